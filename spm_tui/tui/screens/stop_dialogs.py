"""What is asked over the stop test: why something stays, what was not asked yet, what should grow instead."""

from __future__ import annotations

from textual import work

from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.screens.loosen_pane import LoosenPane
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session


class StopDialogs(SessionScreen):
    """A screen with a stop test as far as it was told, and what is asked about it."""

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.progress: StopProgress | None = None  # None while picking
        self.loosen = LoosenPane(open_session, self.show_workspace)

    @property
    def session(self) -> Session:
        """The session without what is not revealed."""
        return unsealed(self.workspace.session)

    def action_what_if(self) -> None:
        """Try a change beside the map: the one that is looked at, else any."""
        progress = self.progress
        if progress is None:
            self.open_session.go("what-if", back="stop")
        else:
            change = self.loosen.to_try if progress.loosen else None
            until = progress.months(self.session)
            self.open_session.go("what-if", change=change, items=progress.items, horizon=until, back="stop")

    @work(exclusive=True, group="dialog")
    async def action_why(self) -> None:
        """Name, for everything that stays, the chain of needs that holds it."""
        if self.progress is None:
            return
        from spm_tui.tui.dialogs.basic import Tell

        text = self.progress.chains(self.session)
        await self.app.push_screen_wait(Tell("What stays, and who holds it", text, yes="closes", no="closes"))

    @work(exclusive=True, group="dialog")
    async def action_ask(self) -> None:
        """Answer what was not asked yet; the bar follows."""
        from spm_tui.tui.dialogs.missing_answer import answer_step

        if self.progress is None:
            return
        told = await answer_step(self.app, self.workspace, self.progress)
        if told:
            self.host.say(told)

    @work(exclusive=True, group="dialog")
    async def action_trade(self) -> None:
        """Stop this, grow that: choose what should grow and see what would fit."""
        from spm_tui.tui.dialogs.grow_instead import ask_what_grows

        if self.progress is not None:
            await ask_what_grows(self.host, self.session, self.progress)
