"""Bytes from and to a file so that every moment leaves the old content or the new; knows no session."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress

from spm_tui.storage.file_errors import FileTroubleError, because, no_file
from spm_tui.storage.system_calls import System, again
from spm_tui.storage.toml_text import MAX_BYTES
from spm_tui.text import clean

#: How the name of an unfinished file ends; it begins with a dot and the name it was meant for.
UNFINISHED = ".spm-tmp"
_CHUNK = 1 << 20


def hash_of(data: bytes) -> str:
    """Return the content hash of a file's bytes (SHA-256, hexadecimal)."""
    from hashlib import sha256  # who only reads needs none

    return sha256(data).hexdigest()


def read_bytes(system: System, path: str, most: int = MAX_BYTES + 1) -> bytes:
    """Return the first `most` bytes of a file. Raises OSError, and FileTroubleError for what is not a file.

    It never waits: a pipe, a device or a socket is refused without a byte being asked of it.
    """
    fd = again(system.open, path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        found = again(system.fstat, fd).st_mode
        if not stat.S_ISREG(found):
            raise no_file(path, found)
        chunks: list[bytes] = []
        left = most
        while left > 0:
            chunk = again(system.read, fd, min(left, _CHUNK))
            if not chunk:
                break
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)
    finally:
        with suppress(OSError):
            system.close(fd)


def read_file(system: System, path: str) -> bytes:
    """Return the bytes of a file, a few more than a session may have at most. Raises FileTroubleError."""
    try:
        return read_bytes(system, path)
    except OSError as error:
        raise FileTroubleError(
            f"{clean(path)} cannot be read: {because(error, reading=True)}.", path
        ) from error


def unfinished_name(system: System, name: str, attempt: int) -> str:
    """Return the name of the unfinished file this process writes on its way to `name`."""
    host = hash_of(system.host().encode())[:8]
    stamp = f"{int(system.now() * 1000):x}-{attempt}"
    # A file name has at most 255 bytes; what is cut off here is only a help for the eye.
    short = os.fsencode(name)[:150].decode(errors="ignore")
    return f".{short}.{host}-{system.pid()}-{stamp}{UNFINISHED}"


def _create(system: System, folder: str, name: str, mode: int) -> tuple[int, str]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
    for attempt in range(8):
        path = os.path.join(folder, unfinished_name(system, name, attempt))
        with suppress(FileExistsError):
            return again(system.open, path, flags, mode), path
    raise FileExistsError(errno.EEXIST, "too many unfinished files", folder)


def write_all(system: System, fd: int, data: bytes) -> None:
    """Write all of some bytes to a descriptor, however few it takes at a time. Raises OSError."""
    view = memoryview(data)
    while view:
        part = bytes(view[:_CHUNK])
        taken = again(system.write, fd, part)
        if taken <= 0:
            raise OSError(errno.EIO, "nothing was written")
        view = view[taken:]


def sync_folder(system: System, folder: str) -> None:
    """Have the disk confirm which names a folder holds. Raises OSError (not where folders have no sync)."""
    fd = again(system.open, folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            again(system.fsync, fd)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # this file system confirms names by itself
                raise
    finally:
        with suppress(OSError):
            system.close(fd)


def _like(system: System, fd: int, model: os.stat_result, most: int) -> None:
    """Give an open file the permissions, and where allowed the owner, of the file it will replace."""
    mine = again(system.fstat, fd)
    if (mine.st_uid, mine.st_gid) != (model.st_uid, model.st_gid):
        with suppress(OSError):  # only the owner of the machine may give files away
            system.fchown(fd, model.st_uid, model.st_gid)
    before = stat.S_IMODE(model.st_mode)
    try:
        again(system.fchmod, fd, before & most)
    except PermissionError:  # a disk that has one mode for all, and refuses any other
        if before & most == before:
            raise


def put(
    system: System,
    target: str,
    data: bytes,
    *,
    most: int = 0o7777,
    check: Callable[[], None] | None = None,
) -> None:
    """Write bytes to `target` in one step: an unfinished file beside it, confirmed, then put in its place.

    A target that exists keeps its mode, a new one gets what the umask leaves; neither gets more than `most`.
    `check` runs last before the step and may raise to call it off. Raises OSError; the target then holds
    what it held before, except when only the folder could not be confirmed: then it holds the new bytes,
    perhaps not yet past a power cut.
    """
    folder, name = os.path.split(target)
    model: os.stat_result | None = None
    with suppress(FileNotFoundError):
        model = again(system.stat, target)
    fd, unfinished = _create(system, folder or ".", name, 0o666 & most if model is None else 0o600)
    try:
        try:
            if model is not None:
                _like(system, fd, model, most)
            write_all(system, fd, data)
            again(system.fsync, fd)
        finally:
            with suppress(InterruptedError):  # the descriptor is gone all the same
                system.close(fd)
        if check is not None:
            check()
        again(system.replace, unfinished, target)
    except BaseException:
        with suppress(OSError):
            system.unlink(unfinished)
        raise
    sync_folder(system, folder or ".")
