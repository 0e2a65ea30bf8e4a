"""Running a command line: which command it names, its arguments, and the module that is then imported."""

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from spm_tui.cli.command_table import COMMANDS, DESCRIPTION
from spm_tui.cli.console import FINE, INTERRUPTED, USAGE, Halt, put, say
from spm_tui.text import clean, did_you_mean


class Parser(argparse.ArgumentParser):
    """An argument parser that never prints what a user typed without cleaning it, and never exits itself."""

    def error(self, message: str) -> NoReturn:
        """End with the usage line and what is wrong."""
        raise Halt(USAGE, self.format_usage().strip(), f"{self.prog}: {clean(message)}")

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's own signature
        """Print the help as data: argparse itself keeps quiet about what cannot be written."""
        put(self.format_help())


class _Help(argparse.HelpFormatter):
    """Help as wide as COLUMNS says: asking the terminal would import shutil for every argument."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(
            prog, max_help_position=22, width=max(40, min(100, int(columns))) if columns.isdecimal() else 80
        )


def _parser(name: str) -> Parser:
    """Return the parser of one command."""
    command = COMMANDS[name]
    parser = Parser(prog=f"spm-tui {name}", description=command.help, formatter_class=_Help)
    command.arguments(parser)
    return parser


def _whole() -> Parser:
    """Return the parser that describes all commands; it is built for `--help` alone."""
    usage = "spm-tui [DIR] | spm-tui COMMAND ..."
    top = Parser(prog="spm-tui", usage=usage, description=DESCRIPTION, formatter_class=_Help)
    top.add_argument("-V", "--version", action="store_true", help="print the version")
    table = top.add_subparsers(metavar="COMMAND", prog="spm-tui", parser_class=Parser)
    for name, command in COMMANDS.items():
        table.add_parser(name, help=command.help)
    return top


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit status; a Halt becomes its sentences on stderr."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that a caller put in place of the real one
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _dispatch(list(argv))
    except Halt as halt:
        for sentence in halt.sentences:
            say(sentence)
        return halt.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leaving:  # argparse, after --help
        return leaving.code if isinstance(leaving.code, int) else FINE


def _dispatch(argv: list[str]) -> int:
    if argv and argv[0] in ("-h", "--help"):
        _whole().print_help()
        return FINE
    name, rest = _command(argv)
    arguments = _parser(name).parse_intermixed_args(rest)
    arguments.command = name
    module = importlib.import_module(f"spm_tui.cli.{COMMANDS[name].module}")
    status: int = module.run(arguments)
    return status


def _command(argv: list[str]) -> tuple[str, list[str]]:
    """Return the command a line names, and the rest; a folder, or nothing, means `home`."""
    first = argv[0] if argv else None
    if first in COMMANDS:
        return first, argv[1:]
    if first is None or first.startswith("-") or os.path.isdir(first):
        return "home", argv
    if os.path.isfile(first):
        raise Halt(USAGE, f"{clean(first)} is a file; to open it: spm-tui open {clean(first)}")
    near = did_you_mean(first, COMMANDS)
    raise Halt(USAGE, f'There is no command and no folder "{clean(first)}"' + (f"; {near}" if near else "."))
