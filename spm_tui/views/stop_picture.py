"""The stop picture: a bar that shrinks one step at a time, what leaves, what stays and who holds it.

Only the layout is here: the steps are worked out in `stop_rows.py`, the words in `stop_words.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from spm_tui.entanglement.modes import Mode
from spm_tui.text import cells
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.panes import Entries, furthest, lines_of, window
from spm_tui.views.stop_bars import WIDE, stop_bars, with_closing_line
from spm_tui.views.stop_case import StopCase, stop_case
from spm_tui.views.stop_panes import leaves, stays, whose_time
from spm_tui.views.stop_rows import StepRow
from spm_tui.views.stop_words import helps, needed_by, other_meanings, said_aloud
from spm_tui.views.styled_lines import EMPTY, Line, Lines, fit, headline, line, panes, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import PEOPLE_LINE, listed, shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

#: Panes appear once the first thing that holds people back is named, not while the room still guesses.
_PANES_FROM = "stuck"
#: With fewer rows of panes than this, something else gives way first.
_ENOUGH = 6


def last_step(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    *,
    mode: Mode = "retire",
    horizon: float | None = None,
) -> int:
    """Return the number of the last step (the first is 0); it is smaller where figures are not known.

    Raises what the measures raise for a stop that has no meaning.
    """
    return len(stop_case(session, measures, items, mode=mode, horizon=horizon).rows) - 1


def step_row(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    step: int,
    *,
    mode: Mode = "retire",
    horizon: float | None = None,
) -> StepRow:
    """Return the step with this number as a value: its key, its figure and what to ask now, if anything."""
    rows = stop_case(session, measures, items, mode=mode, horizon=horizon).rows
    return rows[min(step, len(rows) - 1)]


def stop_picture(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    *,
    width: int,
    height: int | None = None,
    mode: Mode = "retire",
    horizon: float | None = None,
    step: int | None = None,
    guesses: Sequence[float] | None = None,
    as_of: date | None = None,
    past: int = 0,
    ascii: bool = False,
) -> Lines:
    """Return the picture of stopping `items`, up to and with step `step` (None: all of it).

    `horizon` in months (None: the session's), `guesses` what the room said before it looked, in people
    (None: those of the last revealed round). With `height` what matters least gives way until the panes
    have room; where they have not, they leave out `past` entries at their top. Raises what the measures
    raise for a stop that has no meaning.
    """
    case = stop_case(session, measures, items, mode=mode, horizon=horizon, guesses=guesses, as_of=as_of)
    return draw_stop(case, width=width, height=height, step=step, past=past, ascii=ascii)


def draw_stop(
    case: StopCase,
    *,
    width: int,
    height: int | None = None,
    step: int | None = None,
    past: int = 0,
    ascii: bool = False,
) -> Lines:
    """Return the picture of a stop that is worked out already; see `stop_picture`."""
    signs, last = glyphs(ascii), len(case.rows) - 1
    now = last if step is None else max(0, min(step, last))
    head = _head(case, width, signs)
    if not _has_panes(case, now):
        bars = _bars(case, now, width, signs)
        return (*head, EMPTY, *bars, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))
    if height is None:
        bars = stop_bars(case.rows, now, in_full=True, guesses=case.guesses, width=width, signs=signs)
        return (*head, EMPTY, *bars, *_panes(case, width, signs), *_foot(case, now, width, True))
    bars, foot, brief, room = _fitted(case, now, width, height, signs)
    boxes = _panes(case, width, signs, room=room, brief=brief, past=past)
    spare = height - len(head) - len(bars) - len(foot) - len(boxes)
    return (*head, *([EMPTY] if spare > 0 else []), *bars, *boxes, *foot)


def furthest_past(case: StopCase, *, width: int, height: int, step: int | None = None) -> int:
    """Return how many entries the panes leave out at their top once one has scrolled to their end."""
    now = len(case.rows) - 1 if step is None else max(0, min(step, len(case.rows) - 1))
    if not _has_panes(case, now):
        return 0
    signs = glyphs(False)
    _, _, brief, room = _fitted(case, now, width, height, signs)
    return max(furthest(entries, room) for _, entries, _ in _entries(case, width, signs, brief))


def _has_panes(case: StopCase, now: int) -> bool:
    return now == len(case.rows) - 1 or _PANES_FROM in [row.key for row in case.rows[: now + 1]]


def _fitted(
    case: StopCase, now: int, width: int, height: int, signs: Glyphs
) -> tuple[Lines, Lines, bool, int]:
    """Return (bars, foot, brief, room) of the fullest layout that leaves the panes enough rows."""
    head = _head(case, width, signs)
    full = _rows(case, width, signs, False)
    for bars, foot, brief in _layouts(case, now, width, signs):
        room = height - len(head) - len(bars) - len(foot) - 2
        if room >= min(full, _ENOUGH) or (brief and room >= _rows(case, width, signs, True)):
            break
    return bars, foot, brief, max(1, room)


def _layouts(case: StopCase, now: int, width: int, signs: Glyphs) -> Iterator[tuple[Lines, Lines, bool]]:
    """Yield (bars, foot, brief panes) from the fullest to the shortest."""
    bars, last = _bars(case, now, width, signs), now == len(case.rows) - 1
    if last:  # what holds nobody or was not asked needs no bar any more: one line names it
        rows, empty = with_closing_line(case.rows, case.guesses)
        short = stop_bars(rows, len(rows) - 1, in_full=False, guesses=case.guesses, width=width, signs=signs)
        bars = (*short, *(paragraph(empty, width, "dim", "  ") if empty else ()))
    yield bars, _foot(case, now, width, True), False
    yield bars, _foot(case, now, width, False), False
    yield bars, _foot(case, now, width, False), True
    if last:
        yield bars, _foot(case, now, width, False, others=False), True
    else:  # in the smallest terminals what is below moves with each step
        told = stop_bars(case.rows, now, in_full=False, guesses=case.guesses, width=width, signs=signs)
        yield told, _foot(case, now, width, False), True


def _head(case: StopCase, width: int, signs: Glyphs) -> Lines:
    """Return the title and, before any figure, what still needs what stops."""
    needing = needed_by(case)
    told = paragraph(f"Still needed by: {needing}.", width, "warn", "  ") if needing else ()
    return (*_title(case, width, signs), *told)


def _title(case: StopCase, width: int, signs: Glyphs) -> Lines:
    chosen = listed(f'"{case.name(item)}"' for item in case.items)
    happened = case.booked.came_back is not None
    ends = "stops" if len(case.items) == 1 else "stop"
    title = f"{chosen}: what the stop gave back" if happened else f"If {chosen} {ends}"
    meaning = shown(case.mode)
    room = width - cells(meaning) - 2
    return (line((fit(title, room, more=signs.more), "title"), "  ", (meaning, "dim")),)


def _bars(case: StopCase, now: int, width: int, signs: Glyphs) -> Lines:
    """Return the bars up to `now`, with blank lines for those to come, so that nothing below moves."""
    bars = stop_bars(case.rows, now, in_full=False, guesses=case.guesses, width=width, signs=signs)
    return (*bars, *[EMPTY] * (len(case.rows) - len(bars)))


def _entries(case: StopCase, width: int, signs: Glyphs, brief: bool) -> tuple[tuple[str, Entries, int], ...]:
    """Return the panes: their titles, what stands in them and how wide they are inside."""
    share, gap = ((23, 51), 2) if width >= WIDE else ((26, 46), 1)
    left, middle = ((width - 4) * part // 100 for part in share)
    right = width - 4 - left - middle
    things = case.measures.things(case.items, case.mode)
    holding = {carried.item for part in case.booked.parts for carried in part.carried}
    staying = stays(case.session, case.measures, things, middle - gap, signs, holding=holding, brief=brief)
    return (
        ("Leaves", leaves(case.session, things, left - gap), left),
        ("Stays, and who holds it", staying, middle),
        ("Whose time", whose_time(case.session, case.booked, right - gap, brief=brief), right),
    )


def _rows(case: StopCase, width: int, signs: Glyphs, brief: bool) -> int:
    return max(len(lines_of(entries)) for _, entries, _ in _entries(case, width, signs, brief))


def _panes(
    case: StopCase,
    width: int,
    signs: Glyphs,
    *,
    room: int | None = None,
    brief: bool = False,
    past: int = 0,
) -> Lines:
    found = _entries(case, width, signs, brief)
    rows = room if room is not None else _rows(case, width, signs, brief)
    return panes(
        [(title, window(entries, rows, past, signs.more), wide) for title, entries, wide in found], signs
    )


def _foot(case: StopCase, now: int, width: int, in_full: bool, *, others: bool = True) -> Lines:
    if now < len(case.rows) - 1:
        return paragraph(PEOPLE_LINE, width, "dim")
    aloud, off = said_aloud(case)
    lines: list[Line] = [*headline(f"Say: {aloud}", width), *(paragraph(off, width) if off else ())]
    if in_full:
        for parts in helps(case):
            lines += paragraph(parts, width, later="  ")
    if others and (told := other_meanings(case)):
        lines += paragraph(told, width, "dim", "  ")
    return (*lines, *paragraph(PEOPLE_LINE, width, "dim"))
