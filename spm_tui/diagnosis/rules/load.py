"""Rules on the whole map: what a team, a platform or a skill is booked for, and what goes on after its end.

Each looks at one thing of the map; the stop records of question 2 are in `stops.py` and `stops_on_map.py`.
"""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Final

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import ANY_NEED, Marks, item_dependencies
from spm_tui.diagnosis.record_keys import things, ties_from, ties_to
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, outcome, per_record
from spm_tui.diagnosis.rules.sentences import (
    IN_NAME,
    counted,
    detail,
    first,
    headline,
    number,
    one,
    persons,
    shortened,
    some,
    typed,
    verb,
    within,
)
from spm_tui.diagnosis.trail import NAMED, finding, item_step, known_on_map, name, tie_step
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.staffing import tenths
from spm_tui.memo import of_part
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, plural

_BETS = frozenset({"initiative", "product"})
#: Works on a system or platform from which on it matters how few run it.
ENOUGH: Final = 3


def _total(ties: list[Tie]) -> int:
    """Return the people on ties, in tenths."""
    return sum(tenths(tie.people) for tie in ties if tie.people is not None)


def _by_id(session: Session, *kinds: str) -> list[Item]:
    """Return the things of these kinds (of none: all) by id: their order in the file never matters."""
    return [item for item in _sorted(session.items) if not kinds or item.kind in kinds]


@of_part()
def _sorted(items: tuple[Item, ...]) -> list[Item]:
    return sorted(items, key=attrgetter("id"))


def _asked_enough(found: Outcome) -> Outcome:
    """Return the outcome without a call for more ties once some were looked at: a thing may have none."""
    if not found.examined:
        return found
    return Outcome(found.findings, True, tuple(key for key in found.lacking if key != "ties.to"))


def _double_booked(session: Session, measures: Measures, _as_of: date) -> Outcome:
    teams = [(team.id, team) for team in _by_id(session, "team")]
    none = ("items.people", "ties.people")
    return per_record(DOUBLE_BOOKED, session, measures, teams, _examine_booking, none, item_dependencies)


def _examine_booking(session: Session, _measures: Measures, _key: str, team: Item) -> RecordOutcome:
    ties = [t for t in ties_to(session).get(team.id, ()) if t.people is not None and t.carried_by is None]
    if not ties or team.people is None:
        absent = ("items.people",) if team.people is None else ()
        return lacks(*absent, *(() if ties else ("ties.people",)))
    there, booked = tenths(team.people), _total(ties)
    if 10 * (booked - there) <= there or booked - there < 10:
        return SILENT
    ties.sort(key=lambda tie: (-(tie.people or 0), tie.from_))
    shares = [f"{name(session, tie.from_)} ({figure(tie.people)})" for tie in ties]
    found = finding(
        DOUBLE_BOOKED,
        team.id,
        items=(team.id, *(tie.from_ for tie in ties)),
        headline=_booked_over(session, team, booked / 10),
        detail=detail(
            f"They are on {within(shares, 16)}."
            if len(ties) > 1
            else f"It is all on {one(session, ties[0].from_)}."
        ),
        known=known_on_map(team, *ties),
        trail=[item_step(session, team.id), *(tie_step(session, tie) for tie in ties)],
        size=Size((booked - there) / 10, "people"),
    )
    return RecordOutcome(found)


def _booked_over(session: Session, team: Item, booked: float) -> str:
    named = name(session, team.id)
    tail = f"takes {figure(booked, 'people')}; {number(team.people)} {verb(team.people, 'is', 'are')} there."
    return headline(*(f"Work tied to {shortened(named, most)} {tail}" for most in (4, 2)))


def _bets_pile_up(session: Session, measures: Measures, _as_of: date) -> Outcome:
    shared = [(item.id, item) for item in _by_id(session, "team", "skill", "platform")]
    return _asked_enough(
        per_record(BETS_PILE_UP, session, measures, shared, _examine_bets, ("ties.to",), _bets_dependencies)
    )


def _bets_dependencies(session: Session, measures: Measures, item: Item) -> Marks:
    """Mark what is next to a thing, and what the bets on it need: one may need another."""
    near = item_dependencies(session, measures, item)
    return near.union(">" + tie.from_ for tie in ties_to(session).get(item.id, ()))


def _separate(session: Session, bets: Iterable[str]) -> list[str]:
    """Return the bets without the initiatives that need one of the products: these are one bet with it."""
    known, out, chosen = things(session), ties_from(session), sorted(set(bets))
    products = {bet for bet in chosen if known[bet].kind == "product"}
    return [
        bet for bet in chosen if bet in products or not any(tie.to in products for tie in out.get(bet, ()))
    ]


def _is_bet(item: Item) -> bool:
    return item.kind in _BETS and item.stage != "retired"  # what has ended is no bet any more


def _examine_bets(session: Session, _measures: Measures, _key: str, item: Item) -> RecordOutcome:
    known = things(session)
    ties = [t for t in ties_to(session).get(item.id, ()) if t.from_ in known]
    ties = [t for t in ties if _is_bet(known[t.from_])]
    if not ties:
        return lacks("ties.to")
    bets = _separate(session, (tie.from_ for tie in ties))
    ties = [tie for tie in ties if tie.from_ in bets]
    if len(bets) < 3:
        return SILENT
    unlike = [t for t in ties_to(session).get(item.id, ()) if t.from_ in known and t not in ties]
    found = finding(
        BETS_PILE_UP,
        item.id,
        items=(item.id, *bets),
        headline=_pile(session, item, bets),
        detail=detail(f"They are {some(session, bets, 17)}."),
        known=known_on_map(*ties),
        trail=[tie_step(session, tie) for tie in ties],
        counter=[f"Other ties here that are not counted: {len(unlike)}."] if unlike else (),
        size=Size(float(len(bets)), "bets"),
    )
    return RecordOutcome(found)


def _pile(session: Session, item: Item, bets: list[str]) -> str:
    """Return `Three products lean on one team: Harbour crew.`"""
    kinds = {things(session)[bet].kind for bet in bets}
    nouns = "initiatives and products" if len(kinds) > 1 else f"{next(iter(kinds))}s"
    named = name(session, item.id)
    return headline(
        *(
            f"{counted(len(bets))} {nouns} lean on one {item.kind}: {shortened(named, most)}."
            for most in (IN_NAME, 4)
        )
    )


def _starved_platform(session: Session, measures: Measures, _as_of: date) -> Outcome:
    layer = [(item.id, item) for item in _by_id(session, "system", "platform")]
    none = ("items.kind", "ties.to", "items.run_people")
    return _asked_enough(
        per_record(STARVED_PLATFORM, session, measures, layer, _examine_running, none, _running_dependencies)
    )


def _running_dependencies(session: Session, measures: Measures, item: Item) -> Marks:
    """Mark what is next to a thing, and the way up to the works on it; all needs where all are counted."""
    run, near = _run_people(session, item), item_dependencies(session, measures, item)
    if run is None:
        return near.union("^" + above for above in measures.met_above(item.id, ENOUGH))
    if _no_question(run):
        return near
    return near.union(_needing(measures, item)[:NAMED], (ANY_NEED,))


def _no_question(run: float) -> bool:
    """Return whether a thing runs by itself, or at least one person runs it."""
    return run == 0 or tenths(run) >= 10


def _run_people(session: Session, item: Item) -> float | None:
    """Return the people who run a thing: run_people, else its run ties; None when neither was asked."""
    if item.run_people is not None:
        return item.run_people
    known = things(session)
    ties = [t for t in ties_from(session).get(item.id, ()) if t.to in known and t.people]
    ties = [t for t in ties if known[t.to].kind in ("team", "skill")]
    return _total(ties) / 10 if ties else None


def _examine_running(session: Session, measures: Measures, _key: str, item: Item) -> RecordOutcome:
    if not ties_to(session).get(item.id):
        return lacks("ties.to")
    run = _run_people(session, item)
    if run is not None and _no_question(run):
        return SILENT
    if not measures.works_reach(item.id, ENOUGH):
        return SILENT
    if run is None:
        return lacks("items.run_people")
    works, needing = measures.works_on(item.id), _needing(measures, item)
    ties = [t for t in ties_from(session).get(item.id, ()) if t.people is not None]
    found = finding(
        STARVED_PLATFORM,
        item.id,
        items=(item.id, *works),
        headline=_run_by_few(session, item, run, len(needing)),
        detail=detail(f"Needed by: {some(session, needing, 16)}."),
        known=known_on_map(item, *ties) if item.run_people is None else known_on_map(item),
        tone="notes" if item.run_people is None else None,
        trail=[
            item_step(session, item.id),
            *(tie_step(session, tie) for tie in (*ties, *ties_to(session)[item.id])),
        ],
        size=Size(float(len(works)), "works"),
    )
    return RecordOutcome(found)


def _needing(measures: Measures, item: Item) -> tuple[str, ...]:
    """Return all that is alive for its own sake and needs a thing in the end, as the map counts it, by id."""
    return tuple(sorted({*measures.alive_on(item.id), *measures.works_on(item.id)}))


def _run_by_few(session: Session, item: Item, run: float, needing: int) -> str:
    named = name(session, item.id)
    by = f"on {persons(run)}" if tenths(run) == 5 else f"by {persons(run)}"
    tail = f": needed by {needing}, run {by}."
    return headline(*(first(shortened(named, most)) + tail for most in (4, 3, 2)))


def _retired_but_alive(session: Session, _measures: Measures, _as_of: date) -> Outcome:
    staged = [item for item in _by_id(session) if item.stage is not None]
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
        size=Size(_total(people) / 10, "people") if people else None,
    )
    return RecordOutcome(found)


def _goes_on(session: Session, item: Item, people: list[Tie], users: list[Tie]) -> str:
    named = name(session, item.id)
    count = len({tie.from_ for tie in users})
    tail = f"{plural(count, 'thing')} still {verb(count, 'needs', 'need')}"
    names = [shortened(named, most) for most in (IN_NAME, 4, 3)]
    if people:
        still = _total(people) / 10
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


DOUBLE_BOOKED = Rule(
    id="double-booked",
    theme="load",
    tone="gap",
    part="load",
    check=_double_booked,
    reads=("items", "ties"),
    help="Whether work takes more people than a team has.",
    recurring="Work takes more people than its team has.",
    could_be_wrong="people are shared on purpose, or some of these works are not running at the same time",
    ask="Which of these works would wait in a week in which all of them call?",
    passage=(
        "Lean portfolio management: limit the work in progress so that things can finish, and keep the load "
        "in view."
    ),
)
BETS_PILE_UP = Rule(
    id="bets-pile-up",
    theme="load",
    tone="notes",
    part="load",
    check=_bets_pile_up,
    reads=("items", "ties"),
    help="Whether three or more bets lean on one thing.",
    could_be_wrong="only what was asked about is on the map, and the rest is spread more evenly",
    ask="If all of these bets go well at once, which one gets the next month here?",
    passage="The opening answer on maintaining the map: show where bets are accumulating.",
)
STARVED_PLATFORM = Rule(
    id="starved-platform",
    theme="load",
    tone="gap",
    part="who runs it",
    check=_starved_platform,
    reads=("items", "ties"),
    help="Whether many things rest on less than one person.",
    recurring="Many things rest on less than one person.",
    could_be_wrong="only what was asked about is on the map, or it needs little and is run well",
    ask="What did we last put off here, and who noticed?",
    passage=(
        "The note under product portfolios: underinvestment in platforms is common, and critical work goes "
        "short while flashier bets are funded."
    ),
)
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

RULES: tuple[Rule, ...] = (DOUBLE_BOOKED, BETS_PILE_UP, STARVED_PLATFORM, RETIRED_BUT_ALIVE)
