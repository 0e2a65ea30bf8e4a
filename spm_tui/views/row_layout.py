"""Rows of a list one under the other: which lines each takes, and which differ from those shown before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spm_tui.text import clean
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line


def _alike(one: Sequence[Row], other: Sequence[Row]) -> int:
    """Return how many rows at the beginning of both show the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class RowLayout:
    """A list of rows and the lines they take; a value, replaced when other rows are shown.

    Rows are counted from 0, and so are lines. No row and no line is drawn or put into words here.
    """

    def __init__(self, rows: tuple[Row, ...] = ()) -> None:
        self.rows = rows
        self._starts: list[int] = []
        self._owner: list[int] = []
        for index, row in enumerate(rows):
            self._starts.append(len(self._owner))
            self._owner += [index] * len(row.lines)

    @property
    def height(self) -> int:
        """How many lines there are."""
        return len(self._owner)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, from the first row to the last."""
        return tuple(line for row in self.rows for line in row.lines)

    def lines_of(self, index: int) -> range:
        """Return the numbers of the lines of a row; none of a row that is not there."""
        if not 0 <= index < len(self.rows):
            return range(0)
        return range(self._starts[index], self._starts[index] + len(self.rows[index].lines))

    def row_at(self, number: int) -> int | None:
        """Return the row that a line belongs to; None where there is no such line."""
        return self._owner[number] if 0 <= number < len(self._owner) else None

    def place_of(self, number: int) -> tuple[int, int]:
        """Return the row that a line belongs to, and which of its lines it is."""
        owner = self._owner[number]
        return owner, number - self._starts[owner]

    def text_of(self, number: int) -> str:
        """Return the text of a line, cleaned."""
        owner, line = self.place_of(number)
        return "".join(clean(span.text) for span in self.rows[owner].lines[line])

    def changed_from(self, before: RowLayout) -> range:
        """Return the numbers of the lines that may differ from those of another layout."""
        old, new = before.rows, self.rows
        same = _alike(old, new)
        first = self._starts[same] if same < len(new) else self.height
        if self.height != before.height:
            return range(first, max(before.height, self.height))
        same_at_end = _alike(old[same:][::-1], new[same:][::-1])
        return range(first, before.height - sum(len(row.lines) for row in new[len(new) - same_at_end :]))

    def to_pick(self, index: int, step: int) -> int:
        """Return the first row from `index` on that can be picked; -1 or the count of rows where none can."""
        while 0 <= index < len(self.rows) and not self.rows[index].pick:
            index += step
        return index

    def cursor_for(self, key: str | None, before: int) -> int:
        """Return the row for the cursor: the one with this key, else about where it was before, else 0."""
        keys = {row.key: index for index, row in enumerate(self.rows) if row.pick}
        fallback = min(before, max(0, len(self.rows) - 1))
        found = keys.get(key, fallback) if key is not None else fallback
        if self.rows and not self.rows[found].pick:
            return min(keys.values(), default=0)
        return found

    def key_at(self, index: int) -> str | None:
        """Return the key of a row that can be picked, else None."""
        return self.rows[index].key if 0 <= index < len(self.rows) and self.rows[index].pick else None
