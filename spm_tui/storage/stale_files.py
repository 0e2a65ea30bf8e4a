"""Temporary files that a dead process left beside a session: found, backed up if of use, removed."""

import os
from contextlib import suppress

from msgspec import Struct

from spm_tui.storage.atomic import UNFINISHED, hash_of, read_bytes
from spm_tui.storage.backups import keep_version
from spm_tui.storage.codec import decode
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import content_hash
from spm_tui.storage.side_folders import SideFolders, names_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.text import clean

#: A file this old belongs to nobody, whatever process number it bears; seconds.
_OLD = 24 * 3600.0


class StaleFile(Struct, frozen=True):
    """One unfinished file that was found; `kept` is where its session went, None if it held nothing new."""

    path: str
    kept: str | None

    def sentence(self) -> str:
        """Return what happened to it, for the user."""
        what = f"was kept at {clean(self.kept)}" if self.kept else "held nothing new and was removed"
        return f"An unfinished save of an earlier sitting {what}."


def _is_dead(system: System, folder: str, name: str) -> bool:
    """Return whether who began this file is gone (`.<name>.<host>-<pid>-<stamp>-<n>.spm-tmp`)."""
    maker = name.removesuffix(UNFINISHED).rsplit(".", 1)[-1].split("-")
    with suppress(OSError):
        if system.now() - again(system.stat, os.path.join(folder, name)).st_mtime > _OLD:
            return True
    if len(maker) < 3 or not maker[1].isdigit() or maker[0] != hash_of(system.host().encode())[:8]:
        return False
    return int(maker[1]) != system.pid() and not system.alive(int(maker[1]))


def _dead_files(system: System, found: SideFolders) -> list[str]:
    folder, name = os.path.split(found.path)
    start = "." + os.fsencode(name)[:150].decode(errors="ignore") + "."
    places_and_starts = [(folder, start), *((side, ".") for side in found.both)]
    return [
        os.path.join(where, one)
        for where, begins in places_and_starts
        for one in names_in(system, where)
        if one.startswith(begins) and one.endswith(UNFINISHED) and _is_dead(system, where, one)
    ]


def clean_stale_files(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> tuple[StaleFile, ...]:
    """Remove the temporary files of dead processes beside a session file; return those found.

    One that holds a whole session the file does not hold is kept as a version first; one that cannot be
    kept is left where it is.
    """
    found = side_folders(system, os.fspath(path), state_dir)
    strays = []
    for target in _dead_files(system, found):
        with suppress(OSError, FileTroubleError):
            kept = None
            if os.path.dirname(target) == os.path.dirname(found.path):
                kept = _kept(system, found.path, target, state_dir)
            again(system.unlink, target)
            strays.append(StaleFile(target, kept))
    return tuple(strays)


def _kept(system: System, path: str, target: str, state_dir: str | None) -> str | None:
    data = read_bytes(system, target)
    if decode(data).session is None or hash_of(data) == content_hash(path, system):
        return None
    return keep_version(path, data, "unfinished", system=system, state_dir=state_dir)
