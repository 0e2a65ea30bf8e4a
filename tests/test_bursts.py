"""Keys that arrive all at once, as after a stalled connection, do what they do one by one."""

import shutil
from pathlib import Path

import pytest
from msgspec import structs
from running_app import burst, running, saved, until
from sample_files import FOLDER
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from spm_tui.storage import files
from spm_tui.storage.recovery import read_recovery
from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import AskLine, AskText
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.dialogs.too_small import TooSmall
from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.tui.screens.portfolio_screen import PortfolioScreen
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.tui.session_state.unopened_drafts import boxes_of
from spm_tui.tui.textual_internals.screen_stack import take_away
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.workshop.session import RECORD_LISTS

QUARTER = FOLDER / "harbour-2026-q3.toml"
#: Keys to get somewhere, and the keys that then come at once.
BURSTS = {
    "a line after Esc": ([], ["escape", *"10.5 people"]),
    "home, then a place": (["f4"], ["0", "1"]),
    "home, then a key of home": (["f4"], ["0", "n", *"Spring"]),
    "a form, then home": (["f6", "escape"], ["f", "f10"]),
    "home from a form that is left": (["f6", "escape"], ["f", "escape", "f10"]),
    "the last row deleted, then chosen": (["escape", "end"], ["d", "enter"]),
    "an undo, then the last row": (["escape", "end"], ["d", "u", "enter"]),
    "three rows deleted, then chosen": (["escape", "end"], ["d", "d", "d", "enter"]),
    "things deleted": (["f6", "escape", "end"], ["d", "enter", "d", "enter", "d", "enter", "enter"]),
    "a need deleted twice": (["f6", "escape", "down"], ["d", "d", "u", "d", "enter"]),
    "a place, then back": ([], ["f2", "f3", "escape", *"a line", "f6"]),
    "a reason typed ahead": ([], ["f9", "home", "enter", *"no time", "enter", "f4"]),
    "the words, kept and again": ([], ["f7", *"as we say", "ctrl+s", "f7", *" it", "escape", "pagedown"]),
    "a stop told to its end": (["f3"], ["enter", *"5 6", "enter", "enter", "enter", "c", "n", "enter"]),
    "a stop from its screen's name": ([], ["f3", "enter", *"5", "enter", "enter"]),
    "help over help": (["f4"], ["f1", "f1", "escape", "escape", "escape"]),
    "the palette, answered twice": ([], ["ctrl+p", *"map", "enter", "enter"]),
}


async def one_by_one(app: SpmApp, pilot: Pilot[int], keys: list[str]) -> None:
    for key in keys:
        burst(app, [key])
        await at_rest(app, pilot)


async def at_rest(app: SpmApp, pilot: Pilot[int]) -> None:
    """Give the app turns until no key waits, nobody leaves and the screen in front takes keys."""
    await pilot.pause()
    early = app.early_keys
    await until(pilot, lambda: not early._held and not early._going)
    leaving = [worker for worker in app.workers if worker.group == "leaving"]
    await until(pilot, lambda: all(worker.is_finished for worker in leaving))
    await pilot.pause()


async def came_of(path: Path, before: list[str], keys: list[str], *, at_once: bool) -> tuple[object, ...]:
    """Press the keys; return the screens then open, what is typed on them and the session."""
    async with running(path) as (app, pilot):
        await one_by_one(app, pilot, before)
        if at_once:
            burst(app, keys)
            await at_rest(app, pilot)
        else:
            await one_by_one(app, pilot, keys)
        here = [type(screen) for screen in app.screen_stack], boxes_of(app)
        session = await saved(app) if app.open_session is not None else files.load(path).session
        return *here, session


@pytest.mark.parametrize("name", BURSTS)
async def test_keys_at_once_do_what_they_do_one_by_one(name: str, tmp_path: Path) -> None:
    before, keys = BURSTS[name]
    results = []
    for folder, at_once in (("slow", False), ("fast", True)):
        (tmp_path / folder).mkdir()
        path = Path(shutil.copy(QUARTER, tmp_path / folder / "q.toml"))
        results.append(await came_of(path, before, keys, at_once=at_once))
    assert results[0] == results[1]
    assert results[0][0][1:] != []


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    """A copy of the larger sample."""
    return Path(shutil.copy(QUARTER, tmp_path / "q.toml"))


async def test_a_screen_whose_session_was_left_brings_nothing_to_the_front(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        app.action_go("home")
        assert screen.leaving or app.open_session is not None
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        screen.show_workspace()
        screen.action_step(-1)
        screen.open_session.go("map")
        screen.open_session.toggle_clock()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_leaving_takes_an_open_form_along_and_keeps_what_was_typed_in_it(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        await pilot.press("f6", "escape", "f")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("X")
        app.action_go("home")  # as a click on the line of keys may, while the form is on its way
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(
            pilot, lambda: all(worker.is_finished for worker in app.workers if worker.group == "dialog")
        )
        assert [type(screen) for screen in app.screen_stack[1:]] == [HomeScreen]
    draft = read_recovery(quarter)
    assert draft is not None
    assert any(text.endswith("X") for text in draft.boxes.values())


async def test_keys_behind_the_one_that_ends_the_app_are_for_nobody(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        burst(app, ["ctrl+q", *"typed on", "f6", "f10", "ctrl+q", "escape", "enter"])
        await until(pilot, lambda: app._exit)
        burst(app, ["f4", *"and on", "enter"])
        await pilot.pause()
    assert app.return_code == 0


async def test_a_key_is_for_nobody_as_soon_as_the_app_was_told_to_end(quarter: Path) -> None:
    async with running(quarter) as (app, _):
        key = events.Key("f4", None)
        assert not app.early_keys.takes(key)
        app.exit(0)
        assert app.early_keys.takes(key)


async def test_a_row_that_is_gone_is_not_acted_on(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        before = screen.workspace.session
        screen.post_message(RowsView.Chosen(screen.rows, "record:99"))
        await pilot.pause()
        assert screen.editor.editing is None
        assert screen.editor.delete("disappearance", "record:99") == "That line is no longer there."
        assert screen.editor.delete("disappearance", "sort:99") == "That line is no longer there."
        assert screen.workspace.session == before


async def test_a_form_of_a_line_that_went_meanwhile_changes_no_other_line(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        await pilot.press("f6", "escape", "down", "f")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        open_session = app.open_session
        assert open_session is not None
        open_session.workspace.apply("took what is on disk", lambda s: structs.replace(s, ties=()))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "no longer there" in str(app.screen.query_one("#refused", Static).render())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PortfolioScreen))
        assert open_session.workspace.session.ties == ()


async def test_a_dialog_is_answered_once_and_takes_only_itself_away(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        under = app.screen
        below, over = AskLine("below"), AskLine("over")
        await app.push_screen(below)
        await app.push_screen(over)
        below.dismiss("first")
        below.dismiss("second")
        await pilot.pause()
        assert app.screen is over
        await until(pilot, lambda: not below.is_attached)  # gone for good, not only from the stack
        over.dismiss("only")
        over.dismiss("again")
        await pilot.pause()
        assert app.screen is under


async def test_the_notice_of_a_small_terminal_stays_over_a_dialog_and_goes_when_there_is_room(
    quarter: Path,
) -> None:
    async with running(quarter) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        screen.action_words()
        await until(pilot, lambda: any(isinstance(one, AskText) for one in app.screen_stack))
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: isinstance(app.screen, AskText))
        assert not any(isinstance(one, TooSmall) for one in app.screen_stack)


async def test_a_screen_keeps_its_focus_while_another_window_has_the_keys(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.action_help()
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.press("escape", "k", "e", "p", "t")
        await pilot.pause()
        assert app.screen is screen
        assert screen.box.value == "kept"


async def test_a_click_beside_the_screen_leaves_the_focus_where_it_is(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        # The terminal may have been larger when the button was pressed.
        app.post_message(events.MouseDown(None, 200, 5, 0, 0, 1, False, False, False, 200, 5))
        await pilot.pause()
        await pilot.press("k", "e", "p", "t")
        assert screen.box.value == "kept"


async def test_a_dialog_taken_away_before_it_stood_begins_nothing(quarter: Path) -> None:
    async with running(quarter) as (app, pilot):
        assert app.open_session is not None
        session = app.open_session.workspace.session
        form = FormScreen("Every field", RECORD_LISTS["stopping"][1], None, session)
        app.push_screen(form)
        await take_away(app, form)
        await pilot.pause()
        assert form not in app.screen_stack
        assert app.return_code in (None, 0)
