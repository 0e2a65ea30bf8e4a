"""The sheet for all as lines of a terminal, made for 50 cells and 15 lines."""

from __future__ import annotations

from msgspec.structs import replace

from spm_tui.text import cells, clean
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.question_header import clock
from spm_tui.views.round_picture import dot_lines
from spm_tui.views.rounds_beside import RoundsBeside, gathered
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, beside, cut, fit, paragraph, shorten
from spm_tui.views.wall_sheet import WallSheet, position_words

SILENT = "Answer silently, each for yourself."
LOCKED = "Locked. The answers come next."
#: Fewer rows of dots than this would say nothing of how answers lie.
_LEAST_ROWS = 3
#: Values no longer than this, in cells, leave room for two columns of them side by side.
_SHORT = 6


def clock_words(seconds: float | None, planned: float | None) -> str:
    """Return a clock beside what was planned (`6:42 of 10:00`); empty without one."""
    if seconds is None:
        return ""
    return f"{clock(seconds)} of {clock(planned * 60)}" if planned else clock(seconds)


def wall_lines(
    sheet: WallSheet, time: str, width: int, height: int, signs: Glyphs, open_for: str = ""
) -> Lines:
    """Return at most `height` lines of `width` cells: where we are, the question, what there is to see.

    `time` is the clock of the question, `open_for` how long its round has been open.
    """
    room = max(10, width - 4)
    place = position_words(sheet.number)
    gap = " " * max(2, room - cells(place) - cells(time))
    top: Line = (Span(f"  {place}{gap}", "dim"), Span(time, "strong"))
    asked = [EMPTY, *paragraph(sheet.question, room, "strong"), EMPTY]
    if sheet.revealed is not None:
        body = _revealed(sheet, sheet.revealed, room, height - 1, signs)
        if 1 + len(asked) + len(body) > height:  # what was answered comes before the question it belongs to
            asked = [EMPTY] if len(body) + 2 <= height else []
    else:
        body = _body(sheet, room, signs, open_for)
    last = [EMPTY, *paragraph(sheet.portfolio, room, "dim")] if sheet.portfolio else []
    left = height - 1 - len(asked)
    if len(body) + len(last) > left:  # what the room is at comes before the line that sums it up
        last = []
    below = [*asked, *shorten(body, max(0, left - len(last))), *last]
    return (top, *map(_in, below))[:height]


def _in(line: Line) -> Line:
    return (Span("  "), *line)


def _body(sheet: WallSheet, width: int, signs: Glyphs, open_for: str) -> list[Line]:
    if sheet.stage == "open":
        *above, last = paragraph(SILENT, width, "dim")
        time = (Span(f"   {open_for}", "strong"),) if open_for else ()
        return [*paragraph(sheet.asked, width), EMPTY, *above, (*last, *time)]
    if sheet.stage == "locked":
        return [*paragraph(sheet.asked, width), EMPTY, *paragraph(LOCKED, width, "dim")]
    if sheet.story:
        label: Line = (Span(cut(sheet.story_label, width), "dim"),)
        return [label, *paragraph(sheet.story, width, "strong")]
    return [_row(what, words, width, signs) for what, words in sheet.rows]


def _revealed(sheet: WallSheet, revealed: RoundsBeside, width: int, height: int, signs: Glyphs) -> list[Line]:
    """Return what was asked, the dots, and the sentences; values are gathered where there are many."""
    asked = [*paragraph(sheet.asked, width)]
    told = [line for told in revealed.told for line in paragraph(told, width, "strong")]
    told += paragraph(revealed.apart, width) if revealed.apart else []
    if not revealed.rows:
        return [*asked, *told]
    rows = max(_LEAST_ROWS, height - len(asked) - len(told) - bool(revealed.heads))
    return [*asked, *_dots(revealed, rows, width, signs), *told]


def _dots(revealed: RoundsBeside, most: int, width: int, signs: Glyphs) -> Lines:
    """Return the dots in at most so many rows of values: in two halves, or gathered, where there are more."""
    rows = revealed.rows
    if most < len(rows) <= 2 * most and max(cells(clean(row.label)) for row in rows) <= _SHORT:
        half = (width - 2) // 2
        parts = (rows[: -(-len(rows) // 2)], rows[-(-len(rows) // 2) :])
        lines = [(dot_lines(replace(revealed, rows=part), half, signs), half) for part in parts]
        return beside(lines, "  ", signs.more)
    return tuple(dot_lines(gathered(revealed, most), width, signs))


def _row(what: str, words: str, width: int, signs: Glyphs) -> Line:
    first = max(12, width * 2 // 5)
    rest = cut(clean(words), max(4, width - first - 1), signs.more)
    return (Span(fit(clean(what), first, more=signs.more), "strong"), Span(f" {rest}"))
