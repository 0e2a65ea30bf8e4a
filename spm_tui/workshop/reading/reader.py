"""One reader for the lines of all ten questions: marks, clauses, facts, bound values, and how sure all
that is.

Recorded falsely is the worst that can happen, to sort is harmless: a question, a condition, a denial, a
figure
that counts something else makes no record; what could be meant two ways is asked.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from spm_tui.workshop.reading import hands
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.impossible_hands import impossible
from spm_tui.workshop.reading.known import Several, Wrong
from spm_tui.workshop.reading.line_reading import Label, Reading
from spm_tui.workshop.reading.own_answers import asked_of_all, own_answer, spoken_of, unit_of_hands, voices_of
from spm_tui.workshop.reading.parted import given_in, in_parts, is_name_alone
from spm_tui.workshop.reading.recording import records_in
from spm_tui.workshop.reading.refusing import (
    drop_alternatives,
    drop_unknown_names,
    may_be_conditional,
    no_answer,
)
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.time_ahead import AHEAD, is_ahead
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.reading.two_owners import TWO_OWNERS, owners_at_once
from spm_tui.workshop.reading.unread_words import with_words_left
from spm_tui.workshop.session import Session


def read_line(
    session: Session, key: str, line: str, *, assumed: dict[str, Any] | None = None, scale: float = 1.0
) -> Reading:
    """Return what a line under a question says. Never raises for any text.

    `assumed` is what the line is about where it names nothing itself: the fields that tell a record
    from others; `scale` the months in the unit of the span before, for a figure without a unit.
    """
    tokens = tokens_of(line)
    if not tokens:
        return Reading(why="Type a line first.")
    if not assumed and in_parts(line):
        reading = _in_parts(session, key, line)
        if reading.refused or not reading.empty:
            return reading
    reading = _spoken(session, key, line, tokens, assumed or {}, scale)
    if reading.empty and not assumed and is_name_alone(session, key, line):
        return _in_parts(session, key, line)
    return reading


def _spoken(
    session: Session, key: str, line: str, tokens: Sequence[Token], assumed: dict[str, Any], scale: float
) -> Reading:
    said = Line(session, key, line, tokens, assumed, scale)
    drop_alternatives(said)
    drop_unknown_names(said)
    stated = [clause for clause in said.clauses if not clause.question]
    why = _refused(said) or _asked(said, stated) or impossible(key, tokens, said.marks)
    if why:
        return Reading(why=why, parts=tuple(said.parts))
    said.clauses = stated
    reading = _stated(said, stated)
    asked = asked_of_all(said) if reading.empty and reading.why == said.frame.asks else ""
    return structs.replace(reading, why=asked) if asked else reading


def _in_parts(session: Session, key: str, line: str) -> Reading:
    """Read a line in parts: what they say by place and label, then the rest as it is spoken."""
    try:
        given = given_in(session, key, line)
        if given is None:
            return Reading()
        said = Line(session, key, line, given.tokens, given.values if given.about else {}, 1.0, given)
        drop_alternatives(said)
        drop_unknown_names(said)
        if why := _refused(said):
            return Reading(why=why, refused=True)
        said.clauses = [clause for clause in said.clauses if not clause.question]
        return with_words_left(said, records_in(said, said.clauses))
    except Several as several:
        return Reading(why=str(several), refused=True, meant=several.lines(line))
    except Wrong as wrong:
        return Reading(why=str(wrong), refused=True)


_ON_AN_IF = "It depends on an if. Type what you expect without it."
_DOUBTED = ("owner", "door", "unit", "action", "if_gone", "took")


def _refused(said: Line) -> str:
    """Return why a line makes nothing whatever it holds, or an empty text."""
    if any(mark.means("unsaid") for mark in said.marks):
        return "It says what nobody says or does."
    if any(
        mark.means(name) or mark.mention for mark in said.doubtful for name in (said.frame.subject, *_DOUBTED)
    ):
        return "Which one? It names two answers with an or."
    if why := _not_what_was(said):
        return why
    if is_ahead(said):
        return AHEAD
    return TWO_OWNERS if owners_at_once(said.frame.key, said.tokens, said.marks) else ""


def _not_what_was(said: Line) -> str:
    """Return why a line says nothing that is or was so, or an empty text."""
    conditional = any(clause.condition and not may_be_conditional(said, clause) for clause in said.clauses)
    wished = next((word for mark in said.marks if (word := mark.means("hypothetical"))), None)
    if wished is not None:
        return f"It says what {'should' if 'should' in wished else 'would'} have been, not what was."
    if conditional:
        hoped = said.frame.key == "stopping"  # what is hoped for is what a stop is asked for
        return _ON_AN_IF if hoped else "It says what would be if, not what was."
    if no_answer(said):
        return "It gives no answer. Type it behind a show of hands to count it."
    return ""


def _asked(said: Line, stated: Sequence[Clause]) -> str:
    """Return why a line is only a question, or an empty text: a part of its own may say more."""
    asked = [clause for clause in said.clauses if clause.question and not _unknown_figure(said, clause)]
    if not asked or (stated and any(clause.cut == "part" for clause in asked)):
        return ""
    behind = [clause for clause in stated if clause.first > asked[-1].first]
    told = any(m.figure or m.mention or m.meanings for clause in behind for m in said.within(clause))
    return "" if told else "It is a question."


def _unknown_figure(said: Line, clause: Clause) -> bool:
    """Tell whether a clause behind others only says that a figure is not known: `nobody knows how long`."""
    words = tuple(token.norm for token in said.tokens[clause.first : clause.last])
    unknown = words[:2] in _UNKNOWN or words[:3] in _UNKNOWN
    ends = words[-2:] in _HOW_MUCH or words[-1:] == ("when",)
    return clause is not said.clauses[0] and unknown and ends


_UNKNOWN = frozenset(
    (
        ("nobody", "knows"), ("no", "idea"), ("not", "sure"), ("don't", "know"), ("we", "don't", "know"),
        ("no", "one", "knows"), ("nobody", "remembers"), ("who", "knows"), ("nobody", "counted"),
    )
)  # fmt: skip
_HOW_MUCH = frozenset((("how", "long"), ("how", "much"), ("how", "many"), ("since", "when")))


def _stated(said: Line, stated: Sequence[Clause]) -> Reading:
    """Read what is stated: two voices, a row of hands, figures of the answer itself, records."""
    voices = voices_of(said, stated)
    if voices is not None:
        if voices.subject is None and _is_guess(voices.field):
            voices = structs.replace(voices, subject=spoken_of(said))
        reading = with_words_left(said, Reading(votes=(voices,)), stated)
        return structs.replace(reading, parts=_parts(said, voices.clauses, voices.field))
    votes = hands.votes_in(said.frame.key, said.tokens, said.marks, stated)
    if votes is not None and (missing := hands.missing(votes, said.marks)):
        others = "What did the other one say?" if missing == 1 else f"What did the other {missing} say?"
        said.why.append(f"{others} Write it beside, or pass for none.")
        return Reading(why=said.why[-1])
    own, owned = own_answer(said, stated)
    if votes is None:
        reading = records_in(said, [clause for clause in stated if clause not in owned] if own else stated)
        reading = with_words_left(said, structs.replace(reading, own=own), owned if own else ())
        parts = (*(_parts(said, owned, next(iter(own))) if own else ()), *reading.parts)
        return structs.replace(reading, parts=parts)
    if votes.subject is None and _is_guess(votes.field):
        votes = structs.replace(votes, subject=spoken_of(said))
    reading = records_in(said, [clause for clause in stated if clause not in votes.clauses])
    reading = structs.replace(reading, votes=(votes,), own={**own, **unit_of_hands(said, votes)})
    reading = with_words_left(said, reading, votes.clauses)
    return structs.replace(reading, parts=(*_parts(said, votes.clauses, votes.field), *reading.parts))


def _is_guess(field: str) -> bool:
    """Tell whether a round is of guesses about one thing or case."""
    return field in ("said_people", "said_months", "said_value")


def _parts(said: Line, clauses: Sequence[Clause], field: str) -> tuple[Label, ...]:
    return tuple(Label(said.tokens[c.first].start, said.tokens[c.last - 1].end, field) for c in clauses)
