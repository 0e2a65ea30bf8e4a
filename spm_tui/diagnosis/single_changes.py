"""The change to the map that would loosen the room's stops most, and how any such change is told."""

from spm_tui.diagnosis.record_keys import parts_of, stops, swaps
from spm_tui.diagnosis.rules.sentences import blocked_by
from spm_tui.diagnosis.trail import name
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.map_changes.loosening_results import SingleChange
from spm_tui.memo import SameParts, of_key
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import who_does
from spm_tui.workshop.words import figure, listed

#: Beyond so many stops x things the changes take longer than a room waits; the next question stands instead.
_MOST = 10_000
#: At most so many stops are named behind a change.
_NAMED = 2
#: The parts of a session that a change to the map is worked out from.
_READS = ("items", "ties", "stopping", "fungibility", "horizon_months")


def best_change(session: Session, measures: Measures) -> SingleChange | None:
    """Return what `loosen` names first for the stops of the room, or None where no single change helps.

    A change helps where other work could use whom it lets go, or where no work says what it is short of.
    None too where there are more stops on a larger map than a room waits for.
    """
    if len(stops(session)) * len(session.items) > _MOST:
        return None
    return _best(SameParts(*parts_of(session, _READS), whole=measures))


@of_key(4)
def _best(parts: SameParts) -> SingleChange | None:
    measures: Measures = parts.take()
    first = next(iter(loosening(measures, most=1).changes), None)
    return None if first is None or first.gain == 0 else first


def change_words(session: Session, change: SingleChange, when: str, *, stop_known: bool = False) -> str:
    """Return a change and what it gives as one sentence; `when` says by when people would be useful.

    It names the stops that would give more, unless `stop_known`: what it stands under names the only one.
    """
    start, end = name(session, change.from_), name(session, change.to)
    condition = {
        "cut": f"If the tie between {start} and {end} were cut",
        "link": _link(session, change),
        "payer": f"If running {start} by {who_does(session, change.to)} had a payer of its own",
        "date": f"If {who_does(session, change.to)} could come off {start} at once",
    }[change.kind]
    gain, released = change.gain or 0.0, change.released_gain
    stopping = "" if stop_known else _stopping(session, change)
    let = f"{stopping} would let" if stopping else ""
    if change.kind == "link" and gain and not released:
        who = f"{let} {figure(gain)} more" if let else f"{figure(gain)} more could"
        return f"{condition}, {who} help {end} {when}."
    return f"{condition}, {_gives(gain, released, when, let)}."


def _stopping(session: Session, change: SingleChange) -> str:
    """Return `stopping Carbon reports`: which stops would give more, unless the condition tells it."""
    if not change.stops or (change.kind == "date" and change.stops == ((change.from_,),)):
        return ""
    called = [listed([name(session, item) for item in stop]) for stop in change.stops]
    parts = called if len(called) <= _NAMED else [called[0], f"{len(called) - 1} more"]
    return f"stopping {listed(parts)}"


def _link(session: Session, change: SingleChange) -> str:
    """Return the condition of a link: without what is recorded in its way, else help at once."""
    asked = (swap for _, swap in swaps(session) if (swap.from_, swap.to) == (change.from_, change.to))
    way = next((words for swap in asked if (words := blocked_by(swap, 12))), "")
    if way:
        return f"If {way} no longer stood in the way"
    return f"If help from {who_does(session, change.from_)} came at once"


def _gives(useful: float, released: float, when: str, let: str) -> str:
    """Return `2 more could move`, or with `let` (what lets them): `stopping A would let 2 more move`."""
    if released <= 0:
        told = f"{let} {figure(useful)} more be" if let else f"{figure(useful)} more would be"
        return f"{told} useful {when}"
    move = f"{let} {figure(released)} more move" if let else f"{figure(released)} more could move"
    if not useful:
        return move
    if useful == released:
        return f"{move} and be useful {when}"
    return f"{move} and {figure(useful)} of them{'' if let else ' would'} be useful {when}"
