"""Where things stand on a drawn map: in layers by kind, in an order in which few needs cross."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from spm_tui.workshop.session import Session

#: The layers from left to right, with the kinds that stand in each.
LAYERS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("Works", ("initiative", "product")),
    ("Running", ("workflow", "operation")),
    ("Systems", ("system", "platform")),
    ("Data and terms", ("data", "domain", "contract")),
    ("Teams and skills", ("team", "skill")),
)
_SWEEPS: Final = 12

Layers = tuple[tuple[str, ...], ...]
Edge = tuple[str, str]


class MapLayers(NamedTuple):
    """The layers of a map from left to right: their names, what stands in each, and the way of every need.

    Beside ids, a layer holds bends: where needs that reach past it pass through, one for each thing needed.
    A way runs from left to right, through the bends between its two ends; inside a layer it has none.
    """

    names: tuple[str, ...]
    layers: Layers
    ways: dict[Edge, tuple[str, ...]]


def is_bend(node: str) -> bool:
    """Return whether a node of a layer is a bend: no id has a line feed in it."""
    return "\n" in node


def layers_of(session: Session) -> MapLayers:
    """Return the layers that hold something, each in an order with few crossings.

    The order of the file is where it begins; the same session gives the same order.
    """
    found = [(name, [item.id for item in session.items if item.kind in kinds]) for name, kinds in LAYERS]
    known = {item.kind for item in session.items}.difference(*(kinds for _, kinds in LAYERS))
    found.append(("Other", [item.id for item in session.items if item.kind in known]))
    kept = [(name, ids) for name, ids in found if ids]
    layer = {node: number for number, (_, ids) in enumerate(kept) for node in ids}
    bends: list[dict[str, None]] = [{} for _ in kept]
    ways: dict[Edge, tuple[str, ...]] = {}
    for tie in session.ties:
        low, high = sorted((layer[tie.from_], layer[tie.to]))
        between = [f"{tie.to}\n{number}" for number in range(low + 1, high)]
        for number, bend in enumerate(between, low + 1):
            bends[number][bend] = None
        ends = (tie.from_, tie.to) if layer[tie.from_] <= layer[tie.to] else (tie.to, tie.from_)
        ways[tie.from_, tie.to] = (ends[0], *between, ends[1])
    pieces = dict.fromkeys(piece for way in ways.values() for piece in pairwise(way))
    layers = tuple((*ids, *passing) for (_, ids), passing in zip(kept, bends, strict=True))
    return MapLayers(tuple(name for name, _ in kept), ordered(layers, tuple(pieces)), ways)


def ordered(layers: Layers, edges: Sequence[Edge]) -> Layers:
    """Return layers in the order with the fewest crossings that some sweeps of barycentres come upon.

    In each sweep, layer by layer there and back, every node moves to the mean place of its neighbours in
    other layers; nodes without any stay. Source: Sugiyama, Tagawa and Toda 1981.
    """
    near = _neighbours(layers, edges)
    best, fewest = layers, crossings(layers, edges)
    now = list(layers)
    for sweep in range(_SWEEPS):
        numbers = range(len(now)) if sweep % 2 == 0 else range(len(now) - 1, -1, -1)
        for number in numbers:
            place = _places(now)
            now[number] = tuple(sorted(now[number], key=lambda v: (_mean(v, near, place), place[v])))
        found = crossings(now, edges)
        if found < fewest:
            best, fewest = tuple(now), found
        if not fewest:
            break
    return best


def _neighbours(layers: Iterable[Sequence[str]], edges: Iterable[Edge]) -> dict[str, list[str]]:
    layer = {node: number for number, nodes in enumerate(layers) for node in nodes}
    near: dict[str, list[str]] = {node: [] for node in layer}
    for start, end in edges:
        if layer[start] != layer[end]:
            near[start].append(end)
            near[end].append(start)
    return near


def _places(layers: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return where each node stands in its layer, from 0 to 1."""
    return {node: (place + 0.5) / len(nodes) for nodes in layers for place, node in enumerate(nodes)}


def _mean(node: str, near: Mapping[str, Sequence[str]], place: Mapping[str, float]) -> float:
    others = near[node]
    return sum(place[other] for other in others) / len(others) if others else place[node]


def crossings(layers: Sequence[Sequence[str]], edges: Iterable[Edge]) -> int:
    """Return how many pairs of edges between the same two layers cross when drawn straight."""
    where = {node: (number, place) for number, nodes in enumerate(layers) for place, node in enumerate(nodes)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for edge in edges:
        (left, first), (right, second) = sorted(where[end] for end in edge)
        if left != right:
            between.setdefault((left, right), []).append((first, second))
    return sum(_inversions(pairs) for pairs in between.values())


def _inversions(pairs: Iterable[tuple[int, int]]) -> int:
    """Return how many pairs lie the other way round on the right than on the left; equal ends never cross."""
    count, seen = 0, list[int]()
    waiting: list[int] = []
    before = -1
    for first, second in sorted(pairs):
        if first != before:
            for one in waiting:
                insort(seen, one)
            waiting, before = [], first
        count += len(seen) - bisect_right(seen, second)
        waiting.append(second)
    return count
