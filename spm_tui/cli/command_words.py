"""The commands and their arguments as plain values, from which completions and the manual page are made."""

import argparse
import re
from typing import Final, NamedTuple

from spm_tui.workshop.choices import ANSWER_KEYS

#: What is read from disk: these metavars are completed with the names of files, others with folders.
_FILES: Final = frozenset({"FILE", "LAST", "OLD", "NEW", "BALLOT", "TOML", "NODES", "EDGES"})
_FOLDERS: Final = frozenset({"DIR"})
#: Sessions end so; a command that reads one completes no other files.
SESSION: Final = ".toml"


class Argument(NamedTuple):
    """One argument: its names (none where it stands by its place), its value in capitals, and its help.

    `choices` are all it takes, where they are known; `files` is the ending of files it takes (`*` for any),
    `folders` whether it takes a folder. `value` is empty for a flag. `many`: it may be given more than once.
    """

    names: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()
    files: str = ""
    folders: bool = False
    needed: bool = True
    many: bool = False

    @property
    def short(self) -> str:
        """The beginning of its help, as much as a list of completions has room for."""
        return re.split("[:;]", self.help, maxsplit=1)[0]


def arguments_of(name: str) -> tuple[Argument, ...]:
    """Return the arguments of a command, in the order in which its help names them."""
    from spm_tui.cli.command_table import COMMANDS

    parser = argparse.ArgumentParser(prog=f"spm-tui {name}")
    COMMANDS[name].arguments(parser)
    return tuple(_argument(action) for action in parser._actions)


def _argument(action: argparse.Action) -> Argument:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    reads_session = value in ("LAST", "OLD", "NEW", "BALLOT") or (value == "FILE" and action.dest == "file")
    help = (action.help or "").replace("%%", "%")
    return Argument(
        names=tuple(action.option_strings),
        value=value,
        help=help.replace("show this help message and exit", "print this help"),
        choices=_choices(action, value),
        files=(SESSION if reads_session else "*") if value in _FILES else "",
        folders=value in _FOLDERS,
        needed=action.required or (not action.option_strings and action.nargs not in ("?", "*")),
        many=action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
    )


def _choices(action: argparse.Action, value: str) -> tuple[str, ...]:
    if action.choices is not None:
        return tuple(map(str, action.choices))
    if value == "FORMAT":
        from spm_tui.reports.output_formats import ALL, FORMATS

        return (ALL, *(one.name for one in FORMATS))
    if value == "QUESTION":
        return (*map(str, range(1, 11)), *ANSWER_KEYS, "things")
    return ()
