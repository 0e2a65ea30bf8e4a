"""Rules on who holds levers: each fires, stays silent, says what it lacks, and is suspected on a hunch."""

from typing import Any

import pytest
from rule_cases import EMPTY, check, noticed, room, states, with_basis

from spm_tui.workshop.records import LeverRecord
from spm_tui.workshop.session import Session


def lever(name: str, decided_by: str | None = None, lives: str | None = None, **more: Any) -> LeverRecord:
    return LeverRecord(lever=name, decided_by=decided_by, lives_with_it=lives, basis="repeated", **more)  # type: ignore[arg-type]


FIRES: dict[str, Session] = {
    "owner-without-levers": room(
        lever("allocation", "pmo"), lever("strategy", "ceo"), lever("prioritization", "product-leadership")
    ),
    "orphan-lever": room(lever("org-design", "nobody", said_owner="CEO")),
    "decides-elsewhere": room(
        lever("org-design", "ceo", "technology"), lever("budgeting-horizon", "finance", "product-leadership")
    ),
}
SILENT: dict[str, Session] = {
    "owner-without-levers": room(
        lever("allocation", "ceo"), lever("strategy", "CEO "), lever("prioritization", "pmo")
    ),
    "orphan-lever": room(lever("org-design", "ceo"), lever("org-design", "hr")),
    "decides-elsewhere": room(
        lever("org-design", "ceo", "technology"), lever("budgeting-horizon", "finance", "Finance")
    ),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "owner-without-levers": (
        room(lever("allocation", "pmo"), lever("strategy", "ceo"), lever("org-design")),
        {"ownership.levers.decided_by"},
    ),
    "orphan-lever": (room(lever("strategy", "nobody")), {"ownership.levers.decided_by"}),
    "decides-elsewhere": (
        room(lever("org-design", "ceo"), lever("re-org", "ceo", "technology")),
        {"ownership.levers.lives_with_it"},
    ),
}
RULES = sorted(FIRES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_and_shows_the_answers_it_rests_on(rule: str) -> None:
    (found,) = noticed(FIRES[rule], rule)
    assert (found.state, found.tone, found.items) == ("supported", "gap", ())
    assert {step.question for step in found.trail} == {"ownership"}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, keys = LACKING[rule]
    assert set(check(rule, session).lacking) == keys
    assert states(session, rule) == ["not-examined"]
    assert not check(rule, EMPTY).examined
    assert check(rule, EMPTY).lacking


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    for basis in ("hunch", None):
        assert states(with_basis(FIRES[rule], basis), rule) == ["suspected"]  # type: ignore[arg-type]


def test_the_sentence_names_what_was_said_and_where_it_was_decided() -> None:
    (found,) = check("orphan-lever", FIRES["orphan-lever"]).findings
    assert found.key == "orphan-lever:org-design"
    assert found.headline == "Nobody decided org design the last time."
    assert found.detail == "We said org design is owned by the CEO."


def test_three_places_that_decide_are_as_many_as_nobody() -> None:
    three = room(*(lever("re-org", who) for who in ("ceo", "hr", "technology", "HR", "nobody")))
    (found,) = check("orphan-lever", three).findings
    assert found.headline == "Re-organisation is decided in 3 different places."
    assert found.detail.startswith("They are the CEO, HR and technology.")
    assert len(found.trail) == 5


def test_nobody_beside_somebody_is_no_orphan() -> None:
    outcome = check("orphan-lever", room(lever("re-org", "nobody"), lever("re-org", "ceo")))
    assert outcome.examined
    assert not outcome.findings


def test_every_orphan_is_its_own_finding_and_open_levers_are_lacking() -> None:
    outcome = check("orphan-lever", room(lever("re-org", "nobody"), lever("team-topology", "Nobody")))
    assert [one.key for one in outcome.findings] == ["orphan-lever:team-topology", "orphan-lever:re-org"]
    assert outcome.lacking == ("ownership.levers.decided_by",)
    structural = ("org-design", "budgeting-horizon", "hiring-and-succession", "team-topology", "re-org")
    assert check("orphan-lever", room(*(lever(name, "ceo") for name in structural))).lacking == ()


def test_allocation_that_nobody_decides_has_no_decider_to_look_at() -> None:
    session = room(lever("allocation", "nobody"), lever("strategy", "ceo"), lever("org-design", "ceo"))
    outcome = check("owner-without-levers", session)
    assert (outcome.examined, outcome.lacking, outcome.findings) == (False, (), ())


def test_each_decider_of_allocation_is_looked_at_once() -> None:
    session = room(
        lever("allocation", "pmo"),
        lever("allocation", "PMO", last_used="2026"),
        lever("allocation", "ceo", last_used="2025"),
        lever("strategy", "ceo"),
        lever("org-design", "nobody"),
    )
    outcome = check("owner-without-levers", session)
    assert len(outcome.findings) == 1
    assert "It was last decided by the PMO." in outcome.findings[0].detail
    assert "org design with nobody" in outcome.findings[0].detail


def test_owners_compare_trimmed_and_case_folded() -> None:
    session = room(
        lever("allocation", "Executive Team"),
        *(lever(n, " executive-team") for n in ("strategy", "org-design")),
    )
    outcome = check("owner-without-levers", session)
    assert outcome.examined
    assert not outcome.findings


def test_a_lever_decided_by_one_of_those_who_live_with_it_is_at_home() -> None:
    session = room(
        lever("org-design", "ceo", "technology"),
        lever("org-design", "technology", "technology"),
        lever("re-org", "ceo", "technology"),
    )
    outcome = check("decides-elsewhere", session)
    assert outcome.examined
    assert not outcome.findings


def test_levers_that_are_not_structural_do_not_count_as_decided_elsewhere() -> None:
    session = room(*(lever(name, "ceo", "technology") for name in ("strategy", "allocation", "org-design")))
    outcome = check("decides-elsewhere", session)
    assert not outcome.examined
    assert outcome.lacking == ("ownership.levers.decided_by", "ownership.levers.lives_with_it")


def test_only_levers_with_the_same_two_sides_are_said_to_go_the_same_way() -> None:
    same = [lever(name, "ceo", "technology") for name in ("org-design", "re-org")]
    budget, hiring = (
        lever("budgeting-horizon", "CFO", "product-leadership"),
        lever("hiring-and-succession", "CFO", "hr"),
    )
    for given, told in (
        (
            [*same, lever("team-topology", "ceo", "technology")],
            "Org design is decided by the CEO and lived with by technology. "
            "The same goes for team topology and re-organisation.",
        ),
        (
            [*same, budget],
            "Org design and re-organisation are decided by the CEO and lived with by technology. "
            "Budgeting horizon is decided by the CFO and lived with by product leadership.",
        ),
        (
            [same[0], budget, hiring],
            "Org design is decided by the CEO and lived with by technology. "
            "Budgeting horizon and hiring and succession are also decided in one place "
            "and lived with in another.",
        ),
    ):
        (found,) = check("decides-elsewhere", room(*given)).findings
        assert found.detail == told


def test_what_is_decided_where_it_is_lived_with_speaks_against() -> None:
    session = room(
        lever("org-design", "ceo", "technology"),
        lever("re-org", "ceo", "technology"),
        lever("team-topology", "technology", "technology"),
    )
    (found,) = check("decides-elsewhere", session).findings
    assert found.counter == ("Team topology is decided where it is lived with.",)
    assert "2 of 3 structural levers" in found.sentence
    assert found.size is not None
    assert found.size.value == 2


def test_levers_that_lie_in_one_place_are_named_together() -> None:
    session = room(
        lever("allocation", "pmo"),
        lever("strategy", "product-leadership"),
        lever("prioritization", "product-leadership"),
        lever("org-design", "ceo"),
    )
    (found,) = noticed(session, "owner-without-levers")
    assert found.detail.endswith(
        "Strategy and prioritisation lie with product leadership and org design with the CEO."
    )
