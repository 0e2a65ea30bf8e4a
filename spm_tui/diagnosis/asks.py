"""How each field of the file is asked for, in plain words a facilitator can read aloud; data only."""

from typing import Final

from spm_tui.diagnosis.record_keys import spec_of
from spm_tui.workshop.words import shown

ASKS: Final[dict[str, str]] = {
    # 1
    "allocation_unit.said_unit": "What do we say we allocate: projects, flow, teams or long-lived systems?",
    "allocation_unit.moves.case": "Which are the last three decisions that moved something?",
    "allocation_unit.moves.unit": "Take the last three moves: was it a project, team, system or the flow?",
    "allocation_unit.moves.months_to_effect": "For each move: after how many months did it have an effect?",
    # 2
    "stopping.stops.items": "What did we stop last, or talk of stopping now?",
    "stopping.stops.said_people": "How many people did we say a stop would give back?",
    "stopping.stops.said_months": "Within how many months did we say a stop would give people back?",
    "stopping.stops.seen_people": "How many people really came back from a stop?",
    "stopping.stops.seen_months": "After how many months did people really come back from a stop?",
    "stopping.stops.run_paid_by": "Who pays for what goes on running after it is stopped?",
    # 3
    "reversibility.doors.case": "Which decision do we call easy to undo?",
    "reversibility.doors.items": "Which thing is this decision about?",
    "reversibility.doors.door": "Did we say the way back is easy, costly, or none?",
    "reversibility.doors.said_months": "How many months did we say the way back would take?",
    "reversibility.doors.seen_months": "When we went back, how many months did it take?",
    "reversibility.doors.tried": "Has anybody tried to go back: never, partly, fully?",
    "reversibility.doors.fails": "Could it be undone in 30 days, with customers and contracts unharmed?",
    # 4
    "fungibility.swaps.from": "Who stepped in for somebody else's work last year?",
    "fungibility.swaps.to": "Whose work was it?",
    "fungibility.swaps.said_months": "How many months did we say stepping in would take?",
    "fungibility.swaps.said_value": "How much of the value did we say would be kept?",
    "fungibility.swaps.seen_months": "The last time it was tried: how many months did stepping in take?",
    "fungibility.swaps.seen_value": "The last time it was tried: how much of the value was kept?",
    "fungibility.swaps.able_others": "How many others could do this work today?",
    # 5
    "reallocate_or_reshape.moved_work": "Of our last ten decisions, how many moved work?",
    "reallocate_or_reshape.reshaped": "Of our last ten decisions, how many reshaped the organisation?",
    # 6
    "ownership.levers.lever": "Who last decided how the organisation is designed, and when?",
    "ownership.levers.decided_by": "Lever by lever: where was it decided, the last time it was used?",
    "ownership.levers.lives_with_it": "Lever by lever: who lives with it as it is?",
    # 7
    "redesign_frequency.said_percent": "How many in a hundred changes did we say need a redesign?",
    "redesign_frequency.shifts.case": "Which are our last three changes of direction?",
    "redesign_frequency.shifts.tried_first": "For each change of direction: what did we try first?",
    "redesign_frequency.shifts.took_what": "For each change of direction: what did it take in the end?",
    "redesign_frequency.shifts.months": "For each change of direction: how many months until it took hold?",
    "redesign_frequency.shifts.took": "For each change of direction: did it take hold, partly, or not?",
    "redesign_frequency.shifts.on": "On which day was this change of direction decided?",
    # 8
    "vineyards.assets.item": "Which thing do we speak of as if it could be sold tomorrow?",
    "vineyards.assets.spoken_as": "How do we speak of it: stock, real estate, brand or vineyard?",
    "vineyards.assets.fits": "When it has to change, what does it behave like?",
    "vineyards.assets.must_change": "What has to change with it: market, architecture, people, cycle?",
    "vineyards.assets.months_to_change": "How many months does it take to change it?",
    "vineyards.assets.tended_by": "Who tends it?",
    "vineyards.assets.committed_years": "For how many years is that promised?",
    "vineyards.assets.fails": "Could it stand alone: its own users, revenue and costs, run by one team?",
    # 9
    "boundary.clarity": "On fingers, one to five: how clear is it where portfolio management ends?",
    "boundary.rights.decision_type": "Which kind of decision waited longest last year?",
    "boundary.rights.portfolio": "For each kind of decision: does portfolio management decide, or recommend?",
    "boundary.rights.leadership": "For each kind of decision: does leadership decide, or recommend?",
    "boundary.rights.stalled_months": "For how many months has such a decision waited?",
    # 10
    "disappearance.functions.function": "Which jobs does portfolio management do today?",
    "disappearance.functions.if_gone": "Job by job: if it were gone tomorrow, would it collapse, move, or "
    "not be missed?",
    "disappearance.functions.moves_to": "Where would this job move?",
    # the session, things and ties
    "session.teams_stable": "Are teams kept stable?",
    "session.replan_every_months": "Every how many months is the plan redone?",
    "session.budget_horizon_months": "For how many months ahead is money promised?",
    "items.kind": "Which teams, systems, data and customer workflows does the portfolio rest on?",
    "items.people": "How many people does each team have?",
    "items.wants": "Which work is still short of people, and of how many?",
    "items.stage": "At what stage is each thing: launch, scale, sustain, reformulate, or retired?",
    "items.run_people": "How many people keep each shared system running?",
    "ties.from": "What does each initiative need: which teams, systems, data?",
    "ties.to": "What does each initiative need: which teams, systems, data?",
    "ties.people": "Which work takes how many people of which team today?",
    "ties.carried_by": "Which running systems are kept alive inside an initiative's effort?",
    "ties.stays": "Of the people on a work, how many stay whatever happens?",
    "ties.months": "After how many months can people come off a work?",
    "ties.cut": "How clean would the cut be: clean, costly, or inseparable?",
}


def ask_for(key: str) -> str:
    """Return the sentence that asks for a field key (`stopping.stops.said_people`, `ties.people`).

    A field without a sentence of its own is asked for by its label, so that no probe is ever silent.
    """
    if key in ASKS:
        return ASKS[key]
    spec = spec_of(key)
    return f"What do we know of this: {spec.label if spec else shown(key.rpartition('.')[2])}?"
