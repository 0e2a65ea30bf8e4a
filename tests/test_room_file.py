"""What is kept of a room beside the session: phones come back by it, and it says of nobody what they said."""

import json
import os
import stat
from datetime import date
from pathlib import Path

from room_server import Counting, clarity

from spm_tui.web.kept_room import OVER, KeptRoom, RoomFile
from spm_tui.web.room import KeptPhones, Room, key_of, mark_of_answer
from spm_tui.workshop.session import Session

SESSION = Session(format=1, title="A room", mode="workshop", created=date(2026, 11, 26))
ASKED = clarity(SESSION)
ROLES = ("Chief product officer", "CFO")


def _room(desk: Counting | None = None) -> Room:
    return Room(lambda: ROLES, lambda: None, desk)


def _kept(room: Room) -> KeptRoom:
    kept = room.kept()._asdict()
    return KeptRoom(address="127.0.0.1", port=8421, path="P", wall="W", code="C", **kept)


def _filled() -> tuple[Room, list[str]]:
    room = _room()
    tokens = [room.join(role) or "" for role in (*ROLES, "")]
    room.follow(ASKED, "asked")
    for token, value in zip(tokens, ("1", "5", ""), strict=True):
        assert room.keep(token, ASKED.round, value)
    return room, tokens


def test_a_phone_finds_its_answer_again_after_the_program_ended(tmp_path: Path):
    room, tokens = _filled()
    file = RoomFile(str(tmp_path / "s.toml"), state_dir=str(tmp_path / "state"))
    file.write(_kept(room))
    kept = file.read()
    assert kept is not None
    desk = Counting()
    again = _room(desk)
    again.take_back(KeptPhones(kept.phones, kept.out, kept.answers, kept.counted))
    assert all(not line.answered for line in again.lines())  # whose an answer is, only its phone can tell
    again.follow(ASKED, "asked")
    again.give_again()
    assert sorted(desk.given.values(), key=str) == [1.0, 5.0, None]
    assert [again.knows(token) for token in tokens] == [True] * 3
    assert [again.answer_of(token) for token in tokens] == [1.0, 5.0, None]
    assert [line.answered for line in again.lines()] == [True] * 3
    assert again.keep(tokens[0], ASKED.round, "2")
    assert len(desk.given) == 3  # in place of the one that was kept, not beside it


def test_the_file_puts_no_role_no_time_and_no_order_beside_a_value(tmp_path: Path):
    room, tokens = _filled()
    file = RoomFile(str(tmp_path / "s.toml"), state_dir=str(tmp_path / "state"))
    file.write(_kept(room))
    text = Path(file.path).read_text()
    found = json.loads(text)
    assert [one["mark"] for one in found["answers"]] == sorted(one["mark"] for one in found["answers"])
    assert set(found) == {"address", "port", "path", "wall", "code", "phones", "out", "answers", "counted"}
    assert all(set(one) == {"round", "mark", "value"} for one in found["answers"])
    assert all(set(one) == {"key", "number", "role"} for one in found["phones"])
    for (
        token
    ) in tokens:  # without the cookie, which lies on the phone alone, nothing leads from one to the other
        assert token not in text
        assert mark_of_answer(token, ASKED.round) != key_of(token)


def test_only_the_user_may_read_it_and_answers_go_when_the_round_is_locked(tmp_path: Path):
    room, _ = _filled()
    file = RoomFile(str(tmp_path / "s.toml"), state_dir=str(tmp_path / "state"))
    file.write(_kept(room))
    assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(file.path)).st_mode) == 0o700
    room.follow(ASKED, "locked")
    file.write(_kept(room))
    assert json.loads(Path(file.path).read_text())["answers"] == []
    file.remove()
    assert not os.path.exists(file.path)
    assert file.read() is None
    file.remove()  # nothing happens


def test_what_cannot_be_read_is_no_room_and_old_rooms_are_swept_away(tmp_path: Path):
    file = RoomFile(str(tmp_path / "s.toml"), state_dir=str(tmp_path / "state"))
    other = RoomFile(str(tmp_path / "t.toml"), state_dir=str(tmp_path / "state"))
    for one in (file, other):
        one.write(_kept(_room()))
    for wrong in (
        b"",
        b"{",
        b"\xff\xfe",
        b'{"address": 1}',
        b'{"address":"a","port":1,"path":"p","wall":"w","x":1}',
    ):
        Path(file.path).write_bytes(wrong)
        assert file.read() is None
    os.utime(file.path, (1, os.stat(other.path).st_mtime - OVER - 60))
    other.sweep()
    assert not os.path.exists(file.path)
    assert other.read() is not None
