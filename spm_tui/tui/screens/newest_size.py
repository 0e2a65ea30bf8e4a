"""Screens that take the size the terminal has now, whichever they are told of."""

from __future__ import annotations

from textual.geometry import Size

from spm_tui.tui.screens.marking import Marking


class NewestSize(Marking):
    """A screen in step with the terminal.

    Laid out anew, a screen is told of its size once more, behind sizes that arrived meanwhile. Textual
    would take that one instead of them, or each of two sizes after the other, for ever.
    """

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002
        """Take the terminal's size."""
        super()._screen_resized(self.app.size)
