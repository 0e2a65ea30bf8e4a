"""What a line holds that the reader knows: names, figures and words of the question, each at its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct

from spm_tui.memo import SameParts, of_key
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.edit_distance import OSA
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.mentions import Mention, mentions_of
from spm_tui.workshop.reading.names import BARE, INITIALS, PART, name_index
from spm_tui.workshop.reading.phrase_index import LEAST_ALONE, Phrases, phrases_of
from spm_tui.workshop.reading.phrase_table import ARTICLES, Meaning
from spm_tui.workshop.reading.slips import inflected, slipped
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Participant, Session


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


def _mended(token: Token, place: int, phrases: Phrases, known: frozenset[str]) -> str:
    """Return the word of the question a token is a slip for; a capital inside a line begins a name."""
    if token.kind != "word" or token.norm in known:
        return token.norm
    if token.norm.endswith("'s") and not token.capital:
        return phrases.mended(token.norm.removesuffix("'s")) + "'s"
    if not token.capital and (short := phrases.short_mended(token.norm)) != token.norm:
        return short
    return (
        phrases.mended(token.norm) if place == 0 or not token.capital or token.text.isupper() else token.norm
    )


def _phrase_marks(line: str, tokens: Sequence[Token], phrases: Phrases, known: frozenset[str]) -> list[Mark]:
    norms = [token.norm for token in tokens]
    mended = [_mended(token, place, phrases, known) for place, token in enumerate(tokens)]
    cut = [
        token.kind == "word"
        and token.norm not in known
        and mended[place] == token.norm
        and bool(phrases.longer(token.norm, LEAST_ALONE))
        for place, token in enumerate(tokens)
    ]
    found = [*_joined(line, tokens, phrases, known)]
    for first in range(len(tokens)):
        if tokens[first].kind == "break" or not (
            cut[first]
            or norms[first] in phrases.heads
            or mended[first] in phrases.heads
            or norms[first].removesuffix("'s") in phrases.heads
        ):
            continue
        for last in range(min(len(tokens), first + phrases.longest), first, -1):
            meanings = (
                phrases.get(norms[first:last])
                or _parted(phrases, norms[first:last])
                or (mended[first:last] != norms[first:last] and phrases.get(mended[first:last]))
                or _owned(phrases, norms[first:last])
                or (any(cut[first:last]) and phrases.cut_short(mended[first:last]))
            )
            if meanings:
                found.append(Mark(first, last, meanings=meanings))
    return found


def _joined(line: str, tokens: Sequence[Token], phrases: Phrases, known: frozenset[str]) -> Iterator[Mark]:
    """Yield words written as one (`orgdesign`), and slips with a hyphen inside (`rew-org`)."""
    for place, token in enumerate(tokens):
        if token.kind != "word" or token.norm in known:
            continue
        if meanings := phrases.taken_apart(token.norm):
            yield Mark(place, place + 1, meanings=meanings)
        behind = tokens[place + 1] if place + 1 < len(tokens) else token
        after = phrases.longer(behind.norm, LEAST_ALONE) or (behind.norm,)
        if not token.capital and len(after) == 1 and (meanings := phrases.led_by(token.norm, after[0])):
            yield Mark(place, place + 2, meanings=meanings)
        if (
            behind.kind != "word"
            or line[token.end : behind.start] != "-"
            or phrases.get((token.norm, behind.norm))
        ):
            continue
        whole = token.norm + behind.norm
        if behind.norm not in known and (meant := phrases.mended(whole)) != whole and phrases.get((meant,)):
            yield Mark(place, place + 2, meanings=phrases.get((meant,)))


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
    return _marks_of(SameParts(tokens, name_index(session), session.participants), key, line, session.created)


@of_key(32)
def _marks_of(parts: SameParts, key: str, line: str, today: date) -> tuple[Mark, ...]:
    tokens: Any
    index: Any
    people: Any
    tokens, index, people = parts.values
    ids = {word for person in people for word in person.id.split("-")}
    every = _phrase_marks(line, tokens, phrases_of(key), index.words | ids)
    every += _of_any_question(parts, line, today)
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
    if key == "reversibility":
        taken += _taken_back(tokens, taken)
    return tuple(sorted(taken, key=lambda mark: mark.first))


@of_key(2)
def _of_any_question(parts: SameParts, line: str, today: date) -> tuple[Mark, ...]:
    """Return the figures, names and roles of a line: the ten questions are asked about the same line."""
    tokens: Any
    index: Any
    people: Any
    tokens, index, people = parts.values
    figures = [Mark(f.first, f.last, figure=f) for f in figures_of(tokens, today)]
    names = [Mark(m.first, m.last, mention=m) for m in mentions_of(line, tokens, index)]
    return (*figures, *names, *_roles(people, tokens))


_RUNNING = frozenset(("running", "alive", "going", "up", "afloat", "ticking", "online", "breathing"))


def _kept_running(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return where a thing is kept running with its name between the words: `keep the Bus running`."""
    used = {place for mark in marks for place in range(mark.first, mark.last)}
    found: list[Mark] = []
    for mark in marks:
        behind = mark.last if mark.mention is not None else len(tokens)
        before = [
            token.norm for token in tokens[max(0, mark.first - 2) : mark.first] if token.norm not in ARTICLES
        ]
        running = behind < len(tokens) and behind not in used and tokens[behind].norm in _RUNNING
        if running and before and before[-1] in ("keep", "keeps", "kept", "keeping"):
            found.append(Mark(behind, behind + 1, meanings=(("stays", KEPT_RUNNING),)))
    return found


def _taken_back(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """Return where a case is taken back with its name between: `the CEO can take the split back`."""
    used = {place for mark in marks for place in range(mark.first, mark.last)}
    found: list[Mark] = []
    for mark in marks:
        first = mark.first - (tokens[mark.first - 1].norm in ARTICLES) if mark.first else 0
        verb = [token.norm for token in tokens[max(0, first - 2) : first]]
        back = mark.last < len(tokens) and tokens[mark.last].norm == "back"
        can = len(verb) == 2 and verb[0] in ("can", "could", "may") and verb[1] in ("take", "turn", "roll")
        if mark.mention is not None and back and can and not used & {first - 2, first - 1}:
            found.append(Mark(first - 2, first, meanings=(("undo", "can take back"),)))
    return found


@lru_cache(maxsize=256)
def _norms(text: str) -> list[str]:
    return [token.norm for token in tokens_of(text)]


def _is_slip(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether words are slips for those of a role, where they are long enough: `directr`."""
    if typed[0][:1] != words[0][:1]:
        return False  # of nearly all
    return all(
        one == word
        or (
            min(len(one), len(word)) >= _LONG_ROLE
            and OSA.distance(one, word) == 1
            and slipped(one, word)
            and not inflected(one, word)
        )
        for one, word in zip(typed, words, strict=True)
    )


#: A word of a role is known with a slip in it where it has so many letters.
_LONG_ROLE = 6


def _roles(people: Sequence[Participant], tokens: Sequence[Token]) -> list[Mark]:
    """Return where a line names a participant of the session by role or by id."""
    found: list[Mark] = []
    norms = [token.norm for token in tokens]
    for person in people:
        for text, concept in ((person.role, "owner"), (person.id.replace("-", " "), "speaker")):
            words = _norms(text)
            for first in range(len(tokens) - len(words) + 1):
                typed = norms[first : first + len(words)]
                if words and (typed == words or _is_slip(typed, words)):
                    meanings = ((concept, person.role),) if concept == "owner" else ((concept, person.id),)
                    last = first + len(words)
                    start = first - (first > 0 and norms[first - 1] in ARTICLES)
                    said = (*meanings, ("speaker", person.id))
                    found += [Mark(at, last, meanings=said) for at in dict.fromkeys((start, first))]
    return found
