"""How far released and useful go where figures rest on a gut feel: beside every corner, one by one."""

from itertools import product
from math import ceil

import pytest
from entanglement_cases import item, measures, needs, staffed_stops, swap, tie
from entanglement_reference import Slow
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.entanglement.gut_feel import turns_inside
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.results import PeopleRange
from spm_tui.entanglement.transport import Transport
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.session import Fungibility

FIGURES = ("people", "stays", "months", "seen_months")
#: So many figures from a gut feel at most: twice as many corners with each.
MOST = 6


@st.composite
def rough_stops(draw):
    """A staffed stop some of whose ties and swaps rest on a gut feel, and the places of their figures."""
    session, stopped = draw(staffed_stops())
    given_swaps = session.answers.fungibility.swaps if session.answers.fungibility else ()
    records, places = [list(session.ties), list(given_swaps)], []
    all_places = [(kind, n) for kind in (0, 1) for n in range(len(records[kind]))]
    for kind, n in draw(st.lists(st.sampled_from(all_places), unique=True, max_size=4)):
        record = records[kind][n]
        figures = [(kind, n, name) for name in FIGURES if getattr(record, name, None)]
        if len(places) + len(figures) <= MOST:
            records[kind][n] = structs.replace(record, basis="hunch")
            places += figures
    return _with(session, records), stopped, places


def _with(session, records):
    answers = structs.replace(session.answers, fungibility=Fungibility(swaps=tuple(records[1])))
    return structs.replace(session, ties=tuple(records[0]), answers=answers)


def _twice(session):
    """The same map with two of everything, so that half of a tenth is whole; its records as lists."""
    items = tuple(structs.replace(i, wants=i.wants and i.wants * 2) for i in session.items)
    ties = [
        structs.replace(t, people=t.people and t.people * 2, stays=t.stays and t.stays * 2)
        for t in session.ties
    ]
    return structs.replace(session, items=items), [ties, list(session.answers.fungibility.swaps)]


@settings(max_examples=80, deadline=None)
@given(rough_stops(), st.sampled_from([1.0, 3.0, 5.0]))
def test_a_range_ends_where_the_lowest_and_the_highest_corner_do(case, horizon):
    session, stopped, places = case
    doubled, records = _twice(session)
    found = []
    for corner in product((0.5, 1.5), repeat=len(places)):
        changed = [list(records[0]), list(records[1])]
        for (kind, n, name), factor in zip(places, corner, strict=True):
            record = changed[kind][n]
            changed[kind][n] = structs.replace(record, **{name: getattr(record, name) * factor})
        found.append(Slow(_with(doubled, changed)).useful(stopped, horizon))
    released, useful = zip(*found, strict=True)
    got = Measures(session).people_range(stopped, horizon=horizon)
    assert got.released == (min(released) // 2 / 10, ceil(max(released) / 2) / 10)
    assert got.useful == (min(useful) // 2 / 10, ceil(max(useful) / 2) / 10)
    figures = stop_test(Measures(session), stopped, horizon=horizon).people
    assert figures.range == got
    assert got.released[0] <= figures.released <= got.released[1]
    assert got.useful[0] <= figures.useful <= got.useful[1]


def stop_of(*, load="one-case", effort="one-case", months="one-case", **fields):
    """4 of t1 on i1 for two months, 1.5 of them on what w1 needs too; p1 is short of 3, a month away."""
    ties = [
        *needs("i1>s1 w1>s1"),
        tie("i1", "t1", people=4.0, months=2, basis=effort),
        tie("s1", "t1", people=1.5, carried_by="i1", basis=load),
    ]
    return measures(
        [item("p1", wants=3.0)], ties, [swap("t1", "p1", seen_months=1.0, basis=months)], **fields
    )


def test_without_a_gut_feel_a_range_is_the_figure():
    assert stop_of().people_range(["i1"]) == PeopleRange((2.5, 2.5), (2.5, 2.5))


def test_run_load_from_a_gut_feel_lowers_the_result_where_it_is_raised():
    """4 less 2.25 and less 0.75, shown in tenths and never closer than it is."""
    assert stop_of(load="hunch").people_range(["i1"]) == PeopleRange((1.7, 3.3), (1.7, 3.0))


def test_people_and_months_of_a_tie_from_a_gut_feel_go_each_their_way():
    """2 to 6 people after 3 months or 1, and a month more: too late at the low end."""
    assert stop_of(effort="hunch").people_range(["i1"]) == PeopleRange((0.5, 4.5), (0.0, 3.0))


def test_months_of_a_link_from_a_gut_feel_move_only_what_is_useful():
    assert stop_of(months="hunch").people_range(["i1"]) == PeopleRange((2.5, 2.5), (0.0, 2.5))
    assert stop_of(months="hunch", horizon_months=3.5).people_range(["i1"]).useful == (2.5, 2.5)
    assert stop_of(months="hunch", horizon_months=3.4).people_range(["i1"]).useful == (0.0, 2.5)


def test_a_range_is_not_known_where_the_figure_is_not():
    assert measures(ties=needs("i1>t1")).people_range(["i1"]) is None
    without_wants = measures(ties=[tie("i1", "t1", people=2.0, basis="hunch")])
    assert without_wants.people_range(["i1"]) == PeopleRange((1.0, 3.0), None)
    assert stop_test(without_wants, ["i1"]).people.range == PeopleRange((1.0, 3.0), None)


@pytest.mark.parametrize(("span", "turns"), [((1.0, 3.0), True), ((1.0, 2.0), False), ((3.0, 4.0), False)])
def test_what_fires_on_a_figure_may_turn_inside_its_range(span, turns):
    assert turns_inside(span, lambda released: released <= 2.0) is turns


@st.composite
def transports(draw):
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    wants = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    ways = [draw(st.sets(st.sampled_from(range(len(wants))))) for _ in sizes]
    return sizes, wants, ways


def _flow(sizes, wants, ways):
    slow = Slow(measures().session)
    parts = [(n, size, 0, 0) for n, size in enumerate(sizes)]
    return slow.flow(parts, dict(enumerate(wants)), lambda part, work: work in ways[part[0]])


@settings(max_examples=150, deadline=None)
@given(transports(), st.data())
def test_a_transport_is_a_maximum_flow_and_knows_what_a_new_way_would_add(case, data):
    sizes, wants, ways = case
    flow = Transport(enumerate(wants))
    grown = [flow.add(n, size, ways[n]) for n, size in enumerate(sizes)]
    assert flow.value == sum(grown) == _flow(sizes, wants, ways)
    groups = data.draw(st.sets(st.sampled_from(range(len(sizes)))))
    for work in range(len(wants)):
        more = [way | {work} if n in groups else way for n, way in enumerate(ways)]
        assert min(flow.brings(groups), flow.takes(work)) == _flow(sizes, wants, more) - flow.value
