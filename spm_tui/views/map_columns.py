"""The map as columns by kind, one line a thing: what is tied to the chosen one and how many hold each."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.neighbours import steps_from
from spm_tui.views.stop_panes import others_holding
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Style, beside, cut, fit, line
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


class _Marks(Struct, frozen=True):
    """What the lines of every column are marked with."""

    steps: Mapping[str, int]
    holding: Callable[[str], int]
    chosen: str | None
    signs: Glyphs
    width: int
    called: ThingNames


_NARROWEST = 24
_FOOT = 2  # an empty line and the legend


def columns(
    session: Session, only: Collection[str] | None = None
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return (kind, its things in file order) for every kind the session has, in the order of the kinds.

    `only`: of the things with these ids; None for all.
    """
    by_kind: dict[str, list[Item]] = {}
    for item in session.items:
        if only is not None and item.id not in only:
            continue
        by_kind.setdefault(item.kind, []).append(item)
    return tuple((kind, tuple(by_kind[kind])) for kind in ITEM_KINDS if kind in by_kind)


def map_columns(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return the map in columns by kind, as many beside each other as `width` cells allow.

    With `chosen`, what is tied to it carries `=` and what is two steps away `-`. Stars tell how many
    things that must stay hold one (lock count). With `height` each column shows a part: the chosen
    thing's column around it, the others with what is tied to it first, and `+ N more`.
    """
    found = columns(session, only)
    if not found:
        return (line("Nothing is on the map yet." if only is None else "Nothing found."),)
    signs = glyphs(ascii)
    steps = steps_from(session, chosen) if chosen else {}
    bands, wide = _bands(found, width, height, steps, chosen)
    marks = _Marks(steps, others_holding(measures, ()), chosen, signs, wide, names_of(session))
    lines: list[Line] = []
    for band in bands:
        lines += [*beside([(_column(part, marks), wide) for part in band], " ", signs.more), EMPTY]
    return (*lines, *_legend(signs, width))


def thing_at(
    session: Session,
    x: int,
    y: int,
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
) -> str | None:
    """Return the id of the thing `map_columns` draws at column `x` of line `y`, or None.

    Takes the same `width`, `height`, `chosen` and `only` as the picture was drawn with.
    """
    part, row = _part_at(session, x, y, width, height, chosen, only)
    return part.shown[row - 1].id if part is not None and 1 <= row <= len(part.shown) else None


def cut_kind_at(
    session: Session,
    x: int,
    y: int,
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
) -> str | None:
    """Return the kind whose column at `x` and `y` shows a part of its things only, or None (`thing_at`)."""
    part, _ = _part_at(session, x, y, width, height, chosen, only)
    return part.kind if part is not None and part.more else None


def _part_at(
    session: Session,
    x: int,
    y: int,
    width: int,
    height: int | None,
    chosen: str | None,
    only: Collection[str] | None,
) -> "tuple[_Part | None, int]":
    """Return what is drawn of a column at a place, and the line of it (0 is its head)."""
    steps = steps_from(session, chosen) if chosen else {}
    bands, wide = _bands(columns(session, only), width, height, steps, chosen)
    for band in bands:
        high = max(part.lines for part in band)
        if 0 <= y <= high:
            at = x // (wide + 1)
            return (band[at] if 0 <= at < len(band) else None), y
        y -= high + 1
    return None, 0


class _Part(Struct, frozen=True):
    """What one column shows of a kind: all its things, or as many as there is room for."""

    kind: str
    count: int
    shown: Sequence[Item]

    @property
    def more(self) -> int:
        """How many things there is no room for."""
        return self.count - len(self.shown)

    @property
    def lines(self) -> int:
        """How many lines the column takes: its head, the things, and how many more."""
        return 1 + len(self.shown) + (1 if self.more else 0)


def _bands(
    found: Sequence[tuple[str, Sequence[Item]]],
    width: int,
    height: int | None,
    steps: Mapping[str, int],
    chosen: str | None,
) -> tuple[list[list[_Part]], int]:
    """Return the columns in bands, one band under another, and how wide a column is."""
    across = max(1, min(len(found), width // _NARROWEST))
    wide = (width - (across - 1)) // across
    bands = [found[start : start + across] for start in range(0, len(found), across)]
    rows = _heights(bands, None if height is None else height - _FOOT)
    return [
        [_Part(kind, len(things), _shown(things, room, steps, chosen)) for kind, things in band]
        for band, room in zip(bands, rows, strict=True)
    ], wide


def _heights(bands: Sequence[Sequence[tuple[str, Sequence[Item]]]], height: int | None) -> list[int | None]:
    """Share `height` rows among the bands: each what it needs, or a part of what is there."""
    wanted = [max(len(things) for _, things in band) for band in bands]
    if height is None:
        return [None] * len(bands)
    left = height - 2 * len(bands) + 1
    shares: list[int | None] = [None] * len(bands)
    for position in sorted(range(len(bands)), key=wanted.__getitem__):
        waiting = sum(share is None for share in shares)
        share = max(1, min(wanted[position], left // waiting))
        shares[position] = share
        left -= share
    return shares


def _column(part: _Part, marks: _Marks) -> Lines:
    head = line((cut(f"{part.kind.upper()} {part.count}", marks.width, marks.signs.more), "title"))
    more = (line((f"  + {part.more} more", "dim")),) if part.more else ()
    return (head, *(_thing(item, marks) for item in part.shown), *more)


def _shown(
    things: Sequence[Item], room: int | None, steps: Mapping[str, int], chosen: str | None
) -> Sequence[Item]:
    """Return the things of a column, of one that is too long for `room` lines what matters now."""
    if room is None or len(things) <= room:
        return things
    where = next((n for n, item in enumerate(things) if item.id == chosen), None)
    if where is None:
        return sorted(things, key=lambda item: steps.get(item.id, 3))[: room - 1]
    first = max(0, min(where - (room - 1) // 2, len(things) - (room - 1)))
    return things[first : first + room - 1]


def _thing(item: Item, marks: _Marks) -> Line:
    here, steps, signs = item.id == marks.chosen, marks.steps.get(item.id, 0), marks.signs
    mark = signs.here if here else {1: signs.tied, 2: signs.two}.get(steps, " ")
    locks = marks.holding(item.id)
    needed = f"by {locks}" if locks else ""
    style: Style = "strong" if steps == 1 else "" if steps or not marks.chosen else "dim"
    # The figure stands beside its name: at the end of its column it would be read with the next one.
    beside_it = f" {needed}" if needed else ""
    name = cut(marks.called.label(item.id), marks.width - 2 - cells(beside_it), signs.more)
    if here:
        return line((fit(f"{mark} {name}{beside_it}", marks.width), "cursor"))
    return line((mark + " ", "strong"), (name, style), (beside_it, "seen"))


def _legend(signs: Glyphs, width: int) -> Lines:
    words = [
        f"{signs.tied} tied",
        f"{signs.two} two steps",
        "by 3: three others that must stay need it",
    ]
    text = "   ".join(words)
    return (line((cut(text, width, signs.more), "dim")),)
