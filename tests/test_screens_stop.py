"""The stop screen: picking, guessing first, one key a step, meanings, horizon, curve, why, trade, asking."""

import shutil
from pathlib import Path

import pytest
from command_line import DATA
from running_app import running, said, saved, shown, type_text, until
from sample_files import FOLDER
from textual import events
from textual.widgets import Static

from spm_tui.diagnosis.engine import measures_of
from spm_tui.tui.dialogs.basic import AskLine, Pick, Tell
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.tui.screens.stop_screen import StopScreen
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.views.styled_lines import width_of
from spm_tui.workshop.ballots import revealed_hands
from spm_tui.workshop.session import records
from spm_tui.workshop.words import PEOPLE_LINE


@pytest.fixture
def tracking(tmp_path: Path) -> Path:
    """The smallest complete map of the harbour, everything asked."""
    return Path(shutil.copyfile(DATA / "tracking.toml", tmp_path / "tracking.toml"))


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A copy of the practice session, where much was not asked yet."""
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


async def to_stop(app, pilot):
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(app.screen, StopScreen) and bool(shown(app, "#pick")))
    return app.screen


async def dialog(app, pilot, kind=AskLine):
    """Wait until a dialog of this kind is in front."""
    await until(pilot, lambda: isinstance(app.screen, kind) and app.screen.focused is not None)


async def guess(app, pilot, text):
    await dialog(app, pilot)
    if text:
        app.screen.query_one(EntryBox).put(text)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, StopScreen) and "Step" in shown(app, "#title"))
    await until(pilot, lambda: bool(shown(app, "#picture")))


async def step_to(app, pilot, key, *, back=False):
    """Press Enter (or Backspace) until the step of this name is the last one told."""
    for _ in range(12):
        if app.screen.progress.row(app.screen.session).key == key:
            return
        await pilot.press("backspace" if back else "enter")
    raise AssertionError(f"{key} was never told")


def notes(app):
    return said(app)


def picture(app):
    return " ".join(shown(app, "#picture").split())


async def test_the_bar_waits_for_the_guess_and_shrinks_one_key_a_step(tracking):
    async with running(tracking) as (app, pilot):
        await to_stop(app, pilot)
        assert "[ ] Live tracking" in shown(app, "#pick")
        assert "Fleet team" not in shown(app, "#pick")
        await pilot.press("home", "enter")
        await guess(app, pilot, "5 6 8 8 10 > 1 month")
        assert "Step 1 of 10" in shown(app, "#title")
        assert "we said 8.0" in picture(app)
        assert "free to leave" not in picture(app)
        told = []
        while "that is all of it" not in shown(app, "#title"):
            await pilot.press("enter")
            told.append(picture(app))
        assert "on it today 8.0" in told[0]
        assert "free to leave" not in told[1]
        assert "free to leave 4.5" in told[2]
        assert "useful by February" not in told[-2]
        assert "useful by February 2.0" in told[-1]
        assert "Say: We said eight in a month" in told[-1]
        assert "that is all of it" in shown(app, "#title")
        await pilot.press("enter")
        await until(pilot, lambda: "Today 4.5 people could move; 2 would be useful" in picture(app))
        assert "What would loosen the stop of Live tracking" in picture(app)
        assert shown(app, "#keys").split("  ")[:2] == ["i what if", "Esc back"]
        await pilot.press("down")
        assert app.screen.to_copy().count("Ask:") == 1
        await pilot.press("backspace")
        assert "Say: We said eight in a month" in picture(app)
        await pilot.press("backspace")
        assert "useful by February" not in picture(app)
        assert PEOPLE_LINE in picture(app)
        screen = app.screen
        await step_to(app, pilot, "booked", back=True)
        await pilot.press("a")
        await until(pilot, lambda: "Nothing is missing" in notes(app))
        assert app.screen is screen


async def test_the_guess_is_kept_as_what_was_said_with_its_show_of_hands(practice):
    async with running(practice) as (app, pilot):
        await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "3 4 4 6 > 2 months")
        kept = await saved(app)
        (stop,) = records(kept, "stopping")
        assert (stop.items, stop.said_people, stop.said_months) == (("home-delivery",), 4, 2)
        assert revealed_hands(kept, "stopping", "said_people", "home-delivery") == {3: 1, 4: 2, 6: 1}
        assert "guesses: 3 4 4 6" in picture(app)
        await pilot.press("n", "home", "enter")
        await guess(app, pilot, "")
        assert records(app.open_session.workspace.session, "stopping") == (stop,)
        assert "we said 4" in picture(app)
        await pilot.press("ctrl+z")
        assert records(app.open_session.workspace.session, "stopping") == ()


async def test_a_guess_left_with_escape_tells_nothing_and_several_marked_things_stop_together(tracking):
    async with running(tracking) as (app, pilot):
        screen = await to_stop(app, pilot)
        before = app.open_session.workspace.session
        await pilot.press("home", "enter")
        await dialog(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.progress is None
        await pilot.press("space", "down", "space")
        assert shown(app, "#pick").count("[x]") == 2
        await pilot.press("enter")
        await dialog(app, pilot)
        app.screen.query_one(EntryBox).put("no idea")
        await pilot.press("enter")
        await until(
            pilot, lambda: "No number is in it" in str(app.screen.query_one("#explain", Static).content)
        )
        await guess(app, pilot, "no idea")  # once more: there is none
        assert app.open_session.workspace.session == before
        assert screen.progress.items == ("customs", "live-tracking")
        await step_to(app, pilot, "useful")
        await pilot.press("n")
        await until(pilot, lambda: "[ ] Live tracking" in shown(app, "#pick"))
        assert "[x]" not in shown(app, "#pick")


async def test_meanings_horizon_and_curve_change_what_is_told(tracking):
    async with running(tracking) as (app, pilot):
        screen = await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        await step_to(app, pilot, "useful")
        retire = picture(app)
        assert "close it, customers stay" in retire
        await pilot.press("m")
        assert "stop paying, what it built runs on" in picture(app)
        await pilot.press("m")
        assert "on paper" in picture(app)
        assert "free to leave 5.5" in picture(app)
        await pilot.press("m")
        assert picture(app) == retire
        await pilot.press("h")
        assert "within 6 months" in shown(app, "#title")
        await pilot.press("h")
        assert "within 12 months" in shown(app, "#title")
        assert "useful by November 2027 4.5" in picture(app)
        await pilot.press("c")
        assert "known to be free" in picture(app)
        assert PEOPLE_LINE in picture(app)
        await pilot.press("c")
        assert "useful by November" in picture(app)
        assert screen.progress.horizon == 12


async def test_escape_goes_from_the_curve_to_the_bar_and_from_the_bar_to_the_question(tracking):
    async with running(tracking) as (app, pilot):
        screen = await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        await pilot.press("enter", "c")
        step = screen.progress.step
        assert "known to be free" in picture(app)
        assert "Esc: back to the bar" in shown(app, "#title")
        await pilot.press("escape")
        assert app.screen is screen
        assert "known to be free" not in picture(app)
        assert screen.progress.step == step
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen))


async def test_panes_that_hold_more_are_scrolled_by_key_and_by_wheel(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        screen = await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        while "that is all of it" not in shown(app, "#title"):
            await pilot.press("enter")
        top = picture(app)
        assert "+ 1 more" in top
        assert "Order book held" not in " ".join(top.replace("│", " ").split())
        await pilot.press("down")
        assert "1 above" in picture(app)
        await pilot.press(*["down"] * 5)
        end = picture(app)
        assert "Order book" in end
        assert "+ " not in end.split("Whose time")[1].split("This shows")[0]
        await pilot.press("up")
        assert picture(app) != end  # it does not go beyond its end
        await pilot.press(*["up"] * 5)
        assert picture(app) == top
        app.post_message(events.MouseScrollDown(None, 30, 15, 0, 1, 0, False, False, False))
        await until(pilot, lambda: "1 above" in picture(app))
        await pilot.press("enter")
        assert screen.progress.past == 0


async def test_why_names_what_holds_each_thing_and_trade_what_would_fit(tracking):
    async with running(tracking) as (app, pilot):
        await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        await pilot.press("w")
        await dialog(app, pilot, Tell)
        text = shown(app, "#tell")
        assert "Event bus: Dynamic pricing needs Slot engine needs Event bus" in text
        assert "Vessel desk: stays for its own sake" in text
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, StopScreen)
        await pilot.press("t")
        await dialog(app, pilot, Pick)
        await pilot.press("enter")
        await dialog(app, pilot, Tell)
        assert "Live tracking" in shown(app, "#tell")


async def test_answering_who_runs_a_thing_moves_the_bar(practice):
    async with running(practice) as (app, pilot):
        screen = await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "4 > 1 month")
        await step_to(app, pilot, "stuck")
        before = picture(app)
        assert "keeping things running -1" in before
        await pilot.press("a")
        await dialog(app, pilot)
        assert app.screen.query_one(EntryBox).value == "Delivery desk > "
        explained = str(app.screen.query_one("#explain").render())
        assert "Who runs Delivery desk?" in explained
        assert "> inside Home delivery" in explained
        unchanged = app.open_session.workspace.session
        await type_text(app, pilot, "Delivery desk 1")
        await pilot.press("enter")
        await dialog(app, pilot)
        assert app.screen.query_one(EntryBox).value == "Delivery desk > Delivery desk 1"
        assert app.open_session.workspace.session == unchanged
        app.screen.query_one(EntryBox).put("Delivery desk > Till team 1 > inside Home delivery")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert "keeping things running -2" in picture(app)
        kept = await saved(app)
        measured = measures_of(kept).people(("home-delivery",))
        assert (measured.run_asked.asked, measured.run_asked.of) == (2, 2)
        await pilot.press("ctrl+z")
        assert "keeping things running -1" in picture(app)


async def test_answering_a_pair_nobody_asked_about_moves_the_bar(practice):
    async with running(practice) as (app, pilot):
        await to_stop(app, pilot)
        session = app.open_session.workspace.session
        assert session.items[1].wants == 2
        await pilot.press("home", "down", "down", "enter")
        await guess(app, pilot, "2")
        await step_to(app, pilot, "not_asked")
        row = app.screen.progress.row(app.screen.session)
        assert row.ask
        before = picture(app)
        await pilot.press("a")
        await dialog(app, pilot)
        assert app.screen.query_one(EntryBox).value == "Till team > Cakes online > said "
        await type_text(app, pilot, "1 > took 2")
        await pilot.press("enter")
        await pilot.pause()
        assert picture(app) != before
        (swap,) = records(await saved(app), "fungibility")
        assert (swap.from_, swap.to, swap.seen_months) == ("till-team", "cakes-online", 2)


async def test_at_the_last_step_what_was_left_open_before_is_answered(practice):
    async with running(practice) as (app, pilot):
        await to_stop(app, pilot)
        await pilot.press("home", "down", "down", "enter")
        await guess(app, pilot, "2")
        for _ in range(12):
            await pilot.press("enter")
        telling, session = app.screen.progress, app.screen.session
        assert (telling.step, telling.row(session).ask) == (telling.last(session), "")
        await pilot.press("a")
        await dialog(app, pilot)
        assert app.screen.query_one(EntryBox).value == "Till team > Cakes online > said "


async def test_what_the_picture_says_to_ask_first_is_what_a_asks(tmp_path):
    path = shutil.copyfile(FOLDER / "harbour-2026-q3.toml", tmp_path / "s.toml")
    async with running(path) as (app, pilot):
        app.open_session.go("stop", items=("live-tracking",))
        await pilot.pause()
        await pilot.press("enter")
        await guess(app, pilot, "")
        await step_to(app, pilot, "useful")
        assert "Ask first: could Fleet team help Dynamic pricing?" in picture(app)
        await pilot.press("a")
        await dialog(app, pilot)
        assert app.screen.query_one(EntryBox).value == "Fleet team > Dynamic pricing > said "


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_stays_for_its_own_sake_is_said_so_at_every_size(size, tracking):
    async with running(tracking, size=size) as (app, pilot):
        await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        await step_to(app, pilot, "useful")
        assert "own sake" in picture(app)
        assert "on its own" not in picture(app)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36)])
async def test_no_step_of_a_stop_is_cut_at_the_right_whatever_the_size(size, tmp_path):
    path = shutil.copyfile(FOLDER / "harbour-2026-q3.toml", tmp_path / "s.toml")
    async with running(path, size=size) as (app, pilot):
        app.open_session.go("stop", items=("live-tracking",))
        await pilot.pause()
        await pilot.press("enter", "enter")
        for _ in range(12):
            await pilot.pause()
            picture = app.screen.picture
            assert picture.lines
            assert max(map(width_of, picture.lines)) <= picture.size.width
            await pilot.press("enter")
        assert PEOPLE_LINE in " ".join(shown(app, "#picture").split())


async def test_steps_that_hold_nobody_pass_in_one_key_both_ways(tracking):
    async with running(tracking) as (app, pilot):
        screen = await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        keys = [screen.progress.row(screen.session).key]
        while not screen.progress.ended(screen.session):
            await pilot.press("enter")
            row = screen.progress.row(screen.session)
            assert row.value != 0 or row.ask or screen.progress.ended(screen.session)
            keys.append(row.key)
        assert len(keys) < screen.progress.last(screen.session) + 1
        assert "undated" not in keys
        back = [keys[-1]]
        for _ in keys[1:]:
            await pilot.press("backspace")
            back.append(screen.progress.row(screen.session).key)
        assert back == keys[::-1]


async def test_after_the_last_step_the_footer_says_what_comes_next(tracking):
    async with running(tracking, size=(80, 24)) as (app, pilot):
        await to_stop(app, pilot)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        assert shown(app, "#keys").split("  ")[0].strip() == "Enter next step"
        await step_to(app, pilot, "useful")
        footer = shown(app, "#keys")
        assert "next step" not in footer
        assert footer.split("  ")[:3] == ["l loosen", "c curve", "n another"]
        await pilot.press("backspace")
        assert "Enter next step" in shown(app, "#keys")


async def test_only_work_that_is_short_of_people_can_grow_instead(tmp_path):
    path = Path(shutil.copyfile(FOLDER / "harbour-2026-q4.toml", tmp_path / "q4.toml"))
    async with running(path) as (app, pilot):
        await to_stop(app, pilot)
        assert any(item.wants == 0 for item in app.open_session.workspace.session.items)
        await pilot.press("home", "enter")
        await guess(app, pilot, "")
        await pilot.press("t")
        await dialog(app, pilot, Pick)
        assert "still short of" in shown(app, "#choices")
        assert "short of 0" not in shown(app, "#choices")
