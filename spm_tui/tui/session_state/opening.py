"""Reading a session file for the screens: a session to sit down with, or one sentence why not."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from spm_tui.storage.codec import COMMENTS_NOTE
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.text import clean
from spm_tui.workshop.session import Session


class Opened(NamedTuple):
    """A session file held open, the session in it, and what to tell once."""

    session: Session
    file: OpenFile
    notes: tuple[str, ...]


def read_session(path: Path) -> Opened | str:
    """Return the session in a file, held open, or one sentence that says why it cannot be opened."""
    try:
        file = OpenFile.at(path)
    except FileTroubleError as trouble:
        return trouble.sentence
    loaded = file.loaded
    if loaded.session is None:
        file.close()
        if not loaded.problems:
            return f"There is no file {clean(str(path))}."
        first = loaded.problems[0]
        more = f" ({len(loaded.problems) - 1} more)" if len(loaded.problems) > 1 else ""
        key = f"{first.key}: " if first.key else ""
        return clean(f"{path.name}, line {first.line}: {key}{first.message}; {first.hint}{more}")
    notes = (*file.notes, *((COMMENTS_NOTE,) if loaded.had_comments else ()))
    return Opened(loaded.session, file, notes)
