"""Fast entry of needs, of what stays, and of raised hands."""

import pytest
from entry_port import PORT

from spm_tui.workshop import ballots
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter, enter_need


def test_sealed_guesses_are_a_tally_about_the_last_stop() -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    entered = enter(session, "stopping", "said: 5 6 8 8 10")
    assert entered.kind == "tally"
    hands = ballots.revealed_hands(entered.session, "stopping", "said_people", "live-tracking")
    assert hands == {5.0: 1, 6.0: 1, 8.0: 2, 10.0: 1}


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("boundary", "1 2 7"), ("boundary", "0"), ("redesign_frequency", "said: 20 300"),
        ("allocation_unit", "flow 0"), ("redesign_frequency", "-5%"),
    ],
)  # fmt: skip
def test_a_tally_that_cannot_be_waits_with_a_sentence(key: str, line: str) -> None:
    entered = enter(PORT, key, line)
    assert entered.kind == "to-sort"
    assert entered.problem.endswith(".")


def test_a_need_can_be_said_under_any_question() -> None:
    entered = enter(PORT, "boundary", "Pricing needs Slot engine, Fleet 1.5")
    assert entered.kind == "tie"
    assert entered.session.ties[-2:] == (
        r.Tie(from_="pricing", to="slot-engine"), r.Tie(from_="pricing", to="fleet", people=1.5),
    )  # fmt: skip


def test_talk_about_needing_something_is_not_a_need() -> None:
    entered = enter(PORT, "boundary", "everyone here needs a lot more time to think")
    assert (entered.kind, entered.session.ties) == ("to-sort", PORT.ties)


def test_a_need_with_everything_a_tie_can_say() -> None:
    line = "Slot engine > Fleet 2 > carried by Live tracking > stays 1 > 3 months > costly > because rota"
    entered = enter_need(PORT, line)
    assert entered.session.ties[-1] == r.Tie(
        from_="slot-engine", to="fleet", people=2.0, carried_by="live-tracking", stays=1.0, months=3.0,
        cut="costly", because="rota",
    )  # fmt: skip


def test_a_need_said_twice_takes_the_new_figure() -> None:
    session = enter_need(PORT, "Live tracking > Fleet 5 > stays 1").session
    assert session.ties[1] == r.Tie(from_="live-tracking", to="fleet", people=5.0, stays=1.0)
    assert len(session.ties) == len(PORT.ties)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Live tracking needs Live tracking", "cannot need itself"),
        ("Live tracking > Position hub 2", "is a system; people are taken from a team or a skill"),
        ("Slot engine > Fleet 2 > carried by Pricing", "First say how many people"),
        ("Live tracking", "does not say what needs what"),
        ("", "Type a line"),
    ],
)
def test_a_need_that_cannot_be_is_refused_with_a_sentence(line: str, says: str) -> None:
    entered = enter_need(PORT, line)
    assert (entered.kind, entered.session) == ("refused", PORT)
    assert says in entered.problem


def test_asked_and_nobody_runs_it() -> None:
    session = enter_need(PORT, "Slot engine > nobody").session
    assert s.items_by_id(session)["slot-engine"].run_people == 0.0


def test_what_stays_can_follow_the_stop_in_one_line() -> None:
    entered = enter(PORT, "stopping", "Live tracking > back 8 > stays > Position hub 2.5 > paid by nobody")
    assert (entered.kind, entered.position) == ("stays", 0)
    assert entered.session.ties[-1] == r.Tie(
        from_="position-hub", to="fleet", people=2.5, carried_by="live-tracking"
    )
    assert s.records(entered.session, "stopping") == (
        r.Stop(items=("live-tracking",), said_people=8.0, run_paid_by="nobody"),
    )


def test_what_stays_can_name_another_stop_than_the_last() -> None:
    session = enter_need(PORT, "Customs > Berth 1").session
    for line in ("Live tracking > back 8", "Customs > back 1"):
        session = enter(session, "stopping", line).session
    session = enter(session, "stopping", "Live tracking stays > Position hub 2.5").session
    session = enter(session, "stopping", "stays > Slot engine 1 by Berth").session
    assert [(t.from_, t.to, t.carried_by) for t in session.ties[-2:]] == [
        ("position-hub", "fleet", "live-tracking"), ("slot-engine", "berth", "customs"),
    ]  # fmt: skip


def test_people_of_a_team_that_stay_are_noted_on_its_need() -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    session = enter(session, "stopping", "stays > Fleet 2").session
    assert session.ties[1] == r.Tie(from_="live-tracking", to="fleet", people=6.0, stays=2.0)


def test_what_stays_said_twice_keeps_the_earlier_figure_in_a_note() -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    for line in ("stays > Position hub 2.5", "stays > Position hub 3"):
        session = enter(session, "stopping", line).session
    run = session.ties[-1]
    assert (run.people, run.note) == (3.0, "before: 2.5 people")


def test_what_stays_before_any_stop_waits() -> None:
    entered = enter(PORT, "stopping", "stays > Position hub 2.5")
    assert entered.kind == "to-sort"
    assert entered.problem == "Say first what stops, such as: Tracking > back 8 > 1 month."


def test_what_stays_is_asked_where_the_thing_has_a_team_already() -> None:
    session = enter_need(PORT, "Position hub > Berth 1").session
    session = enter(session, "stopping", "Live tracking > back 8").session
    for line in ("stays > Position hub 2.5", "Position hub stays, 2.5 people"):
        entered = enter(session, "stopping", line)
        assert (entered.kind, entered.session.ties) == ("to-sort", session.ties)
        assert "of Berth. Whose are these?" in entered.problem


def test_what_stays_is_asked_where_two_teams_give_as_many_people() -> None:
    session = enter_need(PORT, "Live tracking > Berth 6").session
    session = enter(session, "stopping", "Live tracking > back 8").session
    for line in ("stays > Position hub 2.5", "Position hub stays, 2.5 people"):
        entered = enter(session, "stopping", line)
        assert (entered.kind, entered.session.ties) == ("to-sort", session.ties)
        assert entered.problem.startswith("Whose people run it?")


@pytest.mark.parametrize("line", ["stays > Position hub 3", "Position hub stays, 3 people"])
def test_a_new_figure_for_what_stays_is_kept_however_it_is_written(line: str) -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    session = enter(session, "stopping", "stays > Position hub 2.5").session
    run = enter(session, "stopping", line).session.ties[-1]
    assert (run.to, run.people, run.carried_by, run.note) == (
        "fleet", 3.0, "live-tracking", "before: 2.5 people",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line", ["stays > Position hub, about two people of Berth", "stays > Position hub (two) from Berth"]
)
def test_what_stays_in_parts_takes_figures_and_teams_as_they_are_said(line: str) -> None:
    session = enter(PORT, "stopping", "Live tracking > back 8").session
    run = enter(session, "stopping", line).session.ties[-1]
    assert (run.from_, run.to, run.people) == ("position-hub", "berth", 2.0)
