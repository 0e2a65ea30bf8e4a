"""A name each of whose words is a slip or two away from a known one is offered beside what was typed."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.previewing import TO_SORT, chosen_meaning, meanings_behind
from spm_tui.workshop.session import records


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "rhenavie" / "base.toml").session


def meanings(session, key, line):
    return meanings_behind(session, key, line, None, enter(session, key, line))


@pytest.mark.parametrize(
    ("key", "line", "meant"),
    [
        ("stopping", "Frod Rdar gives 4 back", "Fraud Radar: we said 4 people back   (typed: Frod Rdar)"),
        ("vineyards", "Frod Rdar is a vineyard", "Fraud Radar: it fits vineyard   (typed: Frod Rdar)"),
        ("reversibility", "Own dta lke was easy", "Own data lake: the way back: easy   (typed: Own dta lke)"),
        (
            "fungibility",
            "Frod Rdar for Claims Squad took 9 months",
            "Fraud Radar for Claims Squad: it took 9 months   (typed: Frod Rdar)",
        ),
    ],
)
def test_a_name_two_slips_away_is_offered_and_not_taken(session, key, line, meant):
    assert meanings(session, key, line) == (meant, TO_SORT)
    assert records(enter(session, key, line).session, key) == records(session, key)


def test_what_would_be_new_and_is_nearly_called_as_a_known_thing_is_asked_about(session):
    line = "we stop Frod Rdar, 4 back"
    assert meanings(session, "stopping", line) == (
        "Fraud Radar: we said 4 people back   (typed: Frod Rdar)",
        "Frod Rdar: we said 4 people back   (a new one)",
    )
    (known,) = records(chosen_meaning(session, "stopping", line, None, 0).session, "stopping")
    assert known.items == ("fraud-radar",)
    made = chosen_meaning(session, "stopping", line, None, 1)
    assert made.created == (("items", "frod-rdar"),)


def test_in_parts_a_name_two_slips_away_is_new_and_the_near_one_is_told(session):
    entered = enter(session, "stopping", "Frod Rdar > back 4")
    assert 'if it is "Fraud Radar", put the two together.' in entered.notice


@pytest.mark.parametrize(
    "line",
    [
        "frod rdar",  # nothing is said of it
        "we stop Green Portal, 3 back",
        "Mtrr gives 4 back",  # Motor: too short to tell
        "Brod Rdar gives 4 back",  # another first letter
        "Frd Rdr gives 4 back",  # four slips
        "POLIS gives 4 back",  # POLAS
        "would Frod Rdar give 4 back?",
    ],
)
def test_what_is_short_or_further_away_is_not_offered(session, line):
    assert not any("typed:" in one or "a new one" in one for one in meanings(session, "stopping", line))
