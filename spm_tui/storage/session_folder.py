"""The sessions of a folder by their headings; the samples, and a copy of the practice session."""

import os
from pathlib import Path

import tomli
from msgspec import Struct

import spm_tui
from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.session_detection import resembles_ballot
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.text import clean, slug

#: How much of a file is read for its heading.
HEADING_BYTES = 8192


class Heading(Struct, frozen=True):
    """A session file as it is listed: its path, title, and when it was last saved (seconds since 1970)."""

    path: Path
    title: str
    saved: float


def headings(folder: Path) -> tuple[Heading, ...]:
    """Return the session files of a folder, the last saved first; an empty tuple without such a folder."""
    found = []
    try:
        entries = [e for e in os.scandir(folder) if e.name.endswith(".toml") and not e.name.startswith(".")]
    except OSError:
        return ()
    for entry in entries:
        try:
            if entry.is_dir():
                continue
            saved = entry.stat().st_mtime
            title = _title(Path(entry.path))
            if title:
                found.append(Heading(Path(entry.path), title, saved))
        except OSError:
            continue  # it went away while the folder was read
    return tuple(sorted(found, key=lambda heading: (-heading.saved, heading.path.name)))


def _title(path: Path) -> str:
    """Return the title in the first lines of a file, else its name; empty for a ballot.

    Raises FileNotFoundError.
    """
    try:
        data = read_bytes(SYSTEM, str(path), HEADING_BYTES)
        if resembles_ballot(data):
            return ""
        start = data.decode("utf-8", "replace")
    except FileNotFoundError:
        raise
    except (OSError, FileTroubleError):  # what cannot be read is listed all the same; what lists it says why
        start = ""
    lines = []
    for line in start.splitlines():
        if line.startswith("["):
            break
        if line.startswith("title"):
            lines.append(line)
    try:
        title = tomli.loads("\n".join(lines)).get("title")
    except (ValueError, RecursionError):
        title = None
    return clean(title) if isinstance(title, str) and title.strip() else clean(path.stem)


def samples_folder() -> Path:
    """Return the folder of the sample sessions: inside an installed package, else beside its source."""
    package = Path(spm_tui.__file__).parent
    inside = package / "samples"
    return inside if inside.is_dir() else package.parent / "sessions"


def practice_copy(folder: Path) -> Path:
    """Return a copy of the practice session in the folder, made unless there is one.

    Raises FileTroubleError.
    """
    target = folder / "my-practice.toml"
    if os.path.exists(target):
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        practice = (samples_folder() / "practice.toml").read_bytes()
    except OSError as error:
        raise FileTroubleError(
            f"{clean(str(target))} cannot be made: {because(error)}.", str(target)
        ) from error
    from spm_tui.storage.output import write_output

    write_output(target, practice, new=True)
    return target


def free_path(folder: Path, title: str) -> Path:
    """Return a path in the folder for a session of this title where no file lies yet."""
    stem, number = slug(title), 2
    path = folder / f"{stem}.toml"
    while path.exists():
        path, number = folder / f"{stem}-{number}.toml", number + 1
    return path
