"""The screen of an open session that is in front: it is told what changed, and says what there is to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.app import App

from spm_tui.tui.session_state.session_view import SessionView, view_in_front


class Say(Protocol):
    """Tells the user one sentence; `alarm` where something needs them."""

    def __call__(self, sentence: str, *, alarm: bool = False) -> None: ...


class FrontView:
    """Reaches whichever screen of the session is in front, under any dialog, at the moment of the call."""

    def __init__(self, app: App[Any], say: Say) -> None:
        self._app = app
        self._say = say

    @property
    def uncovered(self) -> bool:
        """Whether a screen of the session is in front and no dialog lies over it."""
        return view_in_front(self._app) is self._app.screen

    def show(self, change: Callable[[SessionView], None]) -> None:
        """Tell the screen in front of a change."""
        screen = view_in_front(self._app)
        if screen is not None and screen.is_mounted:
            change(screen)

    def show_head(self) -> None:
        """Have it show the clock and the saved mark again."""
        self.show(lambda screen: screen.show_head())

    def tell(self, sentence: str) -> None:
        """Say one thing on the screen in front, or under a dialog where the app says things."""
        screen = view_in_front(self._app)
        if screen is not None and screen is self._app.screen:
            screen.tell(sentence)
        else:
            self._say(sentence)
