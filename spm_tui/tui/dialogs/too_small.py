"""What is shown while the terminal is too small to work in; everything typed waits underneath."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from spm_tui.tui.dialogs.overlay import Overlay

SMALLEST: Final = (60, 16)


class TooSmall(ModalScreen[None], Overlay):
    """A calm notice that goes away by itself."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; overflow: hidden; }
    TooSmall Static { width: 100%; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        yield Static("A little larger, please: 60 x 16 at least. Nothing is lost.")
