"""Phones in a running app: turned on with one key, in step with the rounds, there again after a kill."""

import re
from pathlib import Path

import pytest
from command_line import modules_after
from room_server import Visitor
from running_app import running, saved, until
from test_pictures_screens import as_text, compare
from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.dialogs.basic import Tell
from spm_tui.tui.screens.phones_screen import PhonesScreen
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.web import addresses, server
from spm_tui.web import phone_page as say
from spm_tui.web.addresses import NearAddress
from spm_tui.workshop.ballots import hands
from spm_tui.workshop.round_fields import round_field
from tests.sample_files import FOLDER


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "room.toml"
    path.write_bytes((FOLDER / "practice.toml").read_bytes())
    return path


async def on(app: SpmApp, pilot: Pilot[int]) -> tuple[OpenSession, Visitor]:
    """Turn phones on at this machine alone."""
    open_session = app.open_session
    assert open_session is not None
    await pilot.press("ctrl+l")
    await until(pilot, lambda: isinstance(app.screen, PhonesScreen))
    await pilot.press("end", "enter")
    await app.workers.wait_for_complete([w for w in app.workers if w.group == "phones"])
    served = open_session.phones.server
    assert served is not None
    return open_session, Visitor(served.place)


def open_clarity(open_session: OpenSession) -> str:
    """Open a round on how clear the boundary is and return its id."""
    field = round_field(open_session.workspace.session, "boundary", "clarity")
    assert field is not None
    open_session.rounds.open(field)
    found = open_session.rounds.round
    assert found is not None
    return found.id


async def killed(open_session: OpenSession) -> None:
    """Leave what a kill leaves: the socket and the lock are gone, the files are there."""
    assert open_session.phones.server is not None
    await open_session.phones.server.stop()
    open_session.autosave.file.close()


def counted(open_session: OpenSession, round_id: str) -> dict[object, int]:
    return dict(hands(open_session.workspace.session, round_id))


async def test_a_round_at_the_desk_is_asked_locked_and_revealed_on_phones(session: Path):
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        open_session.at_question(9)
        phone, other = await room.come_in(), await room.come_in()
        assert say.WAITING in await room.look(phone)
        round_id = open_clarity(open_session)
        assert "How clear is the line" in await room.look(phone)
        assert (await room.send(phone, "4", round_id)).status == 303
        assert (await room.send(phone, "2", round_id)).status == 303
        assert counted(open_session, round_id) == {2.0: 1}
        assert [line.answered for line in open_session.phones.lines()] == [True, False]
        wall = (await room.ask("GET", f"/{room.place.wall}")).text
        assert re.search(r"1 of 2 have answered</span><span class=\"clock\"[^>]*>0:\d\d<", wall)
        open_session.rounds.lock()
        assert say.LOCKED in await room.look(other)
        assert (await room.send(other, "5", round_id)).status == 409
        open_session.rounds.reveal()
        for page in (await room.look(other), (await room.ask("GET", f"/{room.place.wall}")).text):
            assert "1 answer" in page
            assert "●" in page
        open_session.at_question(10)
        assert say.WAITING in await room.look(phone)


async def test_after_a_kill_phones_are_in_the_same_room_and_nobody_counts_twice(session: Path):
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        round_id = open_clarity(open_session)
        phones = [await room.come_in() for _ in range(3)]
        for phone, value in zip(phones, ("4", "2", ""), strict=True):
            await room.send(phone, value, round_id)
        await saved(app)
        await killed(open_session)
    async with running(session) as (app, pilot):
        open_session, again = await on(app, pilot)
        assert (again.place.path, again.place.code) == (room.place.path, room.place.code)
        open_clarity(open_session)  # the one that is open still
        assert open_session.rounds.answers.total == 3
        assert 'value="4"' in await again.look(phones[0])
        assert (await again.send(phones[0], "5", round_id)).status == 303
        assert (await again.send(phones[2], "1", round_id)).status == 303
        assert counted(open_session, round_id) == {5.0: 1, 2.0: 1, 1.0: 1}
        assert open_session.rounds.answers.total == 3


async def test_an_answer_that_reached_the_side_file_alone_is_counted_once_too(session: Path):
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        round_id = open_clarity(open_session)
        await saved(app)
        before = session.read_bytes()
        phone = await room.come_in()
        await room.send(phone, "4", round_id)
        await saved(app)
        await killed(open_session)
    session.write_bytes(before)  # as if the program had been killed before it saved
    async with running(session) as (app, pilot):
        open_session, again = await on(app, pilot)
        open_clarity(open_session)
        assert counted(open_session, round_id) == {4.0: 1}
        assert 'value="4"' in await again.look(phone)


async def test_turned_off_nothing_of_the_room_is_left(session: Path, tmp_path: Path):
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        await room.come_in()
        assert list((tmp_path / "state").rglob("rooms/*.json"))
        await pilot.press("o")
        await pilot.press("enter")
        await until(pilot, lambda: not open_session.phones.on)
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "phones"])
        assert not list((tmp_path / "state").rglob("rooms/*.json"))
        with pytest.raises(ConnectionRefusedError):
            await room.raw(b"")
        _, other = await on(app, pilot)
        assert other.place.path != room.place.path


async def test_a_phone_is_put_out_once_that_was_asked(session: Path):
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        round_id = open_clarity(open_session)
        phone, other = await room.come_in(), await room.come_in()
        for one in (phone, other):
            await room.send(one, "3", round_id)
        await pilot.pause()
        for key, left in (("escape", 2), ("enter", 1)):
            await pilot.press("home", "x")
            await until(pilot, lambda: isinstance(app.screen, Tell))
            assert "cannot come in again" in app.screen.to_copy()
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(app.screen, Tell))
            await pilot.pause()
            assert counted(open_session, round_id) == {3.0: left}
        assert say.PUT_OUT in await room.look(phone)
        assert [line.number for line in open_session.phones.lines()] == [2]


async def test_what_the_rooms_files_hold_while_a_round_is_open_names_nobody(session: Path, tmp_path: Path):
    text = session.read_text()
    roles = '\n[[participants]]\nid = "cfo"\nrole = "Zanzibar officer"\n'
    at = re.search(r"^\[\[", text, re.MULTILINE)
    assert at is not None
    session.write_text(text[: at.start()] + roles.lstrip() + "\n" + text[at.start() :])
    async with running(session) as (app, pilot):
        open_session, room = await on(app, pilot)
        round_id = open_clarity(open_session)
        phone = await room.come_in("0")
        await room.send(phone, "4", round_id)
        await saved(app)
        for file in tmp_path.rglob("*"):
            if file.is_file() and phone in (held := file.read_text(errors="replace")):
                raise AssertionError(f"{file} holds a cookie: {held}")
        room_file = next((tmp_path / "state").rglob("rooms/*.json")).read_text()
        assert "Zanzibar" in room_file
        assert [line for line in session.read_text().splitlines() if "phone-" in line] == []


def test_a_program_without_phones_reads_nothing_of_their_server():
    loaded = modules_after("import spm_tui.tui.app, spm_tui.tui.session_state.open_session")
    assert {name for name in loaded if name.startswith("spm_tui.web")} == set()
    assert {"aiohttp", "segno"} & loaded == set()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screen_of_phones_looks_as_it_was_last_seen(
    session: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
):
    near = (NearAddress("192.168.178.45", "wlan0"), NearAddress("10.8.0.2", "eth0"))
    monkeypatch.setattr(addresses, "near_addresses", lambda: near)
    monkeypatch.setattr(server, "unguessable", lambda length: "K7M2P9HXQ4TC"[:length])
    monkeypatch.setattr(server, "PORT", 28421)
    name = f"{size[0]}x{size[1]}.txt"
    async with running(session, size=size) as (app, pilot):
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, PhonesScreen))
        await pilot.pause()
        compare(f"screen_phones_off_{name}", as_text(app.screen))
        open_session, room = await on(app, pilot)
        for number in range(9):
            phone = await room.come_in()
            if number == 1:
                round_id = open_clarity(open_session)
            if number in (2, 3, 5):
                await room.send(phone, "4", round_id)
        await pilot.pause()
        await pilot.pause()
        had = open_session.phones.server  # on the next port where another program has this one
        assert had is not None
        compare(f"screen_phones_{name}", as_text(app.screen).replace(f":{had.place.port}", ":28421"))


async def test_serving_a_session_begins_where_phones_are_let_in_and_lets_in_none_by_itself(session: Path):
    async with running(session, action="serve") as (app, pilot):
        await pilot.pause()
        assert app.screen.PLACE == "phones"
        assert app.open_session is not None
        assert app.open_session.rounds.phones is None
