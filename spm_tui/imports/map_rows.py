"""A node and an edge as an importer reads them, before the relation table says what they mean."""

from msgspec import Struct


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
