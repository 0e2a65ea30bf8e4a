"""Two who own or decide at once: of two names for one field neither alone is what was said."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

TWO_OWNERS: Final = "Which one? It names two at once."

_JOINED: Final = frozenset(("and", "&", "+", "plus", "und", "with"))
_BETWEEN: Final = _JOINED | {"the", "our", "a", "together", "jointly", "also", "then", "by", "der", "die"}


def owners_at_once(key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return two who own or decide at once: `the CEO and the board decide`; None where one does."""
    if key not in ("ownership", "boundary") or any(
        mark.means(cue) for mark in marks for cue in ("waiting-for", "lives", "both")
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
