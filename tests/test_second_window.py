"""A session opened twice: the second window only reads, until the first one is gone."""

from pathlib import Path

from running_app import enter, question_screen, running, said, saved, until
from textual.events import AppFocus

from spm_tui.storage.recovery import ScreenDraft
from spm_tui.storage.session_file import SessionFile
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.workshop import edits
from spm_tui.workshop.session import Session

SESSION = 'format = 1\ntitle = "before"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 3\n'


def opened(tmp_path: Path) -> tuple[Path, SessionFile, Session]:
    """Return a session file, and the first window that has it open."""
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    first = SessionFile.at(path)
    assert first.loaded.session is not None
    return path, first, first.loaded.session


async def test_it_can_be_changed_once_the_first_window_is_gone(tmp_path: Path) -> None:
    path, first, _ = opened(tmp_path)
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        app.post_message(AppFocus())
        await pilot.pause()
        assert open_session.workspace.read_only
        first.close()
        app.post_message(AppFocus())
        await until(pilot, lambda: not open_session.workspace.read_only)
        assert "can be changed here now" in said(app)
        await enter(app, pilot, "Own hub > easy > tried partly")
        assert (await saved(app)).answers.reversibility is not None


async def test_what_the_first_window_saved_is_shown_then(tmp_path: Path) -> None:
    path, first, session = opened(tmp_path)
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        first.save(edits.set_session(session, title="theirs", current_question=7))
        first.close()
        open_session.look_underneath()
        await pilot.pause()
        assert open_session.workspace.session.title == "theirs"
        assert open_session.workspace.session.current_question == 3  # nobody is moved to another question
        assert "what it changed is shown" in said(app)
        assert question_screen(app).workspace is open_session.workspace


async def test_what_was_entered_in_both_windows_is_offered_side_by_side(tmp_path: Path) -> None:
    path, first, session = opened(tmp_path)
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        await enter(app, pilot, "Own hub > easy > tried partly")
        first.save(edits.set_session(session, title="theirs"))
        first.close()
        open_session.look_underneath()
        open_session.autosave.edited(at_once=True)
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("home", "enter")
        await pilot.pause()
        both = await saved(app)
        assert both.title == "theirs"
        assert both.answers.reversibility is not None


async def test_what_was_typed_in_the_first_window_and_not_entered_is_offered(tmp_path: Path) -> None:
    path, first, _ = opened(tmp_path)
    async with running(path) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        first.keep_draft(ScreenDraft(at=1.0, boxes={"stopping": "half a line"}))
        first.close()  # as a window does that is killed
        open_session.look_underneath()
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("home", "enter")
        await pilot.pause()
        given = (await saved(app)).answers.reversibility
        assert given is not None
        assert given.to_sort == ("question 2: half a line",)
