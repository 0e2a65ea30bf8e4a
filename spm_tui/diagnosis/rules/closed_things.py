"""The rule on what goes on after its end: things that are closed and still have people, or are needed."""

from datetime import date

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.record_keys import things, things_by_id, ties_from, ties_to
from spm_tui.diagnosis.rules.load import people_on
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, outcome
from spm_tui.diagnosis.rules.sentences import (
    IN_NAME,
    detail,
    first,
    headline,
    persons,
    shortened,
    some,
    typed,
    verb,
)
from spm_tui.diagnosis.trail import finding, item_step, known_on_map, name, tie_step
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.staffing import tenths
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import plural


def _retired_but_alive(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    staged = [item for item in things_by_id(session) if item.stage is not None]
    return outcome([_examine_end(session, item) for item in staged], ("items.stage",))


def _examine_end(session: Session, item: Item) -> RecordOutcome:
    if item.stage != "retired":
        return SILENT
    known = things(session)
    people = [t for t in ties_from(session).get(item.id, ()) if t.people]
    users = [t for t in ties_to(session).get(item.id, ()) if t.from_ in known]
    users = [t for t in users if known[t.from_].stage != "retired"]
    if not people and not users:
        return SILENT
    found = finding(
        RETIRED_BUT_ALIVE,
        item.id,
        items=(item.id, *(t.from_ for t in users)),
        headline=_goes_on(session, item, people, users),
        detail=detail(_reasons(people), _users(session, users)),
        known=known_on_map(item, *people, *users),
        trail=[item_step(session, item.id), *(tie_step(session, tie) for tie in (*people, *users))],
        size=Size(people_on(people) / 10, "people") if people else None,
    )
    return RecordOutcome(found)


def _goes_on(session: Session, item: Item, people: list[Tie], users: list[Tie]) -> str:
    named = name(session, item.id)
    count = len({tie.from_ for tie in users})
    tail = f"{plural(count, 'thing')} still {verb(count, 'needs', 'need')}"
    names = [shortened(named, most) for most in (IN_NAME, 4, 3)]
    if people:
        still = people_on(people) / 10
        if tenths(still) == 5 and item.kind not in ("team", "skill"):
            return headline(
                *(f"{first(called)} is closed and still takes {persons(still)}." for called in names)
            )
        tail = f"{persons(still)} {verb(still, 'is', 'are')} still on"
    if item.kind in ("team", "skill"):  # never the subject of a sentence
        return headline(*(f"{tail} {called}, which is closed." for called in names))
    return headline(*(f"{first(called)} is closed; {tail} it." for called in names))


def _reasons(people: list[Tie]) -> str:
    reason = next((tie.because for tie in people if tie.because), None)
    return f"The reason given: {typed(reason, 12)}." if reason else ""


def _users(session: Session, users: list[Tie]) -> str:
    names = list(dict.fromkeys(tie.from_ for tie in users))
    return f"Still needed by: {some(session, names, 15)}." if names else ""


RETIRED_BUT_ALIVE = Rule(
    id="retired-but-alive",
    theme="load",
    tone="gap",
    part="after its end",
    check=_retired_but_alive,
    reads=("items", "ties"),
    help="Whether something closed still has people or is needed.",
    recurring="Something closed still has people, or is still needed.",
    could_be_wrong="the closing is under way and has a date",
    ask="What is the last thing that still needs it, and by when does it move?",
    passage=(
        "The strand from consumer goods: recognisable lifecycle stages, from launch to the end of a product."
    ),
)

RULES: tuple[Rule, ...] = (RETIRED_BUT_ALIVE,)
