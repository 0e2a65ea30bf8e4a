"""What a show of hands is about that names nothing itself: what the line before it names, which waits."""

from typing import Final

from msgspec import structs

from spm_tui.text import clean
from spm_tui.workshop.question_texts.round_asks import ROUND_ASKS
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.line_marks import marks_of
from spm_tui.workshop.reading.line_reading import Reading
from spm_tui.workshop.reading.subjects import entity_of
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

#: Said of hands that are about nothing known, behind what is missing.
UNNAMED: Final = "The hands name none."


def with_subject(
    session: Session, key: str, line: str, reading: Reading, waiting: str
) -> tuple[Reading, tuple[str, ...]]:
    """Return a reading of hands with what they are about, and a remark where the line does not say it.

    `waiting` is the line before where that waits to be sorted: the hands are about what it names, and never
    about the record before it.
    """
    if len(reading.votes) != 1 or reading.facts:
        return reading, ()
    votes = reading.votes[0]
    asks, _ = ROUND_ASKS.get((key, votes.field), ("", ""))
    if "{" not in asks or _named(session, key, line):
        return reading, ()
    if waiting:
        named = _named(session, key, waiting)
        about = named[0] if len(named) == 1 and "{other}" not in asks else None
        reading = structs.replace(reading, votes=(structs.replace(votes, subject=about),))
        if about is not None:
            return reading, (f"On {_called(session, about)}, which the line before names.",)
    lacks = reading.votes[0].subject is None and (bool(waiting) or votes.field != "if_gone")
    return reading, ((f"{FRAMES[key].asks} {UNNAMED}",) if lacks else ())


def _named(session: Session, key: str, line: str) -> tuple[str, ...]:
    """Return everything a line names that a round of this question may be about, each once."""
    frame = FRAMES[key]
    found: list[str] = []
    for mark in marks_of(session, key, line, tokens_of(line)):
        entity = entity_of(mark, frame)
        if entity is not None:
            found.append(entity.id)
        elif frame.subject in ("lever", "function") and (word := mark.means(frame.subject)):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _called(session: Session, about: str) -> str:
    called = names_of(session)
    if any(item.id == about for item in session.items):
        return called.said(about)
    return called.said_case(about) if any(case.id == about for case in session.cases) else clean(shown(about))
