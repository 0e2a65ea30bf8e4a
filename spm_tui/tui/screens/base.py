"""What every screen of an open session shares: its workspace, its size classes, being told of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual._context import NoActiveAppError
from textual.geometry import Size

from spm_tui.tui.screens.newest_size import NewestSize
from spm_tui.tui.widgets.boxes import Even
from spm_tui.tui.widgets.entry import EntryBox
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines import LinesView
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting

WIDE = 100


class Ground(NewestSize):
    """The bare screen under all others; it is only in front while there is no other yet, or no more."""

    TAKES_KEYS: ClassVar[bool] = True  # what is typed while it is in front waits for the one that follows

    def _compositor_refresh(self) -> None:
        """Paint nothing under another screen: Textual would have that one painted once more."""
        if self is self.app.screen:
            super()._compositor_refresh()


class AppScreen(NewestSize, Even):
    """A screen of this app, with the app typed and its place in the key table."""

    PLACE: ClassVar[str] = ""
    TAKES_KEYS: ClassVar[bool] = True  # something on it is always in focus; see early_keys

    _laid_out: Size | None = None

    def __init__(self) -> None:
        super().__init__()
        # At once, where there is an app: were it set later, every style would be read once more.
        with suppress(NoActiveAppError):
            self.add_class("-wide" if self.wide else "-narrow")

    @property
    def spm(self) -> SpmApp:
        """The app this screen belongs to."""
        return cast("SpmApp", self.app)

    @property
    def wide(self) -> bool:
        """Whether there is room for a second column."""
        return self.app.size.width >= WIDE

    def lay_out(self) -> None:
        """Make the lines for the sizes there are now; called before a new size is painted."""

    def on_screen_resume(self) -> None:
        """Leave what was said on another screen there."""
        self.spm.status.came_to(self)

    def _screen_resized(self, size: Size) -> None:
        """Take a new size; Textual tells a screen of its own new size once more when it is laid out."""
        if self.app.size != self._laid_out:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out; at a new size make all lines before painting: Textual tells of a size only afterwards."""
        if size is None or size == self._laid_out:
            super()._refresh_layout(size, scroll)
            return
        self._laid_out = size
        self.use_room(size)
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
            for line in self.query(KeyLine):
                line.fit()
            self.lay_out()
            for view in self.query(LinesView):
                view.made()
        if self.is_current:
            self._paint_once()

    def _paint_once(self) -> None:
        """Paint all of it, and no more for what was asked for before."""
        self._compositor_refresh()
        for widget in self._compositor.visible_widgets:  # with the scroll bars, which are nobody's children
            widget._repaint_required = False

    def _compositor_refresh(self) -> None:
        """Paint; but not while a batch lasts, when Textual makes the whole picture and drops it."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def use_room(self, size: Size) -> None:
        """Take the size class now; Textual would only after it has laid out and painted in the old one."""
        wide = size.width >= WIDE
        if not self.has_class("-wide" if wide else "-narrow"):
            self.set_class(wide, "-wide", update=False).set_class(not wide, "-narrow", update=False)
            self.app.stylesheet.update(self)
        self.spm.status.refit(self)


class SessionScreen(AppScreen):
    """A screen of an open session. It shows the workspace as it is and asks it for edits."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._behind = False

    def workspace_changed(self) -> None:
        """The session changed while this screen is in front: show it, once for all changes of one moment."""
        if not self._behind:
            self._behind = True
            self.call_next(self._catch_up)

    def _catch_up(self) -> None:
        self._behind = False
        self.show_workspace()

    def diagnosis_changed(self) -> None:
        """Only the diagnosis changed while this screen is in front: show it, where it is shown."""

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front, and no longer keep what that one held."""
        self.show_workspace()
        self.spm.note_draft()

    def lay_out(self) -> None:
        """Show the workspace in the room there is."""
        self.show_workspace()

    def show_workspace(self) -> None:
        """Show the session as it is; called often, so it must only redraw what changed."""

    def tell(self, text: str, style: str = "dim") -> None:  # noqa: ARG002
        """Say one thing: under the line where there is one, else above the keys."""
        self.spm.say(text)

    @work(exclusive=True, group="dialog")
    async def ask_which(
        self, box: EntryBox, line: str, readings: Sequence[tuple[str, str]], take: Callable[[str], None]
    ) -> None:
        """Ask which of several a line means that stands in its box again, and take it so."""
        from spm_tui.tui.screens.which import ask_which

        meant = await ask_which(self.app, readings)
        if meant is not None:
            box.put(box.value.removeprefix(line))
            take(meant)

    def show_head(self) -> None:
        """Show the clock and the saved mark again, on the screens that have them."""

    def leave_question(self) -> None:
        """Keep what is typed at the question in front; only the question screen has one."""

    def show_new_question(self) -> None:
        """Take over another question; only the question screen has one."""

    def wish(self, **wishes: object) -> None:
        """Take what another screen wishes to be shown here, before this screen comes to the front."""

    @property
    def sitting(self) -> Sitting:
        """The sitting this screen belongs to."""
        sitting = self.spm.sitting
        assert sitting is not None
        return sitting

    def draft(self) -> dict[str, str]:
        """Return what is typed here and not yet entered, by place; empty when there is nothing."""
        return {}
