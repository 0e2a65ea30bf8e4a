"""When a file's own place cannot be written, the session goes on in another one, and nothing is lost."""

import shutil
from pathlib import Path

from running_app import running, saved

from spm_tui.storage import files
from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.workshop import edits

SESSION = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\n'


async def test_a_vanished_folder_is_told_and_the_session_is_saved_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        shutil.rmtree(folder)
        open_session.workspace.apply("set words", lambda s: edits.set_answer(s, "stopping", words="kept"))
        assert not await open_session.settle()
        assert open_session.autosave.words == ("NOT SAVED", True)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        app.screen.query_one(EntryBox).put(str(tmp_path / "elsewhere"))
        await pilot.press("enter")
        await pilot.pause()
        session = await saved(app)
        assert open_session.autosave.path == tmp_path / "elsewhere.toml"
        assert session.answers.stopping is not None
        assert session.answers.stopping.words == "kept"


async def test_a_file_that_is_there_is_not_written_over_by_going_elsewhere(tmp_path: Path) -> None:
    path, other = tmp_path / "one.toml", tmp_path / "other.toml"
    path.write_text(SESSION, encoding="utf-8")
    other.write_text(SESSION.replace('"t"', '"other"'), encoding="utf-8")
    async with running(path) as (app, pilot):
        assert app.open_session is not None
        app.open_session.workspace.read_only = True
        await pilot.press("ctrl+s")
        await pilot.pause()
        app.screen.query_one(EntryBox).put(str(other))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        loaded = files.load(other).session
        assert loaded is not None
        assert loaded.title == "other"
