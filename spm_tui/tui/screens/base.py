"""What every screen of an open session shares: its workspace, its size classes, being told of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting

WIDE = 100


class AppScreen(Screen[None]):
    """A screen of this app, with the app typed and its place in the key table."""

    PLACE: ClassVar[str] = ""

    @property
    def spm(self) -> SpmApp:
        """The app this screen belongs to."""
        return cast("SpmApp", self.app)

    @property
    def wide(self) -> bool:
        """Whether there is room for a second column."""
        return self.app.size.width >= WIDE


class SessionScreen(AppScreen):
    """A screen of an open session. It shows the workspace as it is and asks it for edits."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    def workspace_changed(self) -> None:
        """The session or its diagnosis changed while this screen is in front: show it."""
        self.show_workspace()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front, and no longer keep what that one held."""
        self.show_workspace()
        self.spm.note_draft()

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.call_after_refresh(self.show_workspace)

    def show_workspace(self) -> None:
        """Show the session as it is; called often, so it must only redraw what changed."""

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
