"""Which column of a sheet is which, by the words tools and people write over them; reads no row."""

import re
from collections.abc import Sequence

from spm_tui.imports.normalize import normalized

#: Heading words as compared (see `normalized`), the plainest first: where two are there, the first is read.
NODE_WORDS: dict[str, tuple[str, ...]] = {
    "id": (
        "id",
        "identifier",
        "issuekey",
        "key",
        "nodeid",
        "elementid",
        "itemid",
        "sysid",
        "uuid",
        "externalid",
    ),
    "kind": ("kind", "nodetype", "itemtype", "elementtype", "issuetype", "type", "sysclassname", "class"),
    "name": ("name", "label", "displayname", "title", "summary"),
    "people": ("people", "fte", "ftes", "headcount", "teamsize", "numberofpeople"),
    "wants": ("wants", "stillshortof"),
}
EDGE_WORDS: dict[str, tuple[str, ...]] = {
    "source": ("source", "from", "sourceid", "fromid", "sourcename", "parent"),
    "target": ("target", "to", "targetid", "toid", "targetname", "destination", "child"),
    "kind": (
        "kind", "relation", "relationship", "relationtype", "relationshiptype", "edgetype", "linktype",
        "type", "label",
    ),
    "people": ("people", "fte", "ftes", "headcount"),
    "weight": ("weight",),
}  # fmt: skip


def _heading(cell: str) -> str:
    return normalized(re.sub(r"\(.*?\)|\[.*?\]", "", cell) or cell)


class Columns(dict[str, int]):
    """Where each column that is read stands, by our name for it."""

    twice = ""  # a column that is read and stands there twice
    label: int | None = None  # of edges: says more than a type `Directed`, and nothing when it is blank

    def missing(self, edges: bool) -> list[str]:
        """Return the columns that are wanting; an id can stand for a name, and a name for an id."""
        if edges:
            return [name for name in ("source", "target") if name not in self]
        if {"id", "name"} <= set(self) or ("kind" in self and {"id", "name"} & set(self)):
            return []
        return [name for name in ("id", "kind", "name") if name not in self]


def columns_in(cells: Sequence[str], edges: bool) -> Columns:
    """Return where the columns stand that these headings name."""
    headings = [_heading(cell) for cell in cells]
    found = Columns()
    for name, words in (EDGE_WORDS if edges else NODE_WORDS).items():
        word = next((word for word in words if word in headings), None)
        if word is None:
            continue
        found[name] = headings.index(word)
        if headings.count(word) > 1:
            found.twice = name
        if edges and word in ("type", "label") and name == "kind" and "label" in headings:
            found.label = headings.index("label")
    return found
