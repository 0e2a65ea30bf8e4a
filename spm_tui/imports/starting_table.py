"""Lines of a relation table to start from, for kinds that no table knows; they are guesses, never applied."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from spm_tui.imports.map_rows import Edge, Node
from spm_tui.imports.normalize import normalized
from spm_tui.imports.relations import KindRule, Means, RelationTable
from spm_tui.text import clean, cut
from spm_tui.workshop.words import plural

MOST_KINDS = 40
#: Parts of kinds of nodes, and the kind of thing each hints at, the most telling first.
_HINTS: tuple[tuple[str, str], ...] = (
    ("person|people|user|employee|role|stakeholder", "left-out"),
    ("database|dataset|datastore|dataobject|data|table|schema|bucket", "data"),
    ("process|workflow|procedure", "workflow"),
    ("contract|agreement|licen[cs]e", "contract"),
    ("project|initiative|epic|program|workpackage|story|goal", "initiative"),
    ("product|offering", "product"),
    ("team|squad|tribe|department|group|orgunit|organi[sz]ation|actor|crew|unit", "team"),
    ("skill|competenc", "skill"),
    ("capability|domain|context", "domain"),
    ("platform|infrastructure|cluster", "platform"),
)
#: Parts of kinds of edges, and what each most often says.
_EDGE_HINTS: tuple[tuple[str, Means], ...] = (
    ("(used|consumed|called|required|needed|read|accessed)by", "target-needs-source"),
    ("memberof|worksin|worksfor", "source-staffs-target"),
    ("hasmember|staffedby", "target-staffs-source"),
    (
        "associat|relat(ed|es)|composi|aggregat|contain|include|speciali|parent|child|partof|blocks",
        "left-out",
    ),
    ("by$", "source-needs-target"),
    (
        "serv|support|provid|host|enabl|reali[sz]|feed|own|deliver|offer|power|maintain|operat",
        "target-needs-source",
    ),
)


class _Kind(Struct):
    word: str
    count: int
    example: str = ""
    becomes: str = ""


def starting_table(
    nodes: Iterable[Node], edges: Iterable[Edge], table: RelationTable, *, whole: bool
) -> list[str]:
    """Return TOML lines for the kinds the table does not know; with `whole` for every kind there is.

    What they say is a guess from the word alone. Saved and given as a table, they take the rows in.
    """
    rows = list(nodes)
    kinds = {node.id: node.kind for node in rows}
    found = _sorted(_node_kinds(rows, table, whole=whole))
    lines = ["[kinds]"] if found else []
    for kind in found[:MOST_KINDS]:
        lines += _kind_lines(kind)
    lines += _more(len(found))
    ties = _sorted(_edge_kinds(edges, kinds, table))
    for kind in ties[:MOST_KINDS]:
        lines += ["", f"# {plural(kind.count, 'edge')}", "[[edges]]"]
        lines += [f"kind = {_text(kind.word)}", f'means = "{_means(kind.word)}"']
    return [*lines, *_more(len(ties))]


def _node_kinds(nodes: Iterable[Node], table: RelationTable, *, whole: bool) -> Iterator[_Kind]:
    found: dict[str, _Kind] = {}
    for node in nodes:
        rule = table.kind(node.kind)
        if rule is not None and not whole:
            continue
        kind = found.setdefault(
            normalized(node.kind), _Kind(node.kind, 0, node.name, _becomes(node.kind, rule))
        )
        kind.count += 1
    yield from found.values()


def _edge_kinds(edges: Iterable[Edge], kinds: dict[str, str], table: RelationTable) -> Iterator[_Kind]:
    found: dict[str, _Kind] = {}
    for edge in edges:
        if table.edge(edge.kind, kinds[edge.source], kinds[edge.target]) is None:
            found.setdefault(normalized(edge.kind), _Kind(edge.kind, 0)).count += 1
    yield from found.values()


def _sorted(kinds: Iterable[_Kind]) -> list[_Kind]:
    return sorted(kinds, key=lambda kind: (-kind.count, kind.word))


def _becomes(word: str, rule: KindRule | None) -> str:
    if rule is not None:
        return rule.becomes
    plain = normalized(word)
    return next((becomes for parts, becomes in _HINTS if re.search(parts, plain)), "system")


def _means(word: str) -> Means:
    plain = normalized(word)
    return next((means for parts, means in _EDGE_HINTS if re.search(parts, plain)), "source-needs-target")


def _kind_lines(kind: _Kind) -> list[str]:
    key = kind.word if re.fullmatch(r"[A-Za-z0-9_-]+", kind.word) else _text(kind.word)
    example = f', such as "{cut(kind.example, 40)}"' if kind.example else ""
    return [f"# {plural(kind.count, 'node')}{example}", f'{key} = {{ becomes = "{kind.becomes}" }}']


def _more(count: int) -> list[str]:
    return [f"# and {count - MOST_KINDS} more kinds"] if count > MOST_KINDS else []


def _text(word: str) -> str:
    """Return a TOML string in which everything that could steer a terminal is escaped."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if clean(c) == c else f"\\U{ord(c):08X}" for c in plain) + '"'
