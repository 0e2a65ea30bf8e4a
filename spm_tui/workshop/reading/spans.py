"""Spans of time and days: `6 wks`, `a year and a half`, `by Q3`, `since March`, `2024`."""

from spm_tui.workshop.reading.counting import LineFigure, Words
from spm_tui.workshop.reading.figure_words import (
    BY,
    HALF,
    MONTH_NAMES,
    ONE,
    PEOPLE,
    QUARTER,
    SEASONS,
    STRESSED,
    TIME,
    YEAR,
)


def span_at(line: Words, at: int) -> tuple[float, int] | None:
    """Return (months, next place) of a span: `6 wks`, `half a year`, `a year and a half`, `a quarter`."""
    if line.norm(at) == "half":
        following = at + (2 if line.norm(at + 1) in ("a", "an") else 1)
        unit = TIME.get(line.norm(following))
        return (0.5 * unit, following + 1) if unit else None
    stressed = line.norm(at) in ONE and line.norm(at + 1) in STRESSED
    one = line.norm(at) in ONE and line.norm(at + 1 + stressed) in TIME
    counted = line.number(at) or ((1.0, at + 1) if one else None)
    if counted is None:
        return None
    value, following = counted
    following += line.norm(following) in STRESSED
    line.mend_unit(following)
    unit = TIME.get(line.norm(following))
    apart = unit is not None and line.tokens[following].start != line.tokens[following - 1].end
    if unit is None or (apart and line.norm(following) in ("d", "w", "y")):
        return None
    tail = [line.norm(following + n) for n in (1, 2, 3)]
    if unit == 12 and tail in (["and", "a", "quarter"], ["and", "one", "quarter"]):
        return value * unit + 3, following + 4
    if tail == ["and", "a", "half"]:
        return (value + 0.5) * unit, following + 4
    return value * unit, following + 1


def times_at(line: Words, at: int) -> LineFigure | None:
    """Read a span or a range of spans."""
    low = span_at(line, at)
    if low is None:
        return _bare_range(line, at, TIME)
    following = line.range_end(low[1])
    high = span_at(line, following) if following is not None else None
    if high is not None and high[0] > low[0]:
        return LineFigure(
            (low[0] + high[0]) / 2,
            "months",
            at,
            high[1],
            line.words(at, high[1]),
            scale=_scale(line, high[1]),
        )
    return LineFigure(low[0], "months", at, low[1], scale=_scale(line, low[1]))


def _bare_range(line: Words, at: int, units: dict[str, float]) -> LineFigure | None:
    """Read `2-3 months`, `three to five weeks`, `between nine and eleven months`."""
    between = line.norm(at) == "between"
    low = line.number(at + 1 if between else at)
    if low is None:
        return None
    joint = line.norm(low[1]) == "and" if between else line.range_end(low[1]) is not None
    high = line.number(low[1] + 1) if joint else None
    if high is None or high[0] <= low[0] or line.norm(high[1]) not in units:
        return None
    last = high[1] + 1
    return LineFigure(
        (low[0] + high[0]) / 2 * units[line.norm(high[1])],
        "months",
        at,
        last,
        line.words(at, last),
        scale=_scale(line, last),
    )


def _scale(line: Words, last: int) -> float:
    """Return the months in the unit of a span that ends here."""
    return TIME.get(line.norm(last - 1), 1.0)


def deadline_at(line: Words, at: int) -> LineFigure | None:
    """Read `by Q3`, `by February`, `by end of March`: months from the session's day."""
    if line.norm(at) not in BY:
        return None
    place = at + 1
    while line.norm(place) in ("the", "end", "of", "mid", "early", "late", "in"):
        place += 1
    word = line.norm(place)
    quarter, half = QUARTER.fullmatch(word), HALF.fullmatch(word)
    month = (
        int(quarter[1]) * 3
        if quarter
        else int(half[1]) * 6
        if half
        else MONTH_NAMES.get(word) or SEASONS.get(word)
    )
    if month is None and word == "year" and line.norm(place - 1) in ("of", "end"):
        month = 12
    if month is None:
        return None
    place += 1
    year = int(line.norm(place)) if YEAR.fullmatch(line.norm(place)) else None
    place += year is not None
    months = ((year or line.today.year) - line.today.year) * 12 + month - line.today.month
    if year is None and months <= 0:
        months += 12
    return LineFigure(float(months), "months", at, place, line.words(at, place)) if months > 0 else None


def since_at(line: Words, at: int) -> LineFigure | None:
    """Read `since March`, `since the summer`, `since Easter`: months up to the session's day."""
    if line.norm(at) not in ("since", "seit", "depuis"):
        return None
    place = at + 1
    while line.norm(place) in ("the", "end", "of", "mid", "early", "late", "last"):
        place += 1
    word = line.norm(place)
    quarter = QUARTER.fullmatch(word)
    month = int(quarter[1]) * 3 - 2 if quarter else MONTH_NAMES.get(word) or SEASONS.get(word)
    if month is None or YEAR.fullmatch(line.norm(place + 1)):
        return None
    months = (line.today.month - month) % 12 or 12
    return LineFigure(float(months), "months", at, place + 1, line.words(at, place + 1))


def when_at(line: Words, at: int) -> LineFigure | None:
    """Read what only says when: `2024`, `Q3 2024`, `in spring`, `March 2025`; the value is the year or
    0.
    """
    word = line.norm(at)
    if YEAR.fullmatch(word) and line.norm(at + 1) not in TIME and line.norm(at + 1) not in PEOPLE:
        return LineFigure(float(word), "day", at, at + 1, word)
    named = QUARTER.fullmatch(word) or HALF.fullmatch(word) or word in MONTH_NAMES or word in SEASONS
    if not named or (
        word in ("may", "mar", "fall", "spring")
        and not line.tokens[at].capital
        and not YEAR.fullmatch(line.norm(at + 1))
        and line.norm(at - 1) not in ("in", "since", "last", "this", "next")
    ):
        return None
    last = at + 1
    if line.norm(last) == "," and QUARTER.fullmatch(line.norm(last + 1)):
        last += 1
    year = line.norm(last) if YEAR.fullmatch(line.norm(last)) else ""
    return LineFigure(float(year or 0), "day", at, last + bool(year), line.words(at, last + bool(year)))
