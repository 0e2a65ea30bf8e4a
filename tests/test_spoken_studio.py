"""Lines of a games studio nobody tuned to: counts of people that belong together, and counts that do not."""

from datetime import date

import pytest

from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import with_article

STUDIO = list_things(
    Session(format=1, title="Lantern", mode="workshop", created=date(2026, 11, 27)),
    "Initiatives: anti-cheat, season pass, console port\n"
    "Teams: engine room 7, live ops 5, art barn 11, QA floor 6\nSystems: match server",
).session


def stop(line: str) -> tuple[Stop, str]:
    """Return the record a line makes, and what is said of what it leaves."""
    entered = enter(STUDIO, "stopping", line)
    (record,) = records(entered.session, "stopping")
    assert isinstance(record, Stop)
    return record, entered.notice


@pytest.mark.parametrize(
    ("line", "said", "months"),
    [
        ("console port would free 3 engineers and two testers in 2 months", 5.0, 2.0),
        ("anti-cheat gives back 2 people and a half", 2.5, None),
        ("anti-cheat: 3 developers plus 1 analyst back in a year", 4.0, 12.0),
        ("season pass: 2 from the art barn and one from engine room in 3 months", 3.0, 3.0),
        ("anti-cheat: between 3 and 5 people", 4.0, None),
    ],
)
def test_counts_of_people_that_are_joined_are_one(line: str, said: float, months: float | None) -> None:
    record, _ = stop(line)
    assert (record.said_people, record.said_months, record.seen_people) == (said, months, None)


def test_people_of_two_teams_that_came_back_are_one_count() -> None:
    record, _ = stop("season pass: 3 from the art barn and 2 from live ops came back after 4 months")
    assert (record.said_people, record.seen_people, record.seen_months) == (None, 5.0, 4.0)


@pytest.mark.parametrize(
    ("line", "said", "seen"),
    [
        ("anti-cheat: we said 3 people and 2 people came back", 3.0, 2.0),
        ("anti-cheat: we said 3 engineers and 2 came back", 3.0, 2.0),
        ("season pass > 4 people > 1 person", 4.0, 1.0),
        ("season pass: we thought 4 people, it was 1 person", 4.0, 1.0),
        ("anti-cheat: said 4 people and a half year later 2 were back", 4.0, None),
    ],
)
def test_counts_of_which_each_says_its_own_stay_two(line: str, said: float, seen: float | None) -> None:
    record, _ = stop(line)
    assert (record.said_people, record.seen_people) == (said, seen)


@pytest.mark.parametrize(
    ("line", "said", "months", "left"),
    [
        ("season pass: 4 people, 1 person in 3 months", 4.0, None, "1 person in 3 months"),
        ("season pass: 2 people in 3 months, 4 people in a year", 2.0, 3.0, "4 people in a year"),
        ("season pass: 4 artists, 1 coder back in 3 months", 4.0, None, "1 coder back in 3 months"),
        ("season pass: 4 people, 1 after 9 months", 4.0, None, "1 after 9 months"),
    ],
)
def test_a_second_count_that_nobody_calls_said_or_seen_is_neither_and_is_kept_in_its_words(
    line: str, said: float, months: float | None, left: str
) -> None:
    record, _ = stop(line)
    assert (record.said_people, record.said_months, record.note) == (said, months, left)
    assert (record.seen_people, record.seen_months) == (None, None)


def test_what_is_left_of_two_counts_is_told() -> None:
    assert stop("season pass: 4 people, 1 person in 3 months")[1] == (
        "It does not say whether 1 person was said or was seen."
    )


@pytest.mark.parametrize(
    ("line", "ties"),
    [
        ("console port needs engine room (3 ppl), QA floor two", {"engine-room": 3.0, "qa-floor": 2.0}),
        ("match server is kept up by live ops, one and a half", {"live-ops": 1.5}),
        ("match server is kept up by live ops 1 and a half", {"live-ops": 1.5}),
        ("match server is kept up by one and a half from live ops", {"live-ops": 1.5}),
        ("console port needs 3 from engine room and 2 from QA floor", {"engine-room": 3.0, "qa-floor": 2.0}),
    ],
)
def test_people_of_a_need_may_be_counted_in_words(line: str, ties: dict[str, float]) -> None:
    listed = list_things(STUDIO, line)
    assert listed.left == ()
    assert {tie.to: tie.people for tie in listed.session.ties} == ties


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("match server is needed by anti-cheat", "anti-cheat", "match-server"),
        ("the match server is still used by the season pass", "season-pass", "match-server"),
        ("anti-cheat is required by console port", "console-port", "anti-cheat"),
    ],
)
def test_a_need_may_be_said_of_what_is_needed(line: str, start: str, end: str) -> None:
    listed = list_things(STUDIO, line)
    assert [(tie.from_, tie.to, tie.people) for tie in listed.session.ties] == [(start, end, None)]
    assert (listed.left, listed.session.items) == ((), STUDIO.items)


@pytest.mark.parametrize(
    "line", ["match server is needed by nobody", "match server is needed by anti-cheat and season pass"]
)
def test_who_needs_a_thing_is_one_and_somebody(line: str) -> None:
    listed = list_things(STUDIO, line)
    assert (listed.session, listed.left) == (STUDIO, (line,))


def test_people_of_what_is_no_team_are_refused_in_good_english() -> None:
    line = "anti-cheat needs season pass 2"
    assert list_things(STUDIO, line).left == (line,)
    assert '"season pass" is an initiative; people are taken' in list_things(STUDIO, line).told
    assert [with_article(one) for one in ("stock", "operation", "real-estate")] == [
        "a stock", "an operation", "real estate",
    ]  # fmt: skip
