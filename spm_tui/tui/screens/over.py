"""Screens that lie over another one for a while."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message

from spm_tui.tui.screens.newest_size import NewestSize
from spm_tui.tui.stack import take_away


class Over(NewestSize):
    """A screen that is answered once and then takes itself away, whatever came over it meanwhile.

    Textual's own answers again at the next of two keys, and takes away the screen that is in front then.
    """

    _answered = False

    async def _dispatch_message(self, message: Message) -> None:
        """Begin nothing when it was taken away before it stood: what it holds has gone already."""
        if isinstance(message, events.Mount | events.Resize) and self not in self.app.screen_stack:
            return
        await super()._dispatch_message(message)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Answer and go; a second time does nothing."""
        if self._answered or self not in self.app.screen_stack:
            return AwaitComplete()
        self._answered = True
        if self._result_callbacks:
            self._result_callbacks[-1](result)
        return take_away(self.app, self)
