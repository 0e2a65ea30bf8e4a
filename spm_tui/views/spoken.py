"""Figures and sentences as a room says them aloud; nothing here draws."""

from datetime import date
from typing import Final

from spm_tui.workshop.words import figure

_WORDS: Final = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken(people: float, *, about: bool = False) -> str:
    """Return a number of people as it is said: `eight`, `four and a half`, `about four and a half`, `13`.

    Anything finer than a half is rounded to the nearest half and said with "about".
    """
    halves = round(people * 2)
    whole, half = divmod(halves, 2)
    exact = abs(people * 2 - halves) < 0.05
    if people > 0 and halves == 0:
        return "less than half a person's time"
    if whole >= len(_WORDS):
        words = figure(round(people, 1))
    elif half:
        words = f"{_WORDS[whole]} and a half" if whole else "half a person's time"
    else:
        words = _WORDS[whole]
    return words if people == 0 or (exact and not about) else f"about {words}"


def spoken_months(months: float) -> str:
    """Return months as they are said: `a month`, `three months`, `at once`."""
    if months == 0:
        return "at once"
    if months == 1:
        return "in a month"
    whole = int(months)
    if whole == months and whole < len(_WORDS):
        return f"in {_WORDS[whole]} months"
    return f"in {figure(months, 'months')}"


def day(given: date) -> str:
    """Return a day as it is written out, in any locale: `22 November 2026`."""
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year}"


def by_when(horizon: float, as_of: date | None) -> str:
    """Return the end of a horizon: `by February`, with the year from 12 months on, or `within 3 months`."""
    if as_of is None:
        return f"within {figure(horizon, 'months')}"
    month = as_of.month - 1 + round(horizon)
    year = f" {as_of.year + month // 12}" if horizon >= 12 else ""
    return f"by {_MONTHS[month % 12]}{year}"
