"""The needs graph: a networkx.DiGraph whose nodes carry the items and whose edges carry the ties."""

import networkx as nx
import pytest
from entanglement_cases import item, needs, session, tie
from msgspec import structs

from spm_tui.entanglement.graph import ROOT, anchors, carers, needs_graph, rooted
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.modes import MODES


def test_nodes_carry_the_item_and_edges_the_tie():
    one, need = item("i1", people=2.0), tie("i1", "t1", people=1.5)
    graph = needs_graph(session([one], [need]))
    assert isinstance(graph, nx.DiGraph)
    assert graph.nodes["i1"]["item"] is one
    assert graph.edges["i1", "t1"]["tie"] is need


def test_the_order_of_the_file_never_matters():
    given = session(ties=needs("w1>s2 i1>s2,s1 s1>t1"))
    turned = structs.replace(given, items=given.items[::-1], ties=given.ties[::-1])
    assert list(needs_graph(given)) == list(needs_graph(turned)) == ["i1", "s1", "s2", "t1", "w1"]
    assert nx.utils.graphs_equal(needs_graph(given), needs_graph(turned))


def test_a_tie_to_nothing_is_left_out():
    given = structs.replace(session([item("i1")]), ties=(tie("i1", "gone"), tie("gone", "i1")))
    assert needs_graph(given).size() == 0


def test_the_graph_of_a_session_is_changed_only_as_a_copy():
    graph = Measures(session(ties=needs("i1>s1"))).graph
    with pytest.raises(nx.NetworkXError):
        graph.add_edge("s1", "i1")
    copy = graph.copy()
    copy.add_edge("s1", "i1")
    assert (graph.size(), copy.size()) == (1, 2)


def test_a_renamed_item_is_in_the_graph_of_its_own_session_alone():
    before = session(ties=needs("i1>s1"))
    renamed = structs.replace(before.items[0], name="New")
    after = structs.replace(before, items=(renamed, *before.items[1:]))
    was, is_ = Measures(before), Measures(after)
    assert was.topology is is_.topology
    assert (was.graph.nodes["i1"]["item"].name, is_.graph.nodes["i1"]["item"].name) == ("I1", "New")


@pytest.mark.parametrize("mode", MODES)
def test_what_the_root_reaches_is_what_the_anchors_reach(mode):
    graph = needs_graph(session([item("i2", stage="retired")], needs("i1>s1 i2>d2 w1>d3 d3>d4 f1>d5")))
    reached = {v for a in anchors(graph, mode) for v in {a, *nx.descendants(graph, a)}}
    assert nx.descendants(rooted(graph, anchors(graph, mode)), ROOT) == reached
    assert "s1" in reached
    assert "d2" not in reached
    assert ("d4" in reached, "d5" in reached) == (mode != "plan", mode == "defund")


def test_carers_are_teams_of_its_own_else_the_works_with_teams_that_need_it():
    graph = needs_graph(session(ties=needs("i1>t1,s1,s2 p1>s1 s2>k1 w1>t1,s3 s4>s1")))
    assert carers(graph) == {"s1": {"i1"}, "s2": {"k1"}}
