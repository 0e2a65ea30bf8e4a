"""Evidence on things: stops, ways back, swaps, assets and the map, each from the far side of a line."""

from collections.abc import Iterable

from spm_tui.diagnosis.evidence_counts import Evidence, count, is_nobody, is_somebody, of_pairs
from spm_tui.diagnosis.record_keys import FIRM, assets, doors, stops, swaps, ties_from, ties_to
from spm_tui.diagnosis.rules.sentences import at_most, twice_and_two_more
from spm_tui.diagnosis.stop_people import StopPeople, people_of
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.staffing import tenths
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session


def _asked_in_full(people: StopPeople | None) -> bool:
    """Return whether all that goes on running after a stop was asked about, and there is something."""
    return people is not None and people.firm and bool(people.of)


def came_back(session: Session, measures: Measures) -> Evidence:
    """Stops that gave back more than two thirds of what was said, or would where all was asked."""
    looked = yes = 0
    for stop in of_pairs(stops(session)):
        if stop.said_people is None:
            continue
        people = people_of(session, measures, stop) if stop.seen_people is None else None
        back = stop.seen_people if people is None else people.released
        if back is None:
            continue
        looked += 1
        known = stop.basis in FIRM if people is None else _asked_in_full(people)
        yes += known and 3 * tenths(back) > 2 * tenths(stop.said_people)
    return Evidence(looked, yes)


def nothing_orphaned(session: Session, measures: Measures) -> Evidence:
    """Stops where all that goes on running was asked about, and nothing is left without people.

    A stop of which the map holds neither people nor anything that runs was not looked at.
    """
    given = [people_of(session, measures, stop) for stop in of_pairs(stops(session))]
    asked = [people for people in given if people is not None and _asked_in_full(people)]
    looked = sum(1 for people in given if people is not None and (people.of or people.released is not None))
    return Evidence(looked, sum(1 for people in asked if not people.orphaned))


def paid_for(session: Session, _measures: Measures) -> Evidence:
    """Stops where somebody is named who pays for what goes on running; nobody is a no."""
    given = [stop for stop in of_pairs(stops(session)) if stop.run_paid_by is not None]
    return count(given, lambda stop: is_somebody(stop.run_paid_by), lambda stop: is_nobody(stop.run_paid_by))


def clean_cuts(session: Session, _measures: Measures) -> Evidence:
    """Stops with nothing but clean cuts; one that cannot be cut is a no."""
    looked = yes = no = 0
    out, into = ties_from(session), ties_to(session)
    for stop in of_pairs(stops(session)):
        inside = set(stop.items)
        ties = [t for item in stop.items for t in (*out.get(item, ()), *into.get(item, ()))]
        ties = [t for t in ties if not {t.from_, t.to} <= inside]
        looked += bool(ties)
        yes += bool(ties) and all(tie.cut == "clean" and tie.basis != "hunch" for tie in ties)
        no += any(tie.cut == "inseparable" for tie in ties)
    return Evidence(looked, yes, no)


def ways_back(session: Session, _measures: Measures) -> Evidence:
    """Ways back that were walked as said; one that is costly, or not there, is a no."""
    given = [door for door in of_pairs(doors(session)) if door.door is not None]
    return count(given, _went_back, lambda door: door.door != "easy" or door.tried == "abandoned")


def _went_back(door: r.DoorRecord) -> bool:
    """Whether an easy way back was walked in the time we said, or passes its tests, and nothing was lost."""
    if door.door != "easy" or door.fails or door.lost:
        return False
    timed = door.said_months is not None and door.seen_months is not None
    if timed and twice_and_two_more(door.said_months, door.seen_months):
        return False
    return (timed and door.tried in ("partly", "fully")) or bool(door.passes and door.fails == ())


def step_ins(session: Session, _measures: Measures) -> Evidence:
    """Swaps that went as said; one that cannot be done is a no."""
    return compared_swaps(of_pairs(swaps(session)))


def compared_swaps(given: Iterable[r.Swap]) -> Evidence:
    """Return the evidence of some swaps (see `step_ins`)."""
    both = [swap for swap in given if _compared(swap) or swap.seen_value == 0]
    return count(both, _stepped_in, lambda swap: swap.seen_value == 0)


def _compared(swap: r.Swap) -> bool:
    return None not in (swap.said_months, swap.seen_months) or None not in (swap.said_value, swap.seen_value)


def _stepped_in(swap: r.Swap) -> bool:
    if swap.seen_value == 0 or twice_and_two_more(swap.said_months, swap.seen_months):
        return False
    return (
        swap.said_value is None
        or swap.seen_value is None
        or not at_most(20, swap.said_value - swap.seen_value)
    )


def others_able(session: Session, _measures: Measures) -> Evidence:
    """Swaps that two or more others could do today; none at all is a no."""
    return other_holders(of_pairs(swaps(session)))


def other_holders(given: Iterable[r.Swap]) -> Evidence:
    """Return the evidence of some swaps (see `others_able`)."""
    asked = [swap for swap in given if swap.able_others is not None]
    return count(asked, lambda swap: (swap.able_others or 0) >= 2, lambda swap: swap.able_others == 0)


def tended(session: Session, _measures: Measures) -> Evidence:
    """Vineyards with somebody who tends them for as long as a change takes; nobody is a no."""
    given = [asset for asset in of_pairs(assets(session)) if asset.fits == "vineyard"]
    return count(given, _is_tended, lambda asset: is_nobody(asset.tended_by) or asset.committed_years == 0)


def _is_tended(asset: r.Asset) -> bool:
    if not is_somebody(asset.tended_by) or asset.committed_years is None:
        return False
    return asset.months_to_change is None or asset.committed_years >= asset.months_to_change / 12


def stands_alone(session: Session, _measures: Measures) -> Evidence:
    """Things spoken of as brands that pass more checks than they do not pass."""
    given = [a for a in of_pairs(assets(session)) if a.spoken_as == "brand" and a.fails is not None]
    return count(given, lambda asset: not asset.fails or len(asset.passes or ()) > len(asset.fails))


def as_spoken(session: Session, _measures: Measures) -> Evidence:
    """Things that behave as they are spoken of; a vineyard that is spoken of otherwise is a no."""
    given = [a for a in of_pairs(assets(session)) if a.spoken_as is not None and a.fits is not None]
    return count(given, lambda asset: asset.spoken_as == asset.fits, lambda asset: asset.fits == "vineyard")


def has_ended(session: Session, _measures: Measures) -> Evidence:
    """What is closed and was asked about: nothing left behind its stop, or nobody needed to run it."""
    ended = [item for item in session.items if item.stage == "retired"]
    clear = {
        item
        for stop in of_pairs(stops(session))
        if stop.still_there == () and stop.basis in FIRM
        for item in stop.items
    }
    yes = sum(1 for item in ended if item.id in clear or (item.run_people == 0 and item.basis != "hunch"))
    return Evidence(len(ended), yes)


def run_by_one(session: Session, _measures: Measures) -> Evidence:
    """Systems and platforms that one person or more keeps running."""
    layer = [item for item in session.items if item.kind in ("system", "platform")]
    known = [item for item in layer if item.run_people is not None]
    yes = sum(1 for item in known if (item.run_people or 0) >= 1 and item.basis != "hunch")
    return Evidence(len(known), yes)


def booked_once(session: Session, _measures: Measures) -> Evidence:
    """Teams of which the map takes no more people than there are."""
    looked = yes = 0
    into = ties_to(session)
    for team in session.items:
        if team.kind != "team" or team.people is None:
            continue
        ties = [t for t in into.get(team.id, ()) if t.people is not None and t.carried_by is None]
        looked += bool(ties)
        known = bool(ties) and all(one.basis != "hunch" for one in (team, *ties))
        yes += known and sum(tenths(tie.people or 0) for tie in ties) <= tenths(team.people)
    return Evidence(looked, yes)
