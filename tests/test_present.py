"""The second terminal: follows the saved file without its lock, keeps within its size, and never writes."""

import os
import time
from pathlib import Path

import pytest
from msgspec import structs
from test_pictures_screens import as_text, compare
from textual.pilot import Pilot

from spm_tui.storage.codec import encode
from spm_tui.storage.timer_file import NotedTimer, note_timer
from spm_tui.tui import present_app
from spm_tui.tui.present_app import PresentApp
from spm_tui.workshop import ballots
from spm_tui.workshop.session import Ballot
from tests.command_line import spm
from tests.sample_files import FIRST, load
from tests.terminal import Terminal

HARBOUR = structs.replace(load(FIRST), current_question=2)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    found = tmp_path / "room.toml"
    found.write_text(encode(HARBOUR))
    return found


async def shows(pilot: Pilot[int], text: str) -> str:
    """Wait until the screen shows a text and return all of it."""
    end = time.monotonic() + 10
    while text not in (shown := as_text(pilot.app.screen)):
        assert time.monotonic() < end, shown
        await pilot.pause(0.02)
    return shown


async def test_it_follows_the_file_and_the_clock(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(present_app, "EVERY", 0.05)
    before = path.read_bytes()
    async with PresentApp(str(path)).run_test(size=(50, 15)) as pilot:
        shown = await shows(pilot, "2 of 10")
        assert "could do other work if Live tracking stops" in " ".join(shown.split())
        note_timer(str(path), NotedTimer(before=402, planned=10))
        await shows(pilot, "6:42 of 10:00")
        compare("present_50x15.txt", as_text(pilot.app.screen))
        assert path.read_bytes() == before
        session = ballots.open_round(structs.replace(HARBOUR, current_question=9), "boundary", "clarity")
        found = structs.replace(session.rounds[-1], state="locked")
        given = Ballot(round=found.id, value=4.7, count=8)
        session = structs.replace(
            session, rounds=(*session.rounds[:-1], found), ballots=(*session.ballots, given)
        )
        path.write_text(encode(session))
        assert "4.7" not in await shows(pilot, "Locked.")
        path.write_text("format = 1\n[[")
        assert "Locked." in await shows(pilot, "The file does not load as it is now")
        path.write_text(encode(ballots.reveal(session, found.id)))
        assert "does not load" not in await shows(pilot, "4.7")


async def test_it_leaves_with_a_key_and_changes_the_theme(path: Path):
    app = PresentApp(str(path))
    async with app.run_test(size=(50, 15)) as pilot:
        await shows(pilot, "2 of 10")
        await pilot.press("t")
        assert app.theme == "spm-projector"
        await pilot.press("q")
    assert app.return_code == 0


def test_it_runs_beside_the_app_that_has_the_lock(path: Path):
    with Terminal.spm("open", "room.toml", cwd=path.parent) as app:
        app.wait("2 of 10")
        with Terminal.spm("present", "room.toml", cwd=path.parent, size=(50, 15)) as second:
            second.wait("2 of 10")
            app.send("pagedown")
            app.wait("3 of 10")
            second.wait("3 of 10")
            second.send("q")
            assert second.finish() == 0
        assert app.status is None


def test_it_shows_for_how_long_a_round_has_been_open_and_both_rounds_once_revealed(path: Path):
    with Terminal.spm("open", "room.toml", cwd=path.parent) as app:
        app.wait("2 of 10")
        with Terminal.spm("present", "room.toml", cwd=path.parent, size=(50, 15)) as second:
            second.wait("5 answers, middle 8")
            app.write(b"\x12")
            app.wait("ROUND on question 2")
            app.send("enter")
            for number, sheets in enumerate((("5 6 8", "10", "10"), ("7", "7 7", "8")), start=1):
                app.wait("of 6 have answered   0:0")
                second.wait("Answer silently, each for yourself.   0:0")
                app.send("t")
                app.wait("Answers from paper")
                for sheet in sheets:
                    app.send(sheet, "enter")
                app.wait(f"{6 - number} so far")
                app.send("esc")
                app.wait(f"{6 - number} answers counted.")
                app.send("l")
                second.wait("Locked. The answers come next.")
                second.wait("0:0", gone=True)
                app.send("v")
                app.wait("Revealed.")
                if number == 1:
                    second.wait("5 answers, middle 8, from 5 to 10")
                    app.send("s")
            second.wait("Round 2: 4 answers, middle 7, from 7 to 8")
            assert "Round 1: 5 answers, middle 8, from 5 to 10 people." in " ".join(second.text.split())
            second.send("q")
            assert second.finish() == 0


def test_without_a_terminal_it_says_what_to_run_and_prints_once(path: Path):
    ended = spm("present", str(path))
    assert (ended.status, ended.out) == (2, "")
    assert "--plain" in ended.err
    plain = spm("present", str(path), "--plain")
    assert plain.status == 0
    assert "5 answers, middle 8" in plain.out
    assert max(map(len, plain.out.splitlines())) <= 50
    missing = spm("present", os.path.join(path.parent, "none.toml"))
    assert missing.status == 4
