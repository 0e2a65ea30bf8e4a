"""Days as people write them (15.12., 15 Dec, next Friday, end of January); today is given, never asked for.

Forms read their dates here. A text that could be two days is not guessed at: both are named.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple


class ReadDay(NamedTuple):
    """The day that was understood, or what is wrong with the text and what would be right."""

    day: date | None
    problem: str = ""


class _Span(NamedTuple):
    """The first and the last day a text names; the same for one day."""

    first: date
    last: date


class _UnclearError(Exception):
    """The text names no day; what is wrong with it in one sentence."""


EXAMPLES: Final = "15 Dec, 15.12.2026, next Friday, in two weeks, end of January"
_MONTHS = tuple(name.casefold() for name in calendar.month_name)
_WEEKDAYS = tuple(name.casefold() for name in calendar.day_name)
_COUNTS = {
    word: count
    for count, words in enumerate(
        (
            "",
            "a an one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for word in words.split()
} | {"a couple of": 2, "half a": 0.5}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_NAME = r"(?P<n>[a-z]{3,9})\.?"
_TH = r"(?:st|nd|rd|th)?"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def read_day(text: str, today: date, *, ahead: bool = False) -> ReadDay:
    """Return the day a text names, seen from `today`.

    `ahead` says that such a day is still to come: a text without a year is then the next such day and a
    month, quarter or year is its last day; otherwise it is the latest one so far, and the first day.
    """
    plain = " ".join(text.casefold().replace("’", "'").split()).strip(" ,;")
    plain = re.sub(r"^(?:on|by|until|till|since|from|at|before|the) (?:the )?(?!end$)", "", plain)
    try:
        span = _part(plain, today, ahead) or _span(plain, today, ahead)
    except (ValueError, OverflowError):
        return ReadDay(None, "there is no such day in the calendar")
    except _UnclearError as unclear:
        return ReadDay(None, str(unclear))
    if span is None:
        return ReadDay(None, f"a day is wanted, such as {EXAMPLES}")
    return ReadDay(span.last if ahead else span.first)


def day_words(day: date) -> str:
    """Return a day so that nobody can take it for another: `Tuesday, 15 December 2026`."""
    return f"{calendar.day_name[day.weekday()]}, {day.day} {calendar.month_name[day.month]} {day.year}"


_PART = re.compile(
    r"(?P<part>(?:the )?(?:start|beginning|begin|early|middle|mid|end|late)) ?-? ?"
    r"(?:of |in )?(?:the )?(?P<rest>.+)"
)


def _part(text: str, today: date, ahead: bool) -> _Span | None:
    """Read `end of January`, `mid March`, `early in Q2`."""
    match = _PART.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"]
    span = _span(rest if rest not in _UNITS else f"this {rest}", today, ahead)
    if span is None or span.first == span.last:
        return None
    word = match["part"].removeprefix("the ")
    if word in ("end", "late"):
        return _one(span.last)
    return _one(span.first if word not in ("middle", "mid") else span.first + (span.last - span.first) / 2)


def _span(text: str, today: date, ahead: bool) -> _Span | None:
    for form, made in _FORMS:
        match = form.fullmatch(text)
        if match is not None and (found := made(match, today, ahead)) is not None:
            return found
    return None


def _one(day: date) -> _Span:
    return _Span(day, day)


def _month_number(word: str) -> int | None:
    """Return the month a word begins with at least three letters of; `sept` too."""
    word = "sep" if word == "sept" else word
    return next((n for n, name in enumerate(_MONTHS) if n and name.startswith(word)), None)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'"))
    return number + 2000 if number < 100 else number


def _months(year: int, month: int, count: int) -> _Span:
    """Return the days of `count` months from this one on."""
    last = date(year, month, 1)
    return _Span(last, months_later(last, count) - timedelta(days=1))


def months_later(day: date, months: int) -> date:
    """Return the day some months later, or the last one of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _of_year(year: int | None, today: date, ahead: bool, made: Callable[[int], _Span]) -> _Span:
    """Return what `made` makes of a year: the one given, else the nearest in the direction looked."""
    if year is not None:
        return made(year)
    for candidate in range(today.year - 4, today.year + 5)[:: 1 if ahead else -1]:
        try:
            span = made(candidate)
        except ValueError:  # 29 February
            continue
        if (span.last >= today) if ahead else (span.first <= today):
            return span
    raise ValueError


def _iso(match: re.Match[str], _today: date, _ahead: bool) -> _Span:
    return _one(date(int(match["y"]), int(match["m"]), int(match["d"])))


def _dotted(match: re.Match[str], today: date, ahead: bool) -> _Span:
    day, month = int(match["d"]), int(match["m"])
    return _of_year(_year(match["y"]), today, ahead, lambda year: _one(date(year, month, day)))


def _slashed(match: re.Match[str], today: date, ahead: bool) -> _Span:
    """Read two numbers whose order nobody can know, unless only one order is a day."""
    first, second, year = int(match["d"]), int(match["m"]), _year(match["y"])
    if first == second or second > 12 or first > 12:
        day, month = (second, first) if second > 12 else (first, second)
        return _of_year(year, today, ahead, lambda y: _one(date(y, month, day)))
    either = " or ".join(f"{d} {calendar.month_abbr[m]}" for d, m in ((first, second), (second, first)))
    raise _UnclearError(f"{match[0]} can be read two ways: write {either}")


def _named(match: re.Match[str], today: date, ahead: bool) -> _Span | None:
    month = _month_number(match["n"])
    if month is None:
        return None
    day = int(match["d"])
    return _of_year(_year(match["y"]), today, ahead, lambda year: _one(date(year, month, day)))


def _month(match: re.Match[str], today: date, ahead: bool) -> _Span | None:
    month = _month_number(match["n"])
    if month is None:
        return None
    return _of_year(_year(match["y"]), today, ahead, lambda year: _months(year, month, 1))


def _month_in_figures(match: re.Match[str], _today: date, _ahead: bool) -> _Span:
    return _months(int(match["y"]), int(match["m"]), 1)


def _quarter(match: re.Match[str], today: date, ahead: bool) -> _Span:
    count = 3 if match["h"] == "q" else 6
    first = (int(match["q"]) - 1) * count + 1
    if first > 12:
        raise _UnclearError("a year has two halves: write H1 or H2")
    return _of_year(
        _year(match["y"] or match["before"]), today, ahead, lambda year: _months(year, first, count)
    )


def _season(match: re.Match[str], today: date, ahead: bool) -> _Span:
    first = _SEASONS[match["s"]]
    return _of_year(_year(match["y"]), today, ahead, lambda year: _months(year, first, 3))


def _whole_year(match: re.Match[str], _today: date, _ahead: bool) -> _Span:
    return _months(int(match["y"]), 1, 12)


def _day_of_month(match: re.Match[str], today: date, ahead: bool) -> _Span:
    day = int(match["d"])
    for shift in range(4):
        first = months_later(today.replace(day=1), shift if ahead else -shift)
        if day <= calendar.monthrange(first.year, first.month)[1]:
            found = first.replace(day=day)
            if (found >= today) if ahead else (found <= today):
                return _one(found)
    raise ValueError


def _near(match: re.Match[str], today: date, _ahead: bool) -> _Span:
    days = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2,
            "day before yesterday": -2}  # fmt: skip
    return _one(today + timedelta(days=days[match[0]]))


def _weekday(match: re.Match[str], today: date, ahead: bool) -> _Span | None:
    number = next((n for n, name in enumerate(_WEEKDAYS) if name.startswith(match["n"])), None)
    if number is None:
        return None
    which = match["which"] or ("coming" if ahead else "last")
    week = today - timedelta(days=today.weekday())
    if which == "this":
        return _one(week + timedelta(days=number))
    if which == "last":
        return _one(today - timedelta(days=(today.weekday() - number - 1) % 7 + 1))
    # The first such day after today; "next" said in the same week is taken as that one too.
    return _one(today + timedelta(days=(number - today.weekday() - 1) % 7 + 1))


_UNITS = {"day": 0, "week": 0, "month": 1, "quarter": 3, "year": 12}


def _count(text: str | None) -> float:
    if not text:
        return 1
    return _COUNTS[text] if text in _COUNTS else float(text.replace(",", "."))


def _moved(today: date, count: float, unit: str) -> date:
    if _UNITS[unit] == 0:
        return today + timedelta(days=round(count * (7 if unit == "week" else 1)))
    months = count * _UNITS[unit]
    return (
        months_later(today, round(months))
        if months == round(months)
        else today + timedelta(round(months * 30.4))
    )


def _in(match: re.Match[str], today: date, _ahead: bool) -> _Span:
    return _one(_moved(today, _count(match["count"]), match["unit"]))


def _ago(match: re.Match[str], today: date, _ahead: bool) -> _Span:
    return _one(_moved(today, -_count(match["count"]), match["unit"]))


def _this(match: re.Match[str], today: date, _ahead: bool) -> _Span:
    """Read `this quarter`, `next month`, `last year`."""
    step = {"this": 0, "next": 1, "last": -1}[match["which"]]
    if match["unit"] == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return _Span(first, first + timedelta(days=6))
    count = _UNITS[match["unit"]]
    begun = (today.month - 1) // count * count + 1
    first = months_later(date(today.year, begun, 1), step * count)
    return _months(first.year, first.month, count)


_Y4, _Y = r"(?P<y>\d{4})", r"(?P<y>'?\d{2}|\d{4})"
_SOMETIME = rf"(?P<count>\d+(?:[.,]\d+)?|{_COUNT})? ?(?P<unit>day|week|month|quarter|year)s?(?:'s|')?"
_Made = Callable[[re.Match[str], date, bool], _Span | None]
_FORMS: Final[tuple[tuple[re.Pattern[str], _Made], ...]] = tuple(
    (re.compile(form), made)
    for form, made in (
        (rf"{_Y4}([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})", _iso),
        (r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})(?:\.(?: ?(?P<y>\d{4}|\d{2}))?)?", _dotted),
        (r"(?P<d>\d{1,2})(?P<s>[-/])(?P<m>\d{1,2})(?:(?P=s)(?P<y>\d{4}|\d{2}))?", _slashed),
        (rf"(?P<d>\d{{1,2}})(?:{_TH}|\.)[ -]?(?:of )?{_NAME}(?:,? ?-?{_Y})?", _named),
        (rf"{_NAME} ?(?P<d>\d{{1,2}}){_TH}(?:,? {_Y})?", _named),
        (rf"{_NAME}(?:,? ?{_Y})?", _month),
        (rf"(?P<m>\d{{1,2}})[/.-]{_Y4}", _month_in_figures),
        (rf"{_Y4}[-/](?P<m>\d{{1,2}})", _month_in_figures),
        (rf"(?:(?P<before>\d{{4}})[ -]?)?(?P<h>[qh])(?P<q>[1-4])(?:[ /-]?{_Y})?", _quarter),
        (rf"(?P<s>{'|'.join(_SEASONS)})(?: {_Y4})?", _season),
        (_Y4, _whole_year),
        (r"(?P<d>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
        (r"today|now|tomorrow|yesterday|day after tomorrow|day before yesterday", _near),
        (r"(?:(?P<which>next|this|last|coming) )?(?P<n>[a-z]{3,9})\.?", _weekday),
        (rf"(?:in|within|after) {_SOMETIME}(?: time)?", _in),
        (rf"{_SOMETIME} (?:from now|from today|later|ahead)", _in),
        (rf"{_SOMETIME} (?:ago|back)", _ago),
        (r"(?P<which>this|next|last) (?P<unit>week|month|quarter|year)", _this),
    )
)
