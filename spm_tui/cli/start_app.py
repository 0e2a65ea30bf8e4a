"""`spm-tui [DIR]`, `new`, `open`, `serve`: they draw screens; and what to run where there is no terminal."""

import os
import stat
from argparse import Namespace
from pathlib import Path

from spm_tui.cli import streams
from spm_tui.cli.command_table import SESSIONS
from spm_tui.cli.console import FILE, USAGE, Halt, has_screen, say
from spm_tui.cli.source import missing, read_bytes, trouble
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Open the screens and return their exit status.

    Halts without a terminal, saying what to run instead, and when there is no file to open.
    """
    target, folder = {"home": _home, "new": _new, "open": _open, "serve": _open}[arguments.command](arguments)
    closed = streams.closed()
    if closed:
        raise Halt(
            FILE, f"{closed} is closed; spm-tui {arguments.command} draws screens and needs a terminal."
        )
    if not has_screen():
        raise Halt(USAGE, _instead(arguments.command, arguments))
    if target is not None and arguments.command == "open" and arguments.copy:
        target = copy_of(target)
    return _start(arguments, target, folder)


def _home(arguments: Namespace) -> tuple[None, Path]:
    folder = arguments.folder
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise Halt(FILE, f"{clean(folder)} is not a folder.")
    return None, Path(folder)


def _new(arguments: Namespace) -> tuple[Path | None, Path]:
    if arguments.last is not None:
        _existing(arguments.last)
    if arguments.file is None:
        return None, Path(SESSIONS)
    target = Path(arguments.file)
    if os.path.exists(target):
        name = clean(arguments.file)
        raise Halt(FILE, f"{name} is there already; to open it: spm-tui open {name}")
    if not os.path.isdir(target.parent):
        raise Halt(FILE, f"There is no folder {clean(str(target.parent))}.")
    return target, target.parent


def _open(arguments: Namespace) -> tuple[Path, Path]:
    target = _existing(arguments.file)
    return target, target.parent


def _start(arguments: Namespace, target: Path | None, folder: Path) -> int:
    from spm_tui.tui.process_settings import begin

    begin()
    from spm_tui.tui.app import run as show

    last = getattr(arguments, "last", None)
    return show(
        target,
        folder=folder,
        action=arguments.command,
        last=Path(last) if last is not None else None,
        ascii=arguments.ascii,
    )


def _instead(command: str, arguments: Namespace) -> str:
    """Return the one sentence that says what works without a terminal."""
    start = f"spm-tui {command} draws screens and needs a terminal; without one"
    if command in ("open", "serve"):
        return f"{start}, run: spm-tui report {clean(arguments.file)}"
    if command == "new":
        return f"{start}, write the file in an editor and run: spm-tui check FILE"
    return f"{start}, run: spm-tui check FILE, spm-tui diagnose FILE or spm-tui report FILE"


def _existing(name: str) -> Path:
    from spm_tui.storage.file_errors import no_file

    try:
        mode = os.stat(name).st_mode
    except FileNotFoundError:
        raise Halt(FILE, missing(name)) from None
    except (OSError, ValueError) as error:
        raise Halt(FILE, trouble(name, error, reading=True)) from None
    if stat.S_ISDIR(mode):
        raise Halt(FILE, f"{clean(name)} is a folder; to see what is in it: spm-tui {clean(name)}")
    if not stat.S_ISREG(mode):
        raise Halt(FILE, no_file(name, mode).sentence)
    return Path(name)


def copy_of(path: Path) -> Path:
    """Return NAME-copy.toml beside a file, made unless it is there from an earlier sitting.

    Halts when the file cannot be read or the copy cannot be made.
    """
    copy = path.with_name(f"{path.stem}-copy{path.suffix}")
    if os.path.exists(copy):
        say(f"Going on with {clean(str(copy))}.")
        return copy
    from spm_tui.storage.file_errors import FileTroubleError
    from spm_tui.storage.output import stats_of, write_output

    try:
        write_output(copy, read_bytes(str(path)), made_from=stats_of(str(path)), new=True)
    except FileTroubleError as refused:
        raise Halt(FILE, refused.sentence) from None
    return copy
