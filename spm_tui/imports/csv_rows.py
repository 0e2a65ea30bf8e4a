"""CSV text to nodes and edges, with every malformed row named; what the rows mean is not asked here."""

import csv
import io
from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from spm_tui.storage.problems import Problem
from spm_tui.text import cut, did_you_mean

NODE_COLUMNS = ("id", "kind", "name", "people", "wants")
EDGE_COLUMNS = ("source", "target", "kind", "people", "weight")
FIGURES = ("people", "wants", "weight")
MOST_PROBLEMS = 200
MOST_PEOPLE = 100_000
LONGEST_CELL = 20_000
_HINTED = 20  # looking for near names among thousands costs some ms each


class Node(Struct, frozen=True, kw_only=True):
    """One row of the nodes file; None is a figure the source does not know."""

    line: int
    id: str
    kind: str
    name: str
    people: float | None = None
    wants: float | None = None


class Edge(Struct, frozen=True, kw_only=True):
    """One row of the edges file: source -kind-> target."""

    line: int
    source: str
    target: str
    kind: str
    people: float | None = None
    weight: float | None = None


RowT = TypeVar("RowT", Node, Edge)


class Rows(Struct, frozen=True, kw_only=True):
    """Both files, read; what is wrong is listed by file."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ignored: tuple[str, ...]  # columns that are not read
    node_problems: tuple[Problem, ...]
    edge_problems: tuple[Problem, ...]


def read_rows(nodes: bytes, edges: bytes) -> Rows:
    """Return the rows of a nodes and an edges file, and all that is wrong with either."""
    node_problems: list[Problem] = []
    edge_problems: list[Problem] = []
    found, node_extra = _read(nodes, NODE_COLUMNS, Node, node_problems)
    ties, edge_extra = _read(edges, EDGE_COLUMNS, Edge, edge_problems)
    node_problems += _doubles(found)
    if not node_problems:  # else every edge to a row that did not read would be a second message
        edge_problems += _unknown_ends(found, ties)
    return Rows(
        nodes=tuple(found),
        edges=tuple(ties),
        ignored=(*node_extra, *edge_extra),
        node_problems=tuple(node_problems[:MOST_PROBLEMS]),
        edge_problems=tuple(edge_problems[:MOST_PROBLEMS]),
    )


def _read(
    data: bytes, columns: tuple[str, ...], struct: type[RowT], problems: list[Problem]
) -> tuple[list[RowT], list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(line, "", "a character that is not UTF-8", "save the sheet as CSV UTF-8"))
        return [], []
    lines = _cells(text, problems)
    header = [cell.strip().casefold() for cell in next(lines, (1, []))[1]]
    missing = [name for name in columns[:3] if name not in header]
    if missing or len(set(header)) < len(header):
        what = f"no column {', '.join(missing)}" if missing else "a column stands there twice"
        problems.append(Problem(1, "", what, "the first line names the columns: " + ",".join(columns[:3])))
        return [], []
    known = [(at, name) for at, name in enumerate(header) if name in columns]
    rows: list[RowT] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the first line has {len(header)}"
            problems.append(Problem(line, "", what, "quote a cell that holds the separator"))
        elif (row := _row(line, [(name, cells[at]) for at, name in known], problems)) is not None:
            rows.append(msgspec.convert(row, struct))
        if len(problems) >= MOST_PROBLEMS:
            break
    return rows, [name for name in header if name not in columns]


def _cells(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line of the first cell, cells), split at commas or at what a spreadsheet wrote: `;` or tabs."""
    first = text.partition("\n")[0]
    separator = next((mark for mark in ",;\t" if mark in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(line, "", f"not CSV from here on: {error}", 'a quote is written ""'))
            return
        yield line, cells
        line = reader.line_num + 1


def _row(
    line: int, cells: list[tuple[str, str]], problems: list[Problem]
) -> dict[str, str | float | None] | None:
    row: dict[str, str | float | None] = {"line": line}
    wrong = len(problems)
    for name, cell in cells:
        value = " ".join(cell.split())
        if name in FIGURES:
            row[name] = _figure(line, name, value, problems)
        elif not value:
            problems.append(Problem(line, name, "is empty", ""))
        elif len(value) > LONGEST_CELL:
            problems.append(
                Problem(line, name, f"is {len(value)} characters long", f"at most {LONGEST_CELL}")
            )
        else:
            row[name] = value
    return row if len(problems) == wrong else None


def _figure(line: int, name: str, value: str, problems: list[Problem]) -> float | None:
    if not value:
        return None
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        problems.append(
            Problem(line, name, f'"{cut(value, 30)}" is not a number', "leave it empty if unknown")
        )
        return None
    if not 0 <= number <= MOST_PEOPLE:  # nan is refused here too
        problems.append(Problem(line, name, f"{cut(value, 30)} is out of range", f"0 to {MOST_PEOPLE}"))
        return None
    if name != "weight" and round(number, 1) != number:
        problems.append(Problem(line, name, f"{cut(value, 30)} is finer than a tenth", f"{number:.1f}"))
        return None
    return number


def _doubles(nodes: list[Node]) -> list[Problem]:
    first: dict[str, int] = {}
    found = []
    for node in nodes:
        line = first.setdefault(node.id, node.line)
        if line != node.line:
            what = f'"{cut(node.id, 60)}" stands in line {line} already'
            found.append(Problem(node.line, "id", what, "every id once"))
    return found


def _unknown_ends(nodes: list[Node], edges: list[Edge]) -> list[Problem]:
    known = {node.id for node in nodes}
    ends: tuple[Literal["source", "target"], ...] = ("source", "target")
    found: list[Problem] = []
    for edge in edges:
        for end in ends:
            name = getattr(edge, end)
            if name not in known and len(found) < MOST_PROBLEMS:
                hint = did_you_mean(name, known) if len(found) < _HINTED else ""
                found.append(Problem(edge.line, end, f'unknown node "{cut(name, 60)}"', hint))
    return found
