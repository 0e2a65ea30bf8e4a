"""Driving the screens in a test: open a session in the app, type lines, see what came of them."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from spm_tui.storage import files
from spm_tui.tui.app import Action, SpmApp
from spm_tui.tui.screens.app_screen import AppScreen
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.tui.session_state import reader_loading
from spm_tui.workshop.session import Session

TODAY = date(2026, 11, 22)


@asynccontextmanager
async def running(
    path: Path | None,
    *,
    folder: Path | None = None,
    action: Action = "open",
    size: tuple[int, int] = (120, 36),
) -> AsyncIterator[tuple[SpmApp, Pilot[int]]]:
    """Run the app on a session (or at home), notifications and tooltips on."""
    reader_loading.load()  # a test looks at what is read as soon as it typed
    reader_loading.make_phrases()
    where = folder if folder is not None else path.parent if path is not None else Path()
    app = SpmApp(path, folder=where, action=action, as_of=TODAY)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield app, pilot


def question_screen(app: SpmApp) -> QuestionScreen:
    """Return the question screen, which must be in front."""
    screen = app.screen
    assert isinstance(screen, QuestionScreen)
    return screen


async def enter(app: SpmApp, pilot: Pilot[int], line: str) -> None:
    """Put a line into the box and press Enter."""
    screen = question_screen(app)
    screen.box.focus()
    screen.box.put(line)
    await pilot.press("enter")
    await pilot.pause()


async def type_text(app: SpmApp, pilot: Pilot[int], text: str) -> None:
    """Type letters as fast as a terminal sends them; `pilot.press` waits after each."""
    for letter in text:
        app.post_message(events.Key(_character_to_key(letter), letter))
    await pilot.pause()


async def at_rest(pilot: Pilot[int]) -> None:
    """Give the app the turns in which what was typed is read and its reading painted."""
    for _ in range(4):
        await pilot.pause()


async def until(pilot: Pilot[int], met: Callable[[], bool]) -> None:
    """Give the app turns until something holds; a busy machine takes longer for what goes on beside them."""
    end = time.monotonic() + 20
    while not met():
        assert time.monotonic() < end, f"it never came to hold, on {pilot.app.screen}"
        await pilot.pause()


async def saved(app: SpmApp) -> Session:
    """Wait until all is saved and return what lies on disk."""
    assert app.open_session is not None
    assert await app.open_session.settle()
    loaded = files.load(app.open_session.autosave.path)
    assert loaded.session is not None, loaded.problems
    return loaded.session


async def noticed(app: SpmApp, pilot: Pilot[int]) -> None:
    """Wait until the live diagnosis has looked at the session as it is now, slow measures included."""
    assert app.open_session is not None
    app.open_session.live_diagnosis.look_again()
    await app.workers.wait_for_complete([w for w in app.workers if w.group == "diagnosis"])
    await pilot.pause()


def shown(app: SpmApp, selector: str) -> str:
    """Return the text a lines view shows."""
    from spm_tui.tui.widgets.lines_view import LinesView
    from spm_tui.views.styled_lines import plain

    return plain(app.screen.query_one(selector, LinesView).lines)


def said(app: SpmApp) -> str:
    """Return what the app says above the keys of the screen in front, under any dialog."""
    from spm_tui.tui.screens.app_screen import AppScreen
    from spm_tui.tui.widgets.status_line import StatusLine
    from spm_tui.views.styled_lines import plain

    screen = next((s for s in reversed(app.screen_stack) if isinstance(s, AppScreen)), None)
    lines = screen.query(StatusLine) if screen is not None else ()
    return " ".join(word for line in lines if line.display for word in plain(line.lines).split())


def burst(app: SpmApp, keys: Sequence[str]) -> None:
    """Press keys as they arrive after a stalled connection: all of them at once."""
    for key in keys:
        letter = key if len(key) == 1 else None
        app.post_message(events.Key(_character_to_key(key) if letter else key, letter))


def screen_outside(place: str, folder: Path) -> AppScreen | None:
    """Return a new screen that belongs to no session, for its place of the key table; None where one does."""
    from sample_files import FIRST, SECOND, load

    from spm_tui.followup.differences import Sitting
    from spm_tui.tui.screens.compare_screen import CompareScreen
    from spm_tui.tui.screens.home_screen import HomeScreen

    if place == "home":
        return HomeScreen(folder)
    if place == "compare":
        old, new = (Sitting(name, load(name), load(name).created) for name in (FIRST, SECOND))
        return CompareScreen(old, new)
    return None
