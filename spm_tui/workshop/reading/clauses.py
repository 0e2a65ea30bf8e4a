"""A line cut into clauses, and what a clause must not become: a question, a condition, what is denied."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from spm_tui.workshop.reading.lexicon import FILLERS
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.tokens import Token

Cut = Literal["start", "hard", "soft", "part"]

_HARD = frozenset((".", ";", "!", "?", "\n", "…"))
_JOINING = frozenset(("and", "but", "while", "whereas", "although", "though", "yet", "then", "und", "aber", "mais", "et", "because", "since", "weil", "plus"))
_CONTEXT = frozenset(("because", "since", "weil", "obwohl", "although", "though", "while"))
_WH = frozenset(("who", "why", "how", "where", "which", "whose", "whom", "wer", "warum", "wieso", "wann"))
_INVERTED = frozenset(
    ("is", "are", "was", "were", "does", "do", "did", "would", "could", "should", "can", "will", "has", "have", "shall", "may", "isn't", "wasn't", "aren't", "didn't", "don't", "doesn't")
)  # fmt: skip
_SUBJECTS = frozenset(
    ("it", "we", "they", "you", "i", "he", "she", "the", "a", "an", "that", "this", "anyone", "anybody", "someone", "somebody", "everyone", "there", "our", "any", "not", "nobody", "people", "these", "those", "really", "your")
)  # fmt: skip


class Clause(Struct, frozen=True):
    """One piece of a line, tokens `first` up to `last`; `cut` tells what parts it from the piece before."""

    first: int
    last: int
    cut: Cut
    joint: str = ""  # the word or sign it begins behind
    question: bool = False
    condition: bool = False
    context: bool = False  # it only says why or when


def clauses_of(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[Clause, ...]:
    """Return the clauses of a line; signs and joining words inside a mark part nothing."""
    inside = {place for mark in marks for place in range(mark.first, mark.last) if mark.last - mark.first > 1}
    found: list[Clause] = []
    first, cut, joint = 0, "start", ""
    for place, token in enumerate(tokens):
        if place in inside:
            continue
        if token.kind == "break":
            kind: Cut = "part" if token.norm == ">" else "hard" if token.norm in _HARD else "soft"
            if token.norm == "?" and place == first and found:
                found[-1] = structs.replace(found[-1], question=True)
            if token.norm == "?" and not found and _is_topic(tokens, marks, first, place):
                continue
            found.append(_clause(tokens, marks, first, place, cut, joint, asked=token.norm == "?"))
            first, cut, joint = place + 1, kind, token.norm
        elif token.norm in _JOINING and not _joins_names(marks, place):
            if place > first:
                found.append(_clause(tokens, marks, first, place, cut, joint, asked=False))
                cut = "soft"
            first, joint = place + 1, token.norm
    found.append(_clause(tokens, marks, first, len(tokens), cut, joint, asked=False))
    found = [clause for clause in found if clause.last > clause.first]
    return _questions_reach_back(_topics(tokens, marks, tuple(found)))


def _topics(tokens: Sequence[Token], marks: Sequence[Mark], clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Let `who joins a team, that hangs for 6 weeks` name a decision: no question mark, and something said of it."""
    first = clauses[0] if clauses else None
    if first is None or not first.question or tokens[first.first].norm not in _WH or any(token.norm == "?" for token in tokens):
        return clauses
    told = [mark for mark in marks if mark.means("waited") or mark.means("role")]
    later = any(mark.first >= first.last for mark in told)
    infinitive = first.first + 1 < len(tokens) and tokens[first.first + 1].norm == "to" and bool(told)
    return (structs.replace(first, question=False), *clauses[1:]) if later or infinitive else clauses


def _is_topic(tokens: Sequence[Token], marks: Sequence[Mark], first: int, last: int) -> bool:
    """Tell whether `X?` at the start only names what is spoken of next: `Kids launch? One-way street`."""
    if not any(token.kind == "word" for token in tokens[last + 1 :]):
        return False
    named = {n for mark in marks if mark.mention is not None or mark.means("function") or mark.means("lever") for n in range(mark.first, mark.last)}
    return bool(named & set(range(first, last))) and all(n in named or tokens[n].norm in ("the", "our", "and", "about") for n in range(first, last))


def _joins_names(marks: Sequence[Mark], place: int) -> bool:
    """Tell whether `and` stands between two names or two words of one list, as in `vines and labour`."""
    before = next((mark for mark in marks if mark.last == place), None)
    after = next((mark for mark in marks if mark.first in (place + 1, place + 2)), None)
    if before is None or after is None:
        return False
    if before.mention is not None and after.mention is not None:
        return True
    concepts = {name for name, _ in before.meanings} & {name for name, _ in after.meanings}
    return bool(concepts & {"must_change", "still_there", "freed", "checks", "fails", "passes"})


def _clause(
    tokens: Sequence[Token], marks: Sequence[Mark], first: int, last: int, cut: str, joint: str, *, asked: bool
) -> Clause:
    while first < last and tokens[first].kind == "sign" and tokens[first].norm in "-–~*•":
        first += 1
    words = [token.norm for token in tokens[first:last]]
    condition = any(mark.means("if") for mark in marks if first <= mark.first < min(last, first + 3))
    named = any(mark.mention is not None and mark.first == first + 1 for mark in marks)
    inverted = len(words) > 1 and words[0] in _INVERTED and (words[1] in _SUBJECTS or named) and cut in ("start", "hard")
    had = len(words) > 2 and words[0] in ("had", "were", "should") and (words[1] in _SUBJECTS or named or _named_behind(tokens, marks, first)) and cut in ("start", "hard")
    condition = condition or (had and not asked)
    inverted = inverted and not condition
    asked = asked or _embedded(words)
    wh = bool(words) and words[0] in _WH and cut in ("start", "hard") and len(words) > 2
    return Clause(
        first, last, cut, joint,  # type: ignore[arg-type]
        question=asked or inverted or wh, condition=condition, context=joint in _CONTEXT or (bool(words) and words[0] in ("as", "when", "despite")),
    )  # fmt: skip


_KNOWING = frozenset(("know", "knows", "knew", "unclear", "clear", "wonder", "wonders", "wondering", "ask", "asks", "asked", "asking", "sure", "tell", "remember", "remembers", "matter", "guess", "idea", "say"))


def _embedded(words: Sequence[str]) -> bool:
    """Tell whether a clause holds a question nobody answers: `nobody knows who decides`, `not sure whether`."""
    for n, word in enumerate(words[:-1]):
        if word in ("who", "whether", "if", "how", "why", "whose", "which") and n and set(words[max(0, n - 3) : n]) & _KNOWING:
            return bool({"nobody", "not", "no", "who", "don't", "doesn't", "dont", "never", "didn't", "unclear", "wonder", "wonders", "wondering", "ask", "asks", "hard"} & set(words[:n]))
    return False


def _named_behind(tokens: Sequence[Token], marks: Sequence[Mark], first: int) -> bool:
    """Tell whether a name stands behind the first word and an article."""
    article = tokens[first + 1].norm in ("the", "our", "a") if first + 1 < len(tokens) else False
    return any(mark.mention is not None and mark.first in (first + 1, first + 2 if article else first + 1) for mark in marks)


def _questions_reach_back(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """A question mark makes a question of everything since the last full stop (parts at `>` stand alone)."""
    found = list(clauses)
    for at in range(len(found) - 1, 0, -1):
        if found[at].question and found[at].cut == "soft" and not found[at].context:
            before = found[at - 1]
            found[at - 1] = structs.replace(before, question=True)
    return tuple(found)


def denied(tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]) -> tuple[frozenset[int], tuple[Mark, ...]]:
    """Return the places (in `marks`) of what is denied, and the denials that are about nothing known.

    A denial reaches to the next name, figure or word of the question in its clause, at most six words on.
    """
    gone: set[int] = set()
    loose: list[Mark] = []
    for place, mark in enumerate(marks):
        word = mark.means("not")
        if word is None or _only(mark, "not") is False:
            continue
        clause = next((one for one in clauses if one.first <= mark.first < one.last), None)
        if clause is None or (word in ("no", "nein") and clause.last == mark.last):
            continue
        target = next(
            (
                n for n, one in enumerate(marks[place + 1 :], place + 1)
                if one.first < clause.last and one.first - mark.last <= 6 and (_deniable(one) or _named_at_once(mark, one))
            ),
            None,
        )  # fmt: skip
        if target is None:
            loose.append(mark)
            continue
        if marks[target].figure is not None and _as_promised(tokens, marks, mark, marks[target]):
            continue
        gone.add(target)
        for n in range(target + 1, len(marks)):  # `not projects or teams`
            between = tokens[marks[n - 1].last : marks[n].first]
            if marks[n].first >= clause.last or [t.norm for t in between] not in (["or"], ["nor"]):
                break
            gone.add(n)
    return frozenset(gone), tuple(loose)


def _as_promised(tokens: Sequence[Token], marks: Sequence[Mark], denial: Mark, figure: Mark) -> bool:
    """Tell whether a figure is the one that was said: `not one month as promised but eight`, `not the promised 5`."""
    said = [one for one in marks if one.means("said") is not None and denial.last <= one.first]
    beside = any(0 <= one.first - figure.last <= 2 or 0 <= figure.first - one.last <= 1 for one in said)
    return beside and any(token.norm in ("but", "rather", "instead") for token in tokens[figure.last :])


def _only(mark: Mark, concept: str) -> bool:
    return mark.mention is None and mark.figure is None and all(name in (concept, "fails-cue") for name, _ in mark.meanings)


_CUES = frozenset(("tried", "needed", "spoken", "really"))
_UNDENIABLE = frozenset(("said", "seen", "back", "not", "if", "context", "basis", "hypothetical", "speaker", "owner", "harmless", "abstain", "passes", "fails", "checks", "noticed"))


def _named_at_once(mark: Mark, other: Mark) -> bool:
    return (other.mention is not None or other.means("owner") is not None) and other.first - mark.last <= 1


def _deniable(mark: Mark) -> bool:
    return mark.figure is not None or (
        mark.mention is None and any(name not in _UNDENIABLE and name not in _CUES and not name.endswith("-cue") for name, _ in mark.meanings)
    )


def unread(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[int, ...]:
    """Return the places of words that stand in no mark and say something."""
    inside = {place for mark in marks for place in range(mark.first, mark.last)}
    return tuple(
        place
        for place, token in enumerate(tokens)
        if place not in inside and token.kind in ("word", "number", "other") and token.norm not in FILLERS
    )
