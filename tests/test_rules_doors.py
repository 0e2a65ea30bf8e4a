"""Rules on ways back: each fires, stays silent, says what it lacks, and suspects on a gut feel."""

from typing import Any

import pytest
from rule_cases import EMPTY, check, items, noticed, room, states, with_basis

from spm_tui.diagnosis.rules import doors
from spm_tui.workshop.records import Case, DoorRecord
from spm_tui.workshop.session import Session

MAP = items(system="s p")


def door(**fields: Any) -> DoorRecord:
    return DoorRecord(**({"case": "hub", "door": "easy", "items": ("s",), "basis": "one-case"} | fields))


def session(*given: DoorRecord) -> Session:
    return room(*given, items=MAP)


FIRES: dict[str, Session] = {
    "untested-door": session(door(said_months=3.0, seen_months=16.0, lost=("AIS contract",))),
    "door-tested": session(door(tried="fully", said_months=1.0, seen_months=2.0)),
}
SILENT: dict[str, Session] = {
    "untested-door": session(door(said_months=3.0, seen_months=5.9, tried="partly", fails=())),
    "door-tested": session(door(tried="fully", said_months=1.0, seen_months=2.1)),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "untested-door": (session(door(said_months=3.0)), {"seen_months", "tried", "fails"}),
    "door-tested": (session(door(tried="fully")), {"said_months", "seen_months"}),
}
SUSPECTED: dict[str, Session] = {rule: with_basis(given, "hunch") for rule, given in FIRES.items()}
RULES = sorted(FIRES)


def test_every_rule_of_the_theme_has_its_cases() -> None:
    assert {rule.id for rule in doors.RULES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_on_the_thing_behind_the_door(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.items, found.key) == ("supported", ("s",), f"{rule}:s")
    assert [(step.question, step.key) for step in found.trail] == [("reversibility", "s")]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    given, lacking = LACKING[rule]
    assert set(check(rule, given).lacking) == {f"reversibility.doors.{key}" for key in lacking}
    assert states(given, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    assert states(SUSPECTED[rule], rule) == ["suspected"]


@pytest.mark.parametrize("rule", RULES)
def test_with_no_decision_the_rule_asks_for_one(rule: str) -> None:
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking[0] == "reversibility.doors.case"


@pytest.mark.parametrize("kind", ["costly", "none"])
def test_only_ways_back_we_call_easy_are_tried_against_what_was_seen(kind: str) -> None:
    given = session(door(door=kind, said_months=1.0, seen_months=16.0, tried="fully", fails=("no_rebuild",)))
    for rule in RULES:
        assert noticed(given, rule) == []


def test_a_door_never_tried_is_worth_checking_and_a_test_it_does_not_pass_is_shown() -> None:
    assert states(session(door(tried="never", basis="measured")), "untested-door") == ["suspected"]
    (found,) = noticed(session(door(tried="never", fails=("known_reverser",))), "untested-door")
    assert found.state == "supported"
    assert "we know who would reverse it" in found.sentence


def test_the_sentence_says_what_was_lost_on_the_way() -> None:
    (found,) = noticed(FIRES["untested-door"], "untested-door")
    assert found.headline == 'Way back from "Hub": 3 months said, it took 16.'
    assert found.detail == 'We called it easy. Lost: "AIS contract".'
    assert found.known == "once"


def test_a_door_without_things_goes_by_its_case_and_has_no_subject() -> None:
    (found,) = noticed(session(door(items=None, tried="never")), "untested-door")
    assert (found.key, found.items) == ("untested-door:hub", ())


def test_a_door_to_several_things_is_one_finding_about_the_first() -> None:
    (found,) = noticed(session(door(items=("p", "s"), tried="never")), "untested-door")
    assert (found.key, found.items) == ("untested-door:p+s", ("p", "s"))


def test_a_decision_of_four_words_is_whole_in_the_line_that_is_read() -> None:
    given = room(
        door(case="own-port", said_months=3.0, seen_months=16.0),
        cases=(Case(id="own-port", name="Own position hub now"),),
    )
    (found,) = noticed(given, "untested-door")
    assert found.headline == 'Way back from "Own position hub now": 3 months said, took 16.'
