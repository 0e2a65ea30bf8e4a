"""Words that say when or how something is so (`these days`, `in practice`), which are never a name."""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.reading.everyday_words import MANNERS

_LONGEST: Final = max(len(phrase) for phrase in MANNERS)


def manner_before(words: Sequence[str]) -> int:
    """Return how many words a manner of speaking at the beginning of these has, 0 where there is none."""
    return next((n for n in range(min(_LONGEST, len(words)), 0, -1) if tuple(words[:n]) in MANNERS), 0)


def manner_behind(words: Sequence[str]) -> int:
    """Return how many words a manner of speaking at the end of these has, 0 where there is none."""
    return next((n for n in range(min(_LONGEST, len(words)), 0, -1) if tuple(words[-n:]) in MANNERS), 0)


def only_manners(words: Sequence[str]) -> bool:
    """Tell whether words are nothing but manners of speaking, one behind the other: `today, in practice`."""
    left = list(words)
    while left and (many := manner_before(left)):
        del left[:many]
    return bool(words) and not left
