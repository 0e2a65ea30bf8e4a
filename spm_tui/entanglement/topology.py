"""What sessions share: measures that rest on what needs what alone, on the ties, or on the swaps and wants.

Names, notes and how we know are no part of any: an edit of one of these works nothing out again.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Final

import networkx as nx

from spm_tui.entanglement.freed import Anchored, Things
from spm_tui.entanglement.graph import ROOT, needs_graph
from spm_tui.entanglement.gut_feel import AS_GIVEN, HIGHER, LOWER, Lean
from spm_tui.entanglement.in_time import InTime, people_range
from spm_tui.entanglement.modes import USER_KINDS, WORK_KINDS, Mode
from spm_tui.entanglement.people import TeamShares
from spm_tui.entanglement.reach import Reach, propagation_cost
from spm_tui.entanglement.results import PeopleRange, SystemLayer, Trade
from spm_tui.entanglement.staffing import Staffing, tenths
from spm_tui.entanglement.substitution import Links
from spm_tui.entanglement.trade import TradeTest, supply
from spm_tui.memo import of_key
from spm_tui.workshop.records import Item, Swap, Tie
from spm_tui.workshop.session import Session

#: Stop sets whose results are kept of one map, so that a long sitting stays small.
MOST_STOPS: Final = 4096


class Trades:
    """The links of one list of swaps, one set of wants in tenths, and the trades worked out on them."""

    def __init__(self, workforce: "Workforce", swaps: tuple[Swap, ...], wants: dict[str, int]) -> None:
        self.links = Links(workforce.graph, swaps, workforce.staffing.staffed)
        self._workforce = workforce
        self._swaps = swaps
        self._wants = wants
        self.trade = lru_cache(MOST_STOPS)(self._trade)
        self.in_time = lru_cache(12)(self._in_time)
        self.people_range = lru_cache(MOST_STOPS)(self._people_range)

    def _trade(self, stopped: frozenset[str], mode: Mode, horizon: float) -> Trade:
        """Return where the people that one stop releases end up by a horizon in months."""
        parts = self._workforce.parts(stopped, mode)
        wants = {work: size for work, size in self._wants.items() if work not in stopped}
        if not (parts.known and wants):
            return Trade()
        test = TradeTest(self.links, supply(parts.parts, wants), horizon)
        return test.result(self.in_time(horizon).next_best_link(parts))

    @cached_property
    def _from_gut_feel(self) -> bool:
        """Whether any figure of people or months that could bear on a range rests on a gut feel."""
        dated = any(swap.basis == "hunch" and swap.seen_months for swap in self._swaps)
        return dated or bool(self._workforce.staffing.hunches)

    def _in_time(self, horizon: float, lean: Lean = AS_GIVEN) -> InTime:
        """Return who could help whom within a horizon, in one reading of what rests on a gut feel."""
        links = self.links
        if lean is not AS_GIVEN:
            links = Links(self._workforce.graph, self._swaps, self._workforce.staffing.staffed, lean)
        return InTime(links, self._wants, horizon, lean)

    def _people_range(self, stopped: frozenset[str], mode: Mode, horizon: float) -> PeopleRange | None:
        """Return what one stop releases, and what of it is useful, at least and at most."""
        _, lower, higher = self.readings(horizon)
        parts = self._workforce.parts
        return people_range(
            (parts(stopped, mode, lower.lean), lower), (parts(stopped, mode, higher.lean), higher)
        )

    def readings(self, horizon: float) -> tuple[InTime, InTime, InTime]:
        """Return who could help whom as given, and lowered and raised where figures rest on a gut feel."""
        given = self.in_time(horizon)
        if not self._from_gut_feel:
            return given, given, given
        return given, self.in_time(horizon, LOWER), self.in_time(horizon, HIGHER)


class Workforce:
    """Who works on what by one list of ties, and the people of the stops worked out on it."""

    def __init__(self, topology: "Topology", graph: nx.DiGraph) -> None:
        self.graph = graph
        self.staffing = Staffing(graph)
        self._topology = topology
        self._parts_of = lru_cache(MOST_STOPS)(self._parts)
        self.trades = lru_cache(2)(self._trades)  # the room's and the firm ones

    def parts(self, stopped: frozenset[str], mode: Mode, lean: Lean = AS_GIVEN) -> TeamShares:
        """Return the people of one stop, team by team, in one reading of what rests on a gut feel."""
        return self._parts_of(stopped, mode, lean)

    def _parts(self, stopped: frozenset[str], mode: Mode, lean: Lean) -> TeamShares:
        freed = self._topology.things(stopped, mode).freed
        return TeamShares(self.graph, self.staffing, stopped, frozenset(freed), lean)

    def _trades(self, swaps: tuple[Swap, ...], wants: tuple[tuple[str, int], ...]) -> Trades:
        """Return the trades under these swaps and wants."""
        return Trades(self, swaps, dict(wants))


class Topology:
    """One graph of what needs what, its reach, and the stops worked out on it."""

    def __init__(self, session: Session) -> None:
        self.graph = needs_graph(session)
        self._made_of = session.items, session.ties
        self._workforces: tuple[tuple[tuple[Tie, ...], Workforce], ...] = ()
        self.anchored = lru_cache(None)(self._anchored)
        self.things = lru_cache(MOST_STOPS)(self._things)
        self.works_on = lru_cache(None)(self._works_on)

    def _anchored(self, mode: Mode) -> Anchored:
        """Return what all stops of one mode share."""
        return Anchored(self.graph, mode)

    def _things(self, stopped: frozenset[str], mode: Mode) -> Things:
        """Return what one stop does to things."""
        return Things(self.anchored(mode), stopped)

    @cached_property
    def reach(self) -> Reach:
        """Who reaches whom."""
        return Reach(self.graph)

    def _works_on(self, item: str) -> tuple[str, ...]:
        """Return the initiatives, products and workflows that need an item in the end, by id, without it."""
        above = self.reach.members(self.reach.up[item])
        return tuple(name for name in above if name in self._users and name != item)

    def alive_on(self, item: str) -> tuple[str, ...]:
        """Return what is alive for its own sake (retire) and needs an item in the end, without it."""
        alive = frozenset(self.anchored("retire").anchors)
        return tuple(n for n in self.reach.members(self.reach.up[item]) if n in alive and n != item)

    def works_reach(self, item: str, least: int) -> bool:
        """Return whether at least `least` works need an item, directly or not; the count stops there."""
        return sum(name in self._users and name != item for name in self.met_above(item, least)) >= least

    def met_above(self, item: str, least: int) -> Iterator[str]:
        """Yield an item and what needs it in the end, nearest first, to the last that `works_reach` asks."""
        found = 0
        yield item
        for _, above in nx.bfs_edges(self.graph, item, reverse=True):
            yield above
            found += above in self._users
            if found == least:
                return

    @cached_property
    def _users(self) -> frozenset[str]:
        kinds = self.anchored("retire").kinds
        return frozenset(name for name, kind in kinds.items() if kind in USER_KINDS)

    @cached_property
    def system_layer(self) -> SystemLayer | None:
        """Propagation cost of systems and platforms."""
        return propagation_cost(self.graph)

    def graph_of(self, session: Session) -> nx.DiGraph:
        """Return the needs graph of a session of this topology, with its own records."""
        items, ties = self._made_of
        return self.graph if items is session.items and ties is session.ties else needs_graph(session)

    def workforce(self, ties: tuple[Tie, ...], graph: Callable[[], nx.DiGraph]) -> Workforce:
        """Return who works on what by a list of ties, those of `graph`; the last two are kept."""
        for known, workforce in self._workforces:
            if known is ties:
                return workforce
        found = Workforce(self, graph())
        self._workforces = ((ties, found), *self._workforces[:1])
        return found


def held_otherwise(was: Topology, now: Topology) -> set[str]:
    """Return the ids that two topologies hold by another chain, or run by others, in mode retire.

    With each come the things before it on both chains: what they hold differs too.
    """
    before, after = was.anchored("retire"), now.anchored("retire")
    above, above_now = before.chains.above, after.chains.above
    found = {name for name, _ in above.items() ^ above_now.items()}
    found |= before.graph.nodes ^ after.graph.nodes
    found |= {tree[name] for name in found for tree in (above, above_now) if name in tree}
    found.discard(ROOT)
    return found.union(name for name, _ in before.carers.items() ^ after.carers.items())


class Map:
    """One map, things and ties as they stand in a session; sessions with the very same share it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.topology = topology_of(session)

    @cached_property
    def graph(self) -> nx.DiGraph:
        """The needs graph."""
        return self.topology.graph_of(self._session)

    @cached_property
    def workforce(self) -> Workforce:
        """Who works on what."""
        return self.topology.workforce(self._session.ties, lambda: self.graph)

    @cached_property
    def items(self) -> dict[str, Item]:
        """The things, teams and skills by id, sorted."""
        return {item.id: item for item in sorted(self._session.items, key=attrgetter("id"))}

    @cached_property
    def wants(self) -> dict[str, int]:
        """The tenths wanted by every item that recorded it, by id; a recorded 0 is there."""
        return {name: tenths(item.wants) for name, item in self.items.items() if item.wants is not None}

    def alone(self, items: Iterable[str], mode: Mode) -> dict[str, TeamShares]:
        """Return the people of each of some items, where it has any, stopped by itself."""
        taken, parts = self.workforce.staffing.effort, self.workforce.parts
        return {item: parts(frozenset((item,)), mode) for item in items if item in taken}

    @cached_property
    def works(self) -> dict[str, TeamShares]:
        """The people of every initiative and product, not retired, stopped by itself (mode retire)."""
        return self.alone(self.all_works, "retire")

    @cached_property
    def all_works(self) -> tuple[str, ...]:
        """Return the ids of the initiatives and products that have not ended, sorted."""
        return tuple(i.id for i in self.items.values() if i.kind in WORK_KINDS and i.stage != "retired")

    def same_as(self, session: Session) -> bool:
        """Return whether a session has the same things and ties, by identity."""
        return self._session.items is session.items and self._session.ties is session.ties


class _Needs:
    """What a topology is made of, by value: ids, kinds, what is retired, and the ends of the ties."""

    def __init__(self, session: Session) -> None:
        self.session = session
        items, ties = session.items, session.ties
        self.made_of = (  # a few long tuples of words: short ones by the thousand cost more to make
            tuple(map(attrgetter("id"), items)),
            tuple(map(attrgetter("kind"), items)),
            tuple(item.stage == "retired" for item in items),
            tuple(map(attrgetter("from_"), ties)),
            tuple(map(attrgetter("to"), ties)),
        )

    def __hash__(self) -> int:
        return hash(self.made_of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Needs) and self.made_of == other.made_of


@of_key(4)
def _topology(needs: _Needs) -> Topology:
    return Topology(needs.session)


def topology_of(session: Session) -> Topology:
    """Return the topology of a session; those of the last four are kept, the room's and the firm ones."""
    return _topology(_Needs(session))
