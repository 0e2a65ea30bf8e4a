"""The line of a question and what is around it: its reading, what is asked behind it, the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.getters import query_one
from textual.widgets import Input

from spm_tui.tui.screens.asked_under_line import AskedUnderLine
from spm_tui.tui.screens.line_hint import LineHint
from spm_tui.tui.screens.part_by_part import PartByPart
from spm_tui.tui.screens.question_dialogs import QuestionDialogs
from spm_tui.tui.screens.row_editing import RowEditing
from spm_tui.tui.session_state import reader_loading
from spm_tui.tui.session_state.answer_editor import AnswerEditor, LineResult
from spm_tui.tui.widgets.completion import Completion, Offer
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.reading_line import ReadingLine
from spm_tui.views.answer_table import ONLY_SEEN, heading
from spm_tui.views.beginnings import first_lines
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span, width_of

if TYPE_CHECKING:
    from spm_tui.tui.session_state.open_session import OpenSession


class LineScreen(QuestionDialogs):
    """A screen with a line to type answers into, and the table they stand in."""

    preview_line = query_one("#preview", ReadingLine)
    before = query_one("#before", LinesView)
    ask = query_one("#ask", LinesView)
    heading_line = query_one("#heading", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.editor = AnswerEditor(open_session.workspace)
        self.under_line = AskedUnderLine(self)
        self.parts = PartByPart(self)
        self.row_editing = RowEditing(self, self.parts)
        self._previewing = False
        self._refused = ""
        self._wanted: str | None = None
        self._drafts: dict[str, str] = {}
        self._reading = False
        self.hint = LineHint(self, busy=lambda: self.parts.active, loaded=self.show_reading)

    def take_lines(self) -> None:
        """Take the lines of the box, and the keys that answer what is asked; it is there from now on."""
        Completion(self.box, self.rows, self._suggest, self._rows_in_sight)
        self.box.taken_by, self.box.takes_empty, self.box.answers = self._enter, True, self._answers

    def _suggest(self, line: str, cursor: int) -> tuple[Offer, ...]:
        if self.parts.active:
            return self.parts.offers(line, cursor)
        if not reader_loading.loaded():
            return ()
        from spm_tui.workshop.entry.suggesting_spoken import suggest_line

        return suggest_line(self.workspace.session, self.question.key, line, cursor)

    def _rows_in_sight(self, line: str) -> tuple[str, ...]:
        """Return the row being written about and the newest one, which no offer covers."""
        return self.editor.rows_about(self.question.key, line)

    # ---- showing

    def _show_rows(self, at: str | None = None) -> None:
        width = max(30, self.rows.text_width - 1)
        rows = self.editor.rows(self.question.key, width)
        if rows:
            heads = (Span(" "), *heading(width, said_too=self.question.key not in ONLY_SEEN))
            self.heading_line.show([heads])
        else:
            self.heading_line.show(())
            rows = [Row("begin", first_lines(self.question, width), pick=False)]
        self.rows.show_rows(rows, at=at)

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing under the line being typed."""
        if self.parts.active:
            self.host.say(text)
            return
        self._previewing = False
        self.preview_line.tell(text, style)  # type: ignore[arg-type]

    # ---- typing

    @on(Input.Changed, "#entry")
    def _typed(self) -> None:
        text = self.box.value  # now: the message may be of a line that was entered since
        if text and text == self._refused:
            return  # why it was not taken stays until it is changed
        self._refused = ""
        if self.parts.active:
            if text != self.parts.refused:
                self.call_next(self.parts.typed)
            return
        if not text.strip():
            self.box.dim(())
            if self._previewing:
                self.tell(self.editor.editing_words())
            return
        if not self._reading:
            self._reading = True
            self.call_after_refresh(self.show_reading)  # behind the echo, and once for all keys of one moment

    def show_reading(self) -> None:
        """Show how the line is read as it is now."""
        self._reading = False
        text = self.box.value
        if not text.strip() or self.parts.active or not self.is_mounted or not self.hint.ready_to_read():
            return
        found = self.editor.preview(self.question.key, text)
        self.box.dim(found.unread)
        self.preview_line.preview(found)
        self._previewing = True

    def _answers(self, event: events.Key) -> bool:
        """Take a key that answers what is asked."""
        return self.parts.key(event) if self.parts.active else self.under_line.key(event)

    def _enter(self, line: str) -> None:
        if self.parts.active:
            self.parts.enter(line)
        elif not line.strip():
            if self.editor.editing is None:
                self.under_line.end()
                self.parts.begin()
        elif not self.under_line.answers(line):
            self._enter_line(line)

    def _enter_line(self, line: str) -> None:
        self.under_line.end()
        result = self.editor.enter(self.question.key, line)
        if not result.taken:
            self.box.give_back(line)
            self._refused = self.box.value
        if result.meanings:
            self.under_line.ask_meaning(line, result.meanings, lambda n: self._take_meaning(line, n))
            return
        if result.places:
            self.under_line.ask_place(line, result.places, lambda n: self._send(line, n))
            return
        self.take(result)
        if result.readings:
            meant = [text for _, text in result.readings]
            called = tuple(label for label, _ in result.readings)
            self.under_line.ask_meaning(line, called, lambda n: self._enter_line(meant[n]))

    def _take_meaning(self, line: str, number: int) -> None:
        self.take(self.editor.choose(self.question.key, line, number))

    def _send(self, line: str, number: int) -> None:
        self.take(self.editor.send(self.question.key, line, number))

    def keep_and_begin(self, line: str, letter: str) -> None:
        """Keep the line in the box to be sorted, and begin the next one with a letter."""
        self.take(self.editor.keep_to_sort(self.question.key, line))
        self.box.put(letter)

    def answered(self, told: str, position: int) -> None:
        """Show that what was asked behind a line was answered."""
        self._show_rows(at=f"record:{position}")
        self.tell(told, "good")

    # ---- part by part

    @property
    def answer_height(self) -> int:
        """The lines there are for the line, what is asked, and the table."""
        return self.query_one("#answer").size.height + 2

    def show_parts(self, above: Sequence[Line], ask: Line, below: Sequence[Line]) -> None:
        """Show the parts of a record around the box."""
        self.add_class("-parts")
        self.before.styles.height = len(above)
        self.before.display = bool(above)
        self.before.show(above)
        self.ask.styles.width = width_of(ask) + 1
        self.ask.show([ask])
        self.hint.clear()
        self.box.dim(())
        self.preview_line.present(below, most=len(below))

    def parts_ended(self) -> None:
        """Show the line alone again."""
        self.remove_class("-parts")
        self.before.display = False
        self.box.value = ""
        self.hint.show()
        self.tell("")

    def show_rows(self, at: str | None = None) -> None:
        """Show the table, with the cursor at a row."""
        self._show_rows(at=at)

    @on(EntryBox.Pasted, "#entry")
    def _pasted(self, event: EntryBox.Pasted) -> None:
        self.take(self.editor.enter_many(self.question.key, event.text))

    def take(self, result: LineResult, *, ask: bool = True) -> None:
        """Show what became of a line, and ask what its record lacks where that is to be asked."""
        if result.taken:
            self._show_rows(at=result.row)
            self.box.dim(())
        self.tell(result.message, "good" if result.taken else "warn")
        if ask:
            self.under_line.ask_behind(result)

    def action_another_kind(self) -> None:
        """Give the new thing of the line another kind."""
        if self.parts.active:
            self.parts.another_kind()
            return
        told = self.editor.another_kind(self.question.key, self.box.value)
        if told is None:
            self.tell("There is no new thing in the line.")
        elif told:
            self.tell(told, "good")
        else:
            self.show_reading()
