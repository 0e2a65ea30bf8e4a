"""What was said and seen at questions 1 to 5, in the figures of this session."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from spm_tui.diagnosis.evidence_counts import of_pairs
from spm_tui.diagnosis.evidence_on_deciding import REDESIGN
from spm_tui.diagnosis.record_keys import decisions, doors, moves, shifts, stops, swaps
from spm_tui.diagnosis.sides import Sides, hands_on, hands_words, known_from, most_hands, of, parts, span
from spm_tui.diagnosis.stop_people import StopPeople, people_of
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.portfolio_figures import counted_once
from spm_tui.entanglement.results import Span
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import UNITS as ALL_UNITS
from spm_tui.workshop.choices import Unit
from spm_tui.workshop.session import Ballotable, Session
from spm_tui.workshop.words import figure, listed, plural, shown

UNITS: Final = {"project": "projects", "flow": "flow", "team": "teams", "system": "long-lived systems"}


def unit(session: Session, _measures: Measures) -> Sides:
    """Question 1: the unit we say, and the unit of most moves."""
    given = session.answers.allocation_unit
    hands, many = hands_on(session, "allocation_unit", "said_unit")
    said = (given.said_unit if given else None) or _unit_of_most(hands)
    known = [move for move in of_pairs(moves(session)) if move.unit is not None]
    months = [m.months_to_effect for m in of_pairs(moves(session)) if m.months_to_effect is not None]
    counts: Counter[str] = Counter(move.unit for move in known if move.unit is not None)
    seen, clause = _units_moved(counts)
    took = f"{span(months, 'months')} to effect" if months else ""
    few = hands.get(said, 0) if said is not None else 0
    voted = hands_words(session, "allocation_unit", "said_unit", few) if said is not None and many else ""
    return Sides(
        said=parts(UNITS[said], voted) if said else _as_many_hands(hands),
        seen=parts(seen, took),
        said_clause=f"We said {UNITS[said]}" if said else "",
        seen_clause=clause or (f"moves took {took}" if took else ""),
        known=known_from(known or [m for m in of_pairs(moves(session)) if m.months_to_effect is not None]),
    )


def _unit_of_most(hands: Mapping[Ballotable, int]) -> Unit | None:
    """Return the unit that most hands name, where nobody has put one down."""
    top = most_hands(hands)
    return next((unit for unit in ALL_UNITS if top is not None and unit == top[0]), None)


def _units_moved(counts: Counter[str]) -> tuple[str, str]:
    """Return the unit of most moves with its count, as a side and as a clause; all of them on a tie."""
    if not counts:
        return "", ""
    most, total = max(counts.values()), sum(counts.values())
    tied = [unit for unit in ALL_UNITS if counts[unit] == most]
    some = f"{of(most, total)} {'move' if total == 1 else 'moves'}"
    if len(tied) > 1:
        each = f"{listed(UNITS[unit] for unit in tied)}, {some} each"
        return each, each
    return f"{UNITS[tied[0]]}, {some}", f"{some} {'was' if most == 1 else 'were'} of {UNITS[tied[0]]}"


def _as_many_hands(hands: Mapping[Ballotable, int]) -> str:
    """Return `flow and projects, 2 of 4 hands each` where as many hands are for each; empty without hands."""
    most = max(hands.values(), default=0)
    tied = [unit for unit in ALL_UNITS if most and hands.get(unit) == most]
    return (
        f"{listed(UNITS[unit] for unit in tied)}, {of(most, sum(hands.values()))} hands each" if tied else ""
    )


def stopping(session: Session, measures: Measures) -> Sides:
    """Question 2: people and months said over all stops, and what came back or can move."""
    given = of_pairs(stops(session))
    claimed = counted_once([stop for stop in given if stop.said_people is not None])
    compared = claimed or counted_once(given)
    came = [stop.seen_people for stop in compared if stop.seen_people is not None]
    mapped = [people_of(session, measures, stop) for stop in compared if stop.seen_people is None]
    people = [one for one in mapped if one is not None]
    can = [one.released for one in people if one.released is not None]
    back = sum(came) + sum(can)
    people_said = sum(stop.said_people or 0 for stop in claimed)
    months = span([stop.said_months for stop in claimed if stop.said_months is not None], "months")
    verb = "came or can come" if came and can else "came back" if came else "can move"
    unknown = len(compared) - len(came) - len(can)
    left = f"{unknown} of {len(compared)} stops not known" if unknown and (came or can) else ""
    still = list(dict.fromkeys(shown(what) for stop in given for what in stop.still_there or ()))
    figures = f"{figure(back)} {verb}" if came or can else ""
    off_by = _off_by_half(sum(came), [one.range for one in people if one.range is not None])
    in_full = f"{off_by or figure(back)} {verb}" if figures else ""
    return Sides(
        said=parts(figure(people_said, "people"), months) if claimed else _months_alone(given),
        seen=parts(in_full, left, f"still there: {listed(still)}" if still else ""),
        said_clause=f"We said {figure(people_said, 'people')}" if claimed else "",
        seen_clause=figures + (f", {left}" if figures and left else ""),
        known=_stops_known([stop for stop in compared if stop.seen_people is not None], people),
    )


def _off_by_half(came: float, ranges: Sequence[Span]) -> str:
    """Return `7 to 12`: how far what came and can move goes by gut feel; empty where it does not."""
    low, high = (came + sum(one[end] for one in ranges) for end in (0, 1))
    return f"{figure(low)} to {figure(high)}" if figure(low) != figure(high) else ""


def _months_alone(given: Sequence[r.Stop]) -> str:
    months = [stop.said_months for stop in given if stop.said_months is not None]
    return f"in {span(months, 'months')}" if months else ""


def _stops_known(seen: Sequence[r.Stop], people: Sequence[StopPeople]) -> str:
    """Return how many of the things that go on running were asked about, then how we know what came back."""
    asked, out_of = sum(one.asked for one in people), sum(one.of for one in people)
    worked_out = [one for one in people if one.released is not None]
    guessed = "part gut feel" if any(one.guessed for one in worked_out) else ""
    if worked_out:
        counted = f"{of(len(seen), len(seen) + len(people))} seen" if seen else "the map"
        runs = f"running: {of(asked, out_of)} asked" if out_of else ""
        return parts(counted, guessed, runs, known_from(seen, noun=""))
    return known_from(seen, noun="stop")


def way_back(session: Session, _measures: Measures) -> Sides:
    """Question 3: ways back that we call easy, and what they took."""
    given = [door for door in of_pairs(doors(session)) if door.door is not None]
    easy = [door for door in given if door.door == "easy"]
    every = of_pairs(doors(session))
    said_months = [d.said_months for d in easy or every if d.said_months is not None]
    months = [d.seen_months for d in easy or every if d.seen_months is not None]
    never = sum(1 for door in every if door.tried == "never")
    missed = [len(door.fails) for door in every if door.fails]
    untried = f"{plural(never, 'way')} never tried" if never else ""
    misses = "misses" if len(missed) == 1 else "miss"
    failed = f"{plural(len(missed), 'way')} {misses} {plural(sum(missed), 'test')}" if missed else ""
    took = (
        f"{'the longest took' if len(months) > 1 else 'it took'} {figure(max(months), 'months')}"
        if months
        else ""
    )
    called, clause = (
        (f"easy, {of(len(easy), len(given))}", _easy(len(easy), len(given))) if given else ("", "")
    )
    if not given and (most := most_hands(hands_on(session, "reversibility", "door")[0])) is not None:
        called = f"{shown(most[0])}, {hands_words(session, 'reversibility', 'door', most[1])}"
        clause = f"We said {called}"
    return Sides(
        said=parts(called, span(said_months, "months")),
        seen=parts(span(months, "months"), untried, failed),
        said_clause=clause,
        seen_clause=took or untried or failed,
        known=known_from([d for d in every if d.seen_months is not None or d.fails or d.tried]),
    )


def _easy(few: int, many: int) -> str:
    return f"{of(few, many)} {'way' if many == 1 else 'ways'} back called easy"


def stand_ins(session: Session, _measures: Measures) -> Sides:
    """Question 4: months and value said, and what stepping in took, where both were answered."""
    given = of_pairs(swaps(session))
    seen = [swap for swap in given if swap.seen_months is not None or swap.seen_value is not None]
    said = [swap for swap in seen if _claims(swap)] or [swap for swap in given if _claims(swap)]
    cannot = sum(1 for swap in seen if swap.seen_value == 0)
    said_months = span([s.said_months for s in said if s.said_months is not None], "months")
    said_value = span([s.said_value for s in said if s.said_value is not None], "%")
    taken = [s.seen_months for s in seen if s.seen_months is not None]
    value = span([s.seen_value for s in seen if s.seen_value], "%")
    no = f"{cannot} cannot be done" if cannot else ""
    took = f"{span(taken)} taken" if taken else f"{value} as good" if value else ""
    return Sides(
        said=parts(said_months, said_value),
        seen=parts(span(taken, "months"), value, no),
        said_clause=f"Stepping in: {said_months or said_value + ' as good'} said"
        if said_months or said_value
        else "",
        seen_clause=took or (f"{of(cannot, len(seen))} could not be done" if cannot else ""),
        known=known_from(seen, noun="stand-in"),
    )


def _claims(swap: r.Swap) -> bool:
    return swap.said_months is not None or swap.said_value is not None


def moved_or_reshaped(session: Session, _measures: Measures) -> Sides:
    """Question 5: of the last decisions, how many moved work; and which took, and what changes took."""
    given = session.answers.reallocate_or_reshape
    moved, reshaped = (given.moved_work, given.reshaped) if given else (None, None)
    took = [decision for decision in of_pairs(decisions(session)) if decision.took is not None]
    known = [shift for shift in of_pairs(shifts(session)) if shift.took_what is not None]
    redesigned = sum(1 for shift in known if shift.took_what in REDESIGN)
    redesign = f"{of(redesigned, len(known))} took a redesign" if known else ""
    held = _took_hold(Counter(str(decision.took) for decision in took))
    return Sides(
        said=", ".join(f"{w} {n}" for w, n in (("moved", moved), ("reshaped", reshaped)) if n is not None),
        seen=parts(redesign, held),
        said_clause=_decisions(moved, reshaped),
        seen_clause=f"{of(redesigned, len(known))} changes needed redesign" if known else held,
        known=known_from([*known, *took]),
    )


def _took_hold(counts: Counter[str]) -> str:
    """Return `2 of 5 decisions took hold, 2 partly`: what took hold in part is neither yes nor no."""
    many = counts.total()
    decisions = "decision" if many == 1 else "decisions"
    if counts["partly"] and not counts["yes"]:
        return f"{of(counts['partly'], many)} {decisions} partly took hold"
    partly = f", {counts['partly']} partly" if counts["partly"] else ""
    return f"{of(counts['yes'], many)} {decisions} took hold{partly}" if many else ""


def _decisions(moved: int | None, reshaped: int | None) -> str:
    """Return `8 of 10 decisions moved work`, as far as both were counted."""
    if moved is not None and reshaped is not None:
        return f"{of(moved, moved + reshaped)} decisions moved work"
    if moved is not None:
        return f"{moved} decisions moved work"
    return f"{reshaped} decisions reshaped the organisation" if reshaped is not None else ""
