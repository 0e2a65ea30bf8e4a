"""A line in parts at `>`: what its parts say by their place, in quotes or by a label, before it is read.

`Live tracking > back 8 > paid by CFO`: the first part is what the line is about, unless another part can only
be that; a part with a label gives its field; what is left is read as it is spoken, each part a clause. The
place of a part never decides against what the part is.
"""

import re
from collections.abc import Sequence
from typing import Any, Final, Literal

from msgspec import Struct

from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.known import Wrong, known
from spm_tui.workshop.reading.labelled_parts import Labelled, has_label
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.move_ends import ends_read
from spm_tui.workshop.reading.part_labels import LETTERS
from spm_tui.workshop.reading.part_subjects import placed, put_category, put_subject
from spm_tui.workshop.reading.parts import ARROW_OR_TAB, Part, is_quoted, parts_of, split
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.reading.vocabulary import norm
from spm_tui.workshop.session import Session

#: A `>` that is no arrow, or a tab: whoever types it knows how lines are written in parts.
_TYPED: Final = re.compile(r"(?<![-=–—])>|»|\t")
_MODES: Final = ("said_", "seen_")


class Given(Struct, frozen=True, kw_only=True):
    """What the parts of a line say exactly, and the parts that are left to be read as they are spoken."""

    named: Labelled
    about: bool  # what the line is about is known by its place
    says: bool  # some part had a label, or the line is a name and nothing else
    rest: tuple[Part, ...]
    modes: tuple[tuple[int, Literal["said", "seen"]], ...]  # where a label gave what was said or was seen
    tokens: tuple[Token, ...]

    @property
    def values(self) -> dict[str, Any]:
        """The values given so far."""
        return self.named.values


def in_parts(line: str) -> bool:
    """Tell whether a line is written in parts: `Tracking > back 8 > 1 month`."""
    return len(split(line, ARROW_OR_TAB)) > 1


def is_name_alone(session: Session, key: str, line: str) -> bool:
    """Tell whether a line is the whole name of what a record is about, and nothing else."""
    subject, text = FRAMES[key].subject, line.strip()
    if subject == "decision_type":  # any text alone would be talk
        return is_quoted(text)
    if subject in ("lever", "function"):
        words = [token.norm for token in tokens_of(text)]
        return bool(words) and any(concept == subject for concept, _ in phrases_of(key).get(words))
    names = known(session)
    table = names.cases if subject == "case" else names.items
    return subject != "pair" and table.knows(text)


def given_in(session: Session, key: str, line: str) -> Given | None:
    """Return what the parts of a line say by place and label; None when its first part can be no subject.

    Raises Wrong, with a sentence, for what cannot be.
    """
    frame = FRAMES[key]
    parts = parts_of(line)
    named = Labelled(session, key, frame.struct)
    named.spoken = not _TYPED.search(line)
    places = placed(named, frame, parts)
    if places is None:
        return None
    taken = {number for number, _ in places}
    for number, place in places:
        if not put_subject(named, frame, place, parts[number].text):
            return None
    _no_two_meanings(key, parts)
    left = [part for number, part in enumerate(parts) if number not in taken]
    rest: list[Part] = []
    modes: list[tuple[int, Literal["said", "seen"]]] = []
    for part in left:
        before = set(named.values)
        if not (named.read(part.text) or _only_asked(named, part.text) or ends_read(named, parts, part.text)):
            rest.append(part)
        for field in named.values.keys() - before:
            modes += (
                [(part.start, "said" if field.startswith("said_") else "seen")] if field[:5] in _MODES else []
            )
    put_category(named, frame)
    return Given(
        named=named,
        about=bool(places),
        says=len(rest) < len(left) or (not left and not named.created()),
        rest=tuple(rest),
        modes=tuple(modes),
        tokens=_tokens(line, rest, led=bool(places)),
    )


def _no_two_meanings(key: str, parts: Sequence[Part]) -> None:
    """Refuse a bare `nobody` behind a job: "nobody misses it" to some, "nobody takes it" to others."""
    bare = any(norm(part.text) in ("nobody", "no one") for part in parts)
    if key == "disappearance" and len(parts) > 2 and bare:
        raise Wrong('Which is it? "nobody misses it", or "collapses" where nobody takes it over.')


def _only_asked(named: Labelled, text: str) -> bool:
    """Read `paid by ?` and `took ?`: a cue and a question mark; the record is to be confirmed."""
    if not text.endswith("?") or is_quoted(text):
        return False
    words = text.rstrip("? ")
    tokens = tokens_of(words)
    marks: Sequence[Mark] = marks_of(named.session, named.key, words, tokens) if words else ()
    cue = (
        len(marks) == 1
        and (marks[0].first, marks[0].last) == (0, len(tokens))
        and any(
            phrase == concept or concept in ("said", "seen", "back") for concept, phrase in marks[0].meanings
        )
    )
    if not (cue or has_label(named.key, words)):
        return False
    named.unknown()
    return True


_ARROW: Final = re.compile(r"(?:->|=>|→)\s*$")
_SHORT = re.compile(r"(\d+(?:[.,]\d+)?½?)\s*([a-z])", re.IGNORECASE)


def _tokens(line: str, rest: Sequence[Part], *, led: bool) -> tuple[Token, ...]:
    """Return the tokens of the parts that are left, with a break between two of them."""
    found: list[Token] = []
    for part in rest:
        if found or led:
            arrow = _ARROW.search(line, 0, part.start)  # as typed: `Data -> Fleet` says what goes where
            sign = arrow[0].strip() if arrow is not None else ">"
            found.append(Token(sign, ">", max(0, part.start - 1), part.start, "break"))
        short = _SHORT.fullmatch(part.text)
        unit = LETTERS.get(short[2].casefold()) if short is not None else None
        if short is not None and unit is not None:
            middle = part.start + short.end(1)
            found.append(Token(short[1], short[1], part.start, middle, "number"))
            found.append(Token(short[2], unit, part.start + short.start(2), part.end, "word"))
            continue
        for token in tokens_of(line[part.start : part.end]):
            found.append(
                Token(token.text, token.norm, token.start + part.start, token.end + part.start, token.kind)
            )
    return tuple(found)
