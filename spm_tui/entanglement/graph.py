"""The needs graph of a session as a `networkx.DiGraph`, and what is read off it directly; no measure.

An edge u -> v says "u needs v". Nodes are item ids in sorted order, so `list(graph)` is sorted and the order
of the file never matters. Every measure of this package takes such a graph.
"""

from collections.abc import Collection, Iterable
from typing import Final

import networkx as nx

from spm_tui.entanglement.modes import (
    ANCHOR_KINDS,
    RUN_KINDS,
    STAFF_KINDS,
    WORK_KINDS,
    CannotStopError,
    Mode,
    UnknownItemError,
)
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.session import Session

#: The node above all anchors in a rooted graph; no item has this id.
ROOT: Final = ""


def needs_graph(session: Session) -> nx.DiGraph:
    """Return the needs graph of a session.

    Each node carries its record as `item`, each edge its record as `tie`. Ties whose ends are no items are
    left out (storage refuses files that have them). The graph is frozen (`networkx.freeze`): `copy` it to
    change it. Raises nothing. O(items + ties); 8 ms for 3,000 items and 6,000 ties.
    """
    graph, items = nx.DiGraph(), {item.id: item for item in session.items}
    graph.add_nodes_from(sorted(items))  # filled in after: pairs of id and fields take twice as long
    for name, fields in graph.nodes(data=True):
        fields["item"] = items[name]
    graph.add_edges_from(
        (tie.from_, tie.to, {"tie": tie}) for tie in session.ties if tie.from_ in items and tie.to in items
    )
    frozen: nx.DiGraph = nx.freeze(graph)  # type: ignore[no-untyped-call]
    return frozen


def kinds(graph: nx.DiGraph) -> dict[str, str]:
    """Return the kind of every node of a needs graph."""
    return {name: data["item"].kind for name, data in graph.nodes(data=True)}


def anchors(graph: nx.DiGraph, mode: Mode) -> tuple[str, ...]:
    """Return the ids alive for their own sake in a mode, sorted; never an item whose stage is retired."""
    alive = ANCHOR_KINDS[mode]
    return tuple(v for v, item in graph.nodes(data="item") if item.kind in alive and item.stage != "retired")


def rooted(graph: nx.DiGraph, roots: Iterable[str], without: Collection[str] = ()) -> nx.DiGraph:
    """Return the bare edges of a graph less the nodes `without`, with `ROOT` above the `roots` left.

    What ROOT reaches is what the roots reach. Isolated nodes are not in it. O(edges).
    """
    made = nx.DiGraph()
    made.add_node(ROOT)
    made.add_edges_from((ROOT, root) for root in roots if root not in without)
    rest = ((start, ends) for start, ends in graph.adjacency() if start not in without)
    made.add_edges_from((start, end) for start, ends in rest for end in ends if end not in without)
    return made


def stop_set(graph: nx.DiGraph, items: Iterable[str]) -> frozenset[str]:
    """Return the ids of a stop as a set.

    Raises UnknownItemError for an id that is no node, CannotStopError for nothing, a team or a skill.
    """
    chosen = frozenset(items)
    if not chosen:
        raise CannotStopError("nothing is chosen to stop")
    if unknown := sorted(chosen.difference(graph)):
        raise UnknownItemError(unknown[0])
    for name in sorted(chosen):
        item = graph.nodes[name]["item"]
        if item.kind in STAFF_KINDS:
            raise CannotStopError(
                f'"{item.name}" is a {item.kind}; a team or a skill cannot be stopped, only its work'
            )
    return chosen


def carers(graph: nx.DiGraph) -> dict[str, frozenset[str]]:
    """Return who runs each system, platform, data and operation, where somebody does.

    That is the teams and skills tied to it, else the initiatives and products with any that need it directly.
    """
    kind = kinds(graph)
    staff = frozenset(v for v in graph if kind[v] in STAFF_KINDS)
    staffed = {before for v in staff for before in graph.predecessors(v)}
    works = frozenset(v for v in staffed if kind[v] in WORK_KINDS)
    found = {
        v: staff.intersection(graph.successors(v)) or works.intersection(graph.predecessors(v))
        for v in graph
        if kind[v] in RUN_KINDS
    }
    return {v: who for v, who in found.items() if who}


def chain_rank(graph: nx.DiGraph) -> dict[str, int]:
    """Return the place of every id in the order by (position of its kind in the word list, id)."""
    position: dict[str, int] = {kind: place for place, kind in enumerate(ITEM_KINDS)}
    kind = kinds(graph)
    return {v: place for place, v in enumerate(sorted(graph, key=lambda v: (position[kind[v]], v)))}
