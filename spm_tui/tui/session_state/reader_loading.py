"""Importing what reads a line once the first screen is there: a letter typed by then does not wait for it.

The phrases of all ten questions, which a line that its own question does not take is read by, are made behind
that: they take a tenth of a second more.
"""

from __future__ import annotations

from threading import Event
from time import sleep
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spm_tui.workshop.session import Session

#: Seconds from the first screen to this: what was typed by then goes first, the first diagnosis last.
AFTER: Final = 0.05
_LOADED: Final = Event()
_PHRASES: Final = Event()
#: Seconds between the phrases of one question and those of the next, in which a key goes first.
_BETWEEN: Final = 0.01


def loaded() -> bool:
    """Return whether a line can be read without importing anything first."""
    return _LOADED.is_set()


def phrases_made() -> bool:
    """Return whether a line can be read as one of any question without making phrases first."""
    return _PHRASES.is_set()


def load() -> None:
    """Import what reads a line; called in a thread."""
    import spm_tui.workshop.entry.entering
    import spm_tui.workshop.entry.previewing
    import spm_tui.workshop.entry.record_parts
    import spm_tui.workshop.entry.suggesting_spoken  # noqa: F401

    _LOADED.set()


def make_ready(session: Session, key: str) -> None:
    """Make what a line of this question is read by: its phrases and the session's names; in a thread."""
    from spm_tui.workshop.reading.known import known
    from spm_tui.workshop.reading.names import name_index
    from spm_tui.workshop.reading.phrase_index import phrases_of

    phrases_of(key)
    known(session)
    name_index(session)


def make_phrases() -> None:
    """Make the phrases of all questions, where they are not there yet; called in a thread behind `load`."""
    if phrases_made():
        return
    from spm_tui.workshop.choices import ANSWER_KEYS
    from spm_tui.workshop.reading.phrase_index import phrases_of

    for key in ANSWER_KEYS:
        phrases_of(key)
        sleep(_BETWEEN)
    _PHRASES.set()
