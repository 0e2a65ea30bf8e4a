"""Private names of Textual are used in one room of the package, and each use is missed without it."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import spm_tui

TOP = Path(spm_tui.__file__).parent
ROOM = TOP / "tui" / "textual_internals"
#: Whose private names are meant: they may change in any version.
OTHERS = ("textual", "textual_autocomplete", "rich")


def private(name: str) -> bool:
    """Say whether a name is private; names with two underscores are Python's own."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


@cache
def private_names(cls: type) -> frozenset[str]:
    """Return the private names that a class of another package defines or sets on itself."""
    if not cls.__module__.startswith(OTHERS):
        return frozenset()
    found = {name for name in vars(cls) if private(name)}
    for node in ast.walk(ast.parse(dedent(inspect.getsource(cls)))):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and private(node.attr):
            found.add(node.attr)
    return frozenset(found)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of tui outside the room; no other module knows textual."""
    for path in sorted((TOP / "tui").rglob("*.py")):
        if ROOM not in path.parents:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@cache
def own_names() -> frozenset[str]:
    """Return the private names that our own classes define or set, but for those in the room."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return frozenset(found | {"_replace"})  # of a NamedTuple


def inherited(path: Path, node: ast.ClassDef) -> frozenset[str]:
    """Return the private names that a class of ours has from a class of others."""
    name = ".".join(path.relative_to(TOP.parent).with_suffix("").parts)
    cls = getattr(importlib.import_module(name), node.name, None)
    bases = inspect.getmro(cls)[1:] if isinstance(cls, type) else ()
    return frozenset[str]().union(*map(private_names, bases))


def named(node: ast.AST) -> str:
    """Return the name that a definition, an attribute or a variable bears."""
    return getattr(node, "attr", None) or getattr(node, "name", None) or getattr(node, "id", None) or ""


def uses(path: Path, tree: ast.Module) -> Iterator[str]:
    """Yield where a module names something private of another package."""
    here = path.relative_to(TOP).as_posix()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(OTHERS):
            if any(map(private, (*node.module.split("."), *(alias.name for alias in node.names)))):
                yield f"{here}:{node.lineno} {node.module}"
        elif isinstance(node, ast.ClassDef):
            theirs = inherited(path, node)
            for inner in ast.walk(node):
                if named(inner) in theirs:
                    yield f"{here}:{inner.lineno} {node.name}.{named(inner)}"  # type: ignore[attr-defined]
        elif isinstance(node, ast.Attribute) and private(node.attr) and node.attr not in own_names():
            yield f"{here}:{node.lineno} {node.attr}"


def test_no_other_room_uses_a_private_name_of_textual() -> None:
    assert [use for path, tree in modules() for use in uses(path, tree)] == []
