"""A QR code in the terminal, black on white whatever the theme is, so that a phone reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.strip import Strip

from spm_tui.tui.widgets.lines_view import LinesView

DARK, LIGHT = "#000000", "#ffffff"
#: Both halves of a cell have a colour of their own: a terminal's default for either would not be read.
LOOKS: Final = {
    (upper, lower): Style(color=DARK if upper else LIGHT, bgcolor=DARK if lower else LIGHT)
    for upper in (True, False)
    for lower in (True, False)
}
UPPER_HALF: Final = "▀"
Squares = Sequence[Sequence[bool]]


class CodeView(LinesView):
    """Shows a code: two squares a cell, or with ASCII signs alone one square on two cells."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "CodeView { scrollbar-size: 0 0; }"

    def __init__(self, *, id: str, ascii: bool) -> None:
        super().__init__(id=id)
        self._ascii = ascii
        self._squares: Squares = ()

    def show_code(self, squares: Squares) -> None:
        """Show this code."""
        if squares == self._squares:
            return
        self._squares = squares
        self._strips.clear()
        wide, high = self.room_of(squares)
        self.styles.width, self.styles.height = wide, high
        self.refresh()

    def room_of(self, squares: Squares) -> tuple[int, int]:
        """Return how many cells and lines a code takes."""
        side = len(squares)
        return (2 * side, side) if self._ascii else (side, (side + 1) // 2)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Keep the two colours where no others are wanted: they are what is read."""
        return ()

    def total_lines(self) -> int:
        """How many lines the code takes."""
        return self.room_of(self._squares)[1]

    def text_of(self, number: int) -> str:  # noqa: ARG002
        """Return an empty string: a code is not text."""
        return ""

    def draw(self, number: int) -> Strip:
        """Draw one line of the code."""
        if self._ascii:
            return Strip([Segment("  ", LOOKS[dark, dark]) for dark in self._squares[number]])
        upper = self._squares[2 * number]
        below = 2 * number + 1
        lower = self._squares[below] if below < len(self._squares) else (False,) * len(upper)
        return Strip(
            [Segment(UPPER_HALF, LOOKS[above, under]) for above, under in zip(upper, lower, strict=True)]
        )
