"""How long each round has been open. It informs, and nothing waits for it; no answer has a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from textual.app import App

from spm_tui.storage.round_clock_file import OpenSince, note_open_since, noted_open_since
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.workspace import Workspace


class _Counted(NamedTuple):
    """Seconds counted until the round was last locked, and when it was opened since; None while locked."""

    before: float
    since: float | None


class RoundTime:
    """How long rounds have been open. `now` is a monotonic clock in seconds.

    `note` is told the seconds of every open round whenever one is opened, locked or let go, and never because
    somebody answered. `before` returns what was noted by the program that had the session before.
    """

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], float],
        *,
        note: Callable[[dict[str, float]], None] = lambda _: None,
        before: Callable[[str], float | None] = lambda _: None,
    ) -> None:
        self._workspace, self._now = workspace, now
        self._note, self._before = note, before
        self._counted: dict[str, _Counted | None] = {}
        self._open: set[str] = set()
        self._found = self._open_now()  # by a program that had the session before
        if self._found:
            self.look()
        else:
            self._note({})  # what a program left that ended with a round open, which is locked by now
        workspace.listen(lambda _: self.look())

    def _open_now(self) -> set[str]:
        return {one.id for one in self._workspace.session.rounds if one.state == "open"}

    def look(self) -> None:
        """Count for the rounds that were opened, and no longer for those that were locked or let go."""
        is_open = self._open_now()
        if is_open == self._open:
            return
        for one in is_open - self._open:
            self._counted[one] = self._begun(one)
        for one in self._open - is_open:
            self._counted[one] = self._held(one)
        self._open = is_open
        seconds = ((one, self.seconds(one)) for one in sorted(is_open))
        self._note({one: gone for one, gone in seconds if gone is not None})

    def _begun(self, round_id: str) -> _Counted | None:
        if round_id in self._counted:
            known = self._counted[round_id]
            return known and known._replace(since=self._now())
        if round_id not in self._found:
            return _Counted(0.0, self._now())
        gone = self._before(round_id)
        return _Counted(gone, self._now()) if gone is not None else None  # open for who knows how long

    def _held(self, round_id: str) -> _Counted | None:
        gone = self.seconds(round_id)
        return _Counted(gone, None) if gone is not None else None

    def seconds(self, round_id: str) -> float | None:
        """Return how long a round has been open, None where that is not known."""
        known = self._counted.get(round_id)
        if known is None:
            return None
        return known.before + (self._now() - known.since if known.since is not None else 0.0)


def timed(app: App[Any], workspace: Workspace, now: Callable[[], float]) -> RoundTime:
    """Return the time of the rounds of a session, noted beside it."""
    noted = RoundTimeNote(app, workspace)
    return RoundTime(workspace, now, note=noted.note, before=noted.before)


class RoundTimeNote:
    """Notes the clocks of open rounds beside the session: on a thread, the newest state only.

    Where that cannot be written nothing is said: only a second terminal shows less then.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._wanted: OpenSince | None = None
        self._writing = False

    def note(self, seconds: dict[str, float]) -> None:
        """Note for how many seconds each open round has been open."""
        if self._workspace.path is None or self._workspace.read_only:
            return
        now = SYSTEM.now()
        self._wanted = OpenSince(rounds={one: round(now - gone, 1) for one, gone in seconds.items()})
        if not self._writing:
            self._writing = True
            self._app.run_worker(self._write(), group="round-time")

    def before(self, round_id: str) -> float | None:
        """Return for how long a round was open by what the program before noted."""
        if self._workspace.path is None:
            return None
        return noted_open_since(str(self._workspace.path)).seconds(round_id, SYSTEM.now())

    async def _write(self) -> None:
        try:
            while (wanted := self._wanted) is not None:
                self._wanted = None
                with suppress(OSError):
                    await asyncio.to_thread(note_open_since, str(self._workspace.path), wanted)
        finally:
            self._writing = False
