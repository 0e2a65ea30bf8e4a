"""What every screen of an open session shares: its workspace, its size classes, being told of changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.actions import SkipAction
from textual.geometry import Size
from textual.widget import Widget

from spm_tui.tui.base_screen import BaseScreen
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.session_view import SessionView
from spm_tui.tui.status import ShowsStatus
from spm_tui.tui.textual_internals.app_in_use import NoActiveAppError
from spm_tui.tui.textual_internals.laid_out_at_once import LaidOutAtOnce, PaintsInFront
from spm_tui.tui.widgets.boxes import Even
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from spm_tui.tui.widgets.filter_line import Filtered

WIDE = 100


class BlankScreen(PaintsInFront, BaseScreen):
    """The bare screen under all others; it is only in front while there is no other yet, or no more."""


class AppScreen(LaidOutAtOnce, BaseScreen, Even, ShowsStatus):
    """A screen of this app, with the app typed and its place in the key table."""

    PLACE: ClassVar[str] = ""
    TAKES_KEYS: ClassVar[bool] = True  # something on it is always in focus; see early_keys
    host = getters.app(Host)

    @property
    def leaving(self) -> bool:
        """Whether this screen is about to go: what is typed then waits for the one that follows."""
        return False

    def __init__(self) -> None:
        super().__init__()
        # At once, where there is an app: were it set later, every style would be read once more.
        with suppress(NoActiveAppError):
            self.add_class("-wide" if self.wide else "-narrow")

    @property
    def wide(self) -> bool:
        """Whether there is room for a second column."""
        return self.app.size.width >= WIDE

    def filtered(self) -> tuple[Filtered, Widget] | None:
        """Return what `/` filters here, and the widget that takes its keys; None where there is nothing."""
        return next(((rows, rows) for rows in self.query(RowsView) if rows.display), None)

    async def action_filter(self) -> None:
        """Look for something in the list by what one types."""
        from spm_tui.tui.widgets.filter_line import FilterLine

        if (found := self.filtered()) is None:
            self.host.say("There is no list here to look in.")
            return
        if not self.query(FilterLine):
            await self.mount(FilterLine(*found, id="filter"), before=self.query_one(KeyLine))
        self.query_one(FilterLine).open()

    def action_unfilter(self) -> None:
        """Show all of the list again, where only a part of it is shown."""
        if not self.query("#filter"):
            raise SkipAction
        from spm_tui.tui.widgets.filter_line import FilterLine

        line = self.query_one(FilterLine)
        if not line.display or self.focused not in (line.view, line.box):
            raise SkipAction
        line.close()

    def action_keep_filter(self) -> None:
        """Go to what was found."""
        from spm_tui.tui.widgets.filter_line import FilterLine

        self.query_one(FilterLine).key("enter")

    def lay_out(self) -> None:
        """Make the lines for the sizes there are now; called before a new size is painted."""

    def view_to_copy(self) -> str:
        """Return what the view in focus holds: the row under the cursor, else all of it."""
        view = self.focused
        return view.text_here() if isinstance(view, LinesView) else ""

    def on_screen_resume(self) -> None:
        """Leave what was said on another screen there."""
        self.host.status.came_to(self)

    def fill(self) -> None:
        """Make all lines for the sizes there are now."""
        for line in self.query(KeyLine):
            line.fit()
        self.lay_out()
        for view in self.query(LinesView):
            view.made()

    def use_room(self, size: Size) -> None:
        """Take the size class now; Textual would only after it has laid out and painted in the old one."""
        wide = size.width >= WIDE
        if not self.has_class("-wide" if wide else "-narrow"):
            self.set_class(wide, "-wide", update=False).set_class(not wide, "-narrow", update=False)
            self.app.stylesheet.update(self)
        self.host.status.refit(self)


class SessionScreen(AppScreen, SessionView):
    """A screen of an open session. It shows the workspace as it is and asks it for edits.

    It belongs to its session for as long as it is there, whichever session is open in the app.
    """

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__()
        self.open_session = open_session
        self.workspace: Workspace = open_session.workspace
        self._behind = False

    @property
    def leaving(self) -> bool:
        """Whether the session of this screen is being left."""
        return self.open_session.leaving

    def workspace_changed(self) -> None:
        """The session changed while this screen is in front: show it, once for all changes of one moment."""
        if not self._behind:
            self._behind = True
            self.call_next(self.catch_up)

    def catch_up(self) -> None:
        """Show the session as it is, if it changed since it was shown last."""
        if self._behind:
            self._behind = False
            self.show_workspace()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front, and no longer keep what that one held."""
        self.show_workspace()
        self.open_session.note_draft()

    def lay_out(self) -> None:
        """Show the workspace in the room there is."""
        self.show_workspace()

    def tell(self, text: str, style: str = "dim") -> None:  # noqa: ARG002
        """Say one thing: under the line where there is one, else above the keys."""
        self.host.say(text)

    async def tell_of(self, asked: Awaitable[str | None]) -> None:
        """Wait until something is asked, and tell what came of it; None: it was left, nothing is told."""
        if (told := await asked) is not None:
            self.tell(told, "good")

    @work(exclusive=True, group="dialog")
    async def ask_which(
        self, box: EntryBox, line: str, readings: Sequence[tuple[str, str]], take: Callable[[str], None]
    ) -> None:
        """Ask which of several a line means that stands in its box again, and take it so."""
        from spm_tui.tui.dialogs.which_one import ask_which

        meant = await ask_which(self.app, readings)
        if meant is not None:
            box.put(box.value.removeprefix(line))
            take(meant)
