"""The next probe: the field most rules lacked, never from a question set aside, and always in plain words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rule_cases import EMPTY, check, diagnosis, room
from strategies import sessions

from spm_tui.diagnosis.asks import ASKS, ask_for
from spm_tui.diagnosis.keys import spec_of
from spm_tui.diagnosis.probes import next_probe, probes
from spm_tui.diagnosis.rules import BY_ID
from spm_tui.workshop.choices import Status
from spm_tui.workshop.records import Shift
from spm_tui.workshop.session import Session, Stopping, with_answer

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
