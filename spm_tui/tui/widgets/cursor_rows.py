"""Rows with a cursor on one of them, each drawn when a line of it comes into view; keys: `rows_view.py`."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Region
from textual.strip import Strip

from spm_tui.text import cells
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.row_layout import RowLayout
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span


class CursorRows(LinesView):
    """Draws rows and the cursor, which is a mark, and a bar too while keys go to the list."""

    TEXT_FROM: ClassVar[int] = 1  # before it stands the mark of the cursor

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._layout = RowLayout()
        self._cursor = 0
        self.led = False  # keys come from a box beside it: the cursor shows as if the list had the focus

    @property
    def _key_shown(self) -> str | None:
        return self._layout.key_at(self._cursor)

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """The rows shown now."""
        return self._layout.rows

    def _lay_out(self, rows: tuple[Row, ...], key: str | None) -> None:
        """Show these rows, the cursor on the one with this key, if it is there; draw only what differs."""
        marked, before = self._lines_of(self._cursor), self._layout
        self._layout = RowLayout(rows)
        self._cursor = self._layout.cursor_for(key, self._cursor)
        self._show_changed(self._layout.changed_from(before))
        if marked != self._lines_of(self._cursor):
            self._redraw(marked)
        self._redraw_row(self._cursor)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown now, without the mark of the cursor."""
        return self._layout.lines

    def total_lines(self) -> int:
        """How many lines there are to scroll through."""
        return self._layout.height

    def text_of(self, number: int) -> str:
        """Return the text of a line, with a blank where the mark of the cursor stands."""
        return " " + self._layout.text_of(number)

    def text_here(self) -> str:
        """Return the text of the row under the cursor; of all rows where it stands on none."""
        if self._key_shown is None:
            return super().text_here()
        return "\n".join(self.text_of(number).strip() for number in self._lines_of(self._cursor))

    def draw(self, number: int) -> Strip:
        """Draw one line with the cursor mark in front of it."""
        owner, place = self._layout.place_of(number)
        row = self._layout.rows[owner]
        here = owner == self._cursor and row.pick
        mark = Span(self.signs.here if here and place == 0 else " ", "strong" if here else "")
        line = (mark, *row.lines[place])
        if not here or not (self.has_focus or self.led):
            return self.strip_of(line)
        rest = self.size.width - sum(cells(span.text) for span in line)  # one bar, however long its lines are
        return self.strip_of((*line, Span(" " * max(0, rest))), "cursor")

    def _lines_of(self, index: int) -> range:
        return self._layout.lines_of(index)

    def _redraw_row(self, index: int) -> None:
        self._redraw(self._lines_of(index))

    def _redraw(self, lines: range) -> None:
        for y in lines:
            self._strips.pop(y, None)
        if lines:
            self.refresh_lines(lines.start, len(lines))

    def _reveal(self) -> None:
        if lines := self._lines_of(self._cursor):
            region = Region(0, lines.start, 1, len(lines))
            self.scroll_to_region(region, animate=False, force=True)

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self._redraw_row(self._cursor)

    def on_blur(self) -> None:
        """Show the cursor as a mark only."""
        self._redraw_row(self._cursor)
