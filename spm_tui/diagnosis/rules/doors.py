"""Rules on question 3: ways back we call easy, and whether somebody has tried them. One door at a time."""

from collections.abc import Iterator
from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import by_name
from spm_tui.diagnosis.record_keys import doors, field_keys, missing
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import (
    IN_NAME,
    at_most,
    detail,
    headline,
    shortened,
    time_taken,
    twice_and_two_more,
    typed,
    verb,
    within,
)
from spm_tui.diagnosis.trail import case_name, finding, how_known, record_step, several
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.workshop.records import DoorRecord
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, figure_beside, plural, role, shown

QUESTION = "reversibility"
_TESTED = ("door", "tried", "said_months", "seen_months")


def _named(session: Session, door: DoorRecord, *tails: str, pattern: str = "{}") -> str:
    """Return a headline that begins with the decision: the first tail that fits."""
    what = case_name(session, door.case, first=pattern == "{}")
    names = [shortened(what, most) for most in (IN_NAME, 4, 3)]
    return headline(*(pattern.format(name) + tail for name in dict.fromkeys(names) for tail in tails))


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
        headline=_way_back(session, door, longer),
        detail=_seen(door, longer),
        known=how_known(door),
        trail=[record_step(session, QUESTION, key, door)],
        counter=_against(door),
        size=Size(gap, "months") if longer else None,
        firm=longer or bool(door.fails),
    )
    return RecordOutcome(found)


def _way_back(session: Session, door: DoorRecord, longer: bool) -> str:
    if longer:
        said, seen = f": {figure(door.said_months, 'months')} said", figure_beside(door.seen_months)
        tails = f"{said}, it took {seen}.", f"{said}, took {seen}."
        return _named(session, door, *tails, pattern="Way back from {}")
    if door.fails:
        return _named(session, door, f": way back called easy, {plural(len(door.fails), 'test')} not passed.")
    return _named(session, door, ": way back called easy, never tried.")


def _seen(door: DoorRecord, longer: bool) -> str:
    """Return what is on record of the way back, beside the headline."""
    lost = f"Lost: {within(_lost(door), 17)}." if door.lost else ""
    tests = [shown(test) for test in dict.fromkeys(door.fails or ())]
    if longer:
        of = len({*(door.passes or ()), *(door.fails or ())})
        also = f"; {len(tests)} of {of} tests {verb(len(tests), 'is', 'are')} not passed" if tests else ""
        return detail(f"We called it easy{also}.", lost)
    if tests:
        return detail(f"Not passed: {within(tests, 17)}.", lost)
    said = door.said_months
    return detail(f"We said it takes {figure(said, 'months')}." if said is not None else "", lost)


def _lost(door: DoorRecord) -> list[str]:
    return [f'"{typed(word, 6)}"' for word in door.lost or ()]


def _against(door: DoorRecord) -> Iterator[str]:
    """Yield what speaks for the door: tests it passes, that it was tried, who can undo it."""
    if door.passes:
        yield f"Tests it passes: {several([shown(test) for test in door.passes])}."
    if door.tried == "fully":
        yield "The way back was tried in full."
    if door.who_can_undo and door.who_can_undo != "nobody":
        yield f"Can be undone by: {role(clean(door.who_can_undo))}."


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
        headline=_named(session, door, ": the way back works, tried in full.", ": the way back works."),
        detail=detail(time_taken(door.said_months, door.seen_months)),
        known=how_known(door),
        trail=[record_step(session, QUESTION, key, door)],
        counter=[f"Lost: {several(_lost(door))}."] if door.lost else (),
    )
    return RecordOutcome(found)


UNTESTED_DOOR = Rule(
    id="untested-door",
    theme="doors",
    tone="gap",
    part="the way back",
    check=_untested_door,
    reads=("reversibility", "items", "cases"),
    help="Whether a way back called easy really is.",
    recurring="A way back called easy took much longer, or was never tried.",
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
    part="the way back",
    check=_door_tested,
    reads=("reversibility", "items", "cases"),
    help="Whether an easy way back was tried in full.",
    could_be_wrong="the easiest way back is the one remembered",
    ask="What keeps this way back open, and who looks after that?",
    passage="Questions to consider, the third: how reversible decisions are in practice, not in theory.",
)

RULES: tuple[Rule, ...] = (UNTESTED_DOOR, DOOR_TESTED)
