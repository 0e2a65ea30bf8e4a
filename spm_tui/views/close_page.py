"""The close of a sitting, to be read aloud: the surprise, the sealed guess, what was agreed, what is left."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from spm_tui.diagnosis.finding import Finding
from spm_tui.followup.due_dates import day_to_count
from spm_tui.text import capital_first, clean
from spm_tui.views.commitment_words import kept_words, owner_words
from spm_tui.views.spoken import day
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Style, headline, line, paragraph
from spm_tui.workshop.choices import ANSWER_KEYS, NOBODY
from spm_tui.workshop.guesses import sealed_guesses
from spm_tui.workshop.records import Asset
from spm_tui.workshop.session import Commitment, Session, answer, records
from spm_tui.workshop.stop_records import stop_record
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, plural, plural_of, role

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: So many commitments are read aloud; a room keeps no more.
MOST: Final = 3
#: So many vineyards that are tended stand before the one to speak of.
MOST_TENDED: Final = 2


def close_lines(session: Session, diagnosis: "Diagnosis", *, width: int, time: Sequence[Line] = ()) -> Lines:
    """Return the close as lines at most `width` cells wide; `session` holds nothing sealed that would show.

    `time` are the lines on what was planned and what it took.
    """
    parts: list[Iterable[Line]] = [_surprise(session, diagnosis, width)]
    if session.mode == "self":
        parts = [_claims(session, diagnosis, width)]
    else:
        parts.append(_guess(session, width))
    parts += [
        _commitments(session, width),
        _checks(session, width),
        _vineyard(session, width),
        _left(session, diagnosis, width),
        _parked(session, width),
        time,
    ]
    lines: list[Line] = []
    for part in parts:
        made = list(part)
        lines += [*([EMPTY] if lines and made else []), *made]
    return tuple(lines)


def _told(label: str, words: str, width: int, style: Style = "") -> Iterable[Line]:
    yield line((label, "title"))
    yield from headline(words, width) if style == "headline" else paragraph(words, width, style, "  ", "  ")


def _surprise(session: Session, diagnosis: "Diagnosis", width: int) -> Iterable[Line]:
    words = session.course.surprise if session.course else None
    if words:
        return _told("What surprised us", f"“{clean(words)}”", width, "headline")
    largest = diagnosis.page.look_at[0].headline if diagnosis.page.look_at else ""
    if not largest:
        return _told("What surprised us", "Nothing is written down yet.", width, "dim")
    return (*_told("One thing to look at first", largest, width, "headline"), *_why(diagnosis, width))


def _why(diagnosis: "Diagnosis", width: int) -> Iterable[Line]:
    """Return what is recorded beside the first thing to look at: the other figure, and what is in the way."""
    story = diagnosis.page.look_at[0]
    lead = next(finding for finding in diagnosis.findings if finding.key == story.findings[0])
    told = lead.detail if lead.headline == story.headline else ""
    return paragraph(told, width, "", "  ", "  ") if told else ()


def _guess(session: Session, width: int) -> Iterable[Line]:
    called = names_of(session).said
    found = []
    for item in sealed_guesses(session):
        stop = stop_record(session, (item,))
        on = day_to_count(stop) if stop is not None else None
        when = f"to be opened on {day(on)}" if on else "no day to count is set yet"
        found.append(f"{capital_first(called(item))}: {when}.")
    if not found:
        return _told("The sealed guess", "None is sealed.", width, "dim")
    return _told("The sealed guess", " ".join(found), width)


def _open(session: Session, kinds: tuple[str, ...]) -> list[Commitment]:
    return [one for one in session.commitments if one.kind in kinds and not one.closed]


def _commitments(session: Session, width: int) -> Iterable[Line]:
    found = _open(session, ("decision", "experiment"))
    yield line(("We commit to", "title"))
    if not found:
        yield from paragraph("Nothing yet; three things at most.", width, "dim", "  ", "  ")
    for number, one in enumerate(found[:MOST], 1):
        yield from paragraph(f"{number} {kept_words(one)}", width, "strong", "    ", "  ")
    if len(found) > MOST:
        more = len(found) - MOST
        yield from paragraph(
            f"{more} more {'is' if more == 1 else 'are'} open. Three are as many as a room keeps.",
            width, "dim", "  ", "  ",
        )  # fmt: skip


def _checks(session: Session, width: int) -> Iterable[Line]:
    found = _open(session, ("fact-check",))
    if found:
        yield line(("Facts to check", "title"))
        for one in found:
            yield from paragraph(kept_words(one), width, "", "    ", "  ")


def _vineyard(session: Session, width: int) -> Iterable[Line]:
    """Yield the vineyard to speak of, after those the room has found somebody to tend for so many years."""
    asset = vineyard_to_tend(session)
    if asset is None:
        return
    tended = [one for one in _vineyards(session) if one.committed_years is not None and one is not asset]
    told = [_tended(session, one) for one in (*tended[:MOST_TENDED], asset)]
    yield line(("One vineyard" if len(told) == 1 else "Vineyards", "title"))
    for words in told:
        yield from paragraph(words, width, "", "  ", "  ")


def _tended(session: Session, asset: Asset) -> str:
    name = capital_first(names_of(session).said(asset.item))
    if asset.tended_by in (None, NOBODY):
        return f"{name}: {'nobody' if asset.tended_by else 'nobody asked who'} tends it."
    years = (
        f", {figure(asset.committed_years, 'years')} committed" if asset.committed_years is not None else ""
    )
    return f"{name}: {role(asset.tended_by)} tends it{years}."


def _vineyards(session: Session) -> list[Asset]:
    return [one for one in records(session, "vineyards") if isinstance(one, Asset) and one.fits == "vineyard"]


def vineyard_to_tend(session: Session) -> Asset | None:
    """Return the vineyard to speak of: one that nobody tends first, then one nobody asked about, by id.

    One of which the room disputes what we noticed comes after all others.
    """
    assets = _vineyards(session)
    disputed = {stance.finding.rpartition(":")[2] for stance in session.stances if stance.stance == "dispute"}
    rank = {NOBODY: 0, None: 1}
    return min(
        assets, key=lambda one: (one.item in disputed, rank.get(one.tended_by, 2), one.item), default=None
    )


def _left(session: Session, diagnosis: "Diagnosis", width: int) -> Iterable[Line]:
    """Yield what is unanswered, unsorted, unowned or disputed, a line each."""
    open_ = [str(n) for n, key in enumerate(ANSWER_KEYS, 1) if _unanswered(session, key)]
    waiting = sum(len(given.to_sort) for key in ANSWER_KEYS if (given := answer(session, key)) is not None)
    unowned = sum(one.owner is None for one in session.commitments if not one.closed)
    disputed = [finding for finding in diagnosis.fired if finding.disputed]
    told = [
        f"{plural_of('Question', len(open_))} {listed(open_)} not answered." if open_ else "",
        f"{plural(waiting, 'line')} to sort." if waiting else "",
        f"{plural(unowned, 'commitment')} without an owner." if unowned else "",
        *(f"Not agreed: “{finding.headline.rstrip('.')}”." for finding in disputed),
    ]
    if any(told):
        yield line(("What is left", "title"))
        for words in filter(None, told):
            yield from paragraph(words, width, "", "    ", "  ")


def _unanswered(session: Session, key: str) -> bool:
    given = answer(session, key)
    return given is None or given.status == "open"


def _parked(session: Session, width: int) -> Iterable[Line]:
    found = [one for one in session.parking if one.state != "closed"]
    if found:
        yield line(("Parking lot", "title"))
        for one in found:
            yield from paragraph(f"{clean(one.text)} ({owner_words(one.owner)})", width, "", "    ", "  ")


def _claims(session: Session, diagnosis: "Diagnosis", width: int) -> Iterable[Line]:
    """Yield three claims of one person alone, and whom to ask about each."""
    by_key = {finding.key: finding for finding in diagnosis.findings}
    told = diagnosis.page.look_at[:MOST]
    yield line(("Three claims, and whom to ask", "title"))
    if not told:
        yield from paragraph("Nothing was noticed yet that could be a claim.", width, "dim", "  ", "  ")
    for number, story in enumerate(told, 1):
        lead = by_key[story.findings[0]]
        yield from paragraph(f"{number} {story.headline}", width, "strong", "    ", "  ")
        yield from paragraph(f"{whom_to_ask(session, lead)}. {lead.ask}", width, "", "    ", "    ")


def whom_to_ask(session: Session, finding: Finding) -> str:
    """Return who would know about a finding, as an arrangement and never as a person."""
    if not finding.items:
        return "Ask whoever decides it today"
    subject = finding.items[0]
    kind = next((item.kind for item in session.items if item.id == subject), "")
    called = names_of(session).said(subject)
    return f"Ask {called}" if kind in ("team", "skill") else f"Ask whoever works on {called} today"
