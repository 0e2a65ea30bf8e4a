"""Rules on how direction changes: in what unit, and by allocation alone; what else it takes: `redesigns`."""

from collections import Counter
from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.record_keys import field_keys, moves
from spm_tui.diagnosis.rules import pace
from spm_tui.diagnosis.rules.boundary import BUFFER
from spm_tui.diagnosis.rules.owners import ORPHAN_LEVER
from spm_tui.diagnosis.rules.redesigns import RANK_FIRST, REDESIGN_UNDERSTATED, STIFF_FLOW
from spm_tui.diagnosis.rules.sentences import detail, headline, number, verb
from spm_tui.diagnosis.trail import (
    NOT_SAID_HOW,
    case_name,
    field_step,
    finding,
    how_known,
    record_step,
)
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import listed, shown

UNITS = {"project": "projects", "flow": "flow", "team": "teams", "system": "long-lived systems"}


def _unit_mismatch(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    given = session.answers.allocation_unit
    said = given.said_unit if given else None
    moved = [(key, move, move.unit) for key, move in moves(session) if move.unit is not None]
    lacking: tuple[str, ...] = () if said else ("allocation_unit.said_unit",)
    if len(moved) < 3:
        lacking += field_keys("allocation_unit", *(("unit",) if moves(session) else ("case", "unit")))
    if said is None or lacking:
        return Outcome(lacking=lacking)
    first = sorted(moved, key=lambda one: one[2] == said)  # the trail begins with what clashes
    other = [unit for _, _, unit in moved if unit != said]
    if len(other) * 2 <= len(moved):
        return Outcome(examined=True)
    counts = sorted(Counter(other).items(), key=lambda pair: (-pair[1], pair[0]))
    most, *rest = [(count, f"in {UNITS[unit]}") for unit, count in counts]
    were = [f"{most[0]} {verb(most[0], 'was', 'were')} {most[1]}", *(f"{n} {unit}" for n, unit in rest)]
    found = finding(
        UNIT_MISMATCH,
        None,
        headline=headline(
            f"We said we allocate {UNITS[said]}; {len(other)} of {len(moved)} moves went otherwise."
        ),
        detail=detail(f"{listed(were)}."),
        known=how_known(*(move for _, move, _ in moved)),
        size=Size(float(len(other)), "cases"),
        trail=[
            field_step("allocation_unit", "said_unit", f"we say we allocate {UNITS[said]}"),
            *(record_step(session, "allocation_unit", key, move) for key, move, _ in first),
        ],
        counter=[
            f"{case_name(session, move.case, first=True)} was a move in {UNITS[said]}."
            for _, move, unit in moved
            if unit == said
        ],
    )
    return Outcome((found,), examined=True)


UNIT_MISMATCH = Rule(
    id="unit-mismatch",
    theme="flow",
    tone="gap",
    part="unit",
    check=_unit_mismatch,
    reads=("allocation_unit", "items", "cases"),
    help="Whether past moves match the unit we say.",
    recurring="Most moves went otherwise than the unit we say.",
    could_be_wrong="different levels use different units",
    ask="In the last few moves, what was on the list that changed: a project, a team, a system or the flow?",
    passage=(
        "Questions to consider, the first: the true unit of allocation, be it projects, flow, teams or "
        "long-lived systems."
    ),
)


#: What makes a diet of allocation alone a gap, in the words of its sentence.
_BESIDE = {
    "orphan-lever": "a structural lever without one decider",
    "buffer": "decisions waiting between two sides",
    "rank-first-redesign-later": "redesigns after re-ranking",
}


def _allocation_only(session: Session, measures: Measures, as_of: date) -> Outcome:
    given = session.answers.reallocate_or_reshape
    moved = given.moved_work if given else None
    reshaped = given.reshaped if given else None
    if moved is None or reshaped is None or moved + reshaped < 5:
        keys = {"moved_work": moved, "reshaped": reshaped}
        open_ = [key for key, value in keys.items() if value is None] or list(keys)
        return Outcome(lacking=tuple(f"reallocate_or_reshape.{key}" for key in open_))
    total = moved + reshaped
    if moved * 10 < total * 8:
        return Outcome(examined=True)
    outcomes = [rule.check(session, measures, as_of) for rule in (ORPHAN_LEVER, BUFFER, RANK_FIRST)]
    beside = [found for outcome in outcomes for found in outcome.findings]
    if not beside:
        lacking = dict.fromkeys(key for outcome in outcomes for key in outcome.lacking)
        return Outcome(examined=any(outcome.examined for outcome in outcomes), lacking=tuple(lacking))
    reasons = listed([words for rule, words in _BESIDE.items() if any(f.rule == rule for f in beside)])
    found = finding(
        ALLOCATION_ONLY,
        None,
        headline=headline(
            f"Of the last {total} decisions, {moved} moved work, "
            f"{number(reshaped)} reshaped the organisation."
        ),
        detail=detail(f"Also on record: {reasons}."),
        known=shown(given.basis) if given and given.basis else NOT_SAID_HOW,
        size=Size(100.0 * moved / total, "%"),
        trail=[
            field_step("reallocate_or_reshape", "moved_work", f"moved work: {moved}"),
            field_step("reallocate_or_reshape", "reshaped", f"reshaped: {reshaped}"),
            *(step for found in beside for step in found.trail),
        ],
        counter=[f"{reshaped} of {total} decisions reshaped the organisation."] if reshaped else (),
        firm=any(found.firm for found in beside),
    )
    return Outcome((found,), examined=True)


ALLOCATION_ONLY = Rule(
    id="allocation-only",
    theme="flow",
    tone="gap",
    part="what we decide",
    check=_allocation_only,
    reads=("reallocate_or_reshape", "ownership", "redesign_frequency", "boundary", "cases", "items"),
    help="Whether decisions move work while a lever waits.",
    recurring="Decisions move work while a lever waits.",
    could_be_wrong="a re-organisation has just been finished",
    ask="Which of the last ten decisions would have gone further as a change to the organisation?",
    passage=(
        "Lean portfolio management, fifth assumption: strategy can be expressed through allocation rather "
        "than through the design of organisation and product."
    ),
)

RULES: tuple[Rule, ...] = (
    UNIT_MISMATCH,
    ALLOCATION_ONLY,
    RANK_FIRST,
    STIFF_FLOW,
    REDESIGN_UNDERSTATED,
    *pace.RULES,
)
