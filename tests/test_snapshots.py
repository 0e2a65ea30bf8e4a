"""A snapshot is kept of what lies on disk, and of nothing else is it said that one was."""

import shutil
from pathlib import Path

from running_app import running, said, until
from sample_files import FIRST, FOLDER

from spm_tui.storage.backups import history
from spm_tui.tui.screens.close_screen import CloseScreen


async def test_no_snapshot_is_said_to_be_kept_of_a_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    shutil.copyfile(FOLDER / f"{FIRST}.toml", path)
    async with running(path) as (app, pilot):
        await pilot.press("shift+f4")
        await until(pilot, lambda: isinstance(app.screen, CloseScreen))
        assert await app.open_session.settle()
        path.unlink()
        await pilot.press("tab", "s")
        await until(pilot, lambda: "snapshot" in said(app))
        assert said(app).startswith("No snapshot could be kept: the folder or file is not there.")
        assert not [one for one in history(path) if one.kept == "snapshot"]
