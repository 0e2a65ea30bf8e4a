"""The size of a finding beside what was said: people, months and percent in one order from 0 to 1."""

import pytest
from hypothesis import given, settings
from rule_cases import diagnosis, items, room, tie
from strategies import sessions

from spm_tui.diagnosis.against_said import against_said
from spm_tui.diagnosis.finding import Finding
from spm_tui.workshop.records import DoorRecord, Item, Shift, Stop, Swap
from spm_tui.workshop.session import Session


def share(session: Session, rule: str) -> float:
    found = [finding for finding in diagnosis(session).fired if finding.rule == rule]
    assert len(found) == 1
    return round(against_said(session, found[0]), 3)


def stopped(said: float, seen: float) -> Session:
    return room(
        Stop(items=("a",), said_people=said, seen_people=seen, basis="measured"), items=items(initiative="a")
    )


def swapped(**given: float) -> Session:
    swap = Swap(category="teams", from_="t", to="a", basis="measured", **given)  # type: ignore[arg-type]
    return room(swap, items=items(initiative="a", team="t"))


def test_people_that_did_not_come_are_a_share_of_those_we_said() -> None:
    assert share(stopped(8, 4), "reclaim-gap") == 0.5
    assert share(stopped(8, 0), "reclaim-gap") == 1


@pytest.mark.parametrize(
    ("given_figures", "size"),
    [
        ({"said_months": 1, "seen_months": 9}, 0.889),
        ({"said_months": 0, "seen_months": 3}, 0.833),  # at once counts as half a month
        ({"said_value": 80, "seen_value": 60}, 0.25),
        ({"said_months": 1, "seen_months": 9, "said_value": 90, "seen_value": 0}, 1),
    ],
)
def test_months_and_value_of_a_swap_are_shares_too(given_figures: dict[str, float], size: float) -> None:
    assert share(swapped(**given_figures), "swap-gap") == size


def test_a_way_back_and_a_plan_compare_months_with_months() -> None:
    door = DoorRecord(case="c", door="easy", said_months=3, seen_months=12, tried="fully", basis="measured")
    assert share(room(door), "untested-door") == 0.75
    shifts = [Shift(case=f"c{n}", months=12, basis="measured") for n in range(2)]
    assert share(room(*shifts, teams_stable=True, replan_every_months=3.0), "moved-not-removed") == 0.75
    assert share(room(*shifts, budget_horizon_months=6.0), "budget-shorter-than-change") == 0.5


def test_more_people_booked_than_there_are_is_a_share_of_what_is_taken() -> None:
    team = Item(id="t", name="T", kind="team", people=6.0)
    works = (tie("a", "t", 4), tie("b", "t", 4))
    said = {"redesign_frequency": {"said_percent": 10.0}}
    session = room(items=(*items(initiative="a b"), team), ties=works, fields=said)
    assert share(session, "double-booked") == 0.25


@settings(max_examples=50, deadline=None)
@given(sessions())
def test_every_size_is_between_nothing_and_all(session: Session) -> None:
    for finding in diagnosis(session).findings:
        assert 0 <= against_said(session, finding) <= 1
        if finding.tone != "gap":
            assert against_said(session, finding) == 0


def test_a_finding_whose_record_has_gone_has_no_size() -> None:
    session = stopped(8, 4)
    (gap,) = (finding for finding in diagnosis(session).fired if finding.rule == "reclaim-gap")
    assert isinstance(gap, Finding)
    assert against_said(room(), gap) == 0
