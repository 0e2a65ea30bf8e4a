"""The next probe: the field most rules lacked, never from a question set aside, and always in plain words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rule_cases import EMPTY, check, diagnosis, items, room, tie
from strategies import sessions

from spm_tui.diagnosis.asks import ASKS, ask_for
from spm_tui.diagnosis.front_probe import front_probe, named
from spm_tui.diagnosis.probes import Probe, next_probe, open_fields, probes
from spm_tui.diagnosis.record_keys import spec_of
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.choices import ANSWER_KEYS, Basis, Status
from spm_tui.workshop.records import (
    Asset,
    DoorRecord,
    FunctionRecord,
    LeverRecord,
    Right,
    Shift,
    Stop,
    Swap,
    Tie,
)
from spm_tui.workshop.session import Session, Stopping, records, with_answer

STOPS = "stopping.stops.said_people"
SWAPS = "fungibility.swaps.seen_months"


def test_the_key_most_rules_lacked_is_asked_next() -> None:
    lacking = {
        "reclaim-gap": (STOPS,),
        "swap-gap": (SWAPS, STOPS),
        "swap-held": (SWAPS,),
        "dead-trade": (SWAPS,),
    }
    probe = next_probe(EMPTY, lacking)
    assert probe is not None
    assert (probe.question, probe.key) == ("fungibility", SWAPS)
    assert probe.would_change == ("dead-trade", "swap-gap", "swap-held")
    assert [one.key for one in probes(EMPTY, lacking)] == [SWAPS, STOPS]


def test_a_rule_that_lacks_a_key_twice_counts_once() -> None:
    lacking = {"reclaim-gap": (STOPS, STOPS), "swap-gap": (SWAPS,), "swap-held": (SWAPS,)}
    probe = next_probe(EMPTY, lacking)
    assert probe is not None
    assert probe.key == SWAPS


def test_equals_come_by_question_then_key_with_things_and_ties_last() -> None:
    keys = ("ties.people", "items.wants", "session.teams_stable", SWAPS, "stopping.stops.seen_people", STOPS)
    found = probes(EMPTY, {"reclaim-gap": keys})
    assert [one.key for one in found] == [
        STOPS, "stopping.stops.seen_people", SWAPS, "session.teams_stable", "items.wants", "ties.people",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["skipped", "not-applicable"])
def test_a_question_set_aside_is_not_asked_again(status: Status) -> None:
    session = with_answer(EMPTY, "stopping", Stopping(status=status))
    lacking = {"reclaim-gap": (STOPS,), "clean-stop": (STOPS,), "swap-gap": (SWAPS,)}
    probe = next_probe(session, lacking)
    assert probe is not None
    assert probe.key == SWAPS
    assert next_probe(session, {"reclaim-gap": (STOPS,)}) is None


@pytest.mark.parametrize("status", ["open", "answered"])
def test_an_open_question_and_an_answered_one_may_be_asked(status: Status) -> None:
    session = with_answer(EMPTY, "stopping", Stopping(status=status))
    assert next_probe(session, {"reclaim-gap": (STOPS,)}) is not None


def test_with_nothing_lacking_there_is_nothing_to_ask() -> None:
    assert next_probe(EMPTY, {}) is None
    assert next_probe(EMPTY, {"reclaim-gap": ()}) is None


def test_answering_the_probe_lets_the_rules_it_names_look() -> None:
    shifts = [Shift(case=f"c{n}", months=9, basis="repeated") for n in range(3)]
    session = room(*shifts, teams_stable=True, budget_horizon_months=6.0)
    lacking = {"moved-not-removed": check("moved-not-removed", session).lacking}
    probe = next_probe(session, lacking)
    assert probe is not None
    assert probe.key == "session.replan_every_months"
    answered = structs.replace(session, replan_every_months=3.0)
    assert all(check(rule, answered).examined for rule in probe.would_change)


def test_an_empty_session_is_asked_about_the_first_question_with_most_to_gain() -> None:
    probe = diagnosis(EMPTY).next_probe
    assert probe is not None
    assert probe.ask.endswith("?")
    assert len(probe.would_change) > 3


def test_every_sentence_asks_for_a_field_of_the_file() -> None:
    for key, sentence in ASKS.items():
        assert key == "boundary.clarity" or spec_of(key) is not None, key
        assert sentence.endswith("?")
        assert len(sentence) <= 90


@settings(max_examples=40, deadline=None)
@given(sessions())
def test_whatever_a_rule_lacks_has_a_sentence_of_its_own(session: Session) -> None:
    for rule in BY_ID:
        for key in check(rule, session, date(2026, 11, 22)).lacking:
            assert key in ASKS, f"{rule} lacks {key}"


@given(st.sampled_from(["stopping.stops.action", "items.note", "nothing.of.this"]))
def test_a_field_without_a_sentence_is_asked_by_its_label(key: str) -> None:
    assert ask_for(key).startswith("What do we know of this: ")


# what the story in front lacks


def asked(session: Session) -> Probe:
    probe = diagnosis(session).next_probe
    assert probe is not None
    return probe


def swapped(basis: Basis | None, **given: float) -> Session:
    swap = Swap(category="teams", from_="t", to="a", said_months=1, seen_months=9, basis=basis, **given)  # type: ignore[arg-type]
    return room(swap, items=items(initiative="a", team="t"))


def test_what_only_gut_feel_keeps_at_worth_checking_is_asked_how_we_know() -> None:
    unsaid = asked(swapped(None))
    assert (unsaid.question, unsaid.key) == ("fungibility", "fungibility.swaps.basis")
    assert unsaid.ask.startswith("Covering A with T: do we know this from numbers")
    assert "swap-gap" in unsaid.would_change
    felt = asked(swapped("hunch"))
    assert felt.ask == "Covering A with T: so far a gut feel. Who has seen it happen, or has a number?"


def test_the_most_telling_open_field_of_the_story_in_front_comes_next_by_name() -> None:
    probe = asked(swapped("measured"))
    assert probe.key == "fungibility.swaps.seen_value"
    assert probe.ask == "Covering A with T: how much of the value was kept, the last time it was tried?"
    further = asked(swapped("measured", seen_value=50.0))
    assert further.key == "fungibility.swaps.said_value"


def test_what_nobody_said_was_tried_is_not_asked_as_if_it_was() -> None:
    never = room(
        Swap(category="teams", from_="t", to="a", said_months=1), items=items(initiative="a", team="t")
    )
    assert asked(never).ask == "Covering A with T: was it tried, and how many months did it take?"
    value = named(never, Probe("fungibility", "fungibility.swaps.seen_value", "?", ()))
    assert value is not None
    assert value.ask == "Covering A with T: was it tried, and how much of the value was kept?"
    worse = room(
        Swap(category="teams", from_="t", to="a", said_months=1, seen_value=50),
        items=items(initiative="a", team="t"),
    )
    probe = Probe("fungibility", "fungibility.swaps.seen_months", "?", ())
    found = named(worse, probe)
    assert found is not None
    assert found.ask == "Covering A with T: how many months did it take, the last time it was tried?"


def test_who_pays_is_asked_only_of_what_goes_on_running() -> None:
    def telling(stop: Stop, *more: Tie) -> str | None:
        things = items(initiative="a b", team="t", system="s")
        session = room(stop, items=things, ties=(tie("a", "t", 4), *more))
        probe = front_probe(session, Measures(session), (), {})
        return probe.key.rpartition(".")[2] if probe else None

    bare = Stop(items=("a",), said_people=4, said_months=1)
    load = (tie("a", "s"), tie("b", "s"), tie("s", "t", 1, carried_by="a"))
    assert telling(bare) == "still_there"
    assert telling(structs.replace(bare, still_there=("data",))) == "run_paid_by"
    assert telling(bare, *load) == "run_paid_by"


def test_the_map_is_asked_for_works_that_go_on_and_not_for_what_is_there_already() -> None:
    lacking = {"x": ("ties.people", "ties.to", "ties.carried_by", "ties.months")}

    def open_on(*ties: Tie, stage: Any = None) -> list[str]:
        things = (structs.replace(items(initiative="a")[0], stage=stage), *items(system="s", team="t"))
        return [one.key for one in probes(room(items=things, ties=ties), lacking)]

    assert open_on() == ["ties.carried_by", "ties.months", "ties.people", "ties.to"]
    assert open_on(tie("a", "s")) == ["ties.people"]
    assert open_on(tie("a", "t", 2)) == ["ties.months"]
    assert open_on(tie("a", "t", 2, months=1), tie("s", "t", 1)) == ["ties.carried_by"]
    assert open_on(tie("a", "t", 2, months=1), tie("s", "t", 1, carried_by="a")) == []
    assert open_on(tie("s", "t", 1, carried_by="a"), stage="retired") == []


def test_a_stop_whose_people_nobody_put_on_the_map_is_asked_who_is_on_it() -> None:
    session = room(Stop(items=("a",), said_people=8, said_months=1), items=items(initiative="a"))
    probe = asked(session)
    assert probe.key == "ties.people"
    assert probe.ask == "A: which teams are on it today, and how many people of each?"


def test_a_stop_held_by_what_nobody_was_asked_about_is_asked_who_runs_that() -> None:
    session = room(
        Stop(items=("a",), said_people=8, said_months=1, basis="one-case"),
        items=items(initiative="a b", team="t", system="s"),
        ties=(tie("a", "t", 4), tie("a", "s"), tie("b", "s")),
    )
    probe = asked(session)
    assert (probe.question, probe.key) == ("items", "items.run_people")
    assert probe.ask == "S: how many people keep it running?"


def test_what_never_happened_is_not_asked() -> None:
    assert "seen_months" not in open_fields(DoorRecord(case="c", door="easy", tried="never"))
    assert "seen_months" in open_fields(DoorRecord(case="c", door="easy", tried="partly"))
    assert "seen_people" not in open_fields(Stop(items=("a",), said_people=1))
    assert "seen_people" in open_fields(Stop(items=("a",), said_people=1, seen_months=3))
    assert "moves_to" not in open_fields(FunctionRecord(function="map", if_gone="collapses"))
    session = room(
        DoorRecord(case="c", door="easy", said_months=1, tried="never", fails=(), basis="one-case")
    )
    lacking = {"door-tested": ("reversibility.doors.seen_months",)}
    assert probes(session, lacking) == ()


def test_what_is_answered_everywhere_is_not_asked() -> None:
    session = room(LeverRecord(lever="re-org", decided_by="ceo"))
    assert probes(session, {"x": ("ownership.levers.decided_by",)}) == ()
    more = room(LeverRecord(lever="re-org"))
    assert [one.key for one in probes(more, {"x": ("ownership.levers.decided_by",)})] == [
        "ownership.levers.decided_by"
    ]


def test_only_what_says_more_about_a_record_is_asked() -> None:
    def first(record: object) -> str | None:
        session = room(record, items=items(system="s"))
        probe = front_probe(session, Measures(session), (), {})
        return probe.key.rpartition(".")[2] if probe else None

    told = {"months_to_change": 3, "spoken_as": "stock"}
    assert first(Asset(item="s", fits="stock", **told)) is None  # type: ignore[arg-type]
    assert first(Asset(item="s", fits="vineyard", **told)) == "tended_by"  # type: ignore[arg-type]
    assert first(Right(decision_type="split", portfolio="inform", leadership="decide")) is None
    assert first(Right(decision_type="split", portfolio="inform", leadership="inform")) == "stalled_months"


def test_a_probe_on_a_field_names_the_first_record_that_lacks_it() -> None:
    session = room(Shift(case="b"), Shift(case="a", months=3))
    probe = Probe("redesign_frequency", "redesign_frequency.shifts.months", "How many months?", ())
    found = named(session, probe)
    assert found is not None
    assert found.ask == "B: how many months until it took hold?"
    assert named(EMPTY, probe) == probe


def test_who_tends_it_is_asked_of_what_behaves_like_a_vineyard() -> None:
    probe = Probe("vineyards", "vineyards.assets.tended_by", "Who tends it?", ())
    lacking = {"x": (probe.key,)}
    brand = Asset(item="a", fits="brand")
    assert probes(room(brand, items=items(system="a s")), lacking) == ()
    both = room(brand, Asset(item="s", fits="vineyard"), items=items(system="a s"))
    assert [one.key for one in probes(both, lacking)] == [probe.key]
    found = named(both, probe)
    assert found is not None
    assert found.ask == "S: who tends it?"


@settings(max_examples=60, deadline=None)
@given(sessions(), st.sampled_from(ANSWER_KEYS), st.sampled_from(["skipped", "not-applicable"]))
def test_whatever_is_asked_next_is_open_and_never_from_a_question_set_aside(
    session: Session, question: str, status: Status
) -> None:
    given_answer = getattr(session.answers, question)
    if given_answer is not None:
        session = with_answer(session, question, structs.replace(given_answer, status=status))
    probe = diagnosis(session).next_probe
    if probe is None:
        return
    assert probe.question != question or given_answer is None
    assert probe.ask.strip().endswith("?")
    table, *between, _ = probe.key.split(".")
    if between and table in ANSWER_KEYS and (held := records(session, table)):
        spec = spec_of(probe.key)
        assert spec is not None
        open_ = [one for one in held if getattr(one, spec.name) is None or spec.required]
        assert open_ or any(one.basis not in ("measured", "repeated", "one-case") for one in held)
