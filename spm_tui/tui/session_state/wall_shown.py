"""What the wall of an open session shows: its sheet, the clock, and how many have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.tui.session_state.question_clock import Clock
from spm_tui.tui.session_state.round_desk import RoundDesk
from spm_tui.views.wall_sheet import WallSheet, round_in_front, wall_sheet
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import Session
from spm_tui.workspace import Workspace

if TYPE_CHECKING:  # read once phones are turned on
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.web.room import Room
    from spm_tui.web.wall_page import OnWall


class WallShown:
    """The wall as it is now; its sheet is worked out once for a state of the session."""

    def __init__(self, workspace: Workspace, clock: Clock, rounds: RoundDesk) -> None:
        self._workspace, self._clock, self._rounds = workspace, clock, rounds
        self._sheet: tuple[Session, Diagnosis | None, WallSheet] | None = None

    def sheet(self) -> WallSheet:
        """Return what is shown to all."""
        session, diagnosis = self._workspace.session, self._workspace.diagnosis
        if self._sheet is None or self._sheet[0] is not session or self._sheet[1] is not diagnosis:
            self._sheet = (session, diagnosis, wall_sheet(unsealed(session), diagnosis))
        return self._sheet[2]

    def on_wall(self, room: Room | None) -> OnWall:
        """Return all that the wall shows now; `room` holds the phones, None while they are off."""
        from spm_tui.web.wall_page import OnWall, WallClock

        session = self._workspace.session
        key = question_in_front(session).key
        clock = WallClock(self._clock.seconds, session.plan.get(key), self._clock.running)
        found, front = self._rounds.round, round_in_front(session, key)
        if room is None or found is None or front is None or found.id != front.id:
            return OnWall(self.sheet(), clock)
        total = self._rounds.answers.total
        others = max(0, total - room.answered)  # by the keyboard, and on paper
        return OnWall(self.sheet(), clock, total, room.count + others)
