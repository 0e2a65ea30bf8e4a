"""Rules on how long a change of direction takes beside plans and money; part of the theme `flow`."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Size
from spm_tui.diagnosis.record_keys import field_key, field_keys, moves, shifts
from spm_tui.diagnosis.rules.sentences import IN_NAME, detail, headline, shortened
from spm_tui.diagnosis.trail import case_name, field_step, finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, figure_beside

SHIFTING = "redesign_frequency"
MOVING = "allocation_unit"
ENOUGH = 3  # moves before their middle says anything
#: What was tried first, at the beginning of a sentence.
CHANGE = {
    "reprioritised": "Re-ranking",
    "moved-people": "Moving people",
    "moved-scope": "Moving scope",
    "new-team": "A new team",
    "reorg": "A re-organisation",
    "rearchitecture": "A re-architecture",
}
ShiftPair = tuple[str, r.Shift]


def when_none(session: Session) -> tuple[str, ...]:
    """Return the field key of a first shift where no shift is recorded: it is lacking too."""
    return () if shifts(session) else (field_key(SHIFTING, "case"),)


def span_of(every: float) -> str:
    """Return how often something is done, after the word `every`: `month`, `3 months`."""
    return "month" if every == 1 else figure(every, "months")


def _months(session: Session) -> list[ShiftPair]:
    return [(key, shift) for key, shift in shifts(session) if shift.months is not None]


def middle(months: Sequence[float | None]) -> tuple[float, str]:
    """Return the middle of the months on record, and how a detail gives them: `1 to 8 months, half ...`."""
    taken = [one for one in months if one is not None]
    low, high = min(taken), max(taken)
    half = float(median(taken))
    if low == high:
        return half, figure(high, "months")
    return (
        half,
        f"{figure_beside(low)} to {figure(high, 'months')}, half of them {figure_beside(half)} or more",
    )


def longer(months: Sequence[float | None], than: float, what: str) -> str:
    """Return how many changes or moves took longer than a span of months: `3 of 4 changes took longer`."""
    taken = [one for one in months if one is not None]
    return f"{sum(1 for one in taken if one > than)} of {len(taken)} {what}s took longer"


def _middle(pairs: Sequence[ShiftPair]) -> tuple[float, str]:
    given, span = middle([shift.months for _, shift in pairs])
    return given, f"{len(pairs)} changes of direction are on record; they took {span}."


def _longest_first(pairs: Sequence[ShiftPair]) -> list[ShiftPair]:
    return sorted(pairs, key=lambda pair: -(pair[1].months or 0))


def _within(session: Session, pairs: Sequence[ShiftPair], months: float) -> list[str]:
    """Return a sentence for each change that took no longer than a span of months."""
    return [
        f"{case_name(session, shift.case, first=True)} took {figure(shift.months, 'months')}."
        for _, shift in pairs
        if shift.months is not None and shift.months <= months
    ]


def _moved_not_removed(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    stable, every, known = session.teams_stable, session.replan_every_months, _months(session)
    if stable is False:
        return Outcome()
    lacking: tuple[str, ...] = () if stable else ("session.teams_stable",)
    if every is None:
        lacking += ("session.replan_every_months",)
    if len(known) < 2:
        lacking += (*when_none(session), field_key(SHIFTING, "months"))
    if every is None or lacking:
        return Outcome(lacking=lacking)
    half, words = _middle(known)
    if every > 4 or half <= every:
        return Outcome(examined=True)
    found = finding(
        MOVED_NOT_REMOVED,
        None,
        headline=headline(
            f"We re-plan every {span_of(every)}; {longer([s.months for _, s in known], every, 'change')}."
        ),
        detail=detail(words, "Teams are kept stable."),
        known=how_known(*(shift for _, shift in known)),
        size=Size(half - every, "months"),
        trail=[
            field_step("session", "teams_stable", "teams are kept stable: yes"),
            field_step("session", "replan_every_months", f"re-planned every {span_of(every)}"),
            *(record_step(session, SHIFTING, key, shift) for key, shift in _longest_first(known)),
        ],
        counter=_within(session, known, every),
    )
    return Outcome((found,), examined=True)


MOVED_NOT_REMOVED = Rule(
    id="moved-not-removed",
    theme="flow",
    tone="gap",
    part="pace",
    check=_moved_not_removed,
    reads=("redesign_frequency", "cases", "items", "teams_stable", "replan_every_months"),
    help="Whether, with stable teams, changes outlast the plan.",
    recurring="Teams are kept stable, and changes outlast the plan.",
    could_be_wrong="the funding calendar sets the months, not the work",
    ask="What was still under way from the last plan when the next one was made?",
    passage=(
        "Lean portfolio management, where it stops short: fungibility is moved out of people and into flow, "
        "which is less liquid than it sounds."
    ),
)


def _older_than_six_months(on: date, as_of: date) -> bool:
    whole = (as_of.year - on.year) * 12 + as_of.month - on.month
    return whole > 6 or (whole == 6 and as_of.day > on.day)


def _decided_on(session: Session, shift: r.Shift) -> date | None:
    case = next((case for case in session.cases if case.id == shift.case), None)
    return (case.on if case else None) or shift.on


def _decided_nothing_moved(session: Session, _measures: Measures, as_of: date) -> Outcome:
    found: list[Finding] = []
    examined, lacking = False, dict[str, None]()
    given = shifts(session)
    for key, shift in given:
        still = shift.took_what == "nothing" or shift.took == "no"
        if not still and (shift.took_what is None or shift.took is None):
            lacking |= {
                field_key(SHIFTING, n): None for n in ("took_what", "took") if getattr(shift, n) is None
            }
        on = _decided_on(session, shift)
        if still and on is None:
            lacking[field_key(SHIFTING, "on")] = None
            continue
        examined |= still or shift.took_what is not None or shift.took is not None
        if still and on is not None and _older_than_six_months(on, as_of):
            found.append(_nothing_moved(session, key, shift, on))
    if not given:
        lacking = {field_key(SHIFTING, name): None for name in ("case", "took_what", "took")}
    return Outcome(tuple(found), examined, tuple(lacking))


def _nothing_moved(session: Session, key: str, shift: r.Shift, on: date) -> Finding:
    since = f"since {on:%B} {on.year}."
    tail = f": nothing moved {since}" if shift.took_what == "nothing" else f" has not taken hold {since}"
    named = case_name(session, shift.case, first=True)
    tried = shift.tried_first if shift.tried_first != "nothing" else None
    return finding(
        DECIDED_NOTHING_MOVED,
        key,
        headline=headline(*(shortened(named, most) + tail for most in (IN_NAME, 5))),
        detail=detail(f"{CHANGE[tried]} was tried first." if tried else ""),
        known=how_known(shift),
        size=Size(1.0, "cases"),
        trail=[record_step(session, SHIFTING, key, shift)],
        counter=["It is said to have taken hold."] if shift.took == "yes" else (),
    )


DECIDED_NOTHING_MOVED = Rule(
    id="decided-nothing-moved",
    theme="flow",
    tone="gap",
    part="what moved",
    check=_decided_nothing_moved,
    reads=("redesign_frequency", "cases", "items"),
    answers="reallocate_or_reshape",
    help="Whether a change decided long ago moved anything.",
    recurring="A change decided long ago has moved nothing.",
    could_be_wrong="it is too recent, or the first signs are not visible yet",
    ask="What would we see by now if this decision had taken hold?",
    passage=(
        "Strategic portfolio management as leadership: strategy is made together with the organisation, "
        "through structural choices."
    ),
)


def _budget_shorter(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    horizon, known = session.budget_horizon_months, _months(session)
    lacking: tuple[str, ...] = () if horizon is not None else ("session.budget_horizon_months",)
    if len(known) < 2:
        lacking += (*when_none(session), field_key(SHIFTING, "months"))
    if horizon is None or lacking:
        return Outcome(lacking=lacking)
    half, words = _middle(known)
    if horizon >= half:
        return Outcome(examined=True)
    found = finding(
        BUDGET_SHORTER,
        None,
        headline=headline(
            f"Money is promised for {figure(horizon, 'months')}; "
            f"{longer([s.months for _, s in known], horizon, 'change')}."
        ),
        detail=detail(words),
        known=how_known(*(shift for _, shift in known)),
        size=Size(half - horizon, "months"),
        trail=[
            field_step("session", "budget_horizon_months", f"budget horizon {figure(horizon, 'months')}"),
            *(record_step(session, SHIFTING, key, shift) for key, shift in _longest_first(known)),
        ],
        counter=_within(session, known, horizon),
    )
    return Outcome((found,), examined=True)


BUDGET_SHORTER = Rule(
    id="budget-shorter-than-change",
    theme="flow",
    tone="gap",
    part="money",
    check=_budget_shorter,
    reads=("redesign_frequency", "cases", "items", "budget_horizon_months"),
    help="Whether budgets reach as far as changes take.",
    recurring="Budgets end before changes take hold.",
    could_be_wrong="budgets are renewed as a matter of course",
    ask="Which change of direction had its money confirmed again half-way, and what did that cost?",
    passage=(
        "Strategic portfolio management as leadership: budgeting horizons are one of its levers, beside "
        "prioritisation and allocation."
    ),
)


def _slower_than_the_plan(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    every = session.replan_every_months
    known = [(key, move) for key, move in moves(session) if move.months_to_effect is not None]
    lacking: tuple[str, ...] = () if every is not None else ("session.replan_every_months",)
    if len(known) < ENOUGH:
        lacking += field_keys(MOVING, *(("case",) if not moves(session) else ()), "months_to_effect")
    if every is None or lacking:
        return Outcome(lacking=lacking)
    half, span = middle([move.months_to_effect for _, move in known])
    if half <= every:
        return Outcome(examined=True)
    slow = sorted(known, key=lambda pair: -(pair[1].months_to_effect or 0))
    found = finding(
        SLOWER_THAN_THE_PLAN,
        None,
        headline=headline(
            f"We re-plan every {span_of(every)}; "
            f"{longer([move.months_to_effect for _, move in known], every, 'move')}."
        ),
        detail=detail(f"{len(known)} moves are on record; until an effect they took {span}."),
        known=how_known(*(move for _, move in known)),
        size=Size(half - every, "months"),
        trail=[
            field_step("session", "replan_every_months", f"re-planned every {span_of(every)}"),
            *(record_step(session, MOVING, key, move) for key, move in slow),
        ],
        counter=[
            f"{case_name(session, move.case, first=True)} took {figure(move.months_to_effect, 'months')}."
            for _, move in known
            if (move.months_to_effect or 0) <= every
        ],
    )
    return Outcome((found,), examined=True)


SLOWER_THAN_THE_PLAN = Rule(
    id="slower-than-the-plan",
    theme="flow",
    tone="gap",
    part="pace",
    check=_slower_than_the_plan,
    reads=("allocation_unit", "cases", "items", "replan_every_months"),
    help="Whether moves take hold before the next plan.",
    recurring="Moves take hold after the next plan is due.",
    could_be_wrong="the large moves are the ones remembered",
    ask="What did the last plan move that could be felt before the next plan?",
    passage=(
        "Lean portfolio management, where it stops short: strategic change is framed as moving capacity and "
        "funding within stable structures."
    ),
)

RULES: tuple[Rule, ...] = (MOVED_NOT_REMOVED, DECIDED_NOTHING_MOVED, BUDGET_SHORTER, SLOWER_THAN_THE_PLAN)
