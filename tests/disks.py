"""Operating systems that misbehave on purpose: one fails or stops at the Nth call, one loses power."""

import os
import stat
from collections.abc import Iterator
from typing import Any

from spm_tui.storage.system_calls import System

#: Calls that can fail; the clock and the process number cannot.
CALLS = (
    "open", "read", "write", "fsync", "close", "fstat", "stat", "fchmod", "fchown", "replace", "unlink",
    "mkdir", "rmdir", "listdir", "realpath",
)  # fmt: skip


class KilledError(BaseException):
    """The process was killed here: nothing it would still do happens."""


class FaultySystem(System):
    """The real system, but call number `at` (from 0) goes badly.

    `error` is an errno to raise, once or (when `lasting`) from there on; `short` takes one byte of a write;
    `kill` ends the process. `calls` lists what was asked for, `hit` says whether the fault was met.
    """

    def __init__(
        self, at: int = -1, *, error: int = 0, lasting: bool = False, short: bool = False, kill: bool = False
    ) -> None:
        self.at, self.error, self.lasting, self.short, self.kill = at, error, lasting, short, kill
        self.calls: list[str] = []
        self.hit = False

    def perform(self, name: str, *args: Any) -> Any:
        """Count one call and let it go well or badly."""
        number = len(self.calls)
        self.calls.append(name)
        here = number == self.at or (self.at >= 0 and number > self.at and (self.lasting or self.kill))
        if not here:
            return getattr(System, name)(self, *args)
        self.hit = True
        if self.kill:
            raise KilledError
        if self.short:
            if name != "write":
                return getattr(System, name)(self, *args)
            return System.write(self, args[0], args[1][:1])
        raise OSError(self.error, os.strerror(self.error))


def _through(name: str) -> Any:
    return lambda self, *args: self.perform(name, *args)


for _name in CALLS:
    setattr(FaultySystem, _name, _through(_name))


class _File:
    """A file: what a reader sees now, and what is on the platter."""

    def __init__(self) -> None:
        self.now = b""
        self.safe = b""
        self.mode = 0o644


class PowerlessSystem(System):
    """A disk in memory that remembers what was confirmed; `survivors` lists what a power cut could leave.

    What was not confirmed by fsync may be lost, whole, torn or filled with zeros; names that were not
    confirmed may be the old ones, the new ones, or any step between.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self.names: dict[str, _File] = {}
        self.trail: list[dict[str, _File]] = []  # every state of the names since the last confirmed one
        self.states: list[tuple[str, list[dict[str, bytes]]]] = []
        self._open: dict[int, Any] = {}
        for path, data in files.items():
            self.names[path] = made = _File()
            made.now = made.safe = data
        self.trail = [dict(self.names)]

    def _note(self, call: str) -> None:
        self.states.append((call, list(self.survivors())))

    def survivors(self) -> Iterator[dict[str, bytes]]:
        """Yield every content of the disk a power cut at this moment could leave."""
        for names in self.trail:
            for wear in range(5):
                yield {path: self._worn(file, wear) for path, file in names.items()}

    @staticmethod
    def _worn(file: _File, wear: int) -> bytes:
        if file.now == file.safe:
            return file.safe
        half = len(file.now) // 2
        return (file.safe, file.now, file.now[:half], bytes(len(file.now)), file.now[:half] + bytes(half))[
            wear
        ]

    def _descriptor(self, thing: Any) -> int:
        number = len(self._open) + 100
        self._open[number] = thing
        return number

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        """Open a file or folder."""
        if flags & os.O_DIRECTORY:
            return self._descriptor("folder")
        if flags & os.O_CREAT and path not in self.names:
            self.names[path] = _File()
            self.names[path].mode = mode
            self.trail.append(dict(self.names))
            self._note("open")
        if path not in self.names:
            raise FileNotFoundError(2, "no such file", path)
        return self._descriptor([self.names[path], 0])

    def read(self, fd: int, size: int) -> bytes:
        """Read on."""
        file, at = self._open[fd]
        self._open[fd][1] = at + size
        return bytes(file.now[at : at + size])

    def write(self, fd: int, data: bytes) -> int:
        """Take at most 100 bytes."""
        self._open[fd][0].now += data[:100]
        self._note("write")
        return min(100, len(data))

    def fsync(self, fd: int) -> None:
        """Confirm a file's content, or the names in a folder."""
        if self._open[fd] == "folder":
            self.trail = [dict(self.names)]
        else:
            self._open[fd][0].safe = self._open[fd][0].now
        self._note("fsync")

    def close(self, fd: int) -> None:
        """Close."""
        self._note("close")

    def fstat(self, fd: int) -> os.stat_result:
        """Return mode and size."""
        return self._stat(self._open[fd][0])

    def stat(self, path: str) -> os.stat_result:
        """Return mode and size."""
        if path not in self.names:
            raise FileNotFoundError(2, "no such file", path)
        return self._stat(self.names[path])

    @staticmethod
    def _stat(file: _File) -> os.stat_result:
        return os.stat_result((stat.S_IFREG | file.mode, 1, 1, 1, 0, 0, len(file.now), 0, 0, 0))

    def fchmod(self, fd: int, mode: int) -> None:
        """Set the mode."""
        self._open[fd][0].mode = mode

    def replace(self, source: str, target: str) -> None:
        """Rename over."""
        self.names[target] = self.names.pop(source)
        self.trail.append(dict(self.names))
        self._note("replace")

    def unlink(self, path: str) -> None:
        """Remove a name."""
        if self.names.pop(path, None) is None:
            raise FileNotFoundError(2, "no such file", path)
        self.trail.append(dict(self.names))
        self._note("unlink")

    def realpath(self, path: str) -> str:
        """Return the path: this disk has no symlinks."""
        return path
