"""Where in a text the mouse is while it marks."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget


@runtime_checkable
class KnowsPlaces(Protocol):
    """A view that works out itself which place of its text is next to a place of the screen."""

    def place_at(self, x: int, y: int) -> Offset:
        """Return the (cell, line) of the text that is next to a place of the screen."""


class TextMarking(Screen[Any]):
    """A screen whose text can be marked; what is marked in a view that knows places stays within that view.

    Textual reads the place from marks in every segment of every line, which costs more than drawing them.
    What is being marked, and from where, it keeps in Screen._selecting and Screen._select_state.
    """

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place of the screen and the place in its text, in lines and cells."""
        state = self._select_state
        begun = state.start.content_widget if self._selecting and state is not None else None
        if isinstance(begun, KnowsPlaces) and begun.is_attached:
            return begun, begun.place_at(x, y)
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, KnowsPlaces):
            return widget, widget.place_at(x, y) if widget.allow_select else None
        return widget, offset
