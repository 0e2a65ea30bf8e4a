"""Words of a fact that no cue knows: a verb among them may turn round what the rest says.

`Postponed` and `rejected` do, `lawyers` and `aircraft` do not: a noun is told by what stands around it.
"""

from typing import Final

from spm_tui.workshop.reading import plain_words as plain
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.edit_distance import OSA, process
from spm_tui.workshop.reading.everyday_words import (
    CORRECTING,
    FILLERS,
    INTERJECTIONS,
    LEANING,
    OF_BODIES,
    SAYING_LITTLE,
    SPEAKING,
)
from spm_tui.workshop.reading.fact_words import FactWords
from spm_tui.workshop.reading.figure_words import NAMING, PEOPLE, TIME
from spm_tui.workshop.reading.near_words import PROTECTED
from spm_tui.workshop.reading.operator_words import BEING
from spm_tui.workshop.reading.patterns import SLOTS
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.slips import inflected, slipped
from spm_tui.workshop.reading.tokens import tokens_of

_KNOWN: Final = (
    FILLERS
    | CORRECTING
    | INTERJECTIONS
    | LEANING
    | SAYING_LITTLE
    | SPEAKING
    | PEOPLE
    | TIME.keys()
    | plain.PLAIN
)
#: Verbs of phrases such as `nobody ever suggested`: they are no words of what is so.
_CLAIMS: Final = frozenset(SLOTS["claim"]) - _KNOWN
_VOWELS: Final = frozenset("aeiouäöüéè")
_LEAST: Final = 4  # letters of a word that says something by itself
_SHORT: Final = 5  # `silly` is no adverb
_ARTICLES: Final = ("a", "an", "the", "our")
_FILLERS: Final = sorted(word for word in FILLERS if len(word) >= _LEAST)
_EVERYDAY: Final = sorted(word for word in _KNOWN if len(word) >= _SHORT)


def is_unknown(fact: FactWords, n: int) -> bool:
    """Tell whether a word says something and nobody knows it; a slip of a known word is known."""
    token = fact.said.tokens[n]
    word = token.norm.removesuffix("'s")
    short = len(word) < _LEAST or not _VOWELS & set(word)  # shorthand such as `nbdy`
    if n in fact.at or n in fact.kept or token.kind != "word" or short or word in _KNOWN | fact.new:
        return False
    if _is_for_a_purpose(fact, n):
        return False
    if word in _CLAIMS:
        return True
    phrases = phrases_of(fact.key)
    mended = phrases.mended(word)
    slip = mended != word and not mended.startswith(word)  # `mistake` is no slip of `mistaken`
    return not (phrases.get((word,)) or slip or _is_slip(word) or _is_slip_of_a_name(fact, n))


def _is_for_a_purpose(fact: FactWords, n: int) -> bool:
    """Tell whether a word only says what a stop is for: `we stop X to protect Y`, `in order to`."""
    if fact.word(n) == "order":
        return fact.word(n - 1) == "in" and fact.word(n + 1) in ("to", "that")
    stopped = fact.key == "stopping" and fact.word(n - 1) == "to" and fact.named(n - 2)
    return stopped and fact.named(n + 1) and fact.means(fact.at[n - 2].first - 1, "action")


def is_something_else(fact: FactWords, n: int) -> bool:
    """Tell whether what is done is done to a word nobody knows: `stop the presses`."""
    before = n - 1 - (fact.word(n - 1) in _ARTICLES)
    return fact.means(before, "action") and is_unknown(fact, n)


def is_verb(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether a word nobody knows may be a verb, or say what something is."""
    token = fact.said.tokens[n]
    adverb = token.norm.endswith("ly") and len(token.norm) > _SHORT
    name = token.capital and n > clause.first
    return not (adverb or name) and is_unknown(fact, n) and not _is_noun(fact, n, clause)


def _is_noun(fact: FactWords, n: int, clause: Clause) -> bool:
    before = fact.word(n - 1) if n > clause.first else ""
    behind = fact.word(n + 1) if n + 1 < clause.last else ""
    if before and fact.word(n) in plain.BODIES and (fact.means(n - 1, "owner") or before in OF_BODIES):
        return True  # `the finance office`, `the works council`
    if before in plain.BARE and n - 1 not in fact.at and behind != "of":
        return False
    says_what_it_is = before in _ARTICLES and (  # `is a stretch`, `is on the agenda`
        fact.word(n - 2) in BEING or (fact.word(n - 2) in plain.BARE and fact.word(n - 3) in BEING)
    )
    counted = fact.figure(n - 1, "") or fact.said.tokens[n - 1].kind == "other"  # `40 aircraft`
    numbered = behind.isdecimal() and (fact.figure(n + 1, "") or fact.word(n) in NAMING)  # `season 5`
    if (
        (before in plain.BEFORE_A_NOUN and not says_what_it_is)
        or before.endswith("'s")
        or counted
        or numbered
    ):
        return True
    if n == clause.first and (fact.means(n + 1, "said") or (behind in plain.PLAIN and n + 1 not in fact.at)):
        return True  # `lawyers said`
    ends = not behind or behind in plain.AFTER_A_NOUN
    return (
        ends
        and not fact.word(n).endswith("ed")
        and n - 1 > clause.first
        and _before_a_noun(fact, n - 1, clause)
    )


def _before_a_noun(fact: FactWords, n: int, clause: Clause) -> bool:
    """Tell whether a word belongs to the noun behind it: `the field crews`, `the coffee machine`."""
    if n in fact.at:
        return fact.named(n) and fact.word(fact.at[n].first - 1) in plain.BEFORE_A_NOUN
    return fact.word(n) not in _KNOWN and _is_noun(fact, n, clause)


def _is_slip(word: str) -> bool:
    """Tell whether a word is a slip of the finger away from an everyday one."""
    if word in PROTECTED:
        return False
    among = _EVERYDAY if len(word) >= _SHORT else _FILLERS
    near = process.extract(word, among, scorer=OSA.distance, score_cutoff=1, limit=3)
    return any(
        found[0] == word[0] and slipped(word, found) and not inflected(word, found) for found, _, _ in near
    )


def _is_slip_of_a_name(fact: FactWords, n: int) -> bool:
    """Tell whether a word is a slip for one of a name it stands beside: `nite timetable`."""
    word = fact.word(n)
    beside = (fact.at[one].mention for one in (n - 1, n + 1) if one in fact.at)
    names = [mention.entity.name for mention in beside if mention is not None]
    return any(
        token.norm[:1] == word[:1]
        and OSA.distance(word, token.norm) <= 1 + (len(word) >= _LEAST) * (len(token.norm) > _SHORT - 1)
        and not inflected(word, token.norm)
        for name in names
        for token in tokens_of(name)
    )
