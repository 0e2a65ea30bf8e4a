"""The three options for a vineyard, as data: tend it, loosen it, say it differently."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import assets, swaps, ties_from, ties_to
from spm_tui.diagnosis.trail import name, several
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean, fold
from spm_tui.workshop.choices import NOBODY, Lever
from spm_tui.workshop.records import Asset
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, role, shown, with_article

#: The findings that offer these options.
OFFERED_BY = frozenset({"stock-talk", "untended-vineyard", "called-untouchable"})


class VineyardOption(Struct, frozen=True, kw_only=True):
    """One option: what is on record for it, what to agree on, and a commitment it could become.

    `agree` are the blanks the room fills in; `commitment` and `lever` prefill the form.
    """

    key: Literal["tend", "loosen", "say"]
    title: str
    known: tuple[str, ...]
    agree: tuple[str, ...]
    commitment: str
    lever: Lever | None = None


def vineyard_options(session: Session, finding: Finding, measures: Measures) -> tuple[VineyardOption, ...]:
    """Return the three options for a finding about a vineyard, else nothing.

    `measures` are those of the same session; the next best link is worked out here, so ask when opened.
    """
    if finding.rule not in OFFERED_BY or not finding.items:
        return ()
    item = finding.items[0]
    asset = next((record for _, record in assets(session) if record.item == item), None)
    if asset is None:
        return ()
    called = name(session, item)
    return (
        VineyardOption(
            key="tend",
            title="Tend it",
            known=tuple(_tended(asset)),
            agree=("Who tends it", "For how many years"),
            commitment=f"Name who tends {called}, and for how many years",
            lever="hiring-and-succession",
        ),
        VineyardOption(
            key="loosen",
            title="Loosen it",
            known=tuple(_loose_ends(session, measures, item)),
            agree=("What it may cost", "By when we decide"),
            commitment=f"Try one way to make {called} easier to change, with its price and a deadline",
            lever="team-topology",
        ),
        VineyardOption(
            key="say",
            title="Say it differently",
            known=tuple(_said(asset)),
            agree=("The words we use from now on",),
            commitment=f"Speak of {called} as {with_article(asset.fits or 'vineyard')}{_months(asset)}",
            lever="strategy",
        ),
    )


def _tended(asset: Asset) -> Iterator[str]:
    if asset.tended_by is not None:
        named = fold(asset.tended_by) != NOBODY
        yield f"Tended by {role(clean(asset.tended_by))}" if named else "Nobody is named to tend it"
    if asset.committed_years is not None:
        yield f"{figure(asset.committed_years, 'years')} committed"
    if asset.months_to_change is not None:
        yield f"{figure(asset.months_to_change, 'months')} to change"


def _loose_ends(session: Session, measures: Measures, item: str) -> Iterator[str]:
    """Yield what could loosen a thing: the link that would help, who stepped in, where an interface goes."""
    link = measures.trade([item]).next_best_link if measures.stoppable([item]) else None
    if link is not None:
        ends = f"If {name(session, link.from_)} could help {name(session, link.to)} at once"
        yield f"{ends}, {figure(link.gain)} more would be useful in time"
    others = [swap for _, swap in swaps(session) if swap.to == item and swap.seen_value != 0]
    tried = [s.from_ for s in others if s.seen_months is not None or s.seen_value is not None]
    untried = [s.from_ for s in others if s.from_ not in tried]
    for words, ends_ in (("Stepping in was tried", tried), ("Stepping in was only talked of", untried)):
        if ends_:
            yield f"{words}: {several([name(session, end) for end in dict.fromkeys(ends_)])}"
    tied = [*ties_from(session).get(item, ()), *ties_to(session).get(item, ())]
    hard = [tie for tie in tied if tie.cut in ("costly", "inseparable")]
    for tie in hard[:3]:
        ends = f"{name(session, tie.from_)} and {name(session, tie.to)}"
        yield f"An interface between {ends}, where the cut is {shown(tie.cut or '')} today"


def _said(asset: Asset) -> Iterator[str]:
    if asset.spoken_as is not None:
        yield f"We speak of it as {with_article(asset.spoken_as)}"
    for phrase in asset.phrases or ():
        yield f"“{clean(phrase)}”"


def _months(asset: Asset) -> str:
    if asset.months_to_change is None:
        return ""
    return f": {figure(asset.months_to_change, 'months')} to change"
