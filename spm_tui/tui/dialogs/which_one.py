"""Asking which of several things of one name a typed line means: a digit or Enter chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App

from spm_tui.tui.dialogs.basic import Pick

#: (how it is called, the line that means it) for each thing a line may mean.
Readings = Sequence[tuple[str, str]]


class Which(Pick):
    """Offer the readings of a line, numbered; the answer is the line that means one of them."""

    HINT: ClassVar[str] = "A digit or Enter chooses   Esc leaves the line as it was"

    NUMBERED: ClassVar[bool] = True

    def __init__(self, readings: Readings) -> None:
        numbered = [(line, f"{n}  {label}", "") for n, (label, line) in enumerate(readings, 1)]
        super().__init__("Which one is meant?", numbered)


async def ask_which(app: App[Any], readings: Readings) -> str | None:
    """Ask which one is meant; return the line that means it, None when that was left open."""
    return await app.push_screen_wait(Which(readings))
