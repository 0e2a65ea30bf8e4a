"""The clock of the question in front, noted beside the session for a second terminal that only reads."""

from __future__ import annotations

import os
from typing import Final

import msgspec
from msgspec import Struct

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again

TIMER: Final = "timer.json"
#: A clock that was never held in so many seconds was left running by a program that ended; no longer shown.
_LEFT: Final = 12 * 3600.0


class NotedTimer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A clock as it was noted: seconds counted `before` it was started, when that was, minutes planned.

    `started` is seconds since 1970, None while it is held.
    """

    before: float
    started: float | None = None
    planned: float | None = None

    def seconds(self, now: float) -> float | None:
        """Return the seconds it has counted at `now` (since 1970), None where it was left running."""
        if self.started is None:
            return self.before
        gone = max(0.0, now - self.started)
        return self.before + gone if gone <= _LEFT else None


def note_timer(
    path: str, timer: NotedTimer, *, system: System = SYSTEM, state_dir: str | None = None
) -> None:
    """Note a clock. Raises OSError."""
    put_in(system, side_folders(system, path, state_dir).both, TIMER, msgspec.json.encode(timer))


def noted_timer(path: str, *, system: System = SYSTEM, state_dir: str | None = None) -> NotedTimer | None:
    """Return the clock noted last for a session file, None where there is none of use."""
    newest: tuple[float, str] | None = None
    for folder in side_folders(system, path, state_dir).both:
        place = os.path.join(folder, TIMER)
        try:
            found = (again(system.stat, place).st_mtime, place)
        except OSError:
            continue
        newest = max(newest, found) if newest is not None else found
    if newest is None:
        return None
    try:
        return msgspec.json.decode(read_bytes(system, newest[1], 4096), type=NotedTimer)
    except (OSError, FileTroubleError, msgspec.DecodeError, UnicodeDecodeError):
        return None
