"""Session files on disk: load one with its content hash, save one without ever losing the other."""

import os
from contextlib import suppress

from msgspec import structs

from spm_tui.storage.atomic import hash_of, put, read_bytes, read_file
from spm_tui.storage.codec import Loaded, decode, encode
from spm_tui.storage.file_errors import ChangedError, FileTroubleError, SaveError, because
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import SYSTEM, System, again
from spm_tui.text import clean
from spm_tui.workshop.session import Session

#: Name of the copy that is kept when a session cannot be saved where it belongs.
UNSAVED = "unsaved.toml"


def load(path: str | os.PathLike[str], system: System = SYSTEM) -> Loaded:
    """Return what a session file holds, with its content hash when it holds a session.

    Raises FileTroubleError when it cannot be read at all; everything in it is a problem in the result.
    """
    data = read_file(system, os.fspath(path))
    loaded = decode(data)
    if loaded.session is None:
        return loaded
    return structs.replace(loaded, content_hash=hash_of(data))


def content_hash(path: str | os.PathLike[str], system: System = SYSTEM) -> str | None:
    """Return the content hash of a file, None where there is none. Raises FileTroubleError."""
    try:
        return hash_of(read_bytes(system, os.fspath(path)))
    except FileNotFoundError:
        return None
    except OSError as error:
        sentence = f"{clean(os.fspath(path))} cannot be read: {because(error, reading=True)}."
        raise FileTroubleError(sentence, os.fspath(path)) from error


def keep_copy(path: str, data: bytes, *, system: System = SYSTEM, state_dir: str | None = None) -> str | None:
    """Put what cannot be saved where it belongs into the user's state folder, else beside the session.

    Returns where, or None when no place takes it. A second copy for the same file replaces the first.
    """
    with suppress(OSError):
        found = side_folders(system, path, state_dir)
        return put_in(system, (found.away, found.beside), UNSAVED, data)
    return None


def checked(session: Session) -> tuple[bytes, str]:
    """Return the bytes of a session and, when they would not read back as the same session, why not."""
    text = encode(session)
    data = text.encode()
    back = decode(data)
    if back.session is None:
        first = back.problems[0]
        reason = f"{first.key}: {first.message}; {first.hint}" if first.key else first.message
        return data, reason
    if back.session != session and encode(back.session) != text:
        return data, "what was written does not read back as the same session"
    return data, ""


def save(
    path: str | os.PathLike[str],
    session: Session,
    expected_hash: str | None,
    *,
    most: int = 0o7777,
    system: System = SYSTEM,
    state_dir: str | None = None,
) -> str:
    """Save a session in one step and return the file's new content hash.

    `expected_hash` is that of the file when it was read or last saved, None for a file that should not exist.
    Raises ChangedError when the file holds something else by now (nothing is written), SaveError when it
    cannot be saved (the sentence says where a recovery copy is). A file that went away is written anew.
    No file gets more permissions than `most`.
    """
    name = os.fspath(path)
    data, reason = checked(session)
    if reason:
        copy = keep_copy(name, data, system=system, state_dir=state_dir)
        raise SaveError(f"{clean(name)} was not saved: {reason}.", name, copy)
    put_expected(name, data, expected_hash, most=most, system=system, state_dir=state_dir)
    return hash_of(data)


def put_expected(
    name: str,
    data: bytes,
    expected_hash: str | None,
    *,
    most: int = 0o7777,
    system: System,
    state_dir: str | None,
) -> None:
    """Write bytes over a file that still holds what is expected. Raises ChangedError and SaveError."""
    new_hash = hash_of(data)

    def check() -> None:
        found = content_hash(real, system)
        if found is not None and found not in (expected_hash, new_hash):
            raise ChangedError(name, found)

    try:
        real = again(system.realpath, name)
        put(system, real, data, most=most, check=check)
    except OSError as error:
        copy = keep_copy(name, data, system=system, state_dir=state_dir)
        raise SaveError(f"{clean(name)} cannot be saved: {because(error)}.", name, copy) from error
    except ChangedError:
        raise
    except FileTroubleError as error:
        copy = keep_copy(name, data, system=system, state_dir=state_dir)
        raise SaveError(error.sentence, name, copy) from error
