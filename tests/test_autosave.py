"""A save is started by an edit, off the screen's thread, and by nothing else's end."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from running_app import noticed, running, saved, until
from sample_files import FIRST, FOLDER

from spm_tui.storage import files
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.tui.session_state import autosave
from spm_tui.tui.session_state.autosave import Autosave
from spm_tui.workspace import Workspace


class Watched(OpenFile):
    """A session file that notes when, and on which thread, it is written."""

    threads: list[int]

    def save(self, *args: Any, **options: Any) -> tuple[str, ...]:
        """Save, and note it."""
        self.threads = [*getattr(self, "threads", []), threading.get_ident()]
        return super().save(*args, **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the finished workshop."""
    path = tmp_path / "harbour.toml"
    path.write_bytes((FOLDER / f"{FIRST}.toml").read_bytes())
    return path


@pytest.fixture
def file(path: Path) -> Iterator[Watched]:
    """The file, held open."""
    file = Watched.at(path)
    assert isinstance(file, Watched)
    yield file
    file.close()


def saving(file: Watched) -> tuple[Workspace, Autosave]:
    """Return a workspace on a file that is saved after each edit: no diagnosis, no screen."""
    assert file.loaded.session is not None
    workspace = Workspace(file.loaded.session, path=Path(file.path), as_of=file.loaded.session.created)
    saves = Autosave(workspace, file, tell=lambda: None, warn=lambda _: None, differs=lambda: None)
    workspace.listen(lambda _: saves.edited())
    return workspace, saves


def retitle(workspace: Workspace, title: str) -> None:
    """Make an edit."""
    workspace.apply("retitled", lambda s: structs.replace(s, title=title))


async def written(workspace: Workspace) -> None:
    """Wait until nothing is left to save."""
    async with asyncio.timeout(20):
        while workspace.dirty:
            await asyncio.to_thread(lambda: None)


async def test_an_edit_alone_is_saved_and_never_on_the_thread_of_the_screen(file: Watched) -> None:
    workspace, _ = saving(file)
    retitle(workspace, "by itself")
    assert getattr(file, "threads", []) == []  # the key that made the edit waits for no save
    await written(workspace)
    assert files.load(Path(file.path)).session == workspace.session
    assert len(file.threads) == 1
    assert threading.get_ident() not in file.threads


async def test_edits_right_behind_each_other_are_saved_together(file: Watched) -> None:
    workspace, _ = saving(file)
    for number in range(5):
        retitle(workspace, f"title {number}")
        await asyncio.to_thread(lambda: None)
    await written(workspace)
    assert len(file.threads) == 1
    assert files.load(Path(file.path)).session == workspace.session


async def test_edits_without_a_pause_do_not_put_the_save_off(
    file: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LONGEST", 0.0)
    workspace, _ = saving(file)
    async with asyncio.timeout(20):
        while not getattr(file, "threads", []):
            retitle(workspace, f"{workspace.version}")
            await asyncio.to_thread(lambda: None)


async def test_who_waits_for_a_save_is_not_made_to_wait_for_a_pause(
    file: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIET", "LONGEST"):
        monkeypatch.setattr(autosave, name, 3600.0)
    workspace, saves = saving(file)
    retitle(workspace, "at once")
    await asyncio.to_thread(lambda: None)  # it waits for a pause by now
    async with asyncio.timeout(20):
        assert await saves.settle()
    assert files.load(Path(file.path)).session == workspace.session


async def test_a_save_somebody_waited_for_lets_later_ones_wait_for_a_pause_again(
    file: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIET", "LONGEST"):
        monkeypatch.setattr(autosave, name, 3600.0)
    workspace, saves = saving(file)
    retitle(workspace, "at once")
    async with asyncio.timeout(20):
        assert await saves.settle()
    retitle(workspace, "after a pause")
    for _ in range(20):
        await asyncio.to_thread(lambda: None)
    assert len(file.threads) == 1
    assert workspace.dirty
    assert await saves.settle()


async def test_the_end_of_a_diagnosis_saves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QUIET", "LONGEST"):
        monkeypatch.setattr(autosave, name, 3600.0)
    before = path.read_bytes()
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        retitle(app.open_session.workspace, "not yet")
        await noticed(app, pilot)
        await until(pilot, lambda: app.open_session.workspace.diagnosis is not None)
        assert app.open_session.autosave.words == ("saving", False)
        assert path.read_bytes() == before
        assert (await saved(app)).title == "not yet"
