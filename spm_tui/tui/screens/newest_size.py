"""Screens that take the size the terminal has now, whichever they are told of."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget

from spm_tui.tui.screens.marking import Marking


class NewestSize(Marking):
    """A screen in step with the terminal.

    Laid out anew, a screen is told of its size once more, behind sizes that arrived meanwhile. Textual
    would take that one instead of them, or each of two sizes after the other, for ever.
    """

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Put a widget in focus; none at all only once the one that has it takes no keys any more.

        Textual takes it away at a click beside the screen, as one is that was meant for a larger terminal.
        """
        if widget is not None or self.focused is None or not self.focused.focusable:
            super().set_focus(widget, scroll_visible, from_app_focus)

    @property
    def is_mounted(self) -> bool:
        """Whether what it holds is there: not before it is put together, and no more while it is removed."""
        return super().is_mounted and not self._pruning

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002
        """Take the terminal's size."""
        super()._screen_resized(self.app.size)
