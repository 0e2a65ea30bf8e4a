"""The change to the map that would loosen the room's stops most, and how any such change is told."""

from spm_tui.diagnosis.record_keys import parts_of, stops
from spm_tui.diagnosis.trail import name
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.whole_results import SingleChange
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
    return next(iter(measures.whole.loosening(most=1).changes), None)


def change_words(session: Session, change: SingleChange, when: str) -> str:
    """Return a change and what it gives as one sentence; `when` says by when people would be useful."""
    start, end = name(session, change.from_), name(session, change.to)
    condition = {
        "cut": f"If the tie between {start} and {end} were cut",
        "link": f"If {start} could help {end} at once",
        "payer": f"If running {start} by {end} had a payer of its own",
        "date": f"If {end} could leave {start} at once",
    }[change.kind]
    return f"{condition}, {_gives(change.gain or 0.0, change.released_gain, when)}."


def _gives(useful: float, released: float, when: str) -> str:
    if not useful:
        return f"{figure(released)} more could leave"
    if released <= 0:
        return f"{figure(useful)} more would be useful {when}"
    if useful == released:
        return f"{figure(useful)} more could leave and be useful {when}"
    return f"{figure(released)} more could leave and {figure(useful)} of them would be useful {when}"
