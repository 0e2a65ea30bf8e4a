"""What the rows of an imported map mean: which kinds become things, and which way an edge says "needs".

The default lies beside this file in `relations.toml`; a user's table has the same form and comes first.
Nothing here reads rows or makes a session.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from spm_tui.imports.normalize import normalized
from spm_tui.storage.locate import Lines
from spm_tui.storage.problems import Found, Path, Problem, key_of
from spm_tui.storage.toml_text import NotTomlError, read_toml
from spm_tui.text import clean, did_you_mean
from spm_tui.workshop.choices import ItemKind, Stage

Means = Literal[
    "source-needs-target", "target-needs-source", "target-staffs-source", "source-staffs-target", "left-out"
]
DEFAULT_FILE = FilePath(__file__).with_name("relations.toml")
RuleT = TypeVar("RuleT", bound=Struct)


class KindRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of the nodes of one kind."""

    becomes: ItemKind | Literal["left-out"]
    stage: Stage | None = None
    only_if_tied: bool = False
    why: str = ""


class EdgeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the edges of one kind say, where wanted only between these kinds of node."""

    kind: str
    means: Means
    source: str | None = None
    target: str | None = None
    why: str = ""


class RelationTable(Struct, frozen=True, kw_only=True):
    """Rules for kinds and edges, with the table that is asked where this one is silent."""

    kinds: dict[str, KindRule] = {}
    edges: tuple[EdgeRule, ...] = ()
    below: "RelationTable | None" = None

    def kind(self, word: str) -> KindRule | None:
        """Return what becomes of nodes of this kind, however it is written, or None when no table says."""
        own = (
            self.kinds.get(word)
            or self._like(normalized(word))
            or self._like(normalized(word).removesuffix("s"))
        )
        return own or (self.below.kind(word) if self.below else None)

    def _like(self, word: str) -> KindRule | None:
        return next((rule for name, rule in self.kinds.items() if normalized(name) == word), None)

    def edge(self, kind: str, source: str, target: str) -> EdgeRule | None:
        """Return what an edge of this kind says between these kinds of node, or None when no table says."""
        fits = [
            rule
            for rule in self.edges
            if _same(rule.kind, kind)
            and (rule.source is None or _same(rule.source, source))
            and (rule.target is None or _same(rule.target, target))
        ]
        if fits:
            return max(
                fits,
                key=lambda rule: ((rule.source is not None) + (rule.target is not None), rule.kind == kind),
            )
        return self.below.edge(kind, source, target) if self.below else None


def _same(word: str, other: str) -> bool:
    return normalized(word) == normalized(other)


@cache
def default_table() -> RelationTable:
    """Return the table that ships with the package. Raises ValueError if it does not read."""
    table, problems = read_table(DEFAULT_FILE.read_bytes(), below=None)
    if problems:
        raise ValueError(problems[0].message)
    return table


def read_table(text: bytes | str, below: RelationTable | None) -> tuple[RelationTable, tuple[Problem, ...]]:
    """Return the relation table written in this TOML text, over `below`, and all that is wrong with it."""
    try:
        raw, whole = read_toml(text)
    except NotTomlError as error:
        return RelationTable(below=below), (error.problem,)
    found = [
        Found((key,), "a relation table has no such part", did_you_mean(key, ("kinds", "edges")))
        for key in raw
        if key not in ("kinds", "edges")
    ]
    kinds = _rules(KindRule, _named(raw.get("kinds", {}), found), found)
    edges = _rules(EdgeRule, _numbered(raw.get("edges", []), found), found)
    table = RelationTable(kinds=kinds, edges=tuple(edges.values()), below=below)
    return table, _placed(found, whole) if found else ()


def _placed(found: list[Found], text: str) -> tuple[Problem, ...]:
    lines = Lines(text)
    return tuple(Problem(lines.of(one.path), key_of(one.path), one.message, one.hint) for one in found)


def _named(given: Any, found: list[Found]) -> list[tuple[Path, str, Any]]:
    if isinstance(given, dict):
        return [(("kinds", name), name, value) for name, value in given.items()]
    found.append(Found(("kinds",), "should be a table", 'name = { becomes = "team" }'))
    return []


def _numbered(given: Any, found: list[Found]) -> list[tuple[Path, str, Any]]:
    if isinstance(given, list):
        return [(("edges", at), str(at), value) for at, value in enumerate(given)]
    found.append(Found(("edges",), "should be a list of tables", "[[edges]]"))
    return []


def _rules(
    struct: type[RuleT], given: Iterable[tuple[Path, str, Any]], found: list[Found]
) -> dict[str, RuleT]:
    rules: dict[str, RuleT] = {}
    for path, name, value in given:
        try:
            rules[name] = msgspec.convert(value, struct)
        except msgspec.ValidationError as error:
            found.append(Found(path, clean(str(error).replace("`", "")), "`spm-tui import --show-table`"))
    return rules
