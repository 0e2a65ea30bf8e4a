"""With little known every screen and every view says what to do, at both sizes, and stands nowhere empty."""

from datetime import date
from pathlib import Path

import pytest
from filled_examples import filled
from msgspec import structs
from running_app import running, shown, until
from sample_files import FOLDER

from spm_tui.storage.codec import decode
from spm_tui.tui.key_table import SCREENS
from spm_tui.views.beginnings import begin, first_lines, map_hint
from spm_tui.views.map_views import VIEWS
from spm_tui.views.styled_lines import plain, width_of
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.example_lines import THINGS_EXAMPLE, example_lines
from spm_tui.workshop.questions import QUESTIONS, Question
from spm_tui.workshop.reading.list_above import Above
from spm_tui.workshop.records import Item, Tie
from spm_tui.workshop.session import Answers, Session

FRESH = 'format = 1\ntitle = "Fresh"\nmode = "workshop"\ncreated = 2026-11-22\n'
EMPTY = Session(format=1, title="New", mode="workshop", created=date(2026, 11, 22))
WORK, TEAM = Item(id="pos", name="Position", kind="initiative"), Item(id="crew", name="Crew", kind="team")
NAMED = structs.replace(EMPTY, items=(TEAM, WORK))
TIED = structs.replace(NAMED, ties=(Tie(from_="pos", to="crew"),))
COUNTED = structs.replace(NAMED, ties=(Tie(from_="pos", to="crew", people=2.0),))

#: The view, what is known, and a piece of what is said to do; None where there is something to see.
HINTS = [
    ("columns", EMPTY, "Tracking, Pricing"),
    ("columns", NAMED, "Position needs X"),
    ("columns", TIED, None),
    ("focus", NAMED, "Position needs X"),
    ("matrix", NAMED, "Position needs X"),
    ("matrix", TIED, None),
    ("profile", TIED, "Position > X N"),
    ("profile", COUNTED, None),
    ("curve", TIED, "Position > X N"),
    ("curve", COUNTED, None),
    ("trade", TIED, "Position > X N"),
    ("trade", COUNTED, "Position is short of N"),
    ("rulers", COUNTED, "Questions 3, 4 and 8"),
]


@pytest.mark.parametrize(("view", "session", "told"), HINTS)
def test_a_view_of_the_map_says_what_to_type_only_while_it_has_little_to_show(
    view: str, session: Session, told: str | None
) -> None:
    lines = map_hint(view, session, 60)
    assert max(map(width_of, lines), default=0) <= 60
    assert (told in plain(lines)) if told else not lines


def test_nothing_is_left_to_say_on_a_map_that_is_known() -> None:
    path = Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml"
    session = decode(path.read_bytes()).session
    assert session is not None
    assert [view for view in VIEWS if map_hint(view, session, 80)] == []


def test_the_first_sentence_of_a_beginning_weighs_most() -> None:
    head, *rest = begin("Nothing is here. Type a line. Then another.", 40)
    assert [(span.text.strip(), span.style) for span in head] == [("Nothing is here.", "headline")]
    assert plain(rest) == "Type a line. Then another."


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
@pytest.mark.parametrize("name", ["harbour-2026-q3.toml", "practice.toml"])
def test_every_question_shows_lines_that_are_read_once_they_are_filled_in(
    question: Question, name: str
) -> None:
    session = decode((FOLDER / name).read_bytes()).session
    assert session is not None
    session = structs.replace(session, answers=Answers())  # what is on file would be asked about
    lines = example_lines(question)
    told = " ".join(plain(first_lines(question, 50)).split())
    assert len(lines) == 2
    last = None
    for line in lines:
        assert line in told
        assert len(line) <= 76
        entered = enter(session, question.key, filled(session, question.key, line)[0], last)
        assert (entered.kind not in ("to-sort", "refused"), entered.unread) == (True, ()), entered.problem
        if question.key != "fungibility":  # two teams cannot both be able to and not
            session, last = entered.session, entered.last


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_session_without_names_still_shows_a_line_to_begin_with(question: Question) -> None:
    empty = decode(FRESH.encode()).session
    assert empty is not None
    assert all(
        enter(empty, question.key, filled(empty, question.key, line)[0]).kind != "to-sort"
        for line in example_lines(question)[:1]
    )


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_session_that_holds_only_a_title_says_everywhere_what_to_do(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "fresh.toml"
    path.write_text(FRESH, encoding="utf-8")
    async with running(path, size=size) as (app, pilot):
        await until(pilot, lambda: app.open_session.workspace.diagnosis is not None)
        assert "Type a line as it is said" in shown(app, "#rows")
        for place, pane, told in (
            ("portfolio", "#list", "Type a line, or paste a list"),
            ("stop", "#pick", "Press 5 and type"),
            ("map", "#picture", "Press 5 and type"),
        ):
            app.open_session.go(place)
            await pilot.pause()
            await until(pilot, lambda pane=pane, told=told: told in " ".join(shown(app, pane).split()))
        for key in [key.plain for key in SCREENS["map"] if key.action.startswith("view(")]:
            await pilot.press(key)
            assert "Press 5 and type" in shown(app, "#picture")
        app.open_session.go("findings")
        await pilot.pause()
        await until(pilot, lambda: "Enter goes to the question" in shown(app, "#evidence"))
        await pilot.press("s")
        await until(pilot, lambda: "Nothing noticed yet." in shown(app, "#list"))
        assert "p answers it" in shown(app, "#evidence")
        await pilot.press("i")
        await until(pilot, lambda: "No idea was looked at yet." in shown(app, "#lenses"))


def test_the_example_of_the_things_screen_says_that_it_is_one_and_is_read_as_it_stands() -> None:
    assert len(THINGS_EXAMPLE) <= 74
    told = THINGS_EXAMPLE.removeprefix("For instance: ")
    assert told != THINGS_EXAMPLE
    session = decode(FRESH.encode()).session
    assert session is not None
    for line in told.split("   "):
        listed = list_things(session, line, Above())
        assert not listed.left
        session = listed.session
