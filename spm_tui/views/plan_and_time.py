"""Plan against actual: what was planned for each part of a sitting, and what the clock counted."""

from collections.abc import Sequence
from typing import Final

from spm_tui.text import cells
from spm_tui.views.styled_lines import Line, Span, line, paragraph
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session
from spm_tui.workshop.sitting_plan import PlannedPart, SittingTime, sitting_time
from spm_tui.workshop.words import figure

_HEADS: Final = ("planned", "took", "over")
_COLUMN: Final = 9
#: Minutes over that are told; fewer are the time a sentence takes to end.
_TOLD: Final = 0.5


def plan_lines(session: Session, seconds: float | None, *, width: int) -> Sequence[Line]:
    """Return what was planned and what it took, as far as it was counted; nothing where no clock ran.

    `seconds` are those counted for the close, None while no clock runs there.
    """
    time = sitting_time(session, "close", seconds)
    if not time.took:
        return ()
    told = f"{figure(round(time.took), 'minutes')}; {figure(time.planned)} were planned."
    return (
        line(("Time", "title")),
        *paragraph(told, width, "strong", "  ", "  "),
        *_most_over(time, width),
        *_table(time),
    )


def _most_over(time: SittingTime, width: int) -> Sequence[Line]:
    over = [part for part in time.parts if _over(part) > _TOLD]
    most = max(over, key=_over, default=None)
    if most is None:
        return ()
    took, planned = figure(round(most.took or 0.0)), figure(most.planned or 0.0)
    name = f"Question {ANSWER_KEYS.index(most.key) + 1}" if most.key in ANSWER_KEYS else f"The {most.key}"
    return paragraph(f"{name} ran over most: {took} instead of {planned}.", width, "", "  ", "  ")


def _over(part: PlannedPart) -> float:
    return (part.took or 0.0) - (part.planned or 0.0)


def _table(time: SittingTime) -> list[Line]:
    """Return a line a part: minutes planned, minutes it took, and how many it ran over."""
    shown = [part for part in time.parts if part.planned or part.took]
    names = [_name(part.key) for part in shown]
    wide = max(map(cells, names), default=0)
    heads = _HEADS if any(_over(part) > _TOLD for part in shown) else _HEADS[:2]
    lines = [line(("".join([" " * (wide + 2), *(head.rjust(_COLUMN) for head in heads)]), "dim"))]
    for part, name in zip(shown, names, strict=True):
        took = "" if part.key == "buffer" else figure(part.took) if part.took is not None else "-"
        over = _over(part) if part.took else 0.0
        planned = figure(part.planned) if part.planned is not None else "-"
        told = f"  {name.ljust(wide)}{planned.rjust(_COLUMN)}{took.rjust(_COLUMN)}"
        more = f"+{figure(over)}".rjust(_COLUMN) if over > _TOLD else ""
        lines.append((Span(told), Span(more, "warn")) if more else (Span(told),))
    return lines


def _name(part: str) -> str:
    if part not in ANSWER_KEYS:
        return {"opening": "Opening", "buffer": "In reserve", "close": "Close"}[part]
    number = ANSWER_KEYS.index(part)
    return f"{number + 1:>2} {QUESTIONS[number].short}"
