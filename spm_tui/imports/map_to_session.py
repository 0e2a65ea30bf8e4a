"""A map kept elsewhere to a session, with an account of every row; `rows_to_session.py` has most of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, structs

from spm_tui.imports.faults import Fault
from spm_tui.imports.map_rows import ParsedFile, Rows
from spm_tui.imports.readers import read_files
from spm_tui.imports.relations import RelationTable
from spm_tui.imports.rows_to_session import Imported, build, left_out_lines
from spm_tui.imports.starting_table import starting_table
from spm_tui.workshop.session import Session

MOST_NOTED = 500  # faults that are noted in the session


class Account(Struct, frozen=True, kw_only=True):
    """The account of the nodes or of the edges."""

    count: int  # rows
    lost: int  # rows that could not be read or placed; those the relation table leaves out are not among them
    faults: tuple[Fault, ...]
    more_faults: int  # not kept, only counted
    unread: Fault | None  # why no row could be read at all


class MapImport(Struct, frozen=True, kw_only=True):
    """What came of the files: a session or none, and where every row went."""

    imported: Imported | None  # None: a file could not be read
    nodes: Account
    edges: Account
    refused: bool = False  # something is wrong with a row, and no row may be
    ignored: tuple[str, ...] = ()  # columns and figures that were not read
    notes: tuple[str, ...] = ()
    table_lines: tuple[str, ...] = ()  # of a relation table, for kinds that no table knows

    @property
    def session(self) -> Session | None:
        """The session made, or None when nothing came in or it was refused."""
        return None if self.imported is None or self.refused else self.imported.session


def import_map(
    files: Sequence[bytes], table: RelationTable, *, title: str, created: date, strict: bool = False
) -> MapImport:
    """Return the session in a map's files, which a reader of the table recognises by the first of them.

    A row that cannot be taken is left out and listed; with `strict` one such row refuses all of them.
    Raises ValueError when the reader takes more files, or fewer.
    """
    rows = read_files(files)
    things, ties = tuple(rows.nodes.rows), tuple(rows.edges.rows)
    if rows.nodes.unread is not None or rows.edges.unread is not None:
        return MapImport(imported=None, nodes=_account(rows.nodes), edges=_account(rows.edges))
    made = build(things, ties, table, title=title, created=created)
    about_nodes, about_edges = _account(rows.nodes), _account(rows.edges, made.edge_faults)
    if made.session is not None:
        made = structs.replace(made, session=_noted(made, about_nodes, about_edges))
    return MapImport(
        imported=made,
        nodes=about_nodes,
        edges=about_edges,
        refused=strict and bool(about_nodes.faults or about_edges.faults),
        ignored=tuple(dict.fromkeys((*rows.nodes.ignored, *rows.edges.ignored))),
        notes=_notes(rows, table),
        table_lines=tuple(starting_table(things, ties, table, whole=made.session is None)),
    )


def _account(part: ParsedFile[Any], more: tuple[Fault, ...] = ()) -> Account:
    return Account(
        count=part.count,
        lost=part.count - len(part.rows),
        faults=tuple(sorted((*part.faults, *more), key=lambda fault: fault.line)),
        more_faults=part.faults.more,
        unread=part.unread,
    )


def _noted(made: Imported, nodes: Account, edges: Account) -> Session:
    """Return the session with what was left out of it noted in it."""
    assert made.session is not None
    lines = left_out_lines(made.tally)
    for what, about in (("nodes", nodes), ("edges", edges)):
        lines += [fault.sentence(f"the {what}") for fault in about.faults[:MOST_NOTED]]
        more = len(about.faults) + about.more_faults - MOST_NOTED
        lines += [f"the {what}: {more} more like these"] if more > 0 else []
    return structs.replace(made.session, extra={"import": {"left_out": lines}} if lines else {})


def _notes(rows: Rows, table: RelationTable) -> tuple[str, ...]:
    notes = []
    if rows.turned:
        notes.append("The two files were given the other way round: nodes come first, then edges.")
    if rows.nodes.no_kind and rows.nodes.rows and (rule := table.kind("node")) is not None:
        notes.append(f'The nodes have no column for their kind: each is a "node", {_reads_as(rule.becomes)}.')
    if rows.edges.no_kind and rows.edges.rows and (edge := table.edge("edge", "", "")) is not None:
        meaning = edge.means.replace("-", " ")
        notes.append(f'The edges have no column for their kind: each is an "edge", {_reads_as(meaning)}.')
    return tuple(notes)


def _reads_as(meaning: str) -> str:
    return f'which the relation table reads as "{meaning}"'
