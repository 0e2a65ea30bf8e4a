"""Slips of the finger, foreign word order and two voices: what they make of a line, and what they do not."""

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

CIDER = load(SPOKEN / "cider" / "base.toml").session
assert CIDER is not None


@pytest.mark.parametrize(
    "word",
    [
        "decade",
        "bank",
        "cold",
        "tool",
        "step",
        "broke",
        "card",
        "list",
        "sad",
        "nine",
        "carried",
        "mined",
        "takeover",
    ],
)
def test_a_word_of_english_is_never_taken_for_a_slip(word: str) -> None:
    for key in ANSWER_KEYS:
        phrases = phrases_of(key)
        assert (phrases.mended(word), phrases.short_mended(word), phrases.taken_apart(word)) == (
            word,
            word,
            (),
        )


@pytest.mark.parametrize(
    ("key", "word", "meant"),
    [("fungibility", "tok", "took"), ("fungibility", "sayd", "said"), ("stopping", "gott", "got")],
)
def test_a_short_cue_is_known_by_one_slip(key: str, word: str, meant: str) -> None:
    assert phrases_of(key).short_mended(word) == meant


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("allocation_unit", "These days: unit project, 3 months"),
        ("redesign_frequency", "In practice: a re-org, eight months"),
        ("reallocate_or_reshape", "At the moment: re-org, took partly"),
        ("boundary", "at the moment: leadership decides"),
        ("ownership", "formally: the board"),
    ],
)
def test_a_word_of_time_or_manner_is_never_a_name(key: str, line: str) -> None:
    assert enter(CIDER, key, line).kind == "to-sort"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("allocation_unit", "cn line first - unit proj, ppl, web studio -> line ctrl, 9 wks"),
        ("fungibility", "orch. data -> web studio, sayd 3 mths tok 7"),
        ("allocation_unit", "Brewery mrger -> scope, unit team, 5 months"),
        ("redesign_frequency", "Brewrey mergre: a re-org, 3 months"),
        ("stopping", "we stopped Bottle Retrurns in 2024, 3 people back"),
    ],
)
def test_nothing_new_is_made_near_a_known_name(key: str, line: str) -> None:
    assert not enter(CIDER, key, line).created


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("stopping", "Keg Tracker shoukd be stopped"),
        ("ownership", "the plab is for finance to own the strategy"),
        ("boundary", "leadership decides on prices oncce the law is passed"),
        ("vineyards", "Press Hub is goig to end up a stock"),
        ("stopping", "noobdy's killing Keg Tracker"),
    ],
)
def test_a_slip_in_a_word_that_turns_a_line_does_not_let_it_pass(key: str, line: str) -> None:
    assert enter(CIDER, key, line).kind == "to-sort"


def test_the_other_way_round_is_the_reverse_pair() -> None:
    line = "Web Studio for Orchard Data was half as good after two months, the other way round could not"
    there, back = records(enter(CIDER, "fungibility", line).session, "fungibility")
    assert (there.from_, there.to, there.seen_value, there.seen_months) == (
        "web-studio",
        "orchard-data",
        50,
        2,
    )
    assert (back.from_, back.to, back.seen_value, back.seen_months) == ("orchard-data", "web-studio", 0, None)


def test_what_was_promised_and_what_came_of_it_is_one_record_of_two_voices() -> None:
    line = "Moreau: Keg Tracker is on ice, six people were promised. Brandt: two came"
    entered = enter(CIDER, "stopping", line)
    (stop,) = records(entered.session, "stopping")
    assert (stop.said_people, stop.seen_people, entered.session.rounds) == (6, 2, ())
    (round_,) = enter(CIDER, "stopping", "Keg Tracker: Moreau says 6, Brandt says 2").session.rounds
    assert round_.field == "said_people"


@pytest.mark.parametrize(
    "line",
    [
        "Cider Club Gold is closed so that Cider Club can live, 4 people back",
        "we end Cider Club Gold in favour of Cider Club, 4 people back",
    ],
)
def test_a_name_behind_a_reason_is_not_what_stops(line: str) -> None:
    (stop,) = records(enter(CIDER, "stopping", line).session, "stopping")
    assert stop.items == ("cider-club-gold",)


@pytest.mark.parametrize("line", ["so said one, three months", "so had one six people", "one notices it"])
def test_whoever_it_was_is_no_figure(line: str) -> None:
    assert all(figure.value != 1 for figure in figures_of(tokens_of(line), CIDER.created))


def test_a_verb_is_no_part_of_an_owner() -> None:
    line = "over the budget decides by us the board, on the paper stands finance"
    (lever,) = records(enter(CIDER, "ownership", line).session, "ownership")
    assert (lever.decided_by, lever.said_owner) == ("board", "finance")


def test_a_count_of_a_word_nobody_read_makes_no_show_of_hands() -> None:
    assert enter(CIDER, "allocation_unit", "hands up - project 6, xtesm 1").kind == "to-sort"


def test_what_was_tried_first_may_stand_last() -> None:
    line = "Own glassworks, rebuild the system 14 months, before that we moved people"
    (shift,) = records(enter(CIDER, "redesign_frequency", line).session, "redesign_frequency")
    assert (shift.tried_first, shift.took_what) == ("moved-people", "rearchitecture")


def test_what_a_side_decides_on_paper_alone_is_not_its_part() -> None:
    line = "on paper portfolio decides on pub sites, in practice leadership decides"
    (right,) = records(enter(CIDER, "boundary", line).session, "boundary")
    assert (right.portfolio, right.leadership) == (None, "decide")


def test_how_many_say_a_value_is_a_count_of_it() -> None:
    session = enter(CIDER, "boundary", "three say 2, four say 3 and one says 5").session
    assert {ballot.value: ballot.count for ballot in session.ballots} == {2: 3, 3: 4, 5: 1}


def test_a_verb_between_two_names_parts_them() -> None:
    line = "we paused Keg Tracker and stopped Route Brain, 3 people back"
    stops = records(enter(CIDER, "stopping", line).session, "stopping")
    assert [(stop.items, stop.action) for stop in stops] == [
        (("keg-tracker",), "ice"),
        (("route-brain",), "stop"),
    ]


def test_who_lives_with_a_lever_stands_before_it() -> None:
    line = "Web Studio lives with the re-org the CEO decided in 2023"
    (lever,) = records(enter(CIDER, "ownership", line).session, "ownership")
    assert (lever.lives_with_it, lever.decided_by) == ("Web Studio", "ceo")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Cider Club Gold on ice, 5 back, no, four, in 8 weeks", 4),
        ("Cider Club Gold on ice, 5 back, sorry, 4 people", 4),
        ("Cider Club Gold on ice, we said 5, no 4 came back", 5),
    ],
)
def test_a_figure_put_right_as_one_speaks_counts_as_the_later_one(line: str, people: int) -> None:
    (stop,) = records(enter(CIDER, "stopping", line).session, "stopping")
    assert stop.said_people == people


def test_a_count_put_right_as_one_speaks_is_counted_once() -> None:
    session = enter(CIDER, "allocation_unit", "team four, project four, er no, five for project").session
    assert {ballot.value: ballot.count for ballot in session.ballots} == {"team": 4, "project": 5}


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("allocation_unit", "we have 14 projects on the wall and 7 teams to dig for them"),
        ("redesign_frequency", "every second cow needs a redesign"),
        ("vineyards", "they call Web Shop a brand, then again they called us a bank"),
    ],
)
def test_what_counts_other_things_or_is_taken_back_makes_nothing(key: str, line: str) -> None:
    assert enter(CIDER, key, line).kind == "to-sort"


def test_what_one_had_after_a_time_is_what_was_seen() -> None:
    line = "Cider Club Gold stopped, six people promised, and after half a year we had one and a half"
    (stop,) = records(enter(CIDER, "stopping", line).session, "stopping")
    assert (stop.said_people, stop.seen_people, stop.said_months, stop.seen_months) == (6, 1.5, None, 6)


def test_two_things_that_came_free_are_both_kept() -> None:
    line = "we stopped Cider Club Gold; money and attention came free"
    (stop,) = records(enter(CIDER, "stopping", line).session, "stopping")
    assert set(stop.freed) == {"money", "attention"}


def test_a_thing_put_on_the_list_is_new() -> None:
    line = "put Shower Song on the list, that is a new one: stop it, two people back in a month"
    (stop,) = records(enter(CIDER, "stopping", line).session, "stopping")
    assert stop.items == ("shower-song",)


def test_a_verb_before_its_side_gives_that_side_the_part() -> None:
    line = "at the closing of a pub informs portfolio only, decide does the board"
    (right,) = records(enter(CIDER, "boundary", line).session, "boundary")
    assert (right.portfolio, right.someone_else) == ("inform", "board")
