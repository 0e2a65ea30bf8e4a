"""What a line says of a time to come, of two that are compared, or of two who decide at once.

None of it is a record: what is to be is no fact yet, a comparison says nothing of a swap, and of two names
for one field neither alone is what was said.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.figure_words import SEASONS, YEAR, month_of
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.tokens import Token

AHEAD: Final = "It says what is to be, not what is or was."
COMPARES: Final = "It compares two. Type the fact alone."
TWO_OWNERS: Final = "Which one? It names two at once."

#: What a question takes as a fact; a verb of what is to be in front of it makes it none. Questions 2, 4 and
#: 10 ask for what would be.
_FACTS: Final = {
    "ownership": ("decides", "owns"),
    "boundary": ("role",),
    "allocation_unit": ("unit", "handing-out"),
    "reallocate_or_reshape": ("lever", "took", "moved-work", "reshaped"),
    "redesign_frequency": ("change", "took"),
    "vineyards": ("asset",),
    "reversibility": ("door",),
}
_DATED: Final = frozenset(_FACTS) - {"reversibility"} | {"disappearance"}
_WILL: Final = frozenset(("will", "shall", "gonna", "wird", "werden"))
_WOULD: Final = frozenset(("would", "should", "ought", "might", "could"))
_SHORT_WOULD: Final = frozenset(f"{who}'d" for who in ("i", "we", "they", "it", "he", "she", "that", "who"))
#: Wishes and plans: `the board wants to decide`, `we want it to be a brand`.
_MEANT: Final = frozenset(
    ("going", "want", "wants", "plan", "plans", "planning", "hope", "hopes", "intends", "supposed", "like",
     "love", "wish", "wishes", "need", "needs", "is", "are")
)  # fmt: skip
#: Of these the `to` stands right behind: `HR is to decide`.
_AT_ONCE: Final = frozenset(("is", "are", "going", "supposed"))
#: `I would call it a vineyard` says what it is.
_OPINION: Final = frozenset(
    ("say", "call", "describe", "think", "guess", "argue", "name", "speak", "talk", "see", "treat", "sell")
)
_BECOMING: Final = frozenset(("be", "become", "turn", "end", "make", "count", "qualify", "work", "pass"))
_PERIODS: Final = frozenset(
    ("year", "month", "quarter", "week", "spring", "summer", "autumn", "fall", "winter", "season", "time",
     "cycle", "half", "fiscal")
)  # fmt: skip
_STARTS: Final = frozenset(("from", "starting", "beginning", "effective", "ab"))
_PAST: Final = frozenset(
    ("was", "were", "took", "had", "did", "been", "taken", "gone", "made", "got", "given", "used", "held")
)
_REACH: Final = 5  # words from a wish to its `to`
_FAR: Final = 4  # words between a verb of what is to be and what it makes of a thing


def not_yet(said: Line) -> bool:
    """Tell whether a line says what is to be: `HR will decide from January`, `X would be a vineyard`."""
    key, year = said.frame.key, said.session.created.year
    for clause in said.clauses:
        words = [token.norm for token in said.tokens[clause.first : clause.last]]
        if key == "disappearance" and _wanted(said, clause):
            return True
        if (key in _DATED and _dated_ahead(words, year)) or (
            key in _FACTS and _modal(said, clause, _FACTS[key])
        ):
            return True
    return False


def _dated_ahead(words: Sequence[str], year: int) -> bool:
    """Tell whether a clause gives a time to come, seen from a `year`: `next year`, `from January`, `soon`."""
    if _PAST & set(words) or any(len(word) > 4 and word.endswith("ed") for word in words):
        return False
    plain = [word for word in words if word not in ("the", "this", "in")]
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
    future = any(pair in (("in", "future"), ("the", "future")) for pair in pairwise(words))
    return future or bool({"soon", "someday"} & set(words)) or words[:2] in (["one", "day"], ["some", "day"])


def _modal(said: Line, clause: Clause, facts: Sequence[str]) -> bool:
    """Tell whether a verb of what is to be stands in front of what the question takes as a fact."""
    told = [mark for mark in said.within(clause) if any(mark.means(fact) for fact in facts)]
    for place in range(clause.first, clause.last):
        at = place
        behind = [token.norm for token in said.tokens[at + 1 : min(at + 1 + _REACH, clause.last)]]
        word = said.tokens[at].norm
        if word in _MEANT and "to" in behind[: 1 if word in _AT_ONCE else _REACH]:
            at += 1 + behind.index("to")
            behind = [token.norm for token in said.tokens[at + 1 : at + 4]]
        elif not (_is_to_be(word, said.frame.key) or _may(said, at)):
            continue
        behind = behind[:3]
        if _OPINION & set(behind[:2]):
            continue
        near = [mark for mark in told if 0 <= mark.first - at <= _FAR or mark.first <= at < mark.last]
        if near and (said.frame.key not in ("vineyards", "reversibility") or _BECOMING & set(behind)):
            return True
    return False


def _wanted(said: Line, clause: Clause) -> bool:
    """Tell whether a job is only wanted somewhere: `finance wants intake moved to them`."""
    moved = [mark.first for mark in said.within(clause) if mark.means("if_gone")]
    return any(
        said.tokens[n].norm in ("want", "wants", "prefers", "wishes") and any(n < at for at in moved)
        for n in range(clause.first, clause.last)
    )


def _may(said: Line, at: int) -> bool:
    """Tell whether a word is the verb `may` and not the month; to question 9 it says who is allowed to."""
    if said.frame.key == "boundary":
        return False
    before = said.tokens[at - 1].norm if at else ""
    return said.tokens[at].text == "may" and before not in _BEFORE_A_MONTH


_BEFORE_A_MONTH: Final = frozenset(
    ("in", "last", "since", "of", "by", "until", "till", "from", "next", "this")
)


def nobody_says(said: Line) -> bool:
    """Tell whether nobody is who calls it so: `nobody dares to call X easy`."""
    for clause in said.clauses:
        words = [token.norm for token in said.tokens[clause.first : clause.last]]
        nobody = words[:1] == ["nobody"] or words[:2] == ["no", "one"]
        calls = bool({"call", "calls", "called", "say", "says", "claim", "claims"} & set(words[1:7]))
        if nobody and calls and any(m.means("door") or m.means("asset") for m in said.within(clause)):
            return True
    return False


def _is_to_be(word: str, key: str) -> bool:
    """Tell whether a verb says what is to be; how it would be to go back is what question 3 asks."""
    if word in _WILL or word.endswith("'ll"):
        return True
    return key != "reversibility" and (word in _WOULD or word in _SHORT_WOULD)


_TIMES: Final = frozenset(("twice", "double", "thrice", "times"))


def only_compares(said: Line) -> bool:
    """Tell whether two are only compared: `X is twice as good as Y`, `X is faster than Y`.

    A figure above all that was there before is no share of it, and neither is a figure that says by how much.
    """
    if said.frame.key == "vineyards":  # `less of a stock than Y`
        return any(
            "less" in [token.norm for token in said.tokens[max(0, mark.first - 3) : mark.first]]
            for mark in said.marks
            if mark.means("asset")
        )
    if said.frame.key != "fungibility":
        return False
    words = [token.norm for token in said.tokens]
    for at, word in enumerate(words):
        if (
            word in _TIMES
            and words[at + 1 : at + 2] == ["as"]
            and words[at + 2 : at + 3] not in (["long"], [])
        ):
            return True
        named = any(mark.mention is not None and 1 <= mark.first - at <= 2 for mark in said.marks)
        if word == "than" and named and not any(mark.means("said") for mark in said.marks):
            return True
    return False


_JOINED: Final = frozenset(("and", "&", "+", "plus", "und", "with"))
_BETWEEN: Final = _JOINED | {"the", "our", "a", "together", "jointly", "also", "then", "by", "der", "die"}


def owners_at_once(key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return two who own or decide at once: `the CEO and the board decide`; None where one does."""
    if key not in ("ownership", "boundary") or any(
        mark.means(cue) for mark in marks for cue in ("waiting-for", "lives")
    ):
        return None
    plain = not any(mark.means(cue) for mark in marks for cue in ("decides", "owns", "said", "seen", "role"))
    named = [mark for mark in marks if _owner(mark)]
    for one, other in pairwise(named):
        inside = [mark for mark in marks if one.last <= mark.first < other.first]
        known = {n for mark in inside for n in range(mark.first, mark.last)}
        left = [tokens[n].norm for n in range(one.last, other.first) if n not in known]
        listed = left == [","] and plain
        joined = bool((_JOINED if not inside else {"with"}) & set(left)) and set(left) <= _BETWEEN
        if (joined or (listed and not inside)) and _owner(one) != _owner(other):
            return one, other
    return None


def _owner(mark: Mark) -> str:
    """Return who a mark names, where that is somebody; a side of question 9 by its name."""
    owner = mark.means("owner") or next(
        (side for side in ("portfolio", "leadership") if mark.means(side)), ""
    )
    return "" if owner == "nobody" else owner


def one_owner_lines(line: str, tokens: Sequence[Token], pair: tuple[Mark, Mark]) -> tuple[str, str]:
    """Return a line with two who decide at once as two lines, each with one of them."""
    one, other = pair
    joint = next(
        n
        for n in range(other.first - 1, one.last - 1, -1)
        if tokens[n].norm in _JOINED or tokens[n].norm == ","
    )
    first, second = (line[tokens[m.first].start : tokens[m.last - 1].end] for m in pair)
    before, between = line[: tokens[one.first].start], line[tokens[one.last - 1].end : tokens[joint].start]
    behind = line[tokens[other.last - 1].end :]
    return tuple(f"{before}{who}{between.rstrip()}{behind}" for who in (first, second))  # type: ignore[return-value]
