"""Rules on question 2: what stopping gives back, and who pays for what goes on running.

Each looks at one stop record, in the meaning retire. What a stop leaves on the map is in `stops_on_map.py`.
"""

from collections.abc import Iterator
from datetime import date
from math import ceil

from spm_tui.diagnosis.finding import Finding, Outcome, Rule, Size, Step
from spm_tui.diagnosis.map_dependencies import by_name, stop_dependencies
from spm_tui.diagnosis.record_keys import FIRM, field_keys, missing, stops, ties_carried, ties_from
from spm_tui.diagnosis.rules.per_record import SILENT, RecordOutcome, lacks, per_record
from spm_tui.diagnosis.rules.sentences import (
    at_most,
    detail,
    first,
    headline,
    if_stopped,
    number,
    of_stop,
    persons,
    running,
    still_there,
    stopped,
    time_taken,
    what_holds,
)
from spm_tui.diagnosis.trail import (
    chain_step,
    finding,
    how_known,
    known_of_stop,
    record_step,
    several,
    tie_step,
)
from spm_tui.entanglement.gut_feel import turns_inside
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import Booked, Span
from spm_tui.entanglement.staffing import tenths
from spm_tui.text import fold
from spm_tui.workshop.choices import NOBODY
from spm_tui.workshop.records import Stop, Tie
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, shown

QUESTION = "stopping"
_COMPARED = ("said_people", "seen_people", "said_months", "seen_months")


def booked_of(measures: Measures, stop: Stop) -> Booked | None:
    """Return the people of a stop, or None when the map cannot be asked (a team, a skill, nothing known)."""
    return measures.people(stop.items) if measures.stoppable(stop.items) else None


def is_clean(stop: Stop) -> bool:
    """Return whether nine tenths of the people we said came back, one month after we said at the latest."""
    if stop.said_people is None or stop.seen_people is None:
        return False
    if stop.said_months is None or stop.seen_months is None:
        return False
    enough = 10 * tenths(stop.seen_people) >= 9 * tenths(stop.said_people)
    return enough and at_most(stop.seen_months, stop.said_months + 1)


def has_payer(stop: Stop) -> bool:
    """Return whether somebody is named who pays for what goes on running."""
    return stop.run_paid_by is not None and fold(stop.run_paid_by) != NOBODY


def people_ties(session: Session, stop: Stop) -> list[Tie]:
    """Return the ties with people from the stopped things, and then the run load they carry."""
    out = ties_from(session)
    own = [t for item in stop.items for t in out.get(item, ()) if t.people is not None]
    load = ties_carried(session)
    carried = [t for item in stop.items for t in load.get(item, ()) if t not in own]
    return [*own, *carried]


def map_trail(session: Session, measures: Measures, stop: Stop) -> Iterator[Step]:
    """Yield what the map's figure rests on: the people tied, the run load, and the chains that hold it."""
    own = people_ties(session, stop)
    yield from (tie_step(session, tie) for tie in own)
    running = {tie.from_ for tie in own if tie.carried_by is not None}
    for item in sorted(running):
        chain = measures.things(stop.items).chain(item)
        if len(chain) > 1:
            yield chain_step(session, chain)


def _reclaim_gap(session: Session, measures: Measures, _as_of: date) -> Outcome:
    none = field_keys(QUESTION, "items", "said_people", "seen_people")
    return per_record(
        RECLAIM_GAP, session, measures, stops(session), _examine_reclaim, none, stop_dependencies
    )


def _examine_reclaim(session: Session, measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    booked = booked_of(measures, stop)
    back = stop.seen_people
    if back is None and booked is not None:
        back = booked.released
    absent = missing(QUESTION, stop, "said_people")
    if back is None:
        absent += (*missing(QUESTION, stop, "seen_people"), "ties.people")
    if stop.said_people is None or back is None:
        return lacks(*absent)
    said, seen = tenths(stop.said_people), tenths(back)
    if not _is_gap(stop.said_people, back):
        return SILENT
    span = measures.released_range(stop.items) if stop.seen_people is None else None
    turns = span is not None and turns_inside(span, lambda most: _is_gap(stop.said_people or 0.0, most))
    trail = [record_step(session, QUESTION, key, stop)]
    if stop.seen_people is None:
        trail += map_trail(session, measures, stop)
    from_record = stop.seen_people is not None and stop.basis in FIRM
    found = finding(
        RECLAIM_GAP,
        key,
        items=stop.items,
        headline=of_stop(session, stop, _said_and_back(stop, back, span), _said_and_back(stop, back)),
        detail=_why_less(session, stop, booked),
        known=_how_back(stop, booked),
        trail=trail,
        counter=_against_reclaim(stop, booked, back, span[1] if span is not None and turns else None),
        size=Size((said - seen) / 10, "people"),
        firm=from_record or (booked is not None and booked.firm and not turns),
    )
    return RecordOutcome(found)


def _is_gap(said: float, back: float) -> bool:
    """Return whether two thirds or less of the people we said come back, and at least one person less."""
    return 3 * tenths(back) <= 2 * tenths(said) and tenths(said) - tenths(back) >= 10


def _said_and_back(stop: Stop, back: float, span: Span | None = None) -> str:
    """Return `: 8 people said, 4.5 can move.`, `4 to 5` where gut feel bears on it; `came back` if seen."""
    end = "can move" if stop.seen_people is None else "came back"
    apart = span is not None and span[0] != span[1]
    people = f"{figure(span[0])} to {figure(span[1])}" if span is not None and apart else number(back)
    return f": {figure(stop.said_people, 'people')} said, {people} {end}."


def _why_less(session: Session, stop: Stop, booked: Booked | None) -> str:
    """Return what is on record beside the two figures: how long it took and what is there, or what holds."""
    if stop.seen_people is not None:
        return detail(time_taken(stop.said_months, stop.seen_months), still_there(stop))
    return detail(what_holds(session, stop, booked) if booked else "", still_there(stop))


def _how_back(stop: Stop, booked: Booked | None) -> str:
    if stop.seen_people is not None or booked is None:
        return how_known(stop)
    return known_of_stop(booked)


def _against_reclaim(stop: Stop, booked: Booked | None, back: float, most: float | None) -> Iterator[str]:
    """Yield what speaks against the gap: more by gut feel, more on the map, more counted later, other gains.

    `most` is what could move if the gut feel is off by half, where the gap would be none then.
    """
    if most is not None:
        yield f"At the most {figure(ceil(2 * most - 1e-9) / 2, 'people')} could move: this rests on gut feel."
    if stop.seen_people is not None and booked is not None and (booked.released or 0) > back:
        yield f"The map alone would let {figure(booked.released, 'people')} move."
    if stop.result_people is not None and stop.result_people > back:
        yield f"Counted again later: {figure(stop.result_people, 'people')}."
    others = [shown(word) for word in stop.freed or () if word not in ("people-time", "nothing-yet")]
    if others:
        yield f"Something else came free: {several(others)}."


def _clean_stop(session: Session, measures: Measures, _as_of: date) -> Outcome:

    none = field_keys(QUESTION, "items", *_COMPARED)
    return per_record(CLEAN_STOP, session, measures, stops(session), _examine_clean, none, by_name)


def _examine_clean(session: Session, _measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    absent = missing(QUESTION, stop, *_COMPARED)
    if absent:
        return lacks(*absent)
    return RecordOutcome(_clean_finding(session, key, stop)) if is_clean(stop) else SILENT


def _clean_finding(session: Session, key: str, stop: Stop) -> Finding:
    still = [shown(word) for word in stop.still_there or ()]
    people = figure(stop.seen_people, "people")
    same = figure(stop.said_people) == figure(stop.seen_people)
    tail = (
        f" gave back {people}, as said."
        if same
        else f": {figure(stop.said_people, 'people')} said, {number(stop.seen_people)} came back."
    )
    return finding(
        CLEAN_STOP,
        key,
        items=stop.items,
        headline=of_stop(session, stop, tail),
        detail=detail(time_taken(stop.said_months, stop.seen_months)),
        known=how_known(stop),
        trail=[record_step(session, QUESTION, key, stop)],
        counter=[f"Still there: {several(still)}."] if still else (),
    )


def _unfunded_run(session: Session, measures: Measures, _as_of: date) -> Outcome:
    when_none = (*field_keys(QUESTION, "items", "run_paid_by"), "ties.people", "ties.carried_by")
    return per_record(
        UNFUNDED_RUN, session, measures, stops(session), _examine_run, when_none, stop_dependencies
    )


def _examine_run(session: Session, measures: Measures, key: str, stop: Stop) -> RecordOutcome:
    booked = booked_of(measures, stop)
    if booked is None or booked.booked is None:
        return lacks("ties.people")
    load = sum(min(tenths(p.people), sum(tenths(c.people) for c in p.carried)) for p in booked.parts) / 10
    if not load:
        all_asked = booked.run_asked.of > 0 and booked.run_asked.asked == booked.run_asked.of
        return SILENT if all_asked else lacks("ties.carried_by")
    if stop.run_paid_by is None:
        return lacks(*missing(QUESTION, stop, "run_paid_by"))
    if has_payer(stop):
        return SILENT
    found = finding(
        UNFUNDED_RUN,
        key,
        items=stop.items,
        headline=_nobody_pays(session, stop),
        detail=detail(
            f"What keeps running: {running(session, booked, 16, load)}.",
            f"Running it takes {persons(load)} today.",
        ),
        known=known_of_stop(booked, stop),
        trail=[record_step(session, QUESTION, key, stop), *map_trail(session, measures, stop)],
        size=Size(load, "people"),
    )
    return RecordOutcome(found)


def _nobody_pays(session: Session, stop: Stop) -> str:
    """Return `If Live tracking stops, what it runs has no named budget.`, or that it has stopped."""
    they = "they" if len(stop.items) > 1 else "it"
    if stop.stopped_on is None and stop.seen_people is None:
        runs = "run" if len(stop.items) > 1 else "runs"
        return if_stopped(session, stop, f", what {they} {runs} has no named budget.")
    nobody = f"what {they} ran has no named budget."
    have = "have" if len(stop.items) > 1 else "has"
    return headline(*(f"{first(what)} {have} stopped; {nobody}" for what in stopped(session, stop)))


RECLAIM_GAP = Rule(
    id="reclaim-gap",
    theme="stops",
    tone="gap",
    part="people",
    check=_reclaim_gap,
    reads=("stopping", "items", "ties"),
    help="Whether a stop gave back the people we said.",
    recurring="A stop gave back less than we said.",
    could_be_wrong="the winding down is not over yet, or the hardest stop is the one remembered",
    ask="Which of the people we counted still get the call when something breaks, and until when?",
    passage=(
        "Lean portfolio management, third assumption: capacity can be reclaimed everywhere, and stopping "
        "work reliably frees it for something else."
    ),
)
CLEAN_STOP = Rule(
    id="clean-stop",
    theme="stops",
    tone="clears",
    part="people",
    check=_clean_stop,
    reads=("stopping", "items"),
    help="Whether a stop went as we said.",
    could_be_wrong="the easiest stop is the one remembered, or the work came back somewhere else",
    ask="What made this one clean, and which of the others share it?",
    passage=(
        "Liquidity and fungibility: a spectrum, no yes or no; part of what a portfolio holds does come free "
        "without harm."
    ),
)
UNFUNDED_RUN = Rule(
    id="unfunded-run",
    theme="stops",
    tone="gap",
    part="who pays",
    check=_unfunded_run,
    reads=("stopping", "items", "ties"),
    help="Whether somebody pays for what keeps running.",
    recurring="Nobody is named to pay for what keeps running.",
    could_be_wrong="a central budget covers it",
    ask="From which budget is this paid next year, and who has agreed to that?",
    passage=(
        "The strand from centralised IT: improving a system counts as an investment, running it as "
        "somebody's operating expense."
    ),
)

RULES: tuple[Rule, ...] = (RECLAIM_GAP, CLEAN_STOP, UNFUNDED_RUN)
