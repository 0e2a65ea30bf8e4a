"""What a stop does to things: freed, kept and by which chain, orphaned, unreached, freed only together.

Nothing here counts people. Reach is taken over the whole needs graph, teams and skills included; they
are never listed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.graph import RUN_KINDS, WORK_KINDS, Mode, NeedsGraph
from spm_tui.entanglement.holding import UNREACHED, Holding
from spm_tui.entanglement.reach import Reach, chosen, lock_counts
from spm_tui.entanglement.results import Kept


class Stops:
    """The needs graph under one meaning of "stop", with what all stops of that mode share."""

    def __init__(self, graph: NeedsGraph, reach: Callable[[], Reach], mode: Mode) -> None:
        self.graph = graph
        self.mode = mode
        self.anchors = graph.anchors(mode)
        self._reach = reach

    @cached_property
    def holding(self) -> Holding:
        """The holding chain of every vertex an anchor reaches before any stop."""
        return Holding(self.graph, self.anchors)

    @property
    def reach(self) -> Reach:
        """Reach both ways, before any stop and whatever the mode."""
        return self._reach()

    @cached_property
    def held(self) -> int:
        """The bitset of the things that an anchor reaches before any stop."""
        graph, above, bits = self.graph, self.holding.above, 0
        for vertex in range(len(graph)):
            if graph.is_thing[vertex] and above[vertex] != UNREACHED:
                bits |= 1 << vertex
        return bits

    @cached_property
    def locks(self) -> list[int]:
        """For every vertex, how many anchors reach it before any stop."""
        return lock_counts(self.graph, self.reach, self.mode)

    @cached_property
    def tree(self) -> DominatorTree:
        """Dominators below a root above the anchors: x frees exactly what it dominates."""
        return DominatorTree(self.graph.needs, self.anchors)

    @cached_property
    def counts(self) -> list[int]:
        """For every vertex, how many things its stop alone frees."""
        return self.tree.counts(self.graph.is_thing)

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """The things no anchor reaches before any stop, by id."""
        graph, above = self.graph, self.holding.above
        return graph.names(v for v in range(len(graph)) if graph.is_thing[v] and above[v] == UNREACHED)

    def tree_without(self, vertex: int) -> DominatorTree:
        """Return the dominators left when one vertex is stopped."""
        return DominatorTree(self.graph.needs, self.anchors, frozenset((vertex,)))

    def freed_alone(self, vertex: int) -> tuple[str, ...]:
        """Return the things that the stop of one vertex frees, by id."""
        is_thing = self.graph.is_thing
        return self.graph.names(sorted(v for v in self.tree.below(vertex) if is_thing[v]))


class SingleStops(Mapping[str, tuple[str, ...]]):
    """What the stop of each thing alone frees, all worked out at once; lists are made when asked for.

    Keys are the ids of all things but teams and skills. Lengauer & Tarjan 1979: what x dominates below a
    root above the anchors is what only x holds.
    """

    def __init__(self, stops: Stops) -> None:
        self._stops = stops

    def __getitem__(self, item: str) -> tuple[str, ...]:
        vertex = self._stops.graph.index[item]
        if not self._stops.graph.is_thing[vertex]:
            raise KeyError(item)
        return self._stops.freed_alone(vertex)

    def __iter__(self) -> Iterator[str]:
        graph = self._stops.graph
        return (name for vertex, name in enumerate(graph.ids) if graph.is_thing[vertex])

    def __len__(self) -> int:
        return sum(self._stops.graph.is_thing)

    def count(self, item: str) -> int:
        """Return how many things the stop of `item` alone frees, without listing them."""
        return self._stops.counts[self._stops.graph.index[item]]


class Things:
    """What the stop of a set of things frees and what holds the rest; each part is worked out when read.

    `anchors` counts what is alive for its own sake before the stop; 0 is worth saying, for then nothing
    can be freed or kept. DESIGN, section 4.
    """

    def __init__(self, stops: Stops, stopped: frozenset[int]) -> None:
        self._stops = stops
        self._graph = stops.graph
        self._stopped = stopped
        self.mode: Mode = stops.mode
        self.stopped: tuple[str, ...] = stops.graph.names(sorted(stopped))
        self.anchors: int = len(stops.anchors)
        self._met: set[int] = set()

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of all whose needs, holding chains and carers decide what is freed and orphaned, whether
        somebody runs it, and the chains that were asked for before.
        """
        graph, gone = self._graph, self._stopped | self.freed_vertices
        _ = self.somebody_runs  # what is met on the way
        found = {*gone, *self._broken, *self._met}
        found.update(after for v in gone if graph.kinds[v] in WORK_KINDS for after in graph.needs[v])
        for before in {before for v in self._broken for before in graph.needed_by[v]}:
            found.update(self._stops.holding.chain(before))
        return frozenset(graph.names(found))

    def _below(self) -> Iterator[int]:
        """Yield what the stopped things need in the end, nearest first, and keep in mind what was met."""
        for vertex in self._graph.walk(self._stopped):
            self._met.add(vertex)
            yield vertex

    @cached_property
    def _broken(self) -> set[int]:
        """What loses its holding chain: the rest of the map stays as it was."""
        return self._stops.holding.through(self._stopped)

    @cached_property
    def _mended(self) -> dict[int, tuple[int, ...]]:
        return self._stops.holding.mended(self._stopped, self._broken)

    @cached_property
    def freed_vertices(self) -> frozenset[int]:
        """The freed things as vertices of the graph."""
        is_thing, lost = self._graph.is_thing, self._stops.holding.lost(self._stopped, self._broken)
        return frozenset(v for v in lost if is_thing[v])

    @cached_property
    def freed(self) -> tuple[str, ...]:
        """Things no surviving anchor reaches any more, by id."""
        return self._graph.names(sorted(self.freed_vertices))

    def _stays(self, vertex: int) -> bool:
        """Say whether a vertex is a thing that some anchor reaches before and after the stop."""
        held = self._stops.holding.above[vertex] != UNREACHED and self._graph.is_thing[vertex]
        return held and vertex not in self._stopped and vertex not in self.freed_vertices

    @cached_property
    def _kept_bits(self) -> int:
        """The bitset of what is below the stopped things and still held."""
        down, below, gone = self._stops.reach.down, 0, 0
        for vertex in self._stopped:
            below |= down[vertex]
        for vertex in self._stopped | self.freed_vertices:
            gone |= 1 << vertex
        return below & self._stops.held & ~gone

    @property
    def kept_count(self) -> int:
        """How many things `kept` lists, without their chains."""
        return self._kept_bits.bit_count()

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What the stopped things need and something else still holds, by id, with its holding chain."""
        graph, locks = self._graph, self._stops.locks
        kept = chosen(range(len(graph)), self._kept_bits)
        return tuple(Kept(graph.ids[v], graph.names(self._chain(v)), locks[v]) for v in kept)

    def chain(self, item: str) -> tuple[str, ...]:
        """Return the holding chain of one kept thing, anchor first; empty for what is not kept."""
        vertex = self._graph.vertex(item)
        kept = self._stays(vertex) and any(v == vertex for v in self._below())
        holding = self._chain(vertex) if kept else ()
        self._met.update(holding)
        return self._graph.names(holding)

    def _chain(self, vertex: int) -> Sequence[int]:
        """Return the chain that holds a vertex after the stop: its own, unless that one is broken."""
        return self._mended[vertex] if vertex in self._broken else self._stops.holding.chain(vertex)

    @cached_property
    def somebody_runs(self) -> bool | None:
        """Whether anything to be run that the stopped things need, kept or freed, has a carer today.

        None when they need no system, platform, data or operation. Stops at the first one found.
        """
        graph, above, found = self._graph, self._stops.holding.above, None
        for vertex in self._below():
            if graph.kinds[vertex] in RUN_KINDS and above[vertex] != UNREACHED:
                if vertex in self._stopped:
                    continue
                if graph.staffed[vertex] or vertex in graph.run_by_works:
                    return True
                found = False
        return found

    @cached_property
    def orphaned(self) -> tuple[str, ...]:
        """Kept systems, platforms, data and operations that somebody ran before and nobody does after, by id.

        Carers are the teams and skills tied to the thing, or tied to the initiatives and products that
        need it directly; those of stopped or freed initiatives and products are gone.
        """
        graph = self._graph
        gone = self._stopped | self.freed_vertices
        carers = graph.run_by_works
        near = {v for x in gone if graph.kinds[x] in WORK_KINDS for v in graph.needs[x]}
        return graph.names(
            v for v in sorted(near) if v in carers and gone.issuperset(carers[v]) and self._stays(v)
        )

    @property
    def unreached(self) -> tuple[str, ...]:
        """Things no anchor reached even before the stop, by id."""
        return self._stops.unreached

    @cached_property
    def together(self) -> tuple[tuple[str, str], ...]:
        """Pairs (stopped thing, another anchor) whose joint stop frees what neither frees alone, sorted.

        A pair of two stopped things is listed once, the smaller id first. Stops are superadditive.
        """
        found = set()
        for vertex in self._stopped:
            for other in _partners(self._stops, vertex):
                inside = other in self._stopped
                found.add((min(vertex, other), max(vertex, other)) if inside else (vertex, other))
        ids = self._graph.ids
        return tuple((ids[first], ids[second]) for first, second in sorted(found))


def _partners(stops: Stops, vertex: int) -> Iterable[int]:
    """Return the anchors that with `vertex` free what neither frees alone.

    What an anchor dominates once `vertex` is gone contains what it dominated before and that is still
    reached, so comparing the two counts is enough.
    """
    without = stops.tree_without(vertex)
    left = [thing and number > 0 for thing, number in zip(stops.graph.is_thing, without.number, strict=True)]
    before, after = stops.tree.counts(left), without.counts(left)
    return (a for a in stops.anchors if a != vertex and after[a] > before[a])


def triples(stops: Stops, stopped: frozenset[int]) -> tuple[tuple[str, str, str], ...]:
    """Return the triples (stopped thing, two other anchors) that free what none of their pairs frees.

    Two numbers of dominator trees: one for each anchor that shares a need with the stopped thing, one for
    each pair of them. For a person who asks, not for every key.
    """
    graph, found = stops.graph, set()
    for vertex in stopped:
        below = graph.reached([vertex])
        near = [a for a in stops.anchors if a != vertex and _shares(graph, below, a)]
        without = {v: stops.tree_without(v) for v in (vertex, *near)}
        for first, second in combinations(near, 2):
            if _frees_more(stops, without, vertex, first, second):
                found.add(
                    tuple(sorted((vertex, first, second)))
                    if {first, second} & stopped
                    else (vertex, first, second)
                )
    ids = graph.ids
    return tuple((ids[a], ids[b], ids[c]) for a, b, c in sorted(found))


def _shares(graph: NeedsGraph, below: bytearray, anchor: int) -> bool:
    reached = graph.reached([anchor])
    return any(one and two and thing for one, two, thing in zip(below, reached, graph.is_thing, strict=True))


def _frees_more(
    stops: Stops, without: Mapping[int, DominatorTree], stopped: int, first: int, second: int
) -> bool:
    """Say whether three stops free a thing that no two of them free."""
    graph = stops.graph
    tree = DominatorTree(graph.needs, stops.anchors, frozenset((stopped, first)))
    by_pairs = set(without[stopped].below(second)) | set(without[first].below(second))
    return any(graph.is_thing[v] and v not in by_pairs for v in tree.below(second))
