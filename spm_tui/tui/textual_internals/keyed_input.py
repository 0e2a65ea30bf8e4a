"""A box one types a line into: each key and paste is given to a public method before Textual's own acts."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Input

from spm_tui.text import cells, pictured


class KeyedInput(Input):
    """An Input that shows what could steer a terminal as pictures, and can be asked first about each key.

    * Input._value and Input._position_to_cell: what is shown of the value, and where; a raw control character
      would reach the terminal, and the cursor stand beside its letter.
    * Input._on_key: an Input takes letters there and leaves the other keys to bindings, which run in their
      own time: letters typed behind a Backspace would overtake it.
    * Input._on_paste: an Input keeps the first line of a paste and drops the others.
    """

    @property
    def _value(self) -> Text:
        return self.styled(Text(self.as_shown(self.value), no_wrap=True, overflow="ignore", end=""))

    def as_shown(self, text: str) -> str:
        """Return what is shown of the value, or of the part of it before the cursor."""
        return pictured(text)

    def styled(self, value: Text) -> Text:
        """Return what is shown of the value as it stands out."""
        return value

    def _position_to_cell(self, position: int) -> int:
        return cells(self.as_shown(self.value[:position]))

    def column_of(self, position: int) -> int:
        """Return the column of the screen in which a place in the line stands."""
        return self.content_region.x + self._position_to_cell(position) - self.scroll_offset.x

    async def _on_key(self, event: events.Key) -> None:
        if await self.takes_key(event):
            event.stop()
            event.prevent_default()  # else Textual calls the handler of Input next

    async def takes_key(self, event: events.Key) -> bool:  # noqa: ARG002
        """Do what a key means here; return whether it meant anything, else the Input gets it."""
        return False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Take a pasted text, of however many lines."""
        raise NotImplementedError
