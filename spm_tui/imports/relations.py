"""What the rows of an imported map mean: which kinds become things, and which way an edge says "needs".

The default lies beside this file in `relations.toml`; a user's table has the same form and comes first.
Nothing here reads rows or makes a session.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from spm_tui.storage.problems import Problem, key_of
from spm_tui.storage.toml_text import NotTomlError, read_toml
from spm_tui.text import clean, did_you_mean
from spm_tui.workshop.choices import ItemKind, Stage

Means = Literal[
    "source-needs-target", "target-needs-source", "target-staffs-source", "source-staffs-target", "left-out"
]
DEFAULT_FILE = Path(__file__).with_name("relations.toml")
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
        """Return what becomes of nodes of this kind, or None when no table says."""
        return self.kinds.get(word) or (self.below.kind(word) if self.below else None)

    def edge(self, kind: str, source: str, target: str) -> EdgeRule | None:
        """Return what an edge of this kind says between these kinds of node, or None when no table says."""
        fits = [
            rule
            for rule in self.edges
            if rule.kind == kind and rule.source in (None, source) and rule.target in (None, target)
        ]
        if fits:
            return max(fits, key=lambda rule: (rule.source is not None) + (rule.target is not None))
        return self.below.edge(kind, source, target) if self.below else None


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
        raw, _ = read_toml(text)
    except NotTomlError as error:
        return RelationTable(below=below), (error.problem,)
    problems = [
        Problem(1, key_of((key,)), "a relation table has no such part", did_you_mean(key, ("kinds", "edges")))
        for key in raw
        if key not in ("kinds", "edges")
    ]
    kinds = _rules(KindRule, _named(raw.get("kinds", {}), problems), problems)
    edges = _rules(EdgeRule, _numbered(raw.get("edges", []), problems), problems)
    return RelationTable(kinds=kinds, edges=tuple(edges.values()), below=below), tuple(problems)


def _named(given: Any, problems: list[Problem]) -> list[tuple[str, str, Any]]:
    if isinstance(given, dict):
        return [(key_of(("kinds", name)), name, value) for name, value in given.items()]
    problems.append(Problem(1, "kinds", "should be a table", 'name = { becomes = "team" }'))
    return []


def _numbered(given: Any, problems: list[Problem]) -> list[tuple[str, str, Any]]:
    if isinstance(given, list):
        return [(key_of(("edges", at)), str(at), value) for at, value in enumerate(given)]
    problems.append(Problem(1, "edges", "should be a list of tables", "[[edges]]"))
    return []


def _rules(
    struct: type[RuleT], given: Iterable[tuple[str, str, Any]], problems: list[Problem]
) -> dict[str, RuleT]:
    rules: dict[str, RuleT] = {}
    for path, name, value in given:
        try:
            rules[name] = msgspec.convert(value, struct)
        except msgspec.ValidationError as error:
            problems.append(
                Problem(1, path, clean(str(error).replace("`", "")), "`spm-tui import --show-table`")
            )
    return rules
