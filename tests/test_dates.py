"""Days are taken as people write them, seen from a day that is given; what could be two is not guessed at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spm_tui.workshop.dates import day_words, read_day

TODAY = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15.12.", date(2026, 12, 15)),
        ("15.12", date(2026, 12, 15)),
        ("15.12.2026", date(2026, 12, 15)),
        ("15. 12. 26", date(2026, 12, 15)),
        ("15 Dec", date(2026, 12, 15)),
        ("Dec 15", date(2026, 12, 15)),
        ("15 December", date(2026, 12, 15)),
        ("15th of December, 2027", date(2027, 12, 15)),
        ("December 15, 2026", date(2026, 12, 15)),
        ("by 15 dec", date(2026, 12, 15)),
        ("2026-12-15", date(2026, 12, 15)),
        ("15/12", date(2026, 12, 15)),
        ("12/15/2026", date(2026, 12, 15)),
        ("04/04", date(2027, 4, 4)),
        ("12/2026", date(2026, 12, 31)),
        ("2026-12", date(2026, 12, 31)),
        ("March 2027", date(2027, 3, 31)),
        ("jan", date(2027, 1, 31)),
        ("2027", date(2027, 12, 31)),
        ("next Friday", date(2026, 11, 27)),
        ("Thursday", date(2026, 12, 3)),
        ("tomorrow", date(2026, 11, 27)),
        ("in two weeks", date(2026, 12, 10)),
        ("in a month's time", date(2026, 12, 26)),
        ("in three quarters", date(2027, 8, 26)),
        ("end of January", date(2027, 1, 31)),
        ("by the end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("mid March", date(2027, 3, 16)),
        ("early 2027", date(2027, 1, 1)),
        ("Q1 2027", date(2027, 3, 31)),
        ("Q1", date(2027, 3, 31)),
        ("H2 2027", date(2027, 12, 31)),
        ("summer 2027", date(2027, 8, 31)),
        ("next quarter", date(2027, 3, 31)),
        ("on the 15th", date(2026, 12, 15)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_a_day_to_come_is_understood_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text, TODAY, ahead=True) == (day, "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15.12.", date(2025, 12, 15)),
        ("15 Dec", date(2025, 12, 15)),
        ("Mar 2026", date(2026, 3, 1)),
        ("Q1", date(2026, 1, 1)),
        ("2025", date(2025, 1, 1)),
        ("last Friday", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 25)),
        ("three weeks ago", date(2026, 11, 5)),
        ("half a year ago", date(2026, 5, 26)),
        ("last month", date(2026, 10, 1)),
        ("end of January", date(2026, 1, 31)),
        ("the 15th", date(2026, 11, 15)),
    ],
)
def test_of_what_has_been_the_latest_such_day_is_meant(text: str, day: date) -> None:
    assert read_day(text, TODAY) == (day, "")


@pytest.mark.parametrize("text", ["03/04", "03/04/2026", "3-4"])
def test_a_text_that_could_be_two_days_is_not_guessed_at(text: str) -> None:
    day, problem = read_day(text, TODAY, ahead=True)
    assert day is None
    assert problem == f"{text} can be read two ways: write 3 Apr or 4 Mar"


@pytest.mark.parametrize("text", ["32.1.", "29.2.2027", "31 April", "in 99999999 years"])
def test_a_day_no_calendar_has_is_named_as_such(text: str) -> None:
    assert read_day(text, TODAY) == (None, "there is no such day in the calendar")


@pytest.mark.parametrize("text", ["soon", "", "15,12", "Decembre", "15.12.2026 or so", "0"])
def test_what_is_no_day_is_told_with_what_would_be_right(text: str) -> None:
    day, problem = read_day(text, TODAY)
    assert day is None
    assert "15 Dec" in problem
    assert "next Friday" in problem


@given(st.text(max_size=30), st.booleans())
def test_no_text_at_all_breaks_it(text: str, ahead: bool) -> None:
    day, problem = read_day(text, TODAY, ahead=ahead)
    assert (day is None) == bool(problem)


@given(st.dates(), st.booleans())
def test_a_day_in_full_is_that_day_whenever_it_is_read(day: date, ahead: bool) -> None:
    assert read_day(day.isoformat(), TODAY, ahead=ahead).day == day
    if day.year >= 1000:
        assert read_day(day_words(day).split(", ")[1], TODAY, ahead=ahead).day == day


@given(st.dates(TODAY - timedelta(days=3000), TODAY + timedelta(days=3000)))
def test_without_a_year_the_next_or_the_latest_such_day_is_meant(today: date) -> None:
    next_one, latest = read_day("15.12.", today, ahead=True).day, read_day("15.12.", today).day
    assert next_one is not None
    assert latest is not None
    assert latest <= today <= next_one
    assert (next_one - latest).days <= 366
