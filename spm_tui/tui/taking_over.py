"""A window that only reads: once the one that writes is gone, this one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from spm_tui.storage.trouble import FileTroubleError
from spm_tui.workshop.choices import ANSWER_KEYS

if TYPE_CHECKING:
    from spm_tui.tui.sitting import Sitting

#: Seconds between two looks whether the other window is gone; each is one call to the system.
LOOK_EVERY: Final = 2.0

FREE: Final = "The other window is closed: this session can be changed here now."
READ_AGAIN: Final = (
    "The other window is closed: what it changed is shown, and this session can be changed here now."
)


def take_over(sitting: Sitting) -> bool:
    """Become the window that writes, if the other one is gone; return whether this one writes now.

    What the other window changed is shown here. Where something was entered here as well, the save that
    follows finds two versions and asks, as when a file changes while it is open.
    """
    file, workspace = sitting.keeper.file, sitting.workspace
    if not file.take_over():
        return False
    workspace.read_only = False
    told = FREE
    try:
        if not workspace.edited and file.changed_underneath() is not None:
            theirs = file.read_again().session
            if theirs is not None:
                workspace.mark(lambda s: structs.replace(theirs, current_question=s.current_question))
                told = READ_AGAIN
    except FileTroubleError as trouble:  # it is told again when something is to be saved
        told = trouble.sentence
    for sentence in (told, *file.notes):
        sitting.app.say(sentence)
    sitting.keeper.changed()
    sitting.show_head()
    _offer_left(sitting)
    return True


def _offer_left(sitting: Sitting) -> None:
    """Offer what the other window could not save, and what was typed there and not entered."""
    file = sitting.keeper.file
    if file.draft is None and file.copy is None:
        return
    from spm_tui.tui.screens.putting_back import offer_back

    for place, text in (file.draft.boxes if file.draft is not None else {}).items():
        where = f"question {ANSWER_KEYS.index(place) + 1}" if place in ANSWER_KEYS else place
        sitting.waiting[where] = text
    file.draft = None  # no box here is the one it was typed in
    sitting.run(offer_back(sitting.app, sitting, file), "dialog")
