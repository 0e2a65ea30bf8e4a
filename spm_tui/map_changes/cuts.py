"""What a stop frees once one tie is cut, for every tie whose cut would free something; no people here."""

from collections.abc import Collection, Iterator
from functools import lru_cache

import networkx as nx

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.freed import Anchored
from spm_tui.entanglement.graph import ROOT
from spm_tui.entanglement.modes import STAFF_KINDS

#: A tie by its ends.
Ends = tuple[str, str]


def can_be_cut(graph: nx.DiGraph, ends: Ends) -> bool:
    """Return whether a tie is a need that can be cut: all but people on a work or on what is to be run."""
    staff = graph.nodes[ends[1]]["item"].kind in STAFF_KINDS
    return not staff or graph.edges[ends]["tie"].people is None


class Bridges:
    """What hangs on a single tie below the anchors, in the needs graph less the items `without`.

    An id hangs on a tie when every way from an anchor leads over it: the tie is then the only one into its
    end from what that end does not itself dominate. On the dominator tree of `DominatorTree`; looking a tie
    up costs the ties into its end. Raises nothing.
    """

    def __init__(
        self, graph: nx.DiGraph, anchors: Collection[str], without: Collection[str] = frozenset()
    ) -> None:
        self._graph = graph
        self._anchors = frozenset(anchors)
        self.tree = DominatorTree(graph, anchors, without)
        self._only_tie = lru_cache(None)(self._find_only_tie)
        self._hanging = lru_cache(None)(self._find_hanging)

    def over(self, item: str) -> Iterator[Ends]:
        """Yield the ties that an id hangs on, nearest first."""
        idom = self.tree.idom
        while item in idom:
            tie = self._only_tie(item)
            if tie is not None:
                yield tie
            item = idom[item]

    def hanging(self, ends: Ends) -> frozenset[str]:
        """Return all ids that hang on a tie."""
        end = ends[1]
        return self._hanging(end) if end in self.tree.idom and self._only_tie(end) == ends else frozenset()

    def _find_hanging(self, end: str) -> frozenset[str]:
        return frozenset((end, *self.tree.below(end)))

    def _find_only_tie(self, end: str) -> Ends | None:
        if end in self._anchors:
            return None
        idom, found = self.tree.idom, None
        for before in self._graph.predecessors(end):
            if before in idom and not self._below(before, end):
                if found is not None:
                    return None
                found = before
        return None if found is None else (found, end)

    def _below(self, item: str, above: str) -> bool:
        while item not in (above, ROOT):
            item = self.tree.idom[item]
        return item == above


class Cuts:
    """What stops of one mode free after a cut. `freed` of a stop are given, not worked out again.

    After cutting e a stop X frees what it freed and what only e held beside X, less what e alone held in the
    whole map: that is unreached then. Raises nothing.
    """

    def __init__(self, anchored: Anchored) -> None:
        self._anchored = anchored
        self._whole = Bridges(anchored.graph, anchored.anchors)

    def after(self, stopped: frozenset[str]) -> "StopCuts":
        """Return what one stop frees after each cut."""
        return StopCuts(self._anchored, self._whole, stopped)


class StopCuts:
    """What one stop frees after a cut (see `Cuts`)."""

    def __init__(self, anchored: Anchored, whole: Bridges, stopped: frozenset[str]) -> None:
        self._anchored = anchored
        self._whole = whole
        self._rest = Bridges(anchored.graph, anchored.anchors, stopped)

    def freeing(self, things: Collection[str]) -> set[Ends]:
        """Return the ties whose cut alone would let the stop free one of these things."""
        graph, whole = self._anchored.graph, self._whole
        return {
            ends
            for thing in things
            for ends in self._rest.over(thing)
            if thing not in whole.hanging(ends) and can_be_cut(graph, ends)
        }

    def freed(self, ends: Ends, before: frozenset[str]) -> frozenset[str]:
        """Return what the stop frees once a tie is cut; `before` is what it frees today."""
        added = self._rest.hanging(ends) & self._anchored.things
        return (before | added) - self._whole.hanging(ends)
