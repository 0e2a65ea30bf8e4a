"""A name that is nearly a known one, each of its words a slip or two away: it is offered, and never taken."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from msgspec import Struct

from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.edit_distance import OSA
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import Entity, NameIndex
from spm_tui.workshop.reading.tokens import squeezed, tokens_of

#: Letters of a name from which on it is offered: of a short one too many others are near.
_LEAST: Final = 8
#: Slips in a whole name; of ten letters three are slips at most.
_MOST, _SHARE = 3, 0.3
#: Letters of a word from which on it may hold two slips.
_LONG: Final = 5


class NearName(Struct, frozen=True):
    """Where a line has nearly the name of a known thing or case: from letter `start` up to `end`."""

    start: int
    end: int
    entity: Entity


def near_name(line: str, marks: Sequence[Mark], index: NameIndex) -> NearName | None:
    """Return the one known name that words nobody read are near to; None where there is none, or several."""
    tokens = tokens_of(line)
    strange = set(unread(tokens, marks))
    longest = max((len(_spelt(one.name)[1]) for one in index.entities), default=0)
    for size in range(min(longest, len(tokens)), 0, -1):
        found: list[NearName] = []
        for first in range(len(tokens) - size + 1):
            run = tokens[first : first + size]
            if not strange & set(range(first, first + size)) or any(one.kind != "word" for one in run):
                continue
            near = nearly(line[run[0].start : run[-1].end], index.entities)
            found += [NearName(run[0].start, run[-1].end, entity) for entity in near]
        if found:
            return found[0] if len({one.entity.id for one in found}) == 1 else None
    return None


class HasName(Protocol):
    """Something that has a name."""

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=HasName)


def nearly(text: str, entities: Sequence[N]) -> list[N]:
    """Return what a text names nearly: as many words, each begun alike and a slip or two away."""
    typed = _words(text)
    if all(word in FILLERS for word in typed):
        return []
    return [one for one in entities if _alike(typed, one.name)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.norm for token in tokens_of(text) if token.kind in ("word", "number", "other"))


@lru_cache(maxsize=4096)
def _spelt(name: str) -> tuple[int, tuple[str, ...]]:
    """Return how many letters a name has without spaces, and its words: every key compares all names."""
    return len(squeezed(name)), _words(name)


def _alike(typed: Sequence[str], name: str) -> bool:
    whole, known = _spelt(name)
    if whole < _LEAST or len(known) != len(typed):
        return False
    slips = 0
    for one, other in zip(typed, known, strict=True):
        away = OSA.distance(one, other)
        most = 2 if len(other) >= _LONG else 1
        if away and (one[:1] != other[:1] or away > most or not other.isalpha() or not one.isalpha()):
            return False
        slips += away
    return 0 < slips <= min(_MOST, whole * _SHARE)
