"""What would loosen some stops, as the map and the stop test show it: one change at a time is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from spm_tui.diagnosis.engine import measures_of
from spm_tui.diagnosis.single_changes import change_words
from spm_tui.map_changes.loosening import loosening
from spm_tui.map_changes.loosening_results import Loosening, SingleChange
from spm_tui.memo import SameParts
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.worked_out import WorkedOut
from spm_tui.views.loosening_words import change_ask, loosening_lines
from spm_tui.views.spoken import by_when
from spm_tui.views.styled_lines import Lines, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.what_ifs import MapChange

#: The things that stop, each set by itself; None: every stop the room spoke of.
Stops = tuple[tuple[str, ...], ...] | None


class LoosenPane:
    """The changes that would let more people help, worked out in a worker, and which of them is looked at."""

    def __init__(self, open_session: OpenSession, show: Callable[[], None]) -> None:
        self._worked_out = WorkedOut[Loosening](open_session, "loosen", show)
        self._found: Loosening | None = None
        self._at = 0

    def lines(
        self,
        session: Session,
        stops: Stops,
        horizon: float,
        *,
        width: int,
        as_of: date,
        ascii: bool,
    ) -> Lines:
        """Return the changes as lines; `horizon` in months. Until they are worked out, that they will be."""
        asked = (SameParts(session.items, session.ties, session.answers), stops, horizon)
        self._found = self._worked_out.of(asked, lambda: loosening(measures_of(session), stops, horizon))
        if self._found is None:
            return paragraph("Trying every single change to the map ...", width, "dim")
        self._at = max(0, min(self._at, len(self._found.changes) - 1))
        return loosening_lines(
            session, self._found, width=width, horizon=horizon, as_of=as_of, chosen=self._at, ascii=ascii
        )

    def of_map(self, session: Session, chosen: str | None, *, width: int, as_of: date, ascii: bool) -> Lines:
        """Return what would loosen the room's stops; where it spoke of none, a stop of the chosen thing."""
        measures = measures_of(session)
        stops = stops_of_room(session, measures.stoppable)
        if stops is None and chosen is not None and measures.stoppable([chosen]):
            stops = ((chosen,),)
        return self.lines(session, stops, measures.horizon(), width=width, as_of=as_of, ascii=ascii)

    @property
    def change(self) -> SingleChange | None:
        """The change that is looked at; None where there is none."""
        found = self._found.changes if self._found is not None else ()
        return found[self._at] if self._at < len(found) else None

    @property
    def to_try(self) -> MapChange | None:
        """The same as it is tried."""
        change = self.change
        return MapChange(change.kind, change.from_, change.to) if change is not None else None

    def move(self, by: int) -> None:
        """Look at the next change, or the one before."""
        self._at = max(0, self._at + by)

    def text(self, session: Session, horizon: float, as_of: date) -> str:
        """Return the change that is looked at as text to paste: what it gives and what to ask."""
        if (change := self.change) is None:
            return ""
        told = change_words(session, change, by_when(horizon, as_of))
        return f"{told}\nAsk: {change_ask(session, change)}"


def stops_of_room(session: Session, stoppable: Callable[[Collection[str]], bool]) -> Stops:
    """Return the stops the room spoke of that have a meaning, or None where it spoke of none."""
    return tuple(stop.items for stop in stop_records(session) if stoppable(stop.items)) or None
