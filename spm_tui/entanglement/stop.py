"""What a stop does to things: freed, kept and by which chain, orphaned, unreached, freed only together.

Nothing here counts people. Reach is taken over the whole needs graph, teams and skills included; they
are never listed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.graph import Mode, NeedsGraph
from spm_tui.entanglement.reach import Reach, lock_counts
from spm_tui.entanglement.results import Kept


def holders(
    graph: NeedsGraph, anchors: Iterable[int], stopped: frozenset[int] = frozenset(), within: int = -1
) -> dict[int, int]:
    """Return for every vertex still reached the one before it on its holding chain; -1 at an anchor.

    Level by level from the anchors left; a level is kept in the order of its chains, so the first to
    arrive brings the smallest one. Only vertices in the bitset `within` are walked (-1: all).
    """
    needs = graph.ranked_needs
    level = sorted((a for a in anchors if a not in stopped), key=graph.order_key.__getitem__)
    level = [a for a in level if within >> a & 1]
    above = dict.fromkeys(stopped, -1) | dict.fromkeys(level, -1)
    while level:
        following: list[int] = []
        for vertex in level:
            for after in needs[vertex]:
                if after not in above and (within < 0 or within >> after & 1):
                    above[after] = vertex
                    following.append(after)
        level = following
    return above


def path_to(above: Mapping[int, int], vertex: int) -> list[int]:
    """Return the chain that ends in a vertex, from its anchor on."""
    chain = []
    while vertex >= 0:
        chain.append(vertex)
        vertex = above[vertex]
    return chain[::-1]


class Stops:
    """The needs graph under one meaning of "stop", with what all stops of that mode share."""

    def __init__(self, graph: NeedsGraph, reach: Callable[[], Reach], mode: Mode) -> None:
        self.graph = graph
        self.mode = mode
        self.anchors = graph.anchors(mode)
        self._reach = reach

    @cached_property
    def reached(self) -> bytearray:
        """One flag a vertex: an anchor reaches it before any stop."""
        return self.graph.reached(self.anchors)

    @cached_property
    def above(self) -> dict[int, int]:
        """For every vertex an anchor reaches before any stop, the one before it on its holding chain."""
        return holders(self.graph, self.anchors)

    def above_without(self, stopped: frozenset[int], vertex: int) -> dict[int, int]:
        """Return the same with some stopped, worked out only for what leads to one vertex."""
        return holders(self.graph, self.anchors, stopped, self._reach().up[vertex])

    @cached_property
    def locks(self) -> list[int]:
        """For every vertex, how many anchors reach it before any stop."""
        return lock_counts(self.graph, self._reach(), self.mode)

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
        graph, reached = self.graph, self.reached
        return graph.names(v for v in range(len(graph)) if graph.is_thing[v] and not reached[v])

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

    @cached_property
    def _after(self) -> bytearray:
        return self._graph.reached(self._stops.anchors, self._stopped)

    @cached_property
    def freed_vertices(self) -> frozenset[int]:
        """The freed things as vertices of the graph."""
        if len(self._stopped) == 1:  # one dominator tree answers every single stop
            is_thing, (vertex,) = self._graph.is_thing, self._stopped
            return frozenset(v for v in self._stops.tree.below(vertex) if is_thing[v])
        before, after, stopped = self._stops.reached, self._after, self._stopped
        return frozenset(v for v in self._graph.things(before) if not after[v] and v not in stopped)

    @cached_property
    def freed(self) -> tuple[str, ...]:
        """Things no surviving anchor reaches any more, by id."""
        return self._graph.names(sorted(self.freed_vertices))

    @cached_property
    def _kept_vertices(self) -> list[int]:
        below, before, gone = (
            self._graph.reached(self._stopped), self._stops.reached, self._stopped | self.freed_vertices
        )  # fmt: skip
        return [v for v in self._graph.things(below) if before[v] and v not in gone]

    @cached_property
    def kept_ids(self) -> tuple[str, ...]:
        """What the stopped things need and something else still holds, by id."""
        return self._graph.names(self._kept_vertices)

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What the stopped things need and something else still holds, by id, with its holding chain."""
        graph, locks, stopped = self._graph, self._stops.locks, self._stopped
        chains = [(v, path_to(self._stops.above, v)) for v in self._kept_vertices]
        if any(stopped.intersection(chain) for _, chain in chains):
            above = holders(graph, self._stops.anchors, stopped)
            chains = [(v, path_to(above, v)) for v, _ in chains]
        return tuple(Kept(graph.ids[v], graph.names(chain), locks[v]) for v, chain in chains)

    def chain(self, item: str) -> tuple[str, ...]:
        """Return the holding chain of one kept thing, anchor first; empty for what is not kept."""
        vertex = self._graph.vertex(item)
        if vertex not in self._kept_vertices:
            return ()
        chain = path_to(self._stops.above, vertex)
        if self._stopped.intersection(chain):  # else the chain of the whole map is the smallest left
            chain = path_to(self._stops.above_without(self._stopped, vertex), vertex)
        return self._graph.names(chain)

    @cached_property
    def orphaned(self) -> tuple[str, ...]:
        """Kept systems, platforms, data and operations that somebody ran before and nobody does after, by id.

        Carers are the teams and skills tied to the thing, or tied to the initiatives and products that
        need it directly; those of stopped or freed initiatives and products are gone.
        """
        gone = self._stopped | self.freed_vertices
        carers = self._graph.run_by_works
        return self._graph.names(v for v in self._kept_vertices if v in carers and gone.issuperset(carers[v]))

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
