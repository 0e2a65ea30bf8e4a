"""A name that a line clearly brings in: a new case or thing, four words at most, no figure and no verb."""

from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop.reading.everyday_words import FILLERS, MARKS_NEW
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.manners import only_manners
from spm_tui.workshop.reading.names import name_index
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import Session

LONGEST = 4


class NewName(Struct, frozen=True):
    """A name nobody knew, and the kind of thing it will be (`case` for a case)."""

    name: str
    kind: str


def named_in(
    session: Session, frame: Frame, line: str, tokens: Sequence[Token], marks: Sequence[Mark], fact: Fact
) -> NewName | None:
    """Return the new case or thing a fact is about, or None where the line does not clearly name one.

    A case is new where it is called so (`new case, Wallet pilot: ...`) or stands first, with a capital,
    before a
    colon or a comma; a thing where it is the object of a verb of stopping, with a capital.
    """
    if frame.subject not in ("case", "items", "item") or not fact.clauses:
        return None
    span = (
        _put_on_the_list(tokens, fact)
        or _called_new(tokens, fact)
        or _first_place(tokens, marks, fact)
        or _subject_of_a_verb(tokens, marks, fact, frame)
    )
    if span is None and frame.subject == "items":
        span = _stopped(tokens, marks, fact)
    if span is None:
        return None
    first, last = span
    name = line[tokens[first].start : tokens[last - 1].end]
    index = name_index(session)
    if index.typo(name) or index.short(name) or index.resembles(name):
        return None
    return NewName(name, "case" if frame.subject == "case" else frame.new_kind)


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token for token in tokens[first:last] if token.kind != "sign"]
    return (
        0 < len(words) <= LONGEST
        and all(token.kind in ("word", "other") for token in words)
        and not all(token.norm in FILLERS for token in words)
        and not only_manners([token.norm for token in words])
        and words[-1].norm not in ("it", "that", "them")  # `a new one: stop it`
        and words[0].norm
        not in (
            "it",
            "we",
            "they",
            "i",
            "he",
            "she",
            "that",
            "this",
            "there",
            "what",
            "who",
            "then",
            "if",
            "so",
            "and",
            "but",
            "in",
            "for",
            "by",
            "as",
            "our",
            "all",
            "no",
            "nobody",
            "everyone",
        )
    )


def _called_new(tokens: Sequence[Token], fact: Fact) -> tuple[int, int] | None:
    """Read the name behind `new case` or `new one`."""
    last_token = fact.clauses[-1].last
    for first in range(fact.clauses[0].first, last_token - 1):
        if (tokens[first].norm, tokens[first + 1].norm) in MARKS_NEW:
            start = first + 2
            while start < last_token and (
                tokens[start].kind == "break"
                or tokens[start].norm in ("called", "named", "is", "the", "-", "namely")
            ):
                start += 1
            end = start
            while end < last_token and tokens[end].kind != "break":
                end += 1
            return (start, end) if _is_name(tokens, start, end) else None
    return None


def _put_on_the_list(tokens: Sequence[Token], fact: Fact) -> tuple[int, int] | None:
    """Read the capitalised name of `put Shower Song on the list`, `add Shower Song to our list`."""
    first, end = fact.clauses[0].first + 1, fact.clauses[0].last
    last = first
    while last < end and tokens[last].capital:
        last += 1
    words = [token.norm for token in tokens[last : last + 3]]
    listed = len(words) == 3 and words[0] in ("on", "to") and words[2] == "list"
    put = tokens[first - 1].norm in ("put", "add") and listed
    return (first, last) if put and last > first and _is_name(tokens, first, last) else None


def _first_place(tokens: Sequence[Token], marks: Sequence[Mark], fact: Fact) -> tuple[int, int] | None:
    """Read the name that stands alone before a colon or `>`: `Wallet pilot: ...`."""
    clause = fact.clauses[0]
    last = clause.last
    following = tokens[last].norm if last < len(tokens) else ""
    if following not in (":", ">") or not _is_name(tokens, clause.first, last):
        return None
    known = any(clause.first <= mark.first < last and not (mark.mention is not None) for mark in marks)
    capital = tokens[clause.first].capital or following == ">"
    return (clause.first, last) if capital and not known else None


def _subject_of_a_verb(
    tokens: Sequence[Token], marks: Sequence[Mark], fact: Fact, frame: Frame
) -> tuple[int, int] | None:
    """Read a name with an article before and a word of the question behind: `the Hull closure took a re-
    org`.
    """
    clause = fact.clauses[0]
    first = clause.first
    while first < clause.last and tokens[first].norm in ("in", "for", "on", "at"):
        first += 1
    if frame.subject != "case" or first >= clause.last or tokens[first].norm not in ("the", "our"):
        return None
    first += 1
    known = {mark.first for mark in marks}
    last = first
    while (
        last < clause.last
        and last not in known
        and tokens[last].kind == "word"
        and tokens[last].norm not in ("was", "is", "has", "had")
    ):
        last += 1
    named = last in known and tokens[first].capital if last > first else False
    return (first, last) if named and _is_name(tokens, first, last) else None


def _stopped(tokens: Sequence[Token], marks: Sequence[Mark], fact: Fact) -> tuple[int, int] | None:
    """Read the capitalised object of a verb of stopping: `we stopped Chatbot Emma in 2024`."""
    for mark in marks:
        if mark.means("action") is None:
            continue
        clause = next(one for one in fact.clauses if one.first <= mark.first < one.last)
        first = mark.last
        while first < clause.last and tokens[first].norm in ("the", "our"):
            first += 1
        last = first
        known = {place for one in marks for place in range(one.first, one.last)}
        while last < clause.last and tokens[last].capital and (last not in known or last > first):
            last += 1
        if last > first and _is_name(tokens, first, last):
            return first, last
        last = mark.first
        while last > clause.first and tokens[last - 1].norm in (
            "was",
            "is",
            "got",
            "were",
            "has",
            "been",
            "gets",
        ):
            last -= 1
        first = last
        while first > clause.first and first - 1 not in known and tokens[first - 1].capital:
            first -= 1
        if last > first and _is_name(tokens, first, last):
            return first, last
    return None
