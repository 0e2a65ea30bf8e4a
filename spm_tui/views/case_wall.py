"""The case wall: the past cases one under the other, with what questions 5 and 7 say of each as columns."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from spm_tui.text import cells, clean
from spm_tui.views.rows import Row
from spm_tui.views.spoken import day
from spm_tui.views.styled_lines import Line, Span, fit, paragraph
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, shown

NO_CASES: Final = (
    "No past decision is listed yet. Three to six are enough: questions 1, 3, 5 and 7 ask what became of "
    "them."
)
#: Nothing was said of it.
_OPEN: Final = "-"
#: The columns beside a case, and how many cells the longest word of each takes.
_COLUMNS: Final = (
    ("which lever, did it take?", 30),
    ("tried first", 15),
    ("what it took", 15),
    ("months", 6),
)
#: In so many cells a case and its columns stand in one line.
_ONE_LINE: Final = 112


class _Facts(NamedTuple):
    """One line beside a case: a decision of question 5, a change of direction of question 7."""

    lever: str
    tried: str
    took: str
    months: str


def case_rows(session: Session, width: int) -> list[Row]:
    """Return the cases with their day, and under the headings what was said of each, `width` cells wide.

    Where there is little room a case has a line of its own above its columns. Keys: `case:id`.
    """
    if not session.cases:
        return [Row("none", tuple(paragraph(NO_CASES, width, "dim")), pick=False)]
    wide = width >= _ONE_LINE
    heads = [name for name, _ in _COLUMNS]
    said = {case.id: _facts(session, case.id) for case in session.cases}
    taken = _taken([heads, *(fact for facts in said.values() for fact in facts)])
    lead = width - _across(taken) - 2 if wide else 4
    widths = taken if wide else [most for _, most in _COLUMNS]
    head = (
        Span(fit(" case" if wide else "", lead), "dim"),
        Span(_joined(heads, widths, width - lead), "dim"),
    )
    rows = [Row("case-heads", (head,), pick=False)]
    called = names_of(session)
    for case in session.cases:
        name, on = called.case(case.id), f"  {day(case.on)}" if case.on else ""
        facts = said[case.id]
        lines: list[Line] = []
        if not wide:
            lines.append((Span(" " + fit(name, min(cells(name), width - 16)), "strong"), Span(on, "dim")))
        for number, fact in enumerate(facts):
            first = wide and not number
            room = lead - cells(on) - 3
            about = f" {fit(name, room)}{on}  " if first else ""
            lines.append((Span(fit(about, lead), "strong"), Span(_joined(fact, widths, width - lead))))
        rows.append(Row(f"case:{case.id}", tuple(lines), words=clean(case.name)))
    return rows


def _taken(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how many cells each column takes: what it leaves is for the names of the cases."""
    columns = zip(*rows, strict=True)
    return [min(most, max(map(cells, column))) for (_, most), column in zip(_COLUMNS, columns, strict=True)]


def _across(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _joined(texts: Sequence[str], wanted: Sequence[int], width: int) -> str:
    """Return one text a column, the widest column cut where there is less room."""
    widths = list(wanted)
    widths[0] -= max(0, _across(widths) - width)
    return "  ".join(fit(text, max(6, most)) for text, most in zip(texts, widths, strict=True))


def _facts(session: Session, case_id: str) -> list[_Facts]:
    """Return the lines beside a case; one of dashes where nothing was said of it."""
    decisions = [d for d in records(session, "reallocate_or_reshape") if isinstance(d, r.Decision)]
    shifts = [s for s in records(session, "redesign_frequency") if isinstance(s, r.Shift)]
    levers = [
        f"{shown(one.lever)}, {shown(one.took) if one.took else _OPEN}"
        for one in decisions
        if one.case == case_id
    ]
    changes = [
        (
            shown(one.tried_first) if one.tried_first else _OPEN,
            shown(one.took_what) if one.took_what else _OPEN,
            figure(one.months) if one.months is not None else _OPEN,
        )
        for one in shifts
        if one.case == case_id
    ]
    found = []
    for number in range(max(1, len(levers), len(changes))):
        lever = levers[number] if number < len(levers) else "" if number else _OPEN
        change = changes[number] if number < len(changes) else ("",) * 3 if number else (_OPEN,) * 3
        found.append(_Facts(lever, *change))
    return found
