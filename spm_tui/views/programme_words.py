"""What many sessions add up to, in words: gaps that recur, how predictions came out, one line for all."""

from collections.abc import Iterable, Sequence
from typing import Final

from spm_tui.diagnosis.rules import RULES
from spm_tui.followup.predictions import FEWEST, MORE_IS_BETTER, Calibration, calibration
from spm_tui.followup.recurring import Programme, Recurring
from spm_tui.views.styled_lines import EMPTY, Line, Lines, line, paragraph
from spm_tui.workshop.words import PEOPLE_LINE, figure, shown

_HELP: Final = {rule.id: rule.help for rule in RULES}
#: So many kinds of gaps are listed; the rest are counted.
MOST_ROWS: Final = 12


def programme_lines(found: Programme, *, width: int) -> Lines:
    """Return what some sessions add up to, as lines at most `width` cells wide."""
    lines: list[Line] = [*paragraph(_in_short(found), width, "title")]
    if found.said is not None:
        lines += paragraph(
            f"They speak of {figure(found.said, 'people')} as movable; {figure(found.came_or_could)} came or "
            f"could come, in {_count(found.with_figures, 'workshop')}.",
            width,
        )
    lines += [EMPTY, line(("What recurs", "title"))]
    for row in found.recurring[:MOST_ROWS]:
        lines += _recurring(row, width)
    if not found.recurring:
        lines += paragraph("Nothing was noticed that is shown or worth checking.", width, "", "  ", "  ")
    if len(found.recurring) > MOST_ROWS:
        lines.append(line((f"  {len(found.recurring) - MOST_ROWS} further kinds, see --json", "dim")))
    lines += [EMPTY, *calibration_lines(calibration(found.predictions), width=width)]
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _in_short(found: Programme) -> str:
    return f"{_count(found.sessions, 'session')} of {_count(found.workshops, 'workshop')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _recurring(row: Recurring, width: int) -> Iterable[Line]:
    yield from paragraph(_HELP.get(row.rule, row.rule), width, "strong", "  ", "  ")
    parts = [f"shown in {row.shown} of {row.examined} that were asked"]
    if row.worth_checking:
        parts.append(f"worth checking in {row.worth_checking}")
    if row.where:
        parts.append("about " + ", ".join(f"{shown(kind)} {count}" for kind, count in row.where[:3]))
    yield from paragraph("; ".join(parts) + ".", width, "dim", "    ", "    ")


def calibration_lines(rows: Sequence[Calibration], *, width: int) -> Lines:
    """Return how predictions came out, a line for each kind and each basis; no score below FEWEST."""
    lines: list[Line] = [line(("How predictions came out", "title"))]
    if not rows:
        return (*lines, *paragraph("None has come out yet.", width, "", "  ", "  "))
    for row in rows:
        first = "  " if row.basis == "all" else "    "
        lines += paragraph(
            _calibrated(row), width, "strong" if row.basis == "all" else "", first + "  ", first
        )
    return tuple(lines)


def _calibrated(row: Calibration) -> str:
    name = row.kind if row.basis == "all" else shown(row.basis) if row.basis else "nobody said how we know"
    name = name[:1].upper() + name[1:]
    better = "as said or more" if row.kind in MORE_IS_BETTER else "as said or sooner"
    counted = f"{name}: {row.as_said} of {row.count} came {better}"
    if row.middle_share is None:
        return counted + (f"; fewer than {FEWEST} make no score." if row.basis == "all" else ".")
    return f"{counted}; the middle one came to {figure(100 * row.middle_share)}% of what was said."
