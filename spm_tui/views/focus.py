"""One thing in the middle: what needs it on its left, what it needs on its right, its own facts between."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.stop_panes import others_holding
from spm_tui.views.styled_lines import Line, Lines, line, panes, paragraph, wrap
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Asset, Item, Tie
from spm_tui.workshop.session import Session, items_by_id, records
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, listed, shown, with_article

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_SIDE_BY_SIDE = 72


def focus(
    session: Session,
    measures: "Measures",
    item_id: str,
    *,
    width: int,
    height: int | None = None,
    ascii: bool = False,
) -> Lines:
    """Return three panes: needs it, the thing, it needs; below 72 cells they stand under each other.

    Each direct need is one line with the people it takes; what is further away is named after it.
    """
    signs, things = glyphs(ascii), items_by_id(session)
    item = things.get(item_id)
    if item is None:
        return (line("There is no such thing on the map."),)
    up = [tie for tie in session.ties if tie.to == item_id and tie.from_ != item_id]
    down = [tie for tie in session.ties if tie.from_ == item_id and tie.to != item_id]
    far_up = set(measures.needed_by(item_id)) - {t.from_ for t in up} - {item_id}
    far_down = set(measures.needs(item_id)) - {t.to for t in down} - {item_id}
    wide = _widths(width)
    called = names_of(session)
    left = _side([(things[t.from_], t) for t in up], far_up, called, wide[0] - 2)
    title, middle = _title(item, called), _facts(session, measures, item, wide[1] - 2)
    if cells(title) > wide[1] - 4:  # the name is what one needs of it; the kind goes below
        title = called.label(item_id)
        middle = (*(() if called.apart(item_id) else (line(item.kind),)), *middle)
    right = _side([(things[t.to], t) for t in down], far_down, called, wide[2] - 2)
    titled = (
        (f"Needs it {len(up)}", left, wide[0]),
        (title, middle, wide[1]),
        (f"It needs {len(down)}", right, wide[2]),
    )
    if width >= _SIDE_BY_SIDE:
        return panes(titled, signs, None if height is None else height - 2)
    return _under_each_other(titled, signs, height)


def _widths(width: int) -> tuple[int, int, int]:
    if width < _SIDE_BY_SIDE:
        return (width - 2,) * 3
    side = (width - 4) // 3
    return side, width - 4 - 2 * side, side


def _under_each_other(titled: tuple[tuple[str, Lines, int], ...], signs: Glyphs, height: int | None) -> Lines:
    left = None if height is None else height - 2 * len(titled)
    lines: list[Line] = []
    for waiting, (title, content, width) in zip((3, 2, 1), titled, strict=True):
        rows = None if left is None else max(1, min(len(content), left // waiting))
        left = None if left is None or rows is None else left - rows
        lines += panes(((title, content, width),), signs, rows)
    return tuple(lines)


def _title(item: Item, called: ThingNames) -> str:
    label = called.label(item.id)
    return label if called.apart(item.id) else f"{label} ({item.kind})"


def _side(near: list[tuple[Item, Tie]], far: Iterable[str], called: ThingNames, width: int) -> Lines:
    near.sort(key=lambda pair: (ITEM_KINDS.index(pair[0].kind), pair[0].name.casefold()))
    lines: list[Line] = []
    for item, tie in near:
        first, *rest = wrap(called.label(item.id), width)
        lines.append(line((first, "strong")))
        lines += [line((more, "strong")) for more in rest]
        if facts := _tie_facts(item, tie, called):
            lines += paragraph(", ".join(facts), width, "dim", "  ", "  ")
    names = sorted(map(called.label, far), key=str.casefold)
    if names:
        lines += paragraph(f"through these: {listed(names)}", width)
    return tuple(lines) or (line(("nothing named", "dim")),)


def _tie_facts(item: Item, tie: Tie, called: ThingNames) -> list[str]:
    facts: list[str] = [] if called.apart(item.id) else [item.kind]
    if tie.people is not None:
        facts.append(figure(tie.people, "people"))
    if tie.stays:
        facts.append(f"{figure(tie.stays)} stay")
    if tie.months is not None:
        facts.append(f"the rest after {figure(tie.months, 'months')}")
    if tie.carried_by:
        facts.append(f"kept running inside {called.said(tie.carried_by)}")
    if tie.cut:
        facts.append(f"{shown(tie.cut)} cut")
    return facts


def _facts(session: Session, measures: "Measures", item: Item, width: int) -> Lines:
    said, seen = _spoken(session, item)
    facts: list[tuple[str, str]] = [
        ("people", figure(item.people, "people") if item.people is not None else ""),
        ("still short of", figure(item.wants, "people") if item.wants is not None else ""),
        ("to run it", figure(item.run_people, "people") if item.run_people is not None else ""),
        ("stage", shown(item.stage) if item.stage else ""),
        ("we said", said),
        ("it behaves", seen),
        ("how do we know", shown(item.basis) if item.basis else ""),
        ("note", item.note or ""),
    ]
    lines: list[Line] = []
    for label, fact in facts:
        if fact:
            lines += paragraph(f"{label}: {fact}", width, later="  ")
    return (*lines, *_hold(session, measures, item, width))


def _spoken(session: Session, item: Item) -> tuple[str, str]:
    for record in records(session, "vineyards"):
        if isinstance(record, Asset) and record.item == item.id:
            said = with_article(record.spoken_as) if record.spoken_as else ""
            months = record.months_to_change
            takes = f"{figure(months, 'months')} to change" if months is not None else ""
            return said, ", ".join(s for s in (with_article(record.fits) if record.fits else "", takes) if s)
    return "", ""


def _hold(session: Session, measures: "Measures", item: Item, width: int) -> Lines:
    lines: list[Line] = []
    others = others_holding(measures, ())(item.id)
    if others > 0:
        lines += paragraph(f"needed by {others} that must stay", width, later="  ")
    alone = measures.freed_by_single_stops("retire").get(item.id)
    if alone:
        parts = listed(list(map(names_of(session).label, alone)))
        lines += paragraph(f"nothing else needs: {parts}", width, later="  ")
    return tuple(lines)
