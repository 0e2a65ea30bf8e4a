"""Showing only the rows that hold what is being looked for, with the headings they stand under."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from spm_tui.text import bare, clean
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span


class Narrowed(NamedTuple):
    """The rows to show, and how many things of a list are among them."""

    rows: tuple[Row, ...]
    found: int
    of: int


def matcher(text: str) -> Callable[[str], bool]:
    """Return whether a name holds all words of a text, wherever; case and accents do not matter."""
    words = bare(text).split()

    def matches(name: str) -> bool:
        plain = bare(name)
        return all(word in plain for word in words)

    return matches


def narrowed(rows: Sequence[Row], text: str) -> Narrowed:
    """Return the rows whose words hold all words of a text; what follows a row comes and goes with it.

    A heading stays over the rows that stay under it. With no text all rows stay.
    """
    of = sum(row.pick and not row.follows for row in rows)
    if not text.strip():
        return Narrowed(tuple(rows), of, of)
    matches = matcher(text)
    kept: list[Row] = []
    heads: list[Row] = []
    under, shown, found = False, False, 0
    for row in rows:
        if row.follows:
            kept += [row] if shown else []
        elif row.pick:
            shown = matches(row.words or _text(row))
            if shown:
                kept += [*heads, row]
                heads = []
                found += 1
        else:
            heads = [row] if under else [*heads, row]
        under = row.pick or row.follows
    if not found and of:
        kept = [Row("nothing", ((Span(f' Nothing found for "{clean(text.strip())}".', "dim"),),), pick=False)]
    return Narrowed(tuple(kept), found, of)


def _text(row: Row) -> str:
    return " ".join(span.text for line in row.lines for span in line)


def names_found(names: Iterable[tuple[str, str]], text: str) -> frozenset[str] | None:
    """Return the ids of (id, name) pairs whose names hold a text; None where nothing is looked for."""
    if not text.strip():
        return None
    matches = matcher(text)
    return frozenset(identity for identity, name in names if matches(name))
