"""Where the people a stop releases end up: maximum flows parts -> links -> wants, and what limits them.

All in integer tenths. Which of several maximum flows is found means nothing; only values are used.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from spm_tui.entanglement.people import TeamShare, within
from spm_tui.entanglement.results import Link, Pair, Trade, Worth
from spm_tui.entanglement.staffing import people
from spm_tui.entanglement.substitution import Group, Links, PairLink

USEFUL, UNDATED, LATE, CANNOT, NOT_ASKED = range(5)
#: What released people are, from those nobody wants to those useful in time.
SIX = ("unwanted", "unable", "not_asked", "late", "undated", "useful")

#: The ends of every flow; no item has these ids.
SOURCE, SINK = "(source)", "(sink)"


class Supply(NamedTuple):
    """What a stop releases, by team and months, and what the works outside it want, in tenths."""

    groups: dict[Group, int]
    wants: dict[str, int]


def grouped(parts: Iterable[TeamShare]) -> dict[Group, int]:
    """Return who is free to leave in some parts, by team and months, in the units of the parts."""
    groups: dict[Group, int] = defaultdict(int)
    for part in parts:
        groups[Group(part.team, part.months)] += part.free
    return groups


def supply(parts: Iterable[TeamShare], wants: Mapping[str, int]) -> Supply:
    """Return the groups of released people and the works with wants (tenths by id), both in order."""
    groups = grouped(parts)
    ordered = sorted(groups, key=lambda g: (g.team, g.months is None, g.months or 0.0))
    return Supply({g: groups[g] for g in ordered}, dict(sorted(wants.items())))


def state_of(months: float | None, link: PairLink | None, horizon: float) -> int:
    """Return which of the five a pair is: useful, undated, late, cannot, not asked."""
    if link is None:
        return NOT_ASKED
    if link.cannot:
        return CANNOT
    if not within(link.known_of(months), horizon):
        return LATE  # what is not known yet can only add to it
    return UNDATED if link.after(months) is None else USEFUL


def said_in_time(months: float | None, link: PairLink | None, horizon: float) -> bool:
    """Return whether a pair is in time as said, in months; an observed "cannot" does not count here."""
    return link is not None and within((months or 0.0) + link.said_months, horizon)


def six(released: int, *flows: int) -> dict[str, float]:
    """Return the six that sum to `released`, in people: the differences of maximum flows in tenths.

    The flows are over ever fewer pairs: all, without those answered "cannot", those asked, those in time or
    undated, those in time.
    """
    steps = pairwise((released, *flows, 0))
    return {name: people(more - less) for name, (more, less) in zip(SIX, steps, strict=True)}


def flow_network(given: Supply, pairs: Iterable[tuple[Group, str]]) -> nx.DiGraph:
    """Return source -> groups -> works -> sink with `capacity` in tenths; pairs have no limit of their own.

    A work that no pair leads to has no node: all it wants is open.
    """
    network = nx.DiGraph()
    network.add_nodes_from((SOURCE, SINK))
    network.add_edges_from((SOURCE, group, {"capacity": size}) for group, size in given.groups.items())
    for group, work in pairs:
        network.add_edge(group, work)
        network.add_edge(work, SINK, capacity=given.wants[work])
    return network


def leftover(network: nx.DiGraph, flow: Mapping[object, Mapping[object, int]]) -> nx.DiGraph:
    """Return the residual graph of a flow: what each edge can still take, and what can be sent back."""
    left = nx.DiGraph()
    left.add_nodes_from(network)
    for start, end, capacity in network.edges(data="capacity"):
        used = flow[start][end]
        if capacity is None:
            left.add_edge(start, end)
        elif capacity > used:
            left.add_edge(start, end, capacity=capacity - used)
        if used:
            left.add_edge(end, start, capacity=used)
    return left


class TradeTest:
    """The flows of one stop at one horizon in months; no wants at all is for the caller to see to.

    Maximum flows are networkx's own (preflow-push; Jordan & Graves 1995 for the measure). With 40 teams and
    60 works the five flows take 20 to 40 ms. Raises nothing.
    """

    def __init__(self, links: Links, given: Supply, horizon: float) -> None:
        self._links = links
        self._given = given
        self._horizon = horizon
        self._pairs: dict[int, list[tuple[Group, str]]] = {state: [] for state in range(5)}
        for group in given.groups:
            asked = links.of(group.team)
            for work in given.wants:
                self._pairs[state_of(group.months, asked.get(work), horizon)].append((group, work))

    def result(self, next_best_link: Link | None) -> Trade:
        """Return the six that sum to released, the said side, what holds each step, and the link given."""
        given = self._given
        released, wanted = sum(given.groups.values()), sum(given.wants.values())
        most = min(released, wanted)
        network = flow_network(given, self._pairs[USEFUL])
        useful, flow = nx.maximum_flow(network, SOURCE, SINK)
        undated = self._flow(useful, most, USEFUL, UNDATED)
        asked = self._flow(undated, most, USEFUL, UNDATED, LATE)
        # Without a "cannot" every pair is open, and then nothing but the two sums limits the flow.
        able = self._flow(asked, most, USEFUL, UNDATED, LATE, NOT_ASKED) if self._pairs[CANNOT] else most
        return Trade(
            wanted=people(wanted),
            **six(released, most, able, asked, undated, useful),
            said_useful=people(self._said_useful()),
            next_best_link=next_best_link,
            bottleneck=self._bottleneck(leftover(network, flow)),
            worth=self._worth(),
            useful_pairs=self._named(USEFUL),
            undated_pairs=self._named(UNDATED),
            late_pairs=self._named(LATE),
            not_asked_pairs=self._named(NOT_ASKED),
            cannot_pairs=self._named(CANNOT),
        )

    def _flow(self, before: int, most: int, *states: int) -> int:
        """Return the maximum flow over the pairs in these states.

        `before` is that without the last state, `most` what no flow exceeds.
        """
        if before == most or not self._pairs[states[-1]]:
            return before
        pairs = (pair for state in states for pair in self._pairs[state])
        return _value(flow_network(self._given, pairs), SOURCE, SINK)

    def _said_useful(self) -> int:
        links, horizon = self._links, self._horizon
        pairs = [
            (group, work)
            for group in self._given.groups
            for work, link in links.of(group.team).items()
            if work in self._given.wants and said_in_time(group.months, link, horizon)
        ]
        return _value(flow_network(self._given, pairs), SOURCE, SINK) if pairs else 0

    def _bottleneck(self, left: nx.DiGraph) -> tuple[str, ...]:
        """Return the works and teams of the minimum cut nearest the wants, by id.

        What has nothing to give or to take limits nobody and is not named.
        """
        near = nx.ancestors(left, SINK)
        teams = {group.team for group, size in self._given.groups.items() if size and group in near}
        works = {
            work for work, size in self._given.wants.items() if size and work in left and work not in near
        }
        return tuple(sorted(teams | works))

    def _named(self, state: int) -> tuple[Pair, ...]:
        """Return the pairs in one state that someone could come from and someone wants, by (team, work)."""
        wants = self._given.wants
        if state == NOT_ASKED:
            given = {group.team for group, size in self._given.groups.items() if size}
            open_ = {(g.team, work) for g, work in self._pairs[state] if g.team in given and wants[work]}
            return tuple(Pair(from_=team, to=work) for team, work in sorted(open_))
        found: dict[tuple[str, str], Pair] = {}
        for group, work in self._pairs[state]:
            if self._given.groups[group] and wants[work]:
                pair = self._links.of(group.team)[work].pair(group, work, late=state == LATE)
                earlier = found.get((group.team, work))
                if earlier is None or earlier.months is None or (pair.months or 0.0) < earlier.months:
                    found[group.team, work] = pair
        return tuple(found[ends] for ends in sorted(found))

    def _worth(self) -> Worth | None:
        """Return how much work the released would do, at the best value their team's links kept.

        Value does not weigh in any flow; this is what "4.5 who move do the work of about 3.2" shows.
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


def _value(network: nx.DiGraph, source: object, sink: object) -> int:
    value: int = nx.maximum_flow_value(network, source, sink)
    return value
