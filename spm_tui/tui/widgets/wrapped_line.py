"""What is told under a line being typed: whole sentences, on as many lines as they take."""

from __future__ import annotations

from typing import Final

from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.styled_lines import Span, Style, fit_line, paragraph

#: Lines it takes at most.
MOST: Final = 3


class WrappedLine(LinesView):
    """One line, and more while a sentence needs them. It gives none back until the line is typed no more."""

    def tell(self, text: str, style: Style = "dim", *, typing: bool = False) -> None:
        """Tell something; while one is `typing`, what stands below moves down at most and never up again."""
        width = max(10, self.size.width - 1)
        lines = paragraph(text, width - 1, style, " ", " ")
        if len(lines) > MOST:
            rest = " " + " ".join(span.text.strip() for line in lines[MOST - 1 :] for span in line)
            lines = (*lines[: MOST - 1], fit_line((Span(rest, style),), width, self.signs.more))
        height = max(1, len(lines))
        if typing:
            height = max(height, self.size.height)
        self.styles.height = height  # which may differ from the size: another was told in the same moment
        self.show(lines)
