"""What is typed into a line leaves it once it is there, and what is told under the line is told whole."""

import shutil
from pathlib import Path

import pytest
from running_app import at_rest, enter, question_screen, running, said, shown, type_text, until
from sample_files import FOLDER
from textual.widgets import Static

from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.wrapped_line import WrappedLine

SESSION = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n'
STANDS = "That stands there already."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "one.toml"
    file.write_text(SESSION, encoding="utf-8")
    return file


async def test_a_line_that_changes_nothing_leaves_the_box_and_is_not_glued_to_the_next(path: Path) -> None:
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        box = question_screen(app).box
        assert box.value == ""
        assert STANDS in shown(app, "#preview")
        await type_text(app, pilot, "Pricing")
        assert box.value == "Pricing"


async def test_a_line_edited_and_left_as_it_was_leaves_the_box(path: Path) -> None:
    async with running(path) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        await pilot.press("up")
        await pilot.pause()
        screen = question_screen(app)
        assert screen.box.value.startswith("Tracking")
        await pilot.press("enter")
        await pilot.pause()
        assert (screen.box.value, screen.editor.editing) == ("", None)
        assert STANDS in shown(app, "#preview")


async def test_a_thing_and_a_case_that_are_listed_already_leave_the_line(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        assert isinstance(app.screen, PortfolioScreen)
        assert app.open_session is not None
        box = app.screen.box
        for line in ("team: Fleet 6", "team: Fleet 6"):
            box.put(line)
            await pilot.press("enter")
            await pilot.pause()
        assert (box.value, STANDS in shown(app, "#told")) == ("", True)
        box.put("Teams:")
        await pilot.press("enter")
        await pilot.pause()
        assert (box.value, "A heading" in shown(app, "#told")) == ("", True)
        await pilot.press("ctrl+t")
        for line in ("Mar re-plan", "mar re-plan"):
            box.put(line)
            await pilot.press("enter")
            await pilot.pause()
        assert (box.value, STANDS in shown(app, "#told")) == ("", True)
        assert [case.name for case in app.open_session.workspace.session.cases] == ["Mar re-plan"]


async def test_a_line_given_back_to_be_mended_is_not_glued_to_the_next_one(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        assert isinstance(app.screen, PortfolioScreen)
        assert app.open_session is not None
        box = app.screen.box
        box.put("Fleet needs Fleet")
        await pilot.press("enter")
        await pilot.pause()
        assert "cannot need itself" in shown(app, "#told")
        await type_text(app, pilot, "team: Berth 4")
        await pilot.press("enter")
        await pilot.pause()
        assert [item.name for item in app.open_session.workspace.session.items] == ["Berth"]
        assert box.value == "Fleet needs Fleet; "


async def test_an_answer_on_the_stop_screen_that_stands_already_is_not_asked_again(tmp_path: Path) -> None:
    practice = Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))
    async with running(practice) as (app, pilot):
        assert app.open_session is not None
        app.open_session.at_question(2)
        await enter(app, pilot, "Cakes online > back 2")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and bool(shown(app, "#pick")))
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and app.screen.focused is not None)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and "Step" in shown(app, "#title"))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and app.screen.focused is not None)
        app.screen.query_one(EntryBox).put("Cakes online > back 2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StopScreen))
        await until(pilot, lambda: said(app) == STANDS)


async def test_a_long_sentence_under_the_line_is_told_whole_at_eighty_columns(path: Path) -> None:
    async with running(path, size=(80, 24)) as (app, pilot):
        screen = question_screen(app)
        told = "One of: " + ", ".join(f"a word of the list {number}" for number in range(8))
        screen.tell(told, "warn")
        await pilot.pause()
        assert " ".join(shown(app, "#preview").split()) == told
        line = screen.query_one(WrappedLine)
        assert line.region.height == 3
        assert line.region.bottom == screen.query_one("#heading").region.y  # the heads of the columns
        screen.tell("Short.")
        await pilot.pause()
        assert line.region.height == 1
        screen.tell("word " * 200)
        await pilot.pause()
        assert line.region.height == 3
        assert shown(app, "#preview").rstrip().endswith("…")


async def test_nothing_moves_up_again_while_one_types(path: Path) -> None:
    async with running(path, size=(80, 24)) as (app, pilot):
        line = question_screen(app).query_one(WrappedLine)
        line.tell("word " * 20, typing=True)
        await pilot.pause()
        assert line.region.height == 2
        line.tell("Short.", typing=True)
        await pilot.pause()
        assert line.region.height == 2


async def test_no_offer_stands_among_the_words_of_a_row(path: Path) -> None:
    async with running(path, size=(80, 24)) as (app, pilot):
        await enter(app, pilot, "Tracking > back 8 > 1 month")
        rows = question_screen(app).rows
        await pilot.press("T", "r")
        await pilot.pause()
        first, count = rows.cover_from, len(rows.cover_lines)
        assert count
        for y, line in enumerate(rows.cover_lines, first):
            told = "".join(span.text for span in line).strip()
            assert rows.render_line(y).text.strip() == told
        for rule in (first - 1, first + count):
            assert set(rows.render_line(rule).text.strip()) == {"─"}
        await pilot.press("escape")
        await pilot.pause()
        assert "Tracking" in rows.render_line(0).text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_offers_leave_the_newest_row_and_the_one_written_about_in_sight(tmp_path: Path, size) -> None:
    practice = Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))
    async with running(practice, size=size) as (app, pilot):
        app.open_session.at_question(2)
        await at_rest(pilot)
        await enter(app, pilot, "Home delivery > back 8 > 2 months")
        for name in ("Online menu", "Corner shop", "Gift cards", "Cakes online"):
            await enter(app, pilot, f"{name} > back 3 > 1 month")
        await pilot.press("escape")
        await type_text(app, pilot, "Home delivery >")
        await at_rest(pilot)
        rows = question_screen(app).rows
        assert len(rows.cover_lines) >= 3
        seen = [rows.render_line(y).text for y in range(rows.size.height)]
        assert any("Home delivery" in line for line in seen)
        assert any("Cakes online" in line for line in seen)
        await pilot.press("escape")
        await at_rest(pilot)
        assert rows.cover_lines == ()


async def test_a_guess_without_a_number_is_refused_in_its_box_and_the_text_stays(tmp_path: Path) -> None:
    practice = Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))
    async with running(practice) as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and bool(shown(app, "#pick")))
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine) and app.screen.focused is not None)
        first = app.screen
        first.query_one(EntryBox).put("quite a few")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not first and isinstance(app.screen, AskLine))
        await until(pilot, lambda: app.screen.focused is not None)
        assert app.screen.query_one(EntryBox).value == "quite a few"
        assert "No number is in it" in str(app.screen.query_one("#explain", Static).content)
        app.screen.query_one(EntryBox).put("5 6 8")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StopScreen) and app.screen.progress is not None)
        assert isinstance(app.screen, StopScreen)
        assert app.screen.progress is not None
        assert app.screen.progress.guesses == (5.0, 6.0, 8.0)
