"""Rules over several questions: each fires, stays silent, says what it lacks, is suspected on a gut feel."""

from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, check, items, noticed, room, states, tie

from spm_tui.diagnosis.rules import across
from spm_tui.workshop.records import Asset, DoorRecord, Right, Stop
from spm_tui.workshop.session import Session

MAP = items(initiative="a b", team="t", system="s r")
EFFORT = (
    tie("a", "t", 8),
    tie("a", "s"),
    tie("b", "s"),
    tie("s", "t", 2.5, carried_by="a"),
    tie("r", "t", 1, carried_by="a"),
)


def stop(**fields: Any) -> Stop:
    return Stop(**{"items": ("a",), "basis": "repeated", **fields})


def right(decision_type: str, **fields: Any) -> Right:
    return Right(**{"decision_type": decision_type, "basis": "repeated", **fields})


def door(**fields: Any) -> DoorRecord:
    return DoorRecord(**{"case": "hub", "items": ("s",), "door": "easy", "basis": "repeated", **fields})


def asset(**fields: Any) -> Asset:
    return Asset(**{"item": "s", "basis": "repeated", **fields})


STOCK = asset(spoken_as="stock", fits="vineyard", months_to_change=24.0)
SLOW = door(said_months=3.0, seen_months=16.0)
FIRES: dict[str, Session] = {
    "waits-longer-than-said": room(
        stop(said_months=1.0),
        right("Stop a product", stalled_months=3.0, waiting_for="two lists to agree"),
        items=MAP,
    ),
    "stop-of-a-vineyard": room(stop(), STOCK, SLOW, items=MAP, ties=EFFORT),
}
SILENT: dict[str, Session] = {
    "waits-longer-than-said": room(
        stop(said_months=3.0), right("Stop a product", stalled_months=3.0), items=MAP
    ),
    "stop-of-a-vineyard": room(stop(), asset(spoken_as="stock", fits="real-estate"), items=MAP, ties=EFFORT),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "waits-longer-than-said": (
        room(stop(said_months=1.0), right("Fund a platform", stalled_months=3.0), items=MAP),
        {"boundary.rights.decision_type", "boundary.rights.stalled_months"},
    ),
    "stop-of-a-vineyard": (
        room(stop(), items=MAP, ties=EFFORT),
        {"vineyards.assets.spoken_as", "reversibility.doors.door"},
    ),
}
RULES = sorted(FIRES)


def test_every_rule_of_the_module_has_its_cases() -> None:
    assert {rule.id for rule in across.RULES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_over_the_questions_it_is_about(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.tone) == ("supported", "gap")
    assert len({step.question for step in found.trail} - {"ties"}) >= 2


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, lacking = LACKING[rule]
    assert set(check(rule, session).lacking) == lacking
    assert states(session, rule) == ["not-examined"]
    assert not check(rule, EMPTY).examined


def test_a_decision_that_waits_longer_than_the_stop_names_both_times() -> None:
    (found,) = check("waits-longer-than-said", FIRES["waits-longer-than-said"]).findings
    assert found.headline == "Stopping A: 1 month said; a decision to stop waited 3."
    assert found.detail == '"Stop a product" waited 3 months, for two lists to agree.'
    assert (found.key, found.items) == ("waits-longer-than-said", ())


@pytest.mark.parametrize(
    ("decision", "fires"),
    [
        ("stop a product", True),
        ("Ending an initiative", True),
        ("close a line", True),
        ("Bus stops", True),
        ("Order of the quarter", False),
        ("Send it on", False),
    ],
)
def test_a_decision_is_about_stopping_by_its_words(decision: str, fires: bool) -> None:
    session = room(stop(said_months=1.0), right(decision, stalled_months=3.0), items=MAP)
    assert bool(check("waits-longer-than-said", session).findings) == fires


def test_the_longest_wait_stands_against_the_shortest_stop_and_it_is_named() -> None:
    session = room(
        stop(said_months=2.0),
        stop(items=("b",), said_months=1.0),
        right("stop a product", stalled_months=3.0),
        right("close a line", stalled_months=6.0),
        items=MAP,
    )
    (found,) = check("waits-longer-than-said", session).findings
    assert found.headline == "Stopping B: 1 month said; a decision to stop waited 6."
    assert found.detail == '"Close a line" waited 6 months.'


def test_a_stop_that_a_vineyard_holds_is_one_chain_over_three_questions() -> None:
    (found,) = check("stop-of-a-vineyard", FIRES["stop-of-a-vineyard"]).findings
    assert found.headline == "S, called a stock, keeps 2.5 people on A."
    assert found.detail == (
        "It behaves like a vineyard; a change takes 24 months. Its way back took 16 months; we said 3."
    )
    assert (found.items, found.key) == (("a", "s"), "stop-of-a-vineyard:a")
    questions = [step.question for step in found.trail]
    assert questions == ["stopping", "ties", "vineyards", "reversibility"]
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (2.5, "people")


def test_a_door_called_easy_is_enough_when_it_took_twice_as_long() -> None:
    session = room(stop(), SLOW, items=MAP, ties=EFFORT)
    (found,) = check("stop-of-a-vineyard", session).findings
    assert found.headline == "S, way back called easy, keeps 2.5 people on A."
    assert found.detail == "Its way back took 16 months; we said 3."
    for other in (
        structs.replace(SLOW, seen_months=5.9),
        structs.replace(SLOW, door="costly"),
        structs.replace(SLOW, items=("b",)),
    ):
        assert not check("stop-of-a-vineyard", room(stop(), other, items=MAP, ties=EFFORT)).findings


def test_run_load_that_leaves_with_the_stop_holds_nothing() -> None:
    alone = tuple(one for one in EFFORT if one.from_ != "b")
    session = room(stop(), STOCK, items=MAP, ties=alone)
    assert not check("stop-of-a-vineyard", session).findings
