"""Ballots as files: what they ask, what is taken from them, and that nothing is counted twice or told."""

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import spm
from msgspec import structs
from sample_files import FIRST, load
from terminal import Terminal

from spm_tui.imports.ballot_files import BallotFile, filled, new_ballot, read_ballot, take, written
from spm_tui.storage.codec import decode, encode
from spm_tui.storage.problems import Problem
from spm_tui.storage.session_folder import headings
from spm_tui.workshop import ballots
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.records import Item
from spm_tui.workshop.round_places import RoundPlace
from spm_tui.workshop.session import Session

EMPTY = Session(
    format=1,
    title="t",
    mode="workshop",
    created=date(2026, 11, 26),
    items=(Item(id="live", name="Live [b]tracking[/b]", kind="initiative"),),
)
CLARITY: RoundPlace = ("boundary", "clarity", None, None)
PEOPLE: RoundPlace = ("stopping", "said_people", "live", None)


def _open(*places: RoundPlace) -> Session:
    session = EMPTY
    for place in places:
        session = ballots.open_round(session, *place)
    return session


def _ballot(session: Session, identity: str = "x", role: str = "CFO", **answers: str) -> BallotFile:
    places = {"clarity": CLARITY, "people": PEOPLE}
    return filled(new_ballot(session, role, identity), {places[key]: text for key, text in answers.items()})


def _again(session: Session, ballot: BallotFile) -> BallotFile:
    found = read_ballot(written(session, ballot).encode())
    assert isinstance(found, BallotFile)
    return found


def test_a_ballot_asks_the_open_rounds_else_one_thing_of_each_question() -> None:
    session = _open(PEOPLE, CLARITY)
    assert [row.place for row in new_ballot(session, "CFO", "x").answers] == [PEOPLE, CLARITY]
    before = new_ballot(EMPTY, "CFO", "x")
    assert [row.question for row in before.answers] == [key for key in ANSWER_KEYS if key != "fungibility"]


def test_a_ballot_comes_back_from_its_text_as_it_was_written() -> None:
    session = _open(PEOPLE, CLARITY)
    ballot = _ballot(session, role='the "CFO"\\', clarity="4", people="2.5 people")
    text = written(session, ballot)
    assert _again(session, ballot) == ballot
    assert "# How many people could do other work if Live [b]tracking[/b] stops?" in text
    assert "# A number in people, such as 4 or 2.5. - for no answer." in text


def test_answers_go_into_the_open_rounds_as_counts_without_the_role() -> None:
    session = _open(PEOPLE, CLARITY)
    for identity, role, people in (("a", "CFO", "8"), ("b", "COO", "-"), ("c", "Works council", "8 people")):
        taken = take(session, _again(session, _ballot(session, identity, role, people=people)))
        assert (len(taken.taken), taken.left_open, taken.refused) == (1, 1, ())
        session = taken.session
    (round_, other) = session.rounds
    assert ballots.hands(session, round_.id) == {8.0: 2}
    assert (round_.abstained, other.abstained) == (1, None)
    text = encode(session)
    assert not [word for word in ("CFO", "COO", "council", "participant") if word in text]


def test_a_ballot_that_was_taken_is_not_taken_again_whatever_is_changed_in_it() -> None:
    session = take(_open(CLARITY), _ballot(_open(CLARITY), clarity="4")).session
    again = take(session, _ballot(session, role=" cfo", clarity="2"))
    assert again.session == session
    assert [why for _, why in again.refused] == ["this ballot was taken before."]
    assert take(session, _ballot(session, role="CTO", clarity="2")).taken


@pytest.mark.parametrize("end", [ballots.lock, ballots.reveal])
def test_nothing_goes_into_a_round_that_takes_no_more(end: object) -> None:
    session = _open(CLARITY)
    ballot = _ballot(session, clarity="4")
    closed = end(session, session.rounds[0].id)  # type: ignore[operator]
    taken = take(closed, ballot)
    assert taken.session == closed
    assert "already." in taken.refused[0][1]


def test_a_ballot_made_before_the_day_opens_the_rounds_it_answers_and_no_others() -> None:
    taken = take(EMPTY, _ballot(EMPTY, clarity="4"))
    assert [(r.question, r.state, r.unheard) for r in taken.session.rounds] == [("boundary", "open", True)]
    assert decode(encode(taken.session)).session == taken.session


def test_what_cannot_be_read_is_told_without_a_word_of_it() -> None:
    session = _open(CLARITY, PEOPLE)
    taken = take(session, _ballot(session, clarity="Quetzalcoatl", people="7"))
    assert len(taken.taken) == 1
    ((asks, why),) = taken.refused
    assert asks.startswith("How clear")
    assert "Quetzalcoatl" not in asks + why


def test_an_answer_on_something_this_session_has_not_is_not_taken() -> None:
    ballot = _ballot(_open(PEOPLE), people="7")
    taken = take(structs.replace(EMPTY, items=()), ballot)
    assert taken.refused[0][1] == "this session does not ask it."
    assert taken.session.rounds == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "this is no ballot"),
        (b"format = 1", "this is no ballot"),
        (b"ballot = 2", "newer"),
        (b"ballot = 1", "changed beyond its answers"),
        (b'ballot = 1\nid = ""\nrole = "CFO"', "no id or no role"),
        (b'ballot = 1\nid = "x"\nrole = "CFO"\nanswers = 3', "changed beyond its answers"),
        (b'ballot = 1\nid = "x"\nrole = "CFO"\n[[answers]]\nquestion = "boundary"', "changed beyond"),
        (b'ballot = "', ""),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_no_ballot_is_one_problem(data: bytes, says: str) -> None:
    found = read_ballot(data)
    assert isinstance(found, Problem)
    assert says in found.message


def test_a_hostile_row_is_refused_and_the_rest_is_taken() -> None:
    rows = """ballot = 1
id = "x"
role = "CFO"
[[answers]]
question = "__class__"
field = "\\u001b[31m"
asks = "\\u001b[31mred"
answer = "4"
[[answers]]
question = "boundary"
field = "clarity"
asks = "?"
answer = 4
"""
    found = read_ballot(rows.encode())
    assert isinstance(found, BallotFile)
    taken = take(_open(CLARITY), found)
    assert len(taken.taken) == 1
    assert "\x1b" not in taken.refused[0][0]


def test_the_commands_write_a_ballot_and_take_it_once(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(_open(CLARITY)), encoding="utf-8")
    out = tmp_path / "cfo.toml"
    made = spm("ballot", str(path), "--as", "CFO", "-o", str(out))
    assert (made.status, made.out) == (0, "")
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace('answer = ""', 'answer = "4"'), encoding="utf-8")
    dry = spm("merge", str(path), str(out), "--dry-run")
    assert "1 answer taken." in dry.out
    assert path.read_text(encoding="utf-8") == encode(_open(CLARITY))
    first = spm("merge", str(path), str(out))
    assert "cfo.toml: 1 answer taken." in first.out
    session = decode(path.read_text(encoding="utf-8")).session
    assert session is not None
    assert ballots.hands(session, "clarity-1") == {4.0: 1}
    again = spm("merge", str(path), str(out), "--json")
    (row,) = json.loads(again.out)["ballots"]
    assert (row["taken"], row["not_taken"][0]["why"]) == ([], "this ballot was taken before.")
    assert spm("merge", str(path), str(path)).status == 3
    refused = spm("ballot", str(path), "--as", "CFO", "-o", str(path))
    assert refused.status == 4


def test_a_ballot_beside_a_session_is_not_listed_as_one(tmp_path: Path) -> None:
    (tmp_path / "room.toml").write_text(encode(EMPTY), encoding="utf-8")
    spm("ballot", tmp_path / "room.toml", "--as", "CFO", "-o", tmp_path / "cfo.toml")
    assert [heading.path.name for heading in headings(tmp_path)] == ["room.toml"]
    assert spm("programme", tmp_path).err == ""


def test_two_copies_for_one_role_are_two_ballots(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(encode(_open(CLARITY)), encoding="utf-8")
    copies = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for out in copies:
        spm("ballot", path, "--as", "Head of a site", "-o", out)
        out.write_text(out.read_text().replace('answer = ""', 'answer = "4"'), encoding="utf-8")
    told = spm("merge", path, *copies)
    assert told.out.count("1 answer taken.") == 2
    session = decode(path.read_text(encoding="utf-8")).session
    assert session is not None
    assert ballots.hands(session, "clarity-1") == {4.0: 2}


def test_at_a_terminal_a_ballot_is_asked_through_and_says_what_would_be_right(tmp_path: Path) -> None:
    (tmp_path / "room.toml").write_text(encode(_open(PEOPLE, CLARITY)), encoding="utf-8")
    terminal = Terminal.spm("ballot", "room.toml", "--as", "CFO", "-o", "cfo.toml", cwd=tmp_path)
    terminal.wait("1 of 2. How many people could do other work")
    terminal.send("lots", "enter")
    terminal.wait("A number of people is wanted")
    terminal.send("2.5 people", "enter")
    terminal.wait("2 of 2. How clear is the line")
    terminal.send("\x04")
    terminal.wait("cfo.toml is a ballot for CFO")
    found = read_ballot((tmp_path / "cfo.toml").read_bytes())
    assert isinstance(found, BallotFile)
    assert [row.answer for row in found.answers] == ["2.5 people", ""]


def test_a_session_answered_alone_is_one_sealed_ballot_and_taken_once(tmp_path: Path) -> None:
    room = structs.replace(load(FIRST), rounds=(), ballots=())
    alone = structs.replace(load(FIRST), mode="self", title="Mine", participants=())
    (tmp_path / "room.toml").write_text(encode(room))
    (tmp_path / "mine.toml").write_text(encode(alone))
    told = json.loads(spm("merge", tmp_path / "room.toml", tmp_path / "mine.toml", "--json").out)
    assert told["ballots"][0]["problem"] is None
    assert len(told["ballots"][0]["taken"]) > 15
    after = decode((tmp_path / "room.toml").read_bytes()).session
    assert after is not None
    held = {(r.question, r.field, r.subject): r for r in after.rounds}
    said = held["stopping", "said_people", "live-tracking"]
    assert said.state == "open"
    assert [(b.value, b.count, b.participant) for b in after.ballots if b.round == said.id] == [(8, 1, None)]
    assert ballots.unsealed(after).ballots == ()
    again = json.loads(spm("merge", tmp_path / "room.toml", tmp_path / "mine.toml", "--json").out)
    assert again["ballots"][0]["taken"] == []
    assert decode((tmp_path / "room.toml").read_bytes()).session == after


def test_the_session_of_a_workshop_is_no_ballot(tmp_path: Path) -> None:
    for name in ("room", "other"):
        (tmp_path / f"{name}.toml").write_text(encode(load(FIRST)))
    ran = spm("merge", tmp_path / "room.toml", tmp_path / "other.toml")
    assert ran.status == 3
    assert "session of a workshop" in ran.err
