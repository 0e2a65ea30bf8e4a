"""A figure put right as one speaks: of `5 back, no, four` and `four project, er no, five for project` the
second one counts.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: With one of these somebody takes a figure back; the others may stand beside it.
_NO: Final = frozenset(("no", "nope", "nein", "non", "sorry", "correction", "wait", "make"))
_BESIDE: Final = frozenset(
    [
        "er",
        "err",
        "uh",
        "um",
        "oh",
        "ah",
        "hm",
        "i",
        "mean",
        "it",
        "that's",
        "that",
        "is",
        "actually",
        "rather",
    ]
)
#: Behind these the figure may stand without a comma: `make it 4`.
_LEADING: Final = ("it", "mean", "sorry", "rather")


def put_right(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[list[Mark], list[tuple[int, int]]]:
    """Return the marks with the later figure in the place of the one it puts right, and the places (of words)
    that are read with that.
    """
    left, read = list(marks), []
    for place in [mark.first for mark in marks if mark.figure is not None]:
        mark = next((one for one in left if one.first == place), None)
        other = _instead(tokens, left, mark) if mark is not None else None
        if mark is None or other is None:
            continue
        gone = [one for one in left if mark.last <= one.first < other.first and one.means("not") is not None]
        left = [_moved(one, other) if one is mark else one for one in left if one not in (other, *gone)]
        read.append((_begin(tokens, other.first), other.last))
    return left, read


def _moved(mark: Mark, other: Mark) -> Mark:
    """Return a mark with the figure of another, in the unit of the one or the other."""
    if mark.figure is None or other.figure is None:
        return mark
    figure, before = other.figure, mark.figure
    if not figure.unit:
        figure = structs.replace(
            figure, value=figure.value * before.scale, unit=before.unit, scale=before.scale
        )
    return structs.replace(mark, figure=structs.replace(figure, first=mark.first, last=mark.last))


def _begin(tokens: Sequence[Token], place: int) -> int:
    """Return where the words of the correction begin."""
    while place > 0 and (tokens[place - 1].kind == "break" or tokens[place - 1].norm in _NO | _BESIDE):
        place -= 1
    return place


def _instead(tokens: Sequence[Token], marks: Sequence[Mark], mark: Mark) -> Mark | None:
    """Return the figure that puts this one right, or None."""
    other = next((one for one in marks if one.first >= mark.last and one.figure is not None), None)
    if other is None or mark.figure is None or other.figure is None:
        return None
    begin = _begin(tokens, other.first)
    words = [token.norm for token in tokens[begin : other.first]]
    led = bool(words) and (tokens[other.first - 1].kind == "break" or words[-1] in _LEADING)
    cued = [one for one in marks if mark.last <= one.first < begin]
    named = any(one.mention is not None for one in cued) or len(cued) > 1
    followed = next((one for one in marks if other.last <= one.first <= other.last + 1), None)
    told = followed is not None and (followed.means("said") or followed.means("seen")) is not None
    apart = begin - mark.last > 1 + len(cued)
    alike = len({mark.figure.unit, other.figure.unit} - {""}) < 2
    return other if alike and led and _NO & set(words) and not (named or told or apart) else None
