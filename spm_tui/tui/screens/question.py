"""The question screen: one screen serves all ten; its line, table and form come from the question's data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Input

from spm_tui.tui.answering import Answering, Outcome
from spm_tui.tui.in_place import InPlace
from spm_tui.tui.keys import bindings_of
from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.base import SessionScreen
from spm_tui.tui.screens.part_by_part import PartByPart
from spm_tui.tui.widgets.boxes import Below, Beside
from spm_tui.tui.widgets.completion import Completion, CoveredRows, Offer
from spm_tui.tui.widgets.entry import EntryBox, LineBox
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines import LinesView
from spm_tui.tui.widgets.reading_line import ReadingLine
from spm_tui.tui.widgets.rows import RowsView
from spm_tui.tui.widgets.side import Side
from spm_tui.views.answer_table import ONLY_SEEN, heading
from spm_tui.views.head import clock, head
from spm_tui.views.line import Line, Span, paragraph, shorten, width_of
from spm_tui.workshop.entry.hinting import hint_of
from spm_tui.workshop.entry.suggesting_spoken import suggest_line
from spm_tui.workshop.questions import QUESTIONS, Question
from spm_tui.workshop.session import Session, answer

if TYPE_CHECKING:
    from spm_tui.tui.sitting import Sitting


def _question_width(size: Size) -> int:
    """Return the columns a question is wrapped into."""
    return max(20, size.width - 4)


@lru_cache(maxsize=4)
def _tallest(width: int) -> int:
    """Return the lines of the longest wording, so that nothing moves from one question to the next."""
    return max(len(paragraph(question.wording, width)) for question in QUESTIONS)


class QuestionScreen(SessionScreen):
    """Where the room spends its time: the question, the line being typed, and what it means."""

    PLACE = "question"
    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("question")]

    head_line = query_one("#head", LinesView)
    wording = query_one("#wording", LinesView)
    box = query_one("#entry", LineBox)
    preview_line = query_one("#preview", ReadingLine)
    before = query_one("#before", LinesView)
    ask = query_one("#ask", LinesView)
    heading_line = query_one("#heading", LinesView)
    rows = query_one("#rows", CoveredRows)
    words = query_one("#words", LinesView)
    side = query_one("#side", Side)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.answering = Answering(sitting.workspace)
        self.in_place = InPlace(self)
        self.parts = PartByPart(self)
        self._previewing = False
        self._refused = ""
        self._wanted: str | None = None
        self._drafts: dict[str, str] = {}
        self._reading = False
        self._hinted: set[str] = set()

    @property
    def question(self) -> Question:
        """The question in front."""
        return QUESTIONS[(self.workspace.session.current_question or 1) - 1]

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
            yield Side(id="side")
        yield KeyLine("question")

    def on_mount(self) -> None:
        Completion(self.box, self.rows, self._suggest)
        self.box.taken_by, self.box.takes_empty, self.box.answers = self._enter, True, self._answers
        self.words.border_title = "The room's words"
        self.box.put(self._drafts.get(self.question.key, ""))
        self.box.focus()

    def _suggest(self, line: str, cursor: int) -> tuple[Offer, ...]:
        if self.parts.active:
            return self.parts.offers(line, cursor)
        return suggest_line(self.workspace.session, self.question.key, line, cursor)

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
        lines = paragraph(self.question.wording, _question_width(self.size), "strong")
        blank: tuple[Line, ...] = ((Span(""),),) if self.size.height >= 30 else ()
        self.wording.show([*blank, *lines])
        self._show_hint()
        given = answer(self.workspace.session, self.question.key)
        said = given.words if given and given.words else ""
        room = max(1, self.words.size.height)
        lines = paragraph(f'"{said}"', max(10, self.words.size.width)) if said else ()
        shown_words = shorten(lines, room, "more lines: F7 shows them all")
        more = "F7 or e: write down how the room puts it"
        self.words.show(shown_words or [(Span(more, "dim"),)])

    def _show_hint(self) -> None:
        """Show an example of this session's own names; the first of a question is looked for in a thread."""
        key = self.question.key
        if key in self._hinted:
            self._put_hint(hint_of(self.workspace.session, key))
        else:
            self._put_hint("")
            self._look_for_hint(self.workspace.session, key)

    @work(exclusive=True, thread=True, group="hint")
    def _look_for_hint(self, session: Session, key: str) -> None:
        hint_of(session, key)
        self._hinted.add(key)
        self.app.call_from_thread(self._show_question)

    def _put_hint(self, hint: str) -> None:
        shown = "" if self.parts.active else content(f"{hint}   (Enter: we ask)" if hint else "").plain
        if self.box.placeholder != shown:
            self.box.placeholder = shown

    def _show_rows(self, at: str | None = None) -> None:
        width = max(30, self.rows.size.width - 2)
        self.heading_line.show([(Span(" "), *heading(width, said_too=self.question.key not in ONLY_SEEN))])
        self.rows.show_rows(self.answering.rows(self.question.key, width), at=at)

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
        planned = self.workspace.session.plan.get(self.question.key, self.question.minutes)
        timer = self.sitting.clock
        time = f"{clock(timer.seconds)} of {clock(planned * 60)}" if timer.used else f"{planned:g} min"
        saved, alarm = self.sitting.keeper.words
        ways = "F2 map  F3 stop  F4 noticed"
        session = self.workspace.session
        width = self.head_line.size.width
        self.head_line.show(
            [head(session, number, time=time, saved=saved, alarm=alarm, ways=ways, width=width)]
        )

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing under the line being typed."""
        if self.parts.active:
            self.spm.say(text)
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
                self.tell(self.answering.editing_words())
            return
        if not self._reading:
            self._reading = True
            self.call_after_refresh(self.show_reading)  # behind the echo, and once for all keys of one moment

    def show_reading(self) -> None:
        """Show how the line is read as it is now."""
        self._reading = False
        text = self.box.value
        if not text.strip() or self.parts.active or not self.is_mounted:
            return
        found = self.answering.preview(self.question.key, text)
        self.box.dim(found.unread)
        self.preview_line.preview(found)
        self._previewing = True

    def _answers(self, event: events.Key) -> bool:
        """Take a key that answers what is asked."""
        return self.parts.key(event) if self.parts.active else self.in_place.key(event)

    def _enter(self, line: str) -> None:
        if self.parts.active:
            self.parts.enter(line)
        elif not line.strip():
            if self.answering.editing is None:
                self.in_place.end()
                self.parts.begin()
        elif not self.in_place.answers(line):
            self._enter_line(line)

    def _enter_line(self, line: str) -> None:
        self.in_place.end()
        outcome = self.answering.enter(self.question.key, line)
        if not outcome.taken:
            self.box.give_back(line)
            self._refused = self.box.value
        if outcome.meanings:
            self.in_place.ask_meaning(line, outcome.meanings, lambda n: self._take_meaning(line, n))
            return
        self.take(outcome)
        if outcome.readings:
            meant = [text for _, text in outcome.readings]
            called = tuple(label for label, _ in outcome.readings)
            self.in_place.ask_meaning(line, called, lambda n: self._enter_line(meant[n]))

    def _take_meaning(self, line: str, number: int) -> None:
        self.take(self.answering.choose(self.question.key, line, number))

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
        self._put_hint("")
        self.box.dim(())
        self.preview_line.present(below, most=len(below))

    def parts_ended(self) -> None:
        """Show the line alone again."""
        self.remove_class("-parts")
        self.before.display = False
        self.box.value = ""
        self._show_hint()
        self.tell("")

    def show_rows(self, at: str | None = None) -> None:
        """Show the table, with the cursor at a row."""
        self._show_rows(at=at)

    @on(EntryBox.Pasted, "#entry")
    def _pasted(self, event: EntryBox.Pasted) -> None:
        self.take(self.answering.enter_many(self.question.key, event.text))

    def take(self, outcome: Outcome) -> None:
        """Show what became of a line, and ask what its record lacks."""
        if outcome.taken:
            self._show_rows(at=outcome.row)
            self.box.dim(())
        self.tell(outcome.message, "good" if outcome.taken else "warn")
        self.in_place.ask_behind(outcome)

    @on(EntryBox.LastLine)
    def _last_line(self) -> None:
        if self.box.value:
            return
        if (key := self.answering.last_row(self.question.key)) is not None:
            self._edit(key)

    @on(EntryBox.LeftDown)
    def _to_rows(self) -> None:
        self.rows.focus()

    @on(RowsView.LeftAtTop)
    def _to_box(self) -> None:
        self.box.focus()

    @on(RowsView.Chosen, "#rows")
    def _chosen(self, event: RowsView.Chosen) -> None:
        self._edit(event.key)

    def _edit(self, row: str) -> None:
        if row.startswith("sort:"):
            self.parts.sort(int(row.removeprefix("sort:")))
        else:
            self._edit_line(row)

    def _edit_line(self, row: str) -> None:
        line = self.answering.begin_edit(self.question.key, row)
        if line is None:
            return
        with self.box.prevent(Input.Changed):  # the words below say what goes on until a key is pressed
            self.box.put(line)
        self.box.focus()
        self.tell(self.answering.editing_words())

    def to_copy(self) -> str:
        """Return the record or the line to sort under the cursor."""
        return self.answering.text(self.question.key, self.rows.cursor_key)

    # ---- actions

    def action_leave_box(self) -> None:
        """Leave an edit, else go between the line and the list."""
        if self.answering.editing is not None:
            self.answering.end_edit()
            self.box.value = ""
            self.tell("Left as it was.")
        elif self.box.has_focus:
            self.rows.focus()
        else:
            self.box.focus()

    def action_edit(self) -> None:
        """Bring the record under the cursor back into the line."""
        if (key := self.rows.cursor_key) is not None:
            self._edit(key)

    def action_delete(self) -> None:
        """Delete the record under the cursor; undo brings it back."""
        if (key := self.rows.cursor_key) is not None:
            self.tell(self.answering.delete(self.question.key, key))

    def action_step(self, by: int) -> None:
        """Go to the next question or the one before."""
        self.sitting.at_question(self.question.number + by)

    def leave_question(self) -> None:
        """Keep what is typed at this question for when we come back to it."""
        if self.is_mounted:
            self.parts.leave()
            self.in_place.end()
            self._drafts[self.question.key] = "" if self.answering.editing else self.box.value
            self.answering.end_edit()

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

    @work(exclusive=True, group="dialog")
    async def action_words(self) -> None:
        """Write down the room's own words."""
        from spm_tui.tui.screens.noting import write_words

        if (told := await write_words(self.app, self.workspace, self.question.key)) is not None:
            self.tell(told, "good")

    def action_clock(self) -> None:
        """Start or hold the clock."""
        self.sitting.toggle_clock()

    @work(exclusive=True, group="dialog")
    async def action_notes(self) -> None:
        """Write private notes, on a screen that was said to be the facilitator's own."""
        from spm_tui.tui.screens.noting import write_notes

        if self.side.facilitating:
            await write_notes(self.app, self.workspace, self.question.key)
        else:
            self.tell("Private notes show with the probes (F11): ask for those first.", "warn")

    @work(exclusive=True, group="dialog")
    async def action_park(self) -> None:
        """Put something in the parking lot."""
        from spm_tui.tui.screens.noting import park

        parked = await park(self.app, self.workspace, self.question.key, self.box.value)
        if parked is not None:
            if self.box.value == parked[0]:
                self.box.value = ""
            self.tell(parked[1], "good")

    @work(exclusive=True, group="dialog")
    async def action_skip(self) -> None:
        """Skip with a reason, mark as not applicable, or come back to it."""
        from spm_tui.tui.screens.answer_state import ask_state

        if (told := await ask_state(self.app, self.workspace, self.question)) is not None:
            self.tell(told, "good")

    @work(exclusive=True, group="dialog")
    async def action_form(self) -> None:
        """Open every field of the record under the cursor, or of a new one."""
        from spm_tui.tui.screens.record_forms import edit_record

        if self.parts.line:
            self._edit_words()
            return
        row = self.rows.cursor_key if self.rows.has_focus else None
        if row is not None and row.startswith("sort:"):
            self._edit(row)
            return
        if (told := await edit_record(self.app, self.workspace, self.question.key, row)) is not None:
            self.tell(told, "good")

    def _edit_words(self) -> None:
        """Bring the words of the waiting line in front back into the line, to say them otherwise."""
        line = self.parts.line
        given = answer(self.workspace.session, self.question.key)
        self.parts.end()
        if given is not None and line in given.to_sort:
            self._edit_line(f"sort:{given.to_sort.index(line)}")

    def action_another_kind(self) -> None:
        """Give the new thing of the line another kind."""
        if self.parts.active:
            self.parts.another_kind()
            return
        told = self.answering.another_kind(self.question.key, self.box.value)
        if told is None:
            self.tell("There is no new thing in the line.")
        elif told:
            self.tell(told, "good")
        else:
            self.show_reading()

    @work(exclusive=True, group="dialog")
    async def action_facilitate(self) -> None:
        """Show probes and answers you may hear; ask first, since a wall may be showing this screen."""
        from spm_tui.tui.screens.dialogs import Tell

        if not self.side.facilitating:
            text = "This shows probes, answers you may hear and private notes. Is the wall dark?"
            if not await self.app.push_screen_wait(Tell("For the facilitator", text, yes="shows them")):
                return
        self.side.facilitating = not self.side.facilitating
        self.set_class(self.side.facilitating, "-facilitating")
        self.side.scroll_home(animate=False)
        self.show_side()

    def action_scroll_side(self, by: int) -> None:
        """Scroll what stands beside the answer."""
        self.side.turn(by)

    def draft(self) -> dict[str, str]:
        """Return what is typed and not yet entered, for every question it was typed at."""
        if self.is_mounted:
            self._drafts[self.question.key] = self.parts.said or self.box.value
        return {key: text for key, text in self._drafts.items() if text.strip()}
