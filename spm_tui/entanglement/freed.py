"""What a stop does to things: freed, kept and by which chain, orphaned, unreached, freed only together.

Nothing here counts people. Reach is taken over the whole needs graph, teams and skills included; they
are never listed.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

import networkx as nx

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.graph import anchors, carers, chain_rank, kinds
from spm_tui.entanglement.holding_chains import HoldingChains
from spm_tui.entanglement.modes import RUN_KINDS, STAFF_KINDS, WORK_KINDS, Mode
from spm_tui.entanglement.reach import lock_counts
from spm_tui.entanglement.results import Kept


class Anchored:
    """A needs graph under one meaning of "stop", with what all stops of that mode share.

    Each part is worked out when first read; see its own module for cost and source. Raises nothing.
    """

    def __init__(self, graph: nx.DiGraph, mode: Mode) -> None:
        self.graph = graph
        self.mode = mode
        self.anchors: tuple[str, ...] = anchors(graph, mode)
        self.kinds: dict[str, str] = kinds(graph)
        #: What a stop can free: all kinds but team and skill.
        self.things: frozenset[str] = frozenset(
            v for v, kind in self.kinds.items() if kind not in STAFF_KINDS
        )

    @cached_property
    def carers(self) -> dict[str, frozenset[str]]:
        """Who runs what has to be run, where somebody does (see `graph.carers`)."""
        return carers(self.graph)

    @cached_property
    def chains(self) -> HoldingChains:
        """The holding chain of every id an anchor reaches before any stop."""
        return HoldingChains(self.graph, self.anchors)

    @cached_property
    def held(self) -> frozenset[str]:
        """The things that an anchor reaches before any stop."""
        return self.things.intersection(self.chains.above)

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """The things no anchor reaches before any stop, by id."""
        return tuple(sorted(self.things - self.held))

    @cached_property
    def locks(self) -> dict[str, int]:
        """The lock count of every id before any stop."""
        return lock_counts(self.graph, self.mode)

    @cached_property
    def tree(self) -> DominatorTree:
        """Dominators below a root above the anchors: x frees exactly what it dominates."""
        return DominatorTree(self.graph, self.anchors)


class SingleStops(Mapping[str, tuple[str, ...]]):
    """What the stop of each thing alone frees, all worked out at once; lists are made when asked for.

    Keys are the ids of all things but teams and skills, values sorted ids. Lengauer & Tarjan 1979: what x
    dominates below a root above the anchors is what only x holds. Raises KeyError for other ids.
    """

    def __init__(self, anchored: Anchored) -> None:
        self._anchored = anchored

    def __getitem__(self, item: str) -> tuple[str, ...]:
        if item not in self._anchored.things:
            raise KeyError(item)
        return tuple(sorted(self._anchored.things.intersection(self._anchored.tree.below(item))))

    def __iter__(self) -> Iterator[str]:
        return (item for item in self._anchored.graph if item in self._anchored.things)

    def __len__(self) -> int:
        return len(self._anchored.things)


class Things:
    """What the stop of a set of things frees and what holds the rest; each part is worked out when read.

    Ids in lists are sorted, chains begin at their anchor. `anchors` counts what is alive for its own sake
    before the stop; 0 is worth saying, for then nothing can be freed or kept. The cost is
    that of the broken holding chains, not of the map. Raises nothing.
    """

    def __init__(self, anchored: Anchored, stopped: frozenset[str]) -> None:
        self._anchored = anchored
        self._graph = anchored.graph
        self._stopped = stopped
        self.mode: Mode = anchored.mode
        self.stopped: tuple[str, ...] = tuple(sorted(stopped))
        self.anchors: int = len(anchored.anchors)
        #: Things no anchor reached even before the stop, by id.
        self.unreached: tuple[str, ...] = anchored.unreached
        self._met: set[str] = set()

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of all whose needs, holding chains and carers decide what is freed and orphaned, whether
        somebody runs it, and the chains that were asked for before.
        """
        graph, found = self._graph, {*self._gone, *self._broken}
        _ = self.somebody_runs  # what is met on the way
        found |= self._met
        found.update(self._near_works)
        for before in {before for v in self._broken for before in graph.predecessors(v)}:
            found.update(self._anchored.chains.chain(before))
        return frozenset(found)

    def _below(self) -> Iterator[str]:
        """Yield what the stopped things need in the end, nearest first, and keep in mind what was met."""
        for item in chain.from_iterable(nx.bfs_layers(self._graph, self._stopped)):
            self._met.add(item)
            yield item

    @cached_property
    def _broken(self) -> set[str]:
        """What loses its holding chain: the rest of the map stays as it was."""
        return self._anchored.chains.broken(self._stopped)

    @cached_property
    def _mended(self) -> dict[str, str]:
        return self._anchored.chains.mended(self._stopped, self._broken) if self._broken else {}

    @cached_property
    def _freed(self) -> frozenset[str]:
        return self._anchored.things.intersection(self._broken.difference(self._mended))

    @property
    def _gone(self) -> frozenset[str]:
        return self._stopped | self._freed

    @cached_property
    def freed(self) -> tuple[str, ...]:
        """Things no surviving anchor reaches any more, by id."""
        return tuple(sorted(self._freed))

    def _stays(self, item: str) -> bool:
        """Return whether an id is a thing that some anchor reaches before and after the stop."""
        return item in self._anchored.held and item not in self._gone

    @cached_property
    def _kept(self) -> tuple[str, ...]:
        below = set().union(*(nx.descendants(self._graph, item) for item in self._stopped))
        return tuple(sorted(self._anchored.held.intersection(below) - self._gone))

    @property
    def kept_count(self) -> int:
        """How many things `kept` lists, without their chains."""
        return len(self._kept)

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What the stopped things need and something else still holds, by id, with its holding chain."""
        return tuple(Kept(item, self._chain(item), self._anchored.locks[item]) for item in self._kept)

    @cached_property
    def needed_by(self) -> tuple[str, ...]:
        """Things an anchor still reaches after the stop that need what is stopped in the end, nearest first.

        Among equals by the kind in the word list, then by id, as in a holding chain. O(items + ties).
        """
        rank = chain_rank(self._graph).__getitem__
        layers = nx.bfs_layers(self._graph.reverse(copy=False), sorted(self._stopped))
        return tuple(item for layer in layers for item in sorted(layer, key=rank) if self._stays(item))

    def chain(self, item: str) -> tuple[str, ...]:
        """Return the holding chain of one kept thing, anchor first; empty for what is not kept."""
        kept = self._stays(item) and any(met == item for met in self._below())
        holding = self._chain(item) if kept else ()
        self._met.update(holding)
        return holding

    def _chain(self, item: str) -> tuple[str, ...]:
        """Return the chain that holds an item after the stop: its own, unless that one is broken."""
        return self._anchored.chains.chain(item, self._mended if item in self._broken else None)

    @cached_property
    def somebody_runs(self) -> bool | None:
        """Whether anything to be run that the stopped things need, kept or freed, has a carer today.

        None when they need no system, platform, data or operation. Stops at the first one found.
        """
        anchored, found = self._anchored, None
        for item in self._below():
            if anchored.kinds[item] in RUN_KINDS and item in anchored.held and item not in self._stopped:
                if item in anchored.carers:
                    return True
                found = False
        return found

    @property
    def _near_works(self) -> set[str]:
        """What the stopped and freed initiatives and products need directly."""
        works = (item for item in self._gone if self._anchored.kinds[item] in WORK_KINDS)
        return {after for work in works for after in self._graph.successors(work)}

    @cached_property
    def orphaned(self) -> tuple[str, ...]:
        """Kept systems, platforms, data and operations that somebody ran before and nobody does after, by id.

        Carers are the teams and skills tied to the thing, or tied to the initiatives and products that
        need it directly; those of stopped or freed initiatives and products are gone.
        """
        run_by = self._anchored.carers
        near = self._near_works.intersection(run_by)
        return tuple(sorted(item for item in near if run_by[item] <= self._gone and self._stays(item)))

    @cached_property
    def together(self) -> tuple[tuple[str, str], ...]:
        """Pairs (stopped thing, another anchor) whose joint stop frees what neither frees alone, sorted.

        A pair of two stopped things is listed once, the smaller id first. Stops are superadditive. A
        dominator tree for each stopped thing.
        """
        found = set()
        for item in self._stopped:
            for other in _partners(self._anchored, item):
                inside = other in self._stopped
                found.add((min(item, other), max(item, other)) if inside else (item, other))
        return tuple(sorted(found))


def _partners(anchored: Anchored, item: str) -> Iterator[str]:
    """Yield the anchors that with `item` free what neither frees alone.

    What an anchor dominates once `item` is gone contains what it dominated before and that is still
    reached, so comparing the two counts is enough.
    """
    without = DominatorTree(anchored.graph, anchored.anchors, frozenset((item,)))
    left = anchored.things.intersection(without.idom)
    before, after = anchored.tree.counts(left), without.counts(left)
    return (a for a in anchored.anchors if a != item and after[a] > before[a])
