"""Drafts (text typed but not yet entered) and the recovery copies of sessions that could not be saved."""

import os
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Struct

from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.codec import Loaded, decode, storable
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import UNSAVED
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.text import clean

DRAFT = "draft.json"


class ScreenDraft(Struct, frozen=True, kw_only=True):
    """A draft: the text in each box of a screen that was not entered yet.

    `at` is seconds since 1970; `screen` and the names of `boxes` are for whoever wrote it to find them again.
    """

    at: float
    boxes: dict[str, str]
    screen: str = ""
    content_hash: str = ""  # of the session file at that time


class Copy(Struct, frozen=True):
    """A session that could not be saved where it belongs, kept elsewhere."""

    path: str
    loaded: Loaded


def write_recovery(
    path: str | os.PathLike[str], draft: ScreenDraft, *, system: System = SYSTEM, state_dir: str | None = None
) -> str | None:
    """Write a draft and return its path. A draft of empty boxes removes the earlier one.

    Raises FileTroubleError when no place takes it.
    """
    boxes = {name: storable(text) for name, text in draft.boxes.items() if text}
    if not boxes:
        drop_recovery(path, system=system, state_dir=state_dir)
        return None
    data = msgspec.json.encode(msgspec.structs.replace(draft, boxes=boxes))
    try:
        found = side_folders(system, os.fspath(path), state_dir)
        return put_in(system, found.both, DRAFT, data)
    except OSError as error:
        sentence = "What is being typed is kept only in this window for now: no folder takes a copy."
        raise FileTroubleError(sentence, os.fspath(path)) from error


def read_recovery(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> ScreenDraft | None:
    """Return the newest draft of a session file, or None."""
    drafts: list[ScreenDraft] = []
    for folder in side_folders(system, os.fspath(path), state_dir).both:
        with suppress(OSError, FileTroubleError, msgspec.DecodeError):
            drafts.append(
                msgspec.json.decode(read_bytes(system, os.path.join(folder, DRAFT)), type=ScreenDraft)
            )
    return max(drafts, key=lambda one: one.at, default=None)


def drop_recovery(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> None:
    """Remove the draft of a session file: it was entered, or is not wanted."""
    _drop(path, DRAFT, system=system, state_dir=state_dir)


def unsaved_copy(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> Copy | None:
    """Return the copy kept when this session file could not be saved, or None."""
    found = side_folders(system, os.fspath(path), state_dir)
    for folder in (found.away, found.beside):
        target = os.path.join(folder, UNSAVED)
        with suppress(OSError, FileTroubleError):
            return Copy(target, decode(read_bytes(system, target)))
    return None


def drop_unsaved(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> None:
    """Remove the copies kept when saving was not possible: it is possible again."""
    _drop(path, UNSAVED, system=system, state_dir=state_dir)


def leave_behind(
    path: str | os.PathLike[str], *, system: System = SYSTEM, state_dir: str | None = None
) -> tuple[str, ...]:
    """Set aside what was kept of a file that is gone, so that a new one of its name takes none of it.

    Call it when a file was written where none was. Returns sentences to show, mostly none.
    """
    found = side_folders(system, os.fspath(path), state_dir)
    parts = []
    for folder in found.both:
        for name, what in ((DRAFT, "typed and not entered into"), (UNSAVED, "not saved of")):
            aside = os.path.join(folder, f"gone-{system.now():.0f}-{name}")
            with suppress(OSError):
                again(system.replace, os.path.join(folder, name), aside)
                earlier = clean(os.path.basename(found.path))
                parts.append(
                    f"What was {what} an earlier {earlier}, which is gone, is kept at {clean(aside)}."
                )
    return tuple(parts)


def _drop(path: str | os.PathLike[str], name: str, **where: Any) -> None:
    system: System = where["system"]
    for folder in side_folders(system, os.fspath(path), where["state_dir"]).both:
        with suppress(OSError):
            again(system.unlink, os.path.join(folder, name))
