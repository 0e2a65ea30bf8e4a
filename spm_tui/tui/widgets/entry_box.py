"""The box one types a record into: one line, nothing typed is lost. What it offers is in `completion.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, Protocol

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from spm_tui.text import clean
from spm_tui.tui.textual_internals.keyed_input import KeyedInput
from spm_tui.tui.theme import laid_over

#: What Textual's own box does at a key, but for Enter: moving in the line and deleting.
EDITING: Final = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding) and binding.action != "submit"
    for key in binding.key.split(",")
}
#: Keys that still mean something while the box is empty: no line starts with them.
COMMANDS_WHEN_EMPTY = frozenset({"]", "[", "?"})


class EntryBox(KeyedInput):
    """An Input for lines, on a ground of its own while one types.

    Up brings the last line back, a paste of many lines is one event.
    """

    DEFAULT_CSS = """
    EntryBox, EntryBox:focus {
        border: none; height: 1; padding: 0 1; background: $panel; color: $foreground;
    }
    EntryBox > .input--placeholder { color: $faint; }
    EntryBox:focus { background: $line-background; color: $bright; }
    EntryBox:focus > .input--placeholder { color: $line-hint; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "last_line", "Edit the last line", show=False),
        Binding("down", "leave_down", "To the list", show=False),
    ]

    #: Keys that mean something else while nothing is typed.
    COMMANDS: ClassVar[frozenset[str]] = COMMANDS_WHEN_EMPTY

    #: One line high whatever it holds: unlike in Textual's own, a key lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # With all of it selected on coming back, the next key would replace what was typed before.
        super().__init__(*args, select_on_focus=False, **kwargs)
        self.cursor_blink = False  # no timer runs while nobody types

    class Pasted(Message):
        """Several lines were pasted at once."""

        def __init__(self, box: EntryBox, text: str) -> None:
            super().__init__()
            self.box, self.text = box, text

        @property
        def control(self) -> EntryBox:
            """The box it happened in."""
            return self.box

    class LastLine(Message):
        """Up was pressed: bring back what was entered last."""

    class LeftDown(Message):
        """Down was pressed: go on to the list below."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Let the few command keys through while nothing is typed."""
        if self._commands(character):
            return False
        return super().check_consume_key(key, character)

    def _commands(self, character: str | None) -> bool:
        """Say whether a sign commands, in an empty box; a dialog has no way back or on by brackets."""
        if self.value or character not in self.COMMANDS:
            return False
        return character == "?" or not self.screen.is_modal

    async def takes_key(self, event: events.Key) -> bool:
        """Move in the line and delete; here, and not as a binding, which later letters would overtake."""
        if self._commands(event.character):
            event.character = None  # the Input gets it in any case, and types no key without a character
            return False
        if (action := EDITING.get(event.key)) is None:
            return False
        await self.run_action(action)
        return True

    def paste(self, text: str) -> None:
        """Put a pasted line in at the cursor; several lines are told to the screen."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" in text.strip("\n") or "\t" in text:
            self.post_message(self.Pasted(self, text))
        else:
            self.insert_text_at_cursor(clean(text.strip("\n")))

    def action_last_line(self) -> None:
        """Ask for the line entered last."""
        self.post_message(self.LastLine())

    def action_leave_down(self) -> None:
        """Go to the list."""
        self.post_message(self.LeftDown())

    def action_copy(self) -> None:
        """Copy what is marked on the screen or selected here, else the line, else what the screen has."""
        if not self.screen.get_selected_text() and (text := self.selected_text or self.value):
            self.app.copy_to_clipboard(text)
        else:
            self.screen.action_copy_text()

    def put(self, text: str) -> None:
        """Put a line into the box with the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)


class Offers(Protocol):
    """What completes the line in a box, as the box knows it."""

    @property
    def shown(self) -> bool:
        """Whether anything is offered now."""

    def ask(self) -> None:
        """Ask what to offer for the line as it is now, and show it."""

    def hide(self) -> None:
        """Offer nothing until something else is typed."""

    def key(self, key: str) -> bool:
        """Do what a key means for the offers; return whether it meant anything."""


class LineBox(EntryBox):
    """A box that hands its line over on Enter and is empty at once, so that what follows is the next line.

    `completion`, where there is one, is asked at every change and sees every key first. `taken_by` is called
    with the line: no message, so that the empty box and what became of the line are painted together.
    """

    completion: Offers | None = None
    taken_by: Callable[[str], None] | None = None
    #: Asked at every key, after the completion, whether the key means something else now.
    answers: Callable[[events.Key], bool] | None = None
    #: Whether Enter on an empty line means something too.
    takes_empty: bool = False
    #: Where in the line words stand that were read for nothing; they are dimmed.
    unread: tuple[tuple[int, int], ...] = ()

    def styled(self, value: Text) -> Text:
        """Dim what nobody read, but for the word being typed."""
        if self.unread and len(value) == len(self.value):
            dim = laid_over("dim", self.app.theme_variables)
            for start, end in self.unread:
                if end < self.cursor_position or start > self.cursor_position:
                    value.stylize(dim, start, end)
        return value

    def dim(self, unread: tuple[tuple[int, int], ...]) -> None:
        """Dim these places of the line."""
        if unread != self.unread:
            self.unread = unread
            self.refresh()

    async def takes_key(self, event: events.Key) -> bool:
        """Give a key to the offers, take the line at Enter; as in EntryBox nothing later overtakes it."""
        if self.completion is not None and self.completion.key(event.key):
            return True
        if self.answers is not None and self.answers(event):
            return True
        if event.key == "enter":
            await self.action_submit()
            return True
        return await super().takes_key(event)

    def _on_input_changed(self) -> None:
        if self.completion is not None:
            self.completion.ask()

    def watch_selection(self) -> None:
        """Follow the cursor with what is offered."""
        if self.completion is not None and self.completion.shown:
            self.call_next(self.completion.ask)

    def watch_has_focus(self, value: bool) -> None:
        """Take the offers away when the box is left."""
        super().watch_has_focus(value)
        if self.completion is not None and not value:
            self.completion.hide()

    async def action_submit(self) -> None:
        """Hand the line over, unless there is nothing in it."""
        line, self.value = self.value, ""
        if self.taken_by is not None and (line.strip() or self.takes_empty):
            self.taken_by(line)

    def give_back(self, line: str) -> None:
        """Put a line that was not taken back, before what was typed since; what was told of it stays."""
        with self.prevent(Input.Changed):
            self.put(line + self.value)
        if self.completion is not None:
            self.completion.hide()  # it was entered: what it may mean is asked, or told below
