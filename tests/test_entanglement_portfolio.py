"""The portfolio as one and who bears its run load: beside sums of single stops, and by hand."""

from datetime import date

import pytest
from entanglement_cases import item, measures, needs, sessions, staffed_stops, swap, tie
from entanglement_reference import Slow
from hypothesis import given, settings
from msgspec import structs

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.portfolio_results import CameOrCould, RunLoad, SaidOf
from spm_tui.entanglement.results import Carried, RunAsked
from spm_tui.reports.stop_test import stop_test
from spm_tui.views.portfolio_line import portfolio_line
from spm_tui.workshop.records import Stop

WORKS = ("initiative", "product")


@settings(max_examples=100, deadline=None)
@given(sessions() | staffed_stops().map(lambda case: case[0]))
def test_a_portfolio_is_the_sum_of_its_single_stops(session):
    slow = Slow(session)
    works = [i.id for i in session.items if i.kind in WORKS and i.stage != "retired"]
    asked = [work for work in works if slow.parts([work]) is not None]
    found = Measures(session).portfolio()
    assert found.works == RunAsked(len(asked), len(works))
    useful = [slow.useful([work], session.horizon_months)[1] for work in asked]
    known = [tenths for tenths in useful if tenths is not None]
    assert found.movable == (sum(known) / 10 if known else None)
    each = [stop_test(Measures(session), [work]).people for work in asked]
    assert found.booked == (round(sum(people.booked for people in each), 1) if asked else None)
    if found.movable is not None:
        assert found.range[0] <= found.movable <= found.range[1]
        ranges = [people.range.useful for people in each if people.range.useful is not None]
        assert sum(low for low, _ in ranges) <= found.range[0] + 1e-9
        assert sum(high for _, high in ranges) >= found.range[1] - 1e-9


def spoken(*stops, **fields):
    """Three works: 4 people on i1, 3 on i2 (1 stays), nobody was asked about i3; i4 has ended."""
    items = [item("i1"), item("i2"), item("i3"), item("i4", stage="retired"), item("p1", wants=9.0)]
    ties = [
        tie("i1", "t1", people=4.0, months=1),
        tie("i2", "t2", people=3.0, stays=1.0, basis=fields.pop("basis", None)),
        *needs("i3>t3"),
    ]
    return measures(items, ties, [swap("t1", "p1", seen_months=1.0)], list(stops), **fields)


SAID = [
    Stop(items=("i1",), said_people=5.0),
    Stop(items=("i2",), said_people=3.0),
    Stop(items=("i3",), said_people=2.0),
    Stop(items=("i4",), said_people=4.0, seen_people=1.5),
]


def test_what_came_counts_where_a_stop_has_happened_and_what_could_leave_elsewhere():
    found = spoken(*SAID).portfolio()
    assert found.works == RunAsked(2, 4)
    assert (found.booked, found.movable, found.range) == (7.0, 4.0, (4.0, 4.0))
    assert found.said == SaidOf(14.0, 4)
    assert found.spoken == CameOrCould(people=7.5, range=(7.5, 7.5), came=1, could=2, of=4)


def test_a_gut_feel_under_one_work_widens_what_could_come():
    found = spoken(*SAID, basis="hunch").portfolio()
    assert found.spoken.range == (5.5, 9.5)


def test_nobody_is_counted_twice_where_two_stops_share_a_work():
    both = Stop(items=("i1", "i2"), said_people=9.0)
    assert spoken(SAID[0], both).portfolio().said == SaidOf(5.0, 1)
    assert spoken(both).portfolio().said == SaidOf(9.0, 2)


def test_what_nobody_said_or_asked_is_unknown_and_not_nought():
    nothing = measures([item("i1")]).portfolio()
    assert nothing.works == RunAsked(0, 1)
    assert (nothing.booked, nothing.said, nothing.movable, nothing.range, nothing.spoken) == (None,) * 5
    assert measures([item("i1")], [tie("i1", "t1", people=0.0)]).portfolio().booked == 0.0


@pytest.mark.parametrize(
    ("stops", "told"),
    [
        (SAID, "We speak of 14 people as movable; 7.5 came or could come from 3 of 4 stops."),
        (SAID[:2], "We speak of 8 people as movable; 6 could come."),
        (SAID[3:], "We speak of 4 people as movable; 1.5 came."),
        (SAID[2:], "We speak of 6 people as movable; 1.5 came from 1 of 2 stops."),
        (SAID[2:3], "We speak of 2 people as movable; nobody was asked who is on that work."),
        ([], "Nobody has said yet how many people could move."),
    ],
)
def test_the_portfolio_is_one_sentence(stops, told):
    line = portfolio_line(spoken(*stops).portfolio(), horizon=3, as_of=date(2026, 11, 22))
    assert line.sentence == told


def test_the_line_says_what_it_covers_and_how_far_it_goes():
    line = portfolio_line(spoken(*SAID, basis="hunch").portfolio(), horizon=3, as_of=None)
    assert line.sentence == (
        "We speak of 14 people as movable; 5.5 to 9.5 came or could come from 3 of 4 stops."
    )
    assert line.coverage == "said of 4 initiatives or products; people known on 2 of 4"
    assert line.elsewhere == (
        "If each stopped by itself: for 4 of 7 people on 2 initiatives and products, other work was named "
        "that could use them within 3 months."
    )
    free = portfolio_line(
        measures([item("i1"), item("p1", wants=1.0)], [tie("i1", "t1", people=2.0)]).portfolio(),
        horizon=3,
        as_of=None,
    )
    assert free.elsewhere == (
        "If each stopped by itself: for none of 2 people on 1 initiative or product was other work named "
        "that could use them within 3 months."
    )
    nothing_said = portfolio_line(measures([item("i1")]).portfolio(), horizon=3, as_of=None)
    assert nothing_said.elsewhere == ""
    assert nothing_said.coverage == ("people known on 0 of 1 initiatives and products")


def test_the_run_load_of_a_work_is_what_it_carries_and_never_more_than_it_takes():
    m = measures(
        [item("s3", run_people=0.0), item("i2")],
        [
            *needs("i1>s1,s3,s4"),
            tie("i1", "t1", people=4.0),
            tie("i1", "t2", people=1.0),
            tie("s1", "t1", people=1.5, carried_by="i1"),
            tie("s2", "t2", people=2.0, carried_by="i1"),
            tie("i1", "t3"),
            tie("s2", "t3", people=0.5, carried_by="i1"),
        ],
    )
    assert m.run_load == (
        RunLoad(
            work="i1",
            effort=5.0,
            running=3.0,
            things=(Carried("s1", 1.5), Carried("s2", 2.5)),
            asked=RunAsked(3, 4),
        ),
        RunLoad(work="i2", effort=None, running=0.0, things=(), asked=RunAsked(0, 0)),
    )


@settings(max_examples=60, deadline=None)
@given(staffed_stops())
def test_the_run_load_of_a_work_is_at_least_what_its_stop_keeps_for_it(case):
    session, stopped = case
    bare = structs.replace(session, ties=tuple(structs.replace(t, stays=None) for t in session.ties))
    loads = {load.work: load for load in Measures(bare).run_load}
    for work in stopped:
        parts = Measures(bare).people([work]).parts
        kept = sum(part.stuck for part in parts if part.item == work)
        assert kept <= loads[work].running + 1e-9
        assert loads[work].running <= sum(c.people for c in loads[work].things) + 1e-9
