"""Rules on what a team, a platform or a skill is booked for: each looks at one thing of the map.

What goes on after its end is in `closed_things.py`, the stop records of question 2 in `stops.py` and
`stops_on_map.py`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from spm_tui.diagnosis.finding import Outcome, Rule, Size
from spm_tui.diagnosis.map_dependencies import ANY_NEED, Marks, item_dependencies
from spm_tui.diagnosis.record_keys import things, things_by_id, ties_from, ties_to
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
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
    verb,
    within,
)
from spm_tui.diagnosis.trail import NAMED, finding, item_step, known_on_map, name, tie_step
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.staffing import tenths
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

_BETS = frozenset({"initiative", "product"})
#: Works on a system or platform from which on it matters how few run it.
ENOUGH: Final = 3


def people_on(ties: list[Tie]) -> int:
    """Return the people on ties, in tenths."""
    return sum(tenths(tie.people) for tie in ties if tie.people is not None)


def _of_kind(session: Session, *kinds: str) -> list[tuple[str, Item]]:
    """Return the things of these kinds with their ids, by id."""
    return [(item.id, item) for item in things_by_id(session) if item.kind in kinds]


def _asked_enough(found: Outcome) -> Outcome:
    """Return the outcome without a call for more ties once some were looked at: a thing may have none."""
    if not found.examined:
        return found
    return Outcome(found.findings, True, tuple(key for key in found.lacking if key != "ties.to"))


def _double_booked(session: Session, measures: Measures, _as_of: date) -> Outcome:
    teams, none = _of_kind(session, "team"), ("items.people", "ties.people")
    return per_record(DOUBLE_BOOKED, session, measures, teams, _examine_booking, none, item_dependencies)


def _examine_booking(session: Session, _measures: Measures, _key: str, team: Item) -> RecordOutcome:
    ties = [t for t in ties_to(session).get(team.id, ()) if t.people is not None and t.carried_by is None]
    if not ties or team.people is None:
        absent = ("items.people",) if team.people is None else ()
        return lacks(*absent, *(() if ties else ("ties.people",)))
    there, booked = tenths(team.people), people_on(ties)
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
    shared = _of_kind(session, "team", "skill", "platform")
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
    layer = _of_kind(session, "system", "platform")
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
    return people_on(ties) / 10 if ties else None


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
        size=Size(float(len(needing)), "things"),
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

RULES: tuple[Rule, ...] = (DOUBLE_BOOKED, BETS_PILE_UP, STARVED_PLATFORM)
