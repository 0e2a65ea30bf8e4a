"""The line on top of a question: how far we are, the clock, whether all is saved."""

from __future__ import annotations

from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.styled_lines import Line, Span
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session, answer
from spm_tui.workshop.sitting_plan import planned_for, sitting_time
from spm_tui.workshop.words import figure

#: answered, skipped, does not apply, not yet
MARKS = {"answered": "*", "skipped": "-", "not-applicable": "/", "open": "o"}


def progress_marks(session: Session) -> str:
    """Return one character a question: `*` answered, `-` skipped, `/` not applicable, `o` open."""
    return "".join(MARKS[given.status if (given := answer(session, key)) else "open"] for key in ANSWER_KEYS)


def answered(session: Session) -> int:
    """Return how many of the ten questions are answered, skipped or do not apply."""
    return sum(mark != "o" for mark in progress_marks(session))


def clock(seconds: float) -> str:
    """Return seconds as minutes and seconds, `6:42`."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def time_words(session: Session, key: str, seconds: float | None) -> str:
    """Return the time of a question and of all: `6:42 of 10:00, 31 of 90 min in all`.

    Before it starts `10 min`.
    Once it took longer, `2:43 over 10:00, 38 of 90 min in all`.
    `seconds` are those counted for the question in front, None while no clock runs there.
    """
    planned = planned_for(session, key) or 0.0
    time = sitting_time(session, key, seconds)
    whole = f", {time.took:.0f} of {figure(time.planned)} min in all" if time.took else ""
    if seconds is None:
        return f"{figure(planned)} min{whole}"
    over = int(seconds - planned * 60)
    if planned and over > 0:
        return f"{clock(over)} over {clock(planned * 60)}{whole}"
    return f"{clock(seconds)} of {clock(planned * 60)}{whole}"


def head(
    session: Session,
    number: int,
    *,
    time: str,
    saved: str,
    alarm: bool,
    elsewhere: str,
    width: int,
    signs: Glyphs,
) -> Line:
    """Return the head line: a mark a question, n of 10, the clock, the saved mark, the keys to other screens.

    `alarm` makes the saved mark stand out: something is not on disk. What does not fit goes from the right.
    """
    spans: list[Span] = []
    for index, mark in enumerate(progress_marks(session), start=1):
        here = index == number
        spans.append(Span(f"{signs.here}{mark}" if here else mark, "cursor" if here else "dim"))
        spans.append(Span(" "))
    place, told = f"  {number} of 10", tuple(filter(None, (time, saved)))
    taken = sum(cells(span.text) for span in spans) + cells(place)
    room = width - taken - sum(map(cells, told))
    gap = " " * next((wide for wide in (4, 2) if wide * len(told) <= room), 1)
    spans.append(Span(place, "strong"))
    if time:
        spans.append(Span(f"{gap}{time}"))
    spans.append(Span(f"{gap}{saved}", "warn" if alarm else "dim"))
    used = sum(cells(span.text) for span in spans)
    if used + 2 + cells(elsewhere) <= width:
        spans += [Span(" " * (width - used - cells(elsewhere))), Span(elsewhere, "dim")]
    return tuple(spans)
