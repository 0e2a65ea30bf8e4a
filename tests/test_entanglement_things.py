"""What a stop does to things: freed, kept and by which chain, orphaned, unreached, only together."""

import pytest
from entanglement_cases import item, measures, needs, tie

from spm_tui.entanglement.modes import CannotStopError, UnknownItemError
from spm_tui.reports.stop_test import stop_test


def chains(m, *items, mode="retire"):
    return {kept.item: " ".join(kept.chain) for kept in m.things(items, mode).kept}


def locks(m, *items, mode="retire"):
    return {kept.item: kept.locks for kept in m.things(items, mode).kept}


def test_a_stop_frees_only_what_nothing_else_needs():
    m = measures(ties=needs("i1>s1,s2 i2>s2 s1>d1"))
    assert m.things(["i1"]).freed == ("d1", "s1")
    assert chains(m, "i1") == {"s2": "i2 s2"}


def test_teams_and_skills_are_never_freed_and_never_kept():
    things = measures(ties=needs("i1>t1,k1 i2>t1")).things(["i1"])
    assert (things.freed, things.kept, things.unreached) == ((), (), ())


def test_a_need_can_run_through_a_team():
    """A team that needs a platform holds it for every work the team is on."""
    m = measures(ties=needs("i1>t1 i2>t1 t1>f1"))
    assert m.things(["i1"]).freed == ()
    assert chains(m, "i1") == {"f1": "i2 t1 f1"}


@pytest.mark.parametrize(
    ("mode", "freed"),
    [("plan", ("s1", "s2", "s3")), ("retire", ("s3",)), ("defund", ())],
)
def test_the_three_meanings_of_stop_differ_in_what_is_alive_for_its_own_sake(mode, freed):
    m = measures(ties=needs("i1>s1,s2,s3 w1>s1 c1>s2"))
    assert m.things(["i1"], mode).freed == freed


def test_in_defund_a_system_holds_itself_and_what_it_needs():
    m = measures(ties=needs("i1>s1 s1>d1"))
    assert chains(m, "i1", mode="defund") == {"d1": "s1 d1", "s1": "s1"}


def test_a_retired_item_is_no_anchor():
    m = measures([item("i2", stage="retired")], needs("i1>s1 i2>s1,s2"))
    assert m.things(["i1"]).freed == ("s1",)
    assert m.things(["i1"]).unreached == ("i2", "s2")


def test_without_anchors_there_is_nothing_to_free_and_that_is_said():
    things = measures(ties=needs("s1>s2")).things(["s1"])
    assert things.anchors == 0
    assert (things.freed, things.kept, things.unreached) == ((), (), ("s1", "s2"))


def test_something_that_is_no_anchor_can_be_stopped_too():
    m = measures(ties=needs("i1>s1,s2 s1>d1 s2>d2 s1>d2"))
    assert m.things(["s1"]).freed == ("d1",)
    assert chains(m, "s1") == {"d2": "i1 s2 d2"}


def test_the_holding_chain_is_the_shortest_from_a_surviving_anchor():
    m = measures(ties=needs("i1>s9 i2>s1 s1>s2 s2>s9 i3>s3 s3>s9"))
    assert chains(m, "i1") == {"s9": "i3 s3 s9"}


def test_among_equal_chains_the_kind_of_the_anchor_decides_first():
    """Initiative comes before workflow in the word list, whatever the ids."""
    m = measures(ties=needs("i1>s9 ib>s9 wa>s9"))
    assert chains(m, "i1") == {"s9": "ib s9"}


def test_among_equal_chains_the_order_of_the_anchor_beats_that_of_the_middle():
    m = measures(ties=needs("i1>s9 ia>sz ib>sa sz>s9 sa>s9"))
    assert chains(m, "i1") == {"s9": "ia sz s9"}


def test_among_equal_chains_of_one_anchor_kind_comes_before_id_in_the_middle():
    """A platform comes before a system in the word list."""
    m = measures(ties=needs("i1>s9 i2>sa,fz sa>s9 fz>s9"))
    assert chains(m, "i1") == {"s9": "i2 fz s9"}


def test_a_kept_anchor_holds_itself():
    assert chains(measures(ties=needs("i1>i2")), "i1") == {"i2": "i2"}


def test_the_lock_count_counts_anchors_before_the_stop_an_anchor_itself_included():
    m = measures(ties=needs("i1>w1,s1 w1>s1 i2>s1"))
    assert locks(m, "i1") == {"s1": 3, "w1": 2}
    assert m.lock_counts()["i1"] == 1


def test_orphaned_is_what_only_the_stopped_works_people_ran():
    m = measures(ties=needs("i1>s1,t1 w1>s1"))
    assert m.things(["i1"]).orphaned == ("s1",)


@pytest.mark.parametrize(
    "also",
    [
        "s1>t2",  # a team is tied to the thing itself
        "p1>s1,t2",  # another product needs it directly and has people
    ],
)
def test_a_thing_somebody_else_runs_is_not_orphaned(also):
    m = measures(ties=needs("i1>s1,t1 w1>s1 " + also))
    assert m.things(["i1"]).orphaned == ()


def test_run_load_counts_as_care_after_the_stop():
    m = measures(ties=[*needs("i1>s1,t1 w1>s1"), tie("s1", "t1", people=1.0, carried_by="i1")])
    assert m.things(["i1"]).orphaned == ()


def test_what_nobody_ran_before_is_not_orphaned_by_the_stop():
    m = measures(ties=needs("i1>s1 w1>s1"))
    assert m.things(["i1"]).orphaned == ()


@pytest.mark.parametrize("kind", ["c1", "m1", "w2"])
def test_only_what_somebody_has_to_run_can_be_orphaned(kind):
    m = measures(ties=needs(f"i1>{kind},t1 w1>{kind}"))
    assert m.things(["i1"]).orphaned == ()


def test_a_pair_of_two_stopped_things_is_listed_once():
    m = measures(ties=needs("i1>s1 i2>s1"))
    assert m.things(["i2", "i1"]).together == (("i1", "i2"),)


def test_together_names_the_stopped_thing_first():
    m = measures(ties=needs("i2>s1 i1>s1"))
    assert m.things(["i2"]).together == (("i2", "i1"),)


def test_together_sees_a_stopped_thing_that_is_no_anchor():
    m = measures(ties=needs("i1>s1,s2 s1>d1 w1>d1"))
    assert m.things(["s1"]).together == (("s1", "w1"),)


def test_what_still_needs_it_comes_nearest_first_and_is_alive_after_the_stop():
    m = measures([item("i2", stage="retired")], needs("s1>s3 i1>s1 w1>s1 i2>s3 s2>s3 p1>s3 p1>s1"))
    assert m.things(["s3"]).needed_by == ("p1", "s1", "i1", "w1")
    assert m.things(["s3", "p1"]).needed_by == ("s1", "i1", "w1")
    assert m.things(["i1"]).needed_by == ()


def test_a_team_or_a_skill_cannot_be_stopped():
    m = measures(ties=needs("i1>t1,k1"))
    for staff in ("t1", "k1"):
        assert not m.stoppable([staff])
        with pytest.raises(CannotStopError, match="cannot be stopped"):
            m.things(["i1", staff])


def test_an_unknown_item_is_named():
    m = measures(ties=needs("i1>s1"))
    assert not m.stoppable(["i9"])
    with pytest.raises(UnknownItemError) as told:
        stop_test(m, ["i9"])
    assert told.value.args == ("i9",)


def test_nothing_chosen_is_no_stop():
    m = measures(ties=needs("i1>s1"))
    assert not m.stoppable([])
    with pytest.raises(CannotStopError):
        m.things([])


def test_cycles_self_needs_and_isolated_things_do_no_harm():
    m = measures([item("s9")], needs("i1>s1 s1>s2 s2>s1,s2 s3>s3"))
    things = m.things(["i1"])
    assert things.freed == ("s1", "s2")
    assert things.unreached == ("s3", "s9")
    assert m.needs("s2") == {"s1"}


def test_reach_goes_both_ways_and_leaves_the_thing_itself_out():
    m = measures(ties=needs("i1>s1 s1>s2 s2>t1"))
    assert m.needs("i1") == {"s1", "s2", "t1"}
    assert m.needed_by("s2") == {"i1", "s1"}


def test_an_empty_session_has_measures():
    m = measures()
    assert dict(m.freed_by_single_stops()) == {}
    assert m.propagation_cost() is None
    assert m.concentration() == ()
    assert m.portfolio_curve() is None


def test_a_team_has_no_single_stop():
    freed = measures(ties=needs("i1>s1,t1")).freed_by_single_stops()
    assert dict(freed) == {"i1": ("s1",), "s1": ()}
    assert len(freed["i1"]) == 1
    with pytest.raises(KeyError):
        freed["t1"]


def test_concentration_names_what_cuts_a_team_or_a_workflow_off():
    m = measures(ties=needs("i1>s1,s2 i2>s1,s2 w1>f1 s1>f1 t1>s2"))
    assert {one.item: one.cut_off for one in m.concentration()} == {
        "s1": ("w1",),
        "f1": ("w1",),
        "s2": ("t1",),
    }


def test_concentration_leaves_out_what_only_cuts_systems_off():
    assert measures(ties=needs("i1>s1 s1>s2")).concentration() == ()


def test_propagation_cost_needs_two_systems_and_looks_at_their_layer_alone():
    assert measures(ties=needs("i1>s1")).propagation_cost() is None
    layer = measures(ties=needs("s1>d1 d1>s2")).propagation_cost()
    assert (layer.items, layer.ties, layer.propagation_cost) == (2, 0, 0.0)
