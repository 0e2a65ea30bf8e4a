"""A name and how many people it has, with what is said around it: `Data Team: 7, two of them on leave`.

What follows the figure is a remark on it, or the line is a list of several and nothing is read here.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import Mention
from spm_tui.workshop.reading.tokens import Token

#: Between a name and its figure: `is down to 5`, `- 4 FTE`, `(six)`, `has now about 7`.
_LINKS: Final = frozenset("(-–—:,=") | {
    "is", "are", "has", "have", "had", "counts", "now", "down", "up", "to", "at", "still", "only", "about",
    "around", "roughly", "some", "with", "stands", "currently", "today", "grew", "shrank", "really",
    "actually", "more", "like",
}  # fmt: skip
#: Behind a figure: whose it is (`of them`), or what it is instead of (`not 6`).
_OF_THEM: Final = frozenset(
    ("them", "whom", "these", "those", "which", "incl", "including", "counting", "more", "fewer", "less")
)
_NOT: Final = frozenset(("not", "instead", "rather", "no", "longer", "of", "than", "and", "before", "was"))
#: A longer new name is talk.
_LONGEST: Final = 5


def sized(
    line: str, tokens: Sequence[Token], mentions: Sequence[Mention], today: date
) -> tuple[str, float] | None:
    """Return (the name as typed, its people) of a line that says how many one thing has; else None."""
    inside = {place for one in mentions for place in range(one.first, one.last)}
    figures = [
        one for one in figures_of(tokens, today) if one.first not in inside and one.unit in ("people", "")
    ]
    if not figures or figures[0].first == 0:
        return None
    last = figures[0].first
    while last > 0 and last - 1 not in inside and tokens[last - 1].norm in _LINKS:
        last -= 1
    linked = last < figures[0].first
    remark = _is_remark(tokens, figures, inside)
    if remark is None or not (linked or remark) or not _is_name(tokens, mentions, last):
        return None
    return line[tokens[0].start : tokens[last - 1].end], figures[0].value


def _is_name(tokens: Sequence[Token], mentions: Sequence[Mention], last: int) -> bool:
    if any((one.first, one.last) == (0, last) for one in mentions):
        return True
    return 0 < last <= _LONGEST and all(
        token.kind in ("word", "other", "number") and (token.norm not in FILLERS or token.capital)
        for token in tokens[:last]
    )


def _is_remark(tokens: Sequence[Token], figures: Sequence[LineFigure], inside: set[int]) -> bool | None:
    """Tell whether something is said behind the first figure; None where that is more than a remark on it."""
    behind = [
        place
        for place in range(figures[0].last, len(tokens))
        if tokens[place].kind not in ("break", "sign") or place in inside
    ]
    if not behind:
        return False
    if any(place in inside for place in behind):
        return None
    counted = {place for one in figures[1:] for place in range(one.first, one.last)}
    words = [tokens[place] for place in behind if place not in counted]
    if counted and all(word.norm in _NOT for word in words):
        return True if words else None
    if counted:
        return True if any(word.norm in _OF_THEM for word in words) else None
    return (
        True
        if any(word.norm in FILLERS for word in words) and not any(word.capital for word in words)
        else None
    )
