"""Whose time is on a stop, what keeps it, and where the rest could help: one rule a test."""

import pytest
from entanglement_cases import item, measures, needs, swap, tie
from msgspec import structs

from spm_tui.entanglement.results import (
    CameBack,
    Carried,
    FreeBy,
    Link,
    RunAsked,
    StillOn,
    TeamRow,
    Trade,
)
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.records import Stop

SIX = ("unwanted", "unable", "not_asked", "late", "undated", "useful")


def six(trade):
    return tuple(getattr(trade, name) for name in SIX)


def released(*args, items=("i1",), **fields):
    return measures(*args, **fields).people(items).released


def test_without_a_tie_with_people_nothing_is_known_but_what_was_said():
    m = measures([item("p1", wants=2.0)], needs("i1>t1"), stops=[Stop(items=("i1",), said_people=8.0)])
    test = stop_test(m, ["i1"])
    assert (test.people.said, test.people.booked, test.people.released) == (8.0, None, None)
    assert test.people.wanted is None
    assert test.teams == ()
    assert m.people(["i1"]).effort_asked == RunAsked(0, 1)
    assert m.curve(["i1"]) is None
    assert not m.people(["i1"]).firm


def test_a_recorded_nought_is_nought_and_not_unknown():
    people = measures(ties=[tie("i1", "t1", people=0.0)]).people(["i1"])
    assert (people.booked, people.released) == (0.0, 0.0)


def test_run_load_carried_inside_the_effort_keeps_people():
    m = measures(
        ties=[
            *needs("i1>s1 w1>s1"),
            tie("i1", "t1", people=4.0),
            tie("s1", "t1", people=1.5, carried_by="i1"),
        ]
    )
    people = m.people(["i1"])
    assert (people.booked, people.stuck, people.released) == (4.0, 1.5, 2.5)
    assert people.parts[0].carried == (Carried("s1", 1.5),)


def test_run_load_of_what_the_stop_frees_keeps_nobody():
    ties = [*needs("i1>s1"), tie("i1", "t1", people=4.0), tie("s1", "t1", people=1.5, carried_by="i1")]
    assert released(ties=ties) == 4.0


def test_run_load_on_another_team_or_inside_another_work_keeps_nobody_here():
    ties = [
        *needs("i1>s1 w1>s1"),
        tie("i1", "t1", people=4.0),
        tie("s1", "t2", people=1.0, carried_by="i1"),
        tie("s2", "t1", people=1.0, carried_by="i2"),
    ]
    assert released(ties=ties) == 4.0


@pytest.mark.parametrize(("stays", "free"), [(None, 2.5), (1.0, 2.5), (3.0, 1.0), (9.0, 0.0)])
def test_the_larger_of_stays_and_run_load_counts_and_never_more_than_there_are(stays, free):
    ties = [
        *needs("i1>s1 w1>s1"),
        tie("i1", "t1", people=4.0, stays=stays),
        tie("s1", "t1", people=1.5, carried_by="i1"),
    ]
    assert released(ties=ties) == free


def test_those_who_run_what_the_stop_frees_come_free_too():
    ties = [*needs("i1>s1"), tie("i1", "t1", people=2.0), tie("s1", "t2", people=1.5, stays=0.5)]
    people = measures(ties=ties).people(["i1"])
    assert (people.booked, people.stuck, people.freed_run, people.released) == (2.0, 0.5, 1.5, 3.0)
    assert people.teams == (TeamRow("t1", 2.0, 0.0, 2.0, 0.0), TeamRow("t2", 0.0, 0.5, 1.0, 0.0))


def test_people_of_an_ended_work_that_a_stop_frees_are_named_and_not_counted():
    ties = [
        *needs("i1>i2"),
        tie("i1", "t1", people=2.0),
        tie("i2", "t2", people=1.5),
        tie("i2", "t3"),
        tie("i2", "t4", people=0.0),
    ]
    people = measures([item("i2", stage="retired")], ties).people(["i1"])
    assert (people.booked, people.freed_run, people.released) == (2.0, 0.0, 2.0)
    assert people.ended == (StillOn("i2", "t2", 1.5),)


@pytest.mark.parametrize("known", [True, False])
def test_a_stop_that_has_happened_says_what_came_of_it_whatever_the_map_knows(known):
    stop = Stop(items=("i1",), said_people=8.0, said_months=1.0, seen_people=0.0, seen_months=14.0)
    m = measures([item("i1")], [tie("i1", "t1", people=3.0)] if known else [], stops=[stop])
    people = stop_test(m, ["i1"]).people
    assert people.came_back == CameBack(0.0, 14.0)
    assert (people.said, people.released) == (8.0, 3.0 if known else None)
    undated = structs.replace(stop, seen_months=None)
    assert measures([item("i1")], stops=[undated]).people(["i1"]).came_back == CameBack(0.0, None)
    to_come = structs.replace(stop, seen_people=None)
    assert measures([item("i1")], stops=[to_come]).people(["i1"]).came_back is None


def test_people_of_a_freed_thing_that_another_work_carries_are_counted_there():
    ties = [
        *needs("i1>s1"),
        tie("i1", "t1", people=2.0),
        tie("i2", "t1", people=3.0),
        tie("s1", "t1", people=1.0, carried_by="i2"),
    ]
    assert released(ties=ties) == 2.0


def test_a_need_never_moves_people_only_effort_shares_do():
    """Whatever i1 needs, only its own ties with people count."""
    ties = [tie("i1", "t1", people=2.0), *needs("i1>s1 s1>t2 i2>s1"), tie("i2", "t2", people=5.0)]
    assert released(ties=ties) == 2.0


def test_what_somebody_has_to_run_after_the_stop_is_asked_about():
    m = measures(
        [item("d1", run_people=0.0)],
        [
            *needs("i1>s1,d1,f1,w1 w2>s1,d1,f1"),
            tie("i1", "t1", people=2.0),
            tie("s1", "t1", people=1.0),
            tie("o1", "t1", carried_by="i1"),
        ],
    )
    people = m.people(["i1"])
    assert people.run_asked == RunAsked(2, 4)
    assert people.run_missing == ("f1", "o1")
    assert not people.firm


def test_released_is_firm_when_all_was_asked_and_nothing_is_a_gut_feel():
    ties = [*needs("i1>s1 w1>s1"), tie("i1", "t1", people=2.0), tie("s1", "t1", people=1.0)]
    assert measures(ties=ties).people(["i1"]).firm
    ties[2] = tie("i1", "t1", people=2.0, basis="hunch")
    people = measures(ties=ties).people(["i1"])
    assert (people.firm, people.hunches) == (False, (("i1", "t1"),))


def test_a_gut_feel_about_people_of_a_freed_thing_makes_released_unsure():
    ties = [*needs("i1>s1"), tie("i1", "t1", people=2.0), tie("s1", "t2", people=1.0, basis="hunch")]
    assert measures(ties=ties).people(["i1"]).hunches == (("s1", "t2"),)


def test_a_stop_takes_what_was_said_from_the_record_with_exactly_its_items():
    stops = [Stop(items=("i2", "i1"), said_people=9.0, said_months=2.0), Stop(items=("i1",), said_people=4.0)]
    ties = [
        tie("i1", "t1", people=2.0, months=2),
        tie("i2", "t1", people=3.0),
        tie("i2", "t2", people=1.0, months=3),
    ]
    m = measures(ties=ties, stops=stops)
    assert m.people(["i1"]).said == 4.0
    assert m.people(["i1"]).free_by is None
    assert m.people(["i1", "i2"]).said == 9.0
    assert m.people(["i1", "i2"]).free_by == FreeBy(2.0, 2.0, 5.0)
    assert m.people(["i2"]).said is None


def test_needed_by_others_leaves_out_the_stop_what_it_frees_and_what_is_carried():
    ties = [
        tie("i1", "t1", people=2.0),
        tie("i2", "t1", people=1.0),
        tie("s2", "t1", people=0.5),
        tie("s3", "t1", people=0.7, carried_by="i2"),
        *needs("i1>s1"),
        tie("s1", "t1", people=0.3),
    ]
    assert stop_test(measures(ties=ties), ["i1"]).teams == (TeamRow("t1", 2.0, 0.0, 2.3, 1.5),)


def one_team(wants=2.0, months=1.0, swaps=(), extra=(), **fields):
    """3 people of t1 come free from i1 after a month; p1 wants 2, p2 is staffed by t2."""
    ties = [tie("i1", "t1", people=3.0, months=months), *extra]
    return measures([item("p1", wants=wants)], ties, swaps, **fields).trade(["i1"])


def test_nobody_wants_anybody_is_nought_and_nobody_said_is_unknown():
    assert six(one_team(wants=0.0)) == (3.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert one_team(wants=None) == Trade()


def test_what_the_stopped_thing_itself_wants_does_not_count():
    m = measures([item("i1", wants=5.0)], [tie("i1", "t1", people=3.0)])
    assert m.trade(["i1"]) == Trade()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({}, (1.0, 0.0, 0.0, 0.0, 2.0, 0.0)),
        ({"seen_months": 2.0}, (1.0, 0.0, 0.0, 0.0, 0.0, 2.0)),
        ({"seen_months": 2.1}, (1.0, 0.0, 0.0, 2.0, 0.0, 0.0)),
        ({"seen_value": 0.0}, (1.0, 2.0, 0.0, 0.0, 0.0, 0.0)),
        ({"seen_months": 2.0, "seen_value": 10.0}, (1.0, 0.0, 0.0, 0.0, 0.0, 2.0)),
        ({"seen_months": 2.0, "category": "platforms"}, (1.0, 0.0, 2.0, 0.0, 0.0, 0.0)),
        ({"seen_months": 2.0, "category": "people"}, (1.0, 0.0, 0.0, 0.0, 0.0, 2.0)),
    ],
)
def test_each_answer_about_a_pair_has_its_own_step(answer, expected):
    trade = one_team(swaps=[swap("t1", "p1", **answer)])
    assert six(trade) == expected


def test_a_pair_nobody_was_asked_about_is_not_asked():
    trade = one_team()
    assert six(trade) == (1.0, 0.0, 2.0, 0.0, 0.0, 0.0)
    assert [(p.from_, p.to) for p in trade.not_asked_pairs] == [("t1", "p1")]
    assert trade.next_best_link == Link("t1", "p1", 2.0)


def test_unknown_months_of_the_tie_leave_the_pair_undated_but_count_as_nought_when_said():
    trade = one_team(months=None, swaps=[swap("t1", "p1", said_months=3.0, seen_months=0.0)])
    assert (trade.undated, trade.useful, trade.said_useful) == (2.0, 0.0, 2.0)


@pytest.mark.parametrize(
    ("answer", "said_useful"),
    [
        ({"said_months": 2.0, "seen_months": 9.0}, 2.0),
        ({"said_months": 3.0, "seen_months": 0.0}, 0.0),
        ({"seen_months": 2.0}, 2.0),
        ({"seen_months": 9.0}, 0.0),
        ({}, 2.0),
        ({"said_months": 1.0, "seen_value": 0.0}, 2.0),
    ],
)
def test_the_said_side_takes_said_months_else_seen_else_nought(answer, said_useful):
    assert one_team(swaps=[swap("t1", "p1", **answer)]).said_useful == said_useful


def test_a_team_that_staffs_the_work_helps_at_once():
    trade = one_team(extra=[tie("p1", "t1", people=1.0)])
    assert (trade.useful, trade.said_useful) == (2.0, 2.0)
    assert trade.useful_pairs[0].staffs


def test_a_tie_without_people_or_with_nobody_staffs_nothing():
    assert one_team(extra=[tie("p1", "t1")]).not_asked == 2.0
    assert one_team(extra=[tie("p1", "t1", people=0.0)]).not_asked == 2.0


def test_a_swap_to_the_work_comes_before_staffing_it():
    trade = one_team(extra=[tie("p1", "t1", people=1.0)], swaps=[swap("t1", "p1", seen_months=9.0)])
    assert (trade.late, trade.useful) == (2.0, 0.0)


def test_a_swap_to_a_team_covers_what_that_team_staffs():
    trade = one_team(extra=[tie("p1", "t2", people=1.0)], swaps=[swap("t1", "t2", seen_months=1.0)])
    assert trade.useful == 2.0
    assert trade.useful_pairs[0].via == "t2"


def test_a_swap_to_the_work_comes_before_one_that_covers_it():
    swaps = [swap("t1", "t2", seen_months=0.0), swap("t1", "p1", seen_months=9.0)]
    assert one_team(extra=[tie("p1", "t2", people=1.0)], swaps=swaps).late == 2.0


def test_of_the_swaps_that_cover_a_work_the_quickest_counts_unknown_after_known_and_cannot_last():
    extra = [tie("p1", team, people=1.0) for team in ("t2", "t3", "t4")]
    cannot, unknown = swap("t1", "t2", seen_months=0.0, seen_value=0.0), swap("t1", "t3")
    assert one_team(extra=extra, swaps=[cannot]).unable == 2.0
    assert one_team(extra=extra, swaps=[cannot, unknown]).undated == 2.0
    assert one_team(extra=extra, swaps=[cannot, unknown, swap("t1", "t4", seen_months=9.0)]).late == 2.0


def test_swaps_do_not_make_chains():
    swaps = [swap("t1", "t2", seen_months=0.0), swap("t2", "t3", seen_months=0.0)]
    assert one_team(extra=[tie("p1", "t3", people=1.0)], swaps=swaps).not_asked == 2.0


def test_of_two_records_for_one_pair_the_better_basis_counts():
    slow, quick = {"seen_months": 9.0}, {"seen_months": 0.0}
    assert one_team(swaps=[swap("t1", "p1", basis="measured", **slow), swap("t1", "p1", **quick)]).late == 2.0
    assert one_team(swaps=[swap("t1", "p1", **slow), swap("t1", "p1", basis="hunch", **quick)]).useful == 2.0


_OF_ONE_PAIR = [
    ({"seen_months": 9.0}, {"seen_months": 1.0}),
    ({"seen_months": 9.0}, {"said_months": 1.0}),
    ({"seen_value": 0.0}, {"seen_months": 1.0}),
    ({"seen_months": 1.0, "seen_value": 40.0}, {"seen_months": 1.0, "seen_value": 80.0}),
    ({"seen_months": 1.0, "seen_value": 40.0}, {"seen_months": 1.0}),
    ({"seen_months": 1.0, "said_months": 9.0}, {"seen_months": 1.0, "said_months": 1.0}),
]


@pytest.mark.parametrize(("counts", "other"), _OF_ONE_PAIR)
@pytest.mark.parametrize("to", ["p1", "t2"])
def test_of_two_records_equally_known_the_slower_counts_in_any_order(counts, other, to):
    staffed = [tie("p1", "t2", people=1.0)]
    alone = one_team(swaps=[swap("t1", to, **counts)], extra=staffed)
    assert alone != one_team(swaps=[swap("t1", to, **other)], extra=staffed)
    for both in ((counts, other), (other, counts)):
        assert one_team(swaps=[swap("t1", to, **one) for one in both], extra=staffed) == alone


def test_the_horizon_is_the_sessions_unless_one_is_given():
    swaps = [swap("t1", "p1", seen_months=4.0)]
    assert one_team(swaps=swaps).late == 2.0
    assert one_team(swaps=swaps, horizon_months=5.0).useful == 2.0
    m = measures([item("p1", wants=2.0)], [tie("i1", "t1", people=3.0, months=1.0)], swaps)
    assert m.trade(["i1"], horizon=5.0).useful == 2.0
    assert stop_test(m, ["i1"], horizon=5.0).horizon_months == 5.0


def test_tenths_of_months_add_up_exactly():
    trade = one_team(months=0.1, swaps=[swap("t1", "p1", seen_months=0.2)], horizon_months=0.3)
    assert trade.useful == 2.0


def test_the_next_best_link_may_help_by_letting_another_team_move_over():
    """t2 could go to p1 only if t1, which serves it, had somewhere else to go: that is the link."""
    m = measures(
        [item("p1", wants=2.0), item("p2", wants=1.0)],
        [tie("i1", "t1", people=2.0, months=0), tie("i1", "t2", people=1.0, months=0)],
        [
            swap("t1", "p1", seen_months=0.0),
            swap("t2", "p1", seen_months=0.0),
            swap("t2", "p2", seen_months=0.0, seen_value=0.0),
        ],
    )
    trade = m.trade(["i1"])
    assert trade.useful == 2.0
    assert trade.next_best_link == Link("t1", "p2", 1.0)


def test_there_is_no_next_best_link_for_people_whose_months_nobody_knows():
    assert one_team(months=None).next_best_link is None


def test_equal_links_are_settled_by_name():
    m = measures(
        [item("p2", wants=1.0), item("p1", wants=1.0)],
        [tie("i1", "t2", people=1.0, months=0), tie("i1", "t1", people=1.0, months=0)],
    )
    assert m.trade(["i1"]).next_best_link == Link("t1", "p1", 1.0)


def test_the_bottleneck_names_the_work_when_it_wants_less_than_could_come():
    swaps = [swap("t1", "p1", seen_months=0.0)]
    assert one_team(swaps=swaps).bottleneck == ("p1",)
    assert one_team(wants=9.0, swaps=swaps).bottleneck == ("t1",)


def test_the_value_kept_is_shown_but_does_not_weigh():
    trade = one_team(swaps=[swap("t1", "p1", seen_months=0.0, seen_value=50.0)])
    assert trade.useful == 2.0
    assert (trade.worth.people, trade.worth.known) == (1.5, 3.0)
    assert one_team(swaps=[swap("t1", "p1", seen_months=0.0)]).worth is None


def test_one_team_in_two_stopped_works_can_be_early_and_late():
    m = measures(
        [item("p1", wants=9.0)],
        [tie("i1", "t1", people=2.0, months=1), tie("i2", "t1", people=1.0, months=8)],
        [swap("t1", "p1", seen_months=1.0)],
    )
    trade = m.trade(["i1", "i2"])
    assert (trade.useful, trade.late) == (2.0, 1.0)
    assert [p.months for p in trade.useful_pairs + trade.late_pairs] == [2.0, 9.0]


def test_stop_one_grow_another_counts_that_work_alone():
    m = measures(
        [item("p1", wants=2.0), item("p2", wants=5.0)],
        [tie("i1", "t1", people=3.0, months=0), tie("p2", "t1", people=1.0), tie("p1", "t2", people=1.0)],
    )
    grow1, grow2 = m.pair_trade("i1", "p1"), m.pair_trade("i1", "p2")
    assert (grow1.wanted, grow1.not_asked, grow1.useful) == (2.0, 2.0, 0.0)
    assert (grow2.wanted, grow2.useful, grow2.said_useful) == (5.0, 3.0, 3.0)
    matrix = m.trade_matrix()
    assert (matrix.stops, matrix.grows) == (("i1", "p1", "p2"), ("p1", "p2"))
    assert matrix.cells[0] == (grow1, grow2)
    assert matrix.cells[1][0].wanted is None  # stopped itself


def test_a_team_that_wants_people_itself_is_no_way_for_others_to_its_work():
    """t2 could help t1 with what t1 wants; that brings nobody to the link from t1 to p1."""
    m = measures(
        [item("p1", wants=4.0), item("t1", wants=3.0)],
        [tie("i1", "t1", people=2.0, months=0), tie("i1", "t2", people=5.0, months=0)],
        [swap("t2", "t1", seen_months=0.0)],
    )
    trade = m.trade(["i1"])
    assert trade.useful == 3.0
    assert trade.next_best_link == Link("t1", "p1", 2.0)


@pytest.mark.parametrize(
    ("months", "asked", "late", "undated"),
    [
        (None, {"seen_months": 9.0}, 3.0, 0.0),
        (None, {"seen_months": 3.0}, 0.0, 3.0),
        (8.0, {}, 3.0, 0.0),
        (3.0, {}, 0.0, 3.0),
        (None, {}, 0.0, 3.0),
    ],
)
def test_what_is_known_alone_to_lie_beyond_the_horizon_is_late(months, asked, late, undated):
    trade = one_team(months=months, wants=3.0, swaps=[swap("t1", "p1", **asked)])
    assert (trade.late, trade.undated, trade.useful) == (late, undated, 0.0)


def test_a_late_pair_of_which_half_is_known_says_at_least_how_late():
    whole = one_team(months=2, swaps=[swap("t1", "p1", seen_months=9.0)]).late_pairs[0]
    half = one_team(months=None, swaps=[swap("t1", "p1", seen_months=9.0)]).late_pairs[0]
    assert (whole.months, whole.at_least) == (11.0, False)
    assert (half.months, half.at_least) == (9.0, True)
