"""A screen that is one page of text, and the pages of a session that are read aloud."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.getters import query_one

from spm_tui.tui.screens.app_screen import AppScreen, SessionScreen
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import Lines


class PageScreen(AppScreen):
    """One page with a title in its frame; it is made anew for each size."""

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

    def show_page(self) -> None:
        """Show the page in the room there is."""
        if self.is_mounted and self.page.size.width:
            self.page.show(self.page_lines(max(30, self.page.text_width)))

    def lay_out(self) -> None:
        """Show the page in the room there is."""
        self.show_page()

    def action_scroll_page(self, by: int) -> None:
        """Scroll by most of a page."""
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 2), animate=False)


class SessionPage(PageScreen, SessionScreen):
    """The page that opens or closes a sitting; it is made anew whenever the session changes."""

    def show_workspace(self) -> None:
        """Show the page as the session is now."""
        self.show_page()

    def diagnosis_changed(self) -> None:
        """Show what is noticed now."""
        self.show_page()

    def show_head(self) -> None:
        """Show the minutes again."""
        self.show_page()

    @work(exclusive=True, group="dialog")
    async def action_guess(self) -> None:
        """Take the cards of the room, sealed until they are counted."""
        from spm_tui.tui.dialogs.sealed_guess import ask_sealed_guess

        await self.tell_of(ask_sealed_guess(self.app, self.workspace))

    def action_clock(self) -> None:
        """Start or hold the clock."""
        self.open_session.toggle_clock()
