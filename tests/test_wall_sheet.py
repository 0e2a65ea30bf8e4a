"""What is shown to all: never what is sealed or private, what was noticed only between two questions."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.diagnosis.engine import diagnose
from spm_tui.storage.timer_file import NotedTimer, note_timer, noted_timer
from spm_tui.text import cells
from spm_tui.views.glyphs import glyphs
from spm_tui.views.rounds_beside import gathered
from spm_tui.views.styled_lines import plain
from spm_tui.views.wall_lines import clock_words, wall_lines
from spm_tui.views.wall_sheet import WallSheet, wall_sheet
from spm_tui.web.wall_page import OnWall, WallClock, version_of_wall, wall_page
from spm_tui.workshop import ballots
from spm_tui.workshop.session import Answers, Ballot, Session
from tests.sample_files import FIRST, load

DAY = date(2026, 11, 26)
HARBOUR = load(FIRST)
#: The same workshop as it stands right after a question.
PRIVATE = "Zanzibar is never to be read by anybody else"


def at(number: int, session: Session = HARBOUR) -> Session:
    return structs.replace(session, current_question=number)


def before(number: int) -> Session:
    """Return the harbour with nothing recorded from this question on."""
    kept = {name: getattr(HARBOUR.answers, name) for name in HARBOUR.answers.__struct_fields__[: number - 1]}
    rounds = tuple(one for one in HARBOUR.rounds if one.question in kept)
    ids = {one.id for one in rounds}
    held = tuple(one for one in HARBOUR.ballots if one.round in ids)
    return structs.replace(
        HARBOUR, current_question=number, answers=Answers(**kept), rounds=rounds, ballots=held
    )


def shown_in(session: Session) -> list[str]:
    """Return all that a wall and a second terminal show of a session, as text."""
    sheet = wall_sheet(session, diagnose(session, DAY))
    lines = plain(wall_lines(sheet, "6:42", 50, 15, glyphs(False)))
    return [str(sheet), lines, wall_page(OnWall(sheet, WallClock(402, 10, True), 3, 8))]


@pytest.mark.parametrize("state", ["open", "locked", "revealed"])
def test_a_value_is_shown_once_it_is_revealed_and_never_before(state: str):
    session = ballots.open_round(at(9, before(9)), "boundary", "clarity")
    found = session.rounds[-1]
    ballot = Ballot(round=found.id, value=4.7, count=3)
    done = structs.replace(found, state=state, dissent="Zanzibar", group_value=4.7)
    session = structs.replace(
        session, rounds=(*session.rounds[:-1], done), ballots=(*session.ballots, ballot)
    )
    for text in shown_in(session):
        assert ("4.7" in text) is (state == "revealed")
        assert "Zanzibar" not in text


@pytest.mark.parametrize("number", range(1, 11))
def test_private_notes_are_never_shown(number: int):
    session = structs.replace(at(number), private=dict.fromkeys(HARBOUR.answers.__struct_fields__, PRIVATE))
    assert all("Zanzibar" not in text for text in shown_in(session))


@pytest.mark.parametrize("number", range(1, 11))
def test_what_was_noticed_comes_right_after_two_four_and_eight(number: int):
    session = before(number)
    sheet = wall_sheet(session, diagnose(session, DAY))
    assert bool(sheet.story) is (number in (3, 5, 9))
    begun = wall_sheet(at(number), diagnose(at(number), DAY))
    assert begun.story == ""  # once the room answers the question, the question is what is looked at
    opened = ballots.open_round(session, "boundary", "clarity")
    if number == 9:
        assert wall_sheet(opened, diagnose(opened, DAY)).story == ""


def test_a_guess_that_stays_sealed_until_its_day_is_no_round_the_room_is_in():
    assert any(one.state == "locked" for one in HARBOUR.rounds)
    sheet = wall_sheet(at(2), None)
    told = "5 answers, middle 8, from 5 to 10 people. Widest apart: 5 and 10. Hear a reason for each first."
    assert sheet.revealed is not None
    assert (sheet.stage, " ".join((*sheet.revealed.told, sheet.revealed.apart))) == ("revealed", told)
    rows = [(one.label, one.counts) for one in sheet.revealed.rows]
    assert rows == [("5", (1,)), ("6", (1,)), ("8", (2,)), ("10", (1,))]


@pytest.mark.parametrize("size", [(50, 15), (40, 12), (120, 36), (20, 5)], ids=str)
@pytest.mark.parametrize("number", range(1, 11))
def test_a_second_terminal_of_any_size_is_kept_within(number: int, size: tuple[int, int]):
    width, height = size
    for session in (at(number), before(number)):
        sheet = wall_sheet(session, diagnose(session, DAY))
        for ascii in (False, True):
            lines = wall_lines(sheet, "6:42 of 10:00", width, height, glyphs(ascii))
            assert len(lines) <= height
            if width >= 40:
                assert all(cells(text) <= width for text in plain(lines).split("\n"))


def test_a_wall_writes_what_users_typed_as_text():
    sheet = WallSheet(number=2, question="<b>", rows=(('"><script>', "\x1b[31m&"),), portfolio="<i>")
    page = wall_page(OnWall(sheet))
    body = page[page.index("<main") : page.index("</main>")]
    assert not re.search(r"<(b|i|script)>", body)
    assert "\x1b" not in page


def test_a_clock_that_only_goes_on_is_no_other_wall_and_one_that_was_held_is():
    sheet = WallSheet(number=2, question="?")
    going, later = (OnWall(sheet, WallClock(seconds, 10, True)) for seconds in (12, 99))
    assert version_of_wall(going) == version_of_wall(later)
    assert version_of_wall(OnWall(sheet, WallClock(99, 10, False))) != version_of_wall(later)
    assert version_of_wall(OnWall(sheet, WallClock(12, 10, True), 1, 8)) != version_of_wall(going)


def test_the_clock_is_noted_beside_the_session_and_read_again(tmp_path: Path):
    path, state = str(tmp_path / "s.toml"), str(tmp_path / "state")
    assert noted_timer(path, state_dir=state) is None
    note_timer(path, NotedTimer(before=60, started=1000, planned=10), state_dir=state)
    found = noted_timer(path, state_dir=state)
    assert found is not None
    assert (found.seconds(1042), found.planned) == (102, 10)
    assert found.seconds(1000 + 13 * 3600) is None  # left running by a program that ended
    assert NotedTimer(before=60).seconds(9e9) == 60
    assert clock_words(402, 10) == "6:42 of 10:00"
    (tmp_path / ".spm-tui" / "s.toml" / "timer.json").write_text("{")
    assert noted_timer(path, state_dir=state) is None


PEOPLE = ("stopping", "said_people", "live-tracking", None)
OWNER = ("ownership", "said_owner", "strategy", None)


def answered(
    session: Session, place: tuple[str, str, str, None], given: dict[float | str, int], abstained: int = 0
) -> Session:
    """Return the session with a further round on a field, answered and revealed."""
    session = ballots.open_round(session, *place)
    found = session.rounds[-1].id
    return ballots.reveal(ballots.hold(session, found, dict(given), abstained), found)


def two_rounds(
    place: tuple[str, str, str, None], first: dict[float | str, int], second: dict[float | str, int]
) -> Session:
    number = 2 if place == PEOPLE else 6
    empty = structs.replace(HARBOUR, rounds=(), ballots=(), current_question=number)
    return answered(answered(empty, place, first, 1), place, second)


FIRST_ROUND: dict[float | str, int] = {2.0: 1, 4.0: 2, 8.0: 3, 10.0: 1}
SECOND_ROUND: dict[float | str, int] = {6.0: 2, 7.0: 3, 8.0: 2}


def test_a_second_round_stands_beside_the_first_on_the_same_values():
    found = wall_sheet(two_rounds(PEOPLE, FIRST_ROUND, SECOND_ROUND), None).revealed
    assert found is not None
    assert found.heads == ("Round 1", "Round 2")
    assert [(row.label, row.counts) for row in found.rows] == [
        ("2", (1, 0)), ("4", (2, 0)), ("6", (0, 2)), ("7", (0, 3)), ("8", (3, 2)), ("10", (1, 0)),
    ]  # fmt: skip
    assert found.told == (
        "Round 1: 7 answers, middle 8, from 2 to 10 people, 1 gave none.",
        "Round 2: 7 answers, middle 7, from 6 to 8 people.",
    )
    assert found.apart == "They lie close together."


def test_words_stand_in_the_order_of_the_field_and_each_round_says_what_most_chose():
    first: dict[float | str, int] = {"ceo": 3, "pmo": 3, "the works council": 1}
    found = wall_sheet(two_rounds(OWNER, first, {"ceo": 2, "pmo": 1, "board": 1}), None).revealed
    assert found is not None
    assert [row.label for row in found.rows] == ["PMO", "CEO", "board", "the works council"]
    assert found.told == (
        'Round 1: 7 answers, most for "PMO" and "CEO", 1 gave none.',
        'Round 2: 4 answers, most for "CEO".',
    )


def test_a_second_round_that_is_not_revealed_shows_nothing_of_either():
    session = answered(HARBOUR, PEOPLE, FIRST_ROUND)
    opened = ballots.open_round(at(2, session), *PEOPLE)
    opened = ballots.hold(opened, opened.rounds[-1].id, {77.7: 4})
    for shut in (opened, ballots.lock(opened, opened.rounds[-1].id)):
        sheet = wall_sheet(shut, None)
        assert sheet.revealed is None
        assert all("77.7" not in text for text in shown_in(shut))


MANY: dict[float | str, int] = {float(value): 1 for value in range(1, 13)}


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize(
    ("session", "dots"),
    [
        (two_rounds(PEOPLE, FIRST_ROUND, SECOND_ROUND), 14),
        (two_rounds(PEOPLE, MANY, {4.5: 5, 5.5: 7}), 24),
        (two_rounds(OWNER, {f"the head of region {n}": 1 for n in range(12)}, {"ceo": 9, "board": 3}), 24),
    ],
    ids=["a room", "many values", "many words"],
)
def test_both_rounds_are_in_a_second_terminal_with_every_answer(session: Session, dots: int, ascii: bool):
    text = plain(wall_lines(wall_sheet(session, None), "6:42 of 10:00", 50, 15, glyphs(ascii)))
    assert "Round 1" in text
    assert "Round 2: " in text
    assert text.count("*" if ascii else "●") == dots
    assert len(text.split("\n")) <= 15
    assert max(map(cells, text.split("\n"))) <= 50


def test_values_are_gathered_without_losing_an_answer():
    for session, label in (
        (two_rounds(PEOPLE, MANY, {4.5: 5, 5.5: 7}), "1 to 4.5"),
        (two_rounds(OWNER, {f"head {n}": 1 for n in range(12)}, {"ceo": 9, "board": 3}), "12 other words"),
    ):
        found = wall_sheet(session, None).revealed
        assert found is not None
        few = gathered(found, 3)
        assert len(few.rows) == 3
        assert label in [row.label for row in few.rows]
        assert [sum(counts) for counts in zip(*(row.counts for row in few.rows), strict=True)] == [12, 12]
        assert gathered(found, 99) is found
