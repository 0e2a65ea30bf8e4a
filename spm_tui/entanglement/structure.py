"""What rests on what needs what alone: the reach and the stops of all maps with the same things and ties.

Names, people, months, notes and how we know are no part of it: an edit of one of these builds no graph.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Final

from spm_tui.entanglement.effort import EffortIndex
from spm_tui.entanglement.graph import USER_KINDS, Mode, NeedsGraph
from spm_tui.entanglement.links import Links
from spm_tui.entanglement.people import Parts
from spm_tui.entanglement.reach import Reach, ids_of, system_layer
from spm_tui.entanglement.results import SystemLayer, Trade
from spm_tui.entanglement.stop import Stops, Things
from spm_tui.entanglement.trade import TradeTest, supply
from spm_tui.workshop.records import Swap, Tie
from spm_tui.workshop.session import Session

#: Stop sets whose result one structure holds; past that it starts again, so a long sitting stays small.
MOST_STOPS: Final = 4096

#: Stands for the vertex of a thing that another structure does not have.
GONE: Final = -3


class Trading:
    """The links of one list of swaps, one set of wants, and the trades already worked out on them."""

    def __init__(
        self, crew: "Crew", graph: NeedsGraph, swaps: tuple[Swap, ...], wants: dict[int, int]
    ) -> None:
        self.swaps = swaps
        self.wants = wants
        self.links = Links(graph, swaps, crew.effort.staffed)
        self._crew = crew
        self._graph = graph
        self._trades: dict[tuple[frozenset[int], Mode, float], Trade] = {}

    def trade(self, stopped: frozenset[int], mode: Mode, horizon: float) -> Trade:
        """Return where the people that one stop releases end up by a horizon in months."""
        key = (stopped, mode, horizon)
        found = self._trades.get(key)
        if found is None:
            if len(self._trades) >= MOST_STOPS:
                self._trades = {}
            found = self._trades[key] = self._trade(*key)
        return found

    def _trade(self, stopped: frozenset[int], mode: Mode, horizon: float) -> Trade:
        parts = self._crew.parts(stopped, mode)
        wants = {work: size for work, size in self.wants.items() if work not in stopped}
        if not (parts.known and wants):
            return Trade()
        return TradeTest(self._graph, self.links, supply(parts.parts, wants), horizon).result()


class Crew:
    """Who works on what by one list of ties, and the people of the stops already worked out on it."""

    def __init__(self, structure: "Structure", graph: NeedsGraph, ties: tuple[Tie, ...]) -> None:
        self.ties = ties
        self.effort = EffortIndex(graph)
        self._structure = structure
        self._graph = graph
        self._parts: dict[tuple[frozenset[int], Mode], Parts] = {}
        self._tradings: tuple[Trading, ...] = ()

    def trading(self, swaps: tuple[Swap, ...], wants: dict[int, int]) -> Trading:
        """Return the trades under these swaps and wants; the last two are kept, as of crews."""
        for trading in self._tradings:
            if trading.swaps is swaps and trading.wants == wants:
                return trading
        found = Trading(self, self._graph, swaps, wants)
        self._tradings = (found, *self._tradings[:1])
        return found

    def parts(self, stopped: frozenset[int], mode: Mode) -> Parts:
        """Return the people of one stop, team by team."""
        key = (stopped, mode)
        found = self._parts.get(key)
        if found is None:
            freed = self._structure.things(stopped, mode).freed_vertices
            if len(self._parts) >= MOST_STOPS:
                self._parts = {}
            found = self._parts[key] = Parts(self._graph, self.effort, stopped, freed)
        return found


class Structure:
    """The graph of one structure, its reach, and the stops already worked out on it."""

    def __init__(self, graph: NeedsGraph) -> None:
        self.graph = graph
        self._stops: dict[Mode, Stops] = {}
        self._things: dict[tuple[frozenset[int], Mode], Things] = {}
        self._crews: tuple[Crew, ...] = ()
        self._works_on: dict[int, tuple[str, ...]] = {}  # at most one a vertex

    @cached_property
    def reach(self) -> Reach:
        """Reach both ways."""
        return Reach(self.graph.needs)

    def works_on(self, vertex: int) -> tuple[str, ...]:
        """Return the initiatives, products and workflows that need a vertex in the end, by id, without it."""
        found = self._works_on.get(vertex)
        if found is None:
            bits = self.reach.up[vertex] & self._works & ~(1 << vertex)
            found = self._works_on[vertex] = ids_of(self.graph.ids, bits)
        return found

    @cached_property
    def _works(self) -> int:
        """The bitset of initiatives, products and workflows."""
        return sum(1 << vertex for vertex, kind in enumerate(self.graph.kinds) if kind in USER_KINDS)

    @cached_property
    def system_layer(self) -> SystemLayer | None:
        """Propagation cost of systems and platforms."""
        return system_layer(self.graph)

    def stops(self, mode: Mode) -> Stops:
        """Return what all stops of one mode share."""
        if mode not in self._stops:
            self._stops[mode] = Stops(self.graph, lambda: self.reach, mode)
        return self._stops[mode]

    def things(self, stopped: frozenset[int], mode: Mode) -> Things:
        """Return what one stop does to things."""
        key = (stopped, mode)
        found = self._things.get(key)
        if found is None:
            if len(self._things) >= MOST_STOPS:
                self._things = {}
            found = self._things[key] = Things(self.stops(mode), stopped)
        return found

    def crew(self, session: Session, graph: NeedsGraph) -> Crew:
        """Return who works on what by the ties of a session; `graph` is its own, of this structure.

        The last two lists of ties are kept: those of the room, and those left without a gut feel.
        """
        crews = self._crews
        for crew in crews:
            if crew.ties is session.ties:
                return crew
        found = Crew(self, graph, session.ties)
        self._crews = (found, *crews[:1])
        return found


def held_otherwise(was: Structure, now: Structure) -> set[str]:
    """Return the ids that two structures hold by another chain, or run by others, in mode retire.

    With each come the things before it on both chains: what they hold differs too.
    """
    before, after = was.graph, now.graph
    if before.ids == after.ids:
        place: Sequence[int] = range(len(before))
    else:
        place = [after.index.get(name, GONE) for name in before.ids]
    above, above_now = was.stops("retire").holding.above, now.stops("retire").holding.above
    found: set[str] = set()
    for vertex, vertex_now in enumerate(place):
        if vertex_now == GONE:
            found |= _with_above(before, vertex, above)
            continue
        held = above[vertex]
        same = (place[held] if held >= 0 else held) == above_now[vertex_now]
        if not same or before.staffed[vertex] != after.staffed[vertex_now]:
            found |= _with_above(before, vertex, above) | _with_above(after, vertex_now, above_now)
    for vertex in set(range(len(after))).difference(place):
        found |= _with_above(after, vertex, above_now)
    run, run_now = (
        {graph.ids[vertex]: graph.names(works) for vertex, works in graph.run_by_works.items()}
        for graph in (before, after)
    )
    return found.union(name for name in run.keys() | run_now.keys() if run.get(name) != run_now.get(name))


def _with_above(graph: NeedsGraph, vertex: int, above: Sequence[int]) -> set[str]:
    return set(graph.names(v for v in (vertex, above[vertex]) if v >= 0))


class _Key:
    """What a structure is made of, by value; `session` is carried along for the one who builds it."""

    def __init__(self, session: Session) -> None:
        items, ties = session.items, session.ties
        self._made_of = (  # a few long tuples of words: short ones by the thousand cost more to make
            tuple(map(attrgetter("id"), items)),
            tuple(map(attrgetter("kind"), items)),
            tuple(item.stage == "retired" for item in items),
            tuple(map(attrgetter("from_"), ties)),
            tuple(map(attrgetter("to"), ties)),
        )
        self._hash = hash(self._made_of)
        self._session: Session | None = session

    def take(self) -> Session:
        """Return the session and let go of it, so that a kept structure does not keep it alive."""
        session, self._session = self._session, None
        assert session is not None, "a structure is built once"
        return session

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._made_of == other._made_of


@lru_cache(maxsize=4)
def _structure(key: _Key) -> Structure:
    return Structure(NeedsGraph(key.take()))


def structure_of(session: Session) -> Structure:
    """Return the structure of a session; those of the last four are kept, the room's and the firm ones."""
    return _structure(_Key(session))
