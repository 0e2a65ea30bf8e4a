"""The measures that rest on what needs what alone; see `Measures`, which adds people and records."""

import networkx as nx

from spm_tui.entanglement.articulation import concentration
from spm_tui.entanglement.freed import SingleStops
from spm_tui.entanglement.modes import Mode, UnknownItemError
from spm_tui.entanglement.results import Concentration, SystemLayer
from spm_tui.entanglement.topology import Map, Topology


class NeedsMeasures:
    """What needs what, and what follows from that alone: who reaches whom, anchors, locks, what a stop frees.

    Ids are of items; a method that takes one raises UnknownItemError for an id that is none.
    """

    def __init__(self, map_: Map) -> None:
        self._map = map_

    @property
    def graph(self) -> nx.DiGraph:
        """The needs graph of the session (see `needs_graph`), which every measure takes."""
        return self._map.graph

    @property
    def topology(self) -> Topology:
        """What this map shares with all that differ in names and figures only: the same object for each."""
        return self._map.topology

    def _known(self, item: str) -> str:
        if item not in self.topology.graph:
            raise UnknownItemError(item)
        return item

    def needs(self, item: str) -> frozenset[str]:
        """Return the ids of all that an item needs in the end, itself left out. Raises UnknownItemError."""
        return frozenset(nx.descendants(self.topology.graph, self._known(item)))

    def needed_by(self, item: str) -> frozenset[str]:
        """Return the ids of all that need an item in the end, itself left out. Raises UnknownItemError."""
        return frozenset(nx.ancestors(self.topology.graph, self._known(item)))

    def works_on(self, item: str) -> tuple[str, ...]:
        """Return the initiatives, products and workflows that need an item in the end, by id, without it.

        Raises UnknownItemError.
        """
        return self.topology.works_on(self._known(item))

    def alive_on(self, item: str) -> tuple[str, ...]:
        """Return all that is alive for its own sake and needs an item in the end, without it.

        Raises UnknownItemError.
        """
        return self.topology.alive_on(self._known(item))

    def works_reach(self, item: str, least: int) -> bool:
        """Return whether at least `least` works need an item, directly or not; the count stops there.

        Raises UnknownItemError.
        """
        return self.topology.works_reach(self._known(item), least)

    def met_above(self, item: str, least: int) -> tuple[str, ...]:
        """Return the ids that `works_reach` meets on its way up from an item, itself included, in order."""
        return tuple(self.topology.met_above(self._known(item), least))

    def anchors(self, mode: Mode) -> tuple[str, ...]:
        """Return the ids alive for their own sake in a mode, sorted."""
        return self.topology.anchored(mode).anchors

    def freed_by_single_stops(self, mode: Mode = "retire") -> SingleStops:
        """Return, for every thing, the ids its stop alone frees: a mapping, with `count` for numbers only."""
        return SingleStops(self.topology.anchored(mode))

    def lock_counts(self, mode: Mode = "retire") -> dict[str, int]:
        """Return the lock count of every item by id: how many anchors reach it, itself included."""
        return self.topology.anchored(mode).locks

    def concentration(self, mode: Mode | None = None) -> tuple[Concentration, ...]:
        """Return what, when lost, cuts teams or workflows off from the rest of the map.

        With a mode, only what the anchors of that mode reach is looked at.
        """
        return concentration(self.topology.graph, mode)

    def propagation_cost(self) -> SystemLayer | None:
        """Return the propagation cost of systems and platforms with its coverage; None below two of them."""
        return self.topology.system_layer
