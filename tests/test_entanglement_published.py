"""Values others published, reproduced: dominators, the heap, propagation cost, process flexibility."""

from fractions import Fraction
from itertools import product
from random import Random

import networkx as nx
import pytest
from entanglement_cases import item, measures, needs, session, swap, tie

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.graph import ROOT
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.reach import Reach
from spm_tui.entanglement.trade import SINK, SOURCE, Group, Supply, flow_network
from spm_tui.workshop.records import Item

LENGAUER_TARJAN = {
    "R": "ABC", "A": "D", "B": "ADE", "C": "FG", "D": "L", "E": "H", "F": "I", "G": "IJ",
    "H": "EK", "I": "K", "J": "I", "K": "IR", "L": "H",
}  # fmt: skip


def test_immediate_dominators_of_lengauer_and_tarjan_1979():
    graph = nx.DiGraph()
    graph.add_edges_from((v, after) for v, ends in LENGAUER_TARJAN.items() for after in ends)
    found = DominatorTree(graph, ["R"]).idom
    expected = {**dict.fromkeys("ABCDEHIK", "R"), "F": "C", "G": "C", "J": "G", "L": "D", "R": ROOT}
    assert found == expected


def test_single_stops_of_lengauer_and_tarjan_1979_free_what_only_they_hold():
    items = [
        Item(id=letter.lower(), name=letter, kind="initiative" if letter == "R" else "system")
        for letter in LENGAUER_TARJAN
    ]
    ties = [tie(start.lower(), end.lower()) for start, ends in LENGAUER_TARJAN.items() for end in ends]
    freed = measures(items, ties).freed_by_single_stops()
    assert {name: things for name, things in freed.items() if things} == {
        "r": tuple("abcdefghijkl"),
        "c": ("f", "g", "j"),
        "d": ("l",),
        "g": ("j",),
    }


HEAP = "ia>sc ib>sc sc>sd,se sd>sf se>sg sf>sh sg>sh"


def test_a_heap_is_freed_only_when_both_anchors_stop():
    m = measures(ties=needs(HEAP))
    assert m.things(["ia"]).freed == ()
    assert m.things(["ia", "ib"]).freed == ("sc", "sd", "se", "sf", "sg", "sh")
    assert m.things(["ia"]).together == (("ia", "ib"),)


def test_a_third_anchor_keeps_its_part_of_the_heap():
    m = measures(ties=needs(HEAP + " ix>sg"))
    assert m.things(["ia", "ib"]).freed == ("sc", "sd", "se", "sf")
    assert {kept.item: kept.chain for kept in m.things(["ia", "ib"]).kept} == {
        "sg": ("ix", "sg"),
        "sh": ("ix", "sg", "sh"),
    }
    assert m.things(["ia", "ib", "ix"]).freed == ("sc", "sd", "se", "sf", "sg", "sh")


def test_propagation_cost_of_maccormack_rusnak_and_baldwin_2006():
    m = measures(ties=needs("sa>sb,sc sb>sd sc>se se>sf"))
    visible = [bits.bit_count() for bits in Reach(m.graph).down.values()]
    assert visible == [6, 2, 3, 1, 2, 1]
    assert Fraction(sum(visible), 36) == Fraction(15, 36)
    layer = m.propagation_cost()
    assert (layer.items, layer.ties) == (6, 5)
    assert layer.propagation_cost == 9 / 30


def _sales(demand, capacity, pairs):
    """The maximum flow from plants of one capacity through pairs to products of these demands."""
    plants = {Group(f"plant {number}", None): capacity for number in range(len(demand))}
    wants = {f"product {number}": wanted for number, wanted in enumerate(demand)}
    made = [(Group(f"plant {plant}", None), f"product {product}") for plant, product in pairs]
    return nx.maximum_flow_value(flow_network(Supply(plants, wants), made), SOURCE, SINK)


def _designs(size):
    own = [(n, n) for n in range(size)]
    return {
        "none": own,
        "chain": own + [(n, (n + 1) % size) for n in range(size)],
        "full": list(product(range(size), repeat=2)),
    }


@pytest.mark.parametrize(("design", "published"), [("none", 853), ("chain", 950), ("full", 954)])
def test_process_flexibility_of_jordan_and_graves_1995_by_simulation(design, published):
    random, rounds, total = Random(1995), 600, 0
    pairs = _designs(10)[design]
    for _ in range(rounds):
        demand = []
        while len(demand) < 10:
            drawn = random.gauss(100, 40)
            if 20 <= drawn <= 180:
                demand.append(round(drawn * 10))
        total += _sales(demand, 1000, pairs)
    assert total / rounds / 10 == pytest.approx(published, abs=5)


EXACT = [
    ("none", 3, Fraction(3, 2)), ("none", 4, Fraction(2)),
    ("chain", 3, Fraction(9, 4)), ("chain", 4, Fraction(3)),
    ("full", 3, Fraction(9, 4)), ("full", 4, Fraction(13, 4)),
]  # fmt: skip


@pytest.mark.parametrize(("design", "size", "expected"), EXACT)
def test_flexibility_with_demand_nought_or_two_is_an_exact_rational(design, size, expected):
    outcomes = [_sales(d, 1, _designs(size)[design]) for d in product((0, 2), repeat=size)]
    assert Fraction(sum(outcomes), len(outcomes)) == expected


@pytest.mark.parametrize(("design", "size", "expected"), EXACT)
def test_a_trade_of_one_person_a_team_gives_the_same_rationals(design, size, expected):
    """One person a team, works that want nobody or two: the same network through the session."""
    useful = Fraction(0)
    for demand in product((0.0, 2.0), repeat=size):
        works = [item(f"p{n}", wants=wanted) for n, wanted in enumerate(demand)]
        ties = [tie("i0", f"t{n}", people=1.0, months=0) for n in range(size)]
        swaps = [swap(f"t{plant}", f"p{made}", seen_months=0) for plant, made in _designs(size)[design]]
        trade = Measures(session(works, ties, swaps)).trade(["i0"])
        useful += Fraction(round(trade.useful * 10), 10)
    assert useful / 2**size == expected
