"""The change to the map that would loosen the room's stops most, and how any such change is told."""

from spm_tui.diagnosis.record_keys import parts_of, stops, swaps
from spm_tui.diagnosis.rules.sentences import blocked_by
from spm_tui.diagnosis.trail import name
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.map_changes.loosening_results import SingleChange
from spm_tui.memo import SameParts, of_key
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure

#: Beyond so many stops x things the changes take longer than a room waits; the next question stands instead.
_MOST = 10_000
#: The parts of a session that a change to the map is worked out from.
_READS = ("items", "ties", "stopping", "fungibility", "horizon_months")


def best_change(session: Session, measures: Measures) -> SingleChange | None:
    """Return what `loosen` names first for the stops of the room, or None where no single change helps.

    None too where there are more stops on a larger map than a room waits for.
    """
    if len(stops(session)) * len(session.items) > _MOST:
        return None
    return _best(SameParts(*parts_of(session, _READS), whole=measures))


@of_key(4)
def _best(parts: SameParts) -> SingleChange | None:
    measures: Measures = parts.take()
    return next(iter(loosening(measures, most=1).changes), None)


def change_words(session: Session, change: SingleChange, when: str) -> str:
    """Return a change and what it gives as one sentence; `when` says by when people would be useful."""
    start, end = name(session, change.from_), name(session, change.to)
    condition = {
        "cut": f"If the tie between {start} and {end} were cut",
        "link": _link(session, change, start),
        "payer": f"If running {start} by {end} had a payer of its own",
        "date": f"If {end} could come off {start} at once",
    }[change.kind]
    gain, released = change.gain or 0.0, change.released_gain
    if change.kind == "link" and gain and not released:
        return f"{condition}, {figure(gain)} more could help {end} {when}."
    return f"{condition}, {_gives(gain, released, when)}."


def _link(session: Session, change: SingleChange, start: str) -> str:
    """Return the condition of a link: without what is recorded in its way, else help at once."""
    asked = (swap for _, swap in swaps(session) if (swap.from_, swap.to) == (change.from_, change.to))
    way = next((words for swap in asked if (words := blocked_by(swap, 12))), "")
    return f"Without {way} in the way" if way else f"If help from {start} came at once"


def _gives(useful: float, released: float, when: str) -> str:
    if not useful:
        return f"{figure(released)} more could move"
    if released <= 0:
        return f"{figure(useful)} more would be useful {when}"
    if useful == released:
        return f"{figure(useful)} more could move and be useful {when}"
    return f"{figure(released)} more could move and {figure(useful)} of them would be useful {when}"
