"""The sessions of a folder for commands that read many, and a message for each that does not load."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.cli.console import FILE, Halt, say
from spm_tui.text import clean

if TYPE_CHECKING:
    from spm_tui.workshop.session import Session


def folder_at(name: str) -> Path:
    """Return a folder. Halts when it is not there or is not a folder."""
    if not os.path.isdir(name):
        what = "is no folder" if os.path.exists(name) else "is not there"
        raise Halt(FILE, f"{clean(name)} {what}; name a folder of sessions.")
    return Path(name)


def sessions_in(folder: Path) -> "list[tuple[str, Session]]":
    """Return (stem, session) of each session file of a folder, by name; says which do not load, and why.

    What the room may not see is left out: rounds not revealed.
    """
    from spm_tui.storage.file_errors import FileTroubleError
    from spm_tui.storage.files import load
    from spm_tui.storage.session_detection import ballot_at
    from spm_tui.workshop.ballots import unsealed

    found = []
    for path in sorted(folder.glob("*.toml")):
        if path.name.startswith(".") or ballot_at(path):
            continue
        try:
            loaded = load(path)
        except FileTroubleError as trouble:
            say(trouble.sentence)
            continue
        if loaded.session is None:
            say(f"Left out: {loaded.problems[0].printed(path.name)}")
        else:
            found.append((path.stem, unsealed(loaded.session)))
    return found
