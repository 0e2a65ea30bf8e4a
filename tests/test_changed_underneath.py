"""A file that something else changes while it is open here is noticed, and both sides are offered."""

from pathlib import Path

from running_app import running, saved
from textual import events

from spm_tui.storage.backups import history
from spm_tui.tui.dialogs.basic import Pick

SESSION = 'format = 1\ntitle = "before"\nmode = "self"\ncreated = 2026-11-22\n'


async def test_coming_back_to_the_window_offers_what_changed_and_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        path.write_text(SESSION.replace("before", "changed by an editor"), encoding="utf-8")
        app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert open_session.workspace.session.title == "changed by an editor"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert open_session.workspace.session.title == "before"


async def test_nothing_is_asked_while_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert not isinstance(app.screen, Pick)


async def test_keeping_ones_own_side_puts_it_back_on_disk_and_keeps_theirs_as_a_version(
    tmp_path: Path,
) -> None:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    async with running(path) as (app, pilot):
        path.write_text(SESSION.replace("before", "changed by an editor"), encoding="utf-8")
        app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert (await saved(app)).title == "before"
    assert any("changed by an editor" in Path(v.path).read_text(encoding="utf-8") for v in history(path))
