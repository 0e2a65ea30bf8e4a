"""Text that is marked with the mouse; it shows in reverse, with no colour too and on every ground."""

from __future__ import annotations

from textwrap import dedent
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from spm_tui.tui.textual_internals.own_scroll_bar import OwnScrollBar
from spm_tui.views.styled_lines import part


def marked(strip: Strip, start: int, end: int) -> Strip:
    """Return a strip with the cells from `start` to `end` (not included) marked; what is in reverse turns."""
    start, end = max(0, start), min(strip.cell_length, end)
    if start >= end:
        return strip
    turned = [
        Segment(text, (style or Style()) + Style(reverse=not (style and style.reverse)), control)
        for text, style, control in strip.crop(start, end)
    ]
    return Strip.join([strip.crop(0, start), Strip(turned, end - start), strip.crop(end)])


class Markable(OwnScrollBar):
    """A view of lines that can be marked from any cell to any other, in cells and lines of its text."""

    #: The first cell of a line that is text and can be marked.
    TEXT_FROM: ClassVar[int] = 0

    _selection: Selection | None = None

    def total_lines(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def text_of(self, number: int) -> str:
        """Return the text of a line, as it stands in the cells of the widget."""
        raise NotImplementedError

    def text_here(self) -> str:
        """Return all of the text, what is scrolled out of view too, without what only fills its lines."""
        lines = [self.text_of(number).rstrip() for number in range(self.total_lines())]
        return dedent("\n".join(lines)).strip("\n")

    def place_at(self, x: int, y: int) -> Offset:
        """Return the (cell, line) of the text that is next to a place of the screen."""
        inner = self.content_region
        column = max(0, min(x - inner.x, inner.width - 1)) + self.scroll_offset.x
        line = max(0, min(y - inner.y, inner.height - 1)) + self.scroll_offset.y
        return Offset(column, line)

    def marked_in(self, number: int) -> tuple[str, int, int]:
        """Return what of a line is marked and the cells it takes; never the blanks at its end."""
        span = self._selection.get_span(number) if self._selection is not None else None
        if span is None or not 0 <= number < self.total_lines():
            return "", 0, 0
        text = self.text_of(number)
        found, start, end = part(
            text, max(self.TEXT_FROM, span[0]), 2 * len(text) if span[1] < 0 else span[1]
        )
        shown = found.rstrip()
        return shown, start, end - (len(found) - len(shown))

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is marked now."""
        self._selection = selection
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:  # noqa: ARG002 - it is kept
        """Return the marked text and the line feed after it; None where nothing but blanks is marked."""
        found = [self.marked_in(number)[0] for number in range(self.total_lines())]
        text = "\n".join(found).strip("\n")
        return (text, "\n") if text.strip() else None

    def text_select_all(self) -> None:
        """Mark nothing at a double click: in a list and on the map it chooses."""
