"""Home: sessions listed, a broken file, the practice copy, going on, recovering, quick stops."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest
from running_app import enter, question_screen, running, said, saved, shown, type_text, until
from sample_files import FIRST, FOLDER
from textual.pilot import Pilot

from spm_tui.storage import files
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.form import FieldLine, FormScreen
from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.tui.screens.opening_screen import OpeningScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.tui.session_state.listed_sessions import ListedSessions
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.rows_view import RowsView

BROKEN = """format = 1
title = "Broken"
mode = "workshop"
created = 2026-11-22

[[items]]
id = "a"
name = "A"
kind = "teem"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one session of a workshop."""
    shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml")
    return tmp_path


async def settle(app: SpmApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def home(app: SpmApp) -> HomeScreen:
    screen = app.screen
    assert isinstance(screen, HomeScreen)
    return screen


def told(app: SpmApp) -> str:
    """What is said above the keys."""
    return said(app)


async def test_home_lists_the_sessions_with_their_progress_and_the_first_problem_of_a_broken_file(folder):
    (folder / "broken.toml").write_text(BROKEN)
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        listed = shown(app, "#sessions")
        assert "10 of 10" in listed
        assert "Practice (a copy, ten minutes)" in listed
        assert '! line 9: items[0].kind "teem"' in listed
        await pilot.press("home")
        if home(app).rows.cursor_key != "broken.toml":
            await pilot.press("down")
        assert "did you mean" in " ".join(shown(app, "#about").split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "broken.toml, line 9" in told(app)
        assert app.open_session is None
    assert (folder / "broken.toml").read_text() == BROKEN


async def test_the_portfolio_of_the_session_under_the_cursor_follows_in_one_sentence(folder):
    (folder / "broken.toml").write_text(BROKEN)
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        rows = home(app).rows
        await pilot.press("home")
        while rows.cursor_key != "broken.toml":
            await pilot.press("down")
        await settle(app, pilot)
        assert "We speak of" not in shown(app, "#about")
        await pilot.press("home")
        while rows.cursor_key != "harbour.toml":
            await pilot.press("down")
        await settle(app, pilot)
        about = " ".join(shown(app, "#about").split())
        assert "We speak of 15 people as movable; 9.5 came or could come." in about
        assert "said of 4 initiatives or products" in about


async def test_a_folder_that_is_not_there_offers_the_practice_session_as_a_copy(tmp_path):
    folder = tmp_path / "sessions"
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        assert "First time here?" in shown(app, "#about")
        assert not folder.exists()
        await pilot.press("enter")
        await pilot.pause()
        await enter(app, pilot, "project 2, flow 1")
        await saved(app)
    sample = FOLDER / "practice.toml"
    assert files.load(folder / "my-practice.toml").session.answers.allocation_unit.said_unit == "project"
    assert files.load(sample).session.answers.allocation_unit is None


async def test_a_session_goes_on_at_the_question_one_was_at_also_after_going_home(folder):
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        await pilot.click(home(app).rows, offset=(5, 2))
        await until(pilot, lambda: app.open_session is not None and app.screen is app.session_screen)
        app.open_session.at_question(7)
        await pilot.pause()
        await pilot.press("f10")
        await settle(app, pilot)
        assert "opens at question 7" in " ".join(shown(app, "#about").split())
        assert app.open_session is None
        await pilot.press("enter")
        await pilot.pause()
        assert question_screen(app).question.number == 7
        await pilot.press("f10")
        await settle(app, pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_new_session_is_asked_for_and_lies_in_the_folder_at_once(folder):
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        rows = home(app).rows
        await pilot.click(rows, offset=(5, 3))
        assert rows.cursor_key == "practice"
        await pilot.press("n", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert [path.name for path in folder.iterdir() if path.suffix == ".toml"] == ["harbour.toml"]
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("ctrl+s")
        await pilot.pause()
        first = app.screen.query(FieldLine).first()
        assert "This is needed" in str(first.query_one(".note").render())
        await type_text(app, pilot, "Harbour: spring / 2027")
        lines = {line.spec.name: line.query_one(EntryBox) for line in app.screen.query(FieldLine)}
        lines["sitting"].put("60")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        lines["sitting"].put("45")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, OpeningScreen)
        kept = await saved(app)
        assert kept.title == "Harbour: spring / 2027"
        assert kept.plan["stopping"] == 9
        assert (folder / "harbour-spring-2027.toml").exists()


async def test_an_earlier_version_is_brought_back(folder):
    before = (folder / "harbour.toml").read_bytes()
    async with running(folder / "harbour.toml") as (app, pilot):
        app.open_session.at_question(5)
        await enter(app, pilot, "moved 10, reshaped 0")
        await saved(app)
        await pilot.press("f10")
        await settle(app, pilot)
        assert (folder / "harbour.toml").read_bytes() != before
        await pilot.press("home", "r")
        await pilot.pause()
        assert app.screen.query_one(RowsView).cursor_key is not None
        await pilot.press("end", "enter")
        await settle(app, pilot)
        assert "as it was then" in told(app)
    assert (folder / "harbour.toml").read_bytes() == before


async def test_a_quick_stop_goes_straight_to_the_bar(tmp_path):
    async with running(None, folder=tmp_path / "sessions", action="home") as (app, pilot):
        await settle(app, pilot)
        await pilot.press("s")
        await type_text(app, pilot, "Live tracking")
        await pilot.press("enter")
        await pilot.pause()
        await type_text(app, pilot, "Fleet team 4")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await type_text(app, pilot, "Position hub 2.5")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await type_text(app, pilot, "nobody")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StopScreen)
        assert "[x] Live tracking" in shown(app, "#pick")
        session = await saved(app)
        hub = next(item.id for item in session.items if item.name == "Position hub")
        assert [(t.from_, t.people, t.carried_by) for t in session.ties] == [
            ("live-tracking", 4, None),
            (hub, 2.5, "live-tracking"),
        ]
        assert session.answers.stopping.stops[0].run_paid_by == "nobody"


async def test_what_stands_beside_a_file_reads_its_name_and_title_as_plain_text(tmp_path: Path) -> None:
    for number, text in enumerate(
        ("[on red blink]$primary{{ 7*7 }}{% x %}[/", "[/red][@click=app.quit]x", "[[")
    ):
        (tmp_path / f"{number} {text.replace('/', '')}.toml").write_text(
            f'title = "{text}"\n', encoding="utf-8"
        )
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        for _ in range(4):
            await pilot.press("down")
            await pilot.pause()
        screen = home(app)
        await pilot.press("home")
        await pilot.pause()
        assert "[" in str(screen.side.border_title)


async def test_a_broken_file_that_was_asked_for_is_under_the_cursor(folder):
    (folder / "broken.toml").write_text(BROKEN)
    async with running(folder / "broken.toml") as (app, pilot):
        await settle(app, pilot)
        assert home(app).rows.cursor_key == "broken.toml"


async def test_sessions_of_the_same_title_are_told_apart_by_their_files(folder):
    shutil.copyfile(folder / "harbour.toml", folder / "harbour-room-2.toml")
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        listed = shown(app, "#sessions")
        assert " harbour: " in listed
        assert " harbour-room-2: " in listed


async def test_a_pipe_or_a_heading_that_goes_on_for_ever_does_not_hold_home_up(folder):
    os.mkfifo(folder / "pipe.toml")
    os.symlink("/dev/zero", folder / "zero.toml")
    (folder / "deep.toml").write_text("title = " + "[" * 5000)
    (folder / "long.toml").write_text("title = " + "9" * 5000)
    (folder / "folder.toml").mkdir()
    async with running(None, folder=folder, action="home") as (app, pilot):
        await settle(app, pilot)
        listed = shown(app, "#sessions")
        for name, why in (("pipe", "a pipe"), ("zero", "a device"), ("deep", "line 1"), ("long", "line 1")):
            (line,) = [line for line in listed.splitlines() if f" {name}.toml" in line]
            assert "! " in line
            assert why in " ".join(home(app).sessions.details[f"{name}.toml"].problems[0].split())
        assert "folder.toml" not in listed
        assert "10 of 10" in listed
        app.open_file(folder / "pipe.toml")
        await pilot.pause()
        assert "pipe.toml is not a file but a pipe." in told(app).replace("\n", " ")
        assert app.open_session is None


async def test_a_practice_session_that_cannot_be_copied_is_told_in_one_sentence(tmp_path):
    (tmp_path / "sessions").write_text("a file where the folder would be")
    async with running(None, folder=tmp_path / "sessions", action="home") as (app, pilot):
        await settle(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "my-practice.toml cannot be made" in told(app)
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_problem_of_a_broken_file_and_all_that_is_open_is_scrolled_to(tmp_path, size):
    head = 'format = 1\ntitle = "Many"\nmode = "self"\ncreated = 2026-11-22\n'
    kinds = "".join(f'[[items]]\nid = "i{n}"\nname = "I{n}"\nkind = "kind-{n}"\n' for n in range(40))
    (tmp_path / "a-broken.toml").write_text(head + kinds)
    agreed = "".join(
        f'[[commitments]]\nid = "c{n}"\nwhat = "Do thing {n}"\nkind = "decision"\n' for n in range(40)
    )
    (tmp_path / "b-open.toml").write_text(head + agreed)
    for name, last in (("a-broken.toml", "kind-39"), ("b-open.toml", "Do thing 39")):
        async with running(tmp_path / name, folder=tmp_path, action="home", size=size) as (app, pilot):
            await settle(app, pilot)
            side = home(app).side
            assert last in shown(app, "#about")
            end = side.max_scroll_y
            assert end > 0
            await pilot.press("space")
            assert side.scroll_offset.y > 0
            pages, before = 0, -1.0
            while side.scroll_offset.y > before:
                before, pages = side.scroll_offset.y, pages + 1
                await pilot.press("space")
            assert before == end
            await pilot.press("shift+up", "shift+down", "shift+down")
            assert side.scroll_offset.y == end
            await pilot.press(*["backspace"] * pages)
            assert side.scroll_offset.y == 0
            await pilot.press("space", "end", "home")
            assert side.scroll_offset.y == 0


async def test_what_is_worked_out_for_a_list_that_is_gone_is_left_alone(folder, monkeypatch):
    worked_out, asked = asyncio.Event(), asyncio.Event()

    async def slowly(self: ListedSessions, name: str | None) -> bool:
        asked.set()
        await worked_out.wait()
        return True

    monkeypatch.setattr(ListedSessions, "read_portfolio", slowly)
    async with running(None, folder=folder, action="home") as (app, _pilot):
        left = home(app)
        await asked.wait()
        looking = next(worker for worker in app.workers if worker.group == "portfolio")
        monkeypatch.setattr(HomeScreen, "is_mounted", False)  # as while it is taken away, its list first
        await left.remove_children()
        worked_out.set()
        await looking.wait()
        assert app.is_running


async def test_on_a_small_screen_what_is_told_of_a_session_takes_the_lines_its_list_leaves(
    folder: Path,
) -> None:
    async with running(None, folder=folder, action="home", size=(80, 24)) as (app, pilot):
        await settle(app, pilot)
        about = app.screen.query_one("#about")
        await until(pilot, lambda: "opens at question" in shown(app, "#about"))
        assert about.size.height >= 10
        assert home(app).rows.size.height >= 3  # its heading, the session, the practice
        for number in range(20):
            shutil.copyfile(folder / "harbour.toml", folder / f"harbour-{number}.toml")
        home(app).sessions.look()
        home(app).show_list()
        await until(pilot, lambda: about.size.height == 6)
