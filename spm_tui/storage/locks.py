"""Who may write a session file: a lock beside it, and who holds it since when."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.side_folders import make_folder, put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.text import clean

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = "lock"
_WHO = "lock.json"


class Holder(Struct, frozen=True):
    """Who has a session open for writing: account, machine, process, since when (UTC, ISO)."""

    account: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""

    def sentence(self) -> str:
        """Return who has it and since when, for whoever opens it second."""
        who = clean(self.account) or "another window"
        if self.host:
            who += f" on {clean(self.host)}"
        since = ""
        with suppress(ValueError):
            since = f" since {datetime.fromisoformat(self.since).astimezone():%H:%M on %d %B %Y}"
        return (
            f"This session is open elsewhere ({who}{since}). It is read-only here until that window closes."
        )


class Lock:
    """The right to write one session file, until it is given back or the process ends."""

    def __init__(self, lock: "BaseFileLock | None", who: str | None, system: System) -> None:
        self._lock = lock
        self._who = who
        self._system = system

    @property
    def firm(self) -> bool:
        """Return whether the disk really keeps others out; some network disks cannot."""
        return self._lock is not None

    def release(self) -> None:
        """Give the right back; a second time does nothing."""
        lock, self._lock = self._lock, None
        who, self._who = self._who, None
        if who is not None:
            with suppress(OSError):
                again(self._system.unlink, who)
        if lock is not None:
            lock.release()


def take(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> Lock | Holder:
    """Return the right to write a session file, or who has it. Never waits."""
    from filelock import FileLock, Timeout

    found = side_folders(system, os.fspath(path), state_dir)
    for folder in found.both:
        lock = FileLock(os.path.join(folder, _LOCK), timeout=0, thread_local=False)
        try:
            make_folder(system, folder)
            lock.acquire()
        except Timeout:
            return _holder(system, folder)
        except (OSError, NotImplementedError):
            continue
        return Lock(lock, _sign(system, folder), system)
    return Lock(None, None, system)


def _sign(system: System, folder: str) -> str | None:
    """Write down who holds the lock; return where, or None when there is no room even for that."""
    since = datetime.fromtimestamp(system.now(), UTC).isoformat(timespec="seconds")
    me = Holder(_account(), system.host(), system.pid(), since)
    with suppress(OSError):
        return put_in(system, (folder,), _WHO, msgspec.json.encode(me))
    return None


def _account() -> str:
    import getpass

    with suppress(OSError, KeyError):  # an account without a name, as in some containers
        return getpass.getuser()
    return ""


def _holder(system: System, folder: str) -> Holder:
    with suppress(OSError, FileTroubleError, msgspec.DecodeError):
        return msgspec.json.decode(read_bytes(system, os.path.join(folder, _WHO)), type=Holder)
    return Holder()
