"""Since when rounds have been open, noted beside the session for a second terminal and for a later start.

It holds nothing of an answer and lies in the user's own state folder, never in the session or a backup; a
round that is locked is no longer in it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import Struct

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again

ROUND_CLOCK: Final = "round-clock.json"
#: A round that was left open this long is no longer timed; seconds.
_LEFT: Final = 12 * 3600.0


class OpenSince(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The id of each open round with when it was opened, in seconds since 1970."""

    rounds: dict[str, float] = {}

    def seconds(self, round_id: str, now: float) -> float | None:
        """Return how long a round has been open at `now` (since 1970), None where that is not known."""
        since = self.rounds.get(round_id)
        if since is None or not 0 <= now - since <= _LEFT:
            return None
        return now - since


def note_open_since(
    path: str, noted: OpenSince, *, system: System = SYSTEM, state_dir: str | None = None
) -> None:
    """Note since when rounds have been open; without any the file goes. Raises OSError."""
    folder = side_folders(system, path, state_dir).away
    if noted.rounds:
        put_in(system, (folder,), ROUND_CLOCK, msgspec.json.encode(noted))
        return
    with suppress(FileNotFoundError):
        again(system.unlink, os.path.join(folder, ROUND_CLOCK))


def noted_open_since(path: str, *, system: System = SYSTEM, state_dir: str | None = None) -> OpenSince:
    """Return what was noted last for a session file; nothing where there is nothing of use."""
    folder = side_folders(system, path, state_dir).away
    try:
        data = read_bytes(system, os.path.join(folder, ROUND_CLOCK), 65536)
        return msgspec.json.decode(data, type=OpenSince)
    except (OSError, FileTroubleError, msgspec.DecodeError, UnicodeDecodeError):
        return OpenSince()
