"""The command line: answers `--version` at once, and hands everything else to the table of commands."""

import sys
from collections.abc import Sequence

from spm_tui import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name; None: the process's own) and return its exit status.

    0 fine, 1 findings at or above `--fail-on`, 2 usage, 3 invalid session, 4 file trouble, 130 interrupted.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    if given in (["--version"], ["-V"]):
        sys.stdout.write(f"spm-tui {__version__}\n")
        return 0
    from spm_tui.cli.table import run

    return run(given)
