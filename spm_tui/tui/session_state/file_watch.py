"""Notice that something else changed an open session's file, or that the window that writes it is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App

from spm_tui.tui.session_state.autosave import Autosave
from spm_tui.tui.session_state.taking_over import LOOK_EVERY, TakenOver, take_over
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer


class FileWatch:
    """Tells `differs` of a file that was changed, and `taken_over` what came of becoming who writes it.

    A window that only reads looks every few seconds; one that writes only when `look` is called.
    """

    def __init__(
        self,
        app: App[Any],
        workspace: Workspace,
        autosave: Autosave,
        *,
        differs: Callable[[], None],
        taken_over: Callable[[TakenOver], None],
    ) -> None:
        self._workspace = workspace
        self._autosave = autosave
        self._differs = differs
        self._taken_over = taken_over
        self._timer: Timer | None = None
        if workspace.read_only:
            self._timer = app.set_interval(LOOK_EVERY, self._look_free)

    def look(self) -> None:
        """Notice a file that something else changed while nothing is being saved; costs one `stat`."""
        if self._workspace.read_only:
            self._look_free()
        elif self._autosave.changed_underneath():
            self._differs()

    def _look_free(self) -> None:
        """In a window that only reads, notice that the other one is gone, and write from then on."""
        if self._timer is None:
            return
        if self._workspace.read_only:
            told = take_over(self._autosave.file, self._workspace)
            if told is None:
                return
            self._taken_over(told)
        self.end()

    def end(self) -> None:
        """Look no more by itself."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
