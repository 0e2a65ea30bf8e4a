"""Where released people end up: flows parts -> links -> wants, what limits them, and the pair trade test.

All in integer tenths. Which of several maximum flows is found means nothing; only values are used.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spm_tui.entanglement.effort import people, tenths
from spm_tui.entanglement.flow import Network
from spm_tui.entanglement.graph import NeedsGraph
from spm_tui.entanglement.links import Links, PairLink
from spm_tui.entanglement.people import MONTHS_SLACK, Part
from spm_tui.entanglement.results import Link, Pair, Trade, Worth

USEFUL, UNDATED, LATE, CANNOT, NOT_ASKED = range(5)

_SOURCE, _SINK = 0, 1


class Group(NamedTuple):
    """People of one team or skill who can leave after the same months."""

    team: int
    months: float | None


class Supply(NamedTuple):
    """What a stop releases, by team and months, and what the works outside it want, in tenths."""

    groups: dict[Group, int]
    wants: dict[int, int]

    @property
    def released(self) -> int:
        """Tenths released."""
        return sum(self.groups.values())

    @property
    def wanted(self) -> int:
        """Tenths wanted."""
        return sum(self.wants.values())


def supply(parts: Iterable[Part], wants: Mapping[int, int]) -> Supply:
    """Return the groups of released people and the works that want any, ready for the flow."""
    groups: dict[Group, int] = defaultdict(int)
    for part in parts:
        groups[Group(part.team, part.months)] += part.free
    ordered = sorted(groups, key=lambda g: (g.team, g.months is None, g.months or 0.0))
    return Supply({g: groups[g] for g in ordered}, dict(sorted(wants.items())))


def all_wants(graph: NeedsGraph) -> dict[int, int]:
    """Return the tenths wanted by every work that recorded it; a recorded 0 is there."""
    return {v: tenths(item.wants) for v, item in enumerate(graph.items) if item.wants is not None}


def within(months: float, horizon: float) -> bool:
    """Say whether months are within the horizon, free of rounding."""
    return months <= horizon + MONTHS_SLACK


def state_of(months: float | None, link: PairLink | None, horizon: float) -> int:
    """Return which of the five a pair is: useful, undated, late, cannot, not asked."""
    if link is None:
        return NOT_ASKED
    if link.cannot:
        return CANNOT
    if months is None or link.months is None:
        return UNDATED
    return USEFUL if within(months + link.months, horizon) else LATE


def said_in_time(months: float | None, link: PairLink | None, horizon: float) -> bool:
    """Say whether a pair is in time as said; "cannot" does not count against it."""
    return link is not None and within((months or 0.0) + link.said_months, horizon)


class _Flow:
    """A network of source -> groups -> works -> sink to which pairs are added state by state.

    A work that no pair leads to yet has no vertex: all it wants is open.
    """

    def __init__(self, given: Supply) -> None:
        self.network = Network(2)
        self.groups: dict[Group, int] = {}
        self.works: dict[int, int] = {}
        for group, size in given.groups.items():
            self.groups[group] = self.network.add_vertex()
            self.network.add_edge(_SOURCE, self.groups[group], size)
        self._wants = given.wants
        self.value = 0

    def _work(self, work: int) -> int:
        if work not in self.works:
            vertex = self.works[work] = self.network.add_vertex()
            self.network.add_edge(vertex, _SINK, self._wants[work])
        return self.works[work]

    def with_pairs(self, pairs: Iterable[tuple[Group, int]]) -> int:
        """Add pairs without a limit of their own and return the value of the maximum flow then."""
        for group, work in pairs:
            self.network.add_edge(self.groups[group], self._work(work))
        self.value += self.network.augment(_SOURCE, _SINK)
        return self.value


class TradeTest:
    """The flows of one stop at one horizon; no wants at all is for the caller to see to."""

    def __init__(self, graph: NeedsGraph, links: Links, given: Supply, horizon: float) -> None:
        self._graph = graph
        self._links = links
        self._given = given
        self._horizon = horizon
        self._pairs: dict[int, list[tuple[Group, int]]] = {state: [] for state in range(5)}
        for group in given.groups:
            asked = links.of(group.team)
            for work in given.wants:
                self._pairs[state_of(group.months, asked.get(work), horizon)].append((group, work))

    def result(self) -> Trade:
        """Return the six that sum to released, the said side, and what holds each step."""
        given = self._given
        released, wanted = given.released, given.wanted
        most = min(released, wanted)
        flow = _Flow(given)
        useful = flow.with_pairs(self._pairs[USEFUL])
        bottleneck, link = self._bottleneck(flow), self._next_best_link(flow)
        undated = flow.with_pairs(self._pairs[UNDATED])
        asked = flow.with_pairs(self._pairs[LATE])
        # Without a "cannot" every pair is open, and then nothing but the two sums limits the flow.
        able = flow.with_pairs(self._pairs[NOT_ASKED]) if self._pairs[CANNOT] else most
        return Trade(
            wanted=people(wanted),
            unwanted=people(released - most),
            unable=people(most - able),
            not_asked=people(able - asked),
            late=people(asked - undated),
            undated=people(undated - useful),
            useful=people(useful),
            said_useful=people(self._said_useful()),
            next_best_link=link,
            bottleneck=bottleneck,
            worth=self._worth(),
            useful_pairs=self._named(USEFUL),
            undated_pairs=self._named(UNDATED),
            late_pairs=self._named(LATE),
            not_asked_pairs=self._named(NOT_ASKED),
            cannot_pairs=self._named(CANNOT),
        )

    def _said_useful(self) -> int:
        links, horizon = self._links, self._horizon
        return _Flow(self._given).with_pairs(
            (group, work)
            for group in self._given.groups
            for work, link in links.of(group.team).items()
            if work in self._given.wants and said_in_time(group.months, link, horizon)
        )

    def _bottleneck(self, flow: _Flow) -> tuple[str, ...]:
        """Return the works and teams of the minimum cut nearest the wants, by id.

        What has nothing to give or to take limits nobody and is not named.
        """
        near = flow.network.reaching(_SINK)
        teams = {g.team for g, size in self._given.groups.items() if size and near[flow.groups[g]]}
        works = {w for w, vertex in flow.works.items() if self._given.wants[w] and not near[vertex]}
        return self._graph.names(sorted(teams | works))

    def _next_best_link(self, flow: _Flow) -> Link | None:
        """Return the pair nobody was asked about that would raise `useful` most, were it possible at once.

        In the residual graph after a maximum flow, what the source still reaches and what still reaches
        the sink share no vertex. A new pair joins the two, so its gain is the smaller of what can be
        brought to the team and what can be taken on from the work: two flows a pair end, none a pair.
        """
        able: dict[int, list[int]] = defaultdict(list)
        for group, vertex in flow.groups.items():
            if group.months is not None and within(group.months, self._horizon):
                able[group.team].append(vertex)
        open_ = {(g.team, w) for g, w in self._pairs[NOT_ASKED] if g.team in able}
        brought = _Room(flow.network, flow.network.reached_from(_SOURCE))
        taken = _Room(flow.network, flow.network.reaching(_SINK))
        best: tuple[int, int, int] | None = None
        wants = self._given.wants
        for team, work in sorted(open_):
            floor = -best[0] if best else 0
            gives = brought.into(team, able[team])
            if gives <= floor:
                continue
            takes = wants[work] if work not in flow.works else taken.out_of(work, flow.works[work])
            gain = min(gives, takes)
            if gain > floor:
                best = (-gain, team, work)
        if best is None:
            return None
        ids = self._graph.ids
        return Link(ids[best[1]], ids[best[2]], people(-best[0]))

    def _named(self, state: int) -> tuple[Pair, ...]:
        """Return the pairs in one state that someone could come from and someone wants, by (team, work)."""
        ids, wants = self._graph.ids, self._given.wants
        if state == NOT_ASKED:
            given = {group.team for group, size in self._given.groups.items() if size}
            open_ = {(g.team, work) for g, work in self._pairs[state] if g.team in given and wants[work]}
            return tuple(Pair(from_=ids[team], to=ids[work]) for team, work in sorted(open_))
        months: dict[tuple[int, int], float | None] = {}
        for group, work in self._pairs[state]:
            if not (self._given.groups[group] and wants[work]):
                continue
            link = self._links.of(group.team).get(work)
            total = _total(group.months, link)
            earlier = months.get((group.team, work))
            months[group.team, work] = total if earlier is None or (total or 0.0) < earlier else earlier
        return tuple(self._pair(team, work, months[team, work]) for team, work in sorted(months))

    def _pair(self, team: int, work: int, months: float | None) -> Pair:
        ids, link = self._graph.ids, self._links.of(team).get(work)
        if link is None:
            return Pair(from_=ids[team], to=ids[work])
        via = ids[link.via] if link.via is not None else ""
        return Pair(
            from_=ids[team], to=ids[work], months=months, value=link.value, via=via, staffs=link.staffs
        )

    def _worth(self) -> Worth | None:
        """Return how much work the released would do, at the best value their team's links kept.

        Value does not weigh in any flow; this is what "4.5 who leave do the work of about 3.2" shows.
        None when no value is on record for anyone.
        """
        known, done = 0, 0.0
        for group, size in self._given.groups.items():
            asked = self._links.of(group.team)
            kept = [
                link.value
                for work, link in asked.items()
                if work in self._given.wants and not link.cannot and link.value is not None
            ]
            if kept and size:
                known += size
                done += size * max(kept) / 100
        return Worth(people(round(done)), people(known)) if known else None


def _total(months: float | None, link: PairLink | None) -> float | None:
    if months is None or link is None or link.months is None:
        return None
    return months + link.months


class _Room:
    """What one side of a residual graph can still bring to, or take from, a vertex; each worked out once."""

    def __init__(self, network: Network, side: list[bool]) -> None:
        self._network = network
        self._side = side
        self._found: dict[int, int] = {}

    def into(self, key: int, vertices: list[int]) -> int:
        """Return how much more the source can bring to any of `vertices`."""
        if key not in self._found:
            reached = [vertex for vertex in vertices if self._side[vertex]]
            self._found[key] = self._into(reached) if reached else 0
        return self._found[key]

    def _into(self, vertices: list[int]) -> int:
        network = self._network.copy()
        end = network.add_vertex()
        for vertex in vertices:
            network.add_edge(vertex, end)
        return network.augment(_SOURCE, end)

    def out_of(self, key: int, vertex: int) -> int:
        """Return how much more the sink can take from `vertex`."""
        if key not in self._found:
            self._found[key] = self._network.room(vertex, _SINK) if self._side[vertex] else 0
        return self._found[key]
