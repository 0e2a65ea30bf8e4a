"""Rules on how direction changes: in what unit, and what a change of direction takes (how long: `pace`)."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size, Step
from spm_tui.diagnosis.keys import field_key, field_keys, moves, shifts
from spm_tui.diagnosis.rules import pace
from spm_tui.diagnosis.rules.boundary import BUFFER
from spm_tui.diagnosis.rules.owners import ORPHAN_LEVER
from spm_tui.diagnosis.rules.sentences import at_most, detail, headline, number, verb, wording
from spm_tui.diagnosis.trail import (
    NOT_SAID_HOW,
    case_name,
    field_step,
    finding,
    how_known,
    record_step,
    several,
)
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, listed, shown

SHIFTING = pace.SHIFTING
REDESIGN = ("new-team", "reorg", "rearchitecture")
UNITS = {"project": "projects", "flow": "flow", "team": "teams", "system": "long-lived systems"}
TOOK = {
    "reprioritised": "re-ranking",
    "moved-people": "moving people",
    "moved-scope": "moving scope",
    "new-team": "a new team",
    "reorg": "a re-organisation",
    "rearchitecture": "a re-architecture",
    "nothing": "nothing",
}


def _steps(session: Session, pairs: Sequence[pace.ShiftPair]) -> list[Step]:
    return [record_step(session, SHIFTING, key, shift) for key, shift in pairs]


def _of(few: int, many: int, noun: str) -> str:
    return f"{few} of {many} {noun}"


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
    could_be_wrong="different levels use different units",
    ask="In the last few moves, what was on the list that changed: a project, a team, a system or the flow?",
    passage=(
        "Questions to consider, the first: the true unit of allocation, be it projects, flow, teams or "
        "long-lived systems."
    ),
)


def _rank_first(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    known = [(k, s) for k, s in shifts(session) if s.tried_first is not None and s.took_what is not None]
    if len(known) < 3:
        keys = [field_key(SHIFTING, name) for name in ("tried_first", "took_what")]
        given = [shift for _, shift in shifts(session)]
        if len(given) >= 3:  # enough shifts: only what they left open is lacking
            keys = [
                key
                for key, name in zip(keys, ("tried_first", "took_what"), strict=True)
                if any(getattr(shift, name) is None for shift in given)
            ]
        return Outcome(lacking=(*pace.when_none(session), *keys))
    first = [(k, s) for k, s in known if s.tried_first == "reprioritised" and s.took_what in REDESIGN]
    if len(first) < 2 or len(first) * 2 < len(known):
        return Outcome(examined=True)
    found = finding(
        RANK_FIRST,
        None,
        headline=headline(
            f"In {_of(len(first), len(known), 'changes')}, re-ranking came first and a redesign followed."
        ),
        detail=detail(_each_took(session, first)),
        known=how_known(*(s for _, s in first)),
        size=Size(float(len(first)), "cases"),
        trail=_steps(session, [*first, *known]),
        counter=[
            f"{case_name(session, shift.case, first=True)} took {TOOK[shift.took_what or 'nothing']}."
            for _, shift in known
            if shift.took_what not in (*REDESIGN, "nothing")
        ],
    )
    return Outcome((found,), examined=True)


RANK_FIRST = Rule(
    id="rank-first-redesign-later",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_rank_first,
    reads=("redesign_frequency", "cases", "items"),
    help="Whether changes begin with re-ranking and take a redesign.",
    could_be_wrong="re-organising is a habit here, or only the dramatic cases were remembered",
    ask="Which change of direction took hold with re-ranking alone?",
    passage=(
        "Lean portfolio management, first assumption: flow can be redirected without reshaping teams, "
        "systems or architecture."
    ),
)


def _each_took(session: Session, pairs: Sequence[pace.ShiftPair]) -> str:
    """Return what each change took, by name; where that is too long for a sentence, counted."""
    took = [f"{case_name(session, s.case)} took {TOOK[s.took_what or 'nothing']}" for _, s in pairs]
    return wording(f"{listed(took)}.", f"{_took(pairs)}.")


def _took(pairs: Sequence[pace.ShiftPair]) -> str:
    """What a few shifts took, counted: `2 took a new team and 1 moved nothing`."""
    counts = Counter(str(shift.took_what) for _, shift in pairs)
    return several(
        [
            f"{counts[what]} {'moved nothing' if what == 'nothing' else f'took {TOOK[what]}'}"
            for what in (*REDESIGN, "nothing")
            if counts[what]
        ]
    )


def _instead(took: Collection[str | None]) -> str:
    """Return what happened where flow was not redirected: `took a redesign`, `moved nothing`, or both."""
    if "nothing" not in took:
        return "took a redesign"
    return "moved nothing" if len(took) == 1 else "took a redesign or moved nothing"


def _stiff_flow(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    given = session.answers.allocation_unit
    said = given.said_unit if given else None
    if said not in (None, "flow"):
        return Outcome()
    known = [(k, s) for k, s in shifts(session) if s.took_what is not None]
    lacking: tuple[str, ...] = () if said else ("allocation_unit.said_unit",)
    if len(known) < 3:
        lacking += (*pace.when_none(session), field_key(SHIFTING, "took_what"))
    if lacking:
        return Outcome(lacking=lacking)
    stiff = [(k, s) for k, s in known if s.took_what in (*REDESIGN, "nothing")]
    if len(stiff) * 2 < len(known):
        return Outcome(examined=True)
    instead = _instead({shift.took_what for _, shift in stiff})
    found = finding(
        STIFF_FLOW,
        None,
        headline=headline(f"{_of(len(stiff), len(known), 'changes')} {instead}."),
        detail=detail("We said we allocate flow.", f"{_took(stiff)}."),
        known=how_known(*(s for _, s in stiff)),
        size=Size(float(len(stiff)), "cases"),
        trail=[
            field_step("allocation_unit", "said_unit", "we say we allocate flow"),
            *_steps(session, [*stiff, *known]),
        ],
        counter=[
            f"{case_name(session, shift.case, first=True)} took {TOOK[shift.took_what or 'nothing']}."
            for _, shift in known
            if shift.took_what not in (*REDESIGN, "nothing")
        ],
    )
    return Outcome((found,), examined=True)


STIFF_FLOW = Rule(
    id="stiff-flow",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_stiff_flow,
    reads=("redesign_frequency", "allocation_unit", "cases", "items"),
    help="Whether flow changes direction without new teams or systems.",
    could_be_wrong="re-organising is a habit here, or only the dramatic cases were remembered",
    ask="When did flow last change direction with the same teams and the same systems?",
    passage=(
        "Lean portfolio management, where it stops short: it treats flow as liquid, and flow is less liquid "
        "than the metaphor suggests."
    ),
)


def _redesign_understated(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    given = session.answers.redesign_frequency
    said = given.said_percent if given else None
    known = [(k, s) for k, s in shifts(session) if s.took_what is not None]
    lacking: tuple[str, ...] = () if said is not None else (f"{SHIFTING}.said_percent",)
    if len(known) < 3:
        lacking += (*pace.when_none(session), field_key(SHIFTING, "took_what"))
    if said is None or lacking:
        return Outcome(lacking=lacking)
    redesigned = [(k, s) for k, s in known if s.took_what in REDESIGN]
    share = 100 * len(redesigned) / len(known)
    if not at_most(said + 20, share) or not at_most(2 * said, share):
        return Outcome(examined=True)
    found = finding(
        REDESIGN_UNDERSTATED,
        None,
        headline=headline(
            f"We said {figure(said, '%')} of changes need a redesign; "
            f"{_of(len(redesigned), len(known), 'did')}."
        ),
        detail=detail(f"{_took(redesigned)}."),
        known=how_known(*(s for _, s in known)),
        size=Size(share - said, "points"),
        trail=[
            field_step(SHIFTING, "said_percent", f"we said {figure(said, '%')} of changes need a redesign"),
            *_steps(session, [*redesigned, *known]),
        ],
        counter=[
            f"{case_name(session, shift.case, first=True)} took {TOOK[shift.took_what or 'nothing']}."
            for _, shift in known
            if shift.took_what not in (*REDESIGN, "nothing")
        ],
    )
    return Outcome((found,), examined=True)


REDESIGN_UNDERSTATED = Rule(
    id="redesign-understated",
    theme="flow",
    tone="gap",
    part="redesign",
    check=_redesign_understated,
    reads=("redesign_frequency", "cases", "items"),
    help="Whether changes took a redesign more often than said.",
    could_be_wrong="only the large changes were remembered, and the small ones went through unnoticed",
    ask="Which change of direction since then asked for no new team and no new structure?",
    passage=(
        "Questions to consider, the seventh: how often a new strategic direction takes an organisational "
        "redesign rather than a new order of priorities."
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
