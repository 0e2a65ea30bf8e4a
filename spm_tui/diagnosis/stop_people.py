"""The few figures of a stop's people that verdicts and answers need, kept while the stop and the map stay."""

from msgspec import Struct

from spm_tui.entanglement.measures import Measures
from spm_tui.memo import SameParts, of_key
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session


class StopPeople(Struct, frozen=True):
    """Who can leave after a stop, how much of what goes on running was asked about, and how sure that is."""

    released: float | None
    asked: int
    of: int
    firm: bool
    guessed: bool  # a figure of it is a gut feel


def people_of(session: Session, measures: Measures, stop: Stop) -> StopPeople | None:
    """Return the people of a stop as the map has them; None where it cannot be stopped (a team, a skill)."""
    return _people(SameParts(stop, session.items, session.ties, whole=(stop, measures)))


@of_key(4096)
def _people(held: SameParts) -> StopPeople | None:
    stop, measures = held.take()
    if not measures.stoppable(stop.items):
        return None
    found = measures.people(stop.items)
    asked, of = found.run_asked.asked, found.run_asked.of
    return StopPeople(found.released, asked, of, found.firm, bool(found.hunches))
