"""The figures of a line and what they count: people, months, percent, a share of a total, or none of these.

Ranges take the middle and keep their words. What a figure is about (said, seen, which field) is decided
elsewhere. A figure that counts something else (`phase 2`, `2024`, `40 pages`) has the unit `other`. A text
that must be a figure as a whole, and is refused otherwise, is read by `quantities`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import structs

from spm_tui.workshop.reading.counting import LineFigure, Words
from spm_tui.workshop.reading.figure_words import (
    BEFORE_A_VERB,
    BEFORE_PEOPLE,
    BESIDE_THE_POINT,
    COSTING,
    DECIDING,
    GROWN,
    NAMING,
    PEOPLE,
    POINTED_AT,
    TIME,
)
from spm_tui.workshop.reading.shares import share_at
from spm_tui.workshop.reading.spans import deadline_at, since_at, times_at, when_at
from spm_tui.workshop.reading.tokens import Token


def _counts(line: Words, figure: LineFigure) -> bool:
    """Tell whether a figure counts what it seems to: not a delay, an age, a rate, or how much more or
    less.
    """
    if figure.unit not in ("months", "people", "%"):
        return True
    before, behind, third = (
        line.norm(figure.first - 1),
        line.norm(figure.last),
        line.norm(figure.last + 1),
    )
    lost = before in COSTING or (before == "us" and line.norm(figure.first - 2) in COSTING)
    if (
        behind in BESIDE_THE_POINT
        or (behind == "to" and third in DECIDING)
        or (lost and figure.unit == "people")
    ):
        return False
    if behind in ("later", "longer", "sooner", "more", "less", "fewer", "earlier") and third == "than":
        return False
    if figure.unit == "%":
        return behind not in GROWN
    if figure.unit == "people":
        return behind not in ("short", "missing", "sick", "fewer")
    rate = (
        line.norm(figure.first) in ("a", "per", "each")
        and figure.first > 0
        and line.tokens[figure.first - 1].kind in ("number", "other")
    )
    named = before in ("first", "last") and line.norm(figure.first - 2) in (
        "the",
        "our",
        "its",
        "those",
        "these",
    )
    return before not in ("every", "each", "past", "per") and not named and not rate


def _counted(line: Words, at: int) -> LineFigure | None:
    """Read people and bare figures, alone or as a range."""
    between = line.norm(at) == "between"
    low = line.number(at + 1 if between else at)
    if low is None:
        return _single(line, at)
    value, last, said = low[0], low[1], ""
    joint = line.norm(low[1]) == "and" if between else line.range_end(low[1]) is not None
    high = line.number(low[1] + 1) if joint else None
    if high is not None and high[0] > low[0]:
        value, last = (low[0] + high[0]) / 2, high[1]
        said = line.words(at, last)
    if line.norm(at) == "one" and line.norm(at - 1) in POINTED_AT and line.norm(at + 1) not in PEOPLE:
        return LineFigure(value, "other", at, last)  # `wrong one`, `the other one`
    verb = line.norm(at - 1) == "release" and line.norm(at - 2) in BEFORE_A_VERB
    if line.norm(at - 1) in NAMING and not verb and line.tokens[at].kind == "number":
        return LineFigure(value, "other", at, last)
    place = last
    while line.norm(place) in BEFORE_PEOPLE and line.norm(place + 1) in PEOPLE:
        place += 1
    if line.norm(place) in PEOPLE:
        more, end = _more_people(line, place)
        said = line.words(at, end) if said else ""
        return LineFigure(round(value + more, 1), "people", at, end, said)
    return LineFigure(value, "", at, last, said, exact=line.norm(last) != "ish")


#: What joins two counts of people into one.
_JOINS: Final = ("and", "plus", "+", "&")


def _more_people(line: Words, place: int) -> tuple[float, int]:
    """Return how many more people are counted right behind the word at `place`, and where that ends.

    `2 people and a half`; `3 engineers and two testers`, where the second word is another one: with the same
    word the second count begins something else (`we said 3 people and 2 people came back`).
    """
    if line.norm(place + 1) not in _JOINS:
        return 0.0, place + 1
    if (line.norm(place + 2), line.norm(place + 3)) == ("a", "half"):
        return (0.5, place + 4) if line.norm(place + 4) not in TIME else (0.0, place + 1)
    found = line.number(place + 2)
    if found is not None and line.norm(found[1]) in PEOPLE - {line.norm(place), "people", "of", "them"}:
        return found[0], found[1] + 1
    return 0.0, place + 1


def _single(line: Words, at: int) -> LineFigure | None:
    if (
        line.norm(at) in ("a", "an", "one", "another", "eine")
        and line.norm(at + 1) in PEOPLE
        and line.norm(at + 1) not in ("people", "staff", "headcount", "head")
    ):
        return LineFigure(1.0, "people", at, at + 2)
    return None


def figures_of(tokens: Sequence[Token], today: date) -> tuple[LineFigure, ...]:
    """Return the figures of a line, in order, none overlapping; `today` is the session's day (for `by
    Q3`).
    """
    words = Words(tokens, today)
    found: list[LineFigure] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind == "break":
            at += 1
            continue
        if (
            tokens[at].norm in ("-", "–")
            and words.number(at + 1)
            and not (at and tokens[at - 1].kind == "number")
        ):
            at = words.number(at + 1)[1]  # type: ignore[index]  # a figure below zero counts nothing here
            continue
        made = (
            deadline_at(words, at)
            or since_at(words, at)
            or share_at(words, at)
            or times_at(words, at)
            or when_at(words, at)
            or _counted(words, at)
        )
        if made is None:
            at += 1
            continue
        found.append(made if _counts(words, made) else structs.replace(made, unit="other"))
        at = made.last
    return tuple(found)
