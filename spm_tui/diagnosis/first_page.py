"""The first page: one thing that works, three to look at, what would help most, and what else is shown."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.portfolio_sentence import spoken_sentence
from spm_tui.diagnosis.probes import Probe
from spm_tui.diagnosis.record_keys import things
from spm_tui.diagnosis.single_changes import best_change, change_words
from spm_tui.diagnosis.stories import MOST, Story, dissent_of, first_question
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening_results import SingleChange
from spm_tui.workshop.session import Session

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
    change: SingleChange | None = None  # to the map, where that is what helps most
    notes: tuple[Story, ...] = ()
    rest: tuple[str, ...] = ()
    portfolio: str | None = None

    @property
    def asks(self) -> bool:
        """Whether what would help most is an answer: `helps` is a question then."""
        return self.change is None


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

    Without `flow` the change to the map, which takes slow measures, is carried over from `previous`.
    """
    if flow or previous is None:
        change = best_change(session, measures) if flow else None
    else:
        change = _known(session, previous.change)
    return FirstPage(
        works=_what_works(list(findings)),
        look_at=_look_at(told),
        helps=change_words(session, change, "in time") if change else (probe.ask if probe else None),
        change=change,
        notes=tuple(story for story in told[:MOST] if story.tier == _ON_THE_MAP)[:NOTES],
        rest=tuple(dict.fromkeys(story.name for story in told[MOST:] if story.supported)),
        portfolio=_portfolio(measures),
    )


def _portfolio(measures: Measures) -> str | None:
    """Return the portfolio in one sentence; None where nobody spoke of people yet."""
    spoken = measures.spoken
    return spoken_sentence(spoken.said, spoken.came_or_could) if spoken.said is not None else None


def _what_works(findings: Sequence[Finding]) -> Finding | None:
    """Return what works: shown first, and last what went otherwise another time."""
    gaps = {
        finding.items for finding in findings if finding.tone == "gap" and finding.state != "not-examined"
    }
    clears = (f for f in findings if f.tone == "clears" and f.state != "not-examined")
    return min(
        clears,
        key=lambda f: (f.state != "supported", bool(f.items) and f.items in gaps, first_question(f), f.key),
        default=None,
    )


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


def _known(session: Session, change: SingleChange | None) -> SingleChange | None:
    """The change, unless something it names has left the session since it was worked out."""
    if change is None:
        return None
    named = {change.from_, change.to}.union(*change.stops)
    return change if named <= things(session).keys() else None
