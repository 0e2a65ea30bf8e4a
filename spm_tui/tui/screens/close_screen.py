"""The close: the surprise, the sealed guess, commitments, facts to check, a vineyard, and what is left."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.page_screen import SessionPage
from spm_tui.views.close_page import close_lines
from spm_tui.views.plan_and_time import plan_lines
from spm_tui.views.styled_lines import EMPTY, Lines, paragraph


class CloseScreen(SessionPage):
    """The last page of a sitting, read aloud."""

    PLACE = "close"
    TITLE_LINE = "Close, to be read aloud"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("close")]

    def page_lines(self, width: int) -> Lines:
        """Return the close, as far as the diagnosis has looked."""
        diagnosis = self.workspace.diagnosis
        if diagnosis is None:
            return paragraph("Reading ...", width, "dim")
        clock = self.open_session.clock
        counted = clock.seconds if clock.used and clock.part == "close" else None
        time = plan_lines(self.workspace.session, counted, width=width)
        return close_lines(
            self.workspace.session, diagnosis, width=width, time=[*time, EMPTY] if time else ()
        )

    @work(exclusive=True, group="dialog")
    async def action_surprise(self) -> None:
        """Write down what surprised the room."""
        from spm_tui.tui.dialogs.closing import write_surprise

        await self.tell_of(write_surprise(self.app, self.workspace))

    @work(exclusive=True, group="dialog")
    async def action_commit(self) -> None:
        """Agree on something to decide, check or try."""
        from spm_tui.tui.dialogs.next_step import ask_next_step

        await self.tell_of(ask_next_step(self.app, self.workspace))

    @work(exclusive=True, group="dialog")
    async def action_tend(self) -> None:
        """Say who tends the vineyard, and for how long."""
        from spm_tui.tui.dialogs.closing import ask_tending

        await self.tell_of(ask_tending(self.app, self.workspace))

    @work(exclusive=True, group="dialog")
    async def action_close(self) -> None:
        """Close the sitting: note the day, hold the clock and keep a snapshot."""
        from spm_tui.tui.dialogs.closing import close_sitting

        self.tell(await close_sitting(self.host, self.open_session), "good")

    @work(exclusive=True, group="dialog")
    async def action_snapshot(self) -> None:
        """Keep the session as it is now, to compare with later."""
        from spm_tui.tui.dialogs.closing import keep_snapshot

        self.tell(await keep_snapshot(self.open_session), "good")
