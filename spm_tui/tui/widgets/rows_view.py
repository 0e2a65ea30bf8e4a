"""A list of rows to walk with the arrow keys; a row is drawn when a line of it comes into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from spm_tui.text import cells, clean
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.filtering import narrowed
from spm_tui.views.line import Line, Span
from spm_tui.views.rows import Row


def _alike(one: Sequence[Row], other: Sequence[Row]) -> int:
    """Return how many rows at the beginning of both show the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class RowsView(LinesView, can_focus=True):
    """A list to walk with the arrow keys; a row may be several lines high."""

    DEFAULT_CSS = """
    RowsView:focus { background-tint: $foreground 3%; }
    """
    TEXT_FROM: ClassVar[int] = 1  # before it stands the mark of the cursor
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("escape", "screen.unfilter", "Show all", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: RowsView, key: str) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> RowsView:
            """The list it happened in."""
            return self.rows

    class Chosen(Moved):
        """A row was chosen with Enter or a second click."""

    class LeftAtTop(Message):
        """Up was pressed on the first row."""

        def __init__(self, rows: RowsView) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowsView:
            """The list it happened in."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._starts: list[int] = []
        self._owner: list[int] = []
        self._cursor = 0
        self._every: tuple[Row, ...] = ()
        self.sought = ""  # what is looked for: other rows are not shown
        self.counts = (0, 0)
        self.led = False  # keys come from a box beside it: the cursor shows as if the list had the focus
        #: Called when other rows are shown, or another number of them.
        self.counted: Callable[[], None] | None = None
        #: Whether it was given rows, if only none: a key before that would find nothing.
        self.filled = False

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor, as things are now; None when there is none."""
        self._catch_up()
        return self._key_shown

    @property
    def _key_shown(self) -> str | None:
        return self._rows[self._cursor].key if self._rows and self._rows[self._cursor].pick else None

    def _catch_up(self) -> None:
        """Have the screen show what changed since: a key or a click finds the rows that are there."""
        catch_up = getattr(self.screen, "catch_up", None) if self.is_attached else None
        if catch_up is not None:
            catch_up()

    def show_rows(self, rows: Sequence[Row], *, at: str | None = None) -> None:
        """Show these rows; the cursor stays on its key, or goes to `at`.

        Where something is looked for, only what is found; a row to go to is shown in any case.
        """
        self.filled = True
        self._every = tuple(rows)
        if self.sought and at is not None and any(row.key == at for row in self._every):
            found = narrowed(self._every, self.sought).rows
            self.sought = self.sought if any(row.key == at for row in found) else ""
        rows, *counts = narrowed(self._every, self.sought)
        self.counts = (counts[0], counts[1])
        wanted = at if at is not None else self._key_shown
        before, marked = self._cursor, self._lines_of(self._cursor)
        changed = self._put(tuple(rows))
        keys = {row.key: index for index, row in enumerate(self._rows) if row.pick}
        fallback = min(before, max(0, len(self._rows) - 1))
        self._cursor = keys.get(wanted, fallback) if wanted is not None else fallback
        if self._rows and not self._rows[self._cursor].pick:
            self._cursor = next((i for i, row in enumerate(self._rows) if row.pick), 0)
        self._show_changed(changed)
        if marked != self._lines_of(self._cursor):
            self._redraw(marked)
        self._redraw_row(self._cursor)
        if at is not None:
            self._reveal()
        if self.counted is not None:
            self.counted()

    def filter_by(self, text: str) -> None:
        """Show only the rows that hold all words of a text; the cursor stays, or goes to the first one."""
        before, self.sought = self.cursor_key, text
        self.show_rows(self._every)
        if self.cursor_key != before:
            self._cursor_to_first()
        self._reveal()

    def _cursor_to_first(self) -> None:
        self.action_edge(-1)
        if (key := self.cursor_key) is not None:
            self.post_message(self.Moved(self, key))

    def _put(self, rows: tuple[Row, ...]) -> range:
        """Take these rows in place of those before; return the numbers of the lines that may differ."""
        old, lines = self._rows, len(self._owner)
        self._rows, self._starts, self._owner = rows, [], []
        for index, row in enumerate(rows):
            self._starts.append(len(self._owner))
            self._owner += [index] * len(row.lines)
        same = _alike(old, rows)
        first = self._starts[same] if same < len(rows) else len(self._owner)
        if len(self._owner) != lines:
            return range(first, max(lines, len(self._owner)))
        same_at_end = _alike(old[same:][::-1], rows[same:][::-1])
        return range(first, lines - sum(len(row.lines) for row in rows[len(rows) - same_at_end :]))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown now, without the mark of the cursor."""
        return tuple(line for row in self._rows for line in row.lines)

    def total_lines(self) -> int:
        """How many lines there are to scroll through."""
        return len(self._owner)

    def text_of(self, number: int) -> str:
        """Return the text of a line, with a blank where the mark of the cursor stands."""
        owner = self._owner[number]
        line = self._rows[owner].lines[number - self._starts[owner]]
        return " " + "".join(clean(span.text) for span in line)

    def text_here(self) -> str:
        """Return the text of the row under the cursor; of all rows where it stands on none."""
        if self.cursor_key is None:
            return super().text_here()
        return "\n".join(self.text_of(number).strip() for number in self._lines_of(self._cursor))

    def draw(self, number: int) -> Strip:
        """Draw one line with the cursor mark in front of it."""
        owner = self._owner[number]
        here = owner == self._cursor and self._rows[owner].pick
        row = number - self._starts[owner]
        mark = Span(">" if here and row == 0 else " ", "strong" if here else "")
        line = (mark, *self._rows[owner].lines[row])
        if not here or not (self.has_focus or self.led):
            return self.strip_of(line)
        rest = self.size.width - sum(cells(span.text) for span in line)  # one bar, however long its lines are
        return self.strip_of((*line, Span(" " * max(0, rest))), "cursor")

    def _lines_of(self, index: int) -> range:
        """Return the numbers of the lines of a row; none of a row that is not there."""
        if not 0 <= index < len(self._rows):
            return range(0)
        return range(self._starts[index], self._starts[index] + len(self._rows[index].lines))

    def _redraw_row(self, index: int) -> None:
        self._redraw(self._lines_of(index))

    def _redraw(self, lines: range) -> None:
        for y in lines:
            self._strips.pop(y, None)
        if lines:
            self.refresh_lines(lines.start, len(lines))

    def _reveal(self) -> None:
        if self._rows:
            region = Region(0, self._starts[self._cursor], 1, len(self._rows[self._cursor].lines))
            self.scroll_to_region(region, animate=False, force=True)

    def go(self, index: int) -> None:
        """Put the cursor on a row, and bring it into view."""
        if index == self._cursor or not 0 <= index < len(self._rows) or not self._rows[index].pick:
            return
        before, self._cursor = self._cursor, index
        self._redraw_row(before)
        self._redraw_row(index)
        self._reveal()
        self.post_message(self.Moved(self, self._rows[index].key))

    def action_move(self, step: int) -> None:
        """Go one row up or down, over headings."""
        self._catch_up()
        index = self._cursor + step
        while 0 <= index < len(self._rows) and not self._rows[index].pick:
            index += step
        if index < 0:
            self.post_message(self.LeftAtTop(self))
        self.go(index)

    def action_page(self, step: int) -> None:
        """Go a screenful up or down; where all is in view the key is free for the screen."""
        self._catch_up()
        if self.total_lines() <= self.size.height:
            raise SkipAction
        height = max(1, self.size.height - 1)
        if not self._rows:
            return
        line = self._starts[self._cursor] + step * height
        index = self._owner[max(0, min(len(self._owner) - 1, line))]
        while 0 <= index < len(self._rows) and not self._rows[index].pick:
            index += step
        self.go(index)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last row."""
        self._catch_up()
        order = range(len(self._rows)) if step < 0 else reversed(range(len(self._rows)))
        self.go(next((i for i in order if self._rows[i].pick), -1))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    def choose(self, place: int) -> None:
        """Choose the row at this place (from 0), if there is one."""
        if 0 <= place < len(self._rows):
            self.post_message(self.Chosen(self, self._rows[place].key))

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self._redraw_row(self._cursor)

    def on_blur(self) -> None:
        """Show the cursor as a mark only."""
        self._redraw_row(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the row under the cursor chooses it."""
        self._catch_up()
        inside = event.get_content_offset(self)
        line = inside.y + self.scroll_offset.y if inside is not None else -1
        if not 0 <= line < len(self._owner):
            return
        index = self._owner[line]
        if index == self._cursor:
            self.action_choose()
        else:
            self.go(index)
