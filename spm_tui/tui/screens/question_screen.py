"""The question screen: one screen serves all ten; its line, table and form come from the question's data."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one

from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.question_line import LineScreen
from spm_tui.tui.session_state.row_targets import row_text
from spm_tui.tui.widgets.boxes import Below, Beside
from spm_tui.tui.widgets.completion import CoveredRows
from spm_tui.tui.widgets.entry_box import EntryBox, LineBox
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.reading_line import ReadingLine
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.tui.widgets.side_pane import SidePane
from spm_tui.views.question_header import head, time_words
from spm_tui.views.styled_lines import Line, Span, headline, paragraph, shorten
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import answer


def _question_width(size: Size) -> int:
    """Return the columns a question is wrapped into."""
    return max(20, size.width - 4)


@lru_cache(maxsize=4)
def _tallest(width: int) -> int:
    """Return the lines of the longest wording, so that nothing moves from one question to the next."""
    return max(len(paragraph(question.wording, width)) for question in QUESTIONS)


class QuestionScreen(LineScreen):
    """Where the room spends its time: the question, the line being typed, and what it means."""

    PLACE = "question"
    CSS_PATH = "question_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("question")]

    head_line = query_one("#head", LinesView)
    wording = query_one("#wording", LinesView)
    words = query_one("#words", LinesView)

    def compose(self) -> ComposeResult:
        yield LinesView(id="head")
        yield LinesView(id="wording")
        with Beside(id="body"):
            with Below(id="left"):
                with Below(id="answer") as panel:
                    panel.border_title = "Answer: one line each"
                    yield LinesView(id="before")
                    with Beside(id="line"):
                        yield LinesView(id="ask")
                        yield LineBox(id="entry")
                    yield ReadingLine(id="preview")
                    yield LinesView(id="heading")
                    yield CoveredRows(id="rows")
                yield LinesView(id="words")
            yield SidePane(id="side")
        yield KeyLine("question")

    def on_mount(self) -> None:
        self.take_lines()
        self.words.border_title = "The room's words"
        self.box.put(self._drafts.get(self.question.key, ""))
        self.box.focus()

    # ---- showing

    def show_workspace(self) -> None:
        """Show the question, its records and the live pane as they are now."""
        if not self.is_mounted or not self.size.width:
            return
        self._show_question()
        self.parts.session_changed()
        if not self.rows.size.width:  # not laid out yet; it will be with the room the question leaves
            return
        self._show_rows(at=self._wanted)
        if self._wanted is not None:
            self._wanted = None
            self.rows.focus()
        self.show_side()
        self.show_head()

    def use_room(self, size: Size) -> None:
        """Give the question the lines that the longest one takes, before the rest is laid out around it."""
        super().use_room(size)
        self.wording.styles.height = _tallest(_question_width(size)) + (size.height >= 30)

    def _show_question(self) -> None:
        lines = headline(self.question.wording, _question_width(self.size))
        blank: tuple[Line, ...] = ((Span(""),),) if self.size.height >= 30 else ()
        self.wording.show([*blank, *lines])
        self.hint.show()
        given = answer(self.workspace.session, self.question.key)
        said = given.words if given and given.words else ""
        room = max(1, self.words.size.height)
        lines = paragraph(f'"{said}"', max(10, self.words.size.width)) if said else ()
        shown_words = shorten(lines, room, "more lines: F7 shows them all")
        more = "F7 or e: write down how the room puts it"
        self.words.show(shown_words or [(Span(more, "dim"),)])

    def show_side(self) -> None:
        """Show the story of the moment, or the facilitator's drawer."""
        self.side.present(self.workspace, self.question)

    def diagnosis_changed(self) -> None:
        """Show what is noticed now."""
        if self.is_mounted and self.size.width:
            self.show_side()

    def show_head(self) -> None:
        """Show where we are, the clock and whether all is saved."""
        number = self.question.number
        timer = self.open_session.clock
        time = time_words(self.workspace.session, self.question.key, timer.seconds if timer.used else None)
        saved, alarm = self.open_session.autosave.words
        ways = "F2 map  F3 stop  F4 noticed"
        session = self.workspace.session
        told = head(
            session, number, time=time, saved=saved, alarm=alarm, elsewhere=ways,
            width=self.head_line.size.width, signs=self.head_line.signs,
        )  # fmt: skip
        self.head_line.show([told])

    # ---- the table

    @on(EntryBox.LastLine)
    def _last_line(self) -> None:
        if not self.box.value:
            self.row_editing.edit_newest()

    @on(EntryBox.LeftDown)
    def _to_rows(self) -> None:
        self.rows.focus()

    @on(RowsView.LeftAtTop)
    def _to_box(self) -> None:
        self.box.focus()

    @on(RowsView.Chosen, "#rows")
    def _chosen(self, event: RowsView.Chosen) -> None:
        self.row_editing.edit(event.key)

    def to_copy(self) -> str:
        """Return the record or the line to sort under the cursor."""
        return row_text(self.workspace.session, self.question.key, self.rows.cursor_key)

    def view_to_copy(self) -> str:
        """Return the question, where nothing is answered yet."""
        return self.question.wording

    def sorts(self) -> bool:
        """Open the line to sort under the cursor, or the words of the open one; tell whether there is one."""
        return self.row_editing.sorts()

    # ---- actions

    def action_leave_box(self) -> None:
        """Leave an edit, else go between the line and the list."""
        if self.editor.editing is not None:
            self.editor.end_edit()
            self.box.value = ""
            self.tell("Left as it was.")
        elif self.box.has_focus:
            self.rows.focus()
            self.tell("In the list letters are keys. Esc goes back to the line.")
        else:
            self.box.focus()

    def action_edit(self) -> None:
        """Bring the record under the cursor back into the line."""
        self.row_editing.edit_at_cursor()

    def action_delete(self) -> None:
        """Delete the record under the cursor; undo brings it back."""
        self.row_editing.delete_at_cursor()

    def action_step(self, by: int) -> None:
        """Go to the next question or the one before."""
        self.open_session.at_question(self.question.number + by)

    def leave_question(self) -> None:
        """Keep what is typed at this question for when we come back to it."""
        if self.is_mounted:
            self.parts.leave()
            self.under_line.end()
            self._drafts[self.question.key] = "" if self.editor.editing else self.box.value
            self.editor.end_edit()

    def show_new_question(self) -> None:
        """Take over another question, with what was being typed at it."""
        if self.is_mounted:
            self.box.put(self._drafts.get(self.question.key, ""))
            self.side.scroll_home(animate=False)
            self.tell("")
            self.box.focus()

    def wish(self, **wishes: object) -> None:
        """Put back `drafts`, what was typed at each question and not entered; go to a `row` of the table."""
        drafts, row = wishes.get("drafts"), wishes.get("row")
        if isinstance(drafts, dict):
            self._drafts |= drafts
        if isinstance(row, str):
            self._wanted = row

    def action_clock(self) -> None:
        """Start or hold the clock."""
        self.open_session.toggle_clock()

    def action_scroll_side(self, by: int) -> None:
        """Scroll what stands beside the answer."""
        self.side.turn(by)

    def draft(self) -> dict[str, str]:
        """Return what is typed and not yet entered, for every question it was typed at."""
        if self.is_mounted:
            self._drafts[self.question.key] = self.parts.said or self.box.value
        return {key: text for key, text in self._drafts.items() if text.strip()}
