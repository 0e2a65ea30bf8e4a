"""The facilitator's drawer: what to do first, probes, answers one may hear, private notes."""

from __future__ import annotations

from spm_tui.views.styled_lines import Line, Span, paragraph
from spm_tui.workshop.questions import Question


def drawer(question: Question, notes: str, *, width: int) -> tuple[Line, ...]:
    """Return the drawer of one question as lines; longer than most screens, so it scrolls."""
    gap: Line = (Span(""),)
    lines: list[Line] = [*paragraph(question.first_move, width, "strong")]
    if notes:  # written for this very moment, so they come before what is the same in every workshop
        lines += [gap, (Span("Private notes (in no export)", "title"),), *paragraph(notes, width)]
    lines += [gap, (Span("Probes", "title"),)]
    for probe in question.probes:
        lines += paragraph("- " + probe, width, later="  ")
    lines += [gap, (Span("You may hear, and could ask back", "title"),)]
    for heard in question.hear:
        lines += paragraph(f'"{heard.answer}"', width, "said")
        lines += paragraph("> " + heard.counter, width, later="  ")
    lines += [gap, *paragraph(question.why, width, "dim")]
    if not notes:
        lines += [gap, *paragraph("Esc, then n: write private notes, which are in no export", width, "dim")]
    return tuple(lines)
