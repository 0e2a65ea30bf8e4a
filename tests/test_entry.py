"""Fast entry under the ten questions: tolerant of how people type."""

from datetime import date
from typing import Any

import pytest
from entry_port import PORT, given_fields, record

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("7 months", 7), ("7m", 7), ("7 mo", 7), ("2 weeks", 0.5), ("a year", 12), ("1.5 years", 18),
        ("half a year", 6), ("1½ years", 18), ("about 3 months", 3), ("3 quarters", 9), ("6-8 months", 7),
        ("one month", 1), ("10 days", 0.333), ("2,5 months", 2.5), ("a year and a half", 18), ("7", 7),
    ],
)  # fmt: skip
def test_spans_of_time_as_people_say_them(line: str, months: float) -> None:
    assert record("allocation_unit", f"Re-plan > flow > {line}").months_to_effect == months


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("back 8 > 1 month", {"said_people": 8.0, "said_months": 1.0}),
        ("1 month > 8 people", {"said_people": 8.0, "said_months": 1.0}),
        ("back 8 in 2 weeks", {"said_people": 8.0, "said_months": 0.5}),
        ("8p > 1m", {"said_people": 8.0, "said_months": 1.0}),
        ("said 8 > 1 mo > got 4.5 > 6 months", {"said_people": 8.0, "said_months": 1.0, "seen_people": 4.5,
                                                "seen_months": 6.0}),
        ("took 6 months > said 8", {"said_people": 8.0, "seen_months": 6.0}),
        ("8 people > 1 month > 4 people > 5 months",
         {"said_people": 8.0, "said_months": 1.0, "seen_people": 4.0,
                                                      "seen_months": 5.0}),
        ("on ice > back 3 > gut feel", {"action": "ice", "said_people": 3.0, "basis": "hunch"}),
        ("back 3 > paid by nobody", {"said_people": 3.0, "run_paid_by": "nobody"}),
        ("back 3 > paid by exec team", {"said_people": 3.0, "run_paid_by": "executive-team"}),
        ("back 3 > paid by ?", {"said_people": 3.0, "to_confirm": True}),
        ("back 3 > stopped 1 March 2026", {"said_people": 3.0, "stopped_on": date(2026, 3, 1)}),
        ("back 3 > freed: money, attention", {"said_people": 3.0, "freed": ("money", "attention")}),
        ("back 3 > still there: nothing", {"said_people": 3.0, "still_there": ()}),
        ("back 3 > everyone was tired", {"said_people": 3.0, "note": "everyone was tired"}),
        ("back 6-8 people", {"said_people": 7.0, "note": "6-8 people"}),
        ("back 3, more than once", {"said_people": 3.0, "basis": "repeated"}),
        ("back 3 > on 2026-05-01 > confirm with CFO", {"said_people": 3.0, "on": date(2026, 5, 1),
                                                       "to_confirm": "CFO"}),
    ],
)  # fmt: skip
def test_a_stop_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    assert given_fields(record("stopping", f"Live tracking > {line}")) == {
        "items": ("live-tracking",),
        **fields,
    }


@pytest.mark.parametrize(
    "line",
    [
        "back 8 > Live tracking", "Live tracking; back 8", "Live tracking\tback 8", "Live tracking -> back 8",
        "live   TRACKING > back 8", "Live tracking, back 8", "live-tracking > back 8",
        "#live-tracking > back 8", '"Live tracking" > back 8',
    ],
)  # fmt: skip
def test_the_same_stop_however_it_is_parted(line: str) -> None:
    assert record("stopping", line) == r.Stop(items=("live-tracking",), said_people=8.0)


def test_two_things_that_stop_together() -> None:
    assert record("stopping", "Live tracking, Customs > back 8").items == ("live-tracking", "customs")
    assert record("stopping", "Live tracking and Customs > back 8").items == ("live-tracking", "customs")


def test_a_second_line_about_the_same_stop_changes_the_first() -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8 > 1 month").session
    entered = enter(session, "stopping", "Live tracking > got 4.5 > 6 months")
    assert (entered.kind, entered.position) == ("changed", 0)
    assert s.records(entered.session, "stopping") == (
        r.Stop(items=("live-tracking",), said_people=8.0, said_months=1.0, seen_people=4.5, seen_months=6.0),
    )


def test_a_team_cannot_be_stopped() -> None:
    entered = enter(PORT, "stopping", "Fleet team > back 8")
    assert (entered.kind, entered.problem) == ("to-sort", '"Fleet team" is a team; name the work that stops.')


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("easy > said 1 month > tried fully > 4 months",
         {"door": "easy", "said_months": 1.0, "tried": "fully",
                                                          "seen_months": 4.0}),
        ("one way", {"door": "none"}),
        ("two-way > tried never", {"door": "easy", "tried": "never"}),
        ("costly > lost two people, AIS contract",
         {"door": "costly", "lost": ("two people", "AIS contract")}),
        ("undo by CEO > passes explainable, no rebuild", {"who_can_undo": "ceo",
                                                          "passes": ("explainable", "no_rebuild")}),
        ("easy > things Position hub", {"door": "easy", "items": ("position-hub",)}),
    ],
)  # fmt: skip
def test_a_door_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    assert given_fields(record("reversibility", f"Own hub > {line}")) == {"case": "own-hub", **fields}


def test_a_door_about_a_known_thing_names_the_thing_too() -> None:
    made = record("reversibility", "Position hub > costly")
    assert (made.case, made.items) == ("position-hub", ("position-hub",))


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("said 1 > took 9 > half as good", {"said_months": 1.0, "seen_months": 9.0, "seen_value": 50.0}),
        ("1 month > 9 months", {"said_months": 1.0, "seen_months": 9.0}),
        ("said 1 month, 90% > took 9 months, 80 %",
         {"said_months": 1.0, "said_value": 90.0, "seen_months": 9.0,
                                                     "seen_value": 80.0}),
        ("can't", {"seen_value": 0.0}),
        ("said cannot", {"said_value": 0.0}),
        ("took 2 > 2 others > blocked by licence, night work", {"seen_months": 2.0, "able_others": 2,
                                                                "blockers": ("licence", "night work")}),
        ("said 1 > took ?", {"said_months": 1.0, "to_confirm": True}),
        ("said 1 > nobody else", {"said_months": 1.0, "able_others": 0}),
    ],
)  # fmt: skip
def test_a_swap_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    base = {"category": "teams", "from_": "fleet", "to": "customs"}
    assert given_fields(record("fungibility", f"Fleet > Customs > {line}")) == {**base, **fields}


@pytest.mark.parametrize(
    ("line", "kinds", "category"),
    [
        ("Crane ops > Yard > said 1", ["operation", "initiative"], "domains"),
        ("Billing rules as skill > Yard > said 1", ["skill", "initiative"], "people"),
        ("Old platform > New platform > said 1", ["platform", "platform"], "platforms"),
        ("Trade > Yard > said 1", ["team", "initiative"], "teams"),
    ],
)
def test_the_category_of_a_swap_follows_who_steps_in(line: str, kinds: list[str], category: str) -> None:
    session = enter(PORT, "fungibility", line).session
    assert [item.kind for item in session.items[-2:]] == kinds
    assert s.records(session, "fungibility")[0].category == category


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("org design > took partly", {"lever": "org-design", "took": "partly"}),
        ("took yes > reorg", {"lever": "re-org", "took": "yes"}),
        ("priorities > did not take", {"lever": "prioritization", "took": "no"}),
    ],
)
def test_a_decision_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    made = record("reallocate_or_reshape", f"Split billing > {line}")
    assert given_fields(made) == {"case": "split-billing", **fields}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("hiring > last year > PMO > said CEO", {"lever": "hiring-and-succession", "last_used": "last year",
                                                 "decided_by": "pmo", "said_owner": "ceo"}),
        ("prior > the exec team", {"lever": "prioritization", "decided_by": "executive-team"}),
        ("strategy > decided by ? > lives with Fleet", {"lever": "strategy", "to_confirm": True,
                                                        "lives_with_it": "Fleet"}),
    ],
)  # fmt: skip
def test_a_lever_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    assert given_fields(record("ownership", line)) == fields


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("money to Pricing > 2 months", {"what": "money", "to": "pricing", "months_to_effect": 2.0}),
        ("the budget from Customs to Pricing", {"what": "money", "from_": "customs", "to": "pricing"}),
        ("3 people from Customs to Pricing", {"what": "people", "from_": "customs", "to": "pricing",
                                              "note": "3 people"}),
        ("priority to Customs", {"what": "priority", "to": "customs"}),
        ("the whole Fleet to Customs", {"from_": "fleet", "to": "customs"}),
        ("half the Fleet to Customs", {"from_": "fleet", "to": "customs", "note": "half the Fleet"}),
    ],
)  # fmt: skip
def test_what_was_moved_is_no_thing_that_it_was_moved_from(line: str, fields: dict[str, Any]) -> None:
    entered = enter(PORT, "allocation_unit", f"Re-plan > {line}")
    assert given_fields(s.records(entered.session, "allocation_unit")[0]) == {"case": "re-plan", **fields}
    assert entered.session.items == PORT.items


def test_a_thing_called_like_what_is_moved_is_an_end() -> None:
    with_one = list_things(PORT, "initiative: Scope").session
    moved = record("allocation_unit", "Re-plan > Scope to Pricing", with_one)
    assert given_fields(moved) == {"case": "re-plan", "from_": "scope", "to": "pricing"}
    assert record("allocation_unit", 'Re-plan > "Scope" to Pricing').from_ == "scope"


def test_a_lever_nobody_knows_waits_with_the_names_of_all() -> None:
    entered = enter(PORT, "ownership", "vibes > CFO")
    assert entered.kind == "to-sort"
    assert "team topology" in entered.problem


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("tried moving people > took nothing", {"tried_first": "moved-people", "took_what": "nothing"}),
        ("took reorg > took 14 months > took no", {"took_what": "reorg", "months": 14.0, "took": "no"}),
        ("re-ranking > new team > partly", {"tried_first": "reprioritised", "took_what": "new-team",
                                            "took": "partly"}),
    ],
)  # fmt: skip
def test_a_shift_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    assert given_fields(record("redesign_frequency", f"Rail first > {line}")) == {
        "case": "rail-first",
        **fields,
    }


def test_a_share_of_changes_is_a_figure_of_the_answer() -> None:
    for line in ("20%", "said 20", "we said 20 percent"):
        entered = enter(PORT, "redesign_frequency", line)
        assert s.answer(entered.session, "redesign_frequency").said_percent == 20.0


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("spoken stock > fits vineyard", {"spoken_as": "stock", "fits": "vineyard"}),
        ("stock > vineyard", {"spoken_as": "stock", "fits": "vineyard"}),
        ("vineyard > stock", {"spoken_as": "stock", "fits": "vineyard"}),
        ("like a vineyard > a year and a half", {"fits": "vineyard", "months_to_change": 18.0}),
        ("must change vines, people > untended", {"must_change": ("vines", "labour"), "tended_by": "nobody"}),
        ("tended by board > committed 3 years", {"tended_by": "board", "committed_years": 3.0}),
        ("brand > fails: own brand, own costs", {"spoken_as": "brand", "fails": ("own_brand", "own_costs")}),
        ("market > rules > 3 years", {"must_change": ("land",), "months_to_change": 36.0}),
    ],
)
def test_an_asset_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    made = record("vineyards", f"Position hub > {line}")
    assert given_fields(made) == {"item": "position-hub", **fields}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("portfolio decides > leadership recommends", {"portfolio": "decide", "leadership": "recommend"}),
        ("both decide", {"portfolio": "decide", "leadership": "decide"}),
        ("neither", {"portfolio": "none", "leadership": "none"}),
        ("portfolio keeps the map > waited 6 months for legal",
         {"portfolio": "keeps-the-map",
          "stalled_months": 6.0, "waiting_for": "legal"}),
        ("decided by CFO > waited ?", {"someone_else": "CFO", "to_confirm": True}),
    ],
)  # fmt: skip
def test_a_right_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    made = record("boundary", f"split a team > {line}")
    assert given_fields(made) == {"decision_type": "split a team", **fields}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("nobody", {"if_gone": "nobody-misses"}),
        ("collapses > noticed after 2 months", {"if_gone": "collapses", "noticed_after_months": 2.0}),
        ("keeps the map", {"if_gone": "keeps-the-map"}),
        ("moves to exec team > check on 2027-02-01", {"if_gone": "moves", "moves_to": "executive-team",
                                                      "check_on": date(2027, 2, 1)}),
    ],
)  # fmt: skip
def test_a_job_in_many_ways(line: str, fields: dict[str, Any]) -> None:
    assert given_fields(record("disappearance", f"budget > {line}")) == {"function": "funding", **fields}


@pytest.mark.parametrize(
    ("key", "line", "fields"),
    [
        ("stopping", "Live tracking back 8 in 1 month", {"said_people": 8.0, "said_months": 1.0}),
        ("stopping", "stop Live tracking > 8 people", {"said_people": 8.0}),
        ("stopping", "Live tracking > nobody pays for running it", {"run_paid_by": "nobody"}),
        ("vineyards", "Position hub is a vineyard", {"fits": "vineyard"}),
        (
            "fungibility",
            "Fleet for Customs > said 1",
            {"from_": "fleet", "to": "customs", "said_months": 1.0},
        ),
        ("disappearance", "funding goes to finance", {"if_gone": "moves", "moves_to": "finance"}),
    ],
)
def test_a_line_nearly_as_it_is_spoken(key: str, line: str, fields: dict[str, Any]) -> None:
    made = record(key, line)
    assert fields.items() <= given_fields(made).items()
    assert made.note is None


def test_a_sentence_that_only_begins_with_a_known_name_waits() -> None:
    assert enter(PORT, "stopping", "Live tracking is what everyone talks about").kind == "to-sort"
    assert enter(PORT, "disappearance", "map of everything anyone wants").kind == "to-sort"
