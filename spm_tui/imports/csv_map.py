"""A map kept as two CSV files, nodes and edges, to a session; the rows are read and built elsewhere."""

from datetime import date

from msgspec import Struct

from spm_tui.imports.build import Imported, build
from spm_tui.imports.csv_rows import read_rows
from spm_tui.imports.relations import RelationTable
from spm_tui.storage.problems import Problem


class CsvImport(Struct, frozen=True, kw_only=True):
    """What came of two CSV files: something imported, or problems by file."""

    imported: Imported | None
    node_problems: tuple[Problem, ...] = ()
    edge_problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()  # columns and figures that were not read


def import_csv(nodes: bytes, edges: bytes, table: RelationTable, *, title: str, created: date) -> CsvImport:
    """Return the session in `id,kind,name[,people,wants]` and `source,target,kind[,people,weight]`.

    Nothing is imported while any row is malformed; then every problem is listed, with its line.
    """
    rows = read_rows(nodes, edges)
    if rows.node_problems or rows.edge_problems:
        return CsvImport(imported=None, node_problems=rows.node_problems, edge_problems=rows.edge_problems)
    made = build(rows.nodes, rows.edges, table, title=title, created=created)
    if made.problems:
        return CsvImport(imported=None, edge_problems=made.problems)
    ignored = rows.ignored
    if any(edge.weight is not None for edge in rows.edges):
        ignored = (*ignored, "weight")  # a need has people, not a strength
    return CsvImport(imported=made, ignored=ignored)
