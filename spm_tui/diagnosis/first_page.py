"""The first page: one thing that works, three to look at, what would help most, and what else is shown."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.keys import stops, things
from spm_tui.diagnosis.portfolio_sentence import spoken_sentence
from spm_tui.diagnosis.probes import Probe
from spm_tui.diagnosis.stories import MOST, Story, dissent_of, first_question
from spm_tui.diagnosis.trail import name
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Link
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

LOOK_AT: Final = 3
NOTES: Final = 3
#: Up to this tier a story is something to look at; beyond are what works and what the map alone shows.
_ASKS: Final = 2
_ON_THE_MAP: Final = 4


class FirstPage(Struct, frozen=True, kw_only=True):
    """What a room sees first: one thing that works, at most three to look at, and what would help most.

    `notes` are at most three stories that the map alone tells; `rest` names what else is shown. `portfolio`
    is the portfolio in one sentence, where anything was said.
    """

    works: Finding | None
    look_at: tuple[Story, ...]
    helps: str | None
    link: Link | None = None  # the next best link, where that is what helps most
    notes: tuple[Story, ...] = ()
    rest: tuple[str, ...] = ()
    portfolio: str | None = None


def first_page(
    session: Session,
    told: Sequence[Story],
    findings: Iterable[Finding],
    probe: Probe | None,
    measures: Measures,
    *,
    flow: bool = True,
    previous: FirstPage | None = None,
) -> FirstPage:
    """Return the first page from all stories in order (see `stories.ordered_stories`).

    Without `flow` the next best link, which takes slow measures, is carried over from `previous`.
    """
    clears = (f for f in findings if f.tone == "clears" and f.state != "not-examined")
    works = min(clears, key=lambda f: (f.state != "supported", first_question(f), f.key), default=None)
    if flow or previous is None:
        link = best_link(session, measures) if flow else None
    else:
        link = _known(session, previous.link)
    return FirstPage(
        works=works,
        look_at=_look_at(told),
        helps=_ask_link(session, link) if link else (probe.ask if probe else None),
        link=link,
        notes=tuple(story for story in told[:MOST] if story.tier == _ON_THE_MAP)[:NOTES],
        rest=tuple(dict.fromkeys(story.name for story in told[MOST:] if story.supported)),
        portfolio=_portfolio(measures),
    )


def _portfolio(measures: Measures) -> str | None:
    """Return the portfolio in one sentence; None where nobody spoke of people yet."""
    spoken = measures.whole.spoken
    return spoken_sentence(spoken.said, spoken.came_or_could) if spoken.said is not None else None


def _look_at(told: Sequence[Story]) -> tuple[Story, ...]:
    """Return the first three to look at; the largest gap that is shown is among them, disputed or not."""
    chosen = [story for story in told if story.tier <= _ASKS][:LOOK_AT]
    shown = [story for story in told if story.tier == 0 and story.gap]
    largest = max(shown, key=lambda story: story.gap, default=None)
    if largest is not None and all(story.gap < largest.gap for story in chosen):
        chosen = [*chosen[: LOOK_AT - 1], largest]
    return tuple(chosen)


def headlines(page: FirstPage) -> tuple[str, ...]:
    """Return the first page as sentences, in its order; a disputed one with its dissent."""
    works = (" ".join((page.works.headline, *dissent_of(page.works))),) if page.works else ()
    told = (story.headline for story in (*page.look_at, *page.notes))
    return (
        *((page.portfolio,) if page.portfolio else ()),
        *works,
        *told,
        *((page.helps,) if page.helps else ()),
    )


def best_link(session: Session, measures: Measures) -> Link | None:
    """Return the pair not asked about that would make most people useful in time, of one stop record."""
    trades = (measures.trade(stop.items) for _, stop in stops(session) if measures.stoppable(stop.items))
    links = [trade.next_best_link for trade in trades if trade.next_best_link is not None]
    return min(links, key=lambda link: (-link.gain, link.from_, link.to), default=None)


def _known(session: Session, link: Link | None) -> Link | None:
    """The link, unless one of its ends has left the session since it was worked out."""
    return link if link and {link.from_, link.to} <= things(session).keys() else None


def _ask_link(session: Session, link: Link) -> str:
    return (
        f"Ask: could {name(session, link.from_)} help {name(session, link.to)}? "
        f"Effort of {figure(link.gain)} more would be useful in time."
    )
