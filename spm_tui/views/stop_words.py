"""What is said below a stop: one sentence to say aloud, what to ask first, the other meanings of stop."""

from typing import Final

from spm_tui.entanglement.modes import MODES
from spm_tui.entanglement.results import CameBack, Trade
from spm_tui.text import capital_first
from spm_tui.views.spoken import by_when, spoken, spoken_months
from spm_tui.views.stop_case import StopCase
from spm_tui.workshop.thing_names import who_does
from spm_tui.workshop.words import figure, listed, shown

#: Up to so many things that need what stops are named; of more, the first two.
_NEEDING: Final = 3


def needed_by(case: StopCase) -> str:
    """Return what still needs what stops: `Slot engine, Dynamic pricing and 2 more`; empty for nothing."""
    needing = case.measures.things(case.items, case.mode).needed_by
    rest = len(needing) - 2
    called = [case.said(item) for item in (needing if len(needing) <= _NEEDING else needing[:2])]
    return listed([*called, f"{rest} more"] if len(needing) > _NEEDING else called)


def say(case: StopCase) -> str:
    """Return what to say aloud: what still needs it, we said, could move, useful in time, what may be off."""
    return " ".join(part for part in said_aloud(case) if part)


def said_aloud(case: StopCase) -> tuple[str, str]:
    """Return (what to say aloud, what is to know beside it: empty where there is nothing)."""
    told, beside = _people_aloud(case)
    if not (needing := needed_by(case)):
        return told, beside
    several = len(case.measures.things(case.items, case.mode).needed_by) > 1
    it = "it" if len(case.items) == 1 else "them"
    return f"{capital_first(needing)} still {'need' if several else 'needs'} {it}. {told}", beside


def _people_aloud(case: StopCase) -> tuple[str, str]:
    """Return (the sentence on its people, what is to know beside it)."""
    booked = case.booked
    if booked.said is None:
        said = "We have not said how many would come back"
    else:
        months = "" if booked.said_months is None else f" {spoken_months(booked.said_months)}"
        said = f"We said {spoken(booked.said)}{months}"
    free, useful = booked.released, case.trade.useful
    if booked.came_back is not None:
        return f"{said}; {gave_back(booked.came_back)}.", _beside(free)
    if free is None:
        return f"{said}; how many could move is not known yet, because nobody was asked who is on it.", ""
    parts = f"{spoken(free, about=not booked.firm or free % 1 != 0)} could move"
    if useful is not None and free > 0:
        parts += _elsewhere(case.trade, useful, by_when(case.horizon, case.as_of))
    return f"{said}; {parts}.", may_be_off(case)


def _elsewhere(trade: Trade, useful: float, when: str) -> str:
    """Return what other work has of it; what was not asked is said as such, and never as none."""
    if useful:
        return f", {spoken(useful)} would be useful {when}"
    if not trade.not_asked and not trade.undated:
        return f", though to no other work {when}"
    if trade.unwanted or trade.unable or trade.late:
        return f", though as far as was asked to no other work {when}"
    asked = "when" if not trade.not_asked else "whether"
    return f"; {asked} that could help elsewhere was not asked"


def gave_back(came: CameBack) -> str:
    """Return what a stop that has happened gave back, said aloud: `it gave back four, after 14 months`."""
    after = "" if came.months is None else f", after {figure(came.months, 'months')}"
    return f"it gave back {spoken(came.people)}{after}"


def _beside(free: float | None) -> str:
    return "" if free is None else f"On the map, {spoken(free)} could move today."


def may_be_off(case: StopCase) -> str:
    """Return what the figures of this stop rest on least: what was not asked comes first."""
    booked = case.booked
    if booked.run_missing:
        missing = [case.said(item) for item in booked.run_missing]
        parts = missing if len(missing) <= 2 else [missing[0], f"{len(missing) - 1} more"]
        return f"This may be off: nobody was asked who runs {listed(parts)}."
    released = case.off_by.released if case.off_by else (0.0, 0.0)
    if released[0] != released[1]:
        low, high = (figure(round(2 * end) / 2) for end in released)
        span = low if low == high else f"{low} to {high}"
        return f"This rests on gut feel: off by half either way, {span} could move."
    if booked.hunches:
        return "This may be off: who is on it is a gut feel."
    if booked.effort_asked.asked < booked.effort_asked.of:
        return "This may be off: not every team on it was counted."
    if booked.stuck:
        return "This may be off if someone else already runs what stays."
    return "This may be off if something that needs it is not on the map."


def helps(case: StopCase) -> tuple[str, ...]:
    """Return which pair to ask about first and what limits the useful ones now, as far as known."""
    parts: list[str] = []
    best = case.trade.next_best_link
    if best is not None:
        parts.append(
            f"Ask first: could {who_does(case.session, best.from_)} help {case.said(best.to)}?"
            f" {figure(best.gain)} more would be useful in time."
        )
    worth = case.trade.worth
    if worth is not None and worth.people != worth.known:
        kept = round(20 * worth.people / worth.known) * 5
        parts.append(f"Covering other work kept about {kept}% of its value, where that was tried.")
    kinds = {item.id: item.kind for item in case.session.items}
    limits = [
        f"how {'much time comes free at' if kinds.get(i) in ('team', 'skill') else 'many are asked for by'}"
        f" {case.said(i)}"
        for i in case.trade.bottleneck
    ]
    if limits:
        parts.append(f"What limits it now: {listed(limits[:3] + ['more'] * (len(limits) > 3))}.")
    return tuple(parts)


def other_meanings(case: StopCase) -> str:
    """Return how many would be free to leave under the other meanings of stop; empty where none is known."""
    others = {mode: case.measures.people(case.items, mode).released for mode in MODES if mode != case.mode}
    if all(free is None for free in others.values()):
        return ""
    return "Free to leave otherwise: " + "; ".join(
        f"{shown(m)}: {figure(free)}" for m, free in others.items()
    )
