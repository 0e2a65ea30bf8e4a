"""On every screen: help, palette, bindings, footer, small terminals, two windows, two versions, an editor."""

import shutil
from pathlib import Path

import pytest
from msgspec import structs
from running_app import enter, question_screen, running, said, saved, screen_outside, shown, type_text, until
from sample_files import FIRST, FOLDER
from terminal import Terminal
from textual.actions import parse
from textual.command import CommandPalette
from textual.widgets import TextArea

from spm_tui.storage import backups, files
from spm_tui.storage.codec import encode
from spm_tui.tui.app import SpmApp
from spm_tui.tui.bindings import bindings_of, keys_of
from spm_tui.tui.command_palette import KeyCommands
from spm_tui.tui.dialogs.basic import AskText, Pick, Tell
from spm_tui.tui.dialogs.help import HelpScreen
from spm_tui.tui.dialogs.too_small import TooSmall
from spm_tui.tui.key_table import IN_SESSION, SCREENS
from spm_tui.tui.session_screens import SessionScreens
from spm_tui.tui.theme import PROJECTOR
from spm_tui.workshop.session import answer, records

PLACES = sorted(SCREENS)


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A copy of the practice session."""
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the finished workshop."""
    return Path(shutil.copyfile(FOLDER / f"{FIRST}.toml", tmp_path / "harbour.toml"))


def told(app: SpmApp) -> str:
    """What is said above the keys."""
    return said(app)


def in_footer(app: SpmApp, word: str) -> bool:
    """Whether the screen in front stands there with its footer, and this word in it."""
    return bool(app.screen.query("#keys")) and word in shown(app, "#keys")


def screen_class(place: str, app: SpmApp) -> type:
    if (outside := screen_outside(place, app.folder)) is not None:
        return type(outside)
    assert app.open_session is not None
    return type(SessionScreens().make_screen(place, app.open_session))


# ---- the key table


@pytest.mark.parametrize("place", PLACES)
def test_every_binding_has_an_id_of_its_own_and_no_key_means_two_things(place):
    bindings = bindings_of(place)
    ids = [binding.id for binding in bindings]
    assert all(ids)
    assert len(ids) == len(set(ids))
    pressed = [key for binding in bindings for key in binding.key.split(",")]
    assert len(pressed) == len(set(pressed))


async def test_every_action_of_the_key_table_exists_where_its_key_is(practice):
    async with running(practice) as (app, _):
        for place in PLACES:
            owner = screen_class(place, app)
            for key in keys_of(place):
                namespace, name, arguments = parse(key.action)
                where = SpmApp if namespace == "app" else owner
                action = getattr(where, f"action_{name}", None)
                assert action is not None, (place, key.id)
                wanted = action.__wrapped__ if hasattr(action, "__wrapped__") else action
                assert wanted.__code__.co_argcount - 1 - len(wanted.__defaults__ or ()) <= len(arguments)
                assert action.__doc__, key.id


async def test_the_palette_offers_what_the_keys_do_and_does_it(practice):
    async with running(practice) as (app, pilot):
        provider = KeyCommands(app.screen)
        hits = [hit async for hit in provider.discover()]
        offered = [str(hit.display) for hit in hits]
        assert offered[:2] == ["Go to the next question (PgDn)", "Go to the question before (PgUp)"]
        assert offered == [f"{key.help[:-1]} ({key.shown('question')})" for key in keys_of("question")]
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await type_text(app, pilot, "Go to the next question")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert question_screen(app).question.number == 2
        map_key = next(hit for hit in hits if str(hit.display).startswith("See what needs what"))
        await map_key.command()
        await pilot.pause()
        assert app.screen.PLACE == "map"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_help_explains_every_screen_by_key_or_by_a_click_on_the_footer(practice, size):
    async with running(practice, size=size) as (app, pilot):
        for place in sorted(IN_SESSION):
            app.open_session.go(place)
            await until(pilot, lambda place=place: place == app.screen.PLACE and in_footer(app, "help"))
            if size == (80, 24):
                await pilot.press("f1")
            else:
                await pilot.click("#keys", offset=(shown(app, "#keys").index(" help"), 0))
            await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.is_mounted)
            await pilot.pause()
            text = " ".join(shown(app, "#page").split())
            for key in keys_of(place):
                assert key.help.split()[0] in text
            await pilot.press("pagedown", "escape")
            await until(pilot, lambda place=place: not isinstance(app.screen, HelpScreen))
        app.open_session.go("question")
        await pilot.pause()
        await type_text(app, pilot, "why?")
        assert question_screen(app).box.value == "why?"
        question_screen(app).box.put("")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_the_letters_and_the_function_keys_go_to_the_same_places(practice):
    async with running(practice) as (app, pilot):
        for twice in ("f2", "f4"):
            await pilot.press(twice)
            await pilot.pause()
            place = app.screen.PLACE
            for plain, wanted in (("2", "map"), ("3", "stop"), ("4", "findings")):
                await pilot.press(plain)
                await pilot.pause()
                assert wanted == app.screen.PLACE
            await pilot.press("escape")
            await pilot.pause()
            assert (place, app.screen.PLACE) == (place, "question")
        before = app.theme
        await pilot.press("f12")
        assert app.theme == PROJECTOR.name
        await pilot.press("f12")
        assert app.theme == before


# ---- sizes


async def test_a_terminal_that_is_too_small_loses_nothing(practice):
    async with running(practice, size=(30, 8)) as (app, pilot):
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen is app.session_screen)
        question_screen(app).box.put("Home deliv")
        for size in ((59, 15), (1, 1)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: isinstance(app.screen, TooSmall))
            await pilot.resize_terminal(120, 36)
            await until(pilot, lambda: app.screen is app.session_screen)
            assert question_screen(app).box.value == "Home deliv"
            assert question_screen(app).box.has_focus
        await enter(app, pilot, "project 2, flow 1")
        assert "show of hands" in shown(app, "#rows")


async def test_a_terminal_may_change_its_size_on_every_screen_and_under_a_dialog(harbour):
    async with running(harbour) as (app, pilot):
        for place in sorted(IN_SESSION):
            app.open_session.go(place)
            await pilot.pause()
            for size in ((40, 10), (60, 16), (120, 36)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            assert place == app.screen.PLACE
        app.open_session.go("question")
        await pilot.pause()
        await pilot.press("f7")
        await type_text(app, pilot, "half a sent")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, AskText)
        assert "half a sent" in app.screen.query_one(TextArea).text


@pytest.mark.parametrize("size", [(1, 1), (60, 1), (60, 3), (60, 16), (80, 17), (200, 60)], ids=str)
@pytest.mark.parametrize("line", ["Fl", "Live tracking > F", "Live tracking > Customs > back 3 > h"])
async def test_offers_stand_in_every_size_of_the_terminal_and_back(harbour, size, line):
    async with running(harbour) as (app, pilot):
        app.open_session.go("question")
        app.open_session.at_question(2)
        await pilot.pause()
        await type_text(app, pilot, line)
        await until(pilot, lambda: bool(question_screen(app).box.completion.shown))
        before = shown(app, "#rows")
        await pilot.resize_terminal(*size)
        await pilot.press("down")
        await pilot.pause()
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: question_screen(app).box.completion.shown)
        await pilot.press("up")
        await until(pilot, lambda: shown(app, "#rows") == before)


# ---- two windows, two versions


async def test_a_second_window_reads_and_does_not_write(practice):
    async with running(practice) as (first, _):
        before = practice.read_bytes()
        async with running(practice) as (app, pilot):
            assert app.open_session.workspace.read_only
            assert "open elsewhere" in told(app)
            assert "READ ONLY" in shown(app, "#head")
            await enter(app, pilot, "project 2, flow 1")
            await pilot.press("ctrl+q")
            await pilot.pause()
            assert isinstance(app.screen, Tell)
            assert "is in no file" in shown(app, "#tell")
            await pilot.press("escape", "ctrl+s")
            await pilot.pause()
            await type_text(app, pilot, str(practice.with_name("mine")))
            await pilot.press("enter")
            await pilot.pause()
            assert (await saved(app)).answers.allocation_unit.said_unit == "project"
        assert files.load(practice.with_name("mine.toml")).session is not None
        assert practice.read_bytes() == before
        assert not first.open_session.workspace.read_only


async def differing(app, pilot, path):
    """Change the session here, and the file underneath, so that both differ."""
    loaded = files.load(path)
    other = structs.replace(loaded.session, organization="Theirs", title="Also theirs")
    path.write_text(encode(other))
    await enter(app, pilot, "project 2, flow 1")
    assert not await app.open_session.settle()
    await pilot.pause()
    assert isinstance(app.screen, Pick)
    assert "changed by something else" in str(app.screen.query_one("#explain").render())


async def choose(app, pilot, number):
    await pilot.press("home", *["down"] * number, "enter")
    await pilot.pause()


async def test_of_two_versions_both_are_put_together(practice):
    async with running(practice) as (app, pilot):
        await differing(app, pilot, practice)
        await choose(app, pilot, 1)
        assert isinstance(app.screen, Tell)
        assert "Theirs" in shown(app, "#tell")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        await choose(app, pilot, 0)
        kept = await saved(app)
        assert (kept.title, kept.organization) == ("Also theirs", "Theirs")
        assert kept.answers.allocation_unit.said_unit == "project"
        await enter(app, pilot, "flow 3, project 1")
        assert (await saved(app)).answers.allocation_unit.said_unit == "flow"


async def test_of_two_versions_mine_is_kept_and_theirs_stays_as_a_version(practice):
    async with running(practice) as (app, pilot):
        await differing(app, pilot, practice)
        await choose(app, pilot, 2)
        kept = await saved(app)
        assert kept.organization == "Crumb and Crust, a chain of bakeries (made up)"
        assert kept.answers.allocation_unit.said_unit == "project"
        versions = [files.load(version.path).session for version in backups.history(practice)]
        assert "Theirs" in {version.organization for version in versions}


async def test_of_two_versions_theirs_is_taken_and_mine_comes_back_with_undo(practice):
    async with running(practice) as (app, pilot):
        await differing(app, pilot, practice)
        await choose(app, pilot, 3)
        kept = await saved(app)
        assert kept.organization == "Theirs"
        assert kept.answers.allocation_unit is None
        await pilot.press("ctrl+z")
        kept = await saved(app)
        assert kept.answers.allocation_unit.said_unit == "project"


async def test_leaving_the_question_of_two_versions_open_saves_nothing_and_says_so(practice):
    async with running(practice) as (app, pilot):
        await differing(app, pilot, practice)
        await pilot.press("escape")
        await pilot.pause()
        assert "NOT SAVED" in shown(app, "#head")
        assert files.load(practice).session.organization == "Theirs"
        assert records(app.open_session.workspace.session, "allocation_unit") == ()
        assert answer(app.open_session.workspace.session, "allocation_unit").said_unit == "project"


# ---- the user's own editor


def test_the_rooms_words_may_be_written_in_ones_own_editor(practice, tmp_path):
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "written in the editor" > "$1"\n')
    script.chmod(0o755)
    with Terminal.spm("open", str(practice), cwd=tmp_path, EDITOR=str(script), VISUAL="") as room:
        room.wait("1 of 10")
        room.send("f7")
        room.wait("$EDITOR")
        room.send("\x05")
        room.wait("written in the editor")
        room.send("ctrl+s")
        room.wait("words are noted")
        room.send("ctrl+q")
        assert room.finish() == 0
    session = files.load(practice).session
    assert answer(session, "allocation_unit").words == "written in the editor"


@pytest.mark.parametrize("editor", ["false", 'un"balanced'])
def test_an_editor_that_does_not_work_keeps_the_words(practice, tmp_path, editor):
    with Terminal.spm("open", str(practice), cwd=tmp_path, EDITOR=editor, VISUAL="") as room:
        room.wait("1 of 10")
        room.send("f7")
        room.wait("$EDITOR")
        room.send("Nobody knows")
        room.wait("Nobody knows")
        room.send("\x05")
        room.wait("could not be used")
        room.wait("Nobody knows")
        room.send("ctrl+s")
        room.wait("words are noted")
        room.send("ctrl+q")
        assert room.finish() == 0
    assert answer(files.load(practice).session, "allocation_unit").words == "Nobody knows"


async def test_where_the_app_cannot_step_aside_the_editor_is_not_opened(practice, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    async with running(practice) as (app, pilot):
        await pilot.press("f7")
        await type_text(app, pilot, "Nobody knows")
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert "could not be used" in told(app)
        assert app.screen.query_one(TextArea).text == "Nobody knows"
