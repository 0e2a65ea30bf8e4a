"""The wall: one page in large type for a projector or a shared screen. It shows no menu and takes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spm_tui.views.question_header import clock
from spm_tui.views.rounds_beside import RoundsBeside, ValueRow, gathered
from spm_tui.views.wall_sheet import WallSheet, answered_words, position_words
from spm_tui.web.page_frame import WALL_STYLE, page, safe

#: A wording longer than this takes smaller letters, so that it keeps to a third of the height.
LONG = 110
LONG_ASKED = 60
LONG_TOLD = 180
#: Up to so many values stand in large letters; up to so many in one column, more of them in two side by side.
FEW_ROWS, ONE_COLUMN = 5, 9
#: The sizes of letters: a table takes the first that has room for its lines and for its longest value.
SIZES = (("large", 6, 14), ("few", 8, 17), ("some", 9, 20), ("many", 10, 24))
#: Dots drawn for one value; where more gave it the figure behind them says how many.
MOST_DOTS = {1: 20, 2: 10}
FEWER_DOTS = {1: 6, 2: 3}
LARGE_DOTS = 5  # up to so many are as large as the letters
LOCKED = "Locked. The answers come next."


class WallClock(NamedTuple):
    """The clock of the question in front: seconds counted, minutes planned if any, and whether it runs."""

    seconds: float = 0.0
    planned: float | None = None
    runs: bool = False


class OnWall(NamedTuple):
    """All that the wall shows: the sheet, the clock, and how many of how many have answered in how long."""

    sheet: WallSheet
    clock: WallClock = WallClock()
    answered: int = 0
    of: int = 0
    open_for: WallClock = WallClock()


def version_of_wall(shown: OnWall) -> str:
    """Return what changes when the wall does; clocks that only go on change nothing."""
    told = shown._replace(clock=_still(shown.clock), open_for=_still(shown.open_for))
    return f"{hash(told) & 0xFFFFFFFFFFFF:x}"


def _still(clock: WallClock) -> WallClock:
    return clock._replace(seconds=0.0 if clock.runs else int(clock.seconds))


def wall_page(shown: OnWall) -> str:
    """Return the page of the wall."""
    sheet = shown.sheet
    size = ' class="behind"' if sheet.stage else ' class="long"' if len(sheet.question) > LONG else ""
    question = f"<h1{size}>{safe(sheet.question)}</h1>"
    line = f'<p class="line">{safe(sheet.portfolio)}</p>' if sheet.portfolio else ""
    if sheet.revealed is not None and _fills(sheet.revealed):
        question = line = ""  # dots that are read from the back of the room come before them
    inside = (
        f'<div class="top"><span>{safe(position_words(sheet.number))}</span>{_clock(shown.clock)}</div>'
        f"{question}{_round(shown)}{_rows(sheet)}{_story(sheet)}{line}"
    )
    main = f'<main data-version="{version_of_wall(shown)}" data-round="">{inside}</main>'
    return page("The wall", main, style=WALL_STYLE, follows=True, again=1)


def _clock(now: WallClock) -> str:
    """Return a clock that goes on in the page; an empty place where nothing was counted."""
    rest = f" of {clock(now.planned * 60)}" if now.planned else ""
    if not now.runs and not now.seconds:
        return "<span></span>"
    return (
        f'<span class="clock" data-seconds="{now.seconds:.1f}" data-runs="{int(now.runs)}" '
        f'data-rest="{safe(rest)}">{clock(now.seconds)}{safe(rest)}</span>'
    )


def _round(shown: OnWall) -> str:
    sheet = shown.sheet
    if not sheet.stage:
        return ""
    size = " long" if len(sheet.asked) > LONG_ASKED else ""
    asked = f'<p class="asked{size}">{safe(sheet.asked)}</p>'
    if sheet.stage == "open":
        count = (
            answered_words(shown.answered, shown.of)
            if shown.of or shown.answered
            else "Answer silently, each for yourself."
        )
        return f'{asked}<p class="answered"><span>{safe(count)}</span>{_clock(shown.open_for)}</p>'
    if sheet.stage == "locked":
        return f'{asked}<p class="answered">{safe(LOCKED)}</p>'
    return asked + (_revealed(sheet.revealed) if sheet.revealed is not None else "")


def _revealed(revealed: RoundsBeside) -> str:
    """Return the dots, as large as there is room for on a page nobody can scroll, and what they say."""
    shown = gathered(revealed, 2 * ONE_COLUMN)
    rows = shown.rows
    two = len(rows) > ONE_COLUMN
    half = -(-len(rows) // 2) if two else len(rows)
    dots = FEWER_DOTS if two else MOST_DOTS
    most = dots[max(1, len(shown.heads))]
    size = _size(rows, lines=half + bool(shown.heads), alone=_fills(shown))
    if two:
        size = "many" if shown.numbers and shown is revealed else "most"
    tables = "".join(_table(shown.heads, part, most) for part in (rows[:half], rows[half:]) if part)
    said = list(filter(None, (*shown.told, shown.apart)))
    told = "".join(f"<p>{safe(one)}</p>" for one in said)
    long = " long" if sum(map(len, said)) > LONG_TOLD else ""
    crowd = " crowd" if max((max(row.counts) for row in rows), default=0) > LARGE_DOTS else ""
    beside = f'<div class="beside {size}{crowd}">{tables}</div>' if tables else ""
    return f'{beside}<div class="told{long}">{told}</div>'


def _fills(revealed: RoundsBeside) -> bool:
    """Tell whether dots take all of the wall but what was asked and what they say."""
    return bool(revealed.heads) or len(revealed.rows) > FEW_ROWS


def _size(rows: Sequence[ValueRow], *, lines: int, alone: bool) -> str:
    """Return the class of a table: the larger the fewer its lines, unless the question stands above it."""
    longest = max((len(row.label) for row in rows), default=0)
    for name, most, letters in SIZES if alone else SIZES[1:]:
        if lines <= most and longest <= letters:
            return name
    return SIZES[-1][0]


def _table(heads: Sequence[str], rows: Sequence[ValueRow], most: int) -> str:
    head = "".join(f"<th>{safe(one)}</th>" for one in heads)
    head = f"<tr><th></th>{head}</tr>" if head else ""
    return f"<table>{head}{''.join(_dots(row, most) for row in rows)}</table>"


def _dots(row: ValueRow, most: int) -> str:
    cells = "".join(
        f'<td class="dots"><i>{_row_of_dots(count, most)}</i> <b>{count or ""}</b></td>'
        for count in row.counts
    )
    return f'<tr><td class="value">{safe(row.label)}</td>{cells}</tr>'


def _row_of_dots(count: int, most: int) -> str:
    return "●" * count if count <= most else "●" * (most - 2) + "…"


def _rows(sheet: WallSheet) -> str:
    if not sheet.rows:
        return ""
    rows = "".join(f"<tr><td>{safe(what)}</td><td>{safe(words)}</td></tr>" for what, words in sheet.rows)
    return f'<table class="records">{rows}</table>'


def _story(sheet: WallSheet) -> str:
    if not sheet.story:
        return ""
    return f'<p>{safe(sheet.story_label)}</p><p class="story">{safe(sheet.story)}</p>'
