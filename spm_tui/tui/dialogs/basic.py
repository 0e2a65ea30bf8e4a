"""Small questions put over a screen: one line, many lines, a choice. Esc always leaves without a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from spm_tui.text import clean
from spm_tui.tui.dialogs.overlay import Overlay
from spm_tui.tui.host import Host
from spm_tui.tui.plain_text import content
from spm_tui.tui.textual_internals.clean_text_area import CleanTextArea
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.filter_line import PickLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span, paragraph
from spm_tui.workshop.meta import LONGEST_TEXT

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Overlay):
    """A box in the middle of the screen with a title and a line that says which keys end it."""

    CSS_PATH = "basic.tcss"
    TAKES_KEYS: ClassVar[bool] = True  # something on it is always in focus; see early_keys
    host = getters.app(Host)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave", show=False)]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title, self._hint = title, hint

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as box:
            box.border_title = content(self._title)
            yield from self.inside()
            yield Static(content(self._hint), id="hint")

    def inside(self) -> ComposeResult:
        """Yield what the dialog asks with."""
        yield from ()

    def draft(self) -> dict[str, str]:
        """Return what is typed here and not yet taken, by the dialog's title."""
        return {}

    def typed_before(self, place: str) -> str | None:
        """Return what was typed here when the program last ended in the middle of it, once.

        With a session open that is offered on opening it; this is for the dialogs before there is one.
        """
        host = self.host
        text = host.unopened.take(place) if host.open_session is None else None
        if text is not None:
            self.say_back()
        return text

    def say_back(self) -> None:
        """Say that what was typed last time is here again."""
        self.query_one("#hint", Static).update(
            content(f"Back here: what was typed last time.   {self._hint}")
        )

    def fits(self, text: str) -> bool:
        """Say whether a session file takes a text of this length; where it does not, tell so and stay."""
        fits = len(text) <= LONGEST_TEXT
        if not fits:
            told = (
                f"{len(text):,} characters; a session file takes {LONGEST_TEXT:,} in one place. Shorten it."
            )
            self.query_one("#hint", Static).update(content(told))
        return fits

    @on(EntryBox.Pasted)
    def _pasted(self, event: EntryBox.Pasted) -> None:
        """Take several lines pasted where one is asked for as one line."""
        event.box.insert_text_at_cursor(clean(" ".join(event.text.split())))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class AskLine(Dialog[str]):
    """Ask for one line of text; the answer may be empty."""

    def __init__(self, title: str, *, text: str = "", explain: str = "", placeholder: str = "") -> None:
        super().__init__(title, "Enter takes it   Esc leaves all as it was")
        self._text, self._explain, self._placeholder = text, explain, placeholder

    def inside(self) -> ComposeResult:
        if self._explain:
            yield Static(content(self._explain, lines=True), id="explain")
        # An example that says it is one: figures alone look like what was typed.
        example = f"for instance: {self._placeholder}" if self._placeholder else ""
        box = EntryBox(placeholder=example, id="line")
        yield box

    def on_mount(self) -> None:
        self.query_one(EntryBox).put(self.typed_before(self._title) or self._text)

    def draft(self) -> dict[str, str]:
        """Return the line while it differs from what it began with."""
        value = self.query_one(EntryBox).value if self.is_mounted else ""
        return {self._title: value} if value.strip() and value != self._text else {}

    @on(EntryBox.Submitted)
    def _take(self, event: EntryBox.Submitted) -> None:
        if self.fits(event.value):
            self.dismiss(event.value)


class TextBox(CleanTextArea):
    """A box of many lines in which everything that could steer a terminal is visible."""

    #: In Textual's own these select all, and the next letter would replace what was typed; here they are
    #: keys one presses to go to another screen, or twice.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6,f7", "end_selection", show=False)]

    def action_end_selection(self) -> None:
        """Select nothing."""
        self.move_cursor(self.cursor_location)


class AskText(Dialog[str]):
    """Ask for a text of many lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False, priority=True),
        Binding("ctrl+s,f2", "take", "Take", show=False, priority=True),
        Binding("ctrl+e", "editor", "Editor", show=False, priority=True),
    ]

    def __init__(self, title: str, *, text: str = "") -> None:
        super().__init__(title, "Esc or Ctrl+S keeps it   Ctrl+E opens your $EDITOR")
        self._text = text

    def inside(self) -> ComposeResult:
        yield TextBox(id="text", soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.text = clean(self.typed_before(self._title) or self._text, lines=True)
        area.focus()
        area.move_cursor(area.document.end)

    def draft(self) -> dict[str, str]:
        """Return the text while it differs from what it began with."""
        text = self.query_one(TextArea).text if self.is_mounted else ""
        return {self._title: text} if text.strip() and text != clean(self._text, lines=True) else {}

    def action_take(self) -> None:
        """Keep the text, once every key that was pressed before is in it."""
        self.query_one(TextArea).call_later(self._keep)

    def _keep(self) -> None:
        text = self.query_one(TextArea).text
        if not self.fits(text):
            return
        # What was only looked at stays as it was, with what is shown as pictures here.
        self.dismiss(self._text if text == clean(self._text, lines=True) else text)

    def action_leave(self) -> None:
        """Keep the text too: nothing typed is lost, and undo takes it back."""
        self.action_take()

    def action_editor(self) -> None:
        """Edit the text in the user's own editor."""
        from spm_tui.tui.external_editor import edit_text

        area = self.query_one(TextArea)
        area.text = clean(edit_text(self.app, area.text), lines=True)


class Pick(Dialog[str]):
    """Ask to choose one of a few things; the answer is its key. What one types leaves those of that name."""

    HINT: ClassVar[str] = "Enter chooses   Esc leaves all as it was"
    NUMBERED: ClassVar[bool] = False  # a digit chooses too

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str, str]], *, explain: str = "", at: str | None = None
    ) -> None:
        super().__init__(title, self.HINT)
        self._choices, self._explain, self._at = tuple(choices), explain, at

    def inside(self) -> ComposeResult:
        if self._explain:
            yield Static(content(self._explain, lines=True), id="explain")
        rows = RowsView(id="choices")
        rows.led, rows.can_focus = True, False  # the keys come from the line above it
        yield PickLine(rows, numbered=self.NUMBERED)
        yield rows

    def on_mount(self) -> None:
        rows = self.query_one(RowsView)
        rows.styles.height = min(16, sum(2 if detail else 1 for _, _, detail in self._choices))
        self.query_one(PickLine).open()
        self.call_after_refresh(self._fill)

    def to_copy(self) -> str:
        """Return what stands under the cursor."""
        key = self.query_one(RowsView).cursor_key
        found = next(((label, detail) for one, label, detail in self._choices if one == key), ("", ""))
        return clean("\n".join(text for text in found if text), lines=True)

    def _fill(self) -> None:
        rows = self.query_one(RowsView)
        width = rows.text_width - 1  # without the mark of the cursor
        made = [
            Row(key, self._lines(label, detail, width), words=label) for key, label, detail in self._choices
        ]
        # Without the frame of the dialog, what it explains, the line typed into and that of its keys.
        explained = sum(one.outer_size.height + 1 for one in self.query("#explain"))
        room = self.size.height * 96 // 100 - 7 - explained
        rows.styles.height = max(2, min(16, room, sum(len(row.lines) for row in made)))
        rows.show_rows(made, at=self._at)

    @staticmethod
    def _lines(label: str, detail: str, width: int) -> tuple[Line, ...]:
        first = paragraph(" " + label, width, "strong")[:1]
        return (*first, *paragraph(detail, width - 2, "dim", later="")[:2]) if detail else tuple(first)

    @on(RowsView.Chosen)
    def _take(self, event: RowsView.Chosen) -> None:
        self.dismiss(event.key)


class Tell(Dialog[bool]):
    """Show something to read, and ask whether to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "yes", "Go on", show=False),
        Binding("y", "answer_yes", "Go on", show=False),
        Binding("escape,n", "leave", "Leave", show=False),
    ]

    def __init__(
        self, title: str, text: str, *, yes: str = "goes on", no: str = "leaves all as it was"
    ) -> None:
        self._asks = yes != no  # else it is only to be read
        super().__init__(title, f"Enter {yes}   Esc {no}" if self._asks else f"Enter {yes}   y copies")
        self._text = text

    def inside(self) -> ComposeResult:
        yield LinesView(id="tell")

    def on_mount(self) -> None:
        view = self.query_one(LinesView)
        view.can_focus = True
        view.focus()
        self.call_after_refresh(self._fill)

    def to_copy(self) -> str:
        """Return all of it."""
        return clean(self._text, lines=True)

    def _fill(self) -> None:
        view = self.query_one(LinesView)
        lines: list[Line] = []
        for part in self._text.split("\n"):
            lines += paragraph(part, view.text_width) if part.strip() else [(Span(""),)]
        room = self.size.height * 96 // 100 - 6  # without the frame of the dialog and the line of its keys
        view.styles.height = shown = max(1, min(18, room, len(lines)))
        view.show(lines)
        if len(lines) > shown:
            more = f"{self._hint}   Up, Down: more"
            self.query_one("#hint", Static).update(content(more))

    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_answer_yes(self) -> None:
        """Go on where that is asked; else `y` copies here too."""
        if self._asks:
            self.dismiss(True)
        else:
            self.action_copy_text()
