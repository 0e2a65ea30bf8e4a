"""Rules on question 10: where the jobs of portfolio management would go; part of the theme `boundary`."""

from datetime import date

from spm_tui.diagnosis.deciders import decided_records, deciders, no_decider, owner_key, shown_owners
from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Step
from spm_tui.diagnosis.record_keys import field_key, field_keys, functions
from spm_tui.diagnosis.rules.sentences import detail, headline, roles, shortened, typed
from spm_tui.diagnosis.trail import finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.text import capital_first
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, role, shown

GONE = "disappearance"
#: Which lever a job of portfolio management pulls; the other jobs pull none.
LEVER_OF = {
    "prioritization": "prioritization",
    "sequencing": "prioritization",
    "funding": "allocation",
    "load": "allocation",
}
LEADERSHIP_WORK = ("prioritization", "funding", "sequencing")


def _moved(session: Session) -> tuple[list[tuple[str, r.FunctionRecord, str, str]], tuple[str, ...]]:
    """Jobs that move and whose lever is recorded, as (key, record, lever, to whom), and what is lacking."""
    held = deciders(session)
    found: list[tuple[str, r.FunctionRecord, str, str]] = []
    lacking = dict[str, None]()
    if not functions(session):
        return [], field_keys(GONE, "function", "if_gone")
    for key, record in functions(session):
        lever = LEVER_OF.get(record.function)
        if record.if_gone is None and lever is not None:
            lacking[field_key(GONE, "if_gone")] = None
        if record.if_gone != "moves" or lever is None:
            continue
        if record.moves_to is None:
            lacking[field_key(GONE, "moves_to")] = None
        if lever not in held:
            lacking |= dict.fromkeys(no_decider(session))
        elif record.moves_to is not None:
            found.append((key, record, lever, record.moves_to))
    return found, tuple(sorted(lacking))


def _lever_steps(session: Session, key: str, record: r.FunctionRecord, lever: str) -> list[Step]:
    return [
        record_step(session, GONE, key, record),
        *(record_step(session, "ownership", k, one) for k, one in decided_records(session)[lever]),
    ]


def _moves_to_nobody(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    moved, lacking = _moved(session)
    held = deciders(session)
    found: list[Finding] = []
    for key, record, lever, to in moved:
        if any(owner_key(to) in owners for owners in held.values()):
            continue
        job, place = capital_first(shown(record.function)), role(to)
        last = roles(held[lever].values(), 12)
        where = "its lever is elsewhere" if held[lever] else "nobody decides its lever"
        none_there = f"None of the {len(held)} levers on record is decided there." if len(held) > 1 else ""
        found.append(
            finding(
                MOVES_TO_NOBODY,
                key,
                headline=headline(
                    *(f"{job} would move to {shortened(place, most)}; {where}." for most in (6, 3))
                ),
                detail=detail(
                    f"{capital_first(shown(lever))} was last decided by {last}." if held[lever] else "",
                    _since(record) or none_there,
                ),
                known=how_known(record),
                trail=_lever_steps(session, key, record, lever),
            )
        )
    return Outcome(tuple(found), bool(moved), lacking)


MOVES_TO_NOBODY = Rule(
    id="moves-to-nobody",
    theme="boundary",
    tone="gap",
    part="where it would move",
    check=_moves_to_nobody,
    reads=("disappearance", "ownership"),
    help="Whether a job moves to where no lever is.",
    recurring="A job would move to where its lever is not.",
    could_be_wrong="the levers would move too",
    ask="If this job moved there tomorrow, which decision could be taken there on the first day?",
    passage=(
        "Questions to consider, the last: whether execution would collapse, or move back to where it "
        "arguably belongs."
    ),
)


def _comes_home(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    moved, lacking = _moved(session)
    held = deciders(session)
    found = tuple(
        finding(
            COMES_HOME,
            key,
            headline=_home(record, lever, to),
            detail=detail(*_expected_or_seen(record)),
            known=how_known(record),
            trail=_lever_steps(session, key, record, lever),
            counter=[f"{capital_first(shown(lever))} is decided in other places too: {shown_owners(others)}."]
            if (others := [name for owner, name in held[lever].items() if owner != owner_key(to)])
            else (),
        )
        for key, record, lever, to in moved
        if owner_key(to) in held[lever]
    )
    return Outcome(found, bool(moved), lacking)


def _home(record: r.FunctionRecord, lever: str, to: str) -> str:
    job = capital_first(shown(record.function))
    where = "it is" if record.function == lever else f"{shown(lever)} is"
    return headline(
        *(f"{job} would move to where {where} decided: {shortened(role(to), n)}." for n in (6, 4))
    )


def _since(record: r.FunctionRecord) -> str:
    """Return what was seen since, in the room's words, where a result is recorded."""
    return f"Seen since: {typed(record.result, 18)}." if record.result else ""


def _expected_or_seen(record: r.FunctionRecord, it: str = "It") -> tuple[str, ...]:
    """Return what was seen since, and what the room expected only while no result is recorded."""
    return (_since(record),) if record.result else (_noticed(record, it),)


def _noticed(record: r.FunctionRecord, it: str) -> str:
    """Return after how long and by what sign it would be noticed, as far as that is recorded."""
    after = record.noticed_after_months
    sign = typed(record.first_sign, 9) if record.first_sign else ""
    if after is None:
        return f"First sign: {sign}." if sign else ""
    noticed = f"{it} would be noticed after {figure(after, 'months')}"
    return f"{noticed}; first sign: {sign}." if sign else f"{noticed}."


COMES_HOME = Rule(
    id="comes-home",
    theme="boundary",
    tone="clears",
    part="where it would move",
    check=_comes_home,
    reads=("disappearance", "ownership"),
    help="Whether a job moves to where its lever is.",
    could_be_wrong="deciding the lever leaves no time for the job itself",
    ask="What would this place need to take the job on: time, the map, or a meeting?",
    passage=(
        "Questions to consider, the last: whether execution would collapse, or move back to where it "
        "arguably belongs."
    ),
)


def _leadership_work(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    asked = [
        (key, record)
        for key, record in functions(session)
        if record.function in LEADERSHIP_WORK and record.if_gone
    ]
    if not asked:
        return Outcome(
            lacking=field_keys(GONE, *(("if_gone",) if functions(session) else ("function", "if_gone")))
        )
    found = tuple(
        finding(
            LEADERSHIP_WORK_IN_A_FUNCTION,
            key,
            headline=headline(
                f"{capital_first(shown(record.function))} rests on one place: portfolio management."
            ),
            detail=detail(*_expected_or_seen(record, "Without it, this")),
            known=how_known(record),
            trail=[record_step(session, GONE, key, record)],
            counter=[
                f"{capital_first(shown(other.function))} does not rest there alone."
                for _, other in asked
                if other.if_gone != "collapses"
            ],
        )
        for key, record in asked
        if record.if_gone == "collapses"
    )
    return Outcome(found, examined=True)


LEADERSHIP_WORK_IN_A_FUNCTION = Rule(
    id="leadership-work-in-a-function",
    theme="boundary",
    tone="gap",
    part="where it rests",
    check=_leadership_work,
    reads=("disappearance",),
    help="Whether choices of leadership rest on one place.",
    recurring="Choices of leadership rest on one job alone.",
    could_be_wrong="leadership decides already and the function only prepares it",
    ask="For the last three such choices: what was decided before they reached leadership?",
    passage=(
        "Strategic portfolio management as leadership: an explicit responsibility of leaders instead of a "
        "function within technology."
    ),
)

RULES: tuple[Rule, ...] = (MOVES_TO_NOBODY, COMES_HOME, LEADERSHIP_WORK_IN_A_FUNCTION)
