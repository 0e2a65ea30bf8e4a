"""Two sittings side by side: what moved, what is closed, open and new."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from spm_tui.followup.differences import Differences, Sitting, differences
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.page_screen import PageScreen
from spm_tui.views.comparison_words import comparison_lines
from spm_tui.views.styled_lines import Lines


class CompareScreen(PageScreen):
    """What two sittings differ in; things under another name become one once they are confirmed."""

    PLACE = "compare"
    TITLE_LINE = "What moved between two sittings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("compare")]

    def __init__(self, old: Sitting, new: Sitting) -> None:
        super().__init__()
        self._old, self._new = old, new
        self._same: dict[str, str] = {}
        self._found: Differences = differences(old, new)

    def page_lines(self, width: int) -> Lines:
        """Return what the two differ in."""
        ascii = self.host.ascii_only
        return comparison_lines(self._old, self._new, self._found, width=width, ascii=ascii)

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
            self.show_page()
