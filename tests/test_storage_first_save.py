"""The first save of a session file keeps what was there before; whatever the disk does, both stay whole."""

import errno
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from spm_tui.storage.backups import history
from spm_tui.storage.codec import encode
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import load
from spm_tui.storage.session_file import SessionFile
from tests.disks import FaultySystem, KilledError
from tests.test_storage_saving import ERRORS, NEW, OLD, old_session_in, state_of


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return old_session_in(tmp_path)


def begun(at: Path, **fault: Any) -> tuple[SessionFile, FaultySystem]:
    """Return the old session opened, no version of it kept yet, on a disk that is well until now."""
    at.write_text(encode(OLD))
    for version in history(at, state_dir=state_of(at)):
        Path(version.path).unlink()
    system = FaultySystem(**fault)
    session_file = SessionFile.at(at, system=system, state_dir=state_of(at))
    system.calls.clear()
    return session_file, system


def whole(at: Path) -> None:
    """Hold the file, and every version kept of it, to be one of the two sessions."""
    for path in (at, *(version.path for version in history(at, state_dir=state_of(at)))):
        assert load(path).session in (OLD, NEW), path


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("lasting", [False, True])
def test_a_first_save_that_fails_at_any_call_leaves_whole_sessions_and_can_be_made_again(
    at: Path, error: int, lasting: bool
) -> None:
    for number in count():
        session_file, system = begun(at, error=error, lasting=lasting)
        system.at = number
        with suppress(FileTroubleError):
            notes = session_file.save(NEW)
            assert load(at).session == NEW
            kept = [load(v.path).session for v in history(at, state_dir=state_of(at))]
            assert OLD in kept or notes, (number, system.calls)
        whole(at)
        system.at = -1  # the disk is well again
        session_file.save(NEW)
        session_file.close()
        assert load(at).session == NEW
        if not system.hit:
            break
    assert number > 30, "the backup has calls of its own, and so has the save"


def test_a_process_killed_at_any_call_of_its_first_save_leaves_whole_sessions(at: Path) -> None:
    for number in count():
        session_file, system = begun(at, kill=True)
        system.at = number
        with suppress(KilledError):
            session_file.save(NEW)
        whole(at)
        with suppress(KilledError):
            session_file.close()
        if not system.hit:
            break
    assert number > 30


def test_an_interrupted_first_save_goes_on(at: Path) -> None:
    for number in count():
        session_file, system = begun(at, error=errno.EINTR)
        system.at = number
        session_file.save(NEW)
        session_file.close()
        assert load(at).session == NEW
        assert [load(v.path).session for v in history(at, state_dir=state_of(at))] == [OLD], number
        if not system.hit:
            break
