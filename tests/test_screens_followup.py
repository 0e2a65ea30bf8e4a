"""The follow-up on screen: two sittings side by side, and what is due, answered one after the other."""

import shutil
from pathlib import Path

import pytest
from running_app import running, said, saved, shown, type_text, until
from sample_files import FIRST, FOLDER, SECOND
from test_screens_home import home, settle
from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.tui.screens.compare_screen import CompareScreen
from spm_tui.tui.screens.home_screen import HomeScreen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both sittings of a workshop."""
    for name in (FIRST, SECOND):
        shutil.copyfile(FOLDER / f"{name}.toml", tmp_path / f"{name}.toml")
    return tmp_path


async def at(app: SpmApp, pilot: Pilot[int], name: str) -> None:
    """Put the cursor on a session, once all of them are read."""
    await settle(app, pilot)
    await pilot.press("home")
    while home(app).rows.cursor_key != name:
        await pilot.press("down")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_two_sittings_are_compared_from_home(folder, size):
    async with running(None, folder=folder, action="home", size=size) as (app, pilot):
        await at(app, pilot, f"{SECOND}.toml")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        text = shown(app, "#page")
        assert "From 2026-Q3 portfolio review" in " ".join(text.split())
        assert "4.5 people on the map" in " ".join(text.split())
        await pilot.press("s")
        assert "No two things here" in said(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_what_is_due_is_told_on_home_and_answered_one_after_the_other(folder):
    (folder / f"{SECOND}.toml").unlink()  # which has it all answered
    async with running(None, folder=folder, action="home") as (app, pilot):
        await at(app, pilot, f"{FIRST}.toml")
        assert "Due by today" in shown(app, "#about")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await type_text(app, pilot, "The executive team decides from now on")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await type_text(app, pilot, "still")  # the fact to check stays open
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await type_text(app, pilot, "some")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and "such as 4 or 2.5" in words_of(app))
        app.screen.query_one("EntryBox").put("4")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.session_screen)
        assert said(app) == "2 answered; 2 still due."
        kept = await saved(app)
        assert kept.answers.stopping.stops[0].result_people == 4
        assert kept.commitments[0].state == "done"
        assert kept.commitments[0].outcome == "The executive team decides from now on"
        await pilot.press("ctrl+z")
        assert app.open_session.workspace.session.answers.stopping.stops[0].result_people is None


def words_of(app: SpmApp) -> str:
    return " ".join(str(widget.render()) for widget in app.screen.query("Static"))


async def test_with_nothing_due_home_says_so(folder):
    async with running(None, folder=folder, action="home") as (app, pilot):
        await at(app, pilot, f"{FIRST}.toml")
        assert "Due by today" not in shown(app, "#about")  # the next sitting has it
        await pilot.press("d")
        assert "Nothing is due" in said(app)


async def test_with_nothing_due_in_the_last_sitting_home_says_so(folder):
    async with running(None, folder=folder, action="home") as (app, pilot):
        await at(app, pilot, f"{SECOND}.toml")
        await pilot.press("d")
        assert "Nothing is due" in said(app)
        assert app.open_session is None
