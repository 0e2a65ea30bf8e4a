"""What the records say for an assumption: evidence on the other side of each rule's line, counted.

A rule notices what speaks against an assumption; that it stays silent proves nothing. Here each rule's
records are looked at from the other side: how many were looked at, how many speak for it (known by more
than gut feel), how many say no without reaching the rule's line. Verdicts are made in `lenses.py` and
`ten_answers.py`.
"""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Final

from spm_tui.diagnosis import evidence_on_deciding as deciding
from spm_tui.diagnosis import evidence_on_things as on_things
from spm_tui.diagnosis.evidence_counts import NONE, Evidence, of_pairs
from spm_tui.diagnosis.record_keys import parts_of, swaps
from spm_tui.entanglement.measures import Measures
from spm_tui.memo import SameParts, of_key
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session

Look = Callable[[Session, Measures], Evidence]
#: The rules that look at who could do whose work.
SWAP_RULES: Final = frozenset({"swap-gap", "sole-holder"})


def evidence_for_all(rules: Iterable[str], session: Session, measures: Measures) -> Evidence:
    """Return the evidence of several rules together; a record that two of them look at counts once."""
    by_table: dict[str, Evidence] = {}
    for rule in rules:
        found, table = evidence_for(rule, session, measures), _table(rule)
        by_table[table] = by_table.get(table, NONE).beside(found)
    return sum(by_table.values(), NONE)


def _table(rule: str) -> str:
    return _LOOKS[rule][1][0] if rule in _LOOKS else ""


def evidence_for(rule: str, session: Session, measures: Measures) -> Evidence:
    """Return what the records say on the other side of a rule's line; nothing for a rule without one."""
    if rule not in _LOOKS:
        return NONE
    parts = parts_of(session, _LOOKS[rule][1])
    return _found(SameParts(rule, *parts, whole=(session, measures)))


@of_key(256)
def _found(asked: SameParts) -> Evidence:
    session, measures = asked.take()
    look, _ = _LOOKS[str(asked.values[0])]
    return look(session, measures)


def swaps_among(rules: Collection[str], session: Session, means: Callable[[r.Swap], bool]) -> Evidence:
    """Return what the swaps that are meant say to the rules on swaps."""
    given = [swap for swap in of_pairs(swaps(session)) if means(swap)]
    looks = {"swap-gap": on_things.compared_swaps, "sole-holder": on_things.other_holders}
    found = NONE
    for rule in SWAP_RULES.intersection(rules):
        found = found.beside(looks[rule](given))
    return found


_MAP: Final = ("items", "ties")
_STOPS: Final = ("stopping", *_MAP)
_SHIFTS: Final = ("redesign_frequency",)
_RIGHTS: Final = ("boundary",)
#: Rule -> how its records are counted, and the parts of the session that are read for it.
_LOOKS: Final[dict[str, tuple[Look, tuple[str, ...]]]] = {
    "reclaim-gap": (on_things.came_back, _STOPS),
    "orphaned-by-stop": (on_things.nothing_orphaned, _STOPS),
    "unfunded-run": (on_things.paid_for, ("stopping",)),
    "entangled-stop": (on_things.clean_cuts, _STOPS),
    "untested-door": (on_things.ways_back, ("reversibility",)),
    "swap-gap": (on_things.step_ins, ("fungibility",)),
    "sole-holder": (on_things.others_able, ("fungibility",)),
    "unit-mismatch": (deciding.same_unit, ("allocation_unit",)),
    "slower-than-the-plan": (deciding.in_time, ("allocation_unit", "replan_every_months")),
    "allocation-only": (deciding.allocation_took, ("reallocate_or_reshape",)),
    "rank-first-redesign-later": (deciding.without_redesign, _SHIFTS),
    "stiff-flow": (deciding.without_redesign, _SHIFTS),
    "moved-not-removed": (
        partial(deciding.shifts_within, limit="replan_every_months"),
        (*_SHIFTS, "replan_every_months"),
    ),
    "budget-shorter-than-change": (
        partial(deciding.shifts_within, limit="budget_horizon_months"),
        (*_SHIFTS, "budget_horizon_months"),
    ),
    "decided-nothing-moved": (deciding.took_hold, _SHIFTS),
    "redesign-understated": (deciding.redesign_as_said, _SHIFTS),
    "owner-without-levers": (deciding.allocates_and_more, ("ownership",)),
    "orphan-lever": (deciding.one_owner, ("ownership",)),
    "decides-elsewhere": (deciding.decided_where_lived, ("ownership",)),
    "buffer": (partial(deciding.one_side, sides=frozenset({"leadership"})), _RIGHTS),
    "clear-in-words": (deciding.clear_sides, (*_RIGHTS, "rounds", "ballots")),
    "stock-talk": (on_things.as_spoken, ("vineyards",)),
    "untended-vineyard": (on_things.tended, ("vineyards",)),
    "false-module": (on_things.stands_alone, ("vineyards",)),
    "retired-but-alive": (on_things.has_ended, ("items", "stopping")),
    "starved-platform": (on_things.run_by_one, ("items",)),
    "double-booked": (on_things.booked_once, _MAP),
}
