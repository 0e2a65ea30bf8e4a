"""A text that is a figure and nothing else: a part, a box or a cell (`8 in 1 month`, `80%`, `Fleet team 6`).

The figures inside a sentence, which may count something else, are found by `line_figures`.
"""

import re
from datetime import date
from typing import Literal

from msgspec import Struct

Unit = Literal["people", "months", "%", ""]


class Quantity(Struct, frozen=True):
    """A figure and its unit; `said` keeps the words where the figure is only their middle (`6-8 months`)."""

    value: float
    unit: Unit
    said: str = ""


_WORDS: dict[str, float] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "a couple of": 2, "a couple": 2,
    "half a": 0.5, "half an": 0.5, "half": 0.5, "one and a half": 1.5, "½": 0.5, "no": 0, "zero": 0,
}  # fmt: skip

#: Unit as written -> unit kept, and how many of it one is. A week is a quarter of a month, as rooms count.
_UNITS: dict[str, tuple[Unit, float]] = {
    **dict.fromkeys(("m", "mo", "mos", "mth", "mths", "month", "months"), ("months", 1.0)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), ("months", 0.25)),
    **dict.fromkeys(("d", "day", "days"), ("months", 1 / 30)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), ("months", 12.0)),
    **dict.fromkeys(("quarter", "quarters"), ("months", 3.0)),
    **dict.fromkeys(("p", "ppl", "people", "person", "persons", "heads", "fte", "ftes"), ("people", 1.0)),
    **dict.fromkeys(("%", "percent", "per cent", "pct"), ("%", 1.0)),
}  # fmt: skip

_SHARES: dict[str, float] = {
    "half as good": 50, "half the value": 50, "as good": 100, "just as good": 100, "equally good": 100,
    "the same": 100, "a third as good": 33, "two thirds as good": 67, "a quarter as good": 25,
    "three quarters as good": 75, "cannot": 0, "can't": 0, "cant": 0, "can not": 0, "could not": 0,
    "couldn't": 0, "not at all": 0, "impossible": 0, "not possible": 0,
}  # fmt: skip

_NUMBER = r"-?\d+(?:[.,]\d+)?½?|½|\d+/\d+"
_WORD = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_ABOUT = r"(?:~\s*|about |around |roughly |some |at least |up to |almost |nearly )?"
_ONE = re.compile(
    rf"{_ABOUT}(?:(?P<low>{_NUMBER})\s*(?:-|–|to|or)\s*(?P<high>{_NUMBER})|(?P<number>{_NUMBER})|(?P<word>{_WORD})(?![\w/]))"
    rf"(?:\s*(?P<unit>{_UNIT})(?!\w)(?:\s+(?P<half>and a half))?)?"
)
_JOIN = re.compile(r"\s*(?:,|\bin\b|\bafter\b|\bwithin\b|\bfor\b|\bat\b|\band\b|\bwith\b)\s*|\s+")
_AFTERWARDS = re.compile(r"\s+(?:back|free|later|of the value|of value|value|kept)$")


def _float(text: str) -> float:
    if "/" in text:
        above, below = text.split("/")
        return int(above) / int(below) if int(below) else 0.0
    if text.endswith("½"):
        return _float(text[:-1] or "0") + 0.5
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def _made(match: re.Match[str]) -> Quantity | None:
    unit, times = _UNITS.get(match["unit"] or "", ("", 1.0))
    said = ""
    if match["low"]:
        value = (_float(match["low"]) + _float(match["high"])) / 2
        said = match[0].strip()
    elif match["number"]:
        value = _float(match["number"])
    elif unit or match["word"] not in ("a", "an", "half", "half a", "half an", "no"):
        value = _WORDS[match["word"]]
    else:
        return None
    value = (value + 0.5 if match["half"] else value) * times
    if times != int(times):
        value = round(value, 2)
    return Quantity(round(value, 1) if unit == "people" else value, unit, said)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the figures a text consists of (`8 in 1 month`, `80%`, `2 weeks`, `half as good`).

    Empty unless the whole text is figures. Weeks, days, quarters and years come back as months.
    """
    rest = " ".join(text.casefold().replace("’", "'").split())
    rest = _AFTERWARDS.sub("", rest)
    found: list[Quantity] = []
    while rest:
        share = next((words for words in _SHARES if _starts(rest, words)), None)
        if share is not None:
            found.append(Quantity(_SHARES[share], "%"))
            rest = rest[len(share) :]
        else:
            match = _ONE.match(rest)
            made = _made(match) if match else None
            if match is None or made is None:
                return ()
            found.append(made)
            rest = rest[match.end() :]
        if rest:
            join = _JOIN.match(rest)
            if join is None or join.end() == len(rest):
                return ()
            rest = rest[join.end() :]
    return tuple(found)


def _starts(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def quantity(text: str) -> Quantity | None:
    """Return the one figure a text is, or None."""
    found = quantities(text)
    return found[0] if len(found) == 1 else None


_PEOPLE = "|".join(unit for unit, (kept, _) in _UNITS.items() if kept == "people")
_TAIL = re.compile(
    rf"^(?P<name>.*?\S)\s+(?P<tail>(?:{_NUMBER})\s*(?:-|–|to|or)\s*(?:{_NUMBER})(?:\s*(?:{_PEOPLE}))?"
    rf"|(?:{_NUMBER})(?:\s*(?:{_UNIT}))?|(?:{_WORD})\s+(?:{_PEOPLE}))$",
    re.IGNORECASE,
)


def name_and_people(text: str) -> tuple[str, Quantity | None]:
    """Split `Fleet team 8 people` or `Position hub 2.5` into a name and a figure of people."""
    match = _TAIL.match(text.strip())
    found = quantity(match["tail"]) if match else None
    if match is None or found is None or found.unit not in ("", "people"):
        return text.strip(), None
    value = Quantity(round(found.value, 1), "people", found.said)
    return match["name"].rstrip(" :,").strip() or text.strip(), value


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    re.compile(r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<n>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})"),
    re.compile(r"(?P<n>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)


def day(text: str) -> date | None:
    """Return the day a text names (`2026-03-01`, `1 March 2026`, `Mar 2026`: its first day), or None."""
    plain = " ".join(text.casefold().split())
    for form in _DAYS:
        match = form.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        if (name := parts.get("n")) is not None:
            if name[:3] not in _MONTHS:
                continue
            month = _MONTHS.index(name[:3]) + 1
        else:
            month = int(parts["m"])
        try:
            return date(int(parts["y"]), month, int(parts.get("d") or 1))
        except ValueError:
            return None
    return None


_WHEN = re.compile(
    r"(?:in |since |about |early |mid |late )?"
    r"(?:(?:q[1-4]|h[12]|spring|summer|autumn|fall|winter|[a-z]{3,9})[ -])?\d{4}"
    r"|(?:in |since |last )?(?:q[1-4]|h[12]|spring|summer|autumn|winter)"
    r"|last (?:year|month|quarter|week|spring|summer|autumn|winter)|this (?:year|month|quarter|week)"
    r"|(?:a|one|two|three|\d+) (?:year|month|week|quarter)s? ago|never|yesterday|today|recently"
    r"|every (?:year|month|quarter|week)|yearly|quarterly|monthly"
)


def when(text: str) -> bool:
    """Tell whether a text says when, loosely: a day, a year, `last year`, `Q3 2025`, `never`."""
    plain = " ".join(text.casefold().split())
    return day(plain) is not None or _WHEN.fullmatch(plain) is not None
