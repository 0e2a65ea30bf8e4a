"""What was needed and never came about is no change that was made, and the `one` nobody got is no figure."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.session import records


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("redesign_frequency", "Motor first needed a new team but never got one"),
        ("redesign_frequency", "Motor first needed a new team, never got one"),
        ("redesign_frequency", "Motor first > needed a new team but never got one"),
        ("redesign_frequency", "Motor first > needed a new team but never got one > 5 months"),
        ("redesign_frequency", "Motor first > needed a re-org and didn't get one"),
        ("redesign_frequency", "Motor first needed a new team but it didn't happen"),
        ("redesign_frequency", "Motor first needed a re-org, it never materialised"),
        ("reallocate_or_reshape", "Motor first: took a team cut but never got one"),
        ("reallocate_or_reshape", "Motor first: a re-org, but it did not happen"),
    ],
)
def test_what_did_not_come_about_is_not_recorded_as_done(session, key, line):
    entered = enter(session, key, line)
    assert entered.kind == "to-sort"
    assert entered.problem in ("It says what is not so.", "It says what did not come about.")
    assert records(entered.session, key) == records(session, key)


def test_one_that_was_got_counts_nothing(session):
    entered = enter(session, "redesign_frequency", "Motor first needed a new team and got one")
    made = records(entered.session, "redesign_frequency")[-1]
    assert (made.took_what, made.months) == ("new-team", None)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("FNOL Online stopped, we were promised 4 people, got one", 1),
        ("FNOL Online stopped, got one back", 1),
    ],
)
def test_one_of_the_people_counted_is_a_figure(session, line, people):
    made = records(enter(session, "stopping", line).session, "stopping")[-1]
    assert made.seen_people == people


def test_a_change_that_did_not_hold_was_made(session):
    entered = enter(session, "redesign_frequency", "Motor first needed a new team, it didn't take")
    made = records(entered.session, "redesign_frequency")[-1]
    assert (made.took_what, made.took) == ("new-team", "no")
