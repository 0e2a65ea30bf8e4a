"""How soon people come free month by month, and where a thing stands between stock and vineyard."""

import pytest
from entanglement_cases import item, measures, needs, session, swap, tie
from msgspec import structs

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.placement import band_of_months, band_of_value
from spm_tui.entanglement.results import RunAsked
from spm_tui.workshop.records import Asset, DoorRecord, Stop
from spm_tui.workshop.session import Reversibility, Vineyards


def steps(curve):
    """The months at which a curve changes, with what it says then."""
    found, before = [], None
    for point in curve.points:
        now = (point.low, point.high, point.said)
        if now != before:
            found.append((point.month, *now))
        before = now
    return found


TIES = [
    tie("i1", "t1", people=2.0, months=1.5),
    tie("i1", "t2", people=1.0),
    tie("i2", "t1", people=3.0, months=12),
    tie("s1", "t1", people=1.0),
    *needs("w1>s1"),
]


def test_the_curve_of_a_stop_has_known_undated_and_said():
    m = measures(ties=TIES, stops=[Stop(items=("i1",), said_people=4.0, said_months=1.0)])
    assert steps(m.curve(["i1"])) == [(0, 0.0, 1.0, 0.0), (1, 0.0, 1.0, 4.0), (2, 2.0, 3.0, 4.0)]
    assert m.curve(["i1"]).dated == RunAsked(1, 2)


def test_without_both_said_figures_the_said_step_is_unknown():
    m = measures(ties=TIES, stops=[Stop(items=("i1",), said_people=4.0)])
    assert {point.said for point in m.curve(["i1"]).points} == {None}
    assert m.curve(["i1"]).said == RunAsked(0, 1)


def test_the_curve_of_a_team_adds_its_works_and_leaves_out_what_it_runs():
    curve = measures(ties=TIES).team_curve("t1")
    assert steps(curve) == [(0, 0.0, 0.0, None), (2, 2.0, 2.0, None), (12, 5.0, 5.0, None)]


def test_a_team_on_no_known_work_has_no_curve():
    assert measures(ties=needs("i1>t1")).team_curve("t1") is None


def test_the_curve_of_the_portfolio_adds_every_work_and_what_was_said_of_each():
    m = measures(ties=TIES, stops=[Stop(items=("i2",), said_people=3.0, said_months=6.0)])
    assert steps(m.portfolio_curve()) == [
        (0, 0.0, 1.0, 0.0),
        (2, 2.0, 3.0, 0.0),
        (6, 2.0, 3.0, 3.0),
        (12, 5.0, 6.0, 3.0),
    ]
    assert m.portfolio_curve().said == RunAsked(1, 2)


def test_a_retired_work_is_in_no_portfolio_curve():
    m = measures([item("i2", stage="retired")], TIES)
    assert m.portfolio_curve().points[-1].high == 3.0


@pytest.mark.parametrize(("months", "band"), [(0, 0), (1, 0), (1.1, 1), (6, 1), (7, 2), (18, 2), (19, 3)])
def test_months_have_four_bands(months, band):
    assert band_of_months(months) == band


@pytest.mark.parametrize(("value", "band"), [(100, 0), (90, 0), (89, 1), (70, 1), (69, 2), (40, 2), (39, 3)])
def test_value_kept_has_four_bands(value, band):
    assert band_of_value(value) == band


def placement(stops=(), swaps=(), doors=(), assets=(), ties=(), of="s1"):
    given = session([item("s1"), item("s2")], ties, swaps, stops)
    answers = structs.replace(
        given.answers,
        reversibility=Reversibility(doors=tuple(doors)),
        vineyards=Vineyards(assets=tuple(assets)),
    )
    found = {p.item: p for p in Measures(structs.replace(given, answers=answers)).placements()}
    return found.get(of)


def test_what_nobody_spoke_of_has_no_placement():
    assert placement() is None
    assert placement(stops=[Stop(items=("s1",))]) is None


def test_said_and_seen_stand_apart():
    place = placement(stops=[Stop(items=("s1",), said_months=1.0, seen_months=12.0, basis="one-case")])
    assert (place.said.kind, place.said.liquidity.band) == ("stock", 0)
    assert (place.seen.kind, place.seen.liquidity.band, place.seen.liquidity.basis) == (
        "brand",
        2,
        "one-case",
    )
    assert place.seen.fungibility is None


def test_liquidity_comes_from_stops_else_doors_else_assets():
    stops = [Stop(items=("s1", "s2"), seen_months=3.0)]
    doors = [DoorRecord(case="c", items=("s1",), seen_months=9.0)]
    assets = [Asset(item="s1", months_to_change=30.0, spoken_as="stock")]
    assert placement(stops, (), doors, assets).seen.liquidity.source == "stopping"
    assert placement((), (), doors, assets).seen.liquidity.months == 9.0
    only_asset = placement((), (), (), assets)
    assert only_asset.seen.liquidity.months == 30.0
    assert only_asset.said.kind == "stock"


def test_the_best_basis_comes_first_then_the_last():
    def stop(months, basis):
        return Stop(items=("s1",), seen_months=months, basis=basis)

    best = placement([stop(2.0, "measured"), stop(9.0, "one-case"), stop(10.0, None)])
    assert best.seen.liquidity.months == 2.0
    assert placement([stop(2.0, "one-case"), stop(9.0, "one-case")]).seen.liquidity.months == 9.0


def test_fungibility_is_the_worse_of_months_and_value():
    fast_but_poor = placement(
        swaps=[swap("s1", "s2", category="platforms", seen_months=1.0, seen_value=50.0)]
    )
    assert fast_but_poor.seen.fungibility.band == 2
    slow_but_good = placement(
        swaps=[swap("s1", "s2", category="platforms", seen_months=12.0, seen_value=99.0)]
    )
    assert slow_but_good.seen.fungibility.band == 2
    assert placement(swaps=[swap("s1", "s2", seen_value=0.0)]).seen.fungibility.band == 3


def test_a_vineyard_needs_something_that_cannot_be_undone():
    slow = Asset(item="s1", months_to_change=36.0)
    assert placement(assets=[slow]).seen.kind == "brand"
    assert placement(assets=[slow]).seen.liquidity.band == 3
    rooted = structs.replace(slow, must_change=("vines",))
    assert placement(assets=[rooted]).seen.kind == "vineyard"
    assert placement(assets=[rooted]).irreversible == ("vines",)
    assert (
        placement(assets=[slow], doors=[DoorRecord(case="c", items=("s1",), door="none")]).seen.kind
        == "vineyard"
    )
    assert placement(assets=[slow], ties=[tie("s1", "s2", cut="inseparable")]).seen.kind == "vineyard"


def test_what_the_room_calls_a_vineyard_is_one_as_said():
    assert placement(assets=[Asset(item="s1", spoken_as="vineyard")]).said.kind == "vineyard"


def test_of_records_equally_known_the_one_farthest_from_a_stock_is_the_place_in_any_order():
    quick, slow = swap("s1", "s2", seen_months=1.0), swap("s1", "s3", seen_months=9.0, seen_value=50.0)
    stops = [Stop(items=("s1",), seen_months=1.0), Stop(items=("s1", "s2"), seen_months=7.0)]
    for turned in (False, True):
        order = slice(None, None, -1 if turned else None)
        place = placement(stops[order], [quick, slow][order]).seen
        assert (place.liquidity.months, place.fungibility.months) == (7.0, 9.0)
