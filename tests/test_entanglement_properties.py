"""What holds for every session: compared with slow definitions, and as laws of growth and order."""

import networkx as nx
from entanglement_cases import session, sessions, sessions_with_stop, staffed_stops, swap, tie
from entanglement_reference import Slow
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from spm_tui.entanglement.dominators import DominatorTree
from spm_tui.entanglement.graph import ROOT
from spm_tui.entanglement.holding_chains import HoldingChains
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.modes import MODES
from spm_tui.entanglement.reach import Reach
from spm_tui.reports.stop_test import stop_test

SIX = ("unwanted", "unable", "not_asked", "late", "undated", "useful")
modes = st.sampled_from(MODES)


@settings(max_examples=100, deadline=None)
@given(sessions(swaps=False), modes)
def test_dominators_equal_plain_reachability_for_every_single_stop(given_session, mode):
    slow = Slow(given_session, mode)
    freed = Measures(given_session).freed_by_single_stops(mode)
    for item, things in freed.items():
        assert set(things) == slow.freed([item])


@settings(max_examples=80, deadline=None)
@given(sessions(swaps=False), modes)
def test_a_dominator_is_what_every_way_from_an_anchor_leads_through(given_session, mode):
    slow, m = Slow(given_session, mode), Measures(given_session)
    tree = DominatorTree(m.graph, m.anchors(mode))
    assert tree.idom.keys() == slow.reach(slow.anchors)
    for item in tree.idom:
        still = slow.reach(slow.anchors - {item}, frozenset((item,)))
        assert set(tree.below(item)) == slow.reach(slow.anchors) - still - {item}
    assert set(tree.below(ROOT)) == set(tree.idom)


@settings(max_examples=80, deadline=None)
@given(sessions(swaps=False))
def test_reach_equals_a_search_from_every_item_both_ways(given_session):
    graph = Measures(given_session).graph
    reach = Reach(graph)
    for item in graph:
        assert set(reach.members(reach.down[item])) == nx.descendants(graph, item) | {item}
        assert set(reach.members(reach.up[item])) == nx.ancestors(graph, item) | {item}


@settings(max_examples=80, deadline=None)
@given(sessions_with_stop(swaps=False), modes)
def test_chains_mended_after_a_stop_are_those_of_the_map_without_it(case, mode):
    given_session, stopped = case
    m = Measures(given_session)
    before = HoldingChains(m.graph, m.anchors(mode))
    after = HoldingChains(
        m.graph.subgraph(m.graph.nodes - set(stopped)), [a for a in m.anchors(mode) if a not in stopped]
    )
    broken = before.broken(frozenset(stopped))
    mended = before.mended(frozenset(stopped), broken)
    assert broken & mended.keys() == broken & after.above.keys()
    for item in broken & mended.keys():
        assert before.chain(item, mended) == after.chain(item)
    for item in before.above.keys() - broken - set(stopped):
        assert before.chain(item) == after.chain(item)


@settings(max_examples=60, deadline=None)
@given(sessions(swaps=False), st.none() | modes)
def test_what_many_hang_on_is_what_falls_apart_without_it(given_session, mode):
    m, slow = Measures(given_session), Slow(given_session, mode or "retire")
    alive = slow.reach(slow.anchors) if mode else set(slow.items)
    around = m.graph.subgraph(alive).to_undirected()
    expected = {}
    for item in alive:
        piece = around.subgraph(nx.node_connected_component(around, item) - {item})
        parts = sorted(nx.connected_components(piece), key=lambda part: (-len(part), min(part)))
        cut_off = sorted(v for part in parts[1:] for v in part if slow.kind[v] in ("team", "workflow"))
        if cut_off:
            expected[item] = tuple(cut_off)
    assert {one.item: one.cut_off for one in m.concentration(mode)} == expected


@settings(max_examples=100, deadline=None)
@given(sessions_with_stop(swaps=False), modes)
def test_a_stop_equals_its_definition(case, mode):
    given_session, stopped = case
    slow, things = Slow(given_session, mode), Measures(given_session).things(stopped, mode)
    assert set(things.freed) == slow.freed(stopped)
    assert {kept.item for kept in things.kept} == slow.kept(stopped)
    for kept in things.kept:
        assert kept.locks == sum(kept.item in slow.reach([a]) for a in slow.anchors)
        assert kept.chain[0] in slow.anchors - set(stopped)
        assert not set(kept.chain) & set(stopped)
        ties = {(t.from_, t.to) for t in given_session.ties}
        assert all(step in ties for step in zip(kept.chain, kept.chain[1:], strict=False))
    assert set(things.unreached) == {
        v for v in slow.items if v not in slow.reach(slow.anchors) and slow.kind[v] not in ("team", "skill")
    }


@settings(max_examples=60, deadline=None)
@given(sessions_with_stop(most=9, swaps=False), modes)
def test_pairs_are_those_that_free_more_than_their_parts(case, mode):
    given_session, stopped = case
    slow, m = Slow(given_session, mode), Measures(given_session)
    pairs = {
        (x, other)
        for x in stopped
        for other in slow.anchors - {x}
        if slow.freed([x, other]) - slow.freed([x]) - slow.freed([other])
    }
    found = set(m.things(stopped, mode).together)
    assert {frozenset(pair) for pair in found} == {frozenset(pair) for pair in pairs}
    assert all(pair[0] in stopped for pair in found)


@settings(max_examples=60, deadline=None)
@given(sessions_with_stop(swaps=False), st.data(), modes)
def test_what_is_stopped_or_freed_grows_with_the_stop(case, data, mode):
    given_session, stopped = case
    m = Measures(given_session)
    fewer = data.draw(st.lists(st.sampled_from(stopped), min_size=1, unique=True))
    smaller = {*fewer, *m.things(fewer, mode).freed}
    assert smaller <= {*stopped, *m.things(stopped, mode).freed}


@settings(max_examples=100, deadline=None)
@given(sessions_with_stop() | staffed_stops(), modes, st.sampled_from([0.0, 3.0, 5.0]))
def test_people_and_trade_equal_their_definitions(case, mode, horizon):
    given_session, stopped = case
    slow, m = Slow(given_session, mode), Measures(given_session)
    parts, people = slow.parts(stopped), m.people(stopped, mode)
    if parts is None:
        assert (people.booked, people.stuck, people.released, people.free_by) == (None,) * 4
    else:
        assert people.released == sum(p[1] - p[2] for p in parts) / 10
    expected, trade = slow.trade(stopped, horizon), m.trade(stopped, mode, horizon)
    for figure in (*SIX, "wanted", "said_useful"):
        assert getattr(trade, figure) == (None if expected is None else expected[figure] / 10), figure
    link = trade.next_best_link
    assert (link and (link.from_, link.to, link.gain)) == slow.next_best_link(stopped, horizon)


@settings(max_examples=100, deadline=None)
@given(staffed_stops(), modes)
def test_released_is_the_sum_of_its_six_parts_and_none_is_below_zero(case, mode):
    given_session, stopped = case
    m = Measures(given_session)
    people, booked = stop_test(m, stopped, mode).people, m.people(stopped, mode)
    six = [getattr(people, figure) for figure in SIX]
    assert min(six) >= 0
    assert round(sum(six), 1) == people.released
    assert 0 <= people.stuck <= booked.booked + booked.freed_run
    assert round(booked.booked + booked.freed_run - booked.stuck, 1) == people.released
    assert round(sum(row.free for row in booked.teams), 1) == people.released
    assert round(sum(part.free for part in booked.parts), 1) == people.released
    assert people.said_useful <= min(people.released, people.wanted)


@settings(max_examples=80, deadline=None)
@given(staffed_stops(), st.data(), st.sampled_from([0.0, 1.0, None]))
def test_a_link_for_a_pair_nobody_was_asked_about_never_makes_useful_smaller(case, data, months):
    given_session, stopped = case
    before = Measures(given_session).trade(stopped)
    assume(before.not_asked_pairs)
    pair = data.draw(st.sampled_from(before.not_asked_pairs))
    known = given_session.answers.fungibility
    swaps = [*(known.swaps if known else ()), swap(pair.from_, pair.to, seen_months=months)]
    more = structs.replace(given_session, answers=session(swaps=swaps).answers)
    after = Measures(more).trade(stopped)
    assert after.useful >= before.useful
    assert after.said_useful >= before.said_useful
    assert after.useful - before.useful <= (before.next_best_link.gain if before.next_best_link else 0) + 1e-9


@settings(max_examples=50, deadline=None)
@given(staffed_stops())
def test_the_bottleneck_has_the_size_of_what_is_useful(case):
    """Max-flow min-cut: what the named teams release and the named works want is all that is useful."""
    given_session, stopped = case
    m = Measures(given_session)
    trade, rows = m.trade(stopped), {row.team: row.free for row in m.people(stopped).teams}
    wants = {one.id: one.wants for one in given_session.items}
    size = sum(rows[name] if name in rows else wants[name] for name in trade.bottleneck)
    assert size >= trade.useful - 1e-9


@settings(max_examples=80, deadline=None)
@given(sessions_with_stop(swaps=False), st.data(), modes)
def test_a_tie_from_what_is_still_reached_never_frees_more(case, data, mode):
    given_session, stopped = case
    slow = Slow(given_session, mode)
    still = sorted(slow.reach(slow.anchors - set(stopped), frozenset(stopped)))
    # A stopped thing nobody needed before holds nothing; a new tie could give it something to free.
    assume(still and set(stopped) <= slow.reach(slow.anchors))
    start = data.draw(st.sampled_from(still))
    end = data.draw(st.sampled_from(sorted(slow.items)))
    more = structs.replace(given_session, ties=(*given_session.ties, tie(start, end)))
    assert set(Measures(more).things(stopped, mode).freed) <= set(
        Measures(given_session).things(stopped, mode).freed
    )


def everything(m, stopped):
    return (stop_test(m, stopped), m.trade(stopped), m.curve(stopped), m.concentration(), m.trade_matrix())


@settings(max_examples=50, deadline=None)
@given(sessions_with_stop() | staffed_stops(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_never_matters(case, random):
    given_session, stopped = case
    answers = given_session.answers
    items, ties = list(given_session.items), list(given_session.ties)
    swaps = list(answers.fungibility.swaps) if answers.fungibility else []
    stops = answers.stopping.stops if answers.stopping else ()
    for listed in (items, ties, swaps):
        random.shuffle(listed)
    turned = session(items, ties, swaps, stops)
    assert everything(Measures(turned), stopped[::-1]) == everything(Measures(given_session), stopped)


@settings(max_examples=50, deadline=None)
@given(sessions_with_stop() | staffed_stops())
def test_new_names_change_no_figure(case):
    given_session, stopped = case
    order = sorted(item.id for item in given_session.items)
    new = {old: f"x{len(order) - place:03}" for place, old in enumerate(order)}
    answers = given_session.answers
    swaps = answers.fungibility.swaps if answers.fungibility else ()
    stops = answers.stopping.stops if answers.stopping else ()
    renamed = session(
        [structs.replace(i, id=new[i.id]) for i in given_session.items],
        [
            structs.replace(
                t, from_=new[t.from_], to=new[t.to], carried_by=new[t.carried_by] if t.carried_by else None
            )
            for t in given_session.ties
        ],
        [structs.replace(s, from_=new[s.from_], to=new[s.to]) for s in swaps],
        [structs.replace(s, items=tuple(new[i] for i in s.items)) for s in stops],
    )
    before = stop_test(Measures(given_session), stopped)
    after = stop_test(Measures(renamed), [new[i] for i in stopped])
    assert after.people == before.people
    assert set(after.freed) == {new[i] for i in before.freed}
    assert {(k.item, len(k.chain), k.locks) for k in after.kept} == {
        (new[k.item], len(k.chain), k.locks) for k in before.kept
    }
    assert {frozenset(p) for p in after.together} == {frozenset(new[i] for i in p) for p in before.together}
    assert set(after.orphaned) == {new[i] for i in before.orphaned}
    gains = [link and link.gain for link in (before.next_best_link, after.next_best_link)]
    assert gains[0] == gains[1]


@settings(max_examples=60, deadline=None)
@given(sessions() | staffed_stops().map(lambda case: case[0]), modes)
def test_a_cell_of_the_matrix_is_the_stop_with_every_other_want_left_out(given_session, mode):
    m = Measures(given_session)
    matrix = m.trade_matrix(mode)
    for row, stop in zip(matrix.cells, matrix.stops, strict=True):
        for cell in row:
            alone = structs.replace(
                given_session,
                items=tuple(
                    i if i.id == cell.grow else structs.replace(i, wants=None) for i in given_session.items
                ),
            )
            trade = Measures(alone).trade([stop], mode)
            assert cell == m.pair_trade(stop, cell.grow, mode)
            for figure in (*SIX, "wanted", "said_useful"):
                assert getattr(cell, figure) == getattr(trade, figure)
