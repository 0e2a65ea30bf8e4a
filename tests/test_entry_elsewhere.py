"""A line typed under one question that belongs to another, to the map or to the parking lot."""

import json
import shutil
from pathlib import Path

import pytest
from running_app import at_rest, enter, question_screen, running, shown
from sample_files import FOLDER
from spoken import SPOKEN
from test_asking import at, given, keys, told

from spm_tui.storage.files import load
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter as enter_line
from spm_tui.workshop.reading.follow_up import says_who_follows_up
from spm_tui.workshop.session import answer

STOP = "stopping home delivery would give us 8 people back in two months"
COMPANY = load(FOLDER / "practice.toml").session


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml"))


@pytest.mark.parametrize(
    ("typed_at", "line", "fits"),
    [
        ("allocation_unit", STOP, "stopping"),
        ("vineyards", STOP, "stopping"),
        ("disappearance", "HR decides hiring", "ownership"),
        ("stopping", "HR decides hiring", "ownership"),
    ],
)
def test_a_line_of_another_question_waits_and_says_which(typed_at: str, line: str, fits: str) -> None:
    entered = enter_line(COMPANY, typed_at, line)
    assert entered.kind == "to-sort"
    assert fits in entered.elsewhere
    assert str(ANSWER_KEYS.index(fits) + 1) in entered.problem
    assert answer(entered.session, typed_at).to_sort == (line,)


def test_a_line_is_taken_as_before_where_its_own_question_reads_it() -> None:
    entered = enter_line(
        COMPANY, "stopping", "stopping home delivery would give us 8 people back in two months"
    )
    assert entered.kind == "record"
    assert entered.elsewhere == ()


@pytest.mark.parametrize("name", ["press", "hospital"])
def test_lines_at_a_question_they_are_not_of_are_hardly_ever_recorded(name: str) -> None:
    session = load(SPOKEN / name / "base.toml").session
    lines = [json.loads(text) for text in (SPOKEN / name / "corpus.jsonl").read_text().splitlines()]
    told = [one for one in lines if not one["expect"].get("to_sort") and not one.get("after")][::4]
    made = 0
    for one in told:
        for other in ANSWER_KEYS:
            if other != one["question"]:
                made += enter_line(session, other, one["line"]).kind not in ("to-sort", "refused", "tie")
    assert made <= 0.06 * 9 * len(told)


@pytest.mark.parametrize(
    ("typed_at", "line"),
    [
        ("stopping", "half of them came back after a bit"),
        ("stopping", "we say 20 %"),
        ("allocation_unit", "the pager stop moved three nurses honestly, dunno"),
    ],
)
def test_one_figure_in_a_line_makes_it_no_line_of_another_question(typed_at: str, line: str) -> None:
    assert enter_line(COMPANY, typed_at, line).elsewhere == ()


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Marek checks that by Friday", True),
        ("let's park that one", True),
        ("the head of operations will ask finance before the board meets", True),
        ("who checks that by Friday?", False),
        ("finance decides the budget", False),
        ("it took 8 months", False),
        ("depends on the CFO, ask me after lunch", False),
        ("no idea, ask finance", False),
    ],
)
def test_who_finds_something_out_by_when_is_for_the_parking_lot(line: str, is_one: bool) -> None:
    assert says_who_follows_up(line) is is_one


# ---- on the screen


async def test_a_line_of_another_question_goes_there_with_one_key_and_comes_back_with_undo(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 1)
        await keys(pilot, STOP)
        assert "It fits question 2".lower() in told(app).lower()
        await keys(pilot, "enter")
        assert told(app).startswith("1 Question 2: Home delivery | we said 8 people back")
        assert not given(app, "stopping")
        await keys(pilot, "1")
        assert [stop.said_people for stop in given(app, "stopping")] == [8.0]
        assert told(app).startswith("Under question 2: Noted.")
        assert question_screen(app).box.value == ""
        assert question_screen(app).question.number == 1
        await keys(pilot, "ctrl+z")
        assert not given(app, "stopping")


@pytest.mark.parametrize("chosen", ["2", "enter"])
async def test_a_line_of_another_question_stays_unless_the_other_is_chosen(practice, chosen):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 1)
        await keys(pilot, STOP, "enter", chosen)
        assert STOP in shown(app, "#rows")
        assert not given(app, "stopping")


async def test_whose_people_run_what_was_just_spoken_of_goes_to_the_map(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 2)
        await enter(app, pilot, "stopping Cakes online would give us 2 people back")
        team = next(item for item in app.open_session.workspace.session.items if item.kind == "team")
        await keys(pilot, f"{team.name} run it, 1.5 of them", "enter")
        assert told(app).startswith("1 The map: Cakes online needs")
        await keys(pilot, "1")
        ties = {(tie.from_, tie.to): tie for tie in app.open_session.workspace.session.ties}
        stopped = given(app, "stopping")[0].items[0]
        assert ties[stopped, team.id].people == 1.5
        assert told(app).startswith("Noted. The map: Cakes online needs")
        assert "1.5 people" in told(app)


async def test_who_checks_what_by_when_is_parked_under_its_question(practice):
    async with running(practice, size=(80, 24)) as (app, pilot):
        await at(app, pilot, 3)
        await keys(pilot, "Marek checks that by Friday", "enter")
        assert told(app).startswith("1 The parking lot: Marek checks that by Friday")
        await keys(pilot, "1")
        await at_rest(pilot)
        parked = app.open_session.workspace.session.parking[-1]
        assert (parked.text, parked.question) == ("Marek checks that by Friday", "reversibility")
