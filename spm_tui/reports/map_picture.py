"""The map as it is drawn in a page: boxes, lines between them, and a table that says the same."""

from typing import Final

from msgspec import Struct

from spm_tui.reports.bar_picture import wrapped
from spm_tui.reports.map_layout import layers_of
from spm_tui.reports.question_sections import Table
from spm_tui.views.portfolio import tie_facts
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

#: Up to so many things are drawn; more are no picture any more.
MOST: Final = 200
_WIDE, _GAP, _TALL, _STEP, _TOP = 172, 56, 38, 46, 34


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
    names, layers = layers_of(session) if not none else ((), ())
    tallest = max((len(nodes) for nodes in layers), default=0)
    at: dict[str, tuple[int, int]] = {}
    for column, nodes in enumerate(layers):
        room = tallest * _STEP / len(nodes)
        for place, node in enumerate(nodes):
            at[node] = (column * (_WIDE + _GAP) + 2, round(_TOP + (place + 0.5) * room - _TALL / 2))
    return MapDrawing(
        width=max(1, len(layers) * (_WIDE + _GAP) - _GAP + 4),
        height=_TOP + tallest * _STEP + 4,
        heads=tuple((column * (_WIDE + _GAP) + 2, name) for column, name in enumerate(names)),
        boxes=tuple(_box(session, node, place) for node, place in at.items()),
        lines=tuple(_lines(session, at)),
        none=none,
        table=_table(session),
    )


def _box(session: Session, node: str, place: tuple[int, int]) -> MapBox:
    item = next(one for one in session.items if one.id == node)
    name = wrapped(item.name, _WIDE - 12, 13)
    lines = name if len(name) <= 1 else (name[0], *name[1:2])
    if len(name) > 2:
        lines = (name[0], name[1][:-1] + "…")
    return MapBox(x=place[0], y=place[1], lines=lines[:2], kind=shown(item.kind))


def _lines(session: Session, at: dict[str, tuple[int, int]]) -> list[MapLine]:
    called = names_of(session)
    found = []
    for tie in session.ties:
        if tie.from_ in at and tie.to in at:
            facts = tie_facts(tie, called)
            about = f"{called.label(tie.from_)} needs {called.label(tie.to)}" + (
                f": {facts}" if facts else ""
            )
            path = _path(at[tie.from_], at[tie.to])
            found.append(MapLine(path=path, about=about, run=tie.carried_by is not None))
    return found


def _path(start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return a curve from the side of one box to the near side of another; in one layer round its right."""
    (x1, y1), (x2, y2) = start, end
    y1, y2 = y1 + _TALL // 2, y2 + _TALL // 2
    if x1 == x2:
        side = x1 + _WIDE
        return f"M{side} {y1}C{side + 40} {y1} {side + 40} {y2} {side} {y2}"
    left, right = (x1 + _WIDE, x2) if x1 < x2 else (x1, x2 + _WIDE)
    middle = (left + right) // 2
    return f"M{left} {y1}C{middle} {y1} {middle} {y2} {right} {y2}"


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
