"""The few figures of a stop that verdicts and answers need, kept while the part of the map it reads stays."""

from typing import Final, NamedTuple

from msgspec import Struct

from spm_tui.diagnosis.map_dependencies import NOTHING, MapSeen, Marks, changed, seen, stop_dependencies
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Span
from spm_tui.memo import table
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session


class StopPeople(Struct, frozen=True):
    """Who can move after a stop, how much of what goes on running was asked about, and how sure that is."""

    released: float | None
    range: Span | None  # what is released at least and at most, if every gut feel is off by half
    asked: int
    of: int
    firm: bool
    guessed: bool  # a figure of it is a gut feel
    orphaned: bool  # something is left without people


class _Found(NamedTuple):
    """What was found for a stop, and the marks of what it read of the map."""

    read: Marks
    people: StopPeople | None


class _LastMap(NamedTuple):
    """The map of the last run, and what was found on it, by the things that stop."""

    where: MapSeen
    found: dict[tuple[str, ...], _Found]


#: The last run; the one session of the room has one map at a time.
_LAST: Final[dict[str, _LastMap]] = table()


def people_of(session: Session, measures: Measures, stop: Stop) -> StopPeople | None:
    """Return the people of a stop as the map has them; None where it cannot be stopped (a team, a skill)."""
    found = _on(seen(session, measures))
    one = found.get(stop.items)
    if one is None:
        one = found[stop.items] = _Found(stop_dependencies(session, measures, stop), _people(measures, stop))
    return one.people


def _on(here: MapSeen) -> dict[tuple[str, ...], _Found]:
    """Return what is known on this map: of the last one, what rests on nothing that changed since."""
    last = _LAST.get("map")
    if last is not None and last.where.items is here.items and last.where.ties is here.ties:
        return last.found
    since = changed(last.where, here) if last is not None else None
    kept = last.found.items() if last is not None and since is not None else ()
    run = _LastMap(here, {items: one for items, one in kept if one.read.isdisjoint(since or NOTHING)})
    _LAST["map"] = run
    return run.found


def _people(measures: Measures, stop: Stop) -> StopPeople | None:
    if not measures.stoppable(stop.items):
        return None
    found = measures.people(stop.items)
    asked, of = found.run_asked.asked, found.run_asked.of
    orphaned = bool(measures.things(stop.items).orphaned)
    span = measures.released_range(stop.items)
    return StopPeople(found.released, span, asked, of, found.firm, bool(found.hunches), orphaned)
