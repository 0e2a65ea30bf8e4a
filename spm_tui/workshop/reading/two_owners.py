"""Two who own or decide at once: of two names for one field neither alone is what was said."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

TWO_OWNERS: Final = "Which one? It names two at once."

_CHIEF: Final = re.compile(r"C[A-Z]{1,2}O")
_TOGETHER: Final = frozenset(("together", "jointly"))
_JOINED: Final = frozenset(("and", "&", "+", "/", "plus", "und", "with"))
_BETWEEN: Final = _JOINED | {"the", "our", "a", "together", "jointly", "also", "then", "by", "der", "die"}


def owners_at_once(key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return two who own or decide at once: `the CEO and the board decide`; None where one does.

    Two who pay, tend or undo are two only where they do it together.
    """
    asked = key in ("ownership", "boundary")
    if any(mark.means("both") for mark in marks):
        return None
    single = any(mark.means(cue) for mark in marks for cue in ("waiting-for", "lives"))
    plain = not any(mark.means(cue) for mark in marks for cue in ("decides", "owns", "said", "seen", "role"))
    for one, other in pairwise(_named(tokens, marks)):
        inside = [mark for mark in marks if one.last <= mark.first < other.first]
        known = {n for mark in inside for n in range(mark.first, mark.last)}
        left = [tokens[n].norm for n in range(one.last, other.first) if n not in known]
        together = bool(_TOGETHER & set(left))
        if together:  # its `with` is a word of the question elsewhere
            left += [tokens[n].norm for n in known if tokens[n].norm in _JOINED]
        if not together and (not asked or single):
            continue
        listed = left == [","] and plain
        joined = bool((_JOINED if not inside else {"with"}) & set(left))
        joined = joined and set(left) <= (_BETWEEN | {","} if together else _BETWEEN)
        if (joined or (listed and not inside)) and _owner(one) != _owner(other):
            return one, other
    return None


def more_owners(tokens: Sequence[Token], marks: Sequence[Mark], pair: tuple[Mark, Mark]) -> bool:
    """Tell whether a third does it with the two: `the CEO, the CFO and the board decide`."""
    beside = _BETWEEN | {","}
    gaps = [(mark.last, pair[0].first) for mark in _named(tokens, marks) if mark.last <= pair[0].first]
    gaps += [(pair[1].last, mark.first) for mark in _named(tokens, marks) if pair[1].last <= mark.first]
    return any({tokens[n].norm for n in range(first, last)} <= beside for first, last in gaps)


def _named(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return who is named in a line, in order."""
    return sorted((*(mark for mark in marks if _owner(mark)), *_chiefs(tokens, marks)), key=_first)


def _first(mark: Mark) -> int:
    return mark.first


def _chiefs(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return the chiefs that no role of the room and no owner is called: `the CFO`, `COO`."""
    known = {n for mark in marks for n in range(mark.first, mark.last)}
    return [
        Mark(n, n + 1, meanings=(("owner", token.norm),))
        for n, token in enumerate(tokens)
        if n not in known and _CHIEF.fullmatch(token.text)
    ]


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
    before = line[: tokens[one.first].start]
    between = _without(line, tokens, range(one.last, joint), {*_TOGETHER, ","})
    last = other.last
    while last < len(tokens) and tokens[last].norm in _TOGETHER:
        last += 1
    if "," in [token.norm for token in tokens[one.last : joint]] and tokens[last : last + 1]:
        last += tokens[last].norm == ","  # the second of two commas around `together with the board`
    behind = line[tokens[last - 1].end :]
    return tuple(f"{before}{who}{between}{behind}" for who in (first, second))  # type: ignore[return-value]


def _without(line: str, tokens: Sequence[Token], places: range, words: set[str]) -> str:
    """Return what stands at some places of a line, without these words."""
    left = [line[tokens[n].start : tokens[n].end] for n in places if tokens[n].norm not in words]
    return "".join(f" {text}" for text in left)
