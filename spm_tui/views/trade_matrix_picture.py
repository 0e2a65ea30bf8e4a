"""The trade test of all pairs as a matrix, and that of one pair in sentences."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from spm_tui.entanglement.modes import Mode
from spm_tui.entanglement.results import PairTrade
from spm_tui.views.glyphs import glyphs
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, headline, line, paragraph, wrap
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, known_figure

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_WIDE = 100
_TRADE_CELL = 12
#: Over the people a stop frees.
_LEAVING: Final = "free to leave"
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
    """Return the trade test of all pairs: rows stop, with how many are free to leave; columns grow, with how
    many of them would be useful there.

    `?` in a cell, or behind its figure: it would take an answer nobody gave yet.
    `horizon` in months, None the session's. `only`: the rows of things with these ids, None for all.
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
    across = max(1, (width - first) // _TRADE_CELL - 1)
    lines: list[Line] = [line(("Stop the row, grow the column", "title"))]
    for start in range(0, len(grows), across):
        part = grows[start : start + across]
        heads = [_LEAVING, *(called.label(table.grows[n]) for n in part)]
        lines += [EMPTY, *_grow_names(heads, first)]
        for stop, row in rows:
            name = fit(called.label(stop), first - 1, more=signs.more) + " "
            lines.append((Span(name, "strong"), _leaving(row), *(_pair(row[n]) for n in part)))
    wanting = sum(item.wants is not None for item in session.items)
    if len(table.stops) == MOST_TRADES[0] or wanting > len(table.grows):
        parts = "Shown: the {} stops that give back most, and the {} pieces of work that are short of most."
        lines += [EMPTY, *paragraph(parts.format(len(table.stops), len(grows)), width, "dim")]
    pairs = [row[n] for _, row in rows for n in grows]
    return (*lines, EMPTY, *_key(session, pairs, measures.horizon(horizon), width))


def _key(session: Session, pairs: Sequence[PairTrade], horizon: float, width: int) -> Lines:
    """Return what the figures are: in the words of the pair that gives most, where one gives anything."""
    called, months = names_of(session).said, figure(horizon, "months")
    best = max(pairs, key=lambda pair: pair.useful or 0.0)
    told = f"Below a name: how many of those {_LEAVING} would be useful there within {months}."
    if best.useful:
        told += (
            f" If {called(best.stop)} stops, {figure(best.released)} could leave,"
            f" {figure(best.useful)} of them for {called(best.grow)}."
        )
    open_ = any("?" in _pair(pair).text for pair in pairs)
    lacking = paragraph("?: it takes an answer nobody gave yet.", width) if open_ else ()
    return (*paragraph(told, width, later="  "), *lacking, *paragraph(PEOPLE_LINE, width, "dim"))


def _grow_names(names: Sequence[str], first: int) -> Lines:
    """Return the names of the columns in up to three lines, standing on the lowest one."""
    parts = [wrap(name, _TRADE_CELL - 1)[:3] for name in names]
    height = max(len(part) for part in parts)
    rows = ([""] * (height - len(part)) + part for part in parts)
    return tuple(
        line(" " * first, ("".join(fit(text, _TRADE_CELL, "right") for text in row), "title"))
        for row in zip(*rows, strict=True)
    )


def _leaving(row: Sequence[PairTrade]) -> Span:
    """Return how many a stop frees, which is the same whatever grows."""
    return Span(fit(known_figure(row[0].released), _TRADE_CELL, "right"))


def _pair(pair: PairTrade) -> Span:
    asked = not (pair.not_asked or pair.undated)
    if pair.stop == pair.grow:
        text = "-"
    elif pair.useful is None or pair.released is None or (not pair.useful and not asked):
        text = "?"
    else:
        text = f"{figure(pair.useful)}{'' if asked else '?'}"
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
        (pair.unable, "with no swap possible"),
        (pair.not_asked, "not asked yet"),
        (pair.late, "too late"),
        (pair.undated, "with no date"),
    )
    rest = [f"{figure(value)} {words}" for value, words in held if value]
    return f"{parts}. {'Of the others: ' + ', '.join(rest) + '. ' if rest else ''}{PEOPLE_LINE}"
