"""Which idea of a portfolio are we using: seven short tables a leader understands in ten seconds."""

from typing import TYPE_CHECKING

from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.lenses import Assumption, Lens, practice_label
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.marks import verdict_mark
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, line, paragraph, wrap
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

_WIDE = 100
_VERDICT = 21
_BECAUSE = 34


def lens_tables(session: Session, diagnosis: "Diagnosis", *, width: int, ascii: bool = False) -> Lines:
    """Return a table for each lens: a verdict, what is assumed, and what speaks about it (by subject)."""
    signs = glyphs(ascii)
    lines: list[Line] = []
    for lens in diagnosis.lenses:
        if lines:
            lines.append(EMPTY)
        lines += _table(session, diagnosis, lens, width, signs)
    return tuple(lines)


def _table(session: Session, diagnosis: "Diagnosis", lens: Lens, width: int, signs: Glyphs) -> Lines:
    lines: list[Line] = [line((lens.label.upper(), "title"))]
    lines += paragraph(lens.line, width, "dim", "  ", "  ")
    if lens.practices is not None:
        parts = [f"{practice_label(name)}: {given or 'not asked'}" for name, given in lens.practices.items()]
        lines += paragraph(f"In practice: {'; '.join(parts)}.", width, later="    ", first="  ")
    for assumption in lens.assumptions:
        lines += _row(session, diagnosis, assumption, width, signs)
    return tuple(lines)


def _row(
    session: Session, diagnosis: "Diagnosis", assumption: Assumption, width: int, signs: Glyphs
) -> Lines:
    mark, style = verdict_mark(assumption.verdict, signs)
    side = _BECAUSE if width >= _WIDE else 0
    room = width - 4 - _VERDICT - (side + 1 if side else 0)
    parts, because = wrap(assumption.plain, room), _because(session, diagnosis, assumption)
    below, verdict = wrap(because, side) if side and because else [], wrap(assumption.words, _VERDICT - 1)
    lines: list[Line] = []
    for n in range(max(len(parts), len(below), len(verdict))):
        front = Span(f"  {mark} " if n == 0 else " " * 4, style)
        words = Span(fit(verdict[n] if n < len(verdict) else "", _VERDICT), style)
        text = fit(parts[n] if n < len(parts) else "", room)
        tail = below[n] if n < len(below) else ""
        lines.append(line(front, words, text, " " if tail else "", (tail, "dim")))
    if because and not side:
        inset = " " * (4 + _VERDICT)
        lines += paragraph(because, width, "dim", inset, inset)
    return tuple(lines)


def seen_in(session: Session, finding: Finding) -> str:
    """Return what a finding is about as a lens names it: a work, a system, a domain or a swap, never a team.

    A swap is `Fleet team to Customs`; what is about a team alone is named by the first work beside it.
    """
    called, kinds = names_of(session).label, {item.id: item.kind for item in session.items}
    if not finding.items:
        return "how we decide"
    if BY_ID[finding.rule].theme == "swaps":
        return f"{called(finding.items[0])} to {called(finding.items[-1])}"
    works = (item for item in finding.items if kinds.get(item) not in ("team", "skill"))
    first = next(works, None)
    return called(first) if first is not None else "the map"


def subjects(session: Session, diagnosis: "Diagnosis", assumption: Assumption) -> list[str]:
    """Return what speaks against an assumption is about; where nothing does, what speaks for it."""
    found = {finding.key: finding for finding in diagnosis.findings}
    bearing = [found[key] for key in assumption.trail if key in found]
    against = [finding for finding in bearing if finding.tone != "clears"]
    return list(dict.fromkeys(seen_in(session, finding) for finding in against or bearing))


def _because(session: Session, diagnosis: "Diagnosis", assumption: Assumption) -> str:
    """Name what the findings that bear on an assumption are about, at most three."""
    parts = subjects(session, diagnosis, assumption)
    return listed(parts if len(parts) <= 3 else [*parts[:2], f"{len(parts) - 2} more"]) if parts else ""
