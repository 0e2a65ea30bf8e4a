"""The side file of a room: lets phones come back, with their answers, when the program ended in between.

It lies in the user's own state folder, readable by that user alone, and is removed when phones are turned
off; its answers go when the round is locked. No line of it puts a role, or a time, beside an answer.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.side_folders import names_in, put_in, state_folder
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.web.room import KeptAnswer, KeptMark, KeptPhone

#: A room this old is over, whatever was not turned off; seconds.
OVER: Final = 24 * 3600.0
_FOLDER: Final = "rooms"


class KeptRoom(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is kept of a room between two runs of the program."""

    address: str
    port: int
    path: str
    wall: str
    code: str
    phones: tuple[KeptPhone, ...] = ()
    out: tuple[str, ...] = ()
    answers: tuple[KeptAnswer, ...] = ()
    counted: tuple[KeptMark, ...] = ()


class RoomKeeping:
    """Writes a room down whenever it changed, one write at a time; `warn` is told where it cannot."""

    def __init__(self, file: RoomFile | None, warn: Callable[[], None]) -> None:
        self._file, self._warn = file, warn
        self._written: KeptRoom | None = None
        self._one = asyncio.Lock()

    async def keep(self, now: Callable[[], KeptRoom | None]) -> None:
        """Write what `now` returns, unless that stands there already."""
        async with self._one:
            kept = now()
            if kept is None or self._file is None or kept == self._written:
                return
            try:
                await asyncio.to_thread(self._file.write, kept)
            except OSError:
                self._warn()
            self._written = kept

    async def forget(self) -> None:
        """Remove it, once nothing is being written."""
        async with self._one:
            self._written = None
            if self._file is not None:
                await asyncio.to_thread(self._file.remove)


class RoomFile:
    """The side file of the room of one session file; `state_dir` stands in for the user's state folder."""

    def __init__(self, session_path: str, *, system: System = SYSTEM, state_dir: str | None = None) -> None:
        self._system = system
        real = again(system.realpath, session_path)
        self._folder = os.path.join(state_dir if state_dir is not None else state_folder(), _FOLDER)
        self._name = f"{sha256(os.fsencode(real)).hexdigest()[:24]}.json"

    @property
    def path(self) -> str:
        """Where it lies, whether or not it is there."""
        return os.path.join(self._folder, self._name)

    def read(self) -> KeptRoom | None:
        """Return what an earlier run left, None where there is nothing of use."""
        try:
            data = read_bytes(self._system, self.path)
            return msgspec.json.decode(data, type=KeptRoom)
        except (OSError, FileTroubleError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def write(self, kept: KeptRoom) -> None:
        """Write it, for this user alone. Raises OSError."""
        put_in(self._system, (self._folder,), self._name, msgspec.json.encode(kept))

    def remove(self) -> None:
        """Remove it."""
        with suppress(OSError):
            again(self._system.unlink, self.path)

    def sweep(self) -> None:
        """Remove what rooms of earlier days left, of whichever session."""
        for name in names_in(self._system, self._folder):
            path = os.path.join(self._folder, name)
            with suppress(OSError):
                if self._system.now() - again(self._system.stat, path).st_mtime > OVER:
                    again(self._system.unlink, path)
