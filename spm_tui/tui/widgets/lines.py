"""Showing the lines of a view on the Line API: what did not change is not drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from spm_tui.text import clean
from spm_tui.tui.theme import laid_over
from spm_tui.views.line import Line, Span, cells
from spm_tui.views.rows import Row


class LinesView(ScrollView, can_focus=False):
    """A widget that shows lines of styled spans and redraws only the lines that changed."""

    DEFAULT_CSS = """
    LinesView {
        height: 1fr;
        scrollbar-size-vertical: 1;
    }
    """

    #: How much there is to scroll; unlike in Textual's own, another line lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._looks: dict[str, Style] = {}
        self._made_for: Size | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown now."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; only the ones that differ from what is shown are drawn again."""
        self._made_for = self.size
        before, self._lines = self._lines, tuple(lines)
        if len(before) != len(self._lines):
            width = 1  # lines are made for the width they are shown in
            self.virtual_size = Size(width, self.total_lines())
            self._scroll_update(self.virtual_size)
        changed = [
            y
            for y in range(max(len(before), len(self._lines)))
            if y >= len(before) or y >= len(self._lines) or before[y] != self._lines[y]
        ]
        if not changed:
            return
        for y in changed:
            self._strips.pop(y, None)
        first, last = changed[0], changed[-1]
        self.refresh_lines(first, last - first + 1)

    def on_hide(self) -> None:
        """Have the lines made anew when they are shown again."""
        self._made_for = None

    def on_resize(self) -> None:
        """Have the lines made for the room there is now, unless they were: a part of a screen was shown."""
        lay_out = getattr(self.screen, "lay_out", None)
        if lay_out is not None and self.size != self._made_for:
            lay_out()

    def total_lines(self) -> int:
        """How many lines there are to scroll through."""
        return len(self._lines)

    def notify_style_update(self) -> None:
        """Forget what was drawn: the theme or a class changed."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    def look(self, name: str) -> Style:
        """Return the style of a span style name over this widget's own."""
        found = self._looks.get(name)
        if found is None:
            base = self.rich_style
            found = base + laid_over(name, self.app.theme_variables) if name else base
            self._looks[name] = found
        return found

    def strip_of(self, line: Line, extra: str = "") -> Strip:
        """Draw one line; `extra` names a style laid over all of it."""
        over = laid_over(extra, self.app.theme_variables) if extra else None
        # Views clean what they show; here, where every line passes, none that forgot can steer the terminal.
        looks = ((clean(span.text), self.look(span.style)) for span in line)
        return Strip([Segment(text, look + over if over else look) for text, look in looks])

    def render_line(self, y: int) -> Strip:
        """Draw the line at this row of the widget."""
        scroll_x, scroll_y = self.scroll_offset
        number, width = y + scroll_y, self.size.width
        strip = self._strips.get(number)
        if strip is None:
            strip = self.draw(number)
            self._strips[number] = strip
        return strip.crop_extend(scroll_x, scroll_x + width, self.look(""))

    def draw(self, number: int) -> Strip:
        """Draw line `number` of the lines."""
        return self.strip_of(self._lines[number]) if number < len(self._lines) else Strip([])


class RowsView(LinesView, can_focus=True):
    """A list to walk with the arrow keys; a row may be several lines high."""

    DEFAULT_CSS = """
    RowsView:focus { background-tint: $foreground 3%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
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

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor, or None when the list is empty."""
        return self._rows[self._cursor].key if self._rows and self._rows[self._cursor].pick else None

    def show_rows(self, rows: Sequence[Row], *, at: str | None = None) -> None:
        """Show these rows; the cursor stays on its key, or goes to `at`."""
        wanted = at if at is not None else self.cursor_key
        before = self._cursor
        self._rows = tuple(rows)
        self._starts, self._owner = [], []
        lines: list[Line] = []
        for index, row in enumerate(self._rows):
            self._starts.append(len(lines))
            self._owner += [index] * len(row.lines)
            lines += row.lines
        keys = {row.key: index for index, row in enumerate(self._rows) if row.pick}
        fallback = min(before, max(0, len(self._rows) - 1))
        self._cursor = keys.get(wanted, fallback) if wanted is not None else fallback
        if self._rows and not self._rows[self._cursor].pick:
            self._cursor = next((i for i, row in enumerate(self._rows) if row.pick), 0)
        self.show(lines)
        if before != self._cursor:
            self._redraw_row(before)
        self._redraw_row(self._cursor)
        if at is not None:
            self._reveal()

    def draw(self, number: int) -> Strip:
        """Draw one line with the cursor mark in front of it."""
        if number >= len(self._lines):
            return Strip([])
        owner = self._owner[number]
        here = owner == self._cursor and self._rows[owner].pick
        first = number == self._starts[owner]
        mark = Span(">" if here and first else " ", "strong" if here else "")
        if not here or not self.has_focus:
            return self.strip_of((mark, *self._lines[number]))
        line = (mark, *self._lines[number])
        rest = self.size.width - sum(cells(span.text) for span in line)  # one bar, however long its lines are
        return self.strip_of((*line, Span(" " * max(0, rest))), "cursor")

    def _redraw_row(self, index: int) -> None:
        if not 0 <= index < len(self._rows):
            return
        start, height = self._starts[index], len(self._rows[index].lines)
        for y in range(start, start + height):
            self._strips.pop(y, None)
        self.refresh_lines(start, height)

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
        index = self._cursor + step
        while 0 <= index < len(self._rows) and not self._rows[index].pick:
            index += step
        if index < 0:
            self.post_message(self.LeftAtTop(self))
        self.go(index)

    def action_page(self, step: int) -> None:
        """Go a screenful up or down; where all is in view the key is free for the screen."""
        if len(self._lines) <= self.size.height:
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
        order = range(len(self._rows)) if step < 0 else reversed(range(len(self._rows)))
        self.go(next((i for i in order if self._rows[i].pick), -1))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self._redraw_row(self._cursor)

    def on_blur(self) -> None:
        """Show the cursor as a mark only."""
        self._redraw_row(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the row under the cursor chooses it."""
        inside = event.get_content_offset(self)
        line = inside.y + self.scroll_offset.y if inside is not None else -1
        if not 0 <= line < len(self._owner):
            return
        index = self._owner[line]
        if index == self._cursor:
            self.action_choose()
        else:
            self.go(index)
