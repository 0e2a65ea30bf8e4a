"""Rules on where portfolio management ends and leadership begins; what comes home if it is gone: `gone`."""

from datetime import date

from spm_tui.diagnosis.deciders import (
    counting_rights,
    decided_by,
    decided_records,
    deciders,
    no_decider,
    unclear_rights,
)
from spm_tui.diagnosis.finding import Outcome, Rule, Size, Step
from spm_tui.diagnosis.record_keys import field_key
from spm_tui.diagnosis.rules.sentences import IN_QUOTE, detail, headline, roles, typed, verb, within
from spm_tui.diagnosis.trail import field_step, finding, how_known, record_step
from spm_tui.entanglement.measures import Measures
from spm_tui.text import capital_first, clean
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import revealed_hands
from spm_tui.workshop.session import Session
from spm_tui.workshop.spread import median
from spm_tui.workshop.words import figure, plural, role

BOUNDARY = "boundary"
RIGHT_SIDES = (field_key(BOUNDARY, "portfolio"), field_key(BOUNDARY, "leadership"))
LEADERSHIP = frozenset({"executive-team", "ceo", "product-leadership", "business-unit"})
ENOUGH = 4  # answers before their middle says anything about a room
_SIDE = {"portfolio": "portfolio management", "leadership": "leadership"}
RightPairs = tuple[tuple[str, r.Right], ...]


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
        f"{capital_first(clean(right.decision_type))}: {_SIDE[decided_by(right)]} decides."
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
        return Outcome(lacking=no_decider(session))
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
        detail=detail(_longest(unclear), f"Allocation was last decided by {roles(held.values(), 14)}."),
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
    return waited(max((right for _, right in pairs), key=lambda right: right.stalled_months or 0.0), 9)


def waited(right: r.Right, most: int = IN_QUOTE) -> str:
    """Return how long a decision waited, and for what (in `most` words) where that is recorded."""
    decision = capital_first(typed(right.decision_type, 5))
    found = f'"{decision}" waited {figure(right.stalled_months, "months")}'
    return f"{found}, for {role(typed(right.waiting_for, most))}." if right.waiting_for else f"{found}."


def waited_for(right: r.Right) -> str:
    """Return `It waited for the board.`, or nothing where it is not recorded for what."""
    return f"It waited for {role(typed(right.waiting_for))}." if right.waiting_for else ""


BUFFER = Rule(
    id="buffer",
    theme="boundary",
    tone="gap",
    part="what waits",
    check=_buffer,
    reads=("boundary", "ownership"),
    help="Whether decisions sit between portfolio management and leadership.",
    recurring="Decisions sit between portfolio management and leadership.",
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
            f"We said the boundary is clear; {len(unclear)} of "
            f"{plural(len(counting), 'decision')} {verb(len(unclear), 'is', 'are')} not."
            if len(counting) > 1
            else "We said the boundary is clear; one decision on record is not."
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
    part="clarity",
    check=_clear_in_words,
    reads=("boundary", "rounds", "ballots"),
    help="Whether a boundary we call clear is clear.",
    recurring="The boundary is called clear, and decisions wait at it.",
    could_be_wrong="the question was read differently",
    ask="Take the last decision of this kind: who said yes, and could anybody else have said no?",
    passage=(
        "Questions to consider, the ninth: where portfolio management ends and leadership begins, and "
        "whether we are clear about it."
    ),
)


RULES: tuple[Rule, ...] = (BUFFER, CLEAR_IN_WORDS)
