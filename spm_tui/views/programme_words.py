"""What many sessions add up to, in words: gaps that recur, how predictions came out, one line for all."""

from collections.abc import Iterable, Sequence
from typing import Final

from spm_tui.diagnosis.rules import BY_ID
from spm_tui.followup.predictions import MORE_IS_BETTER, Calibration, calibration
from spm_tui.followup.recurring import Programme, Recurring
from spm_tui.text import capital_first
from spm_tui.views.styled_lines import EMPTY, Line, Lines, line, paragraph
from spm_tui.workshop.words import PEOPLE_LINE, figure, plural, shown

#: How we know what came, after "known".
_KNOWN: Final = {
    "measured": "from numbers",
    "repeated": "from more than one case",
    "one-case": "from one case",
    "hunch": "by gut feel",
    None: "without anybody saying how",
}


def programme_lines(found: Programme, *, width: int) -> Lines:
    """Return what some sessions add up to, as lines at most `width` cells wide."""
    if not found.sessions:
        return paragraph("There is no session here that can be read.", width)
    lines: list[Line] = [*paragraph(_in_short(found), width, "title")]
    if found.said is not None:
        people = figure(found.said, "people")
        lines += paragraph(
            f"{people} {'is' if people.startswith('1 ') else 'are'} spoken of as movable; "
            f"{figure(found.came_or_could)} came or could come, in {plural(found.with_figures, 'workshop')}.",
            width,
        )
    lines += [EMPTY, line(("What recurs" if found.workshops > 1 else "What was noticed", "title"))]
    if found.workshops == 1:
        lines += paragraph("One workshop alone: that makes no pattern yet.", width, "dim", "  ", "  ")
    for row in found.recurring:
        lines += _recurring(row, width)
    if not found.recurring:
        nothing = (
            "No gap was noticed where something was asked." if found.examined else "Nothing was asked yet."
        )
        lines += paragraph(nothing, width, "", "  ", "  ")
    lines += [EMPTY, *calibration_lines(calibration(found.predictions), width=width)]
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _in_short(found: Programme) -> str:
    return f"{plural(found.sessions, 'sitting')} of {plural(found.workshops, 'workshop')}"


def _recurring(row: Recurring, width: int) -> Iterable[Line]:
    yield from paragraph(BY_ID[row.rule].recurring, width, "strong", "  ", "  ")
    asked = f"of {plural(row.examined, 'sitting')} that looked at it"
    parts = [
        f"Shown in {row.shown} {asked}" if row.shown else f"Worth checking in {row.worth_checking} {asked}"
    ]
    if row.shown and row.worth_checking:
        parts.append(f"worth checking in {row.worth_checking}")
    parts.append(f"{plural(row.workshops, 'workshop')} in all")
    if row.where:
        kinds = (
            f"{shown(kind)} {'once' if count == 1 else f'{count} times'}" for kind, count in row.where[:3]
        )
        parts.append("where: " + ", ".join(kinds))
    yield from paragraph("; ".join(parts) + ".", width, "dim", "    ", "    ")


def calibration_lines(rows: Sequence[Calibration], *, width: int) -> Lines:
    """Return how predictions came out, a line for each kind, then for how we know what came."""
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
    name = capital_first(row.kind) if row.basis == "all" else f"What came is known {_KNOWN[row.basis]}"
    more = row.kind in MORE_IS_BETTER
    counted = f"{name}: {row.as_said} of {row.count} came as said or {'more' if more else 'sooner'}"
    if row.middle_share is None:
        return f"{counted}."
    if more:
        return f"{counted}; half of them came to {figure(100 * row.middle_share)}% of what was said, or less."
    return f"{counted}; half of them took {figure(row.middle_share)} times as long as said, or longer."
