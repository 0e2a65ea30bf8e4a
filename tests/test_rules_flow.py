"""Rules on how direction changes: each fires, stays silent, says what it lacks, is suspected on a hunch."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs
from rule_cases import EMPTY, check, noticed, room, states, with_basis

from spm_tui.workshop.records import Case, LeverRecord, Move, Shift
from spm_tui.workshop.session import Session

FLOW = {"allocation_unit": {"said_unit": "flow"}}


def moves(*units: str) -> list[Move]:
    return [Move(case=f"case-{n}", unit=unit, basis="one-case") for n, unit in enumerate(units)]  # type: ignore[arg-type]


def shift(number: int, **fields: Any) -> Shift:
    return Shift(**{"case": f"shift-{number}", "basis": "one-case", **fields})


def shifts(*took: str, first: str | None = "reprioritised", **fields: Any) -> list[Shift]:
    return [shift(n, tried_first=first, took_what=what, **fields) for n, what in enumerate(took)]


def lasting(*months: float) -> list[Shift]:
    return [shift(n, months=m) for n, m in enumerate(months)]


def effects(*months: float) -> list[Move]:
    return [Move(case=f"case-{n}", months_to_effect=m, basis="one-case") for n, m in enumerate(months)]


SAID = {"said_percent": 20.0}
DIET = {"reallocate_or_reshape": {"moved_work": 8, "reshaped": 2}}
NOBODY = LeverRecord(lever="team-topology", decided_by="nobody", basis="repeated")
OLD = {"cases": (Case(id="shift-0", name="Customs first", on=date(2026, 5, 21)),)}

FIRES: dict[str, Session] = {
    "unit-mismatch": room(*moves("project", "project", "team", "flow"), fields=FLOW),
    "rank-first-redesign-later": room(*shifts("new-team", "reorg", "reprioritised", "moved-scope")),
    "stiff-flow": room(*shifts("nothing", "rearchitecture", "reprioritised", "moved-people"), fields=FLOW),
    "moved-not-removed": room(*lasting(3, 9), teams_stable=True, replan_every_months=3.0),
    "decided-nothing-moved": room(shift(0, took_what="nothing"), **OLD),
    "budget-shorter-than-change": room(*lasting(18, 12, 24), budget_horizon_months=12.0),
    "allocation-only": room(NOBODY, fields=DIET),
    "redesign-understated": room(
        *shifts("new-team", "reorg", "reprioritised", "nothing"), fields={"redesign_frequency": SAID}
    ),
    "slower-than-the-plan": room(*effects(1, 4, 8), replan_every_months=3.0),
}
SILENT: dict[str, Session] = {
    "unit-mismatch": room(*moves("project", "project", "flow", "flow"), fields=FLOW),
    "rank-first-redesign-later": room(*shifts("new-team", "moved-scope", "reprioritised")),
    "stiff-flow": room(*shifts("reorg", "reprioritised", "moved-people"), fields=FLOW),
    "moved-not-removed": room(*lasting(2, 4), teams_stable=True, replan_every_months=3.0),
    "decided-nothing-moved": room(shift(0, took_what="new-team", took="yes"), **OLD),
    "budget-shorter-than-change": room(*lasting(18, 12, 6), budget_horizon_months=12.0),
    "allocation-only": room(NOBODY, fields={"reallocate_or_reshape": {"moved_work": 7, "reshaped": 3}}),
    "redesign-understated": room(
        *shifts("new-team", "reprioritised", "moved-scope"), fields={"redesign_frequency": SAID}
    ),
    "slower-than-the-plan": room(*effects(1, 3, 8), replan_every_months=3.0),
}
LACKING: dict[str, tuple[Session, set[str]]] = {
    "unit-mismatch": (room(*moves("project", "team"), fields=FLOW), {"allocation_unit.moves.unit"}),
    "rank-first-redesign-later": (
        room(*shifts("new-team", "reorg", "reorg", first=None)),
        {"redesign_frequency.shifts.tried_first"},
    ),
    "redesign-understated": (
        room(*shifts("reorg", "reorg", "reorg")),
        {"redesign_frequency.said_percent"},
    ),
    "slower-than-the-plan": (
        room(*effects(4, 8), replan_every_months=3.0),
        {"allocation_unit.moves.months_to_effect"},
    ),
    "stiff-flow": (room(*shifts("reorg", "reorg", "reorg")), {"allocation_unit.said_unit"}),
    "moved-not-removed": (
        room(*lasting(9, 9), teams_stable=True),
        {"session.replan_every_months"},
    ),
    "decided-nothing-moved": (room(shift(0, took="no")), {"redesign_frequency.shifts.on"}),
    "budget-shorter-than-change": (
        room(*lasting(18), budget_horizon_months=12.0),
        {"redesign_frequency.shifts.months"},
    ),
    "allocation-only": (
        room(NOBODY, fields={"reallocate_or_reshape": {"moved_work": 8}}),
        {"reallocate_or_reshape.reshaped"},
    ),
}
RULES = sorted(FIRES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_fires_and_shows_the_answers_it_rests_on(rule: str) -> None:
    session = FIRES[rule]
    if rule == "allocation-only":  # the counts are known by the answer's own basis
        session = with_basis(session, "repeated")
    (found,) = noticed(session, rule)
    assert (found.state, found.tone, found.items) == ("supported", "gap", ())
    assert found.trail
    assert found.size is not None


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_looks_and_stays_silent(rule: str) -> None:
    assert check(rule, SILENT[rule]).examined
    assert noticed(SILENT[rule], rule) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_says_what_it_lacks(rule: str) -> None:
    session, keys = LACKING[rule]
    assert set(check(rule, session).lacking) == keys
    assert states(session, rule) == ["not-examined"]


@pytest.mark.parametrize("rule", RULES)
def test_on_a_gut_feel_the_rule_only_suspects(rule: str) -> None:
    for basis in ("hunch", None):
        assert states(with_basis(FIRES[rule], basis), rule) == ["suspected"]  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", RULES)
def test_with_no_answers_the_rule_has_nothing_to_look_at(rule: str) -> None:
    outcome = check(rule, EMPTY)
    assert not outcome.examined
    assert outcome.lacking


def test_most_moves_in_other_units_are_a_mismatch_and_half_are_not() -> None:
    three = room(*moves("project", "project", "flow"), fields=FLOW)
    (found,) = check("unit-mismatch", three).findings
    assert found.sentence == "We said we allocate flow; 2 of 3 moves went otherwise. 2 were in projects."
    assert found.size is not None
    assert found.size.value == 2
    assert [step.key for step in found.trail] == ["said_unit", "case-0", "case-1", "case-2"]
    assert found.counter == ('"Case-2" was a move in flow.',)


def test_what_redirected_without_redesign_speaks_against_a_stiff_flow() -> None:
    (found,) = check("stiff-flow", FIRES["stiff-flow"]).findings
    assert found.counter == ('"Shift-2" took re-ranking.', '"Shift-3" took moving people.')
    assert found.headline == "1 of 4 changes took a redesign; 1 moved nothing."


@pytest.mark.parametrize(
    ("took", "instead"),
    [
        (("reorg", "new-team", "rearchitecture"), "3 of 3 changes took a redesign."),
        (("nothing", "nothing", "reprioritised"), "2 of 3 changes moved nothing."),
        (
            ("nothing", "reorg", "reprioritised"),
            "1 of 3 changes took a redesign; 1 moved nothing.",
        ),
    ],
)
def test_a_stiff_flow_says_what_happened_in_its_place(took: tuple[str, ...], instead: str) -> None:
    (found,) = check("stiff-flow", room(*shifts(*took), fields=FLOW)).findings
    assert found.headline == instead


def test_a_plan_that_is_redone_each_month_is_redone_every_month() -> None:
    session = structs.replace(FIRES["slower-than-the-plan"], replan_every_months=1)
    (found,) = check("slower-than-the-plan", session).findings
    assert found.headline == "We re-plan every month; 2 of 3 moves took longer."


def test_a_room_that_does_not_say_flow_is_not_asked_about_flow() -> None:
    session = room(*shifts("reorg", "reorg", "reorg"), fields={"allocation_unit": {"said_unit": "team"}})
    outcome = check("stiff-flow", session)
    assert not outcome.examined
    assert outcome.lacking == ()


def test_one_redesign_after_re_ranking_is_no_pattern() -> None:
    assert not check("rank-first-redesign-later", room(*shifts("reorg", "nothing", "nothing"))).findings
    two_of_five = room(*shifts("reorg", "reorg", "nothing", "nothing", "nothing"))
    assert not check("rank-first-redesign-later", two_of_five).findings
    assert check("rank-first-redesign-later", room(*shifts("reorg", "reorg", "nothing"))).findings


def test_a_redesign_tried_first_is_not_a_redesign_found_later() -> None:
    assert not check(
        "rank-first-redesign-later", room(*shifts("reorg", "reorg", "reorg", first="reorg"))
    ).findings


def test_teams_that_are_not_kept_stable_are_nothing_to_examine() -> None:
    session = room(*lasting(9, 9), teams_stable=False, replan_every_months=3.0)
    outcome = check("moved-not-removed", session)
    assert (outcome.examined, outcome.lacking, outcome.findings) == (False, (), ())


@pytest.mark.parametrize(("every", "fires"), [(4.0, True), (4.5, False), (9.0, False)])
def test_only_frequent_plans_are_compared_with_slow_changes(every: float, fires: bool) -> None:
    session = room(*lasting(9, 9), teams_stable=True, replan_every_months=every)
    outcome = check("moved-not-removed", session)
    assert outcome.examined
    assert bool(outcome.findings) is fires


@pytest.mark.parametrize(
    ("as_of", "fires"), [(date(2026, 11, 21), False), (date(2026, 11, 22), True), (date(2027, 1, 1), True)]
)
def test_a_decision_counts_as_old_after_six_months(as_of: date, fires: bool) -> None:
    outcome = check("decided-nothing-moved", FIRES["decided-nothing-moved"], as_of)
    assert outcome.examined
    assert bool(outcome.findings) is fires


def test_the_day_of_the_case_comes_before_the_day_of_the_record() -> None:
    said_later = shift(0, took="no", on=date(2026, 11, 1))
    assert check("decided-nothing-moved", room(said_later, **OLD)).findings
    undated = room(said_later)
    assert not check("decided-nothing-moved", undated).findings
    assert check("decided-nothing-moved", undated, date(2027, 6, 1)).findings


def test_each_decision_that_moved_nothing_is_its_own_finding() -> None:
    session = room(
        shift(0, took="no", on=date(2026, 1, 1)),
        shift(1, took_what="nothing", on=date(2026, 1, 1), took="yes"),
    )
    found = check("decided-nothing-moved", session).findings
    assert [one.key for one in found] == ["decided-nothing-moved:shift-0", "decided-nothing-moved:shift-1"]
    assert found[1].counter == ("It is said to have taken hold.",)


def test_the_middle_of_the_months_is_shown_with_its_range() -> None:
    (found,) = check("budget-shorter-than-change", FIRES["budget-shorter-than-change"]).findings
    assert found.headline == "Money is promised for 12 months; 2 of 3 changes took longer."
    assert (
        found.detail
        == "3 changes of direction are on record; they took 12 to 24 months, half of them 18 or more."
    )
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (6.0, "months")


def test_moving_work_alone_is_a_gap_only_beside_something_that_waits() -> None:
    held = LeverRecord(lever="team-topology", decided_by="ceo", basis="repeated")
    outcome = check("allocation-only", room(held, fields=DIET))
    assert outcome.examined
    assert not outcome.findings
    alone = check("allocation-only", room(fields=DIET))
    assert not alone.examined
    assert "ownership.levers.decided_by" in alone.lacking
    by_shifts = check("allocation-only", room(*shifts("reorg", "reorg", "nothing"), fields=DIET))
    assert "re-ranking" in by_shifts.findings[0].sentence


def test_fewer_than_five_decisions_say_nothing_about_a_diet() -> None:
    few = room(NOBODY, fields={"reallocate_or_reshape": {"moved_work": 4, "reshaped": 0}})
    outcome = check("allocation-only", few)
    assert not outcome.examined
    assert outcome.lacking == ("reallocate_or_reshape.moved_work", "reallocate_or_reshape.reshaped")
    five = room(NOBODY, fields={"reallocate_or_reshape": {"moved_work": 4, "reshaped": 1}})
    assert check("allocation-only", five).findings


def test_the_order_of_answers_changes_nothing() -> None:
    for rule, session in FIRES.items():
        turned = session
        for key, name in (("allocation_unit", "moves"), ("redesign_frequency", "shifts")):
            given = getattr(session.answers, key)
            if given is not None:
                back = structs.replace(given, **{name: getattr(given, name)[::-1]})
                turned = structs.replace(turned, answers=structs.replace(turned.answers, **{key: back}))
        assert check(rule, turned) == check(rule, session)


@pytest.mark.parametrize(
    ("said", "took", "fires"),
    [
        (20.0, ("reorg", "reorg", "nothing", "nothing", "nothing"), True),
        (20.1, ("reorg", "reorg", "nothing", "nothing", "nothing"), False),
        (40.0, ("reorg", "reorg", "reorg", "nothing"), False),
        (0.0, ("reorg", "nothing", "nothing", "nothing"), True),
        (20.0, ("reorg", "reorg"), False),
    ],
)
def test_redesigns_are_understated_by_twenty_points_and_by_half(
    said: float, took: tuple[str, ...], fires: bool
) -> None:
    session = room(*shifts(*took), fields={"redesign_frequency": {"said_percent": said}})
    assert bool(check("redesign-understated", session).findings) == fires


def test_an_understated_redesign_says_what_was_said_and_what_the_changes_took() -> None:
    (found,) = check("redesign-understated", FIRES["redesign-understated"]).findings
    assert found.headline == "We said 20% of changes need a redesign; 2 of 4 did."
    assert found.detail == "1 took a new team and 1 took a re-organisation."
    assert found.counter == ('"Shift-2" took re-ranking.',)
    assert found.size is not None
    assert (found.size.value, found.size.unit) == (30.0, "points")


def test_a_plan_that_is_redone_before_its_moves_have_an_effect_says_both_times() -> None:
    (found,) = check("slower-than-the-plan", FIRES["slower-than-the-plan"]).findings
    assert found.headline == "We re-plan every 3 months; 2 of 3 moves took longer."
    assert (
        found.detail
        == "3 moves are on record; until an effect they took 1 to 8 months, half of them 4 or more."
    )
    assert [step.key for step in found.trail] == ["replan_every_months", "case-2", "case-1", "case-0"]
    assert found.counter == ('"Case-0" took 1 month.',)
