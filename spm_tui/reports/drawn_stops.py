"""Stops, curves and rulers as they are drawn in a page: shares of a width and pixels. Plain values."""

from typing import Final

from msgspec import Struct

from spm_tui.diagnosis import spectrum
from spm_tui.entanglement.results import Curve, CurvePoint
from spm_tui.reports.output_formats import Export
from spm_tui.reports.question_sections import Table
from spm_tui.views.rulers import share_of_zone
from spm_tui.views.stop_bars import with_closing_line
from spm_tui.views.stop_case import StopCase
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, plural, shown

#: The drawing of a curve: where its columns begin and end in percent of its width, and its height in pixels.
_FROM, _TO, _HIGH = 7.0, 99.0, 150
_TOLD: Final = (0, 1, 3, 6, 12, 24)
_ZONES: Final = ("stock", "real estate", "brand", "vineyard")


class DrawnStep(Struct, frozen=True, kw_only=True):
    """One step of a stop: its bar from `x` over `width` percent, of which `tail` rests on gut feel."""

    label: str
    value: str
    x: float
    width: float
    tail: float
    sort: str
    notes: str


def drawn_steps(case: StopCase) -> tuple[tuple[DrawnStep, ...], str]:
    """Return the steps of a stop that hold somebody, all to one scale, and a line that names the others."""
    most = max([row.end for row in case.rows] + [1.0])
    rows, none = with_closing_line(case.rows, case.guesses)
    found = []
    for row in rows:
        start = row.start if row.most is None else max(0.0, row.end - row.most)
        firm = start if row.least is None else row.end - row.least
        notes = [*row.notes, *([f"Ask: {row.ask}"] if row.ask else [])]
        found.append(
            DrawnStep(
                label=row.label,
                value="not known" if row.value is None else figure(row.value),
                x=_percent(start, most),
                width=_percent(max(0.0, row.end - start), most),
                tail=_percent(max(0.0, firm - start), most),
                sort=row.sort,
                notes="; ".join(notes),
            )
        )
    return tuple(found), none


def _percent(value: float, most: float) -> float:
    return round(100 * value / most, 2)


class CurveColumn(Struct, frozen=True, kw_only=True):
    """One month: where it stands in percent, and the tops of what is known, at most and said, in pixels."""

    x: float
    width: float
    low: float
    high: float
    said: float | None


class DrawnCurve(Struct, frozen=True, kw_only=True):
    """A curve: its columns, levels and months with their words, a table that says the same, its coverage."""

    title: str
    columns: tuple[CurveColumn, ...]
    levels: tuple[tuple[float, str], ...]
    months: tuple[tuple[float, str], ...]
    said: bool
    table: Table
    coverage: str


def drawn_curve(title: str, curve: Curve) -> DrawnCurve:
    """Return a curve as it is drawn, people upwards and months across."""
    most = max([max(point.high, point.said or 0.0) for point in curve.points] + [1.0])
    step = next(one for one in (0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000, 10**6) if most / one <= 6)
    top = step * -(-most // step)
    wide = (_TO - _FROM) / len(curve.points)
    count = int(top / step)
    return DrawnCurve(
        title=title,
        columns=tuple(_column(point, number, wide, top) for number, point in enumerate(curve.points)),
        levels=tuple((_height(level * step, top), figure(level * step)) for level in range(count + 1)),
        months=tuple(
            (round(_FROM + wide * (number + 0.5), 2), str(point.month))
            for number, point in enumerate(curve.points)
            if point.month % 3 == 0
        ),
        said=bool(curve.said.asked),
        table=_table(curve),
        coverage=f"Dates are known for {curve.dated.asked} of {plural(curve.dated.of, 'effort')}.",
    )


def _column(point: CurvePoint, number: int, wide: float, top: float) -> CurveColumn:
    return CurveColumn(
        x=round(_FROM + wide * number, 2),
        width=round(wide * 0.86, 2),
        low=_height(point.low, top),
        high=_height(point.high, top),
        said=None if point.said is None else _height(point.said, top),
    )


def _height(people: float, top: float) -> float:
    """Return where so many people stand, in pixels from the top of the drawing."""
    return round(10 + _HIGH * (1 - people / top), 1)


def _table(curve: Curve) -> Table:
    points = [curve.points[month] for month in _TOLD if month < len(curve.points)]
    rows = [("known to be free", *(figure(point.low) for point in points))]
    if any(point.high != point.low for point in points):
        rows.append(("at most", *(figure(point.high) for point in points)))
    if curve.said.asked:
        rows.insert(0, ("we said", *(figure(point.said) for point in points)))
    return Table(("after months", *(str(point.month) for point in points)), tuple(rows))


class DrawnRuler(Struct, frozen=True, kw_only=True):
    """One ruler: of what, what it answers, both ends in percent from vineyard to stock, and their words."""

    name: str
    about: str
    said: float | None
    seen: float | None
    said_words: str
    seen_words: str
    known: str


def drawn_rulers(export: Export) -> tuple[DrawnRuler, ...]:
    """Return two rulers for each thing that was asked about, those furthest apart first."""
    called = names_of(export.session)
    found = []
    for row in spectrum.rows(export.session, export.measures):
        if row.by is None:
            found.append(_ruler(row.name, "how soon", row.how_soon))
            found.append(_ruler(row.name, "whose work", row.whose_work))
        else:
            found.append(_ruler(row.name, f"whose work, from {called.said(row.by)}", row.whose_work))
    return tuple(one for one in found if one.said is not None or one.seen is not None)


def _ruler(name: str, about: str, given: spectrum.Ruler) -> DrawnRuler:
    said = (given.said, given.said_months, given.said_value)
    seen = (given.seen, given.seen_months, given.seen_value)
    return DrawnRuler(
        name=name,
        about=about,
        said=_place(*said),
        seen=_place(*seen),
        said_words=_words(*said) or "nothing said",
        seen_words=_words(*seen) or "not seen yet",
        known=shown(given.basis) if given.basis else "",
    )


def _place(band: int | None, months: float | None, value: float | None) -> float | None:
    return None if band is None else round(2 + 96 * (3 - band + share_of_zone(band, months, value)) / 4, 2)


def _words(band: int | None, months: float | None, value: float | None) -> str:
    if band is None:
        return ""
    figures = [figure(months, "months")] if months is not None else []
    figures += [figure(value, "%") + " of the value"] if value is not None else []
    return ", ".join(figures) or _ZONES[band]
