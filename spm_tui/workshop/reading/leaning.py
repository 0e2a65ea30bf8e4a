"""Lines that lean on the line before: corrections, `same again for X`, `the other way round`, `scrap
that`.
"""

from collections.abc import Sequence

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.correcting import (
    INTERJECTIONS,
    SCRAP,
    Last,
    corrected_by,
    corrects,
    own_corrected,
)
from spm_tui.workshop.reading.everyday_words import AFTER_SCRAP
from spm_tui.workshop.reading.marks import marks_of
from spm_tui.workshop.reading.repeating import continued, same_again, turned
from spm_tui.workshop.reading.results import Reading
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session, records


class Leaning(Struct, frozen=True, kw_only=True):
    """What a line makes of the line before: records to replace by position, new ones, or the session
    before it.
    """

    back_to: Session | None = None
    replaced: dict[int, r.Record] = {}
    reading: Reading | None = None


def lean(session: Session, key: str, line: str, last: Last | None) -> Leaning | None:
    """Return what a line says of the line before, or None when it stands alone. Never raises for any text."""
    tokens = tokens_of(line)
    words = _said(tokens)
    if not words:
        return None
    fresh = last is not None and last.key == key and last.after == session
    if words[0] in SCRAP and all(word in AFTER_SCRAP for word in words[1:]):
        return Leaning(back_to=last.before) if fresh and last is not None else None
    if (
        fresh
        and last is not None
        and words[0] in SCRAP
        and words[1:2]
        and words[1] in ("that", "it", "this")
        and not any(token.kind == "number" for token in tokens)
    ):
        return Leaning(back_to=last.before)  # and why
    old = _record_before(session, key, last if fresh else None)
    marks = marks_of(session, key, line, tokens)
    if old is not None:
        position, record = old
        for attempt in (turned, same_again):
            found = attempt(session, key, line, tokens, marks, record)
            if found is not None:
                return Leaning(reading=found)
        if corrects(session, key, tokens, marks):
            corrected = corrected_by(session, key, line, tokens, marks, record, last if fresh else None)
            if corrected is not None and corrected != record:
                return Leaning(replaced={position: corrected})
        if (
            fresh
            and (
                more := continued(
                    session, key, line, tokens, marks, record, last.scale if last is not None else 1.0
                )
            )
            is not None
        ):
            return Leaning(reading=more)
    if fresh and last is not None and last.own and corrects(session, key, tokens, marks):
        own = own_corrected(session, key, line, tokens, marks, last)
        if own:
            return Leaning(reading=Reading(own=own))
    return None


def _said(tokens: Sequence[Token]) -> list[str]:
    """Return the words of a line without what is only breathed before it: `nope, scratch that`."""
    words = [token.norm for token in tokens if token.kind not in ("break", "sign")]
    start = 0
    while start < len(words) - 1 and words[start] in INTERJECTIONS:
        start += 1
    return words[start:]


def _record_before(session: Session, key: str, last: Last | None) -> tuple[int, r.Record] | None:
    there = records(session, key)
    if last is not None and last.own and not last.positions:
        return None
    position = last.positions[-1] if last is not None and last.positions else len(there) - 1
    return (position, there[position]) if 0 <= position < len(there) else None
