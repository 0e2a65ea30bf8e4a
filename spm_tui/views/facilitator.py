"""The facilitator's drawer: what to do first, probes, answers one may hear, private notes."""

from __future__ import annotations

from spm_tui.views.line import Line, Span, paragraph
from spm_tui.workshop.questions import Question


def drawer(question: Question, notes: str, *, width: int) -> tuple[Line, ...]:
    """Return the drawer of one question as lines; longer than most screens, so it scrolls."""
    gap: Line = (Span(""),)
    lines: list[Line] = [
        *paragraph(question.first_move, width, "strong"),
        gap,
        *paragraph(question.why, width, "dim"),
    ]
    lines += [gap, (Span("Probes", "title"),)]
    for probe in question.probes:
        lines += paragraph("- " + probe, width, later="  ")
    lines += [gap, (Span("You may hear, and could ask back", "title"),)]
    for heard in question.hear:
        lines += paragraph(f'"{heard.answer}"', width, "said")
        lines += paragraph("> " + heard.counter, width, later="  ")
    lines += [gap, (Span("Private notes (in no export)", "title"),)]
    lines += paragraph(notes, width) if notes else paragraph("Esc, then n: write some", width, "dim")
    return tuple(lines)
