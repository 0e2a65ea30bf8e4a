"""One stop with everything its picture needs, worked out once; nothing here draws."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.entanglement.modes import Mode
from spm_tui.entanglement.results import Booked, PeopleRange, Trade
from spm_tui.views.stop_rows import StepRow, stop_rows
from spm_tui.workshop.ballots import revealed_hands
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures


_MOST_GUESSES = 20


class StopCase(Struct, frozen=True, kw_only=True):
    """A stop of `items`: its people, where they end up, how far that goes, and the steps that show it.

    `horizon` is in months; `guesses` are what the room said before it looked, in people.
    """

    session: Session
    measures: "Measures"
    items: tuple[str, ...]
    mode: Mode
    horizon: float
    as_of: date | None
    guesses: tuple[float, ...]
    booked: Booked
    trade: Trade
    off_by: PeopleRange | None
    rows: tuple[StepRow, ...]

    def name(self, item_id: str) -> str:
        """Return the name of a thing as a list shows it, or its id when there is no such thing."""
        return names_of(self.session).label(item_id)

    def said(self, item_id: str) -> str:
        """Return the name of a thing as a sentence says it, or its id when there is no such thing."""
        return names_of(self.session).said(item_id)


def stop_case(
    session: Session,
    measures: "Measures",
    items: Sequence[str],
    *,
    mode: Mode = "retire",
    horizon: float | None = None,
    guesses: Sequence[float] | None = None,
    as_of: date | None = None,
) -> StopCase:
    """Work out one stop; raises what the measures raise for a stop that has no meaning.

    Without `horizon` it is the session's, without `guesses` those of the last revealed round on it.
    """
    until = session.horizon_months if horizon is None else horizon
    booked = measures.people(items, mode)
    trade = measures.trade(items, mode, until)
    off_by = measures.people_range(items, mode, until)
    return StopCase(
        session=session,
        measures=measures,
        items=tuple(items),
        mode=mode,
        horizon=until,
        as_of=as_of,
        guesses=tuple(_guessed(session, items) if guesses is None else guesses),
        booked=booked,
        trade=trade,
        off_by=off_by,
        rows=stop_rows(session, booked, trade, horizon=until, as_of=as_of, off_by=off_by),
    )


def _guessed(session: Session, items: Sequence[str]) -> list[float]:
    """Return the revealed silent answers on how many people this stop gives back, smallest first."""
    found = [revealed_hands(session, "stopping", "said_people", item) for item in items]
    given = next((hands for hands in found if hands), {})
    return sorted(
        float(value)
        for value, count in given.items()
        if isinstance(value, int | float)
        for _ in range(min(count, _MOST_GUESSES))
    )
