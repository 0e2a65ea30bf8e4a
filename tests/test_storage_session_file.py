"""An open session file: who writes, what is kept beside it, what changed underneath, two versions at once."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from spm_tui.storage import backups, recovery
from spm_tui.storage.codec import encode
from spm_tui.storage.compare import differences, merged
from spm_tui.storage.file_errors import ChangedError, FileTroubleError, SaveError
from spm_tui.storage.files import content_hash, load
from spm_tui.storage.locks import Holder, Lock, take
from spm_tui.storage.session_file import ReadOnlyError, SessionFile
from spm_tui.storage.system_calls import System
from spm_tui.workshop.session import Session
from tests.disks import FaultySystem
from tests.strategies import every_field, sessions

OLD = every_field()
MINE = structs.replace(OLD, title="Mine")
THEIRS = structs.replace(OLD, organization="Theirs")


class Clock(System):
    """The real system at a time that a test sets."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 10, 0, tzinfo=UTC).timestamp()

    def now(self) -> float:
        return self.time


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one saved session, and a state folder beside it that nothing is put in unless needed."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "fleet.toml").write_text(encode(OLD))
    return tmp_path


OpenFile = Callable[[], SessionFile]


@pytest.fixture
def open_file(folder: Path) -> Iterator[OpenFile]:
    """Opens the session file, and closes it afterwards."""
    opened: list[SessionFile] = []

    def at() -> SessionFile:
        opened.append(SessionFile.at(folder / "work" / "fleet.toml", state_dir=str(folder / "state")))
        return opened[-1]

    yield at
    for session_file in opened:
        session_file.close()


def path_in(folder: Path) -> Path:
    return folder / "work" / "fleet.toml"


def kept(folder: Path) -> list[tuple[str, Session | None]]:
    versions = backups.history(path_in(folder), state_dir=str(folder / "state"))
    return [(one.kept, load(one.path).session) for one in versions]


def test_the_first_save_of_a_sitting_keeps_what_was_there(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    session_file.save(MINE)
    session_file.save(THEIRS)
    assert kept(folder) == [("saved", OLD)]
    session_file.close()
    open_file().save(MINE)
    assert kept(folder) == [("saved", THEIRS), ("saved", OLD)]


def test_a_file_with_comments_is_kept_as_it_was_written(folder: Path, open_file: OpenFile) -> None:
    original = "# the CFO's map\n" + encode(OLD)
    path_in(folder).write_text(original)
    session_file = open_file()
    assert session_file.loaded.had_comments
    session_file.save(MINE)
    (version,) = backups.history(path_in(folder))
    assert version.kept == "original"
    assert Path(version.path).read_text() == original


def test_a_full_disk_for_the_earlier_version_does_not_keep_the_new_one_from_being_saved(folder: Path) -> None:
    system = FaultySystem()
    session_file = SessionFile.at(path_in(folder), system=system, state_dir=str(folder / "state"))
    (folder / "work" / ".spm-tui").rename(folder / "moved")
    (folder / "work" / ".spm-tui").write_text("a file in its place")
    (folder / "state").write_text("a file in its place")
    (note,) = session_file.save(MINE)
    session_file.close()
    assert note == "The version before this sitting could not be kept: part of the path is not a folder."
    assert load(path_in(folder)).session == MINE


def test_the_newest_twenty_versions_stay_and_of_older_ones_the_last_of_each_day(folder: Path) -> None:
    clock = Clock()
    for number in range(40):
        clock.time += 6 * 3600
        text = encode(structs.replace(OLD, title=f"Version {number}"))
        backups.keep_version(path_in(folder), text.encode(), system=clock)
    titles = [session.title for _, session in kept(folder) if session]
    assert titles[:20] == [f"Version {number}" for number in range(39, 19, -1)]
    days = [one.when.date() for one in backups.history(path_in(folder))[20:]]
    assert len(days) == len(set(days)) == 5


def test_a_version_comes_back_and_what_it_replaces_is_kept(folder: Path, open_file: OpenFile) -> None:
    open_file().save(MINE)
    (before,) = backups.history(path_in(folder))
    backups.restore(path_in(folder), before)
    assert load(path_in(folder)).session == OLD
    assert ("saved", MINE) in kept(folder)


def test_a_file_that_does_not_load_is_kept_before_a_version_takes_its_place(
    folder: Path, open_file: OpenFile
) -> None:
    open_file().save(MINE)
    (before,) = backups.history(path_in(folder))
    path_in(folder).write_text("half a fi")
    backups.restore(path_in(folder), before)
    assert load(path_in(folder)).session == OLD
    assert "half a fi" in [Path(one.path).read_text() for one in backups.history(path_in(folder))]


def test_a_version_that_does_not_load_is_not_put_back(folder: Path, open_file: OpenFile) -> None:
    open_file().save(MINE)
    (before,) = backups.history(path_in(folder))
    Path(before.path).write_text("half a fi")
    with pytest.raises(FileTroubleError, match="does not load"):
        backups.restore(path_in(folder), before)
    assert load(path_in(folder)).session == MINE


def test_forgetting_a_session_leaves_nothing_but_the_file(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    session_file.save(MINE)
    session_file.keep_draft(recovery.ScreenDraft(at=1, boxes={"words": "half a sen"}))
    session_file.close()
    assert backups.forget(path_in(folder), state_dir=str(folder / "state")) == ()
    assert kept(folder) == []
    assert not (folder / "work" / ".spm-tui" / "fleet.toml").exists()
    assert load(path_in(folder)).session == MINE


def test_git_leaves_the_side_folder_alone(folder: Path, open_file: OpenFile) -> None:
    open_file().save(MINE)
    assert (folder / "work" / ".spm-tui" / ".gitignore").read_text() == "*\n"


def test_text_in_flight_is_there_after_a_crash_and_gone_when_it_was_entered(
    folder: Path, open_file: OpenFile
) -> None:
    boxes = {"entry": "Tracking > back 8 > 1 mon", "words": "caf\u00e9 \udcff", "empty": ""}
    first = open_file()
    first.keep_draft(recovery.ScreenDraft(at=12.5, boxes=boxes, screen="question"))
    first.close()
    draft = open_file().draft
    assert draft is not None
    assert draft.boxes == {"entry": "Tracking > back 8 > 1 mon", "words": "caf\u00e9 \ufffd"}
    recovery.write_recovery(path_in(folder), recovery.ScreenDraft(at=13, boxes={"entry": ""}))
    assert recovery.read_recovery(path_in(folder)) is None


def test_text_in_flight_goes_to_the_users_own_folder_when_there_is_no_other(tmp_path: Path) -> None:
    gone = tmp_path / "blocked" / "fleet.toml"
    (tmp_path / "blocked").write_text("a file, not a folder")
    state = str(tmp_path / "state")
    where = recovery.write_recovery(gone, recovery.ScreenDraft(at=1, boxes={"entry": "x"}), state_dir=state)
    assert where is not None
    assert where.startswith(state)
    assert recovery.read_recovery(gone, state_dir=state) is not None


def test_a_folder_that_vanished_is_not_made_anew_for_a_draft(tmp_path: Path) -> None:
    gone, state = tmp_path / "stick" / "fleet.toml", tmp_path / "state"
    where = recovery.write_recovery(
        gone, recovery.ScreenDraft(at=1, boxes={"entry": "x"}), state_dir=str(state)
    )
    assert where is not None
    assert where.startswith(str(state))
    assert not gone.parent.exists()


def test_a_draft_that_cannot_be_read_is_no_draft(folder: Path) -> None:
    where = recovery.write_recovery(path_in(folder), recovery.ScreenDraft(at=1, boxes={"entry": "x"}))
    assert where is not None
    Path(where).write_bytes(b'{"at": 1, "bo')
    assert recovery.read_recovery(path_in(folder)) is None


def test_only_the_owner_reads_what_is_kept_beside_a_session(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    session_file.save(MINE)
    session_file.keep_draft(recovery.ScreenDraft(at=1, boxes={"entry": "x"}))
    side = folder / "work" / ".spm-tui" / "fleet.toml"
    assert side.stat().st_mode & 0o077 == 0
    assert all(one.stat().st_mode & 0o077 == 0 for one in side.iterdir() if one.name != "lock")


def test_the_second_to_open_a_session_reads_and_is_told_who_has_it(folder: Path, open_file: OpenFile) -> None:
    first, second = open_file(), open_file()
    assert not first.read_only
    assert second.read_only
    assert second.holder is not None
    assert second.holder.pid == os.getpid()
    assert " since " in second.notes[0]
    assert second.loaded.session == OLD
    with pytest.raises(ReadOnlyError):
        second.save(MINE)
    first.close()
    assert not open_file().read_only


def test_a_killed_process_does_not_keep_a_session_locked(folder: Path) -> None:
    code = (
        "import sys; from spm_tui.storage.locks import take;"
        "lock = take(sys.argv[1], state_dir=sys.argv[2]);"
        "print(type(lock).__name__, flush=True); sys.stdin.read()"
    )
    arguments = [sys.executable, "-c", code, str(path_in(folder)), str(folder / "state")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "Lock\n"
        held = take(path_in(folder), state_dir=str(folder / "state"))
        assert isinstance(held, Holder)
        assert held.pid == other.pid
        other.send_signal(signal.SIGKILL)
    free = take(path_in(folder), state_dir=str(folder / "state"))
    assert isinstance(free, Lock)
    free.release()


def test_a_file_changed_underneath_is_noticed_and_nothing_is_written(
    folder: Path, open_file: OpenFile
) -> None:
    session_file = open_file()
    assert session_file.changed_underneath() is None
    path_in(folder).write_text(encode(THEIRS))
    assert session_file.changed_underneath() == content_hash(path_in(folder))
    with pytest.raises(ChangedError):
        session_file.save(MINE)
    assert load(path_in(folder)).session == THEIRS


def test_a_file_touched_but_not_changed_is_not_worth_a_question(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    os.utime(path_in(folder), (1, 1))
    assert session_file.changed_underneath() is None


def test_mine_may_replace_theirs_and_theirs_is_kept(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    path_in(folder).write_text(encode(THEIRS))
    session_file.save(MINE, over=session_file.changed_underneath())
    assert load(path_in(folder)).session == MINE
    assert ("theirs", THEIRS) in kept(folder)


def test_theirs_may_replace_mine(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    path_in(folder).write_text(encode(THEIRS))
    assert session_file.read_again().session == THEIRS
    session_file.save(MINE)
    assert load(path_in(folder)).session == MINE


def test_a_file_broken_underneath_is_never_written_over(folder: Path, open_file: OpenFile) -> None:
    session_file = open_file()
    path_in(folder).write_text("<<<<<<< HEAD\n")
    with pytest.raises(SaveError, match="does not load") as raised:
        session_file.save(MINE, over=session_file.changed_underneath())
    assert path_in(folder).read_text() == "<<<<<<< HEAD\n"
    assert raised.value.copy is not None
    assert load(raised.value.copy).session == MINE


def test_an_unsaved_session_is_offered_next_time_until_saving_works_again(
    folder: Path, open_file: OpenFile
) -> None:
    first = open_file()
    path_in(folder).write_text("<<<<<<< HEAD\n")
    with pytest.raises(SaveError):
        first.save(MINE, over=first.changed_underneath())
    first.close()
    path_in(folder).write_text(encode(OLD))
    second = open_file()
    assert second.copy is not None
    assert second.copy.loaded.session == MINE
    second.save(MINE)
    second.close()
    assert open_file().copy is None


def test_two_versions_are_compared_record_by_record() -> None:
    (first, *rest) = OLD.items
    mine = structs.replace(OLD, items=(structs.replace(first, people=9.0), *rest), title="Mine")
    theirs = structs.replace(OLD, items=(structs.replace(first, people=7.0), *rest), stances=())
    found = {one.address: one.changed for one in differences(OLD, mine, theirs)}
    assert found == {
        ("session", "title"): "mine",
        ("items", first.id): "both",
        ("stances", OLD.stances[0].finding): "theirs",
    }


def test_both_sides_changes_come_together_and_picks_decide_the_rest() -> None:
    (first, *rest) = OLD.items
    mine = structs.replace(OLD, items=(structs.replace(first, people=9.0), *rest), title="Mine")
    theirs = structs.replace(OLD, items=(structs.replace(first, people=7.0), *rest), stances=())
    together = merged(OLD, mine, theirs).session
    assert together is not None
    assert (together.title, together.stances, together.items[0].people) == ("Mine", (), 9.0)
    other = merged(OLD, mine, theirs, {("items", first.id): "theirs"}).session
    assert other is not None
    assert other.items[0].people == 7.0


def test_a_merge_that_does_not_hold_together_says_so() -> None:
    mine = structs.replace(OLD, title="Mine")
    theirs = structs.replace(OLD, cases=())
    result = merged(OLD, mine, theirs)
    assert result.session is None
    assert "not among the ids of [[cases]]" in result.problems[0].message


@given(sessions(most_items=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_session_merged_with_itself_is_itself(session: Session) -> None:
    assert differences(session, session, session) == ()
    assert merged(None, session, session).session == session
