"""The round screen: choosing a field, three ways in, lock, reveal, a second round, the answer of the room."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs
from running_app import running, said, shown, type_text, until
from sample_files import FOLDER
from textual import events
from textual.widgets.input import Selection

from spm_tui.tui.dialogs.basic import AskLine, Tell
from spm_tui.tui.dialogs.round_answers import AnswersInTurn, AskTally, HiddenBox
from spm_tui.tui.screens.question_screen import QuestionScreen
from spm_tui.tui.screens.round_screen import RoundScreen
from spm_tui.tui.session_state.round_desk import JoinedPhone
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.workshop import ballots
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import records
from spm_tui.workshop.words import PROMISE


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = Path(shutil.copyfile(FOLDER / "harbour-2026-q4.toml", tmp_path / "harbour.toml"))
    text = path.read_text(encoding="utf-8").replace("current_question = 8", "current_question = 2")
    path.write_text(text, encoding="utf-8")
    return path


async def to_round(app, pilot, question=2):
    app.open_session.at_question(question)
    await pilot.pause()
    await pilot.press("ctrl+r")
    await until(pilot, lambda: isinstance(app.screen, RoundScreen) and bool(shown(app, "#pick")))
    return app.screen


async def opened(app, pilot, question=2):
    screen = await to_round(app, pilot, question)
    await pilot.press("enter")
    await until(pilot, lambda: app.open_session.rounds.round is not None)
    return screen


async def typed(app, pilot, kind, text):
    await until(pilot, lambda: isinstance(app.screen, kind) and isinstance(app.screen.focused, EntryBox))
    app.screen.query_one(EntryBox).put(text)
    await pilot.press("enter")
    await pilot.pause()


async def paper(app, pilot, text):
    await pilot.press("t")
    await typed(app, pilot, AskTally, text)
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(app.screen, RoundScreen))


def hands(app):
    session = app.open_session.workspace.session
    return ballots.hands(session, session.rounds[-1].id)


async def test_who_has_answered_is_seen_and_what_is_not(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        assert "0 of 7 have answered" in shown(app, "#title")
        await pilot.press("p")
        for text in ("8", "", "77"):
            await typed(app, pilot, AnswersInTurn, text)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert "2 of 7 have answered" in shown(app, "#title")
        lines = shown(app, "#pick").splitlines()
        assert [" kept" in line for line in lines[:4]] == [True, False, True, False]
        assert "77" not in "".join(shown(app, f"#{part}") for part in ("title", "pick", "below", "keys"))
        assert hands(app) == {8.0: 1, 77.0: 1}


async def test_an_open_round_promises_what_is_read_aloud_at_the_opening(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await until(pilot, lambda: "Once locked" in shown(app, "#below"))
        assert "in no order and without times" in PROMISE
        assert "in no order and without times" in " ".join(shown(app, "#below").split())


async def test_the_box_shows_as_many_dots_for_a_short_answer_as_for_a_long_one(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, AnswersInTurn))
        box = app.screen.query_one(HiddenBox)
        seen = []
        for text in ("8", "12345 people", "12"):
            box.put(text)
            box.selection = Selection(0, len(text)) if text == "12" else Selection.cursor(len(text))
            await pilot.pause()
            drawn = [(segment.text, str(segment.style)) for segment in box.render_line(0)]
            seen.append(("".join(text for text, _ in drawn), drawn, box.column_of(box.cursor_position)))
        assert seen[0] == seen[1] == seen[2]
        assert not any(letter.isalnum() for letter in seen[0][0])
        box.action_copy()
        assert app.clipboard == ""


async def test_what_is_wrong_with_an_answer_is_said_without_it(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot, question=1)
        await pilot.press("s", "p")
        await typed(app, pilot, AnswersInTurn, "poject")
        told = app.screen.query_one("#refused").render()
        assert "That was not taken." in str(told)
        assert "project" not in str(told)
        assert app.open_session.rounds.answers.total == 0
        await typed(app, pilot, AnswersInTurn, "2")
        assert hands(app) == {"flow": 1}


async def test_paper_is_counted_and_the_last_line_can_be_taken_back(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await paper(app, pilot, "said: 5 6 8 8 10")
        await paper(app, pilot, "3")
        assert "6 of 7 have answered" in shown(app, "#title")
        await pilot.press("backspace")
        assert hands(app) == {5.0: 1, 6.0: 1, 8.0: 2, 10.0: 1}
        await pilot.press("t")
        await typed(app, pilot, AskTally, "5 lots")
        assert isinstance(app.screen, AskTally)
        await pilot.press("escape")
        assert app.open_session.rounds.answers.total == 5


async def test_an_answer_is_changed_from_its_row_until_the_lock(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        for text in ("4", "9"):
            await pilot.press("enter")
            await typed(app, pilot, AnswersInTurn, text)
            await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert hands(app) == {9.0: 1}
        await pilot.press("l")
        assert app.open_session.rounds.round.state == "open"
        assert "one can guess who gave which" in said(app)
        await pilot.press("l")
        assert app.open_session.rounds.round.state == "locked"
        assert "Of 1 answer one can guess who gave which" in said(app)
        await pilot.press("v")
        assert app.open_session.rounds.round.state == "revealed"
        assert "guess" not in shown(app, "#picture")


async def test_a_whole_round_with_a_split_a_second_one_and_the_answer_of_the_room(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        subject = app.open_session.rounds.round.subject
        await paper(app, pilot, "2 4 8 8 8 8 10 -")
        await pilot.press("l")
        await until(pilot, lambda: "v reveals" in shown(app, "#picture"))
        assert "10" not in shown(app, "#picture")
        await pilot.press("v")
        await until(pilot, lambda: "Widest apart" in shown(app, "#picture"))
        picture = shown(app, "#picture")
        assert "Widest apart: 2 and 10. Hear a reason for each first." in picture
        assert "7 answers, middle 8, from 2 to 10 people, 1 gave none." in picture
        assert [line.split("│")[1].count("●") for line in picture.splitlines()[:4]] == [1, 1, 4, 1]
        await pilot.press("s")
        await paper(app, pilot, "6 7 7 8 8")
        await pilot.press("l", "v")
        await until(pilot, lambda: "Round 2: 5 answers, middle 7" in shown(app, "#picture"))
        assert "Round 1: 7 answers, middle 8, from 2 to 10 people, 1 gave none." in shown(app, "#picture")
        row = next(
            line for line in shown(app, "#picture").splitlines() if line.strip().startswith("8 people")
        )
        assert row.count("●") == 6
        await pilot.press("g")
        await typed(app, pilot, AskLine, "7 people")
        await typed(app, pilot, AskLine, "the vendor said 4")
        await until(pilot, lambda: "Held against it: the vendor said 4" in shown(app, "#picture"))
        await pilot.press("a")
        session = app.open_session.workspace.session
        (stop,) = [s for s in records(session, "stopping") if isinstance(s, Stop) and s.items == (subject,)]
        assert stop.said_people == 7.0
        assert [(r.state, r.round) for r in session.rounds[-2:]] == [("revealed", 1), ("revealed", 2)]
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: app.open_session.rounds.round.state == "locked")
        assert "Widest" not in shown(app, "#picture")


class _Phones:
    join_line = "192.168.1.4:8421  K7M2P9"

    def joined(self) -> Sequence[JoinedPhone]:
        return (
            JoinedPhone("phone-a", "CFO"),
            JoinedPhone("phone-b", ""),
            JoinedPhone("phone-c", "Works council"),
        )


async def test_phones_sit_in_the_seat_of_the_role_they_took(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        desk = app.open_session.rounds
        assert "Join" not in shown(app, "#below")
        desk.phones = _Phones()
        desk.give("phone-b", "", "phone", 7.0)
        desk.give("phone-a", "CFO", "phone", 3.0)
        await pilot.pause()
        await until(pilot, lambda: "2 of 8 have answered" in shown(app, "#title"))
        lines = shown(app, "#pick").splitlines()
        assert sum("CFO" in line for line in lines) == 1
        assert next(line for line in lines if "CFO" in line).split()[-1] == "kept"
        assert next(line for line in lines if "Works council" in line).split()[-1] == "-"
        assert "Join: 192.168.1.4:8421  K7M2P9" in shown(app, "#below")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, AnswersInTurn))
        assert "CFO" not in [seat.called for seat in app.screen._chairs]


async def test_a_round_left_open_is_there_when_one_comes_back(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await paper(app, pilot, "5 6")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "2 of 7 have answered" in shown(app, "#title"))
        await pilot.press("x")
        await until(pilot, lambda: "still open" in shown(app, "#pick").splitlines()[0])


async def test_a_round_can_be_let_go_and_undo_brings_it_back(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        before = len(app.open_session.workspace.session.rounds)
        await paper(app, pilot, "5 6")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert hands(app) == {5.0: 1, 6.0: 1}
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        assert "2 answers go with it." in app.screen.to_copy()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert len(app.open_session.workspace.session.rounds) == before - 1
        await pilot.press("ctrl+z")
        assert hands(app) == {5.0: 1, 6.0: 1}


@pytest.mark.parametrize("keys", [("l", "l"), ("l", "l", "v")], ids=["locked", "revealed"])
async def test_a_round_with_answers_is_let_go_in_no_state_without_asking(
    harbour: Path, keys: tuple[str, ...]
) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await paper(app, pilot, "-")
        await pilot.press(*keys, "d")
        await until(pilot, lambda: isinstance(app.screen, Tell))
        assert "1 answer goes with it." in app.screen.to_copy()
        await pilot.press("d", "x", "5", "escape")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert app.open_session.rounds.round.abstained == 1


async def test_a_round_nobody_has_answered_is_let_go_at_once(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        before = len(app.open_session.workspace.session.rounds)
        await pilot.press("d")
        await until(pilot, lambda: len(app.open_session.workspace.session.rounds) == before - 1)
        assert isinstance(app.screen, RoundScreen)


async def test_eight_sheets_are_typed_one_after_another_and_none_becomes_a_key(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, AskTally))
        told = app.screen.query_one("#refused")
        for at, sheet in enumerate(("8", "5", "-", "2.5", "d", "10", "5", "8 people"), start=1):
            await type_text(app, pilot, sheet)
            await pilot.press("enter")
            await pilot.pause()
            taken = at - (at >= 5)
            assert ("nothing was taken" if sheet == "d" else f"{taken} so far") in str(told.render())
        await pilot.press("enter")
        assert isinstance(app.screen, AskTally)
        assert hands(app) == {2.5: 1, 5.0: 2, 8.0: 2, 10.0: 1}
        assert app.open_session.rounds.answers.abstained == 1
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert "7 answers counted." in said(app)
        await pilot.press("backspace")
        assert hands(app) == {2.5: 1, 5.0: 2, 8.0: 1, 10.0: 1}


async def test_a_sheet_that_stands_in_the_box_is_not_left_out_without_a_word(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, AskTally))
        await pilot.press("7", "escape")
        assert isinstance(app.screen, AskTally)
        assert "not counted yet" in str(app.screen.query_one("#refused").render())
        await pilot.press("enter", "9", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert hands(app) == {7.0: 1}


async def test_sheets_that_are_pasted_are_an_answer_a_line(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await opened(app, pilot, question=1)
        await pilot.press("s", "t")
        await until(pilot, lambda: isinstance(app.screen, AskTally))
        box = app.screen.query_one(HiddenBox)
        box.post_message(events.Paste("flow\nflow\n\nproject\n-\n"))
        await until(pilot, lambda: bool(box.value))
        await pilot.press("enter")
        await until(pilot, lambda: app.open_session.rounds.answers.total == 4)
        assert hands(app) == {"flow": 2, "project": 1}


async def test_what_was_looked_for_hides_neither_the_seats_nor_the_fields_of_another_question(
    harbour: Path,
) -> None:
    async with running(harbour) as (app, pilot):
        screen = await to_round(app, pilot)
        await pilot.press("slash", *"dynamic", "enter", "enter")
        await until(pilot, lambda: app.open_session.rounds.round is not None)
        await until(pilot, lambda: "CFO" in shown(app, "#pick"))
        assert "Nothing found" not in shown(app, "#pick")
        await pilot.press("x", "slash", *"dynamic", "enter", "escape", "escape")
        await to_round(app, pilot, 9)
        await until(pilot, lambda: screen.offered()[0].question == "boundary")
        assert "Nothing found" not in shown(app, "#pick")


async def test_every_question_has_a_round_one_key_away(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        for number, key in enumerate(ANSWER_KEYS, start=1):
            await opened(app, pilot, question=number)
            assert app.open_session.rounds.round.question == key
            assert app.open_session.rounds.field.asks.split()[-1] in shown(app, "#title")


async def test_what_would_be_asked_stands_under_the_fields_to_choose_from(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        await to_round(app, pilot, question=10)
        offered = {one.about: one.asks for one in app.screen.offered()}
        for number in range(3):
            about = list(offered)[number]
            await until(pilot, lambda: offered[about] in " ".join(shown(app, "#below").split()))  # noqa: B023
            assert "1 collapses" in shown(app, "#below")
            await pilot.press("down")


async def test_what_is_under_the_cursor_is_asked_about_first(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        app.open_session.at_question(8)
        await pilot.pause()
        await pilot.press("escape", "down")
        await pilot.pause()
        row = app.screen.rows.cursor_key
        wanted = records(app.open_session.workspace.session, "vineyards")[int(row.split(":")[1])].item
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, RoundScreen) and bool(shown(app, "#pick")))
        await pilot.press("enter")
        await until(pilot, lambda: app.open_session.rounds.round is not None)
        assert app.open_session.rounds.round.subject == wanted


async def test_hands_that_were_shown_openly_are_called_hands(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        workspace = app.open_session.workspace
        workspace.apply("hands", lambda s: ballots.tally(s, "boundary", "clarity", {2.0: 3, 4.0: 2}))
        await opened(app, pilot, 9)
        await until(pilot, lambda: "Hands shown openly: 5 answers" in shown(app, "#picture"))
        await pilot.press("s")
        await until(pilot, lambda: "ROUND 2" in shown(app, "#title"))
        await paper(app, pilot, "3 3 4 4")
        await pilot.press("l", "v")
        await until(pilot, lambda: "4 answers, middle 3.5" in shown(app, "#picture"))
        assert "Hands" not in shown(app, "#picture")


async def test_where_no_roles_are_noted_the_keyboard_goes_from_chair_to_chair(harbour: Path) -> None:
    async with running(harbour, size=(80, 24)) as (app, pilot):
        app.open_session.workspace.apply("no roles", lambda s: structs.replace(s, participants=()))
        await opened(app, pilot)
        for many in (2, 1):
            await pilot.press("p")
            for _ in range(many):
                await typed(app, pilot, AnswersInTurn, "8")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, RoundScreen))
        assert hands(app) == {8.0: 3}
        assert "3 of 3 have answered" in shown(app, "#title")
        assert [line.split()[1:3] for line in shown(app, "#pick").splitlines()[:3]] == [
            ["chair", "1"], ["chair", "2"], ["chair", "3"],
        ]  # fmt: skip
