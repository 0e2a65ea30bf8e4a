"""A figure behind a dash: it may be an answer, or those who gave none, so it is asked about."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter

BESIDE = "Write it beside, or pass for none."


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("allocation_unit", "flow 3, - 5"),
        ("allocation_unit", "flow 3, project 4, - 5"),
        ("allocation_unit", "flow 3, project 4, — 5"),
        ("allocation_unit", "flow 3, project - 5"),
        ("allocation_unit", "flow 3, - 5 project"),
        ("disappearance", "funding: collapse 2, moves 3, - 5"),
        ("disappearance", "intake: collapse 2, - 5"),
        ("reversibility", "easy 3, costly 2, - 5"),
    ],
)
def test_a_figure_behind_a_dash_is_asked_about_and_counts_nothing(session, key, line):
    entered = enter(session, key, line)
    assert entered.kind == "to-sort"
    assert entered.problem == f"Which answer is the 5? {BESIDE}"
    assert entered.session.rounds == session.rounds
    assert entered.session.ballots == session.ballots


@pytest.mark.parametrize(
    "line", ["flow - 3, project - 5", "3 flow - 5 project", "flow 3 - project 5", "flow 3, project 5"]
)
def test_a_dash_that_parts_all_answers_alike_is_read(session, line):
    entered = enter(session, "allocation_unit", line)
    given = {ballot.value: ballot.count for ballot in entered.session.ballots[len(session.ballots) :]}
    assert given == {"flow": 3, "project": 5}
