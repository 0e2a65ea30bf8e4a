"""The portfolio as one: what is on its works, what was said of them, and what could do other wanted work.

Works are initiatives and products that have not ended. Each is stopped by itself, so a person counts once for
each work. What nobody asked about is left out and counted as not asked, never as nought.
"""

from collections.abc import Callable, Collection, Iterable

from spm_tui.entanglement.gut_feel import AS_GIVEN, HIGHER, LOWER, Lean
from spm_tui.entanglement.in_time import InTime
from spm_tui.entanglement.people import TeamShares
from spm_tui.entanglement.portfolio_results import CameOrCould, Portfolio, SaidOf, SpokenOf
from spm_tui.entanglement.results import RunAsked
from spm_tui.entanglement.staffing import people, tenths
from spm_tui.workshop.records import Stop

#: The people of a stop in one reading of what rests on a gut feel.
PartsOf = Callable[[frozenset[str], Lean], TeamShares]
#: As given, then lowered and raised where figures rest on a gut feel.
Readings = tuple[InTime, InTime, InTime]


def portfolio(
    works: Collection[str], stops: Iterable[Stop], parts_of: PartsOf, readings: Readings
) -> Portfolio:
    """Return the figures of a portfolio of `works` (ids), of which the `stops` were spoken.

    A stop counts here when it says how many people; of stops that share a thing the one with fewer things
    does, so that nobody is counted twice. O(works) stops and flows. Raises nothing.
    """
    alone = [frozenset((work,)) for work in sorted(works)]
    known = [stop for stop in alone if parts_of(stop, readings[0].lean).known]
    useful = [_useful(known, parts_of, reading) for reading in readings]
    given, least, most = useful
    spoken = spoken_of(stops, parts_of)
    return Portfolio(
        works=RunAsked(len(known), len(alone)),
        booked=people(sum(parts_of(stop, readings[0].lean).booked for stop in known)) if known else None,
        movable=None if given is None else people(given),
        range=None
        if least is None or most is None
        else (readings[1].lean.low(least), readings[2].lean.high(most)),
        said=spoken.said,
        spoken=spoken.came_or_could,
    )


def spoken_of(stops: Iterable[Stop], parts_of: PartsOf) -> SpokenOf:
    """Return what the stop records say, and what came of it or could come; needs no flow. Raises nothing."""
    spoken = _spoken(stops)
    return SpokenOf(_said(spoken), _came_or_could(spoken, parts_of))


def _useful(stops: Iterable[frozenset[str]], parts_of: PartsOf, reading: InTime) -> int | None:
    found = [reading.useful(parts_of(stop, reading.lean)) for stop in stops]
    known = [units for units in found if units is not None]
    return sum(known) if known else None


def _spoken(stops: Iterable[Stop]) -> list[Stop]:
    return counted_once([stop for stop in stops if stop.said_people is not None])


def counted_once(stops: Iterable[Stop]) -> list[Stop]:
    """Return the stops that share no thing, of those that do the one with fewer: nobody counts twice."""
    met: set[str] = set()
    found = []
    for stop in sorted(stops, key=lambda stop: (len(stop.items), sorted(stop.items))):
        if met.isdisjoint(stop.items):
            found.append(stop)
            met.update(stop.items)
    return found


def _said(spoken: list[Stop]) -> SaidOf | None:
    total = sum(tenths(stop.said_people or 0) for stop in spoken)
    return SaidOf(people(total), len({item for stop in spoken for item in stop.items})) if spoken else None


def _came_or_could(spoken: list[Stop], parts_of: PartsOf) -> CameOrCould | None:
    """Return what came of the stops that have happened and what could of the others, as far as known."""
    came = [tenths(stop.seen_people) for stop in spoken if stop.seen_people is not None]
    to_come = [frozenset(stop.items) for stop in spoken if stop.seen_people is None]
    could = [stop for stop in to_come if parts_of(stop, AS_GIVEN).known]
    if not came and not could:
        return None
    given, least, most = (
        sum(parts_of(stop, lean).released for stop in could) + sum(came) * lean.unit
        for lean in (AS_GIVEN, LOWER, HIGHER)
    )
    return CameOrCould(
        people=people(given),
        range=(LOWER.low(least), HIGHER.high(most)),
        came=len(came),
        could=len(could),
        of=len(spoken),
    )
