"""Rules on stopping: each fires, stays silent, says what it lacks, and is suspected on a gut feel."""

from math import ceil
from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, changed, check, items, noticed, room, states, tie, ties, ties_with

from spm_tui.diagnosis.rules import stops, stops_on_map
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.records import Stop, Swap
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import figure


def stop(what: str = "a", **fields: Any) -> Stop:
    return Stop(items=tuple(what.split()), **({"basis": "measured"} | fields))


MAP = items(initiative="a b", team="t1 t2", system="s1 s2", workflow="w", data="d", operation="o")
#: Initiative a has seven people; 1.5 of t1 keep s1 running inside it, which w needs too.
EFFORT = (
    tie("a", "t1", 4, months=1.0),
    tie("a", "t2", 3, months=1.0),
    tie("a", "s1"),
    tie("w", "s1"),
    tie("s1", "t1", 2.5, carried_by="a"),
)
SAID = {"said_people": 7.0, "said_months": 1.0}
WANTED = (*EFFORT, tie("b", "t2", 1))


def trade(*swaps: Swap, horizon: float = 3, **wants: float) -> Session:
    """Initiative a stops; b wants people; t1 and t2 may be able to help."""
    session = room(stop(**SAID), *swaps, items=MAP, ties=EFFORT, horizon_months=horizon)
    return changed(session, "b", **({"wants": 4.0} | wants))


def slow(months: float, team: str = "t1", **fields: Any) -> Swap:
    given = {"basis": "repeated", "said_months": 1.0, "seen_months": months} | fields
    return Swap(category="teams", from_=team, to="b", **given)


FIRES: dict[str, Session] = {
    "reclaim-gap": room(stop(**SAID), items=MAP, ties=EFFORT),
    "clean-stop": room(stop(**SAID, seen_people=6.3, seen_months=2.0), items=MAP),
    "orphaned-by-stop": changed(
        room(stop(), items=MAP, ties=(tie("a", "t1", 4), *ties("a s1", "w s1"))), "s1", run_people=0.5
    ),
    "unfunded-run": room(stop(run_paid_by=" Nobody"), items=MAP, ties=EFFORT),
    "entangled-stop": room(
        stop(),
        items=MAP,
        ties=(tie("a", "t1"), tie("a", "s1", cut="inseparable", because="one schema"), tie("w", "a")),
    ),
    "dead-trade": trade(slow(9), slow(9, "t2", seen_value=0.0)),
}
SILENT: dict[str, Session] = {
    "reclaim-gap": room(stop(**SAID, seen_people=4.7), items=MAP),
    "clean-stop": room(stop(**SAID, seen_people=6.2, seen_months=2.0), items=MAP),
    "orphaned-by-stop": room(
        stop(), items=MAP, ties=(tie("a", "t1", 4), *ties("a s1", "w s1", "b s1", "b t2"))
    ),
    "unfunded-run": room(stop(run_paid_by="CFO"), items=MAP, ties=EFFORT),
    "entangled-stop": room(stop(), items=MAP, ties=(tie("a", "t1"), tie("a", "s1", cut="inseparable"))),
    "dead-trade": trade(slow(1), slow(1, "t2")),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "reclaim-gap": (room(stop(), items=MAP), {"said_people", "seen_people", "ties.people"}),
    "clean-stop": (
        room(stop(**SAID), items=MAP), {"seen_people", "seen_months"},
    ),
    "orphaned-by-stop": (room(stop(), items=MAP), {"ties.to"}),
    "unfunded-run": (room(stop(), items=MAP, ties=EFFORT), {"run_paid_by"}),
    "entangled-stop": (room(stop(), items=MAP, ties=ties("a t1", "a s1", "w a")), {"ties.cut"}),
    "dead-trade": (room(stop(**SAID), items=MAP, ties=EFFORT), {"items.wants"}),
}  # fmt: skip
SUSPECTED: dict[str, Session] = {
    "reclaim-gap": ties_with(FIRES["reclaim-gap"], basis="hunch"),
    "clean-stop": room(stop(**SAID, seen_people=7.0, seen_months=1.0, basis=None), items=MAP),
    "orphaned-by-stop": ties_with(FIRES["orphaned-by-stop"], basis="hunch"),
    "unfunded-run": room(stop(run_paid_by="nobody", basis="hunch"), items=MAP, ties=EFFORT),
    "entangled-stop": ties_with(FIRES["entangled-stop"], basis="hunch"),
    "dead-trade": trade(slow(9, basis="hunch"), slow(9, "t2", basis=None)),
}
RULES = sorted(FIRES)


def test_every_rule_of_the_theme_has_its_cases() -> None:
    assert {rule.id for rule in (*stops.RULES, *stops_on_map.RULES)} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_and_shows_what_it_rests_on(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.items[0], found.key) == ("supported", "a", f"{rule}:a")
    assert found.trail[0].question == "stopping"


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, lacking = LACKING[rule]
    keys = {key if "." in key else f"stopping.stops.{key}" for key in lacking}
    assert set(check(rule, session).lacking) == keys
    assert states(session, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    assert states(SUSPECTED[rule], rule) == ["suspected"]


@pytest.mark.parametrize("rule", RULES)
def test_with_nothing_stopped_the_rule_asks_for_a_stop(rule: str) -> None:
    outcome = check(rule, EMPTY)
    assert (outcome.examined, outcome.findings) == (False, ())
    assert outcome.lacking[0] == "stopping.stops.items"


@pytest.mark.parametrize(
    ("said", "seen", "fires"),
    [
        (3.0, 2.0, True),
        (3.0, 2.1, False),
        (2.9, 1.9, True),
        (1.5, 0.6, False),
        (1.5, 0.5, True),
        (0, 0, False),
    ],
)
def test_two_thirds_or_less_and_a_person_less_is_a_gap(said: float, seen: float, fires: bool) -> None:
    assert (
        bool(check("reclaim-gap", room(stop(said_people=said, seen_people=seen), items=MAP)).findings)
        == fires
    )


def test_what_was_counted_comes_before_what_the_map_shows() -> None:
    session = room(stop(**SAID, seen_people=6.0), items=MAP, ties=EFFORT)
    assert noticed(session, "reclaim-gap") == []


def test_the_gap_names_what_keeps_people_and_the_chain_that_holds_it() -> None:
    (found,) = noticed(FIRES["reclaim-gap"], "reclaim-gap")
    assert found.headline == "Stopping A: 7 people said, 4.5 can move."
    assert found.detail == "Of 7 on it today, 2.5 keep S1 running."
    assert found.known == "1 of 1 asked"
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (2.5, "people")
    assert [step.text for step in found.trail if step.key == "w>s1"] == ["W > S1"]


def test_those_who_run_what_leaves_are_counted_before_it_is_said_how_many_of_them_stay() -> None:
    freed = (tie("a", "t1", 0.4), tie("a", "d"), tie("d", "t1", 4, stays=1.4))
    (found,) = noticed(room(stop(**SAID), items=MAP, ties=freed), "reclaim-gap")
    assert found.headline == "Stopping A: 7 people said, 3 can move."
    assert found.detail == "Of 4.4 on it and what leaves with it, 1.4 stay, as noted."


def test_a_figure_of_the_map_is_not_firm_while_run_load_was_not_asked() -> None:
    session = room(stop(said_people=12.0), items=MAP, ties=(*EFFORT, tie("a", "s2"), tie("w", "s2")))
    assert states(session, "reclaim-gap") == ["suspected"]
    assert states(changed(session, "s2", run_people=0.0), "reclaim-gap") == ["supported"]


def test_a_gap_counted_by_gut_feel_is_shown_when_the_map_shows_it_too() -> None:
    session = room(stop(**SAID, seen_people=2.0, basis="hunch"), items=MAP, ties=EFFORT)
    assert states(session, "reclaim-gap") == ["supported"]
    assert states(structs.replace(session, ties=()), "reclaim-gap") == ["suspected"]


def test_what_else_came_free_and_what_was_counted_later_speak_against_the_gap() -> None:
    session = room(
        stop(said_people=9.0, seen_people=1.0, result_people=3.0, freed=("people-time", "attention")),
        items=MAP,
        ties=EFFORT,
    )
    (found,) = noticed(session, "reclaim-gap")
    assert found.counter == (
        "The map alone would let 4.5 people move.",
        "Counted again later: 3 people.",
        "Something else came free: attention.",
    )


@pytest.mark.parametrize(("months", "fires"), [(2.0, True), (2.1, False)])
def test_a_clean_stop_is_a_month_late_at_most(months: float, fires: bool) -> None:
    session = room(stop(**SAID, seen_people=7.0, seen_months=months), items=MAP)
    assert bool(noticed(session, "clean-stop")) == fires


def test_an_orphan_is_named_with_what_still_needs_it() -> None:
    (found,) = noticed(FIRES["orphaned-by-stop"], "orphaned-by-stop")
    assert found.items == ("a", "s1")
    assert found.sentence == "Without A, nobody on the map runs S1. W still needs it."


def test_an_orphan_that_nothing_needs_is_not_said_to_be_needed() -> None:
    (found,) = noticed(room(stop(), items=MAP, ties=(tie("a", "t1", 4), *ties("a o"))), "orphaned-by-stop")
    assert found.sentence == "Without A, nobody on the map runs O. It stays for its own sake."
    both = room(stop(), items=MAP, ties=(tie("a", "t1", 4), *ties("a o", "a s1", "w s1")))
    (found,) = noticed(both, "orphaned-by-stop")
    assert found.detail == "W still needs S1. O stays for its own sake."


def test_an_orphan_is_worth_checking_while_run_load_was_not_asked_or_a_tie_is_a_gut_feel() -> None:
    session = FIRES["orphaned-by-stop"]
    assert states(changed(session, "s1", run_people=None), "orphaned-by-stop") == ["suspected"]
    hunch = structs.replace(session.ties[0], basis="hunch")
    other = structs.replace(session.ties[0], to="t2", people=1.0)
    assert states(structs.replace(session, ties=(*session.ties, other)), "orphaned-by-stop") == ["supported"]
    unsure = structs.replace(session, ties=(hunch, *session.ties[1:], other))
    assert states(unsure, "orphaned-by-stop") == ["suspected"]


def test_run_load_by_gut_feel_makes_what_rests_on_it_worth_checking_and_is_said() -> None:
    unsure = tuple(
        structs.replace(one, basis="hunch") if one.carried_by else one for one in FIRES["reclaim-gap"].ties
    )
    session = structs.replace(FIRES["reclaim-gap"], ties=unsure)
    (found,) = noticed(session, "reclaim-gap")
    assert (found.state, found.known) == ("suspected", "people by gut feel, 1 of 1 asked")
    trade_ = structs.replace(trade(slow(9), slow(9, "t2")), ties=unsure)
    assert states(trade_, "dead-trade") == ["suspected"]


def test_what_nobody_ran_before_is_no_orphan() -> None:
    session = room(stop(), items=MAP, ties=ties("a s1", "w s1"))
    assert states(session, "orphaned-by-stop") == ["not-examined"]


def test_a_stop_of_a_team_is_not_looked_at_on_the_map() -> None:
    session = room(stop("t1", said_people=3.0), items=MAP, ties=EFFORT)
    for rule in ("reclaim-gap", "orphaned-by-stop", "unfunded-run", "dead-trade"):
        assert states(session, rule) == ["not-examined"]


def test_run_load_that_leaves_with_the_stop_is_nobodys_burden() -> None:
    session = room(
        stop(run_paid_by="nobody"),
        items=MAP,
        ties=(tie("a", "t1", 4), tie("a", "s1"), tie("s1", "t1", 1, carried_by="a")),
    )
    assert noticed(session, "unfunded-run")[0].state == "not-examined"


def test_ties_of_three_kinds_count_either_way_round_and_the_cut_is_named() -> None:
    (found,) = noticed(FIRES["entangled-stop"], "entangled-stop")
    assert found.headline == "A cannot be parted from S1."
    assert found.detail == (
        "The reason given: one schema. Its 3 ties are to architecture, teams and workflows."
    )


def test_of_several_cuts_beyond_making_one_is_named_as_one() -> None:
    two = (tie("a", "t1"), tie("a", "s1", cut="inseparable"), tie("w", "a", cut="inseparable"))
    (found,) = noticed(room(stop(), items=MAP, ties=two), "entangled-stop")
    assert found.headline == "A cannot be parted from S1 and W."
    assert found.detail.startswith("Its 3 ties are to ")


def test_cuts_that_are_all_answered_and_possible_leave_nothing_entangled() -> None:
    session = room(stop(), items=MAP, ties=ties("a t1", "a s1", "w a"))
    assert check("entangled-stop", ties_with(session, cut="costly")).examined
    assert noticed(ties_with(session, cut="costly"), "entangled-stop") == []


def test_a_trade_names_who_cannot_and_who_is_late() -> None:
    (found,) = noticed(FIRES["dead-trade"], "dead-trade")
    assert found.size is not None
    assert found.size.value == 4.0
    assert {step.key for step in found.trail if step.question == "fungibility"} == {"t1>b", "t2>b"}


def test_who_can_move_after_a_stop_that_is_over_is_told_of_the_map() -> None:
    before = FIRES["dead-trade"]
    (ahead,) = noticed(before, "dead-trade")
    assert " on the map " not in ahead.headline
    assert before.answers.stopping is not None
    over = tuple(structs.replace(one, seen_people=1.0) for one in before.answers.stopping.stops)
    stopping = structs.replace(before.answers.stopping, stops=over)
    session = structs.replace(before, answers=structs.replace(before.answers, stopping=stopping))
    (found,) = noticed(session, "dead-trade")
    assert found.headline.startswith("Stopping A: on the map 4.5 can move, none in time")


def test_half_of_what_could_move_is_enough_and_less_is_not() -> None:
    half = trade(slow(9), slow(1, "t2"), wants=4.5)
    assert check("dead-trade", half).examined
    assert noticed(half, "dead-trade") == []
    assert states(trade(slow(9, seen_value=0.0), wants=1.5), "dead-trade") == []


def test_a_longer_horizon_makes_a_late_trade_a_good_one() -> None:
    session = trade(slow(9), slow(9, "t2"))
    assert states(session, "dead-trade") == ["supported"]
    assert states(structs.replace(session, horizon_months=12.0), "dead-trade") == []


def test_when_nobody_asks_for_people_there_is_no_trade_to_be_late_for() -> None:
    assert states(trade(slow(9), wants=0.0), "dead-trade") == []


def test_icing_and_handing_over_are_called_by_their_name() -> None:
    session = room(stop(action="hand-over", said_people=5.0, seen_people=1.0), items=MAP)
    assert noticed(session, "reclaim-gap")[0].headline == "Handing over A: 5 people said, 1 came back."


def test_a_tie_inside_a_stop_is_no_tie_to_the_rest() -> None:
    things = items(initiative="a w", team="t1", system="s1", data="d1")
    inside = tie("a", "s1", cut="inseparable")
    out = (tie("a", "t1", cut="costly"), tie("a", "d1", cut="costly"))
    together = room(stop("a s1"), items=things, ties=(inside, *out))
    assert check("entangled-stop", together).findings == ()
    assert len(check("entangled-stop", room(stop("a"), items=things, ties=(inside, *out))).findings) == 1
    alone = room(stop("a s1"), items=things, ties=(inside,))
    assert check("entangled-stop", alone).lacking == ("ties.to",)
    assert check("orphaned-by-stop", alone).lacking == ("ties.to",)


@pytest.mark.parametrize("hunches", range(2 ** len(EFFORT)))
def test_a_gap_that_turns_inside_its_range_is_worth_checking_and_says_how_far_it_goes(hunches: int) -> None:
    """7 said, 4.5 can move; 4.7 would still be a gap. Any tie may rest on a gut feel."""
    given = tuple(
        structs.replace(one, basis="hunch") if hunches >> n & 1 else one for n, one in enumerate(EFFORT)
    )
    session = room(stop(**SAID), items=MAP, ties=given)
    (found,) = noticed(session, "reclaim-gap")
    low, high = Measures(session).released_range(["a"])
    assert low <= 4.5 <= high
    turns = 3 * high > 2 * 7
    told = [text for text in found.counter if "gut feel" in text]
    assert told == (
        [f"At the most {figure(ceil(2 * high) / 2, 'people')} could move: this rests on gut feel."]
        if turns
        else []
    )
    if turns:
        assert found.state == "suspected"
    people = f"{figure(low)} to {figure(high)}" if low != high else "4.5"
    assert found.headline == f"Stopping A: 7 people said, {people} can move."
