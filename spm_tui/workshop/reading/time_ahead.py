"""What a line says of a time to come: what is to be is no fact yet."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spm_tui.workshop.reading.figure_words import SEASONS, YEAR, month_of
from spm_tui.workshop.reading.spoken_line import Line

AHEAD: Final = "It says what is to be, not what is or was."

#: Questions of what is or was; of a stop and a way back it is told when they would be.
_DATED: Final = frozenset(
    ("allocation_unit", "fungibility", "reallocate_or_reshape", "ownership", "redesign_frequency",
     "vineyards", "boundary", "disappearance")
)  # fmt: skip
_PERIODS: Final = frozenset(
    ("year", "month", "quarter", "week", "spring", "summer", "autumn", "fall", "winter", "season", "time",
     "cycle", "half", "fiscal")
)  # fmt: skip
_STARTS: Final = frozenset(("from", "starting", "beginning", "effective", "ab"))
_PAST: Final = frozenset(
    ("was", "were", "took", "had", "did", "been", "taken", "gone", "made", "got", "given", "used", "held")
)
_TO_COME: Final = frozenset((("in", "future"), ("in", "new"), ("new", "year")))


def is_ahead(said: Line) -> bool:
    """Tell whether a line gives a time to come (`HR decides from January`), or only on what that depends."""
    for clause in said.clauses:
        words = [token.norm for token in said.tokens[clause.first : clause.last]]
        depends = words.index("depends") if "depends" in words else 0
        if {"when", "whether", "how", "if"} & set(words[:depends]):  # `when X stops depends on Y`
            return True
        if said.frame.key in _DATED and _dated_ahead(words, said.session.created.year):
            return True
    return False


def _dated_ahead(words: Sequence[str], year: int) -> bool:
    """Tell whether a clause gives a time to come, seen from a `year`: `next year`, `from January`, `soon`."""
    done = [word for before, word in pairwise(("", *words)) if before != "be"]  # `soon to be decided`
    if _PAST & set(done) or any(len(word) > 4 and word.endswith("ed") for word in done):
        return False
    plain_in = [word for word in words if word not in ("the", "this")]
    plain = [word for word in plain_in if word != "in"]
    for one, other in pairwise(plain):
        dated = other == "next" or bool(month_of(other)) or other in SEASONS
        dated = dated or bool(YEAR.fullmatch(other) and int(other) > year)
        if (one in _STARTS and dated) or (one == "next" and (other in _PERIODS or month_of(other))):
            return True
        if (one, other) == ("going", "forward"):
            return True
    late = [n for n, word in enumerate(plain) if word == "of" and plain[n - 1 : n] == ["as"]]
    if any(_dated_ahead(["from", *plain[n + 1 :]], year) for n in late):
        return True
    future = any(pair in _TO_COME or (pair[0] == "in" and pair[1] in SEASONS) for pair in pairwise(plain_in))
    return future or bool({"soon", "someday"} & set(words)) or words[:2] in (["one", "day"], ["some", "day"])
