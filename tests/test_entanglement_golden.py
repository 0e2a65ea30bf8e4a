"""The smallest complete session: every figure worked out by hand, read through Measures."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from spm_tui.entanglement.measures import Measures
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.session import Session

DATA = Path(__file__).parent / "data"
EXPECTED = json.loads((DATA / "golden.expect.json").read_text())["stop"]


@pytest.fixture(scope="module")
def golden() -> Measures:
    return Measures(msgspec.convert(tomllib.loads((DATA / "golden.toml").read_text()), Session))


@pytest.mark.parametrize(("item", "mode"), [(item, mode) for item in EXPECTED for mode in EXPECTED[item]])
def test_golden_figures_hold_field_by_field(golden, item, mode):
    expected = EXPECTED[item][mode]
    found = msgspec.json.decode(msgspec.json.encode(stop_test(golden, [item], mode)))
    assert list(found["freed"]) == expected["freed"]
    assert [kept["item"] for kept in found["kept"]] == expected["kept"]
    assert {kept["item"]: kept["locks"] for kept in found["kept"]} == expected["locks"]
    assert {kept["item"]: list(kept["chain"]) for kept in found["kept"]} == expected["chains"]
    assert found["people"] == expected["people"]
    assert found["next_best_link"] == expected["next_best_link"]


def test_the_golden_stop_names_what_holds_each_step(golden):
    trade = golden.trade(["a"])
    assert [(p.from_, p.to, p.months) for p in trade.late_pairs] == [("t2", "c", 5.0)]
    assert [(p.from_, p.to) for p in trade.useful_pairs] == [("t1", "b")]
    assert [(p.from_, p.to) for p in trade.not_asked_pairs] == [("t1", "c"), ("t2", "b")]
    assert trade.bottleneck == ("t1",)
    held = {part.team: [(c.item, c.people) for c in part.carried] for part in golden.people(["a"]).parts}
    assert held == {"t1": [("s1", 1.5)], "t2": [("s2", 1.0)]}


def test_the_golden_teams_add_up(golden):
    rows = {
        row.team: (row.booked, row.stuck, row.free, row.needed_by_others)
        for row in stop_test(golden, ["a"]).teams
    }
    assert rows == {"t1": (4.0, 1.5, 2.5, 2.0), "t2": (3.0, 1.0, 2.0, 1.0)}


def test_the_golden_stop_on_paper_and_when_nobody_pays(golden):
    """On paper the workflow holds nothing, so S1 goes and its people with it; defund keeps both systems."""
    paper, unpaid = stop_test(golden, ["a"], "plan"), stop_test(golden, ["a"], "defund")
    assert (paper.freed, paper.people.released) == (("d1", "s1"), 6.0)
    assert [kept.item for kept in paper.kept] == ["s2"]
    assert (unpaid.freed, unpaid.people.released) == (("d1",), 4.5)
    assert [kept.chain for kept in unpaid.kept] == [("s1",), ("s2",)]


def test_a_longer_horizon_makes_the_golden_late_pair_useful(golden):
    people = stop_test(golden, ["a"], horizon=5).people
    assert (people.useful, people.late, people.not_asked) == (3.5, 0.0, 0.5)


def test_the_golden_curve_steps_where_months_are_known(golden):
    curve = golden.curve(["a"])
    assert [(p.low, p.high, p.said) for p in curve.points[:2]] == [(0.0, 0.0, 0.0), (4.5, 4.5, 7.0)]
    assert len(curve.points) == 25
    assert (curve.dated.asked, curve.dated.of) == (2, 2)
