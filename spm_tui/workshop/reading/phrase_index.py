"""The phrases of a question and what they mean, with words misspelt or cut short put right."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product
from typing import Final

from spm_tui.workshop.reading import common_phrases as common
from spm_tui.workshop.reading.choice_phrases import WORDS
from spm_tui.workshop.reading.cue_phrases import CUES
from spm_tui.workshop.reading.edit_distance import OSA, process
from spm_tui.workshop.reading.everyday_words import FILLERS, OWN_WORDS
from spm_tui.workshop.reading.figure_words import NUMBERS, TIME
from spm_tui.workshop.reading.near_words import PROTECTED
from spm_tui.workshop.reading.patterns import expanded
from spm_tui.workshop.reading.phrase_table import (
    ARTICLES,
    Meaning,
    PhraseTable,
    SpokenPhrase,
    phrase_of,
    without_articles,
)
from spm_tui.workshop.reading.shorthand import abbreviates, begins, consonants, is_skeleton
from spm_tui.workshop.reading.slips import inflected, is_within, slipped

#: Words looked up before, at most.
MANY_WORDS = 4096
#: A beginning of a word has so many letters at least, consonants that stand alone so many; and so many words
#: each may stand for are tried.
LEAST_CUT, LEAST_ALONE, MOST_WAYS = 4, 3, 6
#: What a word of four letters may say where it is guessed; never a denial, a condition, an owner or a name.
_SHORT_CUES: Final = frozenset(
    ("said", "seen", "action", "took", "door", "tried", "lost", "tended", "spoken", "revert-cue")
)
#: Cues of four letters are known in words of so many letters; two words written as one have so many at least.
MEND_FROM, MEND_TO, JOINED_FROM = 3, 4, 8


class Phrases:
    """The phrases of one question, and its words for mending slips of the finger."""

    def __init__(self, table: PhraseTable) -> None:
        self._meanings = table.meanings
        self._choices = table.choices
        self.longest, self.words, self.heads = table.longest, table.words, table.heads
        self._long = sorted(word for word in self.words if len(word) >= 5)
        self._cues = sorted(word for word in self.words if len(word) == MEND_TO and self._is_cue(word))
        self._by_consonants = _by_consonants()
        for word in self.words:
            if len(word) > 2 and word.isalpha():
                bare = consonants(word)
                alike = self._by_consonants.get(bare, "").split()
                if word not in alike:
                    self._by_consonants[bare] = " ".join(sorted((*alike, word))) if alike else word

    def _is_cue(self, word: str) -> bool:
        """Tell whether a word alone says what a figure or a name beside it is."""
        return any(concept in _SHORT_CUES for concept, _ in self._meanings((word,)))

    def get(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what a run of words means, or ()."""
        exact = self._meanings(words)
        if exact or (words[-1] in ARTICLES and len(words) > 1):
            return exact
        return self._meanings(without_articles(words))

    @lru_cache(maxsize=MANY_WORDS)  # noqa: B019  # one instance a question, kept for good
    def mended(self, word: str) -> str:
        """Return the word of this question that was meant, where one is a slip of the finger away."""
        if word in PROTECTED or word in self.words or word in FILLERS:
            return word
        return self._with_a_letter_doubled(word) or self._of_four_letters(word) or self._with_a_slip(word)

    @lru_cache(maxsize=MANY_WORDS)  # noqa: B019  # one instance a question, kept for good
    def short_mended(self, word: str) -> str:
        """Return the cue that a word of three or four letters is a slip for: `tok`, `sayd`.

        So short a word is guessed only where it stands for one meaning, and is no word by itself.
        """
        if (
            not MEND_FROM <= len(word) <= MEND_TO
            or any(word in words for words in (PROTECTED, self.words, FILLERS, OWN_WORDS, NUMBERS, TIME))
            or is_skeleton(word)
        ):
            return word
        if len(word) == MEND_TO and word[2] == word[3] and self._is_cue(word[:3]):
            return word[:3]  # `gott`
        near = [
            one
            for one in self._cues
            if one[0] == word[0]
            and OSA.distance(word, one) == 1
            and (len(word) == len(one) or is_within(word, one))
            and slipped(word, one)
            and not inflected(word, one)
        ]
        meant = {tuple(self._agreed(one) for one in self._meanings((word,))) for word in near}
        return near[0] if len(meant) == 1 else word

    def led_by(self, word: str, behind: str) -> tuple[Meaning, ...]:
        """Return what a word of three letters means before another, where it lacks a letter: `cam back`."""
        if len(word) != MEND_FROM or word in self.words or word in FILLERS:
            return ()
        near = [one for one in self._cues if one[0] == word[0] and is_within(word, one)]
        near += [one for one in (word[0] + word[2] + word[1],) if one in self.words]  # `nwe team`
        found = [meanings for one in near if (meanings := self.get((one, behind)))]
        return found[0] if len(found) == 1 else ()

    @lru_cache(maxsize=MANY_WORDS)  # noqa: B019  # one instance a question, kept for good
    def taken_apart(self, word: str) -> tuple[Meaning, ...]:
        """Return what two words written as one mean: `orgdesign`, `teamtopology`."""
        if len(word) < JOINED_FROM or word in self.words or word in OWN_WORDS or word in PROTECTED:
            return ()
        ways = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        found = [self.get(way) for way in ways if way[0] in self.words and way[1] in self.words]
        found = [meanings for meanings in found if meanings]
        return found[0] if len(found) == 1 else ()

    def _of_four_letters(self, word: str) -> str:
        """Return the word meant by four letters: two of them turned, or one left out of five."""
        if len(word) == 4:
            turned = [
                one
                for one in self.words
                if len(one) == 4
                and one[0] == word[0]
                and sorted(one) == sorted(word)
                and OSA.distance(one, word) == 1
            ]
            longer = [
                one
                for one in self._long
                if len(one) == 5 and one[0] == word[0] and is_within(word, one) and not inflected(word, one)
            ]
            return turned[0] if len(turned) == 1 else longer[0] if len(longer) == 1 and not turned else ""
        return ""

    def _with_a_slip(self, word: str) -> str:
        """Return the word meant by five letters or more, or the word itself."""
        if len(word) < 5:
            return word
        allowed = 1 if len(word) < 8 else 2
        hits = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=allowed, limit=4)
        near = [
            (distance, found) for found, distance, _ in hits if found[0] == word[0] and slipped(word, found)
        ]
        if not near:
            return word
        least = min(near)[0]
        best = [found for distance, found in near if distance == least]
        longer = [found for found in best if is_within(word, found)]
        best = longer if len(longer) == 1 else best  # a letter left out
        if any(inflected(word, found) for found in best):
            return word
        meanings = {self._agreed((self._meanings((found,)) or (("", found),))[0]) for found in best}
        return best[0] if len(meanings) == 1 else word

    def _with_a_letter_doubled(self, word: str) -> str:
        """Return the word of which this is one with a letter too many: `seeen`."""
        if len(word) < 5 or word in OWN_WORDS:
            return ""
        single = {word[:n] + word[n + 1 :] for n in range(1, len(word)) if word[n] == word[n - 1]}
        known = single & self.words
        return known.pop() if len(known) == 1 else ""

    @lru_cache(maxsize=MANY_WORDS)  # noqa: B019  # one instance a question, kept for good
    def longer(self, word: str, least: int) -> tuple[str, ...]:
        """Return the words of this question a word may be cut short of: `proj`, `wrk`, `reprio'd`."""
        short = word.removesuffix("'d")
        if short in self.words or short in FILLERS or short in PROTECTED:
            return ()
        if short in OWN_WORDS and (least >= LEAST_CUT or len(short) > LEAST_CUT):
            return ()  # beside another word of a phrase `prod leadership` is plain
        if any(short + ending in self.words for ending in ("s", "ed", "ing")):
            return ()  # another form of a word is a word of its own
        alike = [one for one in self._by_consonants.get(consonants(short), "").split() if one in self.words]
        if is_skeleton(short) and alike:
            return tuple(alike)
        if len(short) < least:
            return ()
        found = [one for one in self._long if begins(short, one)]
        if not found and len(short) > LEAST_CUT:  # some vowels left out: `ldrship`
            found = [one for one in alike if is_within(short, one)]
        if not found and least < LEAST_CUT <= len(short):  # `cttee`, beside another word of a phrase
            found = [one for one in self._long if abbreviates(short, one)]
        return tuple(found)

    def cut_short(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what a run of words means with some of them cut short, where all it may stand for agree."""
        if words[-1].endswith("'s"):
            owned = self.cut_short([*words[:-1], words[-1].removesuffix("'s")])
            return tuple(one for one in owned if one[0] == "owner")
        beside = any(
            len(word) >= LEAST_ALONE and word in self.words and word not in FILLERS for word in words
        )
        least = LEAST_ALONE if beside else LEAST_CUT
        ways = [((word,) if word in self.words else self.longer(word, least)) or (word,) for word in words]
        if all(len(way) == 1 and way[0] == word for way, word in zip(ways, words, strict=True)):
            return ()
        if len(words) == 1 and len(words[0]) < LEAST_ALONE:
            return ()
        found = [
            meanings for way in product(*(way[:MOST_WAYS] for way in ways)) if (meanings := self.get(way))
        ]
        if not found:
            return ()
        alike = set.intersection(*({self._agreed(one) for one in meanings} for meanings in found))
        return tuple(one for one in found[0] if self._agreed(one) in alike)

    def _agreed(self, meaning: Meaning) -> Meaning:
        """Return a meaning as it is compared: what a cue was said with does not matter."""
        return meaning if meaning[0] in self._choices else (meaning[0], "")


def _saying(concept: str, said: str) -> Iterator[SpokenPhrase]:
    """Yield phrases of which it matters with what words they are said."""
    return filter(None, (phrase_of(phrase, (concept, phrase)) for phrase in expanded(said)))


def _standing_for(concept: str, words: dict[str, str]) -> Iterator[SpokenPhrase]:
    """Yield phrases that stand for a word of the file."""
    pairs = ((phrase, (concept, value)) for value, said in words.items() for phrase in expanded(said))
    return filter(None, (phrase_of(phrase, meaning) for phrase, meaning in pairs))


@cache
def _by_consonants() -> dict[str, str]:
    """Return the words of the questions asked for so far by their consonants, parted by blanks."""
    return {}


@cache
def _shared() -> PhraseTable:
    """Return the phrases that every question has."""
    standing = (_standing_for("owner", common.OWNERS), _standing_for("basis", common.BASIS))
    saying = (
        ("said", common.SAID),
        ("seen", common.SEEN),
        ("back", common.BACK),
        ("not", common.NEGATIONS),
        ("if", common.CONDITIONS),
        ("hypothetical", common.HYPOTHETICAL),
        ("context", common.CONTEXT),
        ("unsaid", common.UNSAID),
        ("abstain", common.ABSTAIN),
        ("harmless", common.HARMLESS),
    )
    return PhraseTable(chain(*standing, *(_saying(*one) for one in saying)))


@cache
def phrases_of(key: str) -> Phrases:
    """Return the phrases of one question with those every question shares."""
    own = chain.from_iterable(_standing_for(concept, words) for concept, words in WORDS.get(key, {}).items())
    cues = chain.from_iterable(_saying(cue, said) for cue, said in CUES.get(key, {}).items())
    can = _saying("said", "can|can be") if key == "fungibility" else ()
    passed = () if key in ("reversibility", "vineyards") else _saying("abstain", "passed|passes|passing")
    return Phrases(PhraseTable(own, chain(passed, can, cues), _shared()))
