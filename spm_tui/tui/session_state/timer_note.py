"""Notes the clock beside the session whenever it is started, held or set back, never while it only runs."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.app import App

from spm_tui.storage.system_calls import SYSTEM
from spm_tui.storage.timer_file import NotedTimer, note_timer
from spm_tui.workshop.sitting_plan import planned_for
from spm_tui.workspace import Workspace


class TimerNote:
    """Writes on a thread, the newest state only; where it cannot be written nothing is said."""

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._wanted: NotedTimer | None = None
        self._writing = False

    def note(self, seconds: float, *, running: bool, part: str) -> None:
        """Note a clock that has counted so many seconds for a part."""
        if self._workspace.path is None or self._workspace.read_only:
            return
        session = self._workspace.session
        started = SYSTEM.now() if running else None
        planned = planned_for(session, part) if session.plan else None
        self._wanted = NotedTimer(before=seconds, started=started, planned=planned)
        if not self._writing:
            self._writing = True
            self._app.run_worker(self._write(), group="timer")

    async def _write(self) -> None:
        try:
            while (wanted := self._wanted) is not None:
                self._wanted = None
                with suppress(OSError):
                    await asyncio.to_thread(note_timer, str(self._workspace.path), wanted)
        finally:
            self._writing = False
