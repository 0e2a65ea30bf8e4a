"""A line cut into clauses, and what a clause must not become: a question, a condition, what is denied."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

from spm_tui.workshop.reading.everyday_words import ASKED_SUBJECTS, ASKING_VERBS, JOINING, KNOWING_VERBS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

Cut = Literal["start", "hard", "soft", "part"]


_HARD = frozenset((".", ";", "!", "?", "\n"))


_CONTEXT = frozenset(("because", "since", "weil", "obwohl", "although", "though", "while"))


_WH = frozenset(("who", "why", "how", "where", "which", "whose", "whom", "wer", "warum", "wieso", "wann"))


class Clause(Struct, frozen=True):
    """One piece of a line, tokens `first` up to `last`; `cut` tells what parts it from the piece before."""

    first: int
    last: int
    cut: Cut
    joint: str = ""  # the word or sign it begins behind
    question: bool = False
    condition: bool = False
    context: bool = False  # it only says why or when


def marks_within(marks: Sequence[Mark], clause: Clause) -> list[Mark]:
    """Return the marks that begin in a clause."""
    return [mark for mark in marks if clause.first <= mark.first < clause.last]


def clauses_of(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[Clause, ...]:
    """Return the clauses of a line; signs and joining words inside a mark part nothing."""
    inside = {place for mark in marks for place in range(mark.first, mark.last) if mark.last - mark.first > 1}
    found: list[Clause] = []
    first, joint = 0, ""
    cut: Cut = "start"
    for place, token in enumerate(tokens):
        if place in inside:
            continue
        if token.kind == "break":
            dots = token.norm == "." and "." in (_norm(tokens, place - 1), _norm(tokens, place + 1))
            kind: Cut = (
                "part" if token.norm == ">" else "hard" if token.norm in _HARD and not dots else "soft"
            )
            if token.norm == "?" and place == first and found:
                found[-1] = structs.replace(found[-1], question=True)
            if token.norm == "?" and not found and _is_topic(tokens, marks, first, place):
                continue
            found.append(_clause(tokens, marks, first, place, cut, joint, asked=token.norm == "?"))
            first, cut, joint = place + 1, kind, token.norm
        elif token.norm in JOINING and not _joins_names(tokens, marks, place):
            if place > first:
                found.append(_clause(tokens, marks, first, place, cut, joint, asked=False))
                cut = "soft"
            first, joint = place + 1, token.norm
    found.append(_clause(tokens, marks, first, len(tokens), cut, joint, asked=False))
    found = [clause for clause in found if clause.last > clause.first]
    return _questions_reach_back(_topics(tokens, marks, tuple(found)))


def _norm(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].norm if 0 <= place < len(tokens) else ""


def _topics(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: tuple[Clause, ...]
) -> tuple[Clause, ...]:
    """Let `who joins a team, that hangs for 6 weeks` name a decision: no question mark, and something said
    of it.
    """
    first = clauses[0] if clauses else None
    if first is not None and first.question and _goes_before(tokens, clauses):
        return (structs.replace(first, question=False), *clauses[1:])
    if (
        first is None
        or not first.question
        or tokens[first.first].norm not in _WH
        or any(token.norm == "?" for token in tokens)
    ):
        return clauses
    told = [mark for mark in marks if mark.means("waited") or mark.means("role")]
    later = any(mark.first >= first.last for mark in told)
    infinitive = first.first + 1 < len(tokens) and tokens[first.first + 1].norm == "to" and bool(told)
    return (structs.replace(first, question=False), *clauses[1:]) if later or infinitive else clauses


def _goes_before(tokens: Sequence[Token], clauses: Sequence[Clause]) -> bool:
    """Tell whether a clause that begins with its verb says when: `Has X taken over, so were they ...`."""
    if len(clauses) < 2 or any(token.norm == "?" for token in tokens) or clauses[1].cut != "soft":
        return False
    words = [token.norm for token in tokens[clauses[1].first : clauses[1].last]]
    return words[:1] in (["so"], ["then"]) and bool({"were", "was", "took", "came", "had"} & set(words[1:2]))


def _is_topic(tokens: Sequence[Token], marks: Sequence[Mark], first: int, last: int) -> bool:
    """Tell whether `X?` at the start only names what is spoken of next: `Kids launch? One-way street`."""
    if not any(token.kind == "word" for token in tokens[last + 1 :]):
        return False
    named = {
        n
        for mark in marks
        if mark.mention is not None or mark.means("function") or mark.means("lever")
        for n in range(mark.first, mark.last)
    }
    here = [mark for mark in marks if first <= mark.first < last and mark.first in named]
    if any(mark.mention is None for mark in here) and len(here) > 1:
        return False  # `the merger a re-org?` asks whether it was one
    return bool(named & set(range(first, last))) and all(
        n in named or tokens[n].norm in ("the", "our", "and", "about") for n in range(first, last)
    )


_BEFORE_A_NAME = frozenset(
    ("the", "our", "a", "an", "of", "for", "from", "to", "by", "with", "in", "both", "also", "not")
)


def _joins_names(tokens: Sequence[Token], marks: Sequence[Mark], place: int) -> bool:
    """Tell whether `and` stands between two names or two words of one list, as in `vines and labour`."""
    before = next((mark for mark in marks if mark.last == place), None)
    after = next((mark for mark in marks if mark.first in (place + 1, place + 2)), None)
    if before is None or after is None:
        return False
    if before.mention is not None and after.mention is not None:
        beside = after.first == place + 1
        return beside or tokens[place + 1].norm in _BEFORE_A_NAME  # not `X and closed Y`
    if after.means("checks") == "one_team_can_run_it":
        return False  # `its own costs and one team can run it` says that of it
    concepts = {name for name, _ in before.meanings} & {name for name, _ in after.meanings}
    return bool(concepts & {"must_change", "still_there", "freed", "checks", "fails", "passes"})


def _clause(
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    first: int,
    last: int,
    cut: Cut,
    joint: str,
    *,
    asked: bool,
) -> Clause:
    while first < last and tokens[first].kind == "sign" and tokens[first].norm in "-–~*•":
        first += 1
    words = [token.norm for token in tokens[first:last]]
    condition = any(_sets_condition(tokens, mark, first) for mark in marks if first <= mark.first < last)
    named = any(_is_named(mark) and mark.first == first + 1 for mark in marks)
    inverted = (
        len(words) > 1
        and words[0] in ASKING_VERBS
        and (words[1] in ASKED_SUBJECTS or named)
        and cut in ("start", "hard")
    )
    had = (
        len(words) > 2
        and words[0] in ("had", "were", "should")
        and (words[1] in ASKED_SUBJECTS or named or _named_behind(tokens, marks, first))
        and cut in ("start", "hard")
    )
    condition = condition or (had and not asked)
    embedded = _embedded(words)  # it asks by itself, and of nothing before it
    asked = asked or embedded
    wh = bool(words) and words[0] in _WH and cut in ("start", "hard") and len(words) > 2
    return Clause(
        first,
        last,
        cut,
        joint,
        question=asked or (inverted and not condition) or wh,
        condition=condition,
        context=embedded or joint in _CONTEXT or (bool(words) and words[0] in ("as", "when", "despite")),
    )


def _is_named(mark: Mark) -> bool:
    """Tell whether a mark is something that can be asked about: a thing, a lever, a job."""
    return mark.mention is not None or mark.means("lever") is not None or mark.means("function") is not None


def _sets_condition(tokens: Sequence[Token], mark: Mark, first: int) -> bool:
    return mark.means("if") is not None and (mark.first < first + 3 or _on_condition(tokens, mark))


def _on_condition(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether a condition stands behind what it is about: `would be easy if anyone let it`."""
    before = {token.norm for token in tokens[max(0, mark.first - 2) : mark.first]}
    return mark.means("if") in ("if", "unless", "only if", "provided that") and not before & (
        KNOWING_VERBS | {"see", "check"}
    )


def _embedded(words: Sequence[str]) -> bool:
    """Tell whether a clause holds a question nobody answers: `nobody knows who decides`, `not sure
    whether`.
    """
    for n, word in enumerate(words[:-1]):
        if (
            word in ("who", "whether", "if", "how", "why", "whose", "which")
            and n
            and set(words[max(0, n - 3) : n]) & KNOWING_VERBS
        ):
            return bool(
                {
                    "nobody",
                    "not",
                    "no",
                    "who",
                    "don't",
                    "doesn't",
                    "dont",
                    "never",
                    "didn't",
                    "unclear",
                    "wonder",
                    "wonders",
                    "wondering",
                    "ask",
                    "asks",
                    "hard",
                    "dunno",
                    "unsure",
                }
                & set(words[:n])
            )
    return False


def _named_behind(tokens: Sequence[Token], marks: Sequence[Mark], first: int) -> bool:
    """Tell whether a name stands behind the first word and an article."""
    article = tokens[first + 1].norm in ("the", "our", "a") if first + 1 < len(tokens) else False
    return any(
        mark.mention is not None and mark.first in (first + 1, first + 2 if article else first + 1)
        for mark in marks
    )


def _questions_reach_back(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """A question mark makes a question of everything since the last full stop (parts at `>` stand alone)."""
    found = list(clauses)
    for at in range(len(found) - 1, 0, -1):
        if found[at].question and found[at].cut == "soft" and not found[at].context:
            before = found[at - 1]
            found[at - 1] = structs.replace(before, question=True)
    return tuple(found)
