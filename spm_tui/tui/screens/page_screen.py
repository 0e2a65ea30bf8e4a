"""A screen of a session that is one page of text to be read aloud, with keys that change what it says."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.getters import query_one

from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import Lines


class PageScreen(SessionScreen):
    """One page; what stands on it is made anew whenever the session or its room changes."""

    CSS_PATH = "page_screen.tcss"
    TITLE_LINE: ClassVar[str] = ""

    page = query_one("#page", LinesView)

    def compose(self) -> ComposeResult:
        yield LinesView(id="page")
        yield KeyLine(self.PLACE)

    def on_mount(self) -> None:
        self.page.can_focus = True
        self.page.border_title = self.TITLE_LINE
        self.page.focus()

    def page_lines(self, width: int) -> Lines:
        """Return the page at most `width` cells wide."""
        raise NotImplementedError

    def show_workspace(self) -> None:
        """Show the page as the session is now."""
        if self.is_mounted and self.page.size.width:
            self.page.show(self.page_lines(max(30, self.page.text_width)))

    def diagnosis_changed(self) -> None:
        """Show what is noticed now."""
        self.show_workspace()

    def show_head(self) -> None:
        """Show the minutes again."""
        self.show_workspace()

    def action_scroll_page(self, by: int) -> None:
        """Scroll by most of a page."""
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 2), animate=False)
