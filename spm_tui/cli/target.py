"""Where a command puts what it made: stdout, or a file that may be written to."""

import os
import sys
from collections.abc import Sequence
from typing import Final

from spm_tui.cli import streams
from spm_tui.cli.console import FILE, Halt, put
from spm_tui.cli.source import STDIN

#: What names stdout: written to as it is, whatever it leads to.
STDOUT: Final = (STDIN, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def deliver(
    text: str,
    out: str | None,
    *,
    made_from: Sequence[str],
    force: bool = False,
    comment: tuple[str, str] | None = None,
) -> bool:
    """Write what was made of some files (`-`: stdin) to stdout or the file `out`; return whether to the file.

    With `comment` (how one begins and ends) a file gets a checksum, by which a later run knows that nobody
    has changed it and may write over it. On a terminal the text is cleaned and shows none. Halts when the
    file cannot, or must not, be written.
    """
    from spm_tui.storage.file_errors import FileTroubleError
    from spm_tui.storage.output import with_checksum, write_output

    to_file = out is not None and out not in STDOUT
    if not to_file and sys.stdout.isatty():
        put(text)
        return False
    data = with_checksum(text, comment).encode()
    if out is None or not to_file:
        streams.write_raw(data)
        return False
    try:
        write_output(out, data, made_from=stats(made_from), force=force)
    except FileTroubleError as trouble:
        raise Halt(FILE, trouble.sentence) from None
    return True


def stats(names: Sequence[str]) -> tuple[os.stat_result, ...]:
    """Return what is known of the files something is made from, stdin among them where it is a file."""
    from spm_tui.storage.output import stats_of

    found = stats_of(*(name for name in names if name != STDIN))
    stdin = streams.stat_of("stdin") if STDIN in names else None
    return (*found, stdin) if stdin is not None else found
