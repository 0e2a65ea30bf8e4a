"""Where a command reads its session from, a file or stdin, and how it refuses one that does not load."""

import os
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.cli import streams
from spm_tui.cli.console import FILE, INVALID, USAGE, Halt
from spm_tui.text import clean, did_you_mean

if TYPE_CHECKING:
    from spm_tui.storage.codec import Loaded
    from spm_tui.workshop.session import Session

STDIN = "-"


def read_bytes(name: str) -> bytes:
    """Return a file's bytes, or stdin's for `-`, one more than the limit at most. Halts on file trouble."""
    from spm_tui.storage import atomic
    from spm_tui.storage.file_errors import FileTroubleError
    from spm_tui.storage.system_calls import SYSTEM
    from spm_tui.storage.toml_text import MAX_BYTES

    _refuse_own_output(name)
    if name == STDIN:
        return streams.read_stdin(MAX_BYTES + 1)
    try:
        return atomic.read_bytes(SYSTEM, name)
    except FileNotFoundError:
        raise Halt(FILE, missing(name)) from None
    except FileTroubleError as refused:
        raise Halt(FILE, refused.sentence) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Halt(FILE, trouble(name, error, reading=True)) from None


def _refuse_own_output(name: str) -> None:
    """Halt when stdout leads into the very file that is to be read (`>> FILE`): it would be spoilt."""
    into = streams.stat_of("stdout")
    if into is None or not stat.S_ISREG(into.st_mode):
        return
    read = None
    with suppress(OSError, ValueError):
        read = streams.stat_of("stdin") if name == STDIN else os.stat(name)
    if read is not None and os.path.samestat(read, into):
        raise Halt(
            FILE, f"stdout leads into {'stdin' if name == STDIN else clean(name)} itself; send it elsewhere."
        )


def missing(name: str) -> str:
    """Return the sentence for a file that is not there, with the nearest name in its folder."""
    folder, own = os.path.split(name)
    try:
        near = did_you_mean(own, os.listdir(folder or os.curdir))
    except OSError:
        near = ""
    return f"There is no file {clean(name)}" + (f"; {near}" if near else ".")


def trouble(name: str, error: OSError | ValueError, *, reading: bool = False) -> str:
    """Return the sentence for a file that cannot be read or written."""
    from spm_tui.storage.file_errors import because

    why = because(error, reading=reading) if isinstance(error, OSError) else str(error)
    return f"{clean(name)} cannot be {'read' if reading else 'written'}: {clean(why)}."


def load(name: str) -> "Loaded":
    """Return what a file or stdin holds: a session, or the problems it has. Halts on file trouble."""
    from spm_tui.storage.codec import decode

    return decode(read_bytes(name))


def session_in(name: str) -> "Session":
    """Return the session in a file or stdin, whole. Halts when it cannot be read or is not valid."""
    loaded = load(name)
    if loaded.session is None:
        raise Halt(INVALID, *(problem.printed(name) for problem in loaded.problems))
    return loaded.session


def shown_session(name: str) -> "Session":
    """Return the session as the room may see it: silent rounds not yet revealed stay sealed."""
    from spm_tui.workshop.ballots import unsealed

    return unsealed(session_in(name))


def sittings_before(name: str, session: "Session") -> "tuple[Session, ...]":
    """Return the sittings before the session of a file, the earliest first; from stdin there are none."""
    from spm_tui.storage.earlier_sittings import earlier_sittings

    return () if name == STDIN else earlier_sittings(Path(name).parent, session)


def session_id(name: str) -> str:
    """Return how exports name a session: the file's name without its ending, `-` for stdin."""
    return STDIN if name == STDIN else os.path.splitext(os.path.basename(name))[0]


def day(given: str | None) -> date:
    """Return the day of `--as-of`, else today. Halts when it is not a date."""
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Halt(USAGE, f'--as-of: "{clean(given)}" is not a day; write it as 2026-11-30.') from None


def months(given: str | None) -> float | None:
    """Return the months of `--horizon`, None when not given. Halts when it is not 0 to 600."""
    if given is None:
        return None
    try:
        number = float(given)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 600:
        raise Halt(USAGE, f'--horizon: "{clean(given)}" is not a number of months from 0 to 600.')
    return number
