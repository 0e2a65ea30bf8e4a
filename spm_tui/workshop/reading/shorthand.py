"""How words are cut short in typing: the beginning of a word, or its consonants alone."""

from functools import lru_cache
from typing import Final

from spm_tui.workshop.reading.slips import inflected, is_within

_VOWELS: Final = frozenset("aeiou")
#: A word typed as its beginning lacks this many letters at least: with fewer it is another form of it.
_CUT_OFF: Final = 3


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """Return a word without its vowels, but for a first one, and with doubled letters once: `dcd`."""
    found = word[:1]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != found[-1]:
            found += letter
    return found


def is_skeleton(typed: str) -> bool:
    """Tell whether a typed word has no vowel behind its first letter: `wrk`, `dcds`, `tm`."""
    return len(typed) > 1 and typed.isalpha() and not set(typed[1:]) & _VOWELS


def begins(typed: str, word: str) -> bool:
    """Tell whether a typed word is the beginning of a word, and no other form of it: `proj`, `portf`."""
    return (
        len(typed) >= 3
        and len(word) - len(typed) >= _CUT_OFF
        and word.startswith(typed)
        and (typed[-1] not in _VOWELS or len(typed) >= 4)
        and not inflected(typed, word)
    )


def abbreviates(typed: str, word: str) -> bool:
    """Tell whether a typed word stands for a word: its beginning or its consonants (`mgmt`, `dept`)."""
    if typed == word:
        return True
    if not typed.isalpha() or len(typed) < 2 or typed[0] != word[:1] or len(typed) >= len(word):
        return False
    if len(typed) >= 3 and word.startswith(typed):
        return True
    if is_skeleton(typed):
        whole = consonants(word)
        return consonants(typed) == whole or (len(typed) >= 3 and is_within(typed, whole))
    return (
        len(typed) >= 3
        and typed[-1] == word[-1]
        and len(word) - len(typed) >= 2
        and is_within(typed, word)
        and (len(set(typed) & _VOWELS) <= 1)
    )
