"""A row of figures that a room gave: `clarity 1 2 2 3`, `two 4s and three 2s`, `three say 2, four say 3`."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop.reading.everyday_words import FILLERS, HAND_WORDS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: A dash alone stands for one who gave no answer.
DASHES = ("-", "–", "—", "−")

_MANY = re.compile(r"([1-5])'?s")
_GRADES = {"ones": 1.0, "twos": 2.0, "threes": 3.0, "fours": 4.0, "fives": 5.0}
_GRADE = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0} | {
    str(n): float(n) for n in range(1, 6)
}
_GIVE = frozenset(("say", "says", "said", "give", "gives", "gave", "vote", "votes", "voted", "show", "shows"))


class FigureRow(Struct, frozen=True):
    """How many gave each figure of a row, and how many gave none."""

    counts: dict[str | float, int]
    abstained: int = 0


def figure_row(key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> FigureRow | None:
    """Read `clarity 1 2 2 3`, `said: 5 6 8 8 10`, `two 4s and three 2s`."""
    every = marks
    marks, abstained = _without_abstentions(marks)
    figures = [mark for mark in marks if mark.figure is not None]
    grouped = _said_by(tokens, figures)
    if grouped is None and key == "boundary":
        grouped = _grouped(tokens, marks)
    if grouped == {}:
        return None
    if grouped is not None:
        return FigureRow(grouped, abstained)
    figures = _in_a_row(tokens, figures)
    plain = [m for m in figures if m.figure is not None and m.figure.unit in ("", "%") and not m.figure.said]
    words = [
        t.norm
        for n, t in enumerate(tokens)
        if t.kind == "word"
        and not any(
            m.first <= n < m.last and (m.figure or m.means("abstain") or m.means("speaker")) for m in every
        )
    ]
    told = all(
        word in FILLERS
        or word in HAND_WORDS
        or word in ("said", "clear", "guess", "each", "we", "people", "cards", "room")
        for word in words
    )
    if len(plain) < 3 or len(plain) != len(figures) or not told:
        return None
    dashes = _dashes(tokens, plain)
    beyond = key == "boundary" and not all(m.figure and 1 <= m.figure.value <= 5 for m in plain)
    if dashes is None or beyond:
        return None
    values = [m.figure.value for m in plain if m.figure is not None]
    return FigureRow(dict(sorted(Counter(values).items())), abstained + dashes)


def _dashes(tokens: Sequence[Token], figures: Sequence[Mark]) -> int | None:
    """Return how many gave none in a row, a dash each (`5 6 - -`); None where one is glued to a figure."""
    signs = [token for token in tokens if token.text.strip() in DASHES]
    begins = {tokens[mark.first].start for mark in figures}
    glued = any(sign.end in begins and not sign.text.endswith(" ") for sign in signs)
    return None if glued else len(signs)


def _in_a_row(tokens: Sequence[Token], figures: Sequence[Mark]) -> list[Mark]:
    """Leave out a figure that only tells how a row was asked: `fist of five: 3 4 4`, `out of 8: 3 4 4`."""
    return [
        mark
        for mark in figures
        if not (
            (mark.last < len(tokens) and tokens[mark.last].norm == "of")
            or (
                mark.first > 0
                and tokens[mark.first - 1].norm in ("of", "to")
                and any(token.kind == "break" for token in tokens[mark.last : mark.last + 2])
            )
        )
    ]


def _without_abstentions(marks: Sequence[Mark]) -> tuple[list[Mark], int]:
    """Take `two abstain` and `one dunno` out of a row; return what is left and how many gave no answer."""
    left: list[Mark] = []
    count = 0
    for mark in marks:
        if mark.means("abstain") is None:
            left.append(mark)
            continue
        figure = left[-1].figure if left and left[-1].last == mark.first else None
        count += int(figure.value) if figure is not None else 1
        if figure is not None:
            left.pop()
    return left, count


def _said_by(tokens: Sequence[Token], figures: Sequence[Mark]) -> dict[str | float, int] | None:
    """Read `three say 2, four say 3 and one says 5`: who says it, and what; every figure is one of the two.

    Empty where it is only nearly so.
    """
    pairs = list(zip(figures[::2], figures[1::2], strict=False))
    given = [_given(tokens, who, what) for who, what in pairs]
    if not any(given):
        return None
    found: Counter[str | float] = Counter()
    for one in given:
        if one is None or len(figures) % 2:
            return {}
        found[one[0]] += one[1]
    return dict(sorted(found.items()))


def _given(tokens: Sequence[Token], who: Mark, what: Mark) -> tuple[float, int] | None:
    """Return (value, how many) of `three say 2`."""
    between = [token.norm for token in tokens[who.last : what.first] if token.norm not in ("a", "us", "of")]
    if len(between) != 1 or between[0] not in _GIVE or who.figure is None or what.figure is None:
        return None
    counts = who.figure.unit in ("", "people") and not who.figure.value % 1
    return (what.figure.value, int(who.figure.value)) if counts and what.figure.unit in ("", "%") else None


def _grouped(tokens: Sequence[Token], marks: Sequence[Mark]) -> dict[str | float, int] | None:
    """Read `three 2s, four 3s and a 5`."""
    found: Counter[float] = Counter()
    named = False
    for n, token in enumerate(tokens):
        match = _MANY.fullmatch(token.norm)
        count = next((m.figure.value for m in marks if m.figure is not None and m.last == n), None)
        if match or token.norm in _GRADES:
            if count is None:  # `2s and 3s mostly` counts nobody
                return None
            named = True
            found[float(match[1]) if match else _GRADES[token.norm]] += int(count)
        elif (
            token.norm in _GRADE
            and n
            and tokens[n - 1].norm in ("a", "one", "lone", "single", "another", "lonely", "sole", "solitary")
        ):
            found[_GRADE[token.norm]] += 1
    return {value: found[value] for value in sorted(found)} if named else None
