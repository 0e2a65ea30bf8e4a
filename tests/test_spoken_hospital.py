"""Lines of a hospital nobody tuned to: two shares, why something is needed, bodies, and a job that stops."""

from datetime import date

import pytest

from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.records import FunctionRecord, LeverRecord
from spm_tui.workshop.session import Session, answer, records

EMPTY = Session(format=1, title="St Anna", mode="workshop", created=date(2026, 11, 27))
THINGS = list_things(
    EMPTY,
    "Initiatives: e-prescribing, bed board\nTeams: integration desk 4, ward apps 9\nSystems: lab interface",
).session


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("About a third of our changes needed a redesign, we said 20%", 20.0),
        ("We said 20%, it was a third", 20.0),
        ("20% we said; in fact 35% needed one", 20.0),
        ("a third needed a redesign though we say 10 percent", 10.0),
        ("A third of our changes need a redesign", 33.0),
    ],
)
def test_of_two_shares_the_one_that_was_said_is_what_we_say(line: str, percent: float) -> None:
    given = answer(enter(EMPTY, "redesign_frequency", line).session, "redesign_frequency")
    assert given is not None
    assert given.said_percent == percent


def test_of_two_shares_that_were_said_none_is_taken() -> None:
    entered = enter(EMPTY, "redesign_frequency", "we said 20% need a redesign, we said 30%")
    assert entered.kind == "to-sort"
    assert "Which share was said?" in entered.problem


@pytest.mark.parametrize(
    ("line", "to", "because"),
    [
        ("bed board needs the lab interface because doses hang on it", "lab-interface", "doses hang on it"),
        ("bed board needs the lab interface, because: age, and weight", "lab-interface", "age, and weight"),
        ("bed board runs on the lab interface because of the badge", "lab-interface", "the badge"),
        ("bed board needs ward apps 2 cos nobody else > knows it", "ward-apps", "nobody else > knows it"),
    ],
)  # fmt: skip
def test_why_something_is_needed_is_kept_with_the_need(line: str, to: str, because: str) -> None:
    listed = list_things(THINGS, line)
    assert listed.left == ()
    assert [(tie.to, tie.because) for tie in listed.session.ties] == [(to, because)]
    assert listed.session.items == THINGS.items


@pytest.mark.parametrize("line", ["e-prescribing is an initiative because it is new", "because it is new"])
def test_a_reason_of_no_need_makes_nothing(line: str) -> None:
    listed = list_things(THINGS, line)
    assert (listed.session, listed.left) == (THINGS, (line,))


@pytest.mark.parametrize(
    ("line", "decided_by"),
    [
        ("Org design: the works council decides", "works council"),
        ("Org design is decided by a working group", "working group"),
        ("Org design: the ethics board decides", "ethics board"),
        ("Strategy works, the matron decides", "matron"),
        ("Org design: the board decides, it works", "board"),
    ],
)
def test_the_name_of_a_body_is_kept_whole(line: str, decided_by: str) -> None:
    entered = enter(EMPTY, "ownership", line)
    (record,) = records(entered.session, "ownership")
    assert isinstance(record, LeverRecord)
    assert (record.decided_by, record.note, entered.unread) == (decided_by, None, ())


@pytest.mark.parametrize(
    ("line", "if_gone", "moves_to"),
    [
        ("Funding goes to the finance office", "moves", "finance office"),
        ("Funding goes to the working group", "moves", "working group"),
        ("Funding moves to the works council", "moves", "works council"),
        ("finance desk takes over funding", "moves", "finance desk"),
        ("Funding goes to the matron", "moves", "matron"),
        ("Funding passes to a rota", "moves", "rota"),
        ("Reporting would stop", "collapses", None),
        ("Sequencing: would grind to a halt", "collapses", None),
        ("Intake stops", "collapses", None),
        ("Funding goes to hell", "collapses", None),
    ],
)
def test_where_a_job_goes_is_told_whole_and_a_job_that_stops_collapses(
    line: str, if_gone: str, moves_to: str | None
) -> None:
    entered = enter(EMPTY, "disappearance", line)
    (record,) = records(entered.session, "disappearance")
    assert isinstance(record, FunctionRecord)
    assert (record.if_gone, record.moves_to, entered.unread) == (if_gone, moves_to, ())


@pytest.mark.parametrize(
    "line", ["Funding goes to finance longs", "Reporting would not stop", "Sequencing: nobody would stop it"]
)
def test_what_only_resembles_such_a_line_waits(line: str) -> None:
    assert enter(EMPTY, "disappearance", line).kind == "to-sort"


def test_who_has_a_job_goes_when_it_is_said_to_collapse() -> None:
    session = enter(EMPTY, "disappearance", "Sequencing moves to the ward leads").session
    entered = enter(session, "disappearance", "Sequencing: would collapse")
    (record,) = records(entered.session, "disappearance")
    assert isinstance(record, FunctionRecord)
    assert (record.if_gone, record.moves_to) == ("collapses", None)
    assert entered.notice == "If gone tomorrow: collapses, no longer moves."


@pytest.mark.parametrize(
    ("key", "line", "others"),
    [
        ("reversibility", "Hands up for easy to undo: 5 of 7", "2"),
        ("reversibility", "Hands up for easy to undo: 6 of 7", "one"),
        ("allocation_unit", "four of six hands for teams", "2"),
    ],
)
def test_hands_of_a_room_of_which_some_are_not_told_wait_for_the_others(
    key: str, line: str, others: str
) -> None:
    entered = enter(EMPTY, key, line)
    assert entered.kind == "to-sort"
    assert entered.problem == f"What did the other {others} say? Write it beside, or pass for none."


def test_hands_of_a_whole_room_are_counted() -> None:
    entered = enter(EMPTY, "allocation_unit", "team 4 of 7, project 2, one passes")
    assert [(one.value, one.count) for one in entered.session.ballots] == [("team", 4), ("project", 2)]
    assert [one.abstained for one in entered.session.rounds] == [1]
