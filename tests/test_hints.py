"""The example in the empty line: a form that claims nothing of the session, read as meant once filled in."""

from pathlib import Path
from re import sub

import pytest
from filled_examples import FIGURES, filled
from msgspec import structs

from spm_tui.storage import files
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.example_lines import ONE_MORE, SAY, line_example
from spm_tui.workshop.question_texts.hints import EXAMPLES, HINTS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session, records

SESSIONS = sorted((Path(__file__).parents[1] / "sessions").glob("*.toml"))
#: Columns of the empty line at 80.
ROOM = 75


def loaded(path: Path) -> Session:
    session = files.load(path).session
    assert session is not None
    return session


def bare() -> Session:
    """A session in which nothing was said and nothing is known."""
    session = loaded(SESSIONS[-1])
    return structs.replace(
        session, items=(), ties=(), cases=(), answers=type(session.answers)(), rounds=(), ballots=()
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
@pytest.mark.parametrize("path", [*SESSIONS, None], ids=lambda path: path.stem if path else "bare")
def test_a_hint_filled_in_is_read_as_meant(path, question):
    session = loaded(path) if path is not None else bare()
    hint = HINTS[question.key]
    line, names = filled(session, question.key, hint.says)
    entered = enter(session, question.key, line)
    assert entered.kind in ("record", "changed"), (line, entered.problem)
    assert entered.position is not None
    record = structs.asdict(records(entered.session, question.key)[entered.position])
    meant = {name: FIGURES.get(value, names.get(value, value)) for name, value in hint.means.items()}
    assert {name: record[name] for name in meant} == meant, line


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_an_empty_line_says_that_its_example_is_one_and_steps_back_behind_the_first_record(question):
    shown = line_example(question.key, answered=False)
    assert shown.startswith(SAY)
    assert len(shown) <= ROOM
    assert line_example(question.key, answered=True) == ONE_MORE


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_no_example_names_a_thing_or_gives_a_figure_for_one(question):
    for line in (HINTS[question.key].says, *EXAMPLES[question.key]):
        assert not sub(r"[^0-9]", "", line), line
        for path in SESSIONS:
            session = loaded(path)
            for row in (*session.items, *session.cases):
                assert row.name.lower() not in line.lower(), (line, row.name)
