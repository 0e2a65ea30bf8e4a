"""What is typed while a session is open and not yet entered, kept beside its file."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from spm_tui.tui.session_state.autosave import Autosave
from spm_tui.tui.session_state.session_view import SessionView
from spm_tui.tui.session_state.unopened_drafts import boxes_of

if TYPE_CHECKING:
    from textual.timer import Timer

#: Seconds after a key before what is typed is kept: well under the two seconds that are promised.
DRAFT_AFTER: Final = 0.8


class Drafts:
    """Texts by the place they were typed in, of the screens of one session and the dialogs over them."""

    def __init__(self, app: App[Any], screens: Mapping[str, SessionView], autosave: Autosave) -> None:
        self._app, self._screens, self._autosave = app, screens, autosave
        #: Typed in an earlier session and neither put back nor let go yet.
        self.waiting: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._timer: Timer | None = None
        self._ended = False

    def boxes(self) -> dict[str, str]:
        """Return what is typed anywhere and not yet entered, by place."""
        found = dict(self.waiting)
        for screen in self._screens.values():
            found |= screen.draft()
        return found | boxes_of(self._app)

    def note(self) -> None:
        """Keep what is being typed within a second, off the screen's thread."""
        if self._timer is None and not self._ended:
            self._timer = self._app.set_timer(DRAFT_AFTER, self._keep_soon)

    def _keep_soon(self) -> None:
        self._timer = None
        if self._ended or not self._app.is_running:
            return  # the app is closing and its boxes are going away one by one
        boxes = self.boxes()
        if boxes != self._kept:
            self._kept = boxes
            self._app.run_worker(asyncio.to_thread(self._autosave.keep_draft, boxes), group="draft")

    def end(self) -> None:
        """Keep what is typed now, at once, and nothing later."""
        self._ended = True
        if self._timer is not None:
            self._timer.stop()
        self._autosave.keep_draft(self.boxes())
