"""Screens that lie over another one for a while."""

from __future__ import annotations

from typing import Any

from textual.await_complete import AwaitComplete

from spm_tui.tui.base_screen import BaseScreen
from spm_tui.tui.textual_internals.screen_stack import BeginsOnStack, hand_result, take_away


class Overlay(BeginsOnStack, BaseScreen):
    """A screen that is answered once and then takes itself away, whatever came over it meanwhile.

    Textual's own answers again at the next of two keys, and takes away the screen that is in front then.
    """

    _answered = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Answer and go; a second time does nothing."""
        if self._answered or self not in self.app.screen_stack:
            return AwaitComplete()
        self._answered = True
        hand_result(self, result)
        return take_away(self.app, self)
