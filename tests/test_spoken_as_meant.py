"""What a line says of one step, side or saying is not put down of another: each where it was meant."""

import pytest
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.session import answer, records


@pytest.fixture(scope="module")
def session():
    return load(SPOKEN / "bank" / "base.toml").session


@pytest.mark.parametrize(
    ("key", "line", "told"),
    [
        # what came of nothing did not work
        (
            "redesign_frequency",
            "March freeze: re-ranked, nothing changed",
            {"took_what": "reprioritised", "took": "no"},
        ),
        (
            "redesign_frequency",
            "March freeze: re-ranked three times, nothing happened",
            {"took_what": "reprioritised", "took": "no"},
        ),
        (
            "redesign_frequency",
            "March freeze: a re-org, and nothing moved",
            {"took_what": "reorg", "took": "no"},
        ),
        (
            "redesign_frequency",
            "March freeze: re-ranked, half of it took, 5 months",
            {"took_what": "reprioritised", "took": "partly"},
        ),
        # what did not help was the try
        (
            "redesign_frequency",
            "March freeze: re-ranking did not help, we needed a new team, 5 months",
            {"tried_first": "reprioritised", "took_what": "new-team", "took": None, "months": 5},
        ),
        (
            "redesign_frequency",
            "March freeze: they tried a reprioritisation, nothing moved, then a new team, 9 months",
            {"tried_first": "reprioritised", "took_what": "new-team", "took": None},
        ),
        # what it took is the last step
        (
            "redesign_frequency",
            "March freeze: first re-ranked, then moved people, then a new team, 9 months",
            {"tried_first": "reprioritised", "took_what": "new-team", "months": 9},
        ),
        # a span within a first sign is part of the sign
        (
            "disappearance",
            "sequencing collapses, first sign: three releases in two days, after 2 months",
            {"first_sign": "three releases in two days", "noticed_after_months": 2},
        ),
        (
            "disappearance",
            "sequencing collapses, first sign: two releases in one week",
            {"first_sign": "two releases in one week", "noticed_after_months": None},
        ),
        (
            "disappearance",
            "sequencing collapses, first sign: two roadmaps in 2 months",
            {"first_sign": "two roadmaps", "noticed_after_months": 2},
        ),
        # nothing lost is no loss
        ("reversibility", "Cards split: back in 5 months in the end; lost nothing", {"lost": ()}),
        # the work stands before who alone can do it
        (
            "fungibility",
            "nobody else can do the Core Ledger, only the Mainframe Group",
            {"from_": "mainframe-group", "to": "core-ledger", "able_others": 0},
        ),
        # what people say was said
        ("vineyards", "Polaris is real estate, we say", {"spoken_as": "real-estate", "fits": None}),
        ("vineyards", "Polaris: vineyard, or so IT says", {"spoken_as": "vineyard", "fits": None}),
        ("vineyards", "Polaris: a brand in our slides", {"spoken_as": "brand", "fits": None}),
        ("vineyards", "Polaris is a vineyard", {"spoken_as": None, "fits": "vineyard"}),
        # nobody who decides is an answer of both sides
        (
            "boundary",
            "stop a project: neither decides, it waits 3 months",
            {"portfolio": "none", "leadership": "none", "stalled_months": 3},
        ),
    ],
)
def test_each_part_of_a_line_is_put_down_where_it_was_meant(session, key, line, told):
    entered = enter(session, key, line)
    assert entered.kind == "record", entered.problem
    made = records(entered.session, key)[-1]
    assert {field: getattr(made, field) for field in told} == told


@pytest.mark.parametrize(
    "line",
    [
        "March freeze: still under way after 10 months",
        "March freeze: a new team, still not finished after 10 months",
        "March freeze took a re-org, 10 months and not over yet",
    ],
)
def test_months_of_what_is_not_over_are_not_what_it_took(session, line):
    entered = enter(session, "redesign_frequency", line)
    assert all(made.months is None for made in records(entered.session, "redesign_frequency"))


@pytest.mark.parametrize(
    "line",
    [
        "Open Wallet needs half of Mainframe Group",
        "Open Wallet takes a third of the Mainframe Group",
        "Open Wallet needs most of the Data Team",
    ],
)
def test_a_share_of_a_team_is_asked_for_in_people(session, line):
    listed = list_things(session, line)
    assert listed.session.ties == session.ties
    assert "How many people is that? Type a figure behind" in listed.told


@pytest.mark.parametrize(
    "line",
    [
        "Cards: we put it on hold, 2 people went to Open Wallet after a month",
        "3 people moved over to Open Wallet in 2 months",
    ],
)
def test_where_people_went_does_not_stop(session, line):
    entered = enter(session, "stopping", line)
    assert not any("open-wallet" in made.items for made in records(entered.session, "stopping"))


def test_what_a_team_says_is_no_second_figure_of_one_record(session):
    entered = enter(session, "stopping", "Open Wallet frees 3, Mainframe Group says 2")
    assert (entered.kind, records(entered.session, "stopping")) == ("to-sort", ())


def test_as_many_hands_for_two_units_say_neither(session):
    tied = enter(session, "allocation_unit", "flow 2, project 2").session
    assert answer(tied, "allocation_unit").said_unit is None
    most = enter(tied, "allocation_unit", "flow 2, project 3").session
    assert answer(most, "allocation_unit").said_unit == "project"
    again = enter(most, "allocation_unit", "flow 3, project 3").session
    assert answer(again, "allocation_unit").said_unit == "project"


@pytest.mark.parametrize("line", ["we moved nine and reshaped none", "nine moved work, none reshaped"])
def test_none_is_an_answer_and_counted_as_a_nought(session, line):
    given = answer(enter(session, "reallocate_or_reshape", line).session, "reallocate_or_reshape")
    assert (given.moved_work, given.reshaped) == (9, 0)


@pytest.mark.parametrize(
    "line",
    [
        "March freeze > money from Open Wallet to Core Exit > 5 months",
        "March freeze > money > Open Wallet to Core Exit > 5 months",
    ],
)
def test_what_moved_is_no_thing_of_its_own(session, line):
    entered = enter(session, "allocation_unit", line)
    assert entered.session.items == session.items
    made = records(entered.session, "allocation_unit")[-1]
    assert (made.what, made.from_, made.to) == ("money", "open-wallet", "core-exit")
