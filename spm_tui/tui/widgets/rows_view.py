"""A list of rows to walk with keys and the mouse, and to filter; how it is drawn is in `cursor_rows.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from spm_tui.tui.widgets.cursor_rows import CursorRows
from spm_tui.views.filtering import narrowed
from spm_tui.views.rows import Row


class RowsView(CursorRows, can_focus=True):
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
        self._every: tuple[Row, ...] = ()
        self.sought = ""  # what is looked for: other rows are not shown
        self.counts = (0, 0)
        #: Called when other rows are shown, or another number of them.
        self.counted: Callable[[], None] | None = None
        #: Whether it was given rows, if only none: a key before that would find nothing.
        self.filled = False

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor, as things are now; None when there is none."""
        self._catch_up()
        return self._key_shown

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
        self._lay_out(tuple(rows), at if at is not None else self._key_shown)
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

    def go(self, index: int) -> None:
        """Put the cursor on a row, and bring it into view."""
        key = self._layout.key_at(index)
        if index == self._cursor or key is None:
            return
        before, self._cursor = self._cursor, index
        self._redraw_row(before)
        self._redraw_row(index)
        self._reveal()
        self.post_message(self.Moved(self, key))

    def action_move(self, step: int) -> None:
        """Go one row up or down, over headings."""
        self._catch_up()
        index = self._layout.to_pick(self._cursor + step, step)
        if index < 0:
            self.post_message(self.LeftAtTop(self))
        self.go(index)

    def action_page(self, step: int) -> None:
        """Go a screenful up or down; where all is in view the key is free for the screen."""
        self._catch_up()
        if self.total_lines() <= self.size.height:
            raise SkipAction
        height = max(1, self.size.height - 1)
        lines = self._lines_of(self._cursor)
        if not lines:
            return
        line = max(0, min(self.total_lines() - 1, lines.start + step * height))
        self.go(self._layout.to_pick(self._layout.place_of(line)[0], step))

    def action_edge(self, step: int) -> None:
        """Go to the first or the last row."""
        self._catch_up()
        self.go(self._layout.to_pick(0 if step < 0 else len(self.shown_rows) - 1, -step))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    def choose(self, place: int) -> None:
        """Choose the row at this place (from 0), if there is one."""
        if 0 <= place < len(self.shown_rows):
            self.post_message(self.Chosen(self, self.shown_rows[place].key))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the row under the cursor chooses it."""
        self._catch_up()
        inside = event.get_content_offset(self)
        line = inside.y + self.scroll_offset.y if inside is not None else -1
        index = self._layout.row_at(line)
        if index == self._cursor:
            self.action_choose()
        elif index is not None:
            self.go(index)
