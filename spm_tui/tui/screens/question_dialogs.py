"""What is asked over the question screen: words, notes, the parking lot, every field, its state."""

from __future__ import annotations

from textual import work
from textual.getters import query_one

from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.widgets.completion import CoveredRows
from spm_tui.tui.widgets.entry_box import LineBox
from spm_tui.tui.widgets.side_pane import SidePane
from spm_tui.workshop import edits
from spm_tui.workshop.questions import Question, question_in_front


class QuestionDialogs(SessionScreen):
    """A screen with a question in front, and what is asked about it; what came of that is told there."""

    box = query_one("#entry", LineBox)
    rows = query_one("#rows", CoveredRows)
    side = query_one("#side", SidePane)

    @property
    def question(self) -> Question:
        """The question in front."""
        return question_in_front(self.workspace.session)

    def show_side(self) -> None:
        """Show what stands beside the answer."""

    def sorts(self) -> bool:
        """Open the line to sort under the cursor, or the words of the open one; tell whether there is one."""
        return False

    def action_round(self) -> None:
        """Have the room answer unheard, about what is under the cursor first."""
        from spm_tui.tui.session_state.round_seats import subject_of_row

        row = self.rows.cursor_key if self.rows.has_focus else None
        self.open_session.go("round", subject=subject_of_row(self.workspace.session, self.question.key, row))

    @work(exclusive=True, group="dialog")
    async def action_words(self) -> None:
        """Write down the room's own words."""
        from spm_tui.tui.dialogs.notes import write_words

        await self.tell_of(write_words(self.app, self.workspace, self.question.key))

    @work(exclusive=True, group="dialog")
    async def action_notes(self) -> None:
        """Write private notes, on a screen that was said to be the facilitator's own."""
        from spm_tui.tui.dialogs.notes import write_notes

        if self.side.facilitating:
            await write_notes(self.app, self.workspace, self.question.key)
        else:
            self.tell("Private notes show with the probes (F11): ask for those first.", "warn")

    @work(exclusive=True, group="dialog")
    async def action_park(self) -> None:
        """Put something in the parking lot."""
        from spm_tui.tui.dialogs.notes import park

        parked = await park(self.app, self.workspace, self.question.key, self.box.value)
        if parked is not None:
            if self.box.value == parked[0]:
                self.box.value = ""
            self.tell(parked[1], "good")

    def action_confirm(self) -> None:
        """Confirm the record under the cursor as it stands."""
        row = self.rows.cursor_key or ""
        if not row.startswith("record:"):
            self.tell("Put the cursor on a record first.", "warn")
            return
        key, at = self.question.key, int(row.removeprefix("record:"))
        self.workspace.apply("confirmed a record", lambda s: edits.confirm(s, key, at), place=key)
        self.tell("Confirmed.", "good")

    @work(exclusive=True, group="dialog")
    async def action_skip(self) -> None:
        """Skip with a reason, mark as not applicable, or come back to it."""
        from spm_tui.tui.dialogs.answer_state import ask_state

        await self.tell_of(ask_state(self.app, self.workspace, self.question))

    @work(exclusive=True, group="dialog")
    async def action_form(self) -> None:
        """Open every field of the record under the cursor, or of a new one."""
        from spm_tui.tui.dialogs.record_forms import edit_record

        if self.sorts():
            return
        row = self.rows.cursor_key if self.rows.has_focus else None
        await self.tell_of(edit_record(self.app, self.workspace, self.question.key, row))

    @work(exclusive=True, group="dialog")
    async def action_facilitate(self) -> None:
        """Show probes and answers you may hear; ask first, since a wall may be showing this screen."""
        from spm_tui.tui.dialogs.basic import Tell

        if not self.side.facilitating:
            text = "This shows probes, answers you may hear and private notes. Is the wall dark?"
            if not await self.app.push_screen_wait(Tell("For the facilitator", text, yes="shows them")):
                return
        self.side.facilitating = not self.side.facilitating
        self.set_class(self.side.facilitating, "-facilitating")
        self.side.scroll_home(animate=False)
        self.show_side()
