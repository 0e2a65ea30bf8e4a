"""`spm-tui import NODES EDGES -o F`: a session from two CSV files, and where every row of them went."""

import os
from argparse import Namespace
from collections import Counter
from pathlib import Path

from spm_tui.cli.console import FILE, FINE, INVALID, USAGE, Halt, put, put_file, say
from spm_tui.cli.source import STDIN, day, read_bytes
from spm_tui.imports.build import LeftOut, Tally
from spm_tui.imports.csv_map import CsvImport, import_csv
from spm_tui.imports.relations import DEFAULT_FILE, RelationTable, default_table, read_table
from spm_tui.storage.problems import Problem
from spm_tui.text import clean
from spm_tui.workshop.session import Session

MOST_SHOWN = 50


def run(arguments: Namespace) -> int:
    """Import, tell what was left out, and return 0; 3 when a row or the table is malformed."""
    if arguments.show_table:
        put(DEFAULT_FILE.read_text(encoding="utf-8"))
        return FINE
    if not (arguments.nodes and arguments.edges and arguments.out):
        raise Halt(USAGE, "usage: spm-tui import NODES.csv EDGES.csv -o NEW.toml [--table TOML]")
    if arguments.nodes == arguments.edges == STDIN:
        raise Halt(USAGE, "Only one of NODES and EDGES can come from stdin.")
    out = None if arguments.out == STDIN else Path(arguments.out)
    if out is not None and os.path.exists(out):
        raise Halt(FILE, f"{clean(arguments.out)} is there already; an import always makes a new file.")
    if out is not None and not os.path.isdir(out.parent):
        raise Halt(FILE, f"There is no folder {clean(str(out.parent))}.")
    table = _table(arguments.table)
    made = import_csv(
        read_bytes(arguments.nodes),
        read_bytes(arguments.edges),
        table,
        title=arguments.title or (out.stem if out else "Imported map"),
        created=day(None),
    )
    if made.imported is None or made.imported.session is None:
        raise Halt(INVALID, *_refusal(arguments, made))
    _write(made.imported.session, out)
    for line in (*summary(made.imported.tally), *_not_read(made)):
        say(line)
    return FINE


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


def _refusal(arguments: Namespace, made: CsvImport) -> list[str]:
    return [
        *_shown(arguments.nodes, made.node_problems),
        *_shown(arguments.edges, made.edge_problems),
        "Nothing was imported.",
    ]


def _write(session: Session, out: Path | None) -> None:
    from spm_tui.storage.codec import encode
    from spm_tui.storage.files import save
    from spm_tui.storage.recovery import leave_behind
    from spm_tui.storage.trouble import FileTroubleError

    if out is None:
        put_file(encode(session))
        return
    try:
        save(out, session, None)
    except FileTroubleError as error:
        raise Halt(FILE, error.sentence) from None
    for sentence in leave_behind(out):
        say(sentence)


def summary(tally: Tally) -> list[str]:
    """Return the sentences that account for every row: in, out, and what was left out and why."""
    things = ", ".join(f"{kind} {count}" for kind, count in tally.things) or "none"
    lines = [
        f"In: {tally.nodes} nodes, {tally.edges} edges.",
        f"Out: {sum(count for _, count in tally.things)} things ({things}) and {tally.ties} needs.",
    ]
    if tally.again:
        lines.append(f"{tally.again} edges say again what a need says already.")
    if tally.staffing:
        lines.append(
            f"{tally.staffing} edges say who is in a team: {tally.people} people counted into "
            f"{tally.staffed_teams} teams; {tally.in_several} are in several and count in each."
        )
    if tally.figures_unused:
        lines.append(f"{tally.figures_unused} figures of people lead to no team or skill and were not kept.")
    left = [*_by_word(tally.left_nodes, "nodes"), *_by_word(tally.left_edges, "edges")]
    return [*lines, *(["Left out:"] if left else []), *left]


def _by_word(left: tuple[LeftOut, ...], what: str) -> list[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for row in left:
        counts[row.what.partition(" (")[0], row.why] += row.count
    width = max((len(str(count)) for count in counts.values()), default=0)
    return [f"  {count:>{width}} {what} {word}: {why}" for (word, why), count in counts.items()]


def _not_read(made: CsvImport) -> list[str]:
    return [f"Columns not read: {', '.join(made.ignored)}."] if made.ignored else []
