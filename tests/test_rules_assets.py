"""Rules on what behaves like what: each fires, stays silent, says what it lacks, suspects on a gut feel."""

from typing import Any

import pytest
from rule_cases import EMPTY, check, items, noticed, room, states, with_basis

from spm_tui.diagnosis.rules import assets
from spm_tui.workshop.records import Asset, Stop, Swap
from spm_tui.workshop.session import Session

MAP = items(system="s", team="t", product="p")
CLEAN = Stop(
    items=("s",), said_people=3.0, said_months=1.0, seen_people=3.0, seen_months=1.0, basis="measured"
)
HELD = Swap(category="teams", from_="t", to="s", said_months=1.0, seen_months=1.0, basis="measured")


def asset(**fields: Any) -> Asset:
    return Asset(**({"item": "s", "basis": "repeated"} | fields))


def session(*given: Any) -> Session:
    return room(*given, items=MAP)


VINEYARD = {"fits": "vineyard", "months_to_change": 24.0}
CHECKS = ("own_brand", "own_revenue", "own_costs")
FIRES: dict[str, Session] = {
    "stock-talk": session(asset(spoken_as="stock", **VINEYARD, must_change=("vines", "labour"))),
    "called-untouchable": session(asset(spoken_as="vineyard"), CLEAN),
    "untended-vineyard": session(asset(**VINEYARD, tended_by="Nobody ")),
    "false-module": session(asset(spoken_as="brand", fails=CHECKS)),
}
SILENT: dict[str, Session] = {
    "stock-talk": session(asset(spoken_as="stock", fits="brand", months_to_change=18.0)),
    "called-untouchable": session(asset(spoken_as="vineyard")),
    "untended-vineyard": session(asset(**VINEYARD, tended_by="CTO", committed_years=2.0)),
    "false-module": session(asset(spoken_as="brand", fails=CHECKS[:2])),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "stock-talk": (session(asset(spoken_as="stock")), {"fits", "months_to_change"}),
    "called-untouchable": (session(asset()), {"spoken_as", "fits"}),
    "untended-vineyard": (
        session(asset(fits="vineyard")),
        {"tended_by", "committed_years", "months_to_change"},
    ),
    "false-module": (session(asset(spoken_as="brand")), {"fails"}),
}
SUSPECTED: dict[str, Session] = {
    **{rule: with_basis(given, "hunch") for rule, given in FIRES.items()},
    "called-untouchable": session(asset(fits="vineyard", basis="hunch")),
}
RULES = sorted(FIRES)


def test_every_rule_of_the_theme_has_its_cases() -> None:
    assert {rule.id for rule in assets.RULES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_on_the_thing(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.items, found.key) == ("supported", ("s",), f"{rule}:s")
    assert ("vineyards", "s") in {(step.question, step.key) for step in found.trail}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    given, lacking = LACKING[rule]
    assert set(check(rule, given).lacking) == {f"vineyards.assets.{key}" for key in lacking}
    assert states(given, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    assert states(SUSPECTED[rule], rule) == ["suspected"]


@pytest.mark.parametrize("rule", RULES)
def test_with_no_thing_named_the_rule_asks_for_one(rule: str) -> None:
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking[0] == "vineyards.assets.item"


def test_stock_talk_is_shown_only_with_the_months_a_change_takes() -> None:
    assert states(session(asset(spoken_as="stock", fits="vineyard")), "stock-talk") == ["suspected"]
    assert states(session(asset(spoken_as="real-estate", months_to_change=18.5)), "stock-talk") == [
        "supported"
    ]
    assert states(session(asset(spoken_as="brand", **VINEYARD)), "stock-talk") == []


def test_the_sentence_names_how_it_is_spoken_of_how_it_behaves_and_what_changes_with_it() -> None:
    (found,) = noticed(FIRES["stock-talk"], "stock-talk")
    assert found.sentence == (
        "S: spoken of as a stock, behaves like a vineyard. A change takes 24 months. "
        "What must change with it: architecture and data; people and skills."
    )
    assert found.known == "more than once"


@pytest.mark.parametrize("basis", ["hunch", None])
def test_calling_a_thing_a_vineyard_on_a_gut_feel_is_asked_about(basis: Any) -> None:
    (found,) = noticed(session(asset(spoken_as="vineyard", basis=basis)), "called-untouchable")
    assert (found.tone, found.state) == ("asks", "supported")


def test_a_vineyard_that_changed_hands_as_said_is_asked_about() -> None:
    (found,) = noticed(session(asset(fits="vineyard"), HELD), "called-untouchable")
    assert "a change of hands that held" in found.sentence
    assert {step.question for step in found.trail} == {"vineyards", "fungibility"}


def test_what_the_headline_says_is_not_held_against_it() -> None:
    (found,) = noticed(session(asset(fits="vineyard", basis="hunch")), "called-untouchable")
    assert found.headline == "S behaves like a vineyard; no case is noted."
    assert found.counter == ()
    both = session(asset(spoken_as="vineyard", fits="vineyard", basis="hunch"))
    (spoken,) = noticed(both, "called-untouchable")
    assert (spoken.headline, spoken.counter) == (
        "S is spoken of as a vineyard.",
        ("It behaves like a vineyard.",),
    )


@pytest.mark.parametrize(("years", "fires"), [(1.9, True), (2.0, False), (None, False)])
def test_a_vineyard_is_tended_as_long_as_a_change_takes(years: float | None, fires: bool) -> None:
    given = session(asset(**VINEYARD, tended_by="CTO", committed_years=years))
    assert bool(noticed(given, "untended-vineyard")) == fires


def test_what_is_no_vineyard_needs_no_tending() -> None:
    given = session(asset(fits="brand", tended_by="nobody"))
    assert check("untended-vineyard", given).examined
    assert noticed(given, "untended-vineyard") == []


def test_checks_passed_speak_against_a_module_that_is_none() -> None:
    given = session(asset(spoken_as="brand", fails=CHECKS, passes=("as_a_service",)))
    (found,) = noticed(given, "false-module")
    assert found.counter == ("Checks it passes: as a service.",)


def test_the_same_check_twice_is_one_check() -> None:
    given = session(asset(spoken_as="brand", fails=("own_brand", "own_brand", "own_costs")))
    assert noticed(given, "false-module") == []
