"""People counted by whose they are: `3 from the art barn and 2 from live ops` are five who come back."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

_WHOSE: Final = ("from", "of")
#: Words of a team's name between a count and the next one, at most.
_NAME_WORDS: Final = 5


def with_people_summed(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of a line with counts joined by `and`, each with whose they are, as one figure."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda one: one.first):
        before = next((one for one in reversed(found) if one.figure is not None), None)
        if before is not None and _goes_on(tokens, before, mark):
            found = [one for one in found if one.first < before.first]
            found.append(_sum(before, mark))
        else:
            found.append(mark)
    return found


def _goes_on(tokens: Sequence[Token], one: Mark, other: Mark) -> bool:
    between = [token.norm for token in tokens[one.last : other.first]]
    return (
        _counts_people(tokens, one)
        and _counts_people(tokens, other)
        and between[-1:] == ["and"]
        and 2 < len(between) <= _NAME_WORDS + 2
        and all(token.kind in ("word", "other") for token in tokens[one.last : other.first])
    )


def _counts_people(tokens: Sequence[Token], mark: Mark) -> bool:
    figure = mark.figure
    whose = mark.last < len(tokens) and tokens[mark.last].norm in _WHOSE
    return figure is not None and figure.unit in ("", "people") and whose


def _sum(one: Mark, other: Mark) -> Mark:
    assert one.figure is not None
    assert other.figure is not None
    value = one.figure.value + other.figure.value
    return Mark(one.first, other.last, figure=LineFigure(value, "people", one.first, other.last))
