"""What needs what as a matrix, ordered so that clusters stand together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.styled_lines import (
    Line,
    Lines,
    Span,
    Style,
    cut,
    fit,
    headline,
    line,
)
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, plural

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_WIDE = 100
_CELL = 4
_ROUNDS = 8


def needs_matrix(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return what needs what as a matrix: rows need, numbered columns are needed, clusters stand together.

    A cell holds the people of a need, else a dot. When there are more columns or rows than fit, those of
    the chosen thing and then those with most needs are kept, and what is left out is counted.
    `only`: the rows of things with these ids, None for all.
    """
    signs, names = glyphs(ascii), items_by_id(session)
    ties = {(t.from_, t.to): t for t in session.ties if t.from_ != t.to}
    if not ties:
        return headline("No needs are on the map yet.", width)
    if only is not None:
        ties = {pair: tie for pair, tie in ties.items() if pair[0] in only}
        if not ties:
            return (line(("Nothing found among what needs something.", "dim")),)
    first = 28 if width >= _WIDE else 22
    across = max(1, (width - first) // _CELL)
    needing, needed = {a for a, _ in ties}, {b for _, b in ties}
    columns = _most(needed, measures.lock_counts(), _near(ties, chosen, 1), chosen, across)
    inside = {pair: tie for pair, tie in ties.items() if pair[1] in columns}
    called = names_of(session)
    room = None if height is None else max(1, height - len(_legend(list(columns), called, width)) - 3)
    rows = _most({a for a, _ in inside}, Counter(a for a, _ in inside), _near(ties, chosen, 0), chosen, room)
    shown = {pair: tie for pair, tie in inside.items() if pair[0] in rows}
    down, over = _orders(shown, rows, columns, names)
    numbers = "".join(fit(str(n), _CELL, "right") for n in range(1, len(over) + 1))
    head = line(fit("THIS NEEDS", first), (numbers, "title"))
    body = [_row((i, called.label(i)), over, shown, chosen, first, signs) for i in down]
    legend = _legend(over, called, width)
    left = _left_out(len(needing) - len(down), len(needed) - len(over), width if height is not None else 0)
    key = line((cut(f"A figure: people. {signs.seen} a need of something else.", width, signs.more), "dim"))
    return (head, *body, key, *legend, *left)


def _orders(
    ties: Mapping[tuple[str, str], Tie], rows: set[str], columns: set[str], names: Mapping[str, Item]
) -> tuple[list[str], list[str]]:
    """Return rows and columns so that each stands near what it is tied to (barycentres, a few rounds)."""

    def start(item: str) -> tuple[int, str]:
        return ITEM_KINDS.index(names[item].kind), item

    down, over = sorted(rows, key=start), sorted(columns, key=start)
    right: dict[str, list[str]] = {row: [] for row in rows}
    left: dict[str, list[str]] = {column: [] for column in columns}
    for a, b in ties:
        right[a].append(b)
        left[b].append(a)
    for _ in range(_ROUNDS):
        over = _by_middle(over, left, down)
        down = _by_middle(down, right, over)
    return down, over


def _by_middle(ordered: list[str], tied: Mapping[str, list[str]], others: list[str]) -> list[str]:
    place = {other: n for n, other in enumerate(others)}
    middle = {item: sum(place[o] for o in tied[item]) / max(1, len(tied[item])) for item in ordered}
    return sorted(ordered, key=lambda item: (middle[item], item))


def _near(ties: Iterable[tuple[str, str]], chosen: str | None, end: int) -> set[str]:
    return {tie[end] for tie in ties if chosen is not None and tie[1 - end] == chosen}


def _most(
    items: set[str], weight: Mapping[str, int], near: set[str], chosen: str | None, room: int | None
) -> set[str]:
    """Return at most `room` of the items: the chosen one, what is tied to it, then the heaviest."""
    if room is None or len(items) <= room:
        return items
    return set(sorted(items, key=lambda i: (i != chosen, i not in near, -weight.get(i, 0), i))[:room])


def _row(
    item: tuple[str, str],
    columns: Sequence[str],
    ties: Mapping[tuple[str, str], Tie],
    chosen: str | None,
    first: int,
    signs: Glyphs,
) -> Line:
    item_id, name = item
    here = item_id == chosen
    style: Style = "cursor" if here else "strong"
    mark = signs.here if here else " "
    spans = [Span(f"{mark} {fit(name, first - 3, more=signs.more)}", style), Span(" ")]
    for column in columns:
        tie = ties.get((item_id, column))
        if tie is None:
            spans.append(Span(fit(signs.track, _CELL, "right"), "dim"))
            continue
        text = signs.seen if tie.people is None else cut(figure(tie.people), _CELL - 1)
        spans.append(Span(fit(text, _CELL, "right"), "warn" if chosen in (item_id, column) else "seen"))
    return tuple(spans)


def _legend(columns: Sequence[str], called: ThingNames, width: int) -> Lines:
    """Return the numbers of the columns with their names, in columns of their own."""
    parts = [f"{n:>3} {called.label(item)}" for n, item in enumerate(columns, 1)]
    wide = min(30, max(cells(t) for t in parts) + 2, width)
    across = max(1, width // wide)
    down = -(-len(parts) // across)
    return tuple(
        line("".join(fit(parts[n], wide - 1) + " " for n in range(row, len(parts), down)))
        for row in range(down)
    )


def _left_out(rows: int, columns: int, room: int) -> Lines:
    """Count what is not shown, and say how to get at it where one can choose and there is room for it."""
    if rows <= 0 and columns <= 0:
        return ()
    what = f"Not shown: {plural(rows, 'row')} and {plural(columns, 'column')} with fewer needs."
    how = f"{what} Arrow keys choose."
    return (line((how if cells(how) <= room else what, "dim")),)
