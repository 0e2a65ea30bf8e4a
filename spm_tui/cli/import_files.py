"""`spm-tui import NODES [EDGES] -o F`: a session from a map kept elsewhere; where every row went."""

import os
from argparse import Namespace
from pathlib import Path

from spm_tui.cli.console import FINE, INVALID, USAGE, Halt, put, put_json, say
from spm_tui.cli.source import STDIN, day, read_bytes
from spm_tui.cli.target import STDOUT, deliver
from spm_tui.imports.account import account, as_json, nothing_came_in, refusal, to_start_from, unread
from spm_tui.imports.csv_rows import unreadable
from spm_tui.imports.map_to_session import MapImport, import_map
from spm_tui.imports.readers import READERS, reader_for
from spm_tui.imports.relations import DEFAULT_FILE, RelationTable, default_table, read_table
from spm_tui.storage.problems import Problem
from spm_tui.text import clean
from spm_tui.workshop.session import Session

MOST_SHOWN = 50
HOW = "with --table FILE"  # to give a relation table


def run(arguments: Namespace) -> int:
    """Import, tell what was left out, and return 0; 3 when nothing came in, or the table is malformed."""
    if arguments.show_table:
        put(DEFAULT_FILE.read_text(encoding="utf-8"))
        return FINE
    if not (arguments.nodes and arguments.out):
        raise _incomplete(arguments.nodes)
    if arguments.nodes == arguments.edges == STDIN:
        raise Halt(USAGE, "Only one of NODES and EDGES can come from stdin.")
    if arguments.json and arguments.out in STDOUT:
        raise Halt(USAGE, "stdout takes the session or --json, not both; write the session to a file.")
    names = (arguments.nodes, arguments.edges or arguments.nodes)
    made = import_map(
        _files(arguments),
        _table(arguments.table),
        title=arguments.title or _title(arguments.out),
        created=day(None),
        strict=arguments.strict,
    )
    if made.session is None:
        raise Halt(INVALID, *_refusal(made, names))
    _write(made.session, arguments)
    if arguments.json:
        put_json(as_json(made))
        return FINE
    for line in (*account(made, names, most=MOST_SHOWN), *to_start_from(made, HOW)):
        say(line)
    return FINE


def _files(arguments: Namespace) -> list[bytes]:
    """Return what stands in the files. Raises Halt when their reader takes more files, or fewer."""
    files = [read_bytes(name) for name in (arguments.nodes, arguments.edges) if name]
    if len(files) != len(reader_for(files[0]).files):
        raise _incomplete(None if arguments.edges else arguments.nodes)
    return files


def _incomplete(alone: str | None) -> Halt:
    """Return how an import ends that names too little: of one file alone, what it is when it is not read."""
    if alone and os.path.isfile(alone) and (other := unreadable(read_bytes(alone))) is not None:
        return Halt(INVALID, other.sentence(alone), "Nothing was imported.")
    named = (" ".join(f"{name}.{one.name.lower()}" for name in one.files) for one in READERS)
    return Halt(USAGE, *(f"usage: spm-tui import {files} -o NEW.toml [--table TOML]" for files in named))


def _title(out: str) -> str:
    return "Imported map" if out in STDOUT else Path(out).stem or "Imported map"


def _table(name: str | None) -> RelationTable:
    if name is None:
        return default_table()
    table, problems = read_table(read_bytes(name), below=default_table())
    if problems:
        raise Halt(INVALID, *_shown(name, problems))
    return table


def _shown(name: str, problems: tuple[Problem, ...]) -> list[str]:
    lines = [problem.printed(name) for problem in problems[:MOST_SHOWN]]
    more = len(problems) - MOST_SHOWN
    return [*lines, f"{clean(name)}: and at least {more} more like these."] if more > 0 else lines


def _refusal(made: MapImport, names: tuple[str, str]) -> list[str]:
    if made.imported is None:
        return [*unread(made, names), "Nothing was imported."]
    if made.refused:
        return [*refusal(made, names, most=MOST_SHOWN), "Nothing was imported."]
    return nothing_came_in(made, names, HOW, most=MOST_SHOWN)


def _write(session: Session, arguments: Namespace) -> None:
    from spm_tui.storage.files import checked
    from spm_tui.storage.recovery import leave_behind

    data, reason = checked(session)
    if reason:
        raise Halt(INVALID, f"What was read makes no session: {reason}.", "Nothing was imported.")
    inputs = [name for name in (arguments.nodes, arguments.edges, arguments.table) if name is not None]
    deliver(data.decode(), arguments.out, made_from=inputs, force=arguments.force)
    if arguments.out not in STDOUT:
        for sentence in leave_behind(arguments.out):
            say(sentence)
