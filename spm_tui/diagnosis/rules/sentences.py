"""Parts of sentences that the rules on stops and swaps share: what we said, and what stays."""

from collections.abc import Sequence

from spm_tui.diagnosis.trail import name, names, several
from spm_tui.entanglement.results import Booked
from spm_tui.workshop.records import Stop, Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure, shown

_DOING = {
    None: "stopping",
    "stop": "stopping",
    "ice": "icing",
    "shrink": "shrinking",
    "hand-over": "handing over",
}


def tenths(people: float) -> int:
    """Return people as whole tenths, so that comparisons are exact."""
    return round(people * 10)


def at_most(value: float, limit: float) -> bool:
    """Return whether a figure is at most a limit worked out by adding (0.1 + 1 is still 1.1)."""
    return value <= limit + 1e-9


def twice_and_two_more(said: float | None, seen: float | None) -> bool:
    """Return whether months seen are at least twice the months said and at least two more."""
    return said is not None and seen is not None and seen >= 2 * said and at_most(said + 2, seen)


def we_said_stop(session: Session, stop: Stop) -> str:
    """Return `We said stopping A would give back 7 people in 1 month.`, with what the record says of it."""
    doing = f"{_DOING[stop.action]} {names(session, stop.items)}"
    if stop.said_people is None:
        return f"We said {doing} is possible."
    when = "" if stop.said_months is None else f" in {figure(stop.said_months, 'months')}"
    return f"We said {doing} would give back {figure(stop.said_people, 'people')}{when}."


def we_said_swap(session: Session, swap: Swap) -> str:
    """Return `We said the step from T2 to the work of C takes 1 month and keeps 90% of the value.`"""
    said = []
    if swap.said_months is not None:
        said.append(f"takes {figure(swap.said_months, 'months')}")
    if swap.said_value is not None:
        said.append(f"keeps {figure(swap.said_value, '%')} of the value")
    what = " and ".join(said) or "is possible"
    return f"We said {the_swap(session, swap)} {what}."


def the_swap(session: Session, swap: Swap) -> str:
    """Return the name of a swap as an arrangement: `the step from T2 to the work of C`."""
    return f"the step from {name(session, swap.from_)} to the work of {name(session, swap.to)}"


def kept_running(session: Session, booked: Booked) -> list[str]:
    """Return what keeps people after a stop: `Position hub (2.5)` for each thing, largest first."""
    load: dict[str, float] = {}
    for part in booked.parts:
        for carried in part.carried:
            load[carried.item] = load.get(carried.item, 0.0) + carried.people
    order = sorted(load.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{name(session, item)} ({figure(people)})" for item, people in order if people > 0]


def set_to_stay(session: Session, booked: Booked) -> list[str]:
    """Return the shares of teams that stay whatever happens: `1 of Fleet team`."""
    return [
        f"{figure(part.stays)} of {name(session, part.team)}"
        for part in booked.parts
        if part.stays and not part.run
    ]


def because_of_stop(session: Session, stop: Stop, booked: Booked | None) -> str:
    """Return `, because keeping Position hub (2.5) running stays`, or that it has not been named yet."""
    running = kept_running(session, booked) if booked else []
    staying = set_to_stay(session, booked) if booked else []
    if running:
        return f", because keeping {several(running)} running stays"
    if staying:
        return f", because an agreed share ({several(staying)}) stays"
    if stop.still_there:
        return f", because what it was tied to ({several([shown(word) for word in stop.still_there])}) stays"
    return "; what stays behind it has not been named yet"


def because_of_swaps(swaps: Sequence[Swap]) -> str:
    """Return `, because what stands in the way (AIS know-how) stays`, or that it has not been named yet."""
    blockers = list(dict.fromkeys(shown(word) for swap in swaps for word in swap.blockers or ()))
    if blockers:
        return f", because what stands in the way ({several(blockers)}) stays"
    return "; what stands in the way has not been named yet"
