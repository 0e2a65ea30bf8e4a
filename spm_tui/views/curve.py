"""The liquidity curve: how many are free to do other work by month 0 to 24, known, at most, and as said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from spm_tui.entanglement.modes import Mode
from spm_tui.entanglement.results import Curve, CurvePoint, RunAsked
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, cut, fit, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, plural

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_AXIS = 6
_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000)
_TOLD = (0, 1, 3, 6, 12, 24)
_MOST_ROWS = 14
_NAMES = 18
_FIGURES = 7


def curve_picture(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    *,
    width: int,
    height: int | None = None,
    mode: Mode = "retire",
    ascii: bool = False,
) -> Lines:
    """Return the curve of one stop; raises what the measures raise for a stop that has no meaning."""
    chosen = listed(f'"{name}"' for name in map(names_of(session).label, items))
    title = f"How soon effort comes free if {chosen} {'stops' if len(items) == 1 else 'stop'}"
    return draw_curve(title, measures.curve(items, mode), width=width, height=height, ascii=ascii)


def without_claims(curve: Curve) -> Curve:
    """Return a curve of many works without the said steps of single stops: they speak for no whole."""
    points = tuple(structs.replace(point, said=None) for point in curve.points)
    return structs.replace(curve, points=points, said=RunAsked(0, 0))


def draw_curve(
    title: str, curve: Curve | None, *, width: int, height: int | None = None, ascii: bool = False
) -> Lines:
    """Return a curve under a title: columns a month, a small table of the same figures, what was asked.

    `curve` None: nobody is known to be on it, and the picture says so. People upwards, months across.
    """
    signs = glyphs(ascii)
    head = paragraph(title, width, "title", "  ")
    if curve is None:
        return (*head, EMPTY, line("Not known: nobody was asked how many people are on it."))
    table = (*_legend(curve, width, signs), *_table(curve, width), *_coverage(curve, width))
    rows = _MOST_ROWS if height is None else min(_MOST_ROWS, height - len(head) - len(table) - 4)
    chart = _chart(curve, width, max(3, rows), signs)
    return (*head, EMPTY, *chart, EMPTY, *table)


def _chart(curve: Curve, width: int, rows: int, signs: Glyphs) -> Lines:
    """Return the columns, the topmost row first, then the months below them."""
    most = max([1.0] + [max(p.high, p.said or 0.0) for p in curve.points])
    step = next(s for s in _STEPS if most / s <= rows)
    levels = max(1, -int(-most // step))
    wide = max(1, min(4, (width - _AXIS) // len(curve.points)))
    lines: list[Line] = []
    for level in range(levels, 0, -1):
        spans = [Span(fit(figure(level * step), _AXIS - 2, "right") + " " + signs.down)]
        spans += [_cell(point, level, step, wide, signs) for point in curve.points]
        lines.append(tuple(spans))
    ruler = fit("0", _AXIS - 2, "right") + " " + signs.joint + signs.across * (wide * len(curve.points))
    months = "".join(fit(str(month), 3 * wide) for month in range(0, len(curve.points), 3))
    return (*lines, line(ruler), line(cut(" " * _AXIS + months.rstrip() + " months", width, "")))


def _cell(point: CurvePoint, level: int, step: float, wide: int, signs: Glyphs) -> Span:
    edge = (level - 0.5) * step  # a sign stands for a whole step from half of it on
    said = point.said is not None and point.said > 0 and round(point.said / step + 1e-9) == level
    gap = " " if wide > 2 else ""
    body = wide - len(gap)
    if said:
        return Span(signs.said * body + gap, "said")
    part = round((point.low / step - level + 1) * 8)
    if 0 < part < 8 and len(signs.levels) > 8:
        return Span(signs.levels[part] * body + gap, "seen")
    if point.low >= edge:
        return Span(signs.bar * body + gap, "seen")
    if point.high >= edge:
        return Span(signs.ghost * body + gap, "dim")
    return Span(" " * wide)


def _legend(curve: Curve, width: int, signs: Glyphs) -> Lines:
    words = [f"{signs.bar} known to be free", f"{signs.ghost} perhaps: no date known"]
    if curve.said.asked:
        words.append(f"{signs.said} we said")
    return (line("   ".join(words)),) if width >= _AXIS + 50 else tuple(line(word) for word in words)


def _table(curve: Curve, width: int) -> Lines:
    room = max(1, (width - _NAMES) // _FIGURES)
    parts = [curve.points[month] for month in _TOLD[:room] if month < len(curve.points)]
    rows: list[tuple[str, list[str]]] = [("after months", [str(p.month) for p in parts])]
    if curve.said.asked:
        rows.append(("we said", [figure(p.said) for p in parts]))
    rows.append(("known to be free", [figure(p.low) for p in parts]))
    if any(p.high != p.low for p in parts):
        rows.append(("at most", [figure(p.high) for p in parts]))
    return tuple(
        line((fit(label, _NAMES), "strong"), "".join(fit(value, _FIGURES, "right") for value in values))
        for label, values in rows
    )


def _coverage(curve: Curve, width: int) -> Lines:
    parts = f"Dates are known for {curve.dated.asked} of {plural(curve.dated.of, 'effort')}"
    if curve.said.of:
        parts += f"; a number was said for {curve.said.asked} of {curve.said.of}"
    return paragraph(parts + ".", width, "dim")
