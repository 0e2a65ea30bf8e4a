"""Earlier versions of a session file: keeping them, listing them, bringing one back."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from spm_tui.storage.atomic import hash_of, read_bytes
from spm_tui.storage.codec import decode
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.side_folders import SideFolders, names_in, put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.storage.toml_text import MAX_BYTES
from spm_tui.text import clean

#: Versions kept whatever their age; of older ones the last of each day stays.
NEWEST_KEPT = 20
_STAMP = "%Y%m%dT%H%M%S%fZ"

#: Why a version was kept: before a sitting's first save, with its comments, because someone else wrote it,
#: found unfinished after a crash, because it did not load, or by hand, to be compared with later.
Kept = Literal["saved", "original", "theirs", "unfinished", "unread", "snapshot"]
_KINDS: tuple[Kept, ...] = ("saved", "original", "theirs", "unfinished", "unread", "snapshot")


class Version(Struct, frozen=True):
    """One kept version of a session file. `when` is when it was kept, UTC."""

    when: datetime
    kept: Kept
    path: str
    digest: str  # first twelve digits of the content hash


def _version(folder: str, name: str) -> Version | None:
    """Return the version a file name tells of (`20261122T101530000000Z-<digest>-<kept>.toml`), or None."""
    parts = name.removesuffix(".toml").split("-")
    if not name.endswith(".toml") or len(parts) != 3:
        return None
    kept = next((kind for kind in _KINDS if kind == parts[2]), None)
    try:
        when = datetime.strptime(parts[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Version(when, kept, os.path.join(folder, name), parts[1]) if kept else None


def _versions(system: System, found: SideFolders) -> list[Version]:
    listed = [_version(folder, name) for folder in found.both for name in names_in(system, folder)]
    return sorted((one for one in listed if one), key=lambda one: (one.when, one.path), reverse=True)


def history(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> tuple[Version, ...]:
    """Return the kept versions of a session file, newest first."""
    return tuple(_versions(system, side_folders(system, os.fspath(path), state_dir)))


def keep_version(
    path: str | os.PathLike[str],
    data: bytes,
    kept: Kept = "saved",
    *,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> str | None:
    """Store bytes as a version of a session file; return its path, None when the newest version is equal.

    A snapshot is stored unless an equal one is there. Raises OSError when neither place takes it.
    """
    found = side_folders(system, os.fspath(path), state_dir)
    digest = hash_of(data)[:12]
    before = _versions(system, found)
    newest = before[0] if before and kept != "snapshot" else None
    if any(one.digest == digest and (one.kept == kept or one is newest) for one in before):
        return None
    stamp = datetime.fromtimestamp(system.now(), UTC).strftime(_STAMP)
    where = put_in(system, found.both, f"{stamp}-{digest}-{kept}.toml", data)
    _prune(system, _versions(system, found))
    return where


def back_up(
    path: str | os.PathLike[str],
    kept: Kept = "saved",
    *,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> str | None:
    """Back up a session file as it is now; return the path, None without a file or when it is stored already.

    Raises OSError and FileTroubleError.
    """
    try:
        data = read_bytes(system, os.fspath(path))
    except FileNotFoundError:
        return None
    return keep_version(path, data, kept, system=system, state_dir=state_dir)


def _prune(system: System, newest_first: list[Version]) -> None:
    """Remove all but the newest 20 saved versions and, of older ones, the last of each day."""
    days = set()
    for number, one in enumerate([one for one in newest_first if one.kept == "saved"]):
        if number >= NEWEST_KEPT and one.when.date() in days:
            with suppress(OSError):
                again(system.unlink, one.path)
        days.add(one.when.date())


def restore(
    path: str | os.PathLike[str],
    version: Version,
    *,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> str:
    """Restore a version as the session file and return its content hash.

    What the file holds now is kept as a version first, and nothing is written unless that worked.
    Raises FileTroubleError when the version does not load or cannot be read, SaveError when it cannot be put.
    """
    from spm_tui.storage.files import put_expected

    name = os.fspath(path)
    try:
        data = read_bytes(system, version.path)
        if decode(data).session is None:
            raise FileTroubleError(f"{clean(version.path)} does not load, so it was not put back.", name)
        now = _now(system, name)
        if now is not None and len(now) > MAX_BYTES:
            raise FileTroubleError(f"{clean(name)} holds more than a session; it was left as it is.", name)
        if now is not None:
            kept: Kept = "saved" if decode(now).session else "unread"
            keep_version(name, now, kept, system=system, state_dir=state_dir)
    except OSError as error:
        raise FileTroubleError(f"{clean(name)} was left as it is: {because(error)}.", name) from error
    expected = hash_of(now) if now is not None else None
    # Nobody knows who could read a file that is gone: what comes back is for its owner alone.
    most = 0o7777 if now is not None else 0o600
    put_expected(name, data, expected, most=most, system=system, state_dir=state_dir)
    return hash_of(data)


def _now(system: System, path: str) -> bytes | None:
    try:
        return read_bytes(system, path)
    except FileNotFoundError:
        return None


def forget(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> tuple[str, ...]:
    """Remove everything kept about a session but the file itself, as when it is due to be deleted.

    Returns what could not be removed.
    """
    left = []
    found = side_folders(system, os.fspath(path), state_dir)
    for folder in found.both:
        for name in names_in(system, folder):
            target = os.path.join(folder, name)
            try:
                again(system.unlink, target)
            except OSError:
                left.append(target)
        with suppress(OSError):
            system.rmdir(folder)
    return tuple(left)
