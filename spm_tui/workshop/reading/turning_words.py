"""Words that turn what a line says, whatever the question, and the slips of the finger for them; data only.

A word of a wish, a plan, a condition, a correction or a voice that is misspelt would let a line say what it
does not: `Seat Finder shoukd be stopped`. So these are put right in every line, before anything is read.
"""

from collections.abc import Iterator
from typing import Final

_WORDS: Final = """
    after before within because about around until already between should would could might going meant
    planned expect expects expected once nobody whoever never unless want wants wish wishes hope hopes
    suppose supposed without becoming nearly almost when instead rather sorry make scrap scratch forget
    correction actually thinks thought says counts half twice double figure wrong only either neither
    everyone someone everybody nothing that won't can't didn't doesn't isn't wasn't cannot plan
""".split()
#: Slips that are words by themselves.
_REAL: Final = frozenset(
    """
    cant cold count dass dat didnt doesnt ether forge forger gong halb hast hoes hoped hops isnt mais
    maken makt male mean meat neatly nether noting onde panned planed sais supposes think thins though wasnt
    wises wished wont wring
    """.split()
)
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
#: A shorter word than this is not known with a letter left out: `one` is no slip for `once`.
_LONG: Final = 5


def _slips(word: str) -> Iterator[str]:
    """Yield a word with a letter left out, doubled, turned with the next, or struck beside its own."""
    for at in range(1, len(word)):
        rest = word[at + 1 :]
        if len(word) >= _LONG:
            yield word[:at] + rest
        yield word[: at + 1] + word[at] + rest
        yield word[:at] + rest[:1] + word[at] + rest[1:]
        for row in _ROWS:
            place = row.find(word[at])
            beside = row[max(0, place - 1) : place + 2] if place >= 0 else ""
            yield from (word[:at] + letter + rest for letter in beside if letter != word[at])
    yield word[0] + word


def _meant() -> dict[str, str]:
    """Return the word that each slip stands for, where it can be one word alone."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word in _WORDS:
        for slip in set(_slips(word)) - {word}:
            if found.setdefault(slip, word) != word:
                twice.add(slip)
    return {slip: word for slip, word in found.items() if slip not in twice | _REAL | set(_WORDS)}


#: What is typed -> what is meant.
SLIPS: Final = _meant()
