"""The figures of a line and what they count: people, months, percent, a share of a total, or none of these.

Ranges take the middle and keep their words. What a figure is about (said, seen, which field) is decided
elsewhere. A figure that counts something else (`phase 2`, `2024`, `40 pages`) has the unit `other`.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, structs
from rapidfuzz.distance import OSA

from spm_tui.workshop.reading.slips import slipped
from spm_tui.workshop.reading.tokens import Token

Unit = Literal["people", "months", "%", "share", "other", "day", ""]

_NUMBERS: dict[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12, "couple": 2, "zero": 0,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
#: A week is a quarter of a month, as rooms count.
_TIME: dict[str, float] = {
    **dict.fromkeys(("mo", "mos", "mth", "mths", "mnth", "mnths", "month", "months", "mon", "monat", "monate", "monaten", "mois"), 1.0),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines"), 0.25),
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "tagen", "jours"), 1 / 30),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "ans", "années"), 12.0),
    **dict.fromkeys(("quarter", "quarters", "qtr", "qtrs", "qrtr", "qrtrs", "quater", "quaters", "quartal", "quartale", "quartalen", "trimestres"), 3.0),
}  # fmt: skip
_PEOPLE = frozenset(
    ("ppl", "people", "person", "persons", "pers", "fte", "ftes", "hc", "head", "heads", "headcount", "headcounts",
     "folks", "folk", "engineers", "engineer", "devs", "dev", "developers", "developer", "staff", "colleagues",
     "leute", "personen", "mann", "personnes", "testers", "analysts", "nurses", "clerks", "officers", "specialists")
)  # fmt: skip
#: Nouns before a figure that make it a name: `phase 2`, `question 3`, `floor 4`.
_NAMING = frozenset(
    ("phase", "phases", "step", "version", "release", "floor", "room", "slide", "page", "level", "tier", "gate",
     "nr", "number", "wave", "sprint", "question", "ward", "class", "item", "chapter",
     "option", "building", "site", "article", "iso", "section", "agenda", "point",
     "horizon", "layer", "generation", "gen", "scenario", "week", "cw", "kw", "row", "exhibit", "lot", "batch")
)  # fmt: skip
_SHARE_WORDS: dict[str, float] = {
    "third": 100 / 3, "quarter": 25, "fifth": 20, "tenth": 10, "half": 50,
}  # fmt: skip
_EVERY: dict[str, float] = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
#: What a share may be a share of, where it is no share of people or of a thing.
_WHOLES = frozenset(("them", "our", "the", "all", "these", "those", "my", "such", "us", "everything", "cases", "changes", "decisions", "times", "time"))
_NO_UNITS = frozenset(("mouths", "mouth", "years'", "yearly", "weekly", "quarterly", "monthly", "weeds", "wheels", "moths"))
#: Behind a figure these make it a delay, an age or a name.
_BESIDE_THE_POINT = frozenset(
    ("late", "early", "ago", "old", "behind", "overdue", "delayed", "left", "ahead", "contract", "contracts", "plan", "plans",
     "warranty", "notice", "deadline", "cycle", "cycles", "rhythm", "lease", "licence", "license", "trial", "pilot", "anniversary")
)  # fmt: skip
_GROWN = frozenset(("more", "less", "fewer", "cheaper", "faster", "slower", "higher", "lower", "growth", "margin", "discount", "interest", "off", "up", "down", "bigger", "smaller"))
_GOOD = frozenset(("good", "value", "productive", "fast", "useful", "effective", "quality", "output"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = {
    **{name: n + 1 for n, name in enumerate(_MONTHS)},
    **{name: n + 1 for n, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"))},
    "sept": 9, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
}  # fmt: skip
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "christmas": 12, "easter": 4}
_BY = frozenset(("by", "until", "till", "before", "bis"))
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d")
_QUARTER = re.compile(r"q([1-4])")
_HALF = re.compile(r"h([12])")


class Figure(Struct, frozen=True):
    """One figure: its value, what it counts, the tokens it stands in, and its words where it is a range."""

    value: float
    unit: Unit
    first: int
    last: int
    said: str = ""
    total: float | None = None  # of how many: `9 of 10`, `one in four`
    exact: bool = True
    scale: float = 1.0  # months in one of its unit, for a bare figure behind it: `a year was said, it took two`


def number_of(text: str) -> float | None:
    """Return the figure a word or a numeral stands for, or None."""
    if text in _NUMBERS:
        return _NUMBERS[text]
    if text == "½":
        return 0.5
    if not re.fullmatch(r"\d+(?:[.,]\d+)*½?", text):
        return None
    if text.endswith("½"):
        return float(text[:-1]) + 0.5
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    plain = text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


class _Reader:
    """Walks over the tokens of one line and collects its figures."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens = tokens
        self.today = today
        self.norms = [token.norm for token in tokens]

    def _mend_unit(self, at: int) -> None:
        """Put a unit of time where a slip of it stands behind a figure: `3 monhts`."""
        word = self.norm(at)
        if len(word) >= 5 and word not in _NO_UNITS:
            near = [unit for unit in ("months", "month", "weeks", "years", "quarters", "quarter") if word[0] == unit[0] and OSA.distance(word, unit) <= 1 and slipped(word, unit)]
            if near:
                self.norms[at] = near[0]

    def norm(self, at: int) -> str:
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def number(self, at: int) -> tuple[float, int] | None:
        """Return (value, next place) of a plain number at this place: `8`, `eight`, `a couple of`, `one and a half`."""
        start = at
        if self.norm(at) in ("a", "an") and self.norm(at + 1) in ("couple", "dozen"):
            at += 1
        value = number_of(self.norm(at))
        if value is None or (self.norm(at) == "one" and self._is_pronoun(at)):
            return None
        at += 1
        if self.norm(at - 1) in ("couple", "dozen") and self.norm(at) == "of":
            at += 1
        if self.norm(at) == "and" and self.norm(at + 1) == "a" and self.norm(at + 2) == "half":
            return value + 0.5, at + 3
        if self.norm(at) == "/" and (below := number_of(self.norm(at + 1))) and self.tokens[start].kind == "number":
            return value / below, at + 2
        return value, at

    def _is_pronoun(self, at: int) -> bool:
        """`that one`, `the last one`, `one thing`: no figure."""
        return (self.norm(at - 1) in (
            "that", "this", "the", "last", "which", "every", "each", "another", "new", "no", "any", "big", "other"
        ) and self.norm(at + 1) not in _TIME and self.norm(at + 1) not in _PEOPLE) or self.norm(at + 1) in ("thing", "go", "case", "by", "another")

    def span(self, at: int) -> tuple[float, int] | None:
        """Return (months, next place) of a span of time: `6 wks`, `half a year`, `a year and a half`, `a quarter`."""
        half = self.norm(at) == "half"
        if half:
            following = at + (2 if self.norm(at + 1) in ("a", "an") else 1)
            if self.norm(following) in _TIME:
                return 0.5 * _TIME[self.norm(following)], following + 1
            return None
        counted = self.number(at)
        if counted is None:
            if self.norm(at) in ("a", "an", "another", "one", "un", "une", "ein", "einem", "einen", "eine", "full") and self.norm(at + 1) in _TIME:
                counted = (1.0, at + 1)
            elif self.norm(at) in ("quarter", "qtr", "year", "month") and self.norm(at - 1) in ("per", "each", "this", "last", "next", "every"):
                return None
            else:
                return None
        value, following = counted
        if self.norm(following) in ("full", "whole", "more", "long", "good", "calendar", "ish"):
            following += 1
        if self.norm(following) not in _TIME:
            self._mend_unit(following)
        if self.norm(following) not in _TIME:
            return None
        if self.norm(following) in ("d", "w", "y") and self.tokens[following].start != self.tokens[following - 1].end:
            return None
        unit = _TIME[self.norm(following)]
        months = value * unit
        following += 1
        if unit == 12 and [self.norm(following + n) for n in range(3)] in (["and", "a", "quarter"], ["and", "one", "quarter"]):
            return months + 3, following + 3
        if self.norm(following) == "and" and self.norm(following + 1) == "a" and self.norm(following + 2) == "half":
            months += 0.5 * _TIME[self.norm(following - 1)]
            following += 3
        return months, following

    def range_end(self, at: int) -> int | None:
        """Return the place after the sign or word that makes a range, or None."""
        if self.norm(at) in ("-", "–", "to", "bis", "or", "oder", "à") and at + 1 < len(self.tokens):
            return at + 1
        return None

    def words(self, first: int, last: int) -> str:
        """Return how a figure was said."""
        text = ""
        for place in range(first, last):
            token = self.tokens[place]
            gap = "" if not text or token.start == self.tokens[place - 1].end else " "
            text += gap + token.text
        return text.strip()

    def times(self, at: int) -> Figure | None:
        """Read a span or a range of spans."""
        low = self.span(at)
        if low is None:
            pair = self._bare_range(at, _TIME)
            return pair
        following = self.range_end(low[1])
        high = self.span(following) if following is not None else None
        if high is not None and high[0] > low[0]:
            return Figure((low[0] + high[0]) / 2, "months", at, high[1], self.words(at, high[1]), scale=self._scale(high[1]))
        return Figure(low[0], "months", at, low[1], scale=self._scale(low[1]))

    def _bare_range(self, at: int, units: dict[str, float]) -> Figure | None:
        """Read `2-3 months`, `three to five weeks`, `between nine and eleven months`."""
        between = self.norm(at) == "between"
        low = self.number(at + 1 if between else at)
        if low is None:
            return None
        joint = self.norm(low[1]) == "and" if between else self.range_end(low[1]) is not None
        high = self.number(low[1] + 1) if joint else None
        if high is None or high[0] <= low[0] or self.norm(high[1]) not in units:
            return None
        last = high[1] + 1
        return Figure((low[0] + high[0]) / 2 * units[self.norm(high[1])], "months", at, last, self.words(at, last), scale=self._scale(last))

    def _scale(self, last: int) -> float:
        """Return the months in the unit of a span that ends here."""
        return _TIME.get(self.norm(last - 1), 1.0)

    def deadline(self, at: int) -> Figure | None:
        """Read `by Q3`, `by February`, `by end of March`: months from the session's day."""
        if self.norm(at) not in _BY:
            return None
        place = at + 1
        while self.norm(place) in ("the", "end", "of", "mid", "early", "late", "in"):
            place += 1
        word = self.norm(place)
        quarter, half = _QUARTER.fullmatch(word), _HALF.fullmatch(word)
        month = (
            int(quarter[1]) * 3 if quarter else int(half[1]) * 6 if half else _MONTH_NAMES.get(word) or _SEASONS.get(word)
        )
        if month is None and word == "year" and self.norm(place - 1) in ("of", "end"):
            month = 12
        if month is None:
            return None
        place += 1
        year = int(self.norm(place)) if _YEAR.fullmatch(self.norm(place)) else None
        place += year is not None
        months = ((year or self.today.year) - self.today.year) * 12 + month - self.today.month
        if year is None and months <= 0:
            months += 12
        return Figure(float(months), "months", at, place, self.words(at, place)) if months > 0 else None

    def counts(self, figure: Figure) -> bool:
        """Tell whether a figure counts what it seems to: not a delay, an age, a rate, or how much more or less."""
        if figure.unit not in ("months", "people", "%"):
            return True
        before, behind, third = self.norm(figure.first - 1), self.norm(figure.last), self.norm(figure.last + 1)
        if behind in _BESIDE_THE_POINT or (behind in ("later", "longer", "sooner", "more", "less", "fewer", "earlier") and third == "than"):
            return False
        if figure.unit == "%":
            return behind not in _GROWN
        if figure.unit == "people":
            return behind not in ("short", "missing", "sick", "fewer")
        rate = self.norm(figure.first) in ("a", "per", "each") and figure.first > 0 and self.tokens[figure.first - 1].kind in ("number", "other")
        named = before in ("first", "last") and self.norm(figure.first - 2) in ("the", "our", "its", "those", "these")
        return before not in ("every", "each", "past", "per") and not named and not rate

    def since(self, at: int) -> Figure | None:
        """Read `since March`, `since the summer`, `since Easter`: months up to the session's day."""
        if self.norm(at) not in ("since", "seit", "depuis"):
            return None
        place = at + 1
        while self.norm(place) in ("the", "end", "of", "mid", "early", "late", "last"):
            place += 1
        word = self.norm(place)
        quarter = _QUARTER.fullmatch(word)
        month = int(quarter[1]) * 3 - 2 if quarter else _MONTH_NAMES.get(word) or _SEASONS.get(word)
        if month is None or _YEAR.fullmatch(self.norm(place + 1)):
            return None
        months = (self.today.month - month) % 12 or 12
        return Figure(float(months), "months", at, place + 1, self.words(at, place + 1))

    def when(self, at: int) -> Figure | None:
        """Read what only says when: `2024`, `Q3 2024`, `in spring`, `March 2025`; the value is the year or 0."""
        word = self.norm(at)
        if _YEAR.fullmatch(word) and self.norm(at + 1) not in _TIME and self.norm(at + 1) not in _PEOPLE:
            return Figure(float(word), "day", at, at + 1, word)
        named = _QUARTER.fullmatch(word) or _HALF.fullmatch(word) or word in _MONTH_NAMES or word in _SEASONS
        if not named or (word in ("may", "mar", "fall", "spring") and not self.tokens[at].capital and not _YEAR.fullmatch(self.norm(at + 1)) and self.norm(at - 1) not in ("in", "since", "last", "this", "next")):
            return None
        last = at + 1
        if self.norm(last) == "," and _QUARTER.fullmatch(self.norm(last + 1)):
            last += 1
        year = self.norm(last) if _YEAR.fullmatch(self.norm(last)) else ""
        return Figure(float(year or 0), "day", at, last + bool(year), self.words(at, last + bool(year)))

    def share(self, at: int) -> Figure | None:
        """Read `50 %`, `30-40 percent`, `half as good`, `two thirds of the value`, `nine out of ten`, `one in four`."""
        pair = self._percent(at)
        if pair is not None:
            return pair
        return self._as_good(at) or self._part_of(at) or self._of_total(at)

    def _part_of(self, at: int) -> Figure | None:
        """Read `half of them`, `a third of our changes`, `two thirds of all`, `half the time`, `every second one`."""
        if self.norm(at) == "every" and self.norm(at + 1) in _EVERY:
            return Figure(1.0, "share", at, at + 2, total=_EVERY[self.norm(at + 1)], exact=False)
        counted = self.number(at)
        count, place = (1.0, at + 1) if self.norm(at) in ("a", "one") else counted or (1.0, at)
        part = _SHARE_WORDS.get(self.norm(place)) or _SHARE_WORDS.get(self.norm(place).removesuffix("s"))
        if part is None or (count == 1.0 and place == at and self.norm(at) != "half"):
            return None
        if self.norm(place + 1) == "of" and self.norm(place + 2) in _WHOLES:
            return Figure(count, "share", at, place + 2, total=100 / part, exact=False)
        if self.norm(place) == "half" and [self.norm(place + 1), self.norm(place + 2)] in (["the", "time"], ["of", "time"]):
            return Figure(1.0, "share", at, place + 3, total=2.0, exact=False)
        return None

    def _percent(self, at: int) -> Figure | None:
        low = self.number(at)
        if low is None:
            return None
        signs = ("%", "percent", "pct", "prozent", "procent")

        def is_sign(place: int) -> int:
            if self.norm(place) in signs:
                return place + 1
            return place + 2 if self.norm(place) == "per" and self.norm(place + 1) == "cent" else 0

        if last := is_sign(low[1]):
            following = self.range_end(last)
            high = self.number(following) if following is not None else None
            if high is not None and (end := is_sign(high[1])) and high[0] > low[0]:
                return Figure((low[0] + high[0]) / 2, "%", at, end, self.words(at, end))
            last += 2 if self.norm(last) == "as" and self.norm(last + 1) in _GOOD else 0
            return Figure(low[0], "%", at, last)
        following = self.range_end(low[1])
        high = self.number(following) if following is not None else None
        if high is not None and high[0] > low[0] and (last := is_sign(high[1])):
            return Figure((low[0] + high[0]) / 2, "%", at, last, self.words(at, last))
        return None

    def _as_good(self, at: int) -> Figure | None:
        count, place = 1.0, at
        counted = self.number(at)
        if self.norm(at) in ("a", "an", "one"):
            place = at + 1
        elif counted is not None:
            count, place = counted
        part = self.norm(place).removesuffix("s") if self.norm(place) != "half" else "half"
        if part in _SHARE_WORDS:
            value, last = _SHARE_WORDS[part] * count, place + 1
        elif self.norm(at) in ("just", "equally") or self.norm(at) == "as":
            value, last = 100.0, at + (self.norm(at) in ("just", "equally"))
            if self.norm(last) in ("as", "so") and self.norm(last + 1) in _GOOD:
                return Figure(value, "%", at, last + 2)
            return None
        else:
            return None
        if self.norm(last) in ("as", "so") and self.norm(last + 1) in _GOOD:
            return Figure(round(value), "%", at, last + 2)
        if self.norm(last) == "of" and self.norm(last + 1) in ("the", "its", "their") and self.norm(last + 2) in _GOOD:
            return Figure(round(value), "%", at, last + 3)
        if self.norm(last) == "the" and self.norm(last + 1) in _GOOD:
            return Figure(round(value), "%", at, last + 2)
        return None

    def _of_total(self, at: int) -> Figure | None:
        part = self.number(at)
        if part is None:
            return None
        value, place = part
        if self.norm(place) == "out" and self.norm(place + 1) == "of":
            place += 1
        elif self.norm(place) not in ("of", "in", "von", "sur", "/"):
            return None
        sign = self.norm(place)
        following = place + 2 if self.norm(place + 1) in ("the", "our") else place + 1
        following += self.norm(following) in ("last", "past")
        whole = self.number(following)
        if whole is None or whole[0] < value or whole[0] != int(whole[0]):
            return None
        if self.norm(whole[1]) in _TIME or (self.norm(whole[1]) in _PEOPLE and sign == "in"):
            return None
        return Figure(value, "share", at, whole[1], self.words(at, whole[1]), total=whole[0])

    def counted(self, at: int) -> Figure | None:
        """Read people and bare figures, alone or as a range."""
        between = self.norm(at) == "between"
        low = self.number(at + 1 if between else at)
        if low is None:
            return self._single(at)
        value, last, said = low[0], low[1], ""
        joint = self.norm(low[1]) == "and" if between else self.range_end(low[1]) is not None
        high = self.number(low[1] + 1) if joint else None
        if high is not None and high[0] > low[0] and (between or self.norm(low[1]) != "or" or True):
            value, last = (low[0] + high[0]) / 2, high[1]
            said = self.words(at, last)
        verb = self.norm(at - 1) == "release" and self.norm(at - 2) in ("will", "would", "to", "could", "should", "can", "might", "they", "we")
        if self.norm(at - 1) in _NAMING and not verb and self.tokens[at].kind == "number":
            return Figure(value, "other", at, last)
        place = last
        while self.norm(place) in ("ish", "more", "full", "good", "other", "extra", "of", "senior", "our", "the", "your", "their") and self.norm(place + 1) in _PEOPLE:
            place += 1
        if self.norm(place) in _PEOPLE:
            return Figure(round(value, 1), "people", at, place + 1, said)
        return Figure(value, "", at, last, said, exact=self.norm(last) != "ish")

    def _single(self, at: int) -> Figure | None:
        if self.norm(at) in ("a", "an", "one", "another", "eine") and self.norm(at + 1) in _PEOPLE and self.norm(at + 1) not in ("people", "staff", "headcount", "head"):
            return Figure(1.0, "people", at, at + 2)
        return None


def figures_of(tokens: Sequence[Token], today: date) -> tuple[Figure, ...]:
    """Return the figures of a line, in order, none overlapping; `today` is the session's day (for `by Q3`)."""
    reader = _Reader(tokens, today)
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind == "break":
            at += 1
            continue
        if tokens[at].norm in ("-", "–") and reader.number(at + 1) and not (at and tokens[at - 1].kind == "number"):
            at = reader.number(at + 1)[1]  # type: ignore[index]  # a figure below zero counts nothing here
            continue
        made = (
            reader.deadline(at)
            or reader.since(at)
            or reader.share(at)
            or reader.times(at)
            or reader.when(at)
            or reader.counted(at)
        )
        if made is None:
            at += 1
            continue
        found.append(made if reader.counts(made) else structs.replace(made, unit="other"))
        at = made.last
    return tuple(found)


def month_of(word: str) -> int | None:
    """Return the number of a month by its name, or None."""
    return _MONTH_NAMES.get(word)


def counts_people(word: str) -> bool:
    """Tell whether a word is a noun for people that a figure may count."""
    return word in _PEOPLE
