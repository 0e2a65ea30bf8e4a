"""The map screen: four views of one map, choosing by keys and mouse, going on to the stop."""

import re
import shutil
from pathlib import Path

import pytest
from running_app import running, shown, until
from sample_files import FIRST, FOLDER

from spm_tui.tui.key_table import SCREENS
from spm_tui.tui.screens.map_screen import VIEWS, MapScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.views.glyphs import glyphs


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop: some forty things, every question answered."""
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


async def to_map(app, pilot):
    await pilot.press("f2")
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, MapScreen)
    return screen


def picture(app):
    return shown(app, "#picture")


def name(app, item_id):
    return next(item.name for item in app.open_session.workspace.session.items if item.id == item_id)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_every_view_shows_by_its_key_and_by_tab(harbour, size):
    keys = {key.plain: view for key in SCREENS["map"] for view in VIEWS if key.action == f"view('{view}')"}
    assert list(keys.values()) == list(VIEWS)
    async with running(harbour, size=size) as (app, pilot):
        screen = await to_map(app, pilot)
        assert "INITIATIVE" in picture(app)
        width, seen = screen.picture.size.width, set()
        for key, view in keys.items():
            await pilot.press(key)
            assert f"▸{view}" in shown(app, "#title")
            await until(pilot, lambda: not picture(app).endswith(" ..."))
            assert all(len(line) <= width for line in picture(app).splitlines())
            seen.add(picture(app))
        assert len(seen) == len(keys) == len(VIEWS)
        await pilot.press("c")
        for view in (*list(VIEWS)[1:], "columns"):
            await pilot.press("tab")
            assert screen.view == view
        screen.chosen = [i.id for i in app.open_session.workspace.session.items if i.kind == "skill"][-2]
        await pilot.press("down")
        assert f"{glyphs(False).here} {name(app, screen.chosen)}" in picture(app)  # a long column moves along


async def test_arrow_keys_or_the_mouse_choose_a_thing_and_enter_or_a_second_click_puts_it_in_focus(harbour):
    async with running(harbour) as (app, pilot):
        screen = await to_map(app, pilot)
        first = screen.chosen
        await pilot.press("down")
        second = screen.chosen
        await pilot.press("right", "left", "up")
        assert first != second
        assert screen.chosen == first
        await pilot.press("up", "up", "left", "left")
        assert screen.chosen == first
        await pilot.press("down", "enter")
        assert screen.view == "focus"
        assert name(app, second) in picture(app)
        await pilot.press("enter")
        assert screen.view == "columns"
        lines = picture(app).splitlines()
        other = "Dynamic pricing"
        y, line = next((y, line) for y, line in enumerate(lines) if other in line)
        await pilot.click(screen.picture, offset=(line.index(other) + 3, y))
        assert name(app, screen.chosen) == other
        await pilot.click(screen.picture, offset=(line.index(other) + 3, y))
        assert screen.view == "focus"
        await pilot.press("c")
        await pilot.click(screen.picture, offset=(1, 0))
        assert name(app, screen.chosen) == other


async def test_a_click_on_the_second_band_of_columns_chooses_what_is_drawn_there(harbour):
    async with running(harbour, size=(80, 36)) as (app, pilot):
        screen = await to_map(app, pilot)
        lines = picture(app).splitlines()
        second = next(y for y, line in enumerate(lines) if y and re.match(r"[A-Z]+ \d+", line))
        for item in ("Slot engine", "Position hub", "Vessel desk"):
            y, line = next((y, line) for y, line in enumerate(lines) if item in line)
            assert y > second
            await pilot.click(screen.picture, offset=(line.index(item) + 3, y))
            await pilot.pause()
            assert name(app, screen.chosen) == item
            lines = picture(app).splitlines()


async def test_stop_this_is_named_where_one_sees_what_this_is(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_map(app, pilot)
        for key, seen in (("c", True), ("p", True), ("t", False), ("l", True), ("b", False), ("x", True)):
            await pilot.press(key)
            await pilot.pause()
            assert ("s stop this" in shown(app, "#keys")) is seen


async def test_an_initiative_goes_on_to_the_stop_and_a_team_does_not(harbour):
    async with running(harbour) as (app, pilot):
        screen = await to_map(app, pilot)
        team = next(i.id for i in app.open_session.workspace.session.items if i.kind == "team")
        chosen = screen.chosen
        screen.chosen = team
        await pilot.press("s")
        assert app.screen is screen
        screen.chosen = chosen
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, StopScreen)
        assert f"[x] {name(app, chosen)}" in shown(app, "#pick")


async def test_what_would_loosen_the_stops_is_looked_at_one_change_at_a_time(harbour):
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_map(app, pilot)
        await pilot.press("w")
        await until(pilot, lambda: "Today" in picture(app))
        told = " ".join(picture(app).split())
        assert "Today 6.5 people could move if each stopped by itself; 2 would be useful by February." in told
        assert "If customs rules and certified access no longer stood in the way, stopping" in told
        assert told.count("Ask:") == told.count("A lever for this:") == 1
        assert "What would it take for Fleet team to help Customs in time" in told
        await pilot.press("down")
        assert "Could Fleet team help Dynamic pricing, and how soon?" in picture(app)
        assert "Could Fleet team help Dynamic pricing, and how soon?" in app.screen.to_copy()
        await pilot.press(*["down"] * 9)
        assert "Could those who know Customs rules help Gate automation, and how soon?" in " ".join(
            picture(app).split()
        )


async def test_without_a_stop_the_chosen_thing_is_looked_at(harbour):
    text = harbour.read_text(encoding="utf-8")
    start, end = text.index("[answers.stopping]"), text.index("[answers.reversibility]")
    harbour.write_text(text[:start] + text[end:], encoding="utf-8")
    async with running(harbour) as (app, pilot):
        screen = await to_map(app, pilot)
        screen.chosen = "live-tracking"
        await pilot.press("w")
        await until(pilot, lambda: "Today" in picture(app))
        assert "What would loosen the stop of Live tracking" in picture(app)


async def test_an_empty_map_says_how_it_fills(tmp_path):
    path = tmp_path / "empty.toml"
    path.write_text('format = 1\ntitle = "Empty"\nmode = "workshop"\ncreated = 2026-11-22\n')
    async with running(path) as (app, pilot):
        await to_map(app, pilot)
        assert "Nothing is on the map yet" in picture(app)
        await pilot.press("down", "enter", "s", "o", "r", "x", "tab", "escape")
        await pilot.pause()
        assert app.screen.PLACE == "question"
