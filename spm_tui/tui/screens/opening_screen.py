"""The opening: what this is for, who will see it, the plan, what was promised, sealed guesses."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.page_screen import SessionPage
from spm_tui.views.opening_page import opening_lines
from spm_tui.views.styled_lines import Lines


class OpeningScreen(SessionPage):
    """The first page of a sitting; Enter goes on to the questions."""

    PLACE = "opening"
    TITLE_LINE = "Opening, to be read aloud"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("opening")]

    def page_lines(self, width: int) -> Lines:
        """Return the opening."""
        clock = self.open_session.clock
        counted = clock.seconds if clock.used and clock.part == "opening" else None
        return opening_lines(self.workspace.session, self.host.as_of, width=width, seconds=counted)

    def action_begin(self) -> None:
        """Go on to the question we are at."""
        self.open_session.go("question")

    @work(exclusive=True, group="dialog")
    async def action_told(self) -> None:
        """Write what the room is told."""
        from spm_tui.tui.dialogs.session_facts import ask_consent

        await self.tell_of(ask_consent(self.app, self.workspace))

    @work(exclusive=True, group="dialog")
    async def action_plan(self) -> None:
        """Choose how the minutes are spread."""
        from spm_tui.tui.dialogs.plan_minutes import ask_plan

        await self.tell_of(ask_plan(self.app, self.workspace))
