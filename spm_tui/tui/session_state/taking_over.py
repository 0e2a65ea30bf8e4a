"""A window that only reads: once the one that writes is gone, this one writes."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec import structs

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workspace import Workspace

#: Seconds between two looks whether the other window is gone; each is one call to the system.
LOOK_EVERY: Final = 2.0

FREE: Final = "The other window is closed: this session can be changed here now."
READ_AGAIN: Final = (
    "The other window is closed: what it changed is shown, and this session can be changed here now."
)


class TakenOver(NamedTuple):
    """What to say, whether the other window left something behind, and what was typed there by place."""

    sentences: tuple[str, ...]
    left: bool
    boxes: dict[str, str]


def take_over(file: OpenFile, workspace: Workspace) -> TakenOver | None:
    """Become the window that writes, if the other one is gone; return what came of it, else None.

    What the other window changed is shown here. Where something was entered here as well, the save that
    follows finds two versions and asks, as when a file changes while it is open.
    """
    if not file.take_over():
        return None
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
    left = file.draft is not None or file.copy is not None
    boxes = {}
    for place, text in (file.draft.boxes if file.draft is not None else {}).items():
        where = f"question {ANSWER_KEYS.index(place) + 1}" if place in ANSWER_KEYS else place
        boxes[where] = text
    file.draft = None  # no box here is the one it was typed in
    return TakenOver((told, *file.notes), left, boxes)
