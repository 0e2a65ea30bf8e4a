"""The map as it is drawn in a page: boxes, lines between them, and a table that says the same."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from spm_tui.reports.bar_picture import wrapped
from spm_tui.reports.map_layout import MapLayers, is_bend, layers_of
from spm_tui.reports.question_sections import Table
from spm_tui.views.portfolio import tie_facts
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

#: Up to so many things are drawn; more are no picture any more.
MOST: Final = 200
_WIDE, _GAP, _TALL, _STEP, _BEND, _TOP = 172, 64, 38, 46, 12, 34


class MapBox(Struct, frozen=True, kw_only=True):
    """One thing: its place in pixels, its name in lines, its kind."""

    x: int
    y: int
    lines: tuple[str, ...]
    kind: str


class MapLine(Struct, frozen=True, kw_only=True):
    """One need: its path, what it says, and whether it is run load."""

    path: str
    about: str
    run: bool


class MapDrawing(Struct, frozen=True, kw_only=True):
    """The drawing, `width` by `height` pixels, with the headings of its layers; or why there is none."""

    width: int
    height: int
    heads: tuple[tuple[int, str], ...]
    boxes: tuple[MapBox, ...]
    lines: tuple[MapLine, ...]
    none: str
    table: Table


def map_drawing(session: Session) -> MapDrawing:
    """Return the map of a session, layered by kind."""
    none = ""
    if not session.items:
        none = "Nothing was named yet."
    elif len(session.items) > MOST:
        many = f"{len(session.items)} things are too many for one picture"
        none = f"{many}; graph.dot and graph.graphml hold them."
    made = layers_of(session) if not none else MapLayers((), (), {})
    tall = max((_height(nodes) for nodes in made.layers), default=0)
    at = _placed(made.layers, tall)
    return MapDrawing(
        width=max(1, len(made.layers) * (_WIDE + _GAP) - _GAP + 4),
        height=_TOP + tall + 4,
        heads=tuple((column * (_WIDE + _GAP) + 2, name) for column, name in enumerate(made.names)),
        boxes=tuple(_box(session, node, place) for node, place in at.items() if not is_bend(node)),
        lines=tuple(_lines(session, made, at)),
        none=none,
        table=_table(session),
    )


def _height(nodes: Iterable[str]) -> int:
    return sum(_BEND if is_bend(node) else _STEP for node in nodes)


def _placed(layers: Iterable[Sequence[str]], tall: int) -> dict[str, tuple[int, int]]:
    """Return the left end and the middle line of every node, each layer in the middle of the height."""
    at: dict[str, tuple[int, int]] = {}
    for column, nodes in enumerate(layers):
        free = (tall - _height(nodes)) / len(nodes)
        y = _TOP + free / 2
        for node in nodes:
            high = _BEND if is_bend(node) else _STEP
            at[node] = (column * (_WIDE + _GAP) + 2, round(y + high / 2))
            y += high + free
    return at


def _box(session: Session, node: str, place: tuple[int, int]) -> MapBox:
    item = next(one for one in session.items if one.id == node)
    name = wrapped(item.name, _WIDE - 12, 13)
    lines = name if len(name) <= 2 else (name[0], name[1][:-1] + "…")
    return MapBox(x=place[0], y=place[1] - _TALL // 2, lines=lines, kind=shown(item.kind))


def _lines(session: Session, made: MapLayers, at: dict[str, tuple[int, int]]) -> Iterator[MapLine]:
    called = names_of(session)
    for tie in session.ties if at else ():
        facts = tie_facts(tie, called)
        ends = f"{called.label(tie.from_)} needs {called.label(tie.to)}"
        path = _path([at[node] for node in made.ways[tie.from_, tie.to]])
        yield MapLine(path=path, about=f"{ends}: {facts}" if facts else ends, run=tie.carried_by is not None)


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Return the way through some places, from left to right, straight across the layers it only passes.

    Between two things of one layer it runs round their right.
    """
    (x1, y1), (x2, y2) = points[0], points[-1]
    if x1 == x2:
        side = x1 + _WIDE
        return f"M{side} {y1}C{side + 40} {y1} {side + 40} {y2} {side} {y2}"
    path = f"M{x1 + _WIDE} {y1}"
    for (x, y), (to, down) in pairwise(points):
        path += f"C{x + _WIDE + _GAP // 2} {y} {to - _GAP // 2} {down} {to} {down}"
        path += "" if (to, down) == points[-1] else f"H{to + _WIDE}"
    return path


def _table(session: Session) -> Table:
    called = names_of(session)
    needs: dict[str, list[str]] = {item.id: [] for item in session.items}
    for tie in session.ties:
        facts = tie_facts(tie, called)
        needs[tie.from_].append(called.said(tie.to) + (f" ({facts})" if facts else ""))
    rows = tuple(
        (called.label(item.id), shown(item.kind), "; ".join(needs[item.id]) or "nothing that was named")
        for item in session.items
    )
    return Table(("Thing", "Kind", "Needs"), rows)
