"""Holding chains: the shortest path from an anchor to every vertex, and what is left of them after a stop.

A stop disturbs only the chains that run through it, so it is worked out on these alone.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush

from spm_tui.entanglement.graph import NeedsGraph

#: Stands above an anchor, and above what no anchor reaches.
ANCHOR, UNREACHED = -1, -2


class Holding:
    """The holding chain of every vertex before any stop: of equals the smallest by `graph.order_key`.

    `above[v]` is the vertex before v on its chain, ANCHOR at an anchor, UNREACHED where none leads.
    """

    def __init__(self, graph: NeedsGraph, anchors: Iterable[int]) -> None:
        self._graph = graph
        self.above = above = [UNREACHED] * len(graph)
        needs = graph.ranked_needs
        level = sorted(anchors, key=graph.order_key.__getitem__)
        for anchor in level:
            above[anchor] = ANCHOR
        while level:  # in the order of their chains, so the first to arrive brings the smallest one
            following: list[int] = []
            for vertex in level:
                for after in needs[vertex]:
                    if above[after] == UNREACHED:
                        above[after] = vertex
                        following.append(after)
            level = following

    @cached_property
    def _held(self) -> dict[int, list[int]]:
        """What comes next on the chains through a vertex, for those that stand inside of a chain."""
        held: dict[int, list[int]] = {}
        for vertex, before in enumerate(self.above):
            if before >= 0:
                held.setdefault(before, []).append(vertex)
        return held

    def chain(self, vertex: int) -> list[int]:
        """Return the chain that ends in a vertex, from its anchor on; itself alone where none leads."""
        return _path(self.above, vertex)

    def through(self, stopped: frozenset[int]) -> set[int]:
        """Return the vertices whose chain runs through a stopped one, those left out."""
        held, found = self._held, set()
        waiting = list(stopped)
        while waiting:
            for vertex in held.get(waiting.pop(), ()):
                found.add(vertex)
                waiting.append(vertex)
        return found - stopped

    def lost(self, stopped: frozenset[int], broken: set[int]) -> set[int]:
        """Return those of the `broken` chains' ends that no anchor reaches after the stop.

        Whatever an unbroken chain leads to is still reached, so only what needs the broken is asked.
        """
        needs, lost = self._graph.needs, set(broken)
        waiting = [v for v in broken if any(True for _ in self._holding(v, stopped, broken))]
        lost.difference_update(waiting)
        while waiting:
            for after in needs[waiting.pop()]:
                if after in lost:
                    lost.remove(after)
                    waiting.append(after)
        return lost

    def mended(self, stopped: frozenset[int], broken: set[int]) -> dict[int, tuple[int, ...]]:
        """Return the holding chain after the stop of every end of a `broken` chain that has one.

        Shortest first, and of equals the smallest from the anchor's end (Dijkstra 1959, lengths all one).
        """
        graph, mended = self._graph, dict[int, tuple[int, ...]]()
        rank = graph.order_key
        waiting = []
        for vertex in broken:
            for before in self._holding(vertex, stopped, broken):
                chain = (*self.chain(before), vertex)
                waiting.append((len(chain), tuple(rank[v] for v in chain), chain))
        heapify(waiting)
        while waiting:
            length, ranks, chain = heappop(waiting)
            if chain[-1] in mended:
                continue
            mended[chain[-1]] = chain
            for after in graph.needs[chain[-1]]:
                if after in broken and after not in mended:
                    heappush(waiting, (length + 1, (*ranks, rank[after]), (*chain, after)))
        return mended

    def _holding(self, vertex: int, stopped: frozenset[int], broken: set[int]) -> Iterable[int]:
        """Yield what needs a vertex directly and is held by an unbroken chain."""
        above = self.above
        return (
            before
            for before in self._graph.needed_by[vertex]
            if above[before] != UNREACHED and before not in broken and before not in stopped
        )


def _path(above: Sequence[int], vertex: int) -> list[int]:
    chain = []
    while vertex >= 0:
        chain.append(vertex)
        vertex = above[vertex]
    return chain[::-1]
