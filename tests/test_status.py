"""What the app has to say stands above the keys of the screen it is about and covers nothing."""

from pathlib import Path

from running_app import question_screen, running, said
from textual.widgets._toast import Toast

from spm_tui.tui.screens.home_screen import HomeScreen
from spm_tui.tui.status import ALARM_LONG_ENOUGH, LONG_ENOUGH, Status
from spm_tui.tui.widgets.status_line import StatusLine

SESSION = 'format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\ncurrent_question = 2\n'


class Hands:
    """A clock that stands still until it is told how late it is."""

    def __init__(self) -> None:
        self.late = 0.0

    def __call__(self) -> float:
        return self.late


def session(tmp_path: Path) -> Path:
    path = tmp_path / "one.toml"
    path.write_text(SESSION, encoding="utf-8")
    return path


async def test_a_sentence_pushes_the_screen_up_and_covers_neither_side_pane_nor_keys(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 36)):
        async with running(session(tmp_path), size=size) as (app, pilot):
            app.say("A long sentence about a file that lies somewhere in a folder. " * 3)
            await pilot.pause()
            screen = question_screen(app)
            line = screen.query_one(StatusLine)
            assert line.region.height == (3 if size[0] == 80 else 2)
            assert line.region.bottom == screen.query_one("#keys").region.y
            for other in (screen.side, screen.rows, screen.box):
                assert not line.region.overlaps(other.region)


async def test_nothing_is_ever_put_over_the_screen(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as (app, pilot):
        app.notify("Said by a widget [b]of Textual[/b]", severity="error")
        await pilot.pause()
        assert not app.screen.query(Toast)
        assert said(app) == "! Said by a widget [b]of Textual[/b]"


async def test_what_follows_a_key_takes_the_place_of_what_was_said_before(
    tmp_path: Path,
) -> None:
    async with running(session(tmp_path)) as (app, pilot):
        app.say("One.")
        app.say("Two.")
        app.say("Two.")
        await pilot.pause()
        assert said(app) == "One. Two."
        await pilot.press("x")
        app.say("Three.")
        await pilot.pause()
        assert said(app) == "Three."


async def test_a_sentence_goes_with_the_first_key_after_it_stood_long_enough(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as (app, pilot):
        hands = Hands()
        app.status = Status(app, now=hands)
        app.say("One.")
        await pilot.pause()
        await pilot.press("x")
        assert said(app) == "One."
        hands.late = LONG_ENOUGH
        await pilot.press("x")
        await pilot.pause()
        assert said(app) == ""
        assert not app.screen.query_one(StatusLine).display
        app.say("Not saved.", alarm=True)
        await pilot.pause()
        hands.late += LONG_ENOUGH
        await pilot.press("x")
        assert said(app) == "! Not saved."
        hands.late += ALARM_LONG_ENOUGH
        await pilot.press("x")
        assert said(app) == ""


async def test_more_than_there_is_room_for_waits_for_the_next_key(tmp_path: Path) -> None:
    async with running(session(tmp_path), size=(80, 24)) as (app, pilot):
        hands = Hands()
        app.status = Status(app, now=hands)
        for number in range(4):
            app.say(f"Sentence {number} about something that takes more than half a line of this screen.")
        await pilot.pause()
        assert "Sentence 0" in said(app)
        assert "Sentence 3" not in said(app)
        hands.late = LONG_ENOUGH
        await pilot.press("x")
        await pilot.pause()
        assert "Sentence 0" not in said(app)
        assert "Sentence 3" in said(app)


async def test_a_sentence_never_follows_to_another_screen(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as (app, pilot):
        app.say("About this question.")
        await pilot.pause()
        assert said(app) == "About this question."
        await pilot.press("f2")
        await pilot.pause()
        assert said(app) == ""
        await pilot.press("f5")
        await pilot.pause()
        assert said(app) == ""


async def test_what_is_said_on_the_way_to_a_screen_is_said_there(tmp_path: Path) -> None:
    path = session(tmp_path)
    async with running(None, folder=tmp_path, action="home") as (app, pilot):
        assert isinstance(app.screen, HomeScreen)
        app.say("3 things came in.")
        app.open_file(path, at="portfolio")
        await pilot.pause()
        await pilot.pause()
        assert not isinstance(app.screen, HomeScreen)
        assert said(app) == "3 things came in."


async def test_it_is_wrapped_anew_at_a_new_size(tmp_path: Path) -> None:
    async with running(session(tmp_path), size=(120, 36)) as (app, pilot):
        app.say("A sentence that takes one line of a wide screen and two of a narrow one, so it is.")
        await pilot.pause()
        assert app.screen.query_one(StatusLine).region.height == 1
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one(StatusLine).region.height == 2
