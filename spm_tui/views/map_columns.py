"""The map as columns by kind, one line a thing: what is tied to the chosen one and how many hold each."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.line import EMPTY, Line, Lines, Style, beside, cells, cut, fit, line
from spm_tui.views.neighbours import steps_from
from spm_tui.views.stop_panes import others_holding
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


class _Marks(Struct, frozen=True):
    """What the lines of every column are marked with."""

    steps: Mapping[str, int]
    holding: Callable[[str], int]
    chosen: str | None
    signs: Glyphs
    width: int


_NARROWEST = 24
_STARS = 4


def columns(session: Session) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return (kind, its things in file order) for every kind the session has, in the order of the kinds."""
    by_kind: dict[str, list[Item]] = {}
    for item in session.items:
        by_kind.setdefault(item.kind, []).append(item)
    return tuple((kind, tuple(by_kind[kind])) for kind in ITEM_KINDS if kind in by_kind)


def map_columns(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    ascii: bool = False,
) -> Lines:
    """Return the map in columns by kind, as many beside each other as `width` cells allow.

    With `chosen`, what is tied to it carries `=` and what is two steps away `-`. Stars tell how many
    things that must stay hold one (lock count). With `height` each column shows a part: the chosen
    thing's column around it, the others with what is tied to it first, and `+ N more`.
    """
    found = columns(session)
    if not found:
        return (line("Nothing is on the map yet."),)
    signs = glyphs(ascii)
    across = max(1, min(len(found), width // _NARROWEST))
    wide = (width - (across - 1)) // across
    bands = [found[start : start + across] for start in range(0, len(found), across)]
    foot = _legend(signs, width)
    rows = _heights(bands, None if height is None else height - len(foot) - 1)
    steps = steps_from(session, chosen) if chosen else {}
    marks = _Marks(steps, others_holding(measures, ()), chosen, signs, wide)
    drawn: list[Line] = []
    for band, room in zip(bands, rows, strict=True):
        content = [(_column(kind, things, marks, room), wide) for kind, things in band]
        drawn += [*beside(content, " ", signs.more), EMPTY]
    return (*drawn, *foot)


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


def _column(kind: str, things: Sequence[Item], marks: _Marks, room: int | None) -> Lines:
    head = line((cut(f"{kind.upper()} {len(things)}", marks.width, marks.signs.more), "title"))
    if room is None or len(things) <= room:
        return (head, *(_thing(item, marks) for item in things))
    part = _part(things, marks, room - 1)
    more = line((f"  + {len(things) - len(part)} more", "dim"))
    return (head, *(_thing(item, marks) for item in part), more)


def _part(things: Sequence[Item], marks: _Marks, room: int) -> Sequence[Item]:
    """Return `room` things of a column too long to show, with what matters now among them."""
    where = next((n for n, item in enumerate(things) if item.id == marks.chosen), None)
    if where is None:
        return sorted(things, key=lambda item: marks.steps.get(item.id, 3))[:room]
    first = max(0, min(where - room // 2, len(things) - room))
    return things[first : first + room]


def _thing(item: Item, marks: _Marks) -> Line:
    here, steps, signs = item.id == marks.chosen, marks.steps.get(item.id, 0), marks.signs
    mark = signs.here if here else {1: signs.tied, 2: signs.two}.get(steps, " ")
    locks = marks.holding(item.id)
    stars = signs.star * locks if locks <= _STARS else f"{signs.star}{locks}"
    style: Style = "reverse" if here else "strong" if steps == 1 else ""
    if not steps and marks.chosen and not here:
        style = "dim"
    name = fit(clean(item.name), marks.width - 3 - cells(stars), more=signs.more)
    return line((mark + " ", "strong"), (name, style), " ", (stars, "seen"))


def _legend(signs: Glyphs, width: int) -> Lines:
    words = [
        f"{signs.tied} tied",
        f"{signs.two} two steps",
        f"{signs.star} needed by one other that must stay ({signs.star}7: by seven)",
    ]
    text = "   ".join(words)
    return (line((cut(text, width, signs.more), "dim")),)
