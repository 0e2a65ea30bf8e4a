"""Write what leaves the program (reports, exports, new files): whole or not at all, and never over a session.

A path that is free, or an empty file, is written to. Over anything else `write_output` goes only when it is
a former output that nobody has changed since, or when it is forced; over a session, and over what the output
is made from, never.

How a former output is known: its last line is a comment with the checksum of all lines before it
(`with_checksum`). Whoever adds a line to a report changes that, and what they wrote is safe. For a format
without comments the checksum is kept elsewhere (`output_checksums.py`), and a file that differs in one byte
is somebody else's.
"""

import os
import re
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from spm_tui.storage.atomic import hash_of, put, read_bytes, write_all
from spm_tui.storage.file_errors import FileTroubleError, because, no_file
from spm_tui.storage.output_checksums import is_remembered, remember
from spm_tui.storage.session_detection import resembles_session
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.text import clean

_LAST_LINE: Final = "Written by spm-tui. Checksum of the lines above: "
_CHECKED: Final = re.compile(re.escape(_LAST_LINE.encode()) + rb"([0-9a-f]{16})[^\n]*\n?\Z")


class ExistsError(FileTroubleError):
    """Something is there already that is not to be written over."""


def with_checksum(text: str, comment: tuple[str, str] | None) -> str:
    """Return a text with a last line that tells whether anybody changed it: 16 hex digits of its checksum.

    `comment` is what a comment begins and ends with; None is a format without comments, left as it is.
    """
    if comment is None:
        return text
    begin, end = comment
    body = text.rstrip("\n") + "\n\n"
    return f"{body}{begin}{_LAST_LINE}{hash_of(body.encode())[:16]}{end}\n"


def is_former_output(data: bytes) -> bool:
    """Return whether bytes are an output of this program that nobody has changed since."""
    found = _CHECKED.search(data)
    if found is None:
        return False
    body = data[: data.rfind(b"\n", 0, found.start()) + 1]
    return hash_of(body)[:16].encode() == found[1]


def write_output(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    made_from: Sequence[os.stat_result] = (),
    force: bool = False,
    new: bool = False,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> None:
    """Write bytes to a path in one step, or leave all as it is. Raises FileTroubleError with one sentence.

    `made_from` says which files the output comes from: it is never written over one of them, and others may
    read it only where they may read each of them (a pipe says nothing of that). Otherwise a target that
    exists keeps its mode, and a symlink stays one. `force` writes over what is neither a session nor one of
    `made_from`; `new` over nothing at all, and raises ExistsError. The null device, a terminal and a pipe
    that is being read from are written to as they are. `state_dir` stands in for the user's state folder.
    """
    name = os.fspath(path)
    try:
        real = _real(system, name)
        there = _found(system, real)
        if there is not None and not stat.S_ISREG(there.st_mode) and not new:
            _pass_on(system, name, data, there)
            return

        def check() -> None:
            _refuse(system, name, real, made_from, force=force, new=new, state_dir=state_dir)

        check()
        put(system, real, data, most=_most(system, real, made_from), check=check)
        if not is_former_output(data) and not resembles_session(data):  # which is never written over
            remember(system, real, data, state_dir)
    except OSError as error:
        raise FileTroubleError(f"{clean(name)} cannot be written: {because(error)}.", name) from error


def refusal(
    path: str | os.PathLike[str],
    *,
    made_from: Sequence[os.stat_result] = (),
    force: bool = False,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> str:
    """Return why `write_output` would not write to a path as it is now, or an empty string where it would."""
    name = os.fspath(path)
    try:
        real = _real(system, name)
        _refuse(system, name, real, made_from, force=force, new=False, state_dir=state_dir)
    except FileTroubleError as trouble:
        return trouble.sentence
    except OSError as error:
        return f"{clean(name)} cannot be written: {because(error)}."
    return ""


def stats_of(*paths: str) -> tuple[os.stat_result, ...]:
    """Return what is known of files an output is made from, for `made_from`; of one that is gone nothing."""
    found = []
    for path in paths:
        with suppress(OSError):
            found.append(os.stat(path))
    return tuple(found)


def _real(system: System, name: str) -> str:
    """Return where a path leads. Raises FileTroubleError for what cannot name a file."""
    if not name or "\0" in name:
        raise FileTroubleError(f'"{clean(name)}" cannot be the name of a file.', name)
    real = again(system.realpath, name)
    if name.endswith(os.sep):
        raise FileTroubleError(f"{clean(name)} names a folder, not a file.", name)
    return real


def _found(system: System, real: str) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return again(system.stat, real)
    return None


def _refuse(
    system: System,
    name: str,
    real: str,
    made_from: Sequence[os.stat_result],
    *,
    force: bool,
    new: bool,
    state_dir: str | None,
) -> None:
    """Raise FileTroubleError when what is at a path is not to be written over."""
    there = _found(system, real)
    if there is None:
        return
    if new:
        raise ExistsError(f"{clean(name)} is there already; nothing is written over.", name)
    if any(os.path.samestat(there, source) for source in made_from):
        raise ExistsError(f"{clean(name)} is what this is made from; choose another name.", name)
    if not there.st_mode & stat.S_IWUSR:  # replacing it would not even ask
        raise ExistsError(f"{clean(name)} is read-only; choose another name.", name)
    data = read_bytes(system, real)
    if not data or is_former_output(data):
        return
    if resembles_session(data):
        raise ExistsError(
            f"{clean(name)} holds a session, and nothing is written over one; choose another name.", name
        )
    if not force and not is_remembered(system, real, data, state_dir):
        raise ExistsError(
            f"{clean(name)} is there already, and not as spm-tui wrote it; "
            "choose another name, or write over it with --force.",
            name,
        )


def _most(system: System, real: str, made_from: Sequence[os.stat_result]) -> int:
    """Return the most a new file may permit: to others only what every source permits them.

    Where a source belongs to another group than the new file will, the group counts among the others.
    """
    most = 0o7777
    for source in made_from:
        if not stat.S_ISREG(source.st_mode):
            continue
        permits = stat.S_IMODE(source.st_mode)
        if source.st_gid != _group(system, real):
            permits = permits & ~0o070 | (permits & 0o007) << 3
        most &= permits | 0o7700
    return most


def _group(system: System, real: str) -> int:
    """Return the group a file at this path has, or will have."""
    there = _found(system, real)
    if there is not None:
        return there.st_gid
    folder = again(system.stat, os.path.dirname(real))
    inherits = folder.st_mode & stat.S_ISGID or sys.platform == "darwin"
    return folder.st_gid if inherits else os.getegid()


def _pass_on(system: System, name: str, data: bytes, there: os.stat_result) -> None:
    """Write to a device or a pipe without waiting for a reader."""
    if not (stat.S_ISCHR(there.st_mode) or stat.S_ISFIFO(there.st_mode)):
        raise no_file(name, there.st_mode)
    fd = again(system.open, name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        opened = again(system.fstat, fd)
        if os.isatty(fd):
            data = clean(data.decode(errors="replace"), lines=True).encode()
        elif not stat.S_ISFIFO(opened.st_mode) and opened.st_rdev != os.stat(os.devnull).st_rdev:
            raise no_file(name, opened.st_mode)
        os.set_blocking(fd, True)
        write_all(system, fd, data)
    finally:
        with suppress(OSError):
            system.close(fd)
