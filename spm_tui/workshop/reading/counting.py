"""A figure, and the words of a line as they are walked over for figures."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from spm_tui.workshop.reading.edit_distance import OSA
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.figure_words import (
    GETTING,
    NO_SLIPS,
    NO_UNITS,
    NUMBERS,
    ONE_DOES,
    PEOPLE,
    SHARE_WORDS,
    TIME,
    number_of,
)
from spm_tui.workshop.reading.slips import inflected, slipped
from spm_tui.workshop.reading.tokens import Token

Unit = Literal["people", "months", "%", "share", "other", "day", ""]


class LineFigure(Struct, frozen=True):
    """One figure: its value, what it counts, the tokens it stands in, and its words where it is a range."""

    value: float
    unit: Unit
    first: int
    last: int
    said: str = ""
    total: float | None = None  # of how many: `9 of 10`, `one in four`
    exact: bool = True
    scale: float = (
        1.0  # months in one of its unit, for a bare figure behind it: `a year was said, it took two`
    )


_COUNTS = tuple(
    word
    for word in (
        *NUMBERS,
        *SHARE_WORDS,
        "months",
        "month",
        "weeks",
        "years",
        "year",
        "quarters",
        "percent",
        "people",
    )
    if len(word) >= 4
)


@lru_cache(maxsize=4096)
def counted_word(word: str) -> str:
    """Return the word of a figure that was meant, where one is a slip away: `haalf`, `fiive`."""
    if len(word) < 3 or word in _COUNTS or word in NO_SLIPS or word in FILLERS:
        return word
    near = [
        one
        for one in _COUNTS
        if one[0] == word[0]
        and OSA.distance(word, one) == 1
        and slipped(word, one)
        and not inflected(word, one)
    ]
    return near[0] if len(near) == 1 else word


class Words:
    """The words of one line; `today` is the session's day."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens = tokens
        self.today = today
        self.norms = [
            counted_word(token.norm) if token.kind == "word" and not token.capital else token.norm
            for token in tokens
        ]

    def mend_unit(self, at: int) -> None:
        """Put a unit of time where a slip of it stands behind a figure: `3 monhts`."""
        word = self.norm(at)
        turned = [unit for unit in ("mths", "mnths", "wks") if sorted(unit) == sorted(word)]
        if turned and turned[0][0] == word[0]:
            self.norms[at] = turned[0]  # `5 mhts`
        if len(word) >= 5 and word not in NO_UNITS:
            near = [
                unit
                for unit in ("months", "month", "weeks", "years", "quarters", "quarter")
                if word[0] == unit[0] and OSA.distance(word, unit) <= 1 and slipped(word, unit)
            ]
            if near:
                self.norms[at] = near[0]

    def norm(self, at: int) -> str:
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def number(self, at: int) -> tuple[float, int] | None:
        """Return (value, next place) of a plain number at this place: `8`, `eight`, `a couple of`, `one
        and a half`.
        """
        start = at
        if self.norm(at) == "half" and self.norm(at + 1) in ("a", "an") and self.norm(at + 2) in PEOPLE:
            return 0.5, at + 2
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
        if (
            self.norm(at) == "/"
            and (below := number_of(self.norm(at + 1)))
            and self.tokens[start].kind == "number"
        ):
            return value / below, at + 2
        return value, at

    def _is_pronoun(self, at: int) -> bool:
        """`that one`, `the last one`, `one thing`: no figure."""
        return (
            (
                self.norm(at - 1)
                in (
                    "that",
                    "this",
                    "the",
                    "last",
                    "which",
                    "every",
                    "each",
                    "another",
                    "new",
                    "no",
                    "any",
                    "big",
                    "other",
                )
                and self.norm(at + 1) not in TIME
                and self.norm(at + 1) not in PEOPLE
            )
            or self.norm(at + 1) in ONE_DOES
            or self._is_man(at)
            or self._is_what_was_wanted(at)
        )

    def _is_what_was_wanted(self, at: int) -> bool:
        """Tell whether a `one` is the thing named before: `needed a new team but never got one`."""
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].kind == "break"
        if not ends or self.norm(at - 1) not in GETTING:
            return False
        named = [
            n
            for n in range(at)
            if self.norm(n) in ("a", "an") and self.norm(n + 1) not in TIME and self.norm(n + 1) not in PEOPLE
        ]
        return bool(named) and all(number_of(self.norm(n)) is None for n in range(named[-1] + 1, at))

    def _is_man(self, at: int) -> bool:
        """Tell whether a `one` is whoever it was: `said had one six`, `so said one`, `notices one it`."""
        before = self.norm(at - 1)
        if before in ("notices", "notice", "sees", "knows", "remarks", "feels"):
            return True
        if before in ("says", "said", "thinks", "thought") and self.norm(at - 2) == "so":
            return True
        if self.norm(at + 1) in ("says", "said", "thinks", "thought") and self.norm(at + 2) == "that":
            return True
        behind = self.norm(at + 1)
        said = behind in ("promised", "announced", "expected", "spoken", "hoped", "thought", "said", "meant")
        return before in ("has", "had", "have") and (said or number_of(behind) is not None)

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
