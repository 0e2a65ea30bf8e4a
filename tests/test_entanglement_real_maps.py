"""Large and odd maps: three public organisations where SPM_REAL_MAPS names a folder, and made ones."""

import os
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from entanglement_cases import item, session, tie

from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.modes import MODES
from spm_tui.imports.map_to_session import import_map
from spm_tui.imports.relations import default_table
from spm_tui.reports.stop_test import stop_test


def real_map(name):
    folder = os.environ.get("SPM_REAL_MAPS")
    if not folder:
        pytest.skip("SPM_REAL_MAPS names no folder")
    nodes, edges = (Path(folder, name, f"{part}.csv").read_bytes() for part in ("nodes", "edges"))
    made = import_map((nodes, edges), default_table(), title=name, created=date(2026, 1, 1))
    assert made.imported is not None
    return made.imported.session


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["govuk", "kubernetes", "rust"])
def test_single_stops_of_a_real_map_are_those_of_plain_reach(name, mode):
    m = Measures(real_map(name))
    freed, anchors = m.freed_by_single_stops(mode), m.anchors(mode)
    before = _reached(m.graph, anchors)
    for stopped in list(freed)[:: max(1, len(freed) // 150)]:
        left = m.graph.subgraph(m.graph.nodes - {stopped})
        after = _reached(left, [a for a in anchors if a != stopped])
        assert freed[stopped] == tuple(sorted((before - after - {stopped}).intersection(freed)))
        assert stop_test(m, [stopped], mode).freed == freed[stopped]


def _reached(graph, starts):
    return {v for layer in nx.bfs_layers(graph, starts) for v in layer}


def chain(length):
    return session([item("i0")], [tie("i0", "s1"), *(tie(f"s{n}", f"s{n + 1}") for n in range(1, length))])


def test_a_chain_of_ten_thousand_is_freed_from_its_end():
    m = Measures(chain(10_000))
    freed = m.freed_by_single_stops()
    assert len(freed["i0"]) == 10_000
    assert freed["s9999"] == ("s10000",)
    assert m.lock_counts()["s10000"] == 1
    assert len(m.needs("i0")) == 10_000
    assert len(m.things(["s9999"]).freed) == 1


def test_a_ring_of_two_thousand_is_held_the_long_way_round():
    given = chain(2_000)
    m = Measures(session(given.items, [*given.ties, tie("s2000", "s1"), tie("w0", "s1000")]))
    things = m.things(["i0"])
    assert things.freed == ()
    assert len(things.kept[0].chain) == 1003  # w0, s1000 up to s2000, round to s1
    assert things.together == (("i0", "w0"),)
    assert [(one.item, one.cut_off) for one in m.concentration()] == [("s1000", ("w0",))]


def test_ten_thousand_isolated_things_are_only_unreached():
    m = Measures(session([item(f"s{n}") for n in range(10_000)]))
    assert len(m.things(["s1"]).unreached) == 10_000
    assert m.propagation_cost().propagation_cost == 0.0
