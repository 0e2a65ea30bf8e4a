"""Two sittings side by side: what moved, what is closed, open and new."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from spm_tui.followup.differences import Differences, Sitting, differences
from spm_tui.tui.key_table import bindings_of
from spm_tui.tui.screens.app_screen import AppScreen
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.comparison_words import comparison_lines


class CompareScreen(AppScreen):
    """What two sittings differ in; things under another name become one once they are confirmed."""

    PLACE = "compare"
    CSS_PATH = "compare_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compare")]

    view = query_one("#differences", LinesView)

    def __init__(self, old: Sitting, new: Sitting) -> None:
        super().__init__()
        self._old, self._new = old, new
        self._same: dict[str, str] = {}
        self._found: Differences = differences(old, new)

    def compose(self) -> ComposeResult:
        yield LinesView(id="differences")
        yield KeyLine("compare")

    def on_mount(self) -> None:
        self.view.can_focus = True
        self.view.border_title = "What moved between two sittings"
        self.view.focus()

    def lay_out(self) -> None:
        """Show both in the room there is."""
        width = max(30, self.view.text_width)
        ascii = self.host.ascii_only
        self.view.show(comparison_lines(self._old, self._new, self._found, width=width, ascii=ascii))

    def action_scroll_view(self, by: int) -> None:
        """Scroll by most of a page."""
        self.view.scroll_relative(y=by * max(1, self.view.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Go back to the list of sessions."""
        self.dismiss()

    @work(exclusive=True, group="dialog")
    async def action_same(self) -> None:
        """Confirm that two things with different names are one."""
        from spm_tui.tui.dialogs.basic import Pick

        if not self._found.alike:
            self.host.say("No two things here look as if they were one under another name.")
            return
        choices = [(f"{p.old}={p.new}", f"{p.old_name} is {p.new_name}", "") for p in self._found.alike]
        chosen = await self.host.push_screen_wait(Pick("The same under another name", choices))
        if chosen is not None:
            old, _, new = chosen.partition("=")
            self._same[old] = new
            self._found = differences(self._old, self._new, self._same)
            self.lay_out()
