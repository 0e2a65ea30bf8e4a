"""Rows of a list: spreadsheet cells in any order, under titles or without, and the same parted by signs."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from spm_tui.text import fold
from spm_tui.workshop.choices import ITEM_KINDS, ItemKind
from spm_tui.workshop.reading.known import Names
from spm_tui.workshop.reading.parts import is_quoted
from spm_tui.workshop.reading.quantities import Quantity, quantity
from spm_tui.workshop.reading.vocabulary import kind_of, norm

Column = Literal["name", "kind", "people", "wants", "from", "to", ""]
#: What people write above a column. A title of none of these is a column that the list does not read.
_TITLES: Final[dict[Column, str]] = {
    "name": "name|thing|item|what|title|names|things|who",
    "kind": "kind|type|category|kinds|what it is",
    "people": "people|fte|ftes|headcount|heads|size|team size|staff|hc|ppl|count|number of people|strength",
    "wants": "wants|wanted|still short of|short of|vacancies|open|missing|open positions|needed people",
    "from": "from|needing|needed by|used by|consumer",
    "to": "to|needs|need|depends on|uses|on|needed|relies on|provider",
}
_COLUMN_OF: Final = {word: column for column, words in _TITLES.items() for word in words.split("|")}
#: Titles of columns that say nothing of the map.
_OTHER: Final = frozenset(
    [
        "id",
        "lead",
        "owner",
        "note",
        "notes",
        "comment",
        "comments",
        "status",
        "contact",
        "manager",
        "cost",
        "budget",
        "since",
        "location",
        "site",
    ]
)


class Cells(Struct, frozen=True):
    """What a row says of one thing: its name, its kind, people, and how many more it wants."""

    name: str
    kind: ItemKind | None = None
    people: Quantity | None = None
    wants: Quantity | None = None


class Need(Struct, frozen=True):
    """A row that says what needs what, and how many people of it."""

    start: str
    end: str
    people: str = ""


def titles_of(row: Sequence[str]) -> tuple[Column, ...] | None:
    """Return what each column of a row of titles holds; None where the row is none."""
    found = [_column(cell) for cell in row]
    kinds = [place for place, cell in enumerate(row) if kind_of(cell) is not None and not found[place]]
    others = [found[place] for place, cell in enumerate(row) if cell and place not in kinds]
    if kinds and any(others):  # `Initiative, depends on`, `System, team, people`
        ends: list[Column] = ["name"] if "to" in found or len(kinds) == 1 else ["from", "to"]
        if len(kinds) == len(ends) and not {"name", "from"} & set(found):
            for place, end in zip(kinds, ends, strict=True):
                found[place] = end
    read = [column for column in found if column]
    if len(row) < 2 or len(read) < 2 or len(set(read)) < len(read) or not {"name", "from", "to"} & set(read):
        whole = [norm(cell) for cell in row if cell]
        every = len(whole) > 1 and all(cell in _COLUMN_OF or cell in _OTHER for cell in whole)
        return tuple(found) if every else None
    return tuple("from" if column == "name" and "to" in read else column for column in found)


def kind_in_titles(row: Sequence[str]) -> ItemKind | None:
    """Return the kind that stands above the names: of `Team, size`."""
    kinds = [kind for cell in row if (kind := kind_of(cell)) is not None]
    return kinds[0] if len(kinds) == 1 else None


def under_one_sign(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows of one cell each, whose first holds titles parted by `,` or `;`, as cells parted so."""
    for sign in (";", ",") if len(rows) > 1 and len(rows[0]) == 1 else ():
        titles = [" ".join(cell.split()) for cell in rows[0][0].split(sign)]
        if len(titles) > 1 and titles_of(titles) is not None:
            cells = [
                [" ".join(cell.split()) for cell in row[0].split(sign)] for row in rows[1:] if len(row) == 1
            ]
            if all(len(row) <= len(titles) for row in cells):
                return [titles, *cells]
    return [list(row) for row in rows]


def _column(title: str) -> Column:
    plain = norm(title.replace("#", " ").replace(".", " ")).strip()
    if plain in _COLUMN_OF:
        return _COLUMN_OF[plain]
    words = plain.split()
    if len(words) == 2 and words[1] == "name":
        return "name"
    if len(words) == 2 and words[1] in ("type", "kind"):
        return "kind"
    if len(words) == 2 and words[1] in ("fte", "ftes", "headcount", "size"):
        return "people"
    return ""


def under_titles(
    row: Sequence[str], columns: Sequence[Column], heading: ItemKind | None
) -> Cells | Need | None:
    """Read a row under its titles; None where it has no name or does not fit them."""
    given = {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}
    if len(row) > len(columns):
        return None
    if "to" in columns:
        return (
            Need(given["from"], given["to"], given.get("people", ""))
            if {"from", "to"} <= set(given)
            else None
        )
    if "name" not in given:
        return None
    kind = kind_of(given.get("kind", "")) if given.get("kind") else heading
    return Cells(given["name"], kind, quantity(given.get("people", "")), quantity(given.get("wants", "")))


def in_any_order(row: Sequence[str], heading: ItemKind | None) -> Cells | None:
    """Read a row of name, kind and people (then people wanted), in any order; None where it is none."""
    cells = [cell for cell in row if cell]
    figures = [
        found for cell in cells if (found := quantity(cell)) is not None and found.unit in ("", "people")
    ]
    words = [cell for cell in cells if kind_of(cell) is not None and not is_quoted(cell)]
    names = [cell for cell in cells if cell not in words and quantity(cell) is None]
    if not names and len(words) == 2:  # a team called Ops: the other cell is the plain word for a kind
        names = [cell for cell in words if fold(cell) not in ITEM_KINDS]
        words = [cell for cell in words if cell not in names]
    kinds = [kind for cell in words if (kind := kind_of(cell)) is not None]
    if len(names) != 1 or len(figures) > 2 or len(kinds) > 1 or len(cells) < 2:
        return None
    if len(names) + len(figures) + len(kinds) < len(cells):
        return None
    people, wants = (*figures, None, None)[:2]
    return Cells(names[0], kinds[0] if kinds else heading, people, wants)


def labelled_cells(line: str) -> Cells | None:
    """Read `team: Web, people: 6`: every piece says itself what it is."""
    given: dict[str, str] = {}
    for piece in line.split(","):
        label, colon, value = piece.partition(":")
        column = _column(label) if kind_of(label.strip()) is None else "name"
        if not colon or not value.strip() or not column or column in given:
            return None
        given[column] = value.strip()
        if kind_of(label.strip()) is not None:
            given.setdefault("kind", label.strip())
    if len(given) < 2 or "name" not in given or line.count(":") < 2:
        return None
    return Cells(
        given["name"],
        kind_of(given.get("kind", "")),
        quantity(given.get("people", "")),
        quantity(given.get("wants", "")),
    )


def cells_in(line: str, names: Names) -> list[str] | None:
    """Return the cells of a typed line that are parted by `>`, `;` or `,` and say a kind; else None.

    Among the cells one is nothing but a word for a kind, and one a name: `Crop models, team, 4`.
    """
    if '"' in line or names.knows(line):
        return None
    for sign in (">", ";", ","):
        cells = [" ".join(cell.split()) for cell in line.split(sign)]
        if len(cells) < 2 or not all(cells) or any(":" in cell for cell in cells):
            continue
        kinds = [cell for cell in cells if kind_of(cell) is not None]
        if kinds and (found := in_any_order(cells, None)) is not None and found.kind is not None:
            return cells
    return None
