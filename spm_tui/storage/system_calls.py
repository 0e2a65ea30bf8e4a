"""The few calls to the operating system that reading and saving make, as one replaceable value."""

import fcntl
import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_AGAIN = 16


class System:
    """The operating system itself; tests put one in its place that fails, or stops, at the Nth call."""

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        """Open a file and return its descriptor, which no child process inherits."""
        return os.open(path, flags | os.O_CLOEXEC, mode)

    def read(self, fd: int, size: int) -> bytes:
        """Read at most `size` bytes."""
        return os.read(fd, size)

    def write(self, fd: int, data: bytes) -> int:
        """Write and return how many bytes were taken."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Have the disk confirm what was written, past its own cache where the system can ask for that."""
        full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS
        if full is not None:
            with suppress(OSError):  # a network disk knows only the plain one
                fcntl.fcntl(fd, full)
                return
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def fstat(self, fd: int) -> os.stat_result:
        """Return what is known of an open file."""
        return os.fstat(fd)

    def stat(self, path: str) -> os.stat_result:
        """Return what is known of a file, past symlinks."""
        return os.stat(path)

    def fchmod(self, fd: int, mode: int) -> None:
        """Set the permissions of an open file."""
        os.fchmod(fd, mode)

    def fchown(self, fd: int, uid: int, gid: int) -> None:
        """Set the owner and group of an open file."""
        os.fchown(fd, uid, gid)

    def replace(self, source: str, target: str) -> None:
        """Put one file in the place of another in one step."""
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        """Remove a file."""
        os.unlink(path)

    def mkdir(self, path: str) -> None:
        """Make a folder only its owner can read."""
        os.mkdir(path, 0o700)

    def rmdir(self, path: str) -> None:
        """Remove an empty folder."""
        os.rmdir(path)

    def listdir(self, path: str) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(path)

    def realpath(self, path: str) -> str:
        """Return where a path leads past every symlink."""
        return os.path.realpath(path)

    def alive(self, pid: int) -> bool:
        """Return whether a process of this number runs on this machine."""
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True

    def pid(self) -> int:
        """Return the number of this process."""
        return os.getpid()

    def host(self) -> str:
        """Return the name of this machine."""
        return os.uname().nodename

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return time.time()


#: The one everything uses unless told otherwise.
SYSTEM = System()


def again(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a call returns, made again when a signal interrupted it. Raises its OSError otherwise."""
    for _ in range(_AGAIN):
        try:
            return call(*args, **kwargs)
        except InterruptedError:
            continue
    return call(*args, **kwargs)
