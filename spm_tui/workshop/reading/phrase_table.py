"""What phrases mean, held in little room: the ten questions have some sixty thousand between them.

A phrase is held as the hash of its words and the number of its meanings, ten bytes together. A hash has 64
bits: words that mean nothing are taken for one of so many phrases once in 10^14 times. What all questions
share is held once, and what a question adds to it in a table of its own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from sys import intern
from typing import Final, NamedTuple

from spm_tui.workshop.reading.tokens import tokens_of

Meaning = tuple[str, str]
#: The meanings of a phrase; of one that is said with its very words the concept alone.
Means = tuple[Meaning | str, ...]
#: Parts the words of a phrase; no token holds it.
_BETWEEN: Final = "\n"
ARTICLES: Final = frozenset(("a", "an", "the", "our"))


def without_articles(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a phrase without its articles, which change no meaning."""
    return tuple(word for word in words if word not in ARTICLES)


def _split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokens of a line would be; most phrases are plain words."""
    if phrase.replace(" ", "").replace("'", "").isalpha() and "'" not in (phrase[:1], phrase[-1:]):
        return tuple(phrase.split())
    return tuple(token.norm for token in tokens_of(phrase))


class SpokenPhrase(NamedTuple):
    """A phrase by its words, and what it means: a concept alone where it is said with these very words."""

    words: tuple[str, ...]
    means: Meaning | str
    says: str = ""  # the concept, where the phrase stands for a word of the file


def phrase_of(phrase: str, meaning: Meaning) -> SpokenPhrase | None:
    """Return a phrase by its words; None for one of articles alone."""
    typed = _split(phrase)
    words = without_articles(typed)
    words = words if len(words) > 1 or words == typed[1:] else typed  # `like a` is more than `like`
    if not words:
        return None
    means = meaning[0] if meaning[1] == " ".join(words) else meaning
    return SpokenPhrase(words, means, meaning[0] if phrase != meaning[1] else "")


def _hash(words: Sequence[str]) -> int:
    return hash(words[0] if len(words) == 1 else _BETWEEN.join(words))


class PhraseTable:
    """Phrases and what they mean, with those of a table they are added to.

    `words` are all words of the phrases, `heads` those they begin with, `longest` the words of the longest
    one and one more, `choices` the concepts whose words stand for a word of the file.
    """

    def __init__(
        self,
        first: Iterable[SpokenPhrase],
        last: Iterable[SpokenPhrase] = (),
        shared: PhraseTable | None = None,
    ) -> None:
        """What the `first` phrases mean stands before what `shared` ones do, what the `last` mean behind."""
        self._shared = shared
        self.words: frozenset[str] = shared.words if shared else frozenset()
        self.heads: frozenset[str] = shared.heads if shared else ARTICLES
        self.choices: frozenset[str] = shared.choices if shared else frozenset()
        self.longest: int = shared.longest if shared else 1
        found: dict[int, Means] = {}
        one_object: dict[Means, Means] = {}
        self._add(first, found, one_object, None)
        if shared:
            for key, means in found.items():
                both = tuple(dict.fromkeys((*means, *shared._held(key))))
                found[key] = one_object.setdefault(both, both)
        self._add(last, found, one_object, shared)
        numbers = {means: number for number, means in enumerate(one_object)}
        self._means = tuple(numbers)
        self._hashes = array("q", sorted(found))
        self._numbers = array("H", (numbers[found[key]] for key in self._hashes))

    def _add(
        self,
        phrases: Iterable[SpokenPhrase],
        found: dict[int, Means],
        one_object: dict[Means, Means],
        shared: PhraseTable | None,
    ) -> None:
        words, heads, choices = set[str](), set[str](), set[str]()
        for phrase in phrases:
            words.update(phrase.words)
            heads.add(phrase.words[0])
            choices.add(phrase.says)
            self.longest = max(self.longest, 1 + len(phrase.words))
            key = _hash(phrase.words)
            before = found.get(key) or (shared._held(key) if shared else ())
            if phrase.means not in before:
                now = (*before, phrase.means)
                found[key] = one_object.setdefault(now, now)
        self.words = self.words.union(map(intern, words))
        self.heads = self.heads.union(map(intern, heads))
        self.choices = self.choices.union(choices - {""})

    def meanings(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what these very words mean, or ()."""
        held = self._held(_hash(words))
        return tuple((one, " ".join(words)) if isinstance(one, str) else one for one in held) if held else ()

    def _held(self, key: int) -> Means:
        """Return the meanings of a hash; those of a phrase of its own hold what the shared one means."""
        at = bisect_left(self._hashes, key)
        if at < len(self._hashes) and self._hashes[at] == key:
            return self._means[self._numbers[at]]
        return self._shared._held(key) if self._shared else ()
