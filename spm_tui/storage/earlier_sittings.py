"""The sittings a session was carried on from, read from the files beside its own."""

from pathlib import Path

from spm_tui.storage import files
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.workshop.session import Session

#: A workshop that comes together each quarter for sixteen years.
MOST_SITTINGS = 64


def earlier_sittings(folder: Path, session: Session) -> tuple[Session, ...]:
    """Return the sittings before a session, the earliest first, as far back as their files can be read.

    Each names the stem of the one before it, in the same folder; a circle ends the way back. Raises nothing
    for what a disk may do: where a file is gone the way back ends.
    """
    found: list[Session] = []
    met: set[str] = set()
    before = session.carried_from
    while before and before not in met and len(found) < MOST_SITTINGS:
        met.add(before)
        if Path(before).name != before:
            break  # a stem, never a way to another folder
        try:
            loaded = files.load(folder / f"{before}.toml").session
        except FileTroubleError:
            break
        if loaded is None:
            break
        found.append(loaded)
        before = loaded.carried_from
    return tuple(reversed(found))
