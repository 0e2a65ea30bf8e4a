"""Another size of the terminal: shown at once, and as a calm notice where it is too small to work in."""

from __future__ import annotations

import time
from typing import Final

from textual.geometry import Size

from spm_tui.tui.dialogs.too_small import SMALLEST, TooSmall
from spm_tui.tui.textual_internals.screen_stack import take_away
from spm_tui.tui.textual_internals.steady_app import SteadyApp

#: Seconds within which another size counts as the next of a row, while an edge of the window is being drawn:
#: those are taken together as Textual does, which is 8 ms late. A first one is shown at once.
IN_A_ROW: Final = 0.05


class Resizing:
    """Shows a new size of the terminal in the app."""

    def __init__(self, app: SteadyApp) -> None:
        self._app = app
        self._last = 0.0

    def take(self, size: Size) -> None:
        """Show what the app shows in this size; called before Textual sets its own timer for that.

        A terminal that went to another size and back has lost what it showed, though no size differs.
        """
        self.notice(size)
        now, last = time.monotonic(), self._last
        self._last = now
        if size == self._app.size:
            self._app.screen.refresh()
        elif now - last > IN_A_ROW:
            self._app.show_size_at_once()

    def notice(self, size: Size) -> None:
        """Keep the notice over everything while the terminal is too small, and nowhere once it is not."""
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        stack = self._app.screen_stack
        if not small or not isinstance(stack[-1], TooSmall):
            for screen in stack:
                if isinstance(screen, TooSmall):
                    take_away(self._app, screen)
            if small:
                self._app.push_screen(TooSmall())
