"""The views of the map that a worker works out, and where one goes on to from the map."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from spm_tui.diagnosis.engine import measures_of
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.screens.loosen_pane import LoosenPane
from spm_tui.tui.screens.run_load_pane import RunLoadPane
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.views.styled_lines import Lines
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session

#: Views that no key waits for: they say that they are worked out, and show once they are.
WORKED_OUT: Final = ("loosen", "run")


class WorkedOutViews(SessionScreen):
    """A screen that shows a view of the map, with a thing that is chosen."""

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.view = "columns"
        self.chosen: str | None = None
        self.loosen = LoosenPane(open_session, self.show_workspace)
        self.run_load = RunLoadPane(open_session, self.show_workspace)

    @property
    def shown_session(self) -> Session:
        """The session as it may be shown to all: without rounds that are not revealed."""
        return unsealed(self.workspace.session)

    def worked_out(self, session: Session, width: int, only: Collection[str] | None) -> Lines:
        """Return what would loosen the stops, or who bears the run load; `only`: of the things so called."""
        as_of, ascii = self.workspace.as_of, self.host.ascii_only
        if self.view == "loosen":
            return self.loosen.of_map(session, self.chosen, width=width, as_of=as_of, ascii=ascii)
        return self.run_load.lines(session, width=width, only=only, ascii=ascii)

    def action_stop(self) -> None:
        """See what stopping the chosen thing would set free."""
        if self.chosen is not None and measures_of(self.shown_session).stoppable([self.chosen]):
            self.open_session.go("stop", items=(self.chosen,))
        else:
            self.host.say("A team or a topic cannot be stopped; choose a thing that needs people.")

    def action_what_if(self) -> None:
        """Try a change beside the map: the one that is looked at, else any."""
        change = self.loosen.to_try if self.view == "loosen" else None
        self.open_session.go("what-if", change=change, back="map")
