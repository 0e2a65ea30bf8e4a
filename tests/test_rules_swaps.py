"""Rules on who can do whose work: each fires, stays silent, says what it lacks, suspects on a gut feel."""

from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, check, items, noticed, room, states, with_basis

from spm_tui.diagnosis.rules import swaps
from spm_tui.diagnosis.rules.sentences import time_taken
from spm_tui.workshop.records import Item, Swap
from spm_tui.workshop.session import Session

MAP = items(team="t u", initiative="c")


def one(to: str = "c", **fields: Any) -> Swap:
    return Swap(**({"category": "teams", "from_": "t", "to": to, "basis": "one-case"} | fields))


def session(*given: Swap) -> Session:
    return room(*given, items=MAP)


FIRES: dict[str, Session] = {
    "swap-gap": session(one(said_months=1.0, seen_months=4.0, blockers=("access",))),
    "swap-held": session(one(said_months=1.0, seen_months=2.0, said_value=80.0, seen_value=70.0)),
    "sole-holder": session(one(said_months=1.0, able_others=1)),
}
SILENT: dict[str, Session] = {
    "swap-gap": session(one(said_months=3.0, seen_months=5.9, said_value=80.0, seen_value=61.0)),
    "swap-held": session(one(said_months=1.0, seen_months=2.1)),
    "sole-holder": session(one(said_value=80.0, able_others=2)),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "swap-gap": (session(one(said_months=1.0)), {"seen_months"}),
    "swap-held": (session(one(said_months=1.0, said_value=80.0)), {"seen_months"}),
    "sole-holder": (session(one(said_months=1.0)), {"able_others"}),
}
SUSPECTED: dict[str, Session] = {rule: with_basis(given, "hunch") for rule, given in FIRES.items()}
RULES = sorted(FIRES)


def test_every_rule_of_the_theme_has_its_cases() -> None:
    assert {rule.id for rule in swaps.RULES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_on_the_one_who_steps_in(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.items, found.key) == ("supported", ("t", "c"), f"{rule}:t>c")
    assert [(step.question, step.key) for step in found.trail] == [("fungibility", "t>c")]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    given, lacking = LACKING[rule]
    assert set(check(rule, given).lacking) == {f"fungibility.swaps.{key}" for key in lacking}
    assert states(given, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("basis", ["hunch", None])
def test_on_a_gut_feel_or_none_the_rule_only_suspects(rule: str, basis: Any) -> None:
    assert states(with_basis(FIRES[rule], basis), rule) == ["suspected"]


@pytest.mark.parametrize("rule", RULES)
def test_with_no_swap_the_rule_asks_for_one(rule: str) -> None:
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking[0] == "fungibility.swaps.from"


@pytest.mark.parametrize(
    ("said", "seen", "fires"),
    [(1, 3, True), (1, 2.9, False), (3, 6, True), (3, 5.9, False), (0, 2, True), (0, 1.9, False)],
)
def test_twice_as_long_and_two_months_more_is_a_gap(said: float, seen: float, fires: bool) -> None:
    given = session(one(said_months=float(said), seen_months=float(seen)))
    assert bool(noticed(given, "swap-gap")) == fires


@pytest.mark.parametrize(("seen", "fires"), [(60.0, True), (60.1, False), (100.0, False)])
def test_twenty_points_of_value_less_is_a_gap(seen: float, fires: bool) -> None:
    given = session(one(said_value=80.0, seen_value=seen))
    assert bool(noticed(given, "swap-gap")) == fires


def test_cannot_is_a_gap_only_where_something_was_said() -> None:
    assert states(session(one(said_months=1.0, seen_value=0.0)), "swap-gap") == ["supported"]
    assert states(session(one(seen_value=0.0)), "swap-gap") == ["not-examined"]


def test_what_cannot_be_done_stands_beside_what_was_said_of_it() -> None:
    given = session(one(said_months=3.0, seen_value=0.0))
    named = structs.replace(
        given, items=tuple(structs.replace(i, name=f"{i.name} of the whole house") for i in given.items)
    )
    for where in (given, named):
        (found,) = noticed(where, "swap-gap")
        assert "it cannot be done" in found.headline
        assert "3 months" in found.sentence


def test_cannot_is_never_a_swap_that_held() -> None:
    given = session(one(said_months=1.0, seen_months=1.0, seen_value=0.0))
    assert noticed(given, "swap-held") == []
    assert check("swap-held", given).examined


@pytest.mark.parametrize(("seen", "fires"), [(70.0, True), (69.9, False), (90.0, True), (90.1, False)])
def test_a_swap_held_within_ten_points(seen: float, fires: bool) -> None:
    given = session(one(said_months=1.0, seen_months=1.0, said_value=80.0, seen_value=seen))
    assert bool(noticed(given, "swap-held")) == fires


def test_the_sentence_says_what_was_said_what_it_took_and_what_stays() -> None:
    (found,) = noticed(FIRES["swap-gap"], "swap-gap")
    assert found.sentence == ("Covering C with T: 1 month said, it took 4. In the way: access.")
    assert found.known == "once"
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (3.0, "months")


def test_two_records_of_one_pair_are_two_findings_whatever_their_order() -> None:
    short, long = one(said_months=1.0, seen_months=4.0), one(said_months=1.0, seen_months=9.0, basis="hunch")
    for given in (session(short, long), session(long, short)):
        found = {finding.key: (finding.state, finding.size) for finding in noticed(given, "swap-gap")}
        assert {key: state for key, (state, _) in found.items()} == {
            "swap-gap:t>c": "supported",
            "swap-gap:t>c~2": "suspected",
        }


def test_a_swap_that_went_as_said_says_so_though_the_headline_has_no_room() -> None:
    long = tuple(structs.replace(item, name=f"{item.name} of the second harbour") for item in MAP)
    given = one(said_months=2.0, seen_months=2.0)
    (short,) = noticed(session(given), "swap-held")
    assert short.headline.endswith("took 2 months, as said.")
    assert short.detail == ""
    (found,) = noticed(room(given, items=long), "swap-held")
    assert "as said" not in found.headline
    assert found.detail == "It took as long as we said."


def test_what_took_no_time_came_at_once() -> None:
    (found,) = noticed(session(one(said_months=1.0, seen_months=0.0)), "swap-held")
    assert found.sentence == "Covering C with T: 1 month said, it came at once."
    assert time_taken(2.0, 0.0) == "It came at once; we said 2 months."
    assert time_taken(0.0, 0.0) == "It came at once, as said."
    assert time_taken(0.0, 2.0) == "It took 2 months; we said 0."


def test_a_quote_that_is_cut_ends_its_sentence() -> None:
    long = " ".join(["and", "again"] * 20)
    (found,) = noticed(session(one(said_months=1.0, seen_months=9.0, blockers=(long,))), "swap-gap")
    assert found.detail.endswith("again and...")


def test_a_topic_takes_nothing_over_it_is_those_who_know_it() -> None:
    made = session(one(said_months=1.0, able_others=1))
    (found,) = noticed(made, "sole-holder")
    start = made.answers.fungibility.swaps[0].from_  # type: ignore[union-attr]
    skill = tuple(structs.replace(item, kind="skill") if item.id == start else item for item in made.items)
    (topic,) = noticed(structs.replace(made, items=skill), "sole-holder")
    assert topic.detail == found.detail.replace("We said ", "We said those who know ")


def test_a_name_of_three_words_is_whole_in_the_line_that_is_read() -> None:
    named = (
        Item(id="c", name="Customs rules engine", kind="system"),
        Item(id="t", name="Fleet team", kind="team"),
    )
    late, held = (room(one(said_months=1.0, seen_months=seen), items=named) for seen in (9.0, 2.0))
    assert [found.headline for found in noticed(late, "swap-gap")] == [
        "Covering Customs rules engine with Fleet team: 1 month said, took 9."
    ]
    assert [found.headline for found in noticed(held, "swap-held")] == [
        "Covering Customs rules engine with Fleet team: 1 month said, took 2."
    ]
