"""A box for a text of many lines. Textual reads much for it, so it is imported when one is first opened."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from spm_tui.text import clean


class CleanTextArea(TextArea):
    """A TextArea in which what could steer a terminal is visible, pasted text too (TextArea._on_paste)."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        await super()._on_paste(events.Paste(clean(event.text, lines=True)))
