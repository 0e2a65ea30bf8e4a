"""A command line for every command, made from the table of commands, so that a new one is tested at once."""

import argparse
import shutil
from pathlib import Path

from spm_tui.cli.command_table import COMMANDS
from tests.command_line import GOLDEN

#: What an argument is given, by its metavar; a name ends up in the folder the command runs in.
SAMPLES = {
    "FILE": "golden.toml", "DIR": ".", "ITEM": "a", "NODES": "nodes.csv", "EDGES": "edges.csv",
    "OLD": "golden.toml", "NEW": "golden.toml", "QUESTION": "stopping", "SHELL": "bash",
    "LINE": "stop A: 3 people back in a month", "BALLOT": "ballot.toml", "ROLE": "CFO",
}  # fmt: skip
#: What only one command wants.
OWN = {"new": {"file": "fresh.toml"}}
NEEDED = {"import": ("-o", "-"), "answer": ("--dry-run",), "merge": ("--dry-run",),
          "export": ("--to", "findings")}  # fmt: skip
#: The same, wherever the output goes.
ALWAYS = {"ballot": ("--as", "CFO", "--id", "0")}
#: Arguments that name what is read, by their metavar.
READ = {"FILE", "DIR", "OLD", "NEW", "NODES", "EDGES", "LAST", "TOML", "BALLOT"}


def lay_out(folder: Path) -> None:
    """Put into a folder what the command lines name."""
    shutil.copy(GOLDEN, folder / "golden.toml")
    (folder / "ballot.toml").write_text('ballot = 1\nid = "0"\nrole = "CFO"\n')
    (folder / "nodes.csv").write_text("id,kind,name\na,system,A\nb,team,B\n")
    (folder / "edges.csv").write_text("source,target,kind\na,b,run_by\n")


def _arguments(name: str) -> list[argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False)
    COMMANDS[name].arguments(parser)
    return parser._actions


def line_of(name: str, **instead: str) -> list[str]:
    """Return a command line that works; `instead` gives arguments of its choice another value."""
    given = {**OWN.get(name, {}), **instead}
    line = [name]
    for action in _arguments(name):
        if not action.option_strings:
            line.append(given.get(action.dest) or SAMPLES[str(action.metavar)])
        elif action.dest in instead:
            line += [action.option_strings[0], instead[action.dest]]
    line += ALWAYS.get(name, ())
    return [*line, *(NEEDED.get(name, ()) if "out" not in instead else ())]


def inputs_of(name: str) -> list[tuple[str, str]]:
    """Return (argument, metavar) of everything a command reads."""
    return [
        (action.dest, str(action.metavar))
        for action in _arguments(name)
        if action.metavar in READ and action.dest != "out"
    ]


INPUTS = [(name, *found) for name in COMMANDS for found in inputs_of(name)]
WRITERS = [name for name in COMMANDS if any(action.dest == "out" for action in _arguments(name))]
