"""Rules on question 3: ways back we call easy, and whether somebody has tried them. One door at a time."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.keys import doors, field_keys, missing
from spm_tui.diagnosis.map_dependencies import by_name
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import at_most, twice_and_two_more
from spm_tui.diagnosis.trail import case_name, finding, how_known, names, record_step, several
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.workshop.choices import DoorTest
from spm_tui.workshop.records import DoorRecord
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, shown

QUESTION = "reversibility"
_TESTED = ("door", "tried", "said_months", "seen_months")


def _what(session: Session, door: DoorRecord) -> str:
    """Return the decision, with its things where they are named: `Own position hub (Position hub)`."""
    case, held = case_name(session, door.case), names(session, door.items or ())
    if names_of(session).namesake(door.case, door.items):
        return held
    return f"{case} ({held})" if held else case


def _we_said(session: Session, door: DoorRecord) -> str:
    months = f", in {figure(door.said_months, 'months')}" if door.said_months is not None else ""
    return f"We said the way back from {_what(session, door)} is easy{months}."


def _untested_door(session: Session, measures: Measures, _as_of: date) -> Outcome:
    needed = ("case", "door", "said_months", "seen_months", "tried", "fails")
    none = field_keys(QUESTION, *needed)
    return per_record(UNTESTED_DOOR, session, measures, doors(session), _examine_untested, none, by_name)


def _examine_untested(session: Session, _measures: Measures, key: str, door: DoorRecord) -> RecordOutcome:
    if door.door is None:
        return lacks(*missing(QUESTION, door, "door"))
    if door.door != "easy":
        return SILENT
    longer = twice_and_two_more(door.said_months, door.seen_months)
    if not (longer or door.fails or door.tried == "never"):
        asked_months = door.said_months is not None and door.seen_months is not None
        absent = missing(QUESTION, door, "said_months", "seen_months", "tried", "fails")
        return RecordOutcome(
            examined=asked_months or door.fails is not None or door.tried is not None, lacking=absent
        )
    gap = round((door.seen_months or 0) - (door.said_months or 0), 1)
    found = finding(
        UNTESTED_DOOR,
        key,
        items=door.items or (),
        sentence=f"{_we_said(session, door)} {_seen(door, longer)}.",
        trail=[record_step(session, QUESTION, key, door)],
        counter=_against(door),
        size=Size(gap, "months") if longer else None,
        firm=longer or bool(door.fails),
    )
    return RecordOutcome(found)


def _seen(door: DoorRecord, longer: bool) -> str:
    """Return what was seen of the way back, and what stays, without a full stop."""
    stays = f", because what was lost on the way ({several(_lost(door))}) stays lost" if door.lost else ""
    tests = several([shown(test) for test in door.fails or ()])
    if longer:
        count = len(door.fails or ())
        also = f"; {count} of {len(get_args(DoorTest))} tests not passed" if count else ""
        return f"It took {figure(door.seen_months, 'months')} ({how_known(door)}){stays}{also}"
    if tests:
        return f"The map shows tests it does not pass: {tests} ({how_known(door)}){stays}"
    return f"It has not been tried yet ({how_known(door)}), so what stays on the way back is not known"


def _lost(door: DoorRecord) -> list[str]:
    return [clean(word) for word in door.lost or ()]


def _against(door: DoorRecord) -> Iterator[str]:
    """Yield what speaks for the door: tests it passes, that it was tried, who can undo it."""
    if door.passes:
        yield f"Tests it passes: {several([shown(test) for test in door.passes])}."
    if door.tried == "fully":
        yield "The way back was tried in full."
    if door.who_can_undo and door.who_can_undo != "nobody":
        yield f"Can be undone by: {shown(clean(door.who_can_undo))}."


def _door_tested(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = field_keys(QUESTION, "case", *_TESTED)
    return per_record(DOOR_TESTED, session, measures, doors(session), _examine_tested, none, by_name)


def _examine_tested(session: Session, _measures: Measures, key: str, door: DoorRecord) -> RecordOutcome:
    if door.door is None or (door.door == "easy" and door.tried is None):
        return lacks(*missing(QUESTION, door, *_TESTED))
    if door.door != "easy" or door.tried != "fully":
        return SILENT
    if door.said_months is None or door.seen_months is None:
        return lacks(*missing(QUESTION, door, *_TESTED))
    if not at_most(door.seen_months, door.said_months + 1):
        return SILENT
    found = finding(
        DOOR_TESTED,
        key,
        items=door.items or (),
        sentence=(
            f"{_we_said(session, door)} It took {figure(door.seen_months, 'months')}, tried in full, "
            f"as said ({how_known(door)})."
        ),
        trail=[record_step(session, QUESTION, key, door)],
        counter=[f"Lost on the way: {several(_lost(door))}."] if door.lost else (),
    )
    return RecordOutcome(found)


UNTESTED_DOOR = Rule(
    id="untested-door",
    theme="doors",
    tone="gap",
    check=_untested_door,
    reads=("reversibility", "items", "cases"),
    help="Whether a way back we call easy took much longer, does not pass a test, or was never tried.",
    could_be_wrong="the way back was never needed",
    ask="What would we have to give back, and to whom, if we turned round next month?",
    passage=(
        "Lean portfolio management, fourth assumption: rebalancing can be reversed and locks nothing in for "
        "long."
    ),
)
DOOR_TESTED = Rule(
    id="door-tested",
    theme="doors",
    tone="clears",
    check=_door_tested,
    reads=("reversibility", "items", "cases"),
    help="Whether a way back we call easy was tried in full and took as long as we said.",
    could_be_wrong="the easiest way back is the one remembered",
    ask="What keeps this way back open, and who looks after that?",
    passage="Questions to consider, the third: how reversible decisions are in practice, not in theory.",
)

RULES: tuple[Rule, ...] = (UNTESTED_DOOR, DOOR_TESTED)
