"""A waiting line of what stays, opened in parts: they are those of a tie and end in one."""

import pytest
from entry_port import PORT

from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.parts_kept import kept
from spm_tui.workshop.entry.record_parts import Parts, answered, begin

STOPPED = enter(PORT, "stopping", "Pricing > back 8").session


def _waiting(line: str) -> Parts:
    session = enter(STOPPED, "stopping", line).session
    given = s.answer(session, "stopping")
    assert given is not None
    return begin(session, "stopping", given.to_sort[0])


def _answered(parts: Parts, *texts: str) -> Parts:
    for text in texts:
        parts, problem = answered(parts, text)
        assert not problem
    return parts


@pytest.mark.parametrize("line", ["stays > Position hub 2.5", "Position hub stays, 2.5 people"])
def test_a_waiting_line_of_what_stays_asks_whose_people_run_it(line: str) -> None:
    parts = _waiting(line)
    assert [part.ask for part in parts.asked] == [
        "What stays?", "How many people run it?", "Whose people: which team?",
        "In how many months can they move?", "Who pays for it?",
    ]  # fmt: skip
    assert (parts.text("from_"), parts.text("people"), parts.at) == ("Position hub", "2.5 people", "to")


@pytest.mark.parametrize("line", ["stays > Position hub 2.5", "Position hub stays, 2.5 people"])
def test_its_parts_end_in_a_tie_and_in_who_pays(line: str) -> None:
    parts = _waiting(line)
    done = kept(_answered(parts, "Fleet", "3", "CFO"), parts.base)
    assert done.session.ties == (
        *PORT.ties, r.Tie(from_="position-hub", to="fleet", people=2.5, months=3.0),
    )  # fmt: skip
    assert s.records(done.session, "stopping") == (
        r.Stop(items=("pricing",), said_people=8.0, run_paid_by="CFO"),
    )
    assert s.answer(done.session, "stopping").to_sort == ()


def test_the_second_thing_of_a_waiting_line_waits_on() -> None:
    parts = _waiting("stays > Position hub 2.5 > Vessel desk 1 by Berth")
    done = kept(_answered(parts, "Fleet", "", ""), parts.base)
    left = s.answer(done.session, "stopping").to_sort
    assert left == ("stays > Vessel desk 1 by Berth > of Pricing",)
    after = kept(_answered(begin(done.session, "stopping", left[0]), "", ""), done.session).session
    assert [(tie.people, tie.to) for tie in after.ties[len(PORT.ties) :]] == [(2.5, "fleet"), (1.0, "berth")]
    assert "vessel-desk" in s.items_by_id(after)


def test_without_a_team_the_line_waits_on() -> None:
    parts = _waiting("stays > Position hub 2.5")
    _, problem = answered(parts, "")
    assert problem
    assert kept(parts, parts.base).session == parts.base


def test_a_payer_nobody_knows_is_to_be_confirmed_by_hand_as_in_a_line() -> None:
    parts = _answered(_waiting("Position hub stays, 2.5 people"), "Fleet", "", "?")
    (stop,) = s.records(kept(parts, parts.base).session, "stopping")
    assert (stop.run_paid_by, stop.to_confirm) == (None, True)
    said = _answered(_waiting("stays > Position hub 2.5 > paid by ?"), "Fleet", "", "")
    (stop,) = s.records(kept(said, said.base).session, "stopping")
    assert (stop.run_paid_by, stop.to_confirm) == (None, True)


def test_what_stays_beside_a_stop_is_never_lost() -> None:
    entered = enter(PORT, "stopping", "stop Pricing, Position hub stays, 2 people")
    assert s.answer(entered.session, "stopping").to_sort == ("stop Pricing, Position hub stays, 2 people",)
    assert entered.problem.startswith("Whose people run it?")


@pytest.mark.parametrize(
    ("line", "people"),
    [("Fleet does, one and a half", 1.5), ("Fleet does", 2.0), ("Position hub 3 by Fleet", 3.0)],
)
def test_a_line_behind_answers_whose_people_run_what_stays(line: str, people: float) -> None:
    before = enter(PORT, "stopping", "stop Pricing, Position hub stays, 2 people")
    after = enter(before.session, "stopping", line, before.last)
    assert after.kind == "stays"
    assert after.session.ties[-1] == r.Tie(from_="position-hub", to="fleet", people=people)
    assert s.answer(after.session, "stopping").to_sort == ()


@pytest.mark.parametrize("line", ["Fleet does not", "does Fleet?", "Fleet and Berth do", "Customs does, 2"])
def test_what_is_no_such_answer_waits(line: str) -> None:
    before = enter(PORT, "stopping", "stop Pricing, Position hub stays, 2 people")
    after = enter(before.session, "stopping", line, before.last)
    assert (after.kind, after.session.ties) == ("to-sort", before.session.ties)


def test_a_spoken_line_of_what_stays_is_sorted_when_its_team_is_known() -> None:
    session = enter(STOPPED, "stopping", "Position hub stays, 2.5 people").session
    assert len(s.answer(session, "stopping").to_sort) == 1
    after = enter(session, "stopping", "Pricing > Fleet 4").session
    assert s.answer(after, "stopping").to_sort == ()
    assert after.ties[-1] == r.Tie(from_="position-hub", to="fleet", people=2.5, carried_by="pricing")
