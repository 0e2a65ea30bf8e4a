"""The wall: one page in large type for a projector or a shared screen. It shows no menu and takes nothing."""

from __future__ import annotations

from typing import NamedTuple

from spm_tui.views.question_header import clock
from spm_tui.views.wall_sheet import Dots, WallSheet, answered_words, position_words
from spm_tui.web.page_frame import WALL_STYLE, page, safe

#: A wording longer than this takes smaller letters, so that it keeps to a third of the height.
LONG = 110
LONG_ASKED = 60
#: Up to so many rows stand in large letters, up to so many in smaller ones.
FEW_ROWS, MANY = 5, 9
LOCKED = "Locked. The answers come next."


class WallClock(NamedTuple):
    """The clock of the question in front: seconds counted, minutes planned if any, and whether it runs."""

    seconds: float = 0.0
    planned: float | None = None
    runs: bool = False


class OnWall(NamedTuple):
    """All that the wall shows: the sheet, the clock, and how many of how many phones have answered."""

    sheet: WallSheet
    clock: WallClock = WallClock()
    answered: int = 0
    of: int = 0


def version_of_wall(shown: OnWall) -> str:
    """Return what changes when the wall does; a clock that only goes on changes nothing."""
    clock_now = shown.clock._replace(seconds=0.0 if shown.clock.runs else int(shown.clock.seconds))
    return f"{hash(shown._replace(clock=clock_now)) & 0xFFFFFFFFFFFF:x}"


def wall_page(shown: OnWall) -> str:
    """Return the page of the wall."""
    sheet = shown.sheet
    size = ' class="behind"' if sheet.stage else ' class="long"' if len(sheet.question) > LONG else ""
    inside = (
        f'<div class="top"><span>{safe(position_words(sheet.number))}</span>{_clock(shown.clock)}</div>'
        f"<h1{size}>{safe(sheet.question)}</h1>{_round(shown)}{_rows(sheet)}{_story(sheet)}"
        + (f'<p class="line">{safe(sheet.portfolio)}</p>' if sheet.portfolio else "")
    )
    main = f'<main data-version="{version_of_wall(shown)}" data-round="">{inside}</main>'
    return page("The wall", main, style=WALL_STYLE, follows=True, again=1)


def _clock(now: WallClock) -> str:
    rest = f" of {clock(now.planned * 60)}" if now.planned else ""
    if not now.runs and not now.seconds:
        return "<span></span>"
    return (
        f'<span id="clock" data-seconds="{now.seconds:.1f}" data-runs="{int(now.runs)}" '
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
            answered_words(shown.answered, shown.of) if shown.of else "Answer silently, each for yourself."
        )
        return f'{asked}<p class="answered">{safe(count)}</p>'
    if sheet.stage == "locked":
        return f'{asked}<p class="answered">{safe(LOCKED)}</p>'
    table = "".join(map(_dots, sheet.dots))
    return f'{asked}<table{_crowd(len(sheet.dots))}>{table}</table><p class="told">{safe(sheet.told)}</p>'


def _crowd(rows: int) -> str:
    """Return the class of a table by its rows, so that a wall, which nobody can scroll, shows all of them."""
    return ' class="most"' if rows > MANY else ' class="many"' if rows > FEW_ROWS else ""


def _dots(one: Dots) -> str:
    return (
        f'<tr><td class="value">{safe(one.label)}</td><td class="dots">{"●" * one.count}</td>'
        f"<td>{one.count}</td></tr>"
    )


def _rows(sheet: WallSheet) -> str:
    if not sheet.rows:
        return ""
    rows = "".join(f"<tr><td>{safe(what)}</td><td>{safe(words)}</td></tr>" for what, words in sheet.rows)
    return f'<table class="records">{rows}</table>'


def _story(sheet: WallSheet) -> str:
    if not sheet.story:
        return ""
    return f'<p>{safe(sheet.story_label)}</p><p class="story">{safe(sheet.story)}</p>'
