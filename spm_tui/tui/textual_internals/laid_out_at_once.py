"""A screen that lays out, fills and paints a new size in one step."""

from __future__ import annotations

from typing import Any

from textual.geometry import Size
from textual.screen import Screen


class PaintsInFront(Screen[Any]):
    """A bare screen that paints nothing while another one is in front.

    Textual would have the one in front painted once more (Screen._compositor_refresh).
    """

    def _compositor_refresh(self) -> None:
        if self is self.app.screen:
            super()._compositor_refresh()


class LaidOutAtOnce(Screen[Any]):
    """A screen whose lines are made for a new size before that size is painted.

    Textual tells of a size only after it has laid out and painted (Screen._refresh_layout), which would
    show the lines of the old size in the new one, and then all of them once more.
    """

    _laid_out: Size | None = None

    def use_room(self, size: Size) -> None:
        """Take what the size alone decides, before anything is laid out."""

    def fill(self) -> None:
        """Make all lines for the sizes there are now; called between laying out and painting."""

    def _screen_resized(self, size: Size) -> None:
        """Take a new size; Textual tells a screen of its own new size once more when it is laid out."""
        if self.app.size != self._laid_out:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        if size is None or size == self._laid_out:
            super()._refresh_layout(size, scroll)
            return
        self._laid_out = size
        self.use_room(size)
        with self.app.batch_update():
            super()._refresh_layout(size, scroll)
            self.fill()
        if self.is_current:
            self._paint_once()

    def _paint_once(self) -> None:
        """Paint all of it, and no more for what was asked for before."""
        self._compositor_refresh()
        for widget in self._compositor.visible_widgets:  # with the scroll bars, which are nobody's children
            widget._repaint_required = False

    def _compositor_refresh(self) -> None:
        """Paint; but not while a batch lasts, when Textual makes the whole picture and drops it."""
        if not self.app._batch_count:
            super()._compositor_refresh()
