"""Rules on where portfolio management ends and leadership begins, and what comes home if it is gone."""

from collections.abc import Collection
from datetime import date

from spm_tui.diagnosis.deciders import (
    counting_rights,
    decided_by,
    decided_records,
    deciders,
    owner_key,
    shown_owners,
    unclear_rights,
)
from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Size, Step
from spm_tui.diagnosis.keys import field_key, field_keys, functions, levers
from spm_tui.diagnosis.rules.rounds import SPLIT_ROOM
from spm_tui.diagnosis.rules.sentences import detail, headline, shortened, typed, upper, verb, within
from spm_tui.diagnosis.trail import field_step, finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import median, revealed_hands
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, role, shown

BOUNDARY = "boundary"
GONE = "disappearance"
RIGHT_SIDES = (field_key(BOUNDARY, "portfolio"), field_key(BOUNDARY, "leadership"))
LEADERSHIP = frozenset({"executive-team", "ceo", "product-leadership", "business-unit"})
#: Which lever a job of portfolio management pulls; the other jobs pull none.
LEVER_OF = {
    "prioritization": "prioritization",
    "sequencing": "prioritization",
    "funding": "allocation",
    "load": "allocation",
}
LEADERSHIP_WORK = ("prioritization", "funding", "sequencing")
ENOUGH = 4  # answers before their middle says anything about a room
_SIDE = {"portfolio": "portfolio management", "leadership": "leadership"}
RightPairs = tuple[tuple[str, r.Right], ...]


def _no_decider(session: Session) -> tuple[str, ...]:
    return field_keys("ownership", *(("decided_by",) if levers(session) else ("lever", "decided_by")))


def _open_sides(session: Session) -> tuple[str, ...]:
    """The sides of rights that nobody was asked about; both when there is no right with an open side."""
    given = session.answers.boundary.rights if session.answers.boundary else ()
    sides = zip(("portfolio", "leadership"), RIGHT_SIDES, strict=True)
    open_ = tuple(key for name, key in sides if any(getattr(right, name) is None for right in given))
    return open_ or (*(() if given else (field_key(BOUNDARY, "decision_type"),)), *RIGHT_SIDES)


def _types(pairs: RightPairs, most: int) -> str:
    """Return the kinds of decision as they were typed, in quotation marks."""
    return within([f'"{typed(right.decision_type, 5)}"' for _, right in pairs], most)


def _steps(session: Session, pairs: RightPairs) -> list[Step]:
    return [record_step(session, BOUNDARY, key, right) for key, right in pairs]


def _clear(session: Session) -> list[str]:
    return [
        f"{upper(clean(right.decision_type))}: {_SIDE[decided_by(right)]} decides."
        for _, right in counting_rights(session)
        if decided_by(right) in ("portfolio", "leadership")
    ]


def _buffer(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    counting, unclear = counting_rights(session), unclear_rights(session)
    if len(counting) < 2:
        return Outcome(lacking=_open_sides(session))
    if len(unclear) < 2:
        return Outcome(examined=True)
    if not any(right.stalled_months for _, right in unclear):
        unknown = any(right.stalled_months is None for _, right in unclear)
        return Outcome(
            examined=not unknown, lacking=(field_key(BOUNDARY, "stalled_months"),) if unknown else ()
        )
    held = deciders(session).get("allocation")
    if held is None:
        return Outcome(lacking=_no_decider(session))
    if LEADERSHIP & held.keys():
        return Outcome(examined=True)
    allocation = decided_records(session)["allocation"]
    found = finding(
        BUFFER,
        None,
        headline=headline(
            f"{len(unclear)} of {len(counting)} kinds of decision sit between "
            "portfolio management and leadership."
        ),
        detail=detail(_longest(unclear), f"Allocation was last decided by {_few(held.values(), 14)}."),
        known=how_known(*(right for _, right in unclear)),
        size=Size(max(right.stalled_months or 0.0 for _, right in unclear), "months"),
        trail=[
            *_steps(session, unclear),
            *(record_step(session, "ownership", key, record) for key, record in allocation),
        ],
        counter=_clear(session),
    )
    return Outcome((found,), examined=True)


def _longest(pairs: RightPairs) -> str:
    """Return which decision waited longest, and for what where that is recorded."""
    right = max((right for _, right in pairs), key=lambda right: right.stalled_months or 0.0)
    waited = f'"{upper(typed(right.decision_type, 5))}" waited {figure(right.stalled_months, "months")}'
    return f"{waited}, for {typed(right.waiting_for, 9)}." if right.waiting_for else f"{waited}."


def _few(owners: Collection[str], most: int) -> str:
    return within([role(owner) for owner in owners], most) if owners else shown("nobody")


BUFFER = Rule(
    id="buffer",
    theme="boundary",
    tone="gap",
    check=_buffer,
    reads=("boundary", "ownership"),
    help="Whether decisions wait between portfolio management and leadership while allocation sits outside "
    "leadership.",
    could_be_wrong="someone requires this separation, for instance an auditor or a law",
    ask="What did the decision that waited longest wait for, and who could have ended the wait?",
    passage=(
        "Product portfolios: decisions are not handled by a separate function that acts as a buffer between "
        "the business and delivery."
    ),
)


def _clear_in_words(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    hands = revealed_hands(session, BOUNDARY, "clarity")
    clarity, counting = median(hands), counting_rights(session)
    answers = sum(count for value, count in hands.items() if not isinstance(value, str))
    heard = clarity is not None and answers >= ENOUGH  # one ballot is not a room
    lacking: tuple[str, ...] = () if heard else ("boundary.clarity",)
    if not counting:
        lacking += _open_sides(session)
    if clarity is None or lacking:
        return Outcome(lacking=lacking)
    unclear = unclear_rights(session)
    if clarity < 4 or not unclear:
        return Outcome(examined=True)
    found = finding(
        CLEAR_IN_WORDS,
        None,
        headline=headline(
            f"We said the boundary is clear; {len(unclear)} of {len(counting)} "
            f"decisions {verb(len(unclear), 'is', 'are')} not."
        ),
        detail=detail(
            f"The middle of {answers} answers was {figure(clarity)} on a scale to 5.",
            f"Without one side that decides: {_types(unclear, 14)}.",
        ),
        known=how_known(*(right for _, right in unclear)),
        size=Size(float(len(unclear)), "cases"),
        trail=[
            field_step(
                BOUNDARY, "clarity", f"clarity {figure(clarity)} of 5 in the middle, {answers} answers"
            ),
            *_steps(session, unclear),
        ],
        counter=_clear(session),
    )
    return Outcome((found,), examined=True)


CLEAR_IN_WORDS = Rule(
    id="clear-in-words",
    theme="boundary",
    tone="gap",
    check=_clear_in_words,
    reads=("boundary", "rounds", "ballots"),
    help="Whether a boundary we call clear is clear for each kind of decision.",
    could_be_wrong="the question was read differently",
    ask="Take the last decision of this kind: who said yes, and could anybody else have said no?",
    passage=(
        "Questions to consider, the ninth: where portfolio management ends and leadership begins, and "
        "whether we are clear about it."
    ),
)


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
            lacking |= dict.fromkeys(_no_decider(session))
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
        job, place = upper(shown(record.function)), role(to)
        last = _few(held[lever].values(), 12)
        where = "its lever is elsewhere" if held[lever] else "nobody decides its lever"
        none_there = f"None of the {len(held)} levers on record is decided there." if len(held) > 1 else ""
        found.append(
            finding(
                MOVES_TO_NOBODY,
                key,
                headline=headline(
                    *(f"{job} would move to {shortened(place, most)}; {where}." for most in (6, 3))
                ),
                detail=detail(f"{upper(shown(lever))} was last decided by {last}.", none_there),
                known=how_known(record),
                trail=_lever_steps(session, key, record, lever),
            )
        )
    return Outcome(tuple(found), bool(moved), lacking)


MOVES_TO_NOBODY = Rule(
    id="moves-to-nobody",
    theme="boundary",
    tone="gap",
    check=_moves_to_nobody,
    reads=("disappearance", "ownership"),
    help="Whether a job that would move goes to a place that decides any lever.",
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
            detail=detail(_noticed(record)),
            known=how_known(record),
            trail=_lever_steps(session, key, record, lever),
            counter=[f"{upper(shown(lever))} is decided in other places too: {shown_owners(others)}."]
            if (others := [name for owner, name in held[lever].items() if owner != owner_key(to)])
            else (),
        )
        for key, record, lever, to in moved
        if owner_key(to) in held[lever]
    )
    return Outcome(found, bool(moved), lacking)


def _home(record: r.FunctionRecord, lever: str, to: str) -> str:
    job = upper(shown(record.function))
    where = "it is" if record.function == lever else f"{shown(lever)} is"
    return headline(
        *(f"{job} would move to where {where} decided: {shortened(role(to), n)}." for n in (6, 4))
    )


def _noticed(record: r.FunctionRecord) -> str:
    """Return after how long and by what sign it would be noticed, as far as that is recorded."""
    after = record.noticed_after_months
    sign = typed(record.first_sign, 9) if record.first_sign else ""
    if after is None:
        return f"First sign: {sign}." if sign else ""
    noticed = f"It would be noticed after {figure(after, 'months')}"
    return f"{noticed}; first sign: {sign}." if sign else f"{noticed}."


COMES_HOME = Rule(
    id="comes-home",
    theme="boundary",
    tone="clears",
    check=_comes_home,
    reads=("disappearance", "ownership"),
    help="Whether a job that would move goes to the place that decides its lever already.",
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
                f"{upper(shown(record.function))} would collapse if portfolio management were gone tomorrow."
            ),
            detail=detail(_noticed(record)),
            known=how_known(record),
            trail=[record_step(session, GONE, key, record)],
            counter=[
                f"{upper(shown(other.function))} would not collapse."
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
    check=_leadership_work,
    reads=("disappearance",),
    help="Whether priorities, funding or sequencing would collapse without portfolio management.",
    could_be_wrong="leadership decides already and the function only prepares it",
    ask="For the last three such choices: what was decided before they reached leadership?",
    passage=(
        "Strategic portfolio management as leadership: an explicit responsibility of leaders instead of a "
        "function within technology."
    ),
)

RULES: tuple[Rule, ...] = (
    BUFFER,
    CLEAR_IN_WORDS,
    MOVES_TO_NOBODY,
    COMES_HOME,
    LEADERSHIP_WORK_IN_A_FUNCTION,
    SPLIT_ROOM,
)
