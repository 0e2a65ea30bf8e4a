"""The stop picture: a bar that shrinks one step at a time, what leaves, what stays and who holds it.

Drawn from the measures; the steps themselves are worked out in `stop_rows.py`.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.entanglement.graph import MODES, Mode
from spm_tui.entanglement.results import Booked, Trade
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.line import (
    EMPTY,
    Line,
    Lines,
    Span,
    Style,
    cells,
    cut,
    fit,
    fit_line,
    line,
    panes,
    paragraph,
    width_of,
)  # fmt: skip
from spm_tui.views.spoken import by_when, spoken, spoken_months
from spm_tui.views.stop_panes import leaves, stays, whose_time
from spm_tui.views.stop_rows import StepRow, stop_rows
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed, shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_LABEL = 23
_FIGURE = 6
_WIDE = 100
#: Panes appear once the first thing that holds people back is named, not while the room still guesses.
_PANES_FROM = "stuck"


class _Stop(Struct, frozen=True):
    """One stop with everything its picture needs, worked out once."""

    session: Session
    measures: "Measures"
    items: tuple[str, ...]
    mode: Mode
    horizon: float
    as_of: date | None
    booked: Booked
    trade: Trade | None
    rows: tuple[StepRow, ...]


def _worked_out(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    *,
    mode: Mode,
    horizon: float | None,
    as_of: date | None = None,
) -> _Stop:
    until = session.horizon_months if horizon is None else horizon
    booked = measures.people(items, mode)
    trade = measures.trade(items, mode, until)
    rows = stop_rows(session, booked, trade, horizon=until, as_of=as_of)
    return _Stop(session, measures, tuple(items), mode, until, as_of, booked, trade, rows)


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
    return len(_worked_out(session, measures, items, mode=mode, horizon=horizon).rows) - 1


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
    rows = _worked_out(session, measures, items, mode=mode, horizon=horizon).rows
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
    guesses: Sequence[float] = (),
    as_of: date | None = None,
    ascii: bool = False,
) -> Lines:
    """Return the picture of stopping `items`, up to and with step `step` (None: all of it).

    `horizon` in months (None: the session's), `guesses` what the room said before it looked, in people.
    With `height` the panes show as much as fits. Raises what the measures raise for a stop that has no
    meaning. Source: DESIGN, sections 4 and 6.
    """
    stop = _worked_out(session, measures, items, mode=mode, horizon=horizon, as_of=as_of)
    signs = glyphs(ascii)
    last = len(stop.rows) - 1
    now = last if step is None else max(0, min(step, last))
    head = _title(stop, width, signs)
    bars = _bars(stop, now, in_full=step is None, guesses=guesses, width=width, signs=signs)
    foot = _foot(stop, width) if now == last else paragraph(PEOPLE_LINE, width, "dim")
    told = [row.key for row in stop.rows[: now + 1]]
    if _PANES_FROM not in told and now < last:
        return (*head, EMPTY, *bars, EMPTY, *foot)
    room = None if height is None else max(1, height - len(head) - len(bars) - len(foot) - 3)
    boxes = _panes(stop, width, signs, room)
    spare = 1 if height is None else height - len(head) - len(bars) - len(foot) - len(boxes)
    return (*head, *((EMPTY,) if spare > 0 else ()), *bars, *boxes, *foot)


def _title(stop: _Stop, width: int, signs: Glyphs) -> Lines:
    names = items_by_id(stop.session)
    chosen = listed(f'"{names[i].name}"' for i in stop.items)
    title = f"If {chosen} {'stops' if len(stop.items) == 1 else 'stop'}"
    meaning = shown(stop.mode)
    room = width - cells(meaning) - 2
    return (line((fit(title, room, more=signs.more), "title"), "  ", (meaning, "dim")),)


def _bars(
    stop: _Stop, now: int, *, in_full: bool, guesses: Sequence[float], width: int, signs: Glyphs
) -> Lines:
    wide = 40 if width >= _WIDE else max(8, (width - _LABEL - _FIGURE - 3) * 9 // 20)
    most = max([row.end for row in stop.rows] + list(guesses) + [1.0])
    whole = all(row.value is None or float(row.value).is_integer() for row in stop.rows)
    drawn: list[Line] = []
    for number, row in enumerate(stop.rows[: now + 1]):
        front = line(
            (fit(row.label, _LABEL, more=signs.more), "strong" if row.sort != "taken" else ""),
            (_amount(row, whole), "said" if row.sort == "said" else "seen" if row.sort == "total" else ""),
            "  ",
            *_bar(row, wide / most, wide, signs),
            " ",
        )
        notes = _notes(row, guesses if number == 0 else ())
        drawn += _with_notes(front, notes, width, in_full or number == now, signs)
    return tuple(drawn)


def _amount(row: StepRow, whole: bool) -> str:
    if row.value is None:
        return fit("?", _FIGURE - (0 if whole else 2), "right") + ("" if whole else "  ")
    if whole:
        return fit(f"{row.value + 0:.0f}".replace("-0", "0"), _FIGURE, "right")
    if row.value == 0:
        return fit("0  ", _FIGURE, "right")
    return fit(f"{row.value:.1f}", _FIGURE, "right")


def _bar(row: StepRow, scale: float, wide: int, signs: Glyphs) -> tuple[Span, ...]:
    first, last = round(row.start * scale), round(row.end * scale)
    if row.end - row.start > 0.01 and last == first:
        last, first = (last + 1, first) if first < wide else (last, first - 1)
    sign, style = {
        "said": (signs.ghost, "said"),
        "taken": (signs.taken, "dim"),
    }.get(row.sort, (signs.bar, "seen"))
    typed: Style = style  # type: ignore[assignment]
    return Span(" " * first), Span(sign * (last - first), typed), Span(" " * (wide - last))


def _notes(row: StepRow, guesses: Sequence[float]) -> list[Span]:
    notes = [Span(note) for note in row.notes]
    if guesses:
        notes.append(Span("guesses: " + " ".join(figure(g) for g in guesses), "said"))
    if row.ask:
        notes.append(Span(f"Ask: {row.ask}", "warn"))
    return notes


def _with_notes(front: Line, notes: list[Span], width: int, in_full: bool, signs: Glyphs) -> Lines:
    """Put notes after a bar: one line, or for the step being told as many as it needs."""
    start = width_of(front)
    room = width - start
    rows: list[list[Span]] = [[]]
    for note in notes:
        for piece in _pieces(note, room, in_full):
            used = sum(cells(s.text) for s in rows[-1])
            if rows[-1] and used + 3 + cells(piece.text) > room:
                rows.append([])
            rows[-1] += [*([Span("   ")] if rows[-1] else []), piece]
    if not in_full and len(rows) > 1:
        rest = sum(len([s for s in row if s.text.strip()]) for row in rows[1:])
        first = fit_line(tuple(rows[0]), room - 4, signs.more)
        rows = [[*first, Span(f" +{rest}", "dim")]]
    blank = Span(" " * start)
    return tuple((*front, *row) if number == 0 else (blank, *row) for number, row in enumerate(rows))


def _pieces(note: Span, room: int, in_full: bool) -> list[Span]:
    if cells(note.text) <= room or not in_full:
        return [Span(cut(note.text, room), note.style)]
    return [piece for row in paragraph(note.text, room, note.style, "  ") for piece in row]


def _panes(stop: _Stop, width: int, signs: Glyphs, height: int | None) -> Lines:
    share = (24, 50) if width >= _WIDE else (26, 46)
    inner = width - 4
    left = inner * share[0] // 100
    middle = inner * share[1] // 100
    right = inner - left - middle
    things = stop.measures.things(stop.items, stop.mode)
    titled = (
        ("Leaves", leaves(stop.session, things, left - 1), left),
        ("Stays, and who holds it", stays(stop.session, stop.measures, things, middle - 1, signs), middle),
        ("Whose time", whose_time(stop.session, stop.booked, right - 1), right),
    )
    return panes(titled, signs, height)


def _foot(stop: _Stop, width: int) -> Lines:
    drawn: list[Line] = list(paragraph(say(stop), width, "strong", "  "))
    trade = stop.trade
    if trade is not None and trade.next_best_link is not None:
        best, names = trade.next_best_link, items_by_id(stop.session)
        drawn += paragraph(
            f"What would help most: if {names[best.from_].name} could help {names[best.to].name},"
            f" {figure(best.gain)} more would be useful in time.",
            width,
            later="  ",
        )
    others = [
        f"{shown(mode)} {figure(stop.measures.people(stop.items, mode).released)}"
        for mode in MODES
        if mode != stop.mode
    ]
    drawn += paragraph(f"Free to leave otherwise: {'; '.join(others)}", width, "dim", "  ")
    return (*drawn, *paragraph(PEOPLE_LINE, width, "dim"))


def say(stop: _Stop) -> str:
    """Return the one sentence to say aloud: we said, could leave, useful in time, what may make it off."""
    booked, trade = stop.booked, stop.trade
    free = booked.released
    if booked.said is None:
        said = "we have not said how many would come back"
    else:
        months = f" {spoken_months(booked.free_by.months)}" if booked.free_by else ""
        said = f"we said {spoken(booked.said)}{months}"
    if free is None:
        return f"Say: {said}; how many could leave is not known, because nobody was asked who is on it."
    useful = None if trade is None else trade.useful
    told = f"{spoken(free, about=not booked.firm or free % 1 != 0)} could leave"
    if useful is not None:
        told += f", {spoken(useful)} would be useful {by_when(stop.horizon, stop.as_of)}"
    return f"Say: {said}; {told}. {_may_be_off(stop)}"


def _may_be_off(stop: _Stop) -> str:
    booked, names = stop.booked, items_by_id(stop.session)
    if booked.run_missing:
        missing = [names[i].name for i in booked.run_missing if i in names]
        told = missing if len(missing) <= 2 else [missing[0], f"{len(missing) - 1} more"]
        return f"May be off: nobody was asked who runs {listed(told)}."
    if booked.hunches:
        return "May be off: who is on it is a gut feel."
    if booked.effort_asked.asked < booked.effort_asked.of:
        return "May be off: not every team on it was counted."
    if booked.stuck:
        return "May be off if someone else already runs what stays."
    return "May be off if something that needs it is not on the map."
