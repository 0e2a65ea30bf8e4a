"""Two matrices: what needs what, ordered so that clusters stand together; and the trade test of all pairs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from spm_tui.entanglement.modes import Mode
from spm_tui.entanglement.results import PairTrade
from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.styled_lines import (
    EMPTY,
    Line,
    Lines,
    Span,
    Style,
    cut,
    fit,
    headline,
    line,
    paragraph,
    wrap,
)
from spm_tui.workshop.choices import ITEM_KINDS
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, plural

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_WIDE = 100
_CELL = 4
_TRADE_CELL = 12
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
    legend_height = len(_legend(list(columns), called, width))
    room = None if height is None else max(1, height - legend_height - 3)
    rows = _most({a for a, _ in inside}, Counter(a for a, _ in inside), _near(ties, chosen, 0), chosen, room)
    shown = {pair: tie for pair, tie in inside.items() if pair[0] in rows}
    down, over = _orders(shown, rows, columns, names)
    numbers = "".join(fit(str(n), _CELL, "right") for n in range(1, len(over) + 1))
    head = line(fit("THIS NEEDS", first), (numbers, "title"))
    body = [_row((i, called.label(i)), over, shown, chosen, first, signs) for i in down]
    legend = _legend(over, called, width)
    left = _left_out(len(needing) - len(down), len(needed) - len(over), width if height is not None else 0)
    return (head, *body, EMPTY, *legend, *left)


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


#: Stops and works a room can look at side by side; of a thousand, those that free or want most people.
MOST_TRADES: Final = (60, 24)


def trade_matrix_picture(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    mode: Mode = "retire",
    horizon: float | None = None,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return the trade test of all pairs: rows stop, columns grow, cells "2/4.5" useful of free to leave.

    `?` in a cell: it would take an answer nobody gave yet. `horizon` in months, None the session's.
    `only`: the rows of things with these ids, None for all.
    """
    signs, names, called = glyphs(ascii), items_by_id(session), names_of(session)
    table = measures.trade_matrix(mode, horizon, MOST_TRADES)
    grows = [n for n, item in enumerate(table.grows) if names[item].wants]
    if not table.stops or not grows:
        return headline(
            "Not known yet: it takes work with people on it, and work that is short of people.", width
        )
    rows = [pair for pair in zip(table.stops, table.cells, strict=True) if only is None or pair[0] in only]
    if not rows:
        return (line(("Nothing found among these stops.", "dim")),)
    first = 26 if width >= _WIDE else 20
    across = max(1, (width - first) // _TRADE_CELL)
    lines: list[Line] = [line(("Stop the row, grow the column", "title"))]
    for start in range(0, len(grows), across):
        part = grows[start : start + across]
        lines += [EMPTY, *_grow_names([called.label(table.grows[n]) for n in part], first)]
        for stop, row in rows:
            name = fit(called.label(stop), first - 1, more=signs.more) + " "
            lines.append((Span(name, "strong"), *(_pair(row[n]) for n in part)))
    wanting = sum(item.wants is not None for item in session.items)
    if len(table.stops) == MOST_TRADES[0] or wanting > len(table.grows):
        parts = "Shown: the {} stops that give back most, and the {} pieces of work that are short of most."
        lines += [EMPTY, *paragraph(parts.format(len(table.stops), len(grows)), width, "dim")]
    months = figure(measures.horizon(horizon), "months")
    key = f"2/4.5: of 4.5 free to leave, 2 useful within {months}.   ?: it takes an answer nobody gave yet."
    return (*lines, EMPTY, *paragraph(key, width, later="  "), *paragraph(PEOPLE_LINE, width, "dim"))


def _grow_names(names: Sequence[str], first: int) -> Lines:
    """Return the names of the columns in up to three lines, standing on the lowest one."""
    parts = [wrap(name, _TRADE_CELL - 1)[:3] for name in names]
    height = max(len(part) for part in parts)
    rows = ([""] * (height - len(part)) + part for part in parts)
    return tuple(
        line(" " * first, ("".join(fit(text, _TRADE_CELL, "right") for text in row), "title"))
        for row in zip(*rows, strict=True)
    )


def _pair(pair: PairTrade) -> Span:
    if pair.stop == pair.grow:
        text = "-"
    elif pair.useful is None or pair.released is None:
        text = "?"
    else:
        missing = "?" if (pair.not_asked or pair.undated) else ""
        text = f"{figure(pair.useful)}/{figure(pair.released)}{missing}"
    return Span(fit(text, _TRADE_CELL, "right"), "seen" if pair.useful else "dim")


def _start(words: str) -> str:
    """Return words as a sentence begins with them; a name alone stays as it was given."""
    return f"The {words[4:]}" if words.startswith("the ") else words


def trade_words(session: Session, pair: PairTrade) -> str:
    """Return the trade test of one pair in sentences to say aloud; people in persons."""
    stop, grow = map(names_of(session).said, (pair.stop, pair.grow))
    if pair.released is None:
        return f"How many could move if {stop} stops is not known: nobody was asked who is on it."
    parts = f"If {stop} stops, {figure(pair.released)} could move."
    if pair.useful is None or pair.wanted is None:
        return f"{parts} How many {grow} is short of was not asked."
    if not pair.wanted:
        return f"{parts} {_start(grow)} is short of nobody. {PEOPLE_LINE}"
    parts += (
        f" {_start(grow)} is short of {figure(pair.wanted)}; {figure(pair.useful)} could help there in time"
    )
    if pair.said_useful is not None and pair.said_useful != pair.useful:
        parts += f" ({figure(pair.said_useful)} if all went as said)"
    held = (
        (pair.unable, "cannot do that work"),
        (pair.not_asked, "not asked yet"),
        (pair.late, "too late"),
        (pair.undated, "with no date"),
    )
    rest = [f"{figure(value)} {words}" for value, words in held if value]
    return f"{parts}. {'Of the others: ' + ', '.join(rest) + '. ' if rest else ''}{PEOPLE_LINE}"
