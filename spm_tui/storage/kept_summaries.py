"""Summaries of sessions kept in the user's cache folder, so that a programme of thousands is read in seconds.

A summary is found by the content of its session file, the day it is judged on and the code that made it; what
cannot be read or written there is made anew, and nothing is lost with the folder.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import spm_tui
from spm_tui.storage.atomic import put, read_bytes
from spm_tui.storage.codec import decode
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.session_detection import ballot_at
from spm_tui.storage.system_calls import SYSTEM, System

if TYPE_CHECKING:
    from spm_tui.followup.recurring import Summary

#: The rooms a summary is made by.
_ROOMS = ("diagnosis", "entanglement", "followup", "workshop")


def cache_folder() -> str:
    """Return the user's own folder for what can be made again (`~/.cache/spm-tui` on Linux)."""
    from platformdirs import user_cache_dir

    return user_cache_dir("spm-tui", appauthor=False)


@cache
def _made_by() -> str:
    """Return a word for the code that makes summaries: it is another one when a file of it changes."""
    package = Path(spm_tui.__file__).parent
    newest = max((f.stat().st_mtime_ns for room in _ROOMS for f in (package / room).rglob("*.py")), default=0)
    return f"{spm_tui.__version__} {newest}"


def summary_in(
    path: Path, as_of: date | None, *, system: System = SYSTEM, folder: str | None = None
) -> "Summary | str":
    """Return the summary of a session file on a day (None: the day it was created), or why there is none.

    `folder` stands in for the user's cache folder. Raises nothing for what a disk may do.
    """
    from spm_tui.followup.recurring import SUMMARY_FORMAT, Summary, summary_of

    try:
        data = read_bytes(system, str(path))
    except FileTroubleError as trouble:
        return trouble.sentence
    except OSError as error:
        return f"{path.name} cannot be read: {because(error, reading=True)}."
    sign = f"{SUMMARY_FORMAT} {_made_by()} {as_of}".encode() + b"\0" + data
    kept = os.path.join(folder or cache_folder(), "summaries", f"{sha256(sign).hexdigest()}.json")
    with suppress(OSError, FileTroubleError, msgspec.DecodeError, msgspec.ValidationError):
        return msgspec.json.decode(read_bytes(system, kept), type=Summary)
    loaded = decode(data)
    if loaded.session is None:
        return loaded.problems[0].printed(path.name)
    made = summary_of(loaded.session, as_of or loaded.session.created)
    with suppress(OSError):
        os.makedirs(os.path.dirname(kept), mode=0o700, exist_ok=True)
        put(system, kept, msgspec.json.encode(made), most=0o600)
    return made


def summaries(
    folder: Path, as_of: date | None, *, system: System = SYSTEM, kept_in: str | None = None
) -> Iterator[tuple[str, "Summary | str"]]:
    """Yield (stem, summary or why there is none) of every session file of a folder, by name."""
    for path in sorted(folder.glob("*.toml")):
        if not path.name.startswith(".") and not ballot_at(path):
            yield path.stem, summary_in(path, as_of, system=system, folder=kept_in)
