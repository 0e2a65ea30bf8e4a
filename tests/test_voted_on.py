"""What hands and voices are about that name nothing: what a waiting line before them names, or it is said."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


def after(session, key, *lines):
    last = None
    for line in lines:
        entered = enter(session, key, line, last)
        session, last = entered.session, entered.last
    return entered


@pytest.mark.parametrize(
    ("key", "waits", "hands", "subject", "called"),
    [
        ("stopping", "Motor Fleet, hard to say", "said: 3 5 8 8", "motor-fleet", "Motor Fleet"),
        ("stopping", "Motor Fleet, hmm", "Tom says 3, Ann says 8", "motor-fleet", "Motor Fleet"),
        ("reversibility", "Motor first was something", "easy 3, costly 4", "motor-first", "Motor first"),
        ("ownership", "strategy, hmm", "Tom says CEO, Ann says board", "strategy", "strategy"),
        ("disappearance", "funding, hmm, of two minds", "collapse 2, moves 5", "funding", "funding"),
    ],
)  # fmt: skip
def test_hands_behind_a_line_that_waits_are_about_what_it_names(session, key, waits, hands, subject, called):
    entered = after(session, key, waits, hands)
    assert entered.kind == "tally"
    assert entered.session.rounds[-1].subject == subject
    assert entered.notice == f"On {called}, which the line before names."


def test_hands_behind_a_line_that_waits_are_never_about_the_record_before_it(session):
    entered = after(
        session, "stopping", "FNOL Online stopped, 4 back", "Aurora or Motor, hard to say", "said: 3 5 8 8"
    )
    assert entered.session.rounds[-1].subject != "fnol-online"


@pytest.mark.parametrize(
    ("key", "hands", "asked"),
    [
        ("stopping", "said: 3 5 8 8", "What stops?"),
        ("reversibility", "easy 3, costly 4", "Which decision was it?"),
        ("vineyards", "Tom says 3 months, Ann says 8 months", "Which thing is it?"),
    ],
)
def test_hands_that_name_nothing_say_so(session, key, hands, asked):
    entered = after(session, key, hands)
    assert entered.kind == "tally"
    assert entered.notice == f"{asked} The hands name none."


@pytest.mark.parametrize(
    ("key", "hands"),
    [
        ("allocation_unit", "flow 3, project 4"),
        ("disappearance", "collapse 2, moves 5"),
        ("disappearance", "funding: collapse 2, moves 5"),
        ("boundary", "clarity 1 2 2 3"),
        ("stopping", "FNOL Online: Tom says 3 people, Ann says 8 people"),
    ],
)
def test_hands_on_the_whole_or_with_their_subject_need_no_word(session, key, hands):
    assert after(session, key, hands).notice == ""
