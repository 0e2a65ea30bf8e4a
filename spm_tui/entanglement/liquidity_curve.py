"""Liquidity over time: how many people are free by month 0 to 24, known, at most and as said."""

from collections.abc import Iterable, Sequence
from typing import Final

from spm_tui.entanglement.people import TeamShare, free_by, within
from spm_tui.entanglement.results import Curve, CurvePoint, RunAsked
from spm_tui.workshop.records import Stop

LAST_MONTH: Final = 24


def curve(parts: Sequence[TeamShare], stops: Iterable[Stop | None]) -> Curve | None:
    """Return the curve of some parts beside the steps their stop records say; None without parts.

    `stops` holds one entry for every stop that could have been spoken of: its record, or None. `low`
    counts the parts with known months, `high` the undated ones too; `said` is None unless a record says
    both people and months. People with one decimal, months whole. Raises nothing.
    """
    if not parts:
        return None
    asked_of = list(stops)
    said = [(s.said_months, s.said_people) for s in asked_of if s is not None and s.said_months is not None]
    steps = [(months, said_people) for months, said_people in said if said_people is not None]
    points = []
    for month in range(LAST_MONTH + 1):
        step = round(sum((n for months, n in steps if within(months, month)), 0.0), 1) if steps else None
        points.append(CurvePoint(month, *free_by(parts, month), step))
    dated = sum(part.months is not None for part in parts)
    return Curve(
        points=tuple(points),
        dated=RunAsked(dated, len(parts)),
        said=RunAsked(len(steps), len(asked_of)),
    )
