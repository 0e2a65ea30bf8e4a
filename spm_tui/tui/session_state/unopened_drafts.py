"""What is typed while no session is open (a new one, a quick stop, an import), kept in their folder."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.recovery import ScreenDraft, read_recovery, write_recovery

if TYPE_CHECKING:
    from textual.timer import Timer


class UnopenedDrafts:
    """Texts by the dialog they were typed in; a dialog that is opened again takes its own back."""

    def __init__(self, app: App[Any], folder: Path, after: float) -> None:
        self._app, self._after = app, after
        self._path = folder / "not begun"
        self._waiting: dict[str, str] | None = None
        self._kept: dict[str, str] = {}
        self._timer: Timer | None = None
        self._closed = False

    @property
    def waiting(self) -> dict[str, str]:
        """What an earlier run left and nobody took back yet."""
        if self._waiting is None:
            found = read_recovery(self._path)
            self._waiting = dict(found.boxes) if found is not None else {}
            self._kept = dict(self._waiting)
        return self._waiting

    def take(self, place: str) -> str | None:
        """Return what was typed at a place last time, once."""
        return self.waiting.pop(place, None)

    def note(self) -> None:
        """Keep what is typed soon, off the screen's thread."""
        if self._timer is None and not self._closed:
            self._timer = self._app.set_timer(self._after, self._keep_soon)

    def _keep_soon(self) -> None:
        self._timer = None
        if not self._closed:
            self._app.run_worker(asyncio.to_thread(self._keep, boxes_of(self._app)), group="draft")

    def close(self, *, keep: bool) -> None:
        """Keep nothing from now on: a session began, or the app ends. With `keep` what is typed now stays."""
        if not self._closed:
            self._keep(boxes_of(self._app) if keep else {})
        self._closed = True

    def open(self) -> None:
        """Keep what is typed from now on: no session is open any more."""
        self._closed = False

    def _keep(self, boxes: Mapping[str, str]) -> None:
        wanted = {**self.waiting, **boxes}
        if wanted != self._kept:
            self._kept = wanted
            with suppress(FileTroubleError):  # there is no session to lose yet
                write_recovery(self._path, ScreenDraft(at=time.time(), boxes=wanted))


def boxes_of(app: App[Any]) -> dict[str, str]:
    """Return what is typed on the screens that are open, and not yet entered, by place."""
    found: dict[str, str] = {}
    for screen in app.screen_stack:
        draft = getattr(screen, "draft", None)
        if draft is not None:
            found |= draft()
    return found
