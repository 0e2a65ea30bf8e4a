"""Nothing made of a session is more readable by others than it: copies, backups, drafts, what is moved."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from spm_tui.cli.start_app import copy_of
from spm_tui.storage.backups import back_up, history, restore
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import keep_copy, load
from spm_tui.storage.recovery import ScreenDraft, write_recovery
from spm_tui.storage.session_file import SessionFile
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.dialogs.write_report import write_report
from spm_tui.tui.session_state.autosave import Autosave
from spm_tui.workspace import Workspace
from tests.command_line import GOLDEN
from tests.running_app import TODAY, running, said, saved, until


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A session for its owner alone, where new files may be read by everybody."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "work" / "golden.toml"
    path.parent.mkdir()
    shutil.copy(GOLDEN, path)
    path.chmod(0o600)
    before = os.umask(0o022)
    yield path
    os.umask(before)


def mode_of(path: str | Path | None) -> int:
    assert path is not None
    return stat.S_IMODE(os.stat(path).st_mode)


def test_a_copy_to_work_on_is_as_private_as_its_session(private: Path) -> None:
    copy = copy_of(private)
    assert (copy.read_bytes(), mode_of(copy)) == (GOLDEN.read_bytes(), 0o600)
    copy.unlink()
    private.chmod(0o644)
    assert mode_of(copy_of(private)) == 0o644


def test_a_report_from_the_screens_is_as_private_as_its_session(private: Path) -> None:
    session = load(private).session
    assert session is not None
    written = write_report(session, session.created, private)
    assert (written.name, mode_of(written)) == ("golden-report.md", 0o600)


def test_what_is_kept_beside_a_session_is_for_its_owner_alone(private: Path) -> None:
    private.chmod(0o644)
    draft = ScreenDraft(at=1.0, boxes={"stopping": "half a line"})
    for _ in range(2):
        kept = [back_up(private), write_recovery(private, draft), keep_copy(str(private), b"x")]
        for path in kept:
            assert path is None or mode_of(path) == 0o600  # the second time it is backed up already
            if path is not None:
                os.chmod(path, 0o644)  # as when it came from a stick
    assert mode_of(private.parent / ".spm-tui") == 0o700


def test_a_session_that_comes_back_after_it_was_removed_is_private(private: Path) -> None:
    back_up(private)
    private.unlink()
    restore(private, history(private)[0])
    assert (private.read_bytes(), mode_of(private)) == (GOLDEN.read_bytes(), 0o600)


def test_a_session_that_went_away_while_it_was_open_comes_back_as_private(private: Path) -> None:
    session_file = SessionFile.at(private)
    session = session_file.loaded.session
    assert session is not None
    private.unlink()
    session_file.save(session)
    session_file.close()
    assert mode_of(private) == 0o600


async def test_a_session_that_moves_takes_its_permissions_along(private: Path, tmp_path: Path) -> None:
    file = SessionFile.at(private)
    session = file.loaded.session
    assert session is not None
    workspace = Workspace(session, path=private, as_of=session.created)
    autosave = Autosave(workspace, file, tell=lambda: None, warn=lambda _: None, differs=lambda: None)
    autosave.move_to(tmp_path / "elsewhere.toml")
    assert await autosave.settle()
    autosave.file.close()
    assert mode_of(tmp_path / "elsewhere.toml") == 0o600


def test_a_version_is_not_put_back_over_more_than_a_session_can_hold(private: Path) -> None:
    back_up(private)
    private.write_bytes(b"#" * 9_000_000)
    with pytest.raises(FileTroubleError, match="left as it is"):
        restore(private, history(private)[0])
    assert private.stat().st_size == 9_000_000


async def test_a_session_that_carries_on_from_a_private_one_is_private(private: Path) -> None:
    target = private.with_name("next.toml")
    app = SpmApp(target, folder=private.parent, action="new", as_of=TODAY, last=private)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("ctrl+s")
        await until(pilot, target.exists)
        await saved(app)
    assert mode_of(target) == 0o600
    found = load(target).session
    assert found is not None
    assert found.carried_from == "golden"


async def test_a_new_session_is_not_begun_over_a_file_that_came_meanwhile(private: Path) -> None:
    async with running(None, folder=private.parent, action="home") as (app, pilot):
        session = load(private).session
        assert session is not None
        app.begin(Workspace(session, path=private, as_of=TODAY), private, at="portfolio")
        await pilot.pause()
        assert app.open_session is None
        assert "nothing is written over." in said(app)
    assert private.read_bytes() == GOLDEN.read_bytes()
