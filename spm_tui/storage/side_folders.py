"""The folders for the files beside a session (its backups, drafts and lock): two, tried in order."""

import errno
import os
from contextlib import suppress
from hashlib import sha256

from msgspec import Struct

from spm_tui.storage.atomic import put
from spm_tui.storage.system_calls import System, again

#: The folder beside the sessions. It travels with them on a stick or a shared disk, lies on the same disk,
#: and git leaves it alone. Only where it cannot be written does the user's own state folder take over.
SIDE = ".spm-tui"


class SideFolders(Struct, frozen=True):
    """The two folders that may hold what belongs to one session file."""

    path: str  # the session file itself, past symlinks
    beside: str
    away: str

    @property
    def both(self) -> tuple[str, str]:
        """Return the folder beside the session, then the one in the user's state folder."""
        return (self.beside, self.away)


def state_folder() -> str:
    """Return the user's own folder for state of this program (`~/.local/state/spm-tui` on Linux)."""
    from platformdirs import user_state_dir

    return user_state_dir("spm-tui", appauthor=False)


def side_folders(system: System, path: str, state_dir: str | None = None) -> SideFolders:
    """Return the places of a session file; `state_dir` stands in for the user's state folder."""
    real = again(system.realpath, path)
    folder, name = os.path.split(real)
    digest = sha256(os.fsencode(real)).hexdigest()[:12]
    short = os.fsencode(name)[:150].decode(errors="ignore")
    state = state_dir if state_dir is not None else state_folder()
    return SideFolders(real, os.path.join(folder, SIDE, short), os.path.join(state, f"{short}-{digest}"))


def make_folder(system: System, folder: str) -> None:
    """Make a folder and those above it, but never the one the sessions lie in. Raises OSError."""
    try:
        again(system.mkdir, folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        above = os.path.dirname(folder)
        if above == folder or os.path.basename(folder) == SIDE:  # a folder that vanished is not made anew
            raise
        make_folder(system, above)
        make_folder(system, folder)
        return
    if os.path.basename(folder) == SIDE:
        with suppress(OSError):
            put(system, os.path.join(folder, ".gitignore"), b"*\n")


def put_in(system: System, folders: tuple[str, ...], name: str, data: bytes) -> str:
    """Write a side file into the first folder that takes it; return its path. Raises the last OSError."""
    last: OSError | None = None
    for folder in folders:
        target = os.path.join(folder, name)
        try:
            make_folder(system, folder)
            put(system, target, data, most=0o600)
        except OSError as error:
            last = error
        else:
            return target
    raise last or FileNotFoundError(errno.ENOENT, "no folder to write to")


def names_in(system: System, folder: str) -> list[str]:
    """Return the sorted names in a folder, none where it cannot be listed."""
    try:
        return sorted(again(system.listdir, folder))
    except OSError:
        return []
