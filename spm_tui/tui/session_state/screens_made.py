"""The screens of one open session: each is made when it is first shown, and all go with the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from spm_tui.tui.session_state.session_view import SessionView
from spm_tui.tui.textual_internals.screen_stack import put_in_place


class ScreensMade:
    """The screens made so far, by place; `make` returns a new one, KeyError where there is none."""

    def __init__(self, app: App[Any], make: Callable[[str], SessionView]) -> None:
        self._app = app
        self._make = make
        self.by_place: dict[str, SessionView] = {}

    def bring(self, place: str, **wishes: object) -> None:
        """Bring a screen to the front, whatever is there now; `wishes` are passed to its `wish`."""
        screen = self.by_place.get(place)
        if screen is None:
            screen = self.by_place[place] = self._make(place)
            self._app.install_screen(screen, name=self._name(place))
        if wishes:
            screen.wish(**wishes)
        if screen is self._app.screen:
            screen.show_workspace()
        else:
            put_in_place(self._app, screen)

    def _name(self, place: str) -> str:
        return f"{place}-{id(self)}"

    def end_workers(self) -> None:
        """End what the screens run, what they ask included."""
        for screen in self.by_place.values():
            self._app.workers.cancel_node(screen)

    async def remove(self) -> None:
        """Remove the screens, once another one is in front."""
        for place, screen in self.by_place.items():
            self._app.uninstall_screen(self._name(place))
            if screen.is_attached:
                await screen.remove()
