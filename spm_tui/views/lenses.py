"""Which idea of a portfolio are we using: seven short tables a leader understands in ten seconds."""

from typing import TYPE_CHECKING

from spm_tui.diagnosis.lenses import Assumption, Lens, practice_label
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.line import EMPTY, Line, Lines, Span, fit, line, paragraph, wrap
from spm_tui.views.marks import verdict_mark
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
    drawn: list[Line] = []
    for lens in diagnosis.lenses:
        if drawn:
            drawn.append(EMPTY)
        drawn += _table(session, diagnosis, lens, width, signs)
    return tuple(drawn)


def _table(session: Session, diagnosis: "Diagnosis", lens: Lens, width: int, signs: Glyphs) -> Lines:
    drawn: list[Line] = [line((lens.label.upper(), "title"))]
    drawn += paragraph(lens.line, width, "dim", "  ", "  ")
    if lens.practices is not None:
        told = [f"{practice_label(name)}: {given or 'not asked'}" for name, given in lens.practices.items()]
        drawn += paragraph(f"In practice: {'; '.join(told)}.", width, later="    ", first="  ")
    for assumption in lens.assumptions:
        drawn += _row(session, diagnosis, assumption, width, signs)
    return tuple(drawn)


def _row(
    session: Session, diagnosis: "Diagnosis", assumption: Assumption, width: int, signs: Glyphs
) -> Lines:
    mark, style = verdict_mark(assumption.verdict, signs)
    side = _BECAUSE if width >= _WIDE else 0
    room = width - 4 - _VERDICT - (side + 1 if side else 0)
    told, because = wrap(assumption.plain, room), _because(session, diagnosis, assumption)
    below = wrap(because, side) if side and because else []
    drawn: list[Line] = []
    for n in range(max(len(told), len(below))):
        front = (Span(f"  {mark} ", style), Span(fit(assumption.words, _VERDICT), style)) if n == 0 else ()
        text = fit(told[n] if n < len(told) else "", room)
        tail = below[n] if n < len(below) else ""
        blank = Span(" " * (4 + _VERDICT))
        drawn.append(line(*(front or (blank,)), text, " " if tail else "", (tail, "dim")))
    if because and not side:
        inset = " " * (4 + _VERDICT)
        drawn += paragraph(because, width, "dim", inset, inset)
    return tuple(drawn)


def _because(session: Session, diagnosis: "Diagnosis", assumption: Assumption) -> str:
    """Name the subjects of the findings that bear on an assumption, at most three."""
    called = names_of(session)
    found = {finding.key: finding.items for finding in diagnosis.findings}
    first = [found[key][:1] for key in assumption.trail if key in found]
    subjects = [called.label(items[0]) if items else "how we decide" for items in first]
    told = list(dict.fromkeys(subjects))
    return listed(told if len(told) <= 3 else [*told[:2], f"{len(told) - 2} more"]) if told else ""
