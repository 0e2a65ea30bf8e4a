"""Evidence on deciding: units, changes of direction, levers and rights, from the far side of a line."""

from collections.abc import Callable
from statistics import median
from typing import Final

from spm_tui.diagnosis.deciders import counting_rights, decided_by, deciders, owner_key, owners
from spm_tui.diagnosis.evidence_counts import NONE, Evidence, RecordT, count, is_nobody, of_pairs
from spm_tui.diagnosis.record_keys import decisions, levers, moves, shifts
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import revealed_hands
from spm_tui.workshop.choices import NOBODY, STRUCTURAL_LEVERS
from spm_tui.workshop.session import Session
from spm_tui.workshop.spread import median as middle_of

REDESIGN: Final = frozenset({"new-team", "reorg", "rearchitecture"})


def same_unit(session: Session, _measures: Measures) -> Evidence:
    """Moves in the unit we say, where most are; else the others are a no."""
    given = session.answers.allocation_unit
    said = given.said_unit if given else None
    known = [move for move in of_pairs(moves(session)) if move.unit is not None]
    if said is None:
        return NONE
    found = count(known, lambda move: move.unit == said)
    same = sum(1 for move in known if move.unit == said)
    return found if 2 * same > len(known) else Evidence(len(known), 0, len(known) - same)


def in_time(session: Session, _measures: Measures) -> Evidence:
    """Moves that worked before the next plan, where the one in the middle did."""
    known = [move for move in of_pairs(moves(session)) if move.months_to_effect is not None]
    return _within(known, lambda move: move.months_to_effect or 0.0, session.replan_every_months)


def _within(known: list[RecordT], months: Callable[[RecordT], float], limit: float | None) -> Evidence:
    """Return the records whose months are within a limit, where those of the one in the middle are."""
    if limit is None or not known:
        return NONE
    in_the_middle = median(map(months, known)) <= limit
    return count(known, lambda record: in_the_middle and months(record) <= limit)


def allocation_took(session: Session, _measures: Measures) -> Evidence:
    """Decisions that moved work and took; how many moved work alone says nothing on whether it is enough."""
    by_allocation = [d for d in of_pairs(decisions(session)) if d.lever in ("allocation", "prioritization")]
    given = [decision for decision in by_allocation if decision.took is not None]
    return count(given, lambda one: one.took == "yes", lambda one: one.took == "no")


def without_redesign(session: Session, _measures: Measures) -> Evidence:
    """Changes of direction that took without a redesign; what moved nothing is a no."""
    known = [shift for shift in of_pairs(shifts(session)) if shift.took_what is not None]
    return count(
        known,
        lambda shift: shift.took_what not in REDESIGN | {"nothing"} and shift.took != "no",
        lambda shift: shift.took_what == "nothing" or shift.took == "no",
    )


def shifts_within(session: Session, _measures: Measures, *, limit: str) -> Evidence:
    """Changes of direction within a limit of the session (months), where the middle one is."""
    known = [shift for shift in of_pairs(shifts(session)) if shift.months is not None]
    return _within(known, lambda shift: shift.months or 0.0, getattr(session, limit))


def took_hold(session: Session, _measures: Measures) -> Evidence:
    """Changes of direction that took hold; one that did not, or moved nothing, is a no."""
    known = [s for s in of_pairs(shifts(session)) if s.took is not None or s.took_what is not None]
    return count(
        known,
        lambda shift: shift.took == "yes",
        lambda shift: shift.took == "no" or shift.took_what == "nothing",
    )


def redesign_as_said(session: Session, _measures: Measures) -> Evidence:
    """Changes of direction, where redesign is about as frequent as we said."""
    given = session.answers.redesign_frequency
    said = given.said_percent if given else None
    known = [shift for shift in of_pairs(shifts(session)) if shift.took_what is not None]
    if said is None or len(known) < 3:
        return NONE
    share = 100 * sum(1 for shift in known if shift.took_what in REDESIGN) / len(known)
    return count(known, lambda _: abs(share - said) < 20)


def allocates_and_more(session: Session, _measures: Measures) -> Evidence:
    """Deciders of allocation who decide another lever that shapes it; nobody is a no."""
    held = deciders(session)
    beside = {
        owner for lever in ("strategy", "org-design", "prioritization") for owner in held.get(lever, ())
    }
    given = [
        one for one in of_pairs(levers(session)) if one.lever == "allocation" and one.decided_by is not None
    ]
    if not beside:
        return Evidence(len(given), 0, sum(1 for one in given if is_nobody(one.decided_by)))
    return count(
        given,
        lambda one: owner_key(one.decided_by or NOBODY) in beside,
        lambda one: is_nobody(one.decided_by),
    )


def one_owner(session: Session, _measures: Measures) -> Evidence:
    """Structural levers with one place that decides them; any lever that nobody decides is a no."""
    held = deciders(session)
    given = [one for one in of_pairs(levers(session)) if one.decided_by is not None]
    asked = [one for one in given if one.lever in STRUCTURAL_LEVERS or is_nobody(one.decided_by)]
    return count(asked, lambda one: len(held[one.lever]) == 1, lambda one: is_nobody(one.decided_by))


def decided_where_lived(session: Session, _measures: Measures) -> Evidence:
    """Structural levers decided where they are lived with; one that is not is a no."""
    given = [
        one
        for one in of_pairs(levers(session))
        if one.lever in STRUCTURAL_LEVERS and one.decided_by is not None and one.lives_with_it is not None
    ]
    return count(given, _same_place, lambda one: not _same_place(one))


def _same_place(one: r.LeverRecord) -> bool:
    live, decide = owners([one.lives_with_it or NOBODY]), owners([one.decided_by or NOBODY])
    return bool(decide) and live.keys() <= decide.keys()


def one_side(session: Session, _measures: Measures, *, sides: frozenset[str]) -> Evidence:
    """Kinds of decision that one of these sides decides alone; any other is a no."""
    given = of_pairs(counting_rights(session))
    return count(
        given, lambda right: decided_by(right) in sides, lambda right: decided_by(right) not in sides
    )


def clear_sides(session: Session, measures: Measures) -> Evidence:
    """Kinds of decision that one side decides; a room that finds the boundary unclear is a no."""
    found = one_side(session, measures, sides=frozenset({"portfolio", "leadership"}))
    clarity = middle_of(revealed_hands(session, "boundary", "clarity"))
    return found if clarity is None else found + Evidence(1, 0, int(clarity < 3))
