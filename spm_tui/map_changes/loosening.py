"""What would loosen the stops of a room: every single change to the map that raises what they give.

Exact: every change is worked out that could raise anything, on the stops it can reach, and no other. What is
left out can raise nothing, and why is said where it is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import networkx as nx
from msgspec import structs

from spm_tui.entanglement.in_time import InTime
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.people import TeamShares
from spm_tui.entanglement.staffing import Staffing, people
from spm_tui.map_changes.cuts import Cuts, Ends
from spm_tui.map_changes.loosening_results import LEVERS, Loosening, SingleChange
from spm_tui.workshop.records import Tie
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.what_ifs import ChangeKind

#: So many changes are shown: a room talks about no more.
MOST_CHANGES: Final = 5


class Gain(NamedTuple):
    """By how many tenths a change raises useful and released."""

    useful: int
    released: int


class _LoosenedStop:
    """One stop with people on it, and what single changes to the map would give it, in tenths."""

    def __init__(self, graph: nx.DiGraph, parts: TeamShares, cuts: Cuts, in_time: InTime) -> None:
        self._graph = graph
        self._parts = parts
        self.staffing = parts.staffing
        self._in_time = in_time
        self.stopped = parts.stopped
        self.freed: frozenset[str] = frozenset(parts.gone - parts.stopped)
        self.cuts = cuts.after(self.stopped)
        self.released = parts.released
        self.useful = in_time.useful(parts)
        self.gain_of_cut = lru_cache(None)(self._gain_of_cut)

    def _against(self, parts: TeamShares) -> Gain:
        """Return what other figures of this stop are above today's."""
        useful = 0 if self.useful is None else (self._in_time.useful(parts) or 0) - self.useful
        return Gain(useful, parts.released - self.released)

    def freeing_cuts(self) -> set[Ends]:
        """Return the ties whose cut would free something that people run: no other cut lets anyone go."""
        below = set().union(*(nx.descendants(self._graph, item) for item in self.stopped))
        return self.cuts.freeing((self.staffing.run_known & below) - self._parts.gone)

    def _gain_of_cut(self, freed: frozenset[str]) -> Gain:
        return self._against(TeamShares(self._graph, self.staffing, self.stopped, freed))

    def cut(self, ends: Ends) -> Gain:
        """Return what cutting a tie gives; ties that free the same give the same."""
        freed = self.cuts.freed(ends, self.freed)
        return Gain(0, 0) if freed == self.freed else self.gain_of_cut(freed)

    def carried(self) -> Iterator[Tie]:
        """Yield the run load that keeps people on this stop, and that of what is stopped or freed."""
        for part in self._parts.parts:
            load = self.staffing.carried.get((part.item, part.team), ())
            yield from (tie for tie in load if tie.people and tie.from_ not in self._parts.gone)
        for item in self._parts.gone:
            ties = (data["tie"] for data in self._graph.succ[item].values())
            yield from (tie for tie in ties if tie.people and tie.carried_by is not None)

    def dated_later(self) -> Iterator[Tie]:
        """Yield the ties of this stop with people who could leave earlier than at the date known, or not."""
        effort = self.staffing.effort
        for item in self._parts.gone:
            yield from (tie for tie in effort.get(item, ()) if tie.months is None or tie.months > 0)

    def touches(self, tie: Tie) -> bool:
        """Return whether a tie with people bears on this stop."""
        return tie.from_ in self._parts.gone or tie.carried_by in self._parts.gone

    def changed(self, staffing: Staffing) -> Gain:
        """Return what other ties with people give."""
        return self._against(TeamShares(self._graph, staffing, self.stopped, self.freed))

    def links(self) -> Iterator[tuple[int, str, str]]:
        """Yield every link that would raise useful, and by how much (see `InTime.new_links`)."""
        return self._in_time.new_links(self._parts)


def loosening(
    measures: Measures,
    stops: Iterable[Iterable[str]] | None = None,
    horizon: float | None = None,
    most: int = MOST_CHANGES,
) -> Loosening:
    """Return what some stops give today, and the changes that would give more, best first, at most `most`.

    `stops` are ids; without them those of the room count: every stop record whose things can be stopped.
    `horizon` in months, None: the session's. Stops on which nobody is known to be gain nothing and are only
    listed. A gain is the sum over the stops, each by itself; a change that raises one figure and lowers
    `useful` is none. O(stops x (items + ties)) and a flow for each stop and change. Raises as
    `Measures.people` does for a stop that has no meaning.
    """
    if stops is None:
        stops = [one.items for one in stop_records(measures.session) if measures.stoppable(one.items)]
    given = [measures.team_shares(stop) for stop in sorted({frozenset(stop) for stop in stops}, key=sorted)]
    graph, in_time = measures.graph, measures.in_time(horizon)
    cuts = Cuts(measures.topology.anchored("retire"))
    room = [_LoosenedStop(graph, parts, cuts, in_time) for parts in given if parts.known]
    known = any(stop.useful is not None for stop in room)
    return Loosening(
        stops=tuple(tuple(sorted(parts.stopped)) for parts in given),
        useful=people(sum(stop.useful or 0 for stop in room)) if known else None,
        released=people(sum(stop.released for stop in room)) if room else None,
        changes=tuple(
            SingleChange(
                kind=kind,
                from_=start,
                to=end,
                gain=people(gain.useful) if known else None,
                released_gain=people(gain.released),
                lever=LEVERS[kind],
                asked=_asked(graph, in_time, (kind, start, end)),
                stops=tuple(tuple(sorted(stop.stopped)) for stop, more in each if max(more) > 0),
            )
            for (kind, start, end), gain, each in _best_first(room)[:most]
        ),
        came_back=tuple(came for one in given if (came := measures.people(one.stopped).came_back)),
    )


_Key = tuple[ChangeKind, str, str]
#: What one change gives, stop by stop.
_EachGain = list[tuple[_LoosenedStop, Gain]]


def _best_first(room: list[_LoosenedStop]) -> list[tuple[_Key, Gain, _EachGain]]:
    """Return the changes that give more, with what each gives in all and stop by stop."""
    gains = {**_of_cuts(room), **_of_links(room), **_of_ties(room)}
    summed = [(change, _sum(gain for _, gain in each), each) for change, each in gains.items()]
    better = [one for one in summed if max(one[1]) > 0 and one[1].useful >= 0]
    return sorted(better, key=lambda one: (-one[1].useful, -one[1].released, one[0]))


def _asked(graph: nx.DiGraph, in_time: InTime, change: _Key) -> bool:
    kind, start, end = change
    if kind == "link":
        return end in in_time.links.of(start)
    return kind != "date" or graph.edges[start, end]["tie"].months is not None


def _sum(gains: Iterable[Gain]) -> Gain:
    each = list(gains)
    return Gain(sum(gain.useful for gain in each), sum(gain.released for gain in each))


def _of_cuts(room: list[_LoosenedStop]) -> Mapping[_Key, _EachGain]:
    found = set().union(*(stop.freeing_cuts() for stop in room))
    return {("cut", *ends): [(stop, stop.cut(ends)) for stop in room] for ends in found}


def _of_links(room: list[_LoosenedStop]) -> Mapping[_Key, _EachGain]:
    found: dict[_Key, _EachGain] = {}
    for stop in room:
        for gain, team, work in stop.links():
            found.setdefault(("link", team, work), []).append((stop, Gain(gain, 0)))
    return found


def _of_ties(room: list[_LoosenedStop]) -> Mapping[_Key, _EachGain]:
    """Return what a payer for run load and an earlier date give: no other stop than those it bears on."""
    changes: dict[_Key, tuple[Tie, Tie]] = {}
    for stop in room:
        for tie in stop.carried():
            changes["payer", tie.from_, tie.to] = (tie, structs.replace(tie, carried_by=None))
        for tie in stop.dated_later():
            changes["date", tie.from_, tie.to] = (tie, structs.replace(tie, months=0.0))
    found: dict[_Key, _EachGain] = {}
    for key, (tie, changed) in changes.items():
        staffing = room[0].staffing.with_tie(tie, changed)
        found[key] = [(stop, stop.changed(staffing)) for stop in room if stop.touches(tie)]
    return found
