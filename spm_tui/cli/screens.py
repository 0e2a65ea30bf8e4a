"""`spm-tui [DIR]`, `new` and `open`: the commands that draw screens, and what to run where there is none."""

import os
import shutil
from argparse import Namespace
from pathlib import Path

from spm_tui.cli.console import FILE, USAGE, Halt, has_screen, say
from spm_tui.cli.source import missing, trouble
from spm_tui.cli.table import SESSIONS
from spm_tui.text import clean


def run(arguments: Namespace) -> int:
    """Open the screens and return their exit status; without a terminal say what to run instead."""
    command = arguments.command
    if not has_screen():
        raise Halt(USAGE, _instead(command, arguments))
    if command == "home":
        return _start(arguments, None, Path(arguments.folder))
    if command == "new":
        return _new(arguments)
    target = _existing(arguments.file)
    if arguments.copy:
        target = copy_of(target)
    return _start(arguments, target, target.parent)


def _new(arguments: Namespace) -> int:
    if arguments.last is not None:
        _existing(arguments.last)
    if arguments.file is None:
        return _start(arguments, None, Path(SESSIONS))
    target = Path(arguments.file)
    if os.path.exists(target):
        name = clean(arguments.file)
        raise Halt(FILE, f"{name} is there already; to open it: spm-tui open {name}")
    if not os.path.isdir(target.parent):
        raise Halt(FILE, f"There is no folder {clean(str(target.parent))}.")
    return _start(arguments, target, target.parent)


def _start(arguments: Namespace, target: Path | None, folder: Path) -> int:
    from spm_tui.tui.pace import begin

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
    if command == "open":
        return f"{start}, run: spm-tui report {clean(arguments.file)}"
    if command == "new":
        return f"{start}, write the file in an editor and run: spm-tui check FILE"
    return f"{start}, run: spm-tui check FILE, spm-tui diagnose FILE or spm-tui report FILE"


def _existing(name: str) -> Path:
    path = Path(name)
    if os.path.isdir(path):  # unlike Path.is_dir, False for a name that is too long
        raise Halt(FILE, f"{clean(name)} is a folder; to see what is in it: spm-tui {clean(name)}")
    if not os.path.exists(path):
        raise Halt(FILE, missing(name))
    return path


def copy_of(path: Path) -> Path:
    """Return NAME-copy.toml beside a file, made unless it is there from an earlier sitting."""
    copy = path.with_name(f"{path.stem}-copy{path.suffix}")
    if os.path.exists(copy):
        say(f"Going on with {clean(str(copy))}.")
        return copy
    try:
        shutil.copyfile(path, copy)
    except OSError as error:
        raise Halt(FILE, trouble(str(copy), error)) from None
    return copy
