"""Importing what reads a line once the first screen is there: a letter typed by then does not wait for it."""

from __future__ import annotations

from threading import Event
from typing import Final

#: Seconds from the first screen to this: what was typed by then goes first, the first diagnosis last.
AFTER: Final = 0.05
_LOADED: Final = Event()


def loaded() -> bool:
    """Return whether a line can be read without importing anything first."""
    return _LOADED.is_set()


def load() -> None:
    """Import what reads a line; called in a thread."""
    import spm_tui.workshop.entry.hinting
    import spm_tui.workshop.entry.previewing
    import spm_tui.workshop.entry.record_parts
    import spm_tui.workshop.entry.suggesting_spoken  # noqa: F401

    _LOADED.set()
