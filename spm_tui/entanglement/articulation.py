"""What many hang on: articulation points of the needs graph with its directions dropped."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import networkx as nx

from spm_tui.entanglement.graph import ROOT, anchors, kinds, rooted
from spm_tui.entanglement.modes import CUT_OFF_KINDS, Mode
from spm_tui.entanglement.results import Concentration


def concentration(graph: nx.DiGraph, mode: Mode | None = None) -> tuple[Concentration, ...]:
    """Return the things and teams whose loss cuts at least one team or workflow off from the rest, by id.

    Directions are dropped: what falls apart without an item (an articulation point; Tarjan 1972). The rest is
    the largest piece, among equals the one with the smallest id. With a mode, only what its anchors reach is
    looked at. By `networkx.biconnected_components`; O(items + ties) and what is cut off. Raises nothing.
    """
    around, kind = nx.Graph(), kinds(graph)
    edges = graph.edges
    if mode is not None:
        alive = nx.descendants(rooted(graph, anchors(graph, mode)), ROOT)
        edges = [(u, v) for u, v in edges if u in alive and v in alive]
    around.add_edges_from(edges)
    blocks = nx.Graph()  # the block-cut tree of every piece: each block, by number, beside its items
    for number, block in enumerate(nx.biconnected_components(around)):
        blocks.add_edges_from((number, item) for item in block)
    found = {}
    for piece in nx.connected_components(blocks):
        for item, outside in _losses(blocks, min(node for node in piece if isinstance(node, str))):
            cut_off = sorted(v for v in outside if kind[v] in CUT_OFF_KINDS)
            if cut_off:
                found[item] = tuple(cut_off)
    return tuple(Concentration(item, found[item]) for item in sorted(found))


def _losses(blocks: nx.Graph, root: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each articulation point of the piece around `root` with what its loss parts from the rest.

    The items below a block are a slice of a depth-first walk of the block-cut tree.
    """
    items: list[str] = []
    start, end = {}, {}
    below: dict[object, list[int]] = defaultdict(list)
    for above, node, way in nx.dfs_labeled_edges(blocks, root):
        if way == "forward":
            start[node] = len(items)
            if isinstance(node, str):
                items.append(node)
            elif above != node:
                below[above].append(node)
        elif way == "reverse":
            end[node] = len(items)
    for item in items:
        if blocks.degree(item) > 1:
            parts = [items[start[block] : end[block]] for block in below[item]]
            yield item, _beside_largest(parts, items, item)


def _beside_largest(parts: list[list[str]], items: list[str], lost: str) -> list[str]:
    """Return all of a piece but its largest part; `parts` are those below the lost item."""
    above = len(items) - 1 - sum(map(len, parts))
    if above <= max(map(len, parts)):
        below = {lost, *chain.from_iterable(parts)}
        parts = [*parts, [item for item in items if item not in below]] if above else parts
        parts.remove(min(parts, key=lambda part: (-len(part), min(part))))
    return list(chain.from_iterable(parts))
