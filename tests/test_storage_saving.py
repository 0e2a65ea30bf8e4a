"""Saving leaves the old session or the new one, whatever the system does at any of its calls."""

import errno
import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.storage.codec import decode, encode
from spm_tui.storage.file_errors import ChangedError, FileTroubleError, SaveError
from spm_tui.storage.files import content_hash, load, save
from spm_tui.storage.recovery import unsaved_copy
from spm_tui.storage.stale_files import clean_stale_files
from spm_tui.storage.system_calls import System
from spm_tui.workshop.session import Session
from tests.disks import FaultySystem, KilledError, PowerlessSystem
from tests.strategies import every_field

OLD = every_field()
NEW = structs.replace(OLD, title="Another title")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


class DeadProcesses(System):
    """The real system after a restart: no process of before is alive."""

    def pid(self) -> int:
        return 1

    def alive(self, pid: int) -> bool:
        return False


def old_session_in(folder: Path) -> Path:
    """Save the old session as a file in a folder of its own."""
    (folder / "work").mkdir()
    path = folder / "work" / "fleet.toml"
    path.write_text(encode(OLD))
    return path


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return old_session_in(tmp_path)


def state_of(at: Path) -> str:
    return str(at.parent.parent / "state")


def attempt(at: Path, system: System, session: Session = NEW) -> str:
    return save(at, session, content_hash(at), system=system, state_dir=state_of(at))


def told(at: Path, system: System) -> SaveError | None:
    """Save, and return what the user was told if it did not work."""
    try:
        attempt(at, system)
    except SaveError as trouble:
        return trouble
    return None


def calls_of_a_save(at: Path) -> int:
    counting = FaultySystem()
    attempt(at, counting)
    at.write_text(encode(OLD))
    return len(counting.calls)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("lasting", [False, True])
def test_a_save_that_fails_at_any_call_leaves_a_whole_session_and_says_where_the_copy_is(
    at: Path, error: int, lasting: bool
) -> None:
    for number in range(calls_of_a_save(at)):
        at.write_text(encode(OLD))
        system = FaultySystem(number, error=error, lasting=lasting)
        trouble = told(at, system)
        replaced = "replace" in system.calls[:number]
        assert system.hit
        assert load(at).session == (NEW if trouble is None or replaced else OLD), (number, system.calls)
        if trouble is not None:
            assert trouble.copy is not None or lasting, (number, system.calls)
            assert (trouble.copy or "only in this window") in trouble.sentence
        if trouble is not None and trouble.copy is not None:
            kept = unsaved_copy(at, state_dir=state_of(at))
            assert kept is not None
            assert kept.loaded.session == NEW
        left = [name for name in os.listdir(at.parent) if name.endswith(".spm-tmp")]
        assert not left or lasting, (number, system.calls)


def test_an_interrupted_or_short_call_is_made_again(at: Path) -> None:
    count = calls_of_a_save(at)
    for fault in ({"error": errno.EINTR}, {"short": True}):
        for number in range(count):
            at.write_text(encode(OLD))
            attempt(at, FaultySystem(number, **fault))  # type: ignore[arg-type]
            assert load(at).session == NEW, (number, fault)


def test_a_process_killed_at_any_call_leaves_a_whole_session_and_the_next_one_cleans_up(at: Path) -> None:
    for number in range(calls_of_a_save(at)):
        at.write_text(encode(OLD))
        with pytest.raises(KilledError):
            attempt(at, FaultySystem(number, kill=True))
        assert load(at).session in (OLD, NEW)
        clean_stale_files(at, system=DeadProcesses(), state_dir=state_of(at))
        assert sorted(os.listdir(at.parent)) in (["fleet.toml"], [".spm-tui", "fleet.toml"])
        attempt(at, System())
        assert load(at).session == NEW


def test_an_unfinished_save_that_holds_a_newer_session_is_kept_as_a_version(at: Path) -> None:
    with pytest.raises(KilledError):
        attempt(at, FaultySystem(calls_of_a_save(at) - 4, kill=True))
    (stray,) = clean_stale_files(at, system=DeadProcesses(), state_dir=state_of(at))
    assert stray.kept is not None
    assert load(stray.kept).session == NEW
    assert "was kept at" in stray.sentence()


def test_the_unfinished_file_of_a_running_save_is_left_alone(at: Path) -> None:
    with pytest.raises(KilledError):
        attempt(at, FaultySystem(calls_of_a_save(at) - 4, kill=True))
    assert clean_stale_files(at, state_dir=state_of(at)) == ()


def test_a_power_cut_at_any_moment_leaves_the_old_session_or_the_new_one() -> None:
    old, new = encode(OLD).encode(), encode(NEW).encode()
    disk = PowerlessSystem({"/s/fleet.toml": old})
    save("/s/fleet.toml", NEW, content_hash("/s/fleet.toml", disk), system=disk, state_dir="/state")
    assert len(disk.states) > 30
    for call, survivors in disk.states:
        for survivor in survivors:
            assert survivor["/s/fleet.toml"] in (old, new), call
    assert all(one["/s/fleet.toml"] == new for one in disk.survivors()), "after the save only the new one"
    open_question = [
        {one["/s/fleet.toml"] for one in step} for call, step in disk.states if call == "replace"
    ]
    assert open_question == [{old, new}], "between the step and its confirmation it may be either"


def test_the_power_cut_test_would_notice_a_save_that_does_not_wait_for_the_disk() -> None:
    class Hasty(PowerlessSystem):
        def fsync(self, fd: int) -> None:
            pass

    old, new = encode(OLD).encode(), encode(NEW).encode()
    disk = Hasty({"/s/fleet.toml": old})
    save("/s/fleet.toml", NEW, content_hash("/s/fleet.toml", disk), system=disk, state_dir="/state")
    assert not all(one["/s/fleet.toml"] in (old, new) for _, step in disk.states for one in step)


def test_a_file_changed_by_someone_else_is_not_written_over(at: Path) -> None:
    before = content_hash(at)
    theirs = encode(structs.replace(OLD, title="Theirs"))
    at.write_text(theirs)
    with pytest.raises(ChangedError) as raised:
        save(at, NEW, before, state_dir=state_of(at))
    assert at.read_text() == theirs
    assert raised.value.found_hash == content_hash(at)


def test_a_file_that_should_not_be_there_is_not_written_over(at: Path) -> None:
    with pytest.raises(ChangedError):
        save(at, NEW, None, state_dir=state_of(at))
    assert load(at).session == OLD


def test_a_file_that_does_not_load_has_no_hash_to_write_over_it_with(at: Path) -> None:
    at.write_text("format = 1\n")
    broken = load(at)
    assert broken.session is None
    with pytest.raises(ChangedError):
        save(at, NEW, broken.content_hash or None, state_dir=state_of(at))
    assert at.read_text() == "format = 1\n"


def test_a_save_told_again_after_an_unconfirmed_one_goes_through(at: Path) -> None:
    before = content_hash(at)
    at.write_text(encode(NEW))  # the bytes arrived, only their confirmation did not
    assert save(at, NEW, before, state_dir=state_of(at)) == content_hash(at)


def test_a_file_that_went_away_is_written_anew(at: Path) -> None:
    before = content_hash(at)
    at.unlink()
    save(at, NEW, before, state_dir=state_of(at))
    assert load(at).session == NEW


def test_mode_and_symlink_are_kept(at: Path) -> None:
    at.chmod(0o640)
    link = at.parent / "link.toml"
    link.symlink_to(at.name)
    save(link, NEW, content_hash(link), state_dir=state_of(at))
    assert link.is_symlink()
    assert load(at).session == NEW
    assert stat.S_IMODE(at.stat().st_mode) == 0o640


def test_a_vanished_folder_keeps_a_copy_elsewhere_and_says_where(at: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "fleet.toml"
    with pytest.raises(SaveError) as raised:
        save(gone, NEW, None, state_dir=state_of(at))
    kept = unsaved_copy(gone, state_dir=state_of(at))
    assert kept is not None
    assert kept.loaded.session == NEW
    assert kept.path in str(raised.value)
    assert not gone.parent.exists()


def test_a_session_that_would_not_load_again_is_not_saved_over_one_that_does(at: Path) -> None:
    dangling = structs.replace(NEW, items=NEW.items[1:])
    with pytest.raises(SaveError, match="not among the ids"):
        attempt(at, System(), dangling)
    assert load(at).session == OLD
    kept = unsaved_copy(at, state_dir=state_of(at))
    assert kept is not None
    assert kept.loaded.problems


def test_half_a_character_from_a_keyboard_does_not_keep_a_session_from_being_saved(at: Path) -> None:
    attempt(at, System(), structs.replace(OLD, title="bad \udcff byte \ud83d\udc69"))
    loaded = load(at).session
    assert loaded is not None
    assert loaded.title == "bad \ufffd byte \U0001f469"


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "."])
def test_what_is_no_file_is_refused_in_one_sentence(path: str) -> None:
    with pytest.raises(FileTroubleError, match="is not a file"):
        load(path)


def test_a_pipe_nobody_writes_to_does_not_keep_anyone_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileTroubleError, match="is not a file"):
        load(tmp_path / "pipe")


def test_saved_bytes_are_the_encoded_ones(at: Path) -> None:
    attempt(at, System())
    assert at.read_bytes() == encode(NEW).encode()
    assert decode(at.read_bytes()).session == NEW
