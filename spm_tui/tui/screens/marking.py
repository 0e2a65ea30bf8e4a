"""Marking text with the mouse, and copying what is marked or what the cursor stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from spm_tui.tui.widgets.lines import LinesView

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp

NOTHING: Final = "Nothing is marked. Drag with the mouse to mark text, then Ctrl+C copies it. Ctrl+Q leaves."


class Marking(Screen[Any]):
    """A screen whose text can be marked; what is marked in a view of ours stays within that view."""

    def to_copy(self) -> str:
        """Return what the cursor stands on, as text to paste into a mail; empty where there is none."""
        return ""

    def action_copy_text(self) -> None:
        """Copy what is marked, else what the cursor stands on; never nothing."""
        text = self.get_selected_text() or self.to_copy()
        if text.strip():
            self.app.copy_to_clipboard(text)
        else:
            cast("SpmApp", self.app).say(NOTHING)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place of the screen and the place in its text, in lines and cells.

        Textual would read the place from marks in every segment of every line, which cost more than the
        lines themselves.
        """
        state = self._select_state
        begun = state.start.content_widget if self._selecting and state is not None else None
        if isinstance(begun, LinesView) and begun.is_attached:
            return begun, begun.place_at(x, y)
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, LinesView):
            return widget, widget.place_at(x, y) if widget.allow_select else None
        return widget, offset

    def _forward_event(self, event: events.Event) -> None:
        """Pass events on, but for the click that Textual makes of the end of a mark: it chooses no row."""
        if not (isinstance(event, events.Click) and self.selections):
            super()._forward_event(event)
