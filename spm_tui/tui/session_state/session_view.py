"""What an open session asks of its screens; the screens themselves stand above it."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen


class SessionView(Screen[Any]):
    """A screen of an open session, as the session knows it."""

    def wish(self, **wishes: object) -> None:
        """Take what another screen wishes to be shown here, before this screen comes to the front."""

    def show_workspace(self) -> None:
        """Show the session as it is; called often, so it must only redraw what changed."""

    def workspace_changed(self) -> None:
        """The session changed while this screen is in front."""

    def diagnosis_changed(self) -> None:
        """Only the diagnosis changed while this screen is in front: show it, where it is shown."""

    def phones_changed(self) -> None:
        """A phone came in or answered, or phones went on or off, while this screen is in front."""

    def show_head(self) -> None:
        """Show the clock and the saved mark again, on the screens that have them."""

    def leave_question(self) -> None:
        """Keep what is typed at the question in front; only the question screen has one."""

    def show_new_question(self) -> None:
        """Take over another question; only the question screen has one."""

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing: under the line where there is one, else above the keys."""

    def draft(self) -> dict[str, str]:
        """Return what is typed here and not yet entered, by place; empty when there is nothing."""
        return {}


def view_in_front(app: App[Any]) -> SessionView | None:
    """Return the screen of a session that is in front, under any dialog; None once the app is closing."""
    for screen in reversed(app.screen_stack if app.is_running else ()):
        if isinstance(screen, SessionView):
            return screen
    return None
