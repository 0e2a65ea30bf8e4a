"""The sheet for all as lines of a terminal, made for 50 cells and 15 lines."""

from __future__ import annotations

from spm_tui.text import cells, clean
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.question_header import clock
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, cut, fit, paragraph, shorten
from spm_tui.views.wall_sheet import Dots, WallSheet, position_words

SILENT = "Answer silently, each for yourself."
LOCKED = "Locked. The answers come next."


def clock_words(seconds: float | None, planned: float | None) -> str:
    """Return a clock beside what was planned (`6:42 of 10:00`); empty without one."""
    if seconds is None:
        return ""
    return f"{clock(seconds)} of {clock(planned * 60)}" if planned else clock(seconds)


def wall_lines(sheet: WallSheet, time: str, width: int, height: int, signs: Glyphs) -> Lines:
    """Return at most `height` lines of `width` cells: where we are, the question, what there is to see."""
    room = max(10, width - 4)
    place = position_words(sheet.number)
    gap = " " * max(2, room - cells(place) - cells(time))
    top: Line = (Span(f"  {place}{gap}", "dim"), Span(time, "strong"))
    asked = [_in(line) for line in paragraph(sheet.question, room, "strong")]
    last = [_in(line) for line in paragraph(sheet.portfolio, room, "dim")] if sheet.portfolio else []
    last = [EMPTY, *last] if last else []
    body = [_in(line) for line in _body(sheet, room, signs)]
    left = height - 3 - len(asked)
    if len(body) + len(last) > left:  # what the room is at comes before the line that sums it up
        last = []
    return (top, EMPTY, *asked, EMPTY, *shorten(body, max(0, left - len(last))), *last)[:height]


def _in(line: Line) -> Line:
    return (Span("  "), *line)


def _body(sheet: WallSheet, width: int, signs: Glyphs) -> list[Line]:
    if sheet.stage == "open":
        return [*paragraph(sheet.asked, width), EMPTY, *paragraph(SILENT, width, "dim")]
    if sheet.stage == "locked":
        return [*paragraph(sheet.asked, width), EMPTY, *paragraph(LOCKED, width, "dim")]
    if sheet.stage == "revealed":
        dots = [_dots(one, sheet, width, signs) for one in sheet.dots]
        return [*paragraph(sheet.asked, width), *dots, *paragraph(sheet.told, width, "strong")]
    if sheet.story:
        label: Line = (Span(cut(sheet.story_label, width), "dim"),)
        return [label, *paragraph(sheet.story, width, "strong")]
    return [_row(what, words, width, signs) for what, words in sheet.rows]


def _row(what: str, words: str, width: int, signs: Glyphs) -> Line:
    first = max(12, width * 2 // 5)
    rest = cut(clean(words), max(4, width - first - 1), signs.more)
    return (Span(fit(clean(what), first, more=signs.more), "strong"), Span(f" {rest}"))


def _dots(one: Dots, sheet: WallSheet, width: int, signs: Glyphs) -> Line:
    wide = min(width // 2, max(cells(clean(other.label)) for other in sheet.dots))
    label = fit(clean(one.label), wide, "right", signs.more)
    room = width - wide - 2
    marks = signs.seen * one.count if one.count <= room else f"{signs.seen} {one.count}"
    return (Span(label, "strong"), Span(f"  {marks}"))
