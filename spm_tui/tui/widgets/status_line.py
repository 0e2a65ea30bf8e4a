"""The line above the keys in which a screen says what became of something; it covers nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import Line, Lines, paragraph

#: Lines that several sentences take at most; what does not fit waits for the next key.
MOST: Final = 3
#: Lines one sentence takes at most, as with a long path in it.
MOST_OF_ONE: Final = 6


class Sentence(NamedTuple):
    """One sentence, and whether it is about something that went amiss."""

    text: str
    alarm: bool = False


class StatusLine(LinesView):
    """As many whole sentences as there is room for, oldest first; as high as they are."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; padding: 0 1; scrollbar-size: 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self.display = False

    def show_sentences(self, sentences: Sequence[Sentence], width: int) -> int:
        """Show the first of these sentences that fit into the width of the screen; return how many."""
        lines: list[Line] = []
        fitting = 0
        for text, alarm in sentences:
            more = self._wrapped(text, alarm, width - 2)
            if lines and len(lines) + len(more) > MOST:
                break
            lines += more
            fitting += 1
        self.display = bool(lines)
        lines = lines[:MOST_OF_ONE]
        self.styles.height = max(1, len(lines))
        self.show(lines)
        return fitting

    @staticmethod
    def _wrapped(text: str, alarm: bool, width: int) -> Lines:
        if alarm:
            return paragraph(f"! {text}", max(20, width), "warn", "  ")
        return paragraph(text, max(20, width), "strong")
