"""The example above the line: in the session's own names, and read as meant when it is followed."""

from pathlib import Path

import pytest
from msgspec import structs

from spm_tui.storage import files
from spm_tui.workshop.entry import enter
from spm_tui.workshop.entry.hinting import hint_of
from spm_tui.workshop.question_texts.hints import HINTS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session, records

SESSIONS = sorted((Path(__file__).parents[1] / "sessions").glob("*.toml"))


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
def test_a_hint_followed_to_the_letter_is_read_as_meant(path, question):
    session = loaded(path) if path is not None else bare()
    line = hint_of(session, question.key)
    entered = enter(session, question.key, line)
    assert entered.kind in ("record", "changed"), (line, entered.problem)
    assert entered.position is not None
    record = structs.asdict(records(entered.session, question.key)[entered.position])
    meant = HINTS[question.key].means
    assert {name: record[name] for name in meant} == meant, line
    assert len(line) <= 76


def test_a_hint_speaks_of_the_sessions_own_things_and_of_those_nobody_spoke_of_first():
    session = loaded(next(path for path in SESSIONS if path.stem == "practice"))
    line = hint_of(session, "stopping")
    assert "Home delivery" in line
    again = enter(session, "stopping", line).session
    assert "Home delivery" not in hint_of(again, "stopping")
