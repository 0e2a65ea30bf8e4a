"""How long a round has been open: seen on screen and wall, noted beside the session, tied to no answer."""

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from running_app import running, shown, until

from spm_tui.storage.codec import encode
from spm_tui.storage.round_clock_file import ROUND_CLOCK, OpenSince, note_open_since, noted_open_since
from spm_tui.text import cells
from spm_tui.tui.screens.round_screen import RoundScreen
from spm_tui.tui.session_state.round_desk import RoundDesk
from spm_tui.tui.session_state.round_time import RoundTime
from spm_tui.views.glyphs import glyphs
from spm_tui.views.styled_lines import plain
from spm_tui.views.wall_lines import wall_lines
from spm_tui.views.wall_sheet import wall_sheet
from spm_tui.web.wall_page import OnWall, WallClock, version_of_wall, wall_page
from spm_tui.workshop import ballots
from spm_tui.workshop.round_fields import round_field
from spm_tui.workspace import Workspace
from tests.sample_files import FIRST, load

DAY = date(2026, 11, 26)
HARBOUR = structs.replace(load(FIRST), current_question=9)


class Watch:
    """A clock that stands until it is told to go on, and all that was noted by it."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.noted: list[dict[str, float]] = []

    def __call__(self) -> float:
        return self.at


def desk_at(watch: Watch, session=HARBOUR, before: float | None = None) -> RoundDesk:
    workspace = Workspace(session, path=None, as_of=DAY)
    time = RoundTime(workspace, watch, note=watch.noted.append, before=lambda _: before)
    return RoundDesk(workspace, time)


def clarity(desk: RoundDesk) -> str:
    field = round_field(HARBOUR, "boundary", "clarity")
    assert field is not None
    desk.open(field)
    assert desk.round is not None
    return desk.round.id


def test_a_round_is_timed_while_it_is_open_and_held_while_it_is_locked():
    watch = Watch()
    desk = desk_at(watch)
    found = clarity(desk)
    watch.at += 130
    assert desk.time.seconds(found) == 130
    desk.give("cfo", "CFO", "keyboard", 3.0)
    desk.lock()
    watch.at += 600
    assert desk.time.seconds(found) == 130
    desk.reopen()
    watch.at += 10
    assert desk.time.seconds(found) == 140


def test_no_answer_is_noted_with_a_time():
    watch = Watch()
    desk = desk_at(watch)
    found = clarity(desk)
    once = [{}, {found: 0.0}]
    for who, value in (("cfo", 3.0), ("coo", None), ("cfo", 4.0)):
        watch.at += 7
        desk.give(who, who, "phone", value)
    desk.count({2.0: 3}, 1)
    desk.uncount()
    assert watch.noted == once
    watch.at += 7
    desk.lock()
    assert watch.noted == [*once, {}]


def test_every_pace_of_answers_leaves_the_same_session():
    left = set()
    for pace in (1, 90):
        watch = Watch()
        desk = desk_at(watch)
        clarity(desk)
        for who, value in (("cfo", 3.0), ("coo", 5.0), ("cpo", 3.0)):
            watch.at += pace
            desk.give(who, who, "phone", value)
        desk.lock()
        desk.reveal()
        left.add(encode(desk._workspace.session))
    assert len(left) == 1


def test_a_round_that_was_open_before_goes_on_from_what_was_noted_or_has_no_time():
    opened = ballots.open_round(HARBOUR, "boundary", "clarity")
    found = opened.rounds[-1].id
    watch = Watch()
    known = desk_at(watch, opened, before=75.0)
    watch.at += 5
    assert known.time.seconds(found) == 80
    assert desk_at(watch, opened).time.seconds(found) is None


def test_the_side_file_is_the_users_own_and_goes_with_the_last_open_round(tmp_path: Path):
    path, state = str(tmp_path / "sessions" / "s.toml"), str(tmp_path / "state")
    os.mkdir(tmp_path / "sessions")
    note_open_since(path, OpenSince(rounds={"clarity-1": 1000.0}), state_dir=state)
    (kept,) = tmp_path.rglob(ROUND_CLOCK)
    assert kept.is_relative_to(state)
    assert kept.stat().st_mode & 0o077 == 0
    noted = noted_open_since(path, state_dir=state)
    assert noted.seconds("clarity-1", 1130.0) == 130
    assert noted.seconds("clarity-2", 1130.0) is None
    assert noted.seconds("clarity-1", 1000 + 13 * 3600.0) is None
    assert noted.seconds("clarity-1", 900.0) is None
    note_open_since(path, OpenSince(), state_dir=state)
    assert not kept.exists()
    note_open_since(path, OpenSince(), state_dir=state)
    kept.write_text("{")
    assert noted_open_since(path, state_dir=state) == OpenSince()


async def test_it_stands_in_the_head_of_the_round_and_beside_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "room.toml"
    path.write_text(encode(HARBOUR), encoding="utf-8")
    async with running(path, size=(80, 24)) as (app, pilot):
        assert app.open_session is not None
        desk = app.open_session.rounds
        watch = Watch()
        desk.time._now = watch
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen) and bool(shown(app, "#pick")))
        await pilot.press("enter")
        await until(pilot, lambda: desk.round is not None)
        await pilot.press("s")
        watch.at += 130
        app.screen._tick()
        await until(pilot, lambda: "have answered   2:10" in shown(app, "#title"))
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "round-time"])
        assert list(noted_open_since(str(path)).rounds) == [desk.round.id]
        desk.give("cfo", "CFO", "keyboard", 3.0)
        desk.lock()
        await until(pilot, lambda: "Locked" in shown(app, "#title"))
        assert "2:10" not in shown(app, "#title")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "round-time"])
        assert noted_open_since(str(path)) == OpenSince()


async def test_what_a_program_left_that_ended_with_a_round_open_is_removed_once_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "room.toml"
    path.write_text(encode(HARBOUR), encoding="utf-8")
    note_open_since(str(path), OpenSince(rounds={"clarity-1": 5.0}))
    assert list(tmp_path.rglob(ROUND_CLOCK))
    async with running(path, size=(80, 24)) as (_, pilot):
        await until(pilot, lambda: not list(tmp_path.rglob(ROUND_CLOCK)))


def test_the_wall_and_a_second_terminal_show_it_beside_who_has_answered():
    sheet = wall_sheet(ballots.open_round(HARBOUR, "boundary", "clarity"), None)
    page = wall_page(OnWall(sheet, WallClock(402, 10, True), 6, 8, WallClock(130, None, True)))
    head, answered = page[: page.index("6 of 8")], page[page.index("6 of 8 have answered") :]
    assert "6:42 of 10:00" in head
    assert ">2:10<" in answered
    later = OnWall(sheet, WallClock(402, 10, True), 6, 8, WallClock(170, None, True))
    assert version_of_wall(later) == version_of_wall(later._replace(open_for=WallClock(3, None, True)))
    lines = plain(wall_lines(sheet, "6:42 of 10:00", 50, 15, glyphs(False), "2:10")).split("\n")
    assert any("Answer silently" in line and "2:10" in line for line in lines)
    assert max(map(cells, lines)) <= 50
