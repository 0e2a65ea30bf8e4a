"""Reach in both directions by Python-int bitsets, and what follows from it: locks, layers, concentration."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeVar

from spm_tui.entanglement.graph import SYSTEM_KINDS, Mode, NeedsGraph
from spm_tui.entanglement.results import Concentration, SystemLayer

T = TypeVar("T")
#: What must not be cut off from the rest of the map.
_CUT_OFF = frozenset({"team", "workflow"})


def components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each after all that it reaches (Tarjan 1972, iterative)."""
    total = len(successors)
    found: list[list[int]] = []
    number, low = [0] * total, [0] * total
    open_: list[int] = []
    count = 0
    done = total + 1
    for start in range(total):
        if number[start]:
            continue
        count += 1
        number[start] = low[start] = count
        open_.append(start)
        walk = [(start, iter(successors[start]))]
        while walk:
            vertex, rest = walk[-1]
            for after in rest:
                if not number[after]:
                    count += 1
                    number[after] = low[after] = count
                    open_.append(after)
                    walk.append((after, iter(successors[after])))
                    break
                low[vertex] = min(low[vertex], low[after])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    low[above] = min(low[above], low[vertex])
                if low[vertex] == number[vertex]:
                    group = [open_.pop()]
                    while group[-1] != vertex:
                        group.append(open_.pop())
                    for member in group:
                        low[member] = done
                    found.append(group)
    return found


class Reach:
    """Who reaches whom, both ways, as bitsets over the condensation: bit v of a number stands for vertex v.

    A heap of reach: `down[v]` is all that v needs in the end, `up[v]` all that needs v, v itself included.
    """

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self._successors = successors
        self._groups = components(successors)

    @cached_property
    def down(self) -> list[int]:
        """For every vertex, the bitset of what it reaches, itself included."""
        reached = [0] * len(self._successors)
        for group in self._groups:
            bits = 0
            for vertex in group:
                bits |= 1 << vertex
                for after in self._successors[vertex]:
                    bits |= reached[after]
            for vertex in group:
                reached[vertex] = bits
        return reached

    @cached_property
    def up(self) -> list[int]:
        """For every vertex, the bitset of what reaches it, itself included."""
        return self.gathered([1 << vertex for vertex in range(len(self._successors))])

    def gathered(self, own: Sequence[int]) -> list[int]:
        """Return for every vertex the union of the `own` bitsets of all that reach it, its own included."""
        bits = list(own)
        for group in reversed(self._groups):
            union = 0
            for vertex in group:
                union |= bits[vertex]
            for vertex in group:
                bits[vertex] = union
                for after in self._successors[vertex]:
                    bits[after] |= union
        return bits


def lock_counts(graph: NeedsGraph, reach: Reach, mode: Mode) -> list[int]:
    """Return for every vertex how many anchors of the mode reach it; an anchor counts itself."""
    own = [0] * len(graph)
    for position, anchor in enumerate(graph.anchors(mode)):
        own[anchor] = 1 << position
    return [bits.bit_count() for bits in reach.gathered(own)]


#: Turns the digits of a bitset into false and true.
_TRUTH = bytes.maketrans(b"01", b"\0\1")


def chosen(values: Iterable[T], bits: int) -> Iterator[T]:
    """Yield the values whose bits are set, in order."""
    return compress(values, bin(bits)[:1:-1].encode().translate(_TRUTH))


def ids_of(ids: Sequence[str], bits: int) -> tuple[str, ...]:
    """Return the ids whose bits are set, in the order of `ids`."""
    return tuple(chosen(ids, bits))


def members(ids: Sequence[str], bits: int) -> frozenset[str]:
    """Return the ids whose bits are set."""
    return frozenset(ids_of(ids, bits))


def system_layer(graph: NeedsGraph) -> SystemLayer | None:
    """Return the propagation cost of systems and platforms; None when there are fewer than two.

    Cost is the share of ordered pairs, self left out, in which the first reaches the second by ties of
    this layer alone (visibility matrix: MacCormack, Rusnak & Baldwin 2006). Never a threshold.
    """
    layer = [v for v, kind in enumerate(graph.kinds) if kind in SYSTEM_KINDS]
    if len(layer) < 2:
        return None
    place = {vertex: position for position, vertex in enumerate(layer)}
    successors = [[place[after] for after in graph.needs[v] if after in place] for v in layer]
    visible = sum(bits.bit_count() - 1 for bits in Reach(successors).down)
    ties = sum(map(len, successors))
    return SystemLayer(
        items=len(layer), ties=ties, propagation_cost=visible / (len(layer) * (len(layer) - 1))
    )


class _Neighbours:
    """A depth-first walk of the graph with directions dropped: places, sizes and the lowest place met."""

    def __init__(self, graph: NeedsGraph, alive: Sequence[object]) -> None:
        self.around = [
            [o for o in {*graph.needs[v], *graph.needed_by[v]} if o != v and alive[o]] if alive[v] else []
            for v in range(len(graph))
        ]
        self.order: list[int] = []
        self.place = [-1] * len(graph)
        self.low = [0] * len(graph)
        self.size = [1] * len(graph)
        self.children: list[list[int]] = [[] for _ in range(len(graph))]
        self.pieces: list[tuple[int, int]] = []  # connected pieces as (first place, size)
        for start in range(len(graph)):
            if alive[start] and self.place[start] < 0:
                self._walk(start)
                self.pieces.append((self.place[start], self.size[start]))

    def _visit(self, vertex: int) -> None:
        self.place[vertex] = self.low[vertex] = len(self.order)
        self.order.append(vertex)

    def _walk(self, start: int) -> None:
        self._visit(start)
        walk = [(start, iter(self.around[start]))]
        while walk:
            vertex, rest = walk[-1]
            for other in rest:
                if self.place[other] < 0:
                    self._visit(other)
                    self.children[vertex].append(other)
                    walk.append((other, iter(self.around[other])))
                    break
                self.low[vertex] = min(self.low[vertex], self.place[other])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    self.low[above] = min(self.low[above], self.low[vertex])
                    self.size[above] += self.size[vertex]


def concentration(graph: NeedsGraph, mode: Mode | None = None) -> tuple[Concentration, ...]:
    """Return the things and teams whose loss cuts at least one team or workflow off from the rest, by id.

    Directions are dropped: what falls apart without the vertex (an articulation point; Tarjan 1972). The
    rest is the largest piece, among equals the one with the smallest id. With a mode, only what its
    anchors reach is looked at.
    """
    alive = graph.reached(graph.anchors(mode)) if mode else bytearray(b"\1" * len(graph))
    walk = _Neighbours(graph, alive)
    found = []
    for first, total in walk.pieces:
        for vertex in walk.order[first : first + total]:
            cut_off = [v for v in _outside_the_rest(walk, vertex, first, total) if graph.kinds[v] in _CUT_OFF]
            if cut_off:
                found.append((vertex, sorted(cut_off)))
    found.sort()
    return tuple(Concentration(graph.ids[vertex], graph.names(cut_off)) for vertex, cut_off in found)


def _outside_the_rest(walk: _Neighbours, vertex: int, first: int, total: int) -> list[int]:
    """Return what falls off the largest part of a connected piece when `vertex` is lost.

    A part is a slice of the walk for every child that reaches nothing above, and all that is left.
    """
    here = walk.place[vertex]
    slices = [
        (walk.place[child], walk.size[child]) for child in walk.children[vertex] if walk.low[child] >= here
    ]
    above = total - 1 - sum(size for _, size in slices)
    if len(slices) + (above > 0) < 2:
        return []
    largest = max(above, *(size for _, size in slices))
    if above == largest and all(size < largest for _, size in slices):
        return [v for start, size in slices for v in walk.order[start : start + size]]
    parts = [walk.order[start : start + size] for start, size in slices]
    below = {here, *(place for start, size in slices for place in range(start, start + size))}
    parts.append([walk.order[place] for place in range(first, first + total) if place not in below])
    parts = [part for part in parts if part]
    rest = min(parts, key=lambda part: (-len(part), min(part)))
    return [v for part in parts if part is not rest for v in part]
