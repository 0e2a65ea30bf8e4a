"""Small questions to Textual about the app that runs, for which it has no public name."""

from __future__ import annotations

from typing import Any

from textual._context import NoActiveAppError
from textual.app import App

__all__ = ["NoActiveAppError", "is_ending", "write_to_terminal"]


def is_ending(app: App[Any]) -> bool:
    """Say whether the app was told to end, or has: its screens go one by one."""
    return app._exit or not app.screen_stack


def write_to_terminal(app: App[Any], sequence: str) -> None:
    """Send a control sequence to the terminal, where there is one."""
    if app._driver is not None:
        app._driver.write(sequence)
