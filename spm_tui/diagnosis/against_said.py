"""How large a finding is beside what was said: the share of it that did not come, whatever its unit.

8 people said and 4.5 back is 0.44; 1 month said and 9 taken is 0.89. So people, months and percent stand in
one order. A finding that has no figure of ours to stand beside is 0.
"""

from collections.abc import Callable
from statistics import median
from typing import Any, Final

from spm_tui.diagnosis.deciders import counting_rights
from spm_tui.diagnosis.finding import Finding
from spm_tui.diagnosis.record_keys import doors, moves, shifts, stops, swaps, things
from spm_tui.memo import of_part
from spm_tui.workshop.session import Session

#: Months below which a promise counts as this much, so that "at once" can be compared.
AT_ONCE: Final = 0.5
Measure = Callable[[Session, Finding, float], float]


def against_said(session: Session, finding: Finding) -> float:
    """Return the share of what was said that did not come, 0 to 1; 0 where nothing was said in figures."""
    if finding.tone != "gap" or finding.rule not in _SHARES:
        return 0.0
    size = finding.size.value if finding.size is not None else 0.0
    return min(1.0, max(0.0, _SHARES[finding.rule](session, finding, size)))


@of_part()
def _table(pairs: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    return dict(pairs)


def _record(finding: Finding) -> str:
    return finding.key.partition(":")[2]


def _short_of(missing: float, said: float | None) -> float:
    return missing / said if said else 0.0


def _longer(said: float, taken: float) -> float:
    said, taken = max(said, AT_ONCE), max(taken, AT_ONCE)
    return 1 - said / taken if taken > said else 0.0


def _of_people_said(session: Session, finding: Finding, size: float) -> float:
    stop = _table(stops(session)).get(_record(finding))
    return _short_of(size, stop.said_people if stop else None)


def _door(session: Session, finding: Finding, _size: float) -> float:
    door = _table(doors(session)).get(_record(finding))
    if door is None or door.said_months is None or door.seen_months is None:
        return 0.0
    return _longer(door.said_months, door.seen_months)


def _swap(session: Session, finding: Finding, _size: float) -> float:
    swap = _table(swaps(session)).get(_record(finding))
    if swap is None:
        return 0.0
    if swap.seen_value == 0:
        return 1.0
    months = value = 0.0
    if swap.said_months is not None and swap.seen_months is not None:
        months = _longer(swap.said_months, swap.seen_months)
    if swap.said_value is not None and swap.seen_value is not None:
        value = _short_of(swap.said_value - swap.seen_value, swap.said_value)
    return max(months, value)


def _moves(session: Session, _finding: Finding, size: float) -> float:
    return _short_of(size, sum(1 for _, move in moves(session) if move.unit is not None))


def _shifts(session: Session, _finding: Finding, size: float) -> float:
    return _short_of(size, sum(1 for _, shift in shifts(session) if shift.took_what is not None))


def _percent(session: Session, _finding: Finding, size: float) -> float:
    given = session.answers.redesign_frequency
    said = given.said_percent if given and given.said_percent is not None else 0.0
    return _short_of(size, said + size)


def _plan(session: Session, _finding: Finding, size: float) -> float:
    every = session.replan_every_months
    return _longer(every, every + size) if every is not None else 0.0


def _budget(session: Session, _finding: Finding, _size: float) -> float:
    taken = [shift.months for _, shift in shifts(session) if shift.months is not None]
    horizon = session.budget_horizon_months
    return _longer(horizon, median(taken)) if horizon is not None and taken else 0.0


def _rights(session: Session, _finding: Finding, size: float) -> float:
    return _short_of(size, len(counting_rights(session)))


def _booked(session: Session, finding: Finding, size: float) -> float:
    team = things(session).get(_record(finding))
    return _short_of(size, team.people + size if team and team.people is not None else None)


def _waits(session: Session, finding: Finding, size: float) -> float:
    stop = _table(stops(session)).get(_record(finding))
    said = stop.said_months if stop else None
    return _longer(said, said + size) if said is not None else 0.0


_SHARES: Final[dict[str, Measure]] = {
    "reclaim-gap": _of_people_said,
    "unfunded-run": _of_people_said,
    "dead-trade": _of_people_said,
    "untested-door": _door,
    "swap-gap": _swap,
    "unit-mismatch": _moves,
    "stiff-flow": _shifts,
    "redesign-understated": _percent,
    "moved-not-removed": _plan,
    "slower-than-the-plan": _plan,
    "budget-shorter-than-change": _budget,
    "clear-in-words": _rights,
    "waits-longer-than-said": _waits,
    "double-booked": _booked,
}
