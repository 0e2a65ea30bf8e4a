"""What those who ask around the line of a question need of its screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from spm_tui.tui.session_state.answer_editor import AnswerEditor, LineResult
from spm_tui.tui.widgets.completion import CoveredRows
from spm_tui.tui.widgets.entry_box import LineBox
from spm_tui.tui.widgets.reading_line import ReadingLine
from spm_tui.views.styled_lines import Line
from spm_tui.workshop.questions import Question
from spm_tui.workspace import Workspace


class AskingScreen(Protocol):
    """A question, its line and table, and who keeps what is answered."""

    editor: AnswerEditor
    workspace: Workspace

    @property
    def question(self) -> Question:
        """The question in front."""

    @property
    def box(self) -> LineBox:
        """The line."""

    @property
    def rows(self) -> CoveredRows:
        """The table."""

    @property
    def preview_line(self) -> ReadingLine:
        """What stands under the line."""

    @property
    def answer_height(self) -> int:
        """The lines there are for the line, what is asked, and the table."""

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing under the line."""

    def take(self, result: LineResult, *, ask: bool = True) -> None:
        """Show what became of a line, and ask what its record lacks where that is to be asked."""

    def keep_and_begin(self, line: str, letter: str) -> None:
        """Keep the line in the box to be sorted, and begin the next one with a letter."""

    def answered(self, told: str, position: int) -> None:
        """Show that what was asked behind a line was answered."""

    def show_parts(self, above: Sequence[Line], ask: Line, below: Sequence[Line]) -> None:
        """Show the parts of a record around the box."""

    def parts_ended(self) -> None:
        """Show the line alone again."""

    def show_rows(self, at: str | None = None) -> None:
        """Show the table, with the cursor at a row."""
