"""A screen that takes the size the terminal has now, whichever it is told of."""

from __future__ import annotations

from typing import Any

from textual.geometry import Size
from textual.screen import Screen


class NewestSize(Screen[Any]):
    """A screen in step with the terminal.

    Laid out anew, a screen is told of its size once more, behind sizes that arrived meanwhile. Textual
    would take that one instead of them, or each of two sizes after the other, for ever
    (Screen._screen_resized).
    """

    @property
    def is_mounted(self) -> bool:
        """Whether what it holds is there: not before it is put together, and no more while it is removed.

        Textual's own stays true while the widgets inside go one by one (Widget._pruning).
        """
        return super().is_mounted and not self._pruning

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002
        """Take the terminal's size."""
        super()._screen_resized(self.app.size)
