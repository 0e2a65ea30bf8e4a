"""The command line: answers `--version` at once, and hands everything else to the table of commands."""

import sys
from collections.abc import Sequence

from spm_tui import __version__
from spm_tui.cli import streams

FILE = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name; None: the process's own) and return its exit status.

    0 fine, 1 findings at or above `--fail-on`, 2 usage, 3 invalid session, 4 file trouble, 130 interrupted.
    """
    streams.stand_in()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        streams.finish()
    except streams.StreamError as error:
        streams.write_message(f"{error}\n")
        return FILE
    return status


def _run(given: list[str]) -> int:
    if given in (["--version"], ["-V"]):
        streams.write(f"spm-tui {__version__}\n")
        return 0
    _take_msgspec()
    from spm_tui.cli.dispatch import run

    return run(given)


def _take_msgspec() -> None:
    """Import msgspec without typing_extensions, an eighth of the time that `check` takes.

    It looks there first for what Python's own typing has since 3.11. Who needs it later imports it as ever.
    """
    name = "typing_extensions"
    if name in sys.modules:
        return
    sys.modules[name] = None  # type: ignore[assignment] # importing it now raises ImportError
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[name]
