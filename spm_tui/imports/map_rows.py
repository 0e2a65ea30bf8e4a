"""Nodes and edges as a reader returns them, before the relation table says what they mean."""

from typing import Generic, TypeVar

from msgspec import Struct

from spm_tui.imports.faults import Fault, Faults


class Node(Struct, frozen=True, kw_only=True):
    """One row of the nodes; None is a figure the source does not know."""

    line: int
    id: str
    kind: str
    name: str
    people: float | None = None
    wants: float | None = None
    note: str | None = None


class Edge(Struct, frozen=True, kw_only=True):
    """One row of the edges: source -kind-> target; a figure is as exact as the row gives it."""

    line: int
    source: str
    target: str
    kind: str
    people: float | None = None
    note: str | None = None


RowT = TypeVar("RowT", Node, Edge)


class ParsedFile(Generic[RowT]):
    """The nodes or the edges as read: how many rows, which can be used, what is wrong with others."""

    def __init__(self, unread: Fault | None = None) -> None:
        self.unread = unread  # why no row can be read at all
        self.rows: list[RowT] = []
        self.count = 0
        self.faults = Faults()
        self.ignored: list[str] = []  # columns that are not read
        self.no_kind = False  # there is no column for the kind
        self.lost: dict[str, int] = {}  # ids of nodes whose row is left out, with its line


class Rows:
    """All files, read; every end of an edge is the id of a node."""

    def __init__(self, nodes: ParsedFile[Node], edges: ParsedFile[Edge], *, turned: bool) -> None:
        self.nodes, self.edges = nodes, edges
        self.turned = turned  # two files were given the other way round
