"""stdin, stdout and stderr of this process: what is closed, full or unread ends in one sentence.

Every command writes through here. Data that cannot be written is trouble; a message that cannot be is not:
the exit status still says how the command went.
"""

import errno
import os
import sys
from contextlib import suppress
from typing import IO, Final, NoReturn

_NAMES: Final = ("stdin", "stdout", "stderr")
_CLOSED: set[str] = set()


class StreamError(Exception):
    """stdin cannot be read or stdout not be written; its text is one sentence."""


def stand_in() -> None:
    """Put something in the place of each stream that was closed before the process began.

    Its number is free then, and the next file opened would take it: a session would be read as stdin, or
    written over by what is printed. What stands in refuses every read and write, as a closed stream does.
    """
    for name in _NAMES:
        if getattr(sys, name) is None:
            refuses = os.O_WRONLY if name == "stdin" else os.O_RDONLY
            mode = "r" if name == "stdin" else "w"
            stream = os.fdopen(os.open(os.devnull, refuses), mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
            _CLOSED.add(name)


def closed() -> str:
    """Return which of stdin and stdout was closed before the process began, else an empty text."""
    return next((name for name in _NAMES[:2] if name in _CLOSED), "")


def read_stdin(most: int) -> bytes:
    """Return what stdin holds, `most` bytes at most. Raises StreamError."""
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise StreamError(f"stdin cannot be read: {_because(error)}.") from error


def stat_of(name: str) -> os.stat_result | None:
    """Return what is known of the file a stream leads into, None where there is none."""
    with suppress(OSError, ValueError):  # closed, or put there by a caller
        return os.fstat(getattr(sys, name).fileno())
    return None


def write(text: str) -> None:
    """Write data to stdout. Raises StreamError."""
    try:
        sys.stdout.write(text)
    except OSError as error:
        _give_up(error)


def write_raw(data: bytes) -> None:
    """Write data to stdout as it is, at once. Raises StreamError."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _give_up(error)


def finish() -> None:
    """Flush what was written to stdout. Raises StreamError."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _give_up(error)


def write_message(text: str) -> None:
    """Write a message to stderr, where it is taken."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _mute(sys.stderr)


def _give_up(error: OSError) -> NoReturn:
    _mute(sys.stdout)
    raise StreamError(f"The output cannot be written: {_because(error)}.") from error


def _mute(stream: IO[str]) -> None:
    """Let what a stream still holds go nowhere, so that the end of the process does not fail on it again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()


def _because(error: OSError) -> str:
    from spm_tui.storage.file_errors import because

    return because(error, reading=error.errno == errno.EISDIR)
