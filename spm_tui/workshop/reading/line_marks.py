"""What a line holds that the reader knows: names, figures and words of the question, each at its place."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from spm_tui.workshop.reading import common_phrases as common
from spm_tui.workshop.reading.choice_phrases import WORDS
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.cue_phrases import CUES
from spm_tui.workshop.reading.everyday_words import FILLERS, OWN_WORDS, PROTECTED
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.names import BARE, INITIALS, PART, Mention, mentions_of, name_index
from spm_tui.workshop.reading.patterns import expanded
from spm_tui.workshop.reading.shorthand import begins, consonants, is_skeleton
from spm_tui.workshop.reading.slips import inflected, is_within, slipped
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session

Meaning = tuple[str, str]


class Mark(Struct, frozen=True):
    """One known piece of a line, from token `first` up to `last`: a mention, a figure, or words with
    meanings.
    """

    first: int
    last: int
    mention: Mention | None = None
    figure: LineFigure | None = None
    meanings: tuple[Meaning, ...] = ()

    def means(self, concept: str) -> str | None:
        """Return the word of the file this stands for in one respect (`door`, `lever`, `said`), or None."""
        return next((value for name, value in self.meanings if name == concept), None)


KEPT_RUNNING = "keep running"  # what stays by somebody's work, said with the name between the words
_ARTICLES = frozenset(("a", "an", "the", "our"))


def _without_articles(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a phrase without its articles, which change no meaning."""
    return tuple(word for word in words if word not in _ARTICLES)


def _split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokens of a line would be; most phrases are plain words."""
    if phrase.replace(" ", "").replace("'", "").isalpha() and "'" not in (phrase[:1], phrase[-1:]):
        return tuple(phrase.split())
    return tuple(token.norm for token in tokens_of(phrase))


#: A beginning of a word has so many letters at least, consonants that stand alone so many; and so many words
#: each may stand for are tried.
LEAST_CUT, LEAST_ALONE, MOST_WAYS = 4, 3, 6


class Phrases:
    """The phrases of one question, and its words for mending slips of the finger."""

    def __init__(self, pairs: Iterable[tuple[str, Meaning]]) -> None:
        self._found: dict[tuple[str, ...], list[Meaning]] = {}
        self._choices: set[str] = set()  # concepts whose words stand for a word of the file
        self.longest = 1
        for phrase, meaning in pairs:
            if phrase != meaning[1]:
                self._choices.add(meaning[0])
            typed = _split(phrase)
            words = _without_articles(typed)
            words = words if len(words) > 1 or words == typed[1:] else typed  # `like a` is more than `like`
            if not words:
                continue
            meanings = self._found.setdefault(words, [])
            if meaning not in meanings:
                meanings.append(meaning)
            self.longest = max(self.longest, len(words) + 1)
        self.words = frozenset(word for words in self._found for word in words)
        self._long = sorted(word for word in self.words if len(word) >= 5)
        self._by_consonants: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) > 2 and word.isalpha():
                self._by_consonants.setdefault(consonants(word), []).append(word)

    def get(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what a run of words means, or ()."""
        exact = self._found.get(tuple(words))
        if exact is not None or (words[-1] in _ARTICLES and len(words) > 1):
            return tuple(exact or ())
        return tuple(self._found.get(_without_articles(words), ()))

    @cache  # noqa: B019  # one instance a question, kept for good
    def mended(self, word: str) -> str:
        """Return the word of this question that was meant, where one is a slip of the finger away."""
        if word in PROTECTED:
            return word
        if len(word) >= 5 and word not in self.words and word not in FILLERS and word not in OWN_WORDS:
            single = [word[:n] + word[n + 1 :] for n in range(1, len(word)) if word[n] == word[n - 1]]
            found = {one for one in single if one in self.words}
            if len(found) == 1:
                return found.pop()
        if len(word) == 4 and word not in self.words and word not in FILLERS:
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
            return turned[0] if len(turned) == 1 else longer[0] if len(longer) == 1 and not turned else word
        if len(word) < 5 or word in self.words or word in FILLERS:
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
        meanings = {self._found.get((found,), [("", found)])[0] for found in best}
        return best[0] if len(meanings) == 1 else word

    @cache  # noqa: B019  # one instance a question, kept for good
    def longer(self, word: str) -> tuple[str, ...]:
        """Return the words of this question a word may be cut short of: `proj`, `wrk`, `reprio'd`."""
        short = word.removesuffix("'d")
        if short in self.words or short in FILLERS or short in PROTECTED or short in OWN_WORDS:
            return ()
        if any(short + ending in self.words for ending in ("s", "ed", "ing")):
            return ()  # another form of a word is a word of its own
        alike = self._by_consonants.get(consonants(short), ())
        if is_skeleton(short) and alike:
            return tuple(alike)
        if len(short) < LEAST_CUT:
            return ()
        found = [one for one in self._long if begins(short, one)]
        if not found and len(short) > LEAST_CUT:  # some vowels left out: `ldrship`
            found = [one for one in alike if is_within(short, one)]
        return tuple(found)

    def cut_short(self, words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what a run of words means with some of them cut short, where all it may stand for agree."""
        ways = [((word,) if word in self.words else self.longer(word)) or (word,) for word in words]
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


@cache
def phrases_of(key: str) -> Phrases:
    """Return the phrases of one question with those every question shares."""
    pairs: list[tuple[str, Meaning]] = []
    for concept, words in WORDS.get(key, {}).items():
        pairs += [(phrase, (concept, value)) for value, said in words.items() for phrase in expanded(said)]
    for value, said in common.OWNERS.items():
        pairs += [(phrase, ("owner", value)) for phrase in expanded(said)]
    for value, said in common.BASIS.items():
        pairs += [(phrase, ("basis", value)) for phrase in expanded(said)]
    for concept, said in (
        ("said", common.SAID),
        ("seen", common.SEEN),
        ("back", common.BACK),
        ("not", common.NEGATIONS),
        ("if", common.CONDITIONS),
        ("hypothetical", common.HYPOTHETICAL),
        ("context", common.CONTEXT),
        ("unsaid", common.UNSAID),
        *((("said", "can|can be"),) if key == "fungibility" else ()),
        ("abstain", common.ABSTAIN),
        ("harmless", common.HARMLESS),
        *((cue, said) for cue, said in CUES.get(key, {}).items()),
    ):
        pairs += [(phrase, (concept, phrase)) for phrase in expanded(said)]
    return Phrases(pairs)


def _phrase_marks(tokens: Sequence[Token], phrases: Phrases, known: frozenset[str]) -> list[Mark]:
    norms = [token.norm for token in tokens]
    mended = [
        phrases.mended(token.norm)
        if token.kind == "word"
        and token.norm not in known
        and (place == 0 or not token.capital or token.text.isupper())
        else token.norm
        for place, token in enumerate(tokens)
    ]
    cut = [
        token.kind == "word"
        and token.norm not in known
        and mended[place] == token.norm
        and bool(phrases.longer(token.norm))
        for place, token in enumerate(tokens)
    ]
    found: list[Mark] = []
    for first in range(len(tokens)):
        if tokens[first].kind == "break":
            continue
        for last in range(min(len(tokens), first + phrases.longest), first, -1):
            meanings = (
                phrases.get(norms[first:last])
                or _parted(phrases, norms[first:last])
                or phrases.get(mended[first:last])
                or _owned(phrases, norms[first:last])
                or (any(cut[first:last]) and phrases.cut_short(mended[first:last]))
            )
            if meanings:
                found.append(Mark(first, last, meanings=meanings))
    return found


_LINKS = frozenset(("is", "was", "are", "were", "it", "they", "that", "gets", "got", "has", "been"))


def _parted(phrases: Phrases, words: Sequence[str]) -> tuple[Meaning, ...]:
    """Return what a participle means whose `by` stands apart: `blocked is it by`, `tended was it by`."""
    if len(words) < 3 or words[-1] != "by" or not set(words[1:-1]) <= _LINKS:
        return ()
    return phrases.get([words[0], "by"])


def _owned(phrases: Phrases, words: Sequence[str]) -> tuple[Meaning, ...]:
    """Return the owner a possessive names: `the PMO's`."""
    if not words[-1].endswith("'s"):
        return ()
    plain = phrases.get([*words[:-1], words[-1].removesuffix("'s")])
    return tuple(one for one in plain if one[0] == "owner")


def _worth(mark: Mark) -> tuple[int, float, int]:
    size = mark.last - mark.first
    if mark.mention is not None:
        rank = 6.0 if mark.mention.score >= BARE else 4.5 if mark.mention.score >= INITIALS else 2.0
        if mark.mention.score == PART:
            rank, size = 1.0, min(size, 1)
    else:
        rank = 4.0 if mark.figure is not None and mark.figure.unit else 5.0 if mark.meanings else 3.0
    return size, rank, -mark.first


def marks_of(session: Session, key: str, line: str, tokens: Sequence[Token]) -> tuple[Mark, ...]:
    """Return the marks of a line in order, none overlapping; of two that overlap the longer one stays."""
    index = name_index(session)
    phrases = phrases_of(key)
    every = _phrase_marks(tokens, phrases, index.words)
    every += [Mark(f.first, f.last, figure=f) for f in figures_of(tokens, session.created)]
    every += [Mark(m.first, m.last, mention=m) for m in mentions_of(line, tokens, index)]
    every += _roles(session, tokens)
    taken: list[Mark] = []
    used: set[int] = set()
    for mark in sorted(every, key=_worth, reverse=True):
        span = set(range(mark.first, mark.last))
        if not span & used:
            taken.append(mark)
            used |= span
        elif mark.meanings:
            same = next(
                (n for n, one in enumerate(taken) if (one.first, one.last) == (mark.first, mark.last)), None
            )
            if same is not None:
                both = (*taken[same].meanings, *mark.meanings)
                taken[same] = Mark(mark.first, mark.last, taken[same].mention, taken[same].figure, both)
    if key == "stopping":
        taken += _kept_running(tokens, taken)
    return tuple(sorted(taken, key=lambda mark: mark.first))


_RUNNING = frozenset(("running", "alive", "going", "up", "afloat", "ticking", "online", "breathing"))


def _kept_running(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return where a thing is kept running with its name between the two words: `keep the Event Bus running`."""
    used = {place for mark in marks for place in range(mark.first, mark.last)}
    found: list[Mark] = []
    for mark in marks:
        behind = mark.last if mark.mention is not None else len(tokens)
        before = [token.norm for token in tokens[max(0, mark.first - 2) : mark.first] if token.norm not in _ARTICLES]
        if behind < len(tokens) and behind not in used and tokens[behind].norm in _RUNNING and before:
            if before[-1] in ("keep", "keeps", "kept", "keeping"):
                found.append(Mark(behind, behind + 1, meanings=(("stays", KEPT_RUNNING),)))
    return found


@lru_cache(maxsize=256)
def _norms(text: str) -> list[str]:
    return [token.norm for token in tokens_of(text)]


def _roles(session: Session, tokens: Sequence[Token]) -> list[Mark]:
    """Return where a line names a participant of the session by role or by id."""
    found: list[Mark] = []
    norms = [token.norm for token in tokens]
    for person in session.participants:
        for text, concept in ((person.role, "owner"), (person.id.replace("-", " "), "speaker")):
            words = _norms(text)
            for first in range(len(tokens) - len(words) + 1):
                if words and norms[first : first + len(words)] == words:
                    meanings = ((concept, person.role),) if concept == "owner" else ((concept, person.id),)
                    last = first + len(words)
                    start = first - (first > 0 and norms[first - 1] in _ARTICLES)
                    found.append(Mark(start, last, meanings=(*meanings, ("speaker", person.id))))
    return found
