"""Taking answers at one keyboard, in a box in which nobody can read along, and what the room settles on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Static

from spm_tui.text import clean
from spm_tui.tui.dialogs.basic import AskLine, Dialog
from spm_tui.tui.plain_text import content
from spm_tui.tui.session_state.round_desk import RoundDesk
from spm_tui.tui.session_state.round_seats import Seat
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.round_picture import choice_lines, numbered_choices, wanted
from spm_tui.views.styled_lines import Line, Span, headline
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.round_fields import RoundField, answer_words, value_of
from spm_tui.workshop.round_tally import none_given, tally_of
from spm_tui.workshop.session import Ballotable
from spm_tui.workshop.words import plural

#: Cells a dialog has in a window of 80 columns.
_WIDE = 70
#: What stands for whatever is typed, however long it is.
_MASK = "* * * *"


class HiddenBox(EntryBox):
    """A box that shows the same dots for every text without a cursor, and copies nothing."""

    COMMANDS: ClassVar[frozenset[str]] = frozenset()

    def as_shown(self, text: str) -> str:
        """Show dots, as many for a short text as for a long one."""
        return _MASK if text else ""

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return how a part of the box stands out; a cursor or a selection would tell how much is typed."""
        if self.value and {"input--cursor", "input--selection"} & set(names):
            return Style.null()
        return super().get_component_rich_style(*names, partial=partial, default=default)

    def action_copy(self) -> None:
        """Copy nothing: what stands here is nobody else's."""


class AnswersInTurn(Dialog[int]):
    """One hidden answer after another; each is kept at its Enter, and the keyboard goes on."""

    def __init__(self, desk: RoundDesk, field: RoundField, chairs: Sequence[Seat]) -> None:
        hint = "Enter keeps it unseen and goes on   Enter alone passes by   Esc ends"
        super().__init__("Answer unseen", hint)
        self._desk, self._field = desk, field
        self._chairs, self._at, self._taken = tuple(chairs), 0, 0

    def inside(self) -> ComposeResult:
        yield LinesView(id="tell")
        yield HiddenBox(id="line")
        yield Static("", id="refused")

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def to_copy(self) -> str:
        """Return the question; an answer is never copied."""
        return self._field.asks

    def _show(self) -> None:
        chair = self._chairs[self._at]
        view = self.query_one("#tell", LinesView)
        width = view.text_width
        again = self._desk.answers.has_answered(chair.who)
        lines: list[Line] = [
            (Span("Keyboard to: "), Span(chair.called, "strong")),
            *headline(self._field.asks, width),
            *choice_lines(self._field, width),
        ]
        if again:
            lines.append((Span("Answered already; a new answer replaces it.", "dim"),))
        view.styles.height = min(14, len(lines))
        view.show(lines)
        self.query_one(HiddenBox).focus()

    @on(EntryBox.Submitted)
    def _take(self, event: EntryBox.Submitted) -> None:
        event.stop()
        box, refused = self.query_one(HiddenBox), self.query_one("#refused", Static)
        text, chair = event.value, self._chairs[self._at]
        box.value = ""
        refused.update(content(""))
        if text.strip():
            read = value_of(self._field, text)
            if read.problem:  # told without a word of what was typed
                refused.update(content(f"That was not taken. {wanted(self._field)}"))
                return
            if not self._kept(chair, read.value):
                return
        if self._at + 1 < len(self._chairs):
            self._at += 1
            self._show()
        else:
            self.dismiss(self._taken)

    def _kept(self, chair: Seat, value: Ballotable | None) -> bool:
        """Keep an answer; the round may have been locked meanwhile, from another place."""
        found = self._desk.round
        if found is None or found.state != "open":
            self.dismiss(self._taken)
            return False
        self._desk.give(chair.who, chair.called, "keyboard", value)
        self._taken += 1
        return True

    def action_leave(self) -> None:
        """End; what was answered is kept."""
        self.dismiss(self._taken)


class AskTally(Dialog[int]):
    """Ask for answers from paper, line after line until Esc; nobody reads along, and no draft has them."""

    def __init__(self, desk: RoundDesk, field: RoundField) -> None:
        super().__init__("Answers from paper", "Enter counts a line unseen, then takes the next   Esc ends")
        self._desk, self._field, self._counted = desk, field, 0
        self._warned = False  # that what stands in the box is not counted

    def inside(self) -> ComposeResult:
        example = "5 6 8 8 10" if self._field.kind == "number" else _words_example(self._field)
        how = f"One sheet a line, or all of them: {example}. {self._wanted()}"
        explain = "\n".join((self._field.asks, *numbered_choices(self._field, _WIDE), how))
        yield Static(content(explain, lines=True), id="explain")
        yield HiddenBox(id="line")
        yield Static("", id="refused")

    def on_mount(self) -> None:
        self.query_one(HiddenBox).focus()

    def to_copy(self) -> str:
        """Return the question; an answer is never copied."""
        return self._field.asks

    def _wanted(self) -> str:
        return wanted(self._field, none_given(self._field))

    def _tell(self, sentence: str) -> None:
        self.query_one("#refused", Static).update(content(sentence))

    @on(EntryBox.Submitted)
    def _take(self, event: EntryBox.Submitted) -> None:
        event.stop()
        self._warned, text = False, event.value
        self.query_one(HiddenBox).value = ""
        if not text.strip():
            self._tell("Type the next sheet. Esc ends.")
            return
        read = tally_of(self._field, text)
        if read.problem:  # told without a word of what was typed
            self._tell(f"Not all of that was read, and nothing was taken. {self._wanted()}")
            return
        try:
            self._desk.count(read.counts, read.abstained)
        except Refused:  # it was locked meanwhile, from another place
            self.dismiss(self._counted)
            return
        self._counted += read.total
        self._tell(f"{plural(read.total, 'answer')} counted, {self._counted} so far. Next sheet, or Esc.")

    @on(EntryBox.Pasted)
    def _pasted_sheets(self, event: EntryBox.Pasted) -> None:
        """Take pasted lines as one, each of them still an answer of its own."""
        event.prevent_default()
        event.box.insert_text_at_cursor(
            clean("; ".join(line for line in event.text.splitlines() if line.strip()))
        )

    def action_leave(self) -> None:
        """End; a line that stands in the box and is not counted is pointed out once."""
        if self.query_one(HiddenBox).value.strip() and not self._warned:
            self._warned = True
            self._tell("The line in the box is not counted yet. Enter counts it; Esc again leaves it out.")
            return
        self.dismiss(self._counted)


def _words_example(field: RoundField) -> str:
    first, second = (field.choices[at].label for at in (0, 1))
    return f"{first} 3, {second} 4"


async def take_tally(app: App[Any], desk: RoundDesk, field: RoundField) -> str | None:
    """Ask the scribe for answers from paper and count them; return what to tell, or None."""
    counted = await app.push_screen_wait(AskTally(desk, field))
    return f"{plural(counted, 'answer')} counted. Backspace takes the last line back." if counted else None


async def pass_keyboard(app: App[Any], desk: RoundDesk, field: RoundField, chairs: Sequence[Seat]) -> str:
    """Pass the keyboard to these one after another; return what to tell."""
    taken = await app.push_screen_wait(AnswersInTurn(desk, field, chairs)) or 0
    return f"{plural(taken, 'answer')} kept, unseen."


async def settle_group(app: App[Any], desk: RoundDesk, field: RoundField) -> str | None:
    """Ask for the answer of the room, then for who holds otherwise; return what to tell, or None."""
    before = desk.round
    if before is None:
        return None
    text = "" if before.group_value is None else answer_words(field, before.group_value)
    explain = f"{field.asks}\n{wanted(field)}"
    while True:
        ask = AskLine("Answer of the room", text=text, explain=explain)
        given = await app.push_screen_wait(ask)
        if given is None or not given.strip():
            return None
        read = value_of(field, given)
        if not read.problem:
            break
        text, explain = given, f"{field.asks}\n{read.problem}"
    explain = "What does somebody hold against it? It stands beside the answer. Enter alone: nothing."
    ask = AskLine("Dissent", text=before.dissent or "", explain=explain)
    dissent = await app.push_screen_wait(ask)
    if dissent is None:
        return None
    desk.settle(read.value, dissent.strip() or None)
    if read.value is None:
        return "The room left it open."
    return f"The room settled on {answer_words(field, read.value)}. a puts it into the record."
