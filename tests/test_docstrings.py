"""Docstrings speak of what is there: what a function says it raises exists, and what it raises it says."""

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "spm_tui"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
#: Rooms whose functions are called by others: what they raise is for the caller to know.
CALLED = (
    "entanglement",
    "diagnosis",
    "followup",
    "imports",
    "map_changes",
    "reports",
    "storage",
    "views",
    "web",
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(room: str = "") -> Iterator[tuple[str, Function]]:
    """Yield the public functions of a room, and the methods of its public classes, with their places."""
    for path, tree in TREES.items():
        waiting: list[ast.stmt] = [*tree.body] if path.is_relative_to(PACKAGE / room) else []
        for node in waiting:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                waiting += node.body
            elif isinstance(node, Function) and not node.name.startswith("_"):
                yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {node.name}", node


def raised_by(function: Function) -> set[str]:
    """Return the names of the classes that a function raises itself, without functions inside it."""
    found: set[str] = set()
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            name = ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
            found.add(name.rpartition(".")[2])
        waiting += ast.iter_child_nodes(node)
    return {name for name in found if re.fullmatch(r"[A-Z]\w+", name) and name != "NotImplementedError"}


def named_as_raised(doc: str) -> set[str]:
    """Return the classes that the `Raises ...` of a docstring name."""
    clauses = re.findall(r"\b[Rr]aises? ([^.:;]*)", doc)
    return {name for clause in clauses for name in re.findall(r"\b[A-Z][a-z]+\w*Error\b|\bOSError\b", clause)}


def test_what_a_docstring_says_is_raised_is_a_class_there_is() -> None:
    ours = {node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    named = {
        (name, place)
        for place, node in functions()
        for name in named_as_raised(ast.get_docstring(node) or "")
    }
    assert len(named) > 30
    assert [one for one in sorted(named) if one[0] not in ours and not hasattr(builtins, one[0])] == []


@pytest.mark.parametrize("room", CALLED)
def test_a_public_function_says_what_it_raises(room: str) -> None:
    unsaid = [
        (place, name)
        for place, node in functions(room)
        for name in raised_by(node)
        if name not in (ast.get_docstring(node) or "")
    ]
    assert unsaid == []


@pytest.mark.parametrize(
    ("doc", "names"),
    [
        ("Return one. Raises ValueError when it is none.", {"ValueError"}),
        ("Raises OSError, and FileTroubleError for what is no file.", {"OSError", "FileTroubleError"}),
        ("Return what raises a figure.", set()),
    ],
)
def test_a_clause_is_read(doc: str, names: set[str]) -> None:
    assert named_as_raised(doc) == names


def test_no_docstring_sends_its_reader_to_a_text_that_is_not_here() -> None:
    named = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, Function | ast.ClassDef | ast.Module)
        for name in re.findall(
            r"\b([A-Z]{4,})(?:\.md\b|,? (?:section|rule)s? )", ast.get_docstring(node) or ""
        )
        if not (PACKAGE.parent / f"{name}.md").exists()
    }
    assert named == set()
