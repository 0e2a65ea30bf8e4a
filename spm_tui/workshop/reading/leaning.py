"""Lines that lean on the line before: corrections, `same again for X`, `the other way round`, `scrap
that`.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.correcting import Last, corrected_by, corrects, own_corrected
from spm_tui.workshop.reading.everyday_words import AFTER_SCRAP, FILLERS, INTERJECTIONS, SCRAP
from spm_tui.workshop.reading.figure_words import NUMBERS
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Reading
from spm_tui.workshop.reading.repeating import continued, same_again, settled, turned
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
    if _no_and_a_figure(tokens):
        line = f"{line[: tokens[0].end]},{line[tokens[0].end :]}"
        tokens = tokens_of(line)
    words = _said(tokens)
    if not words:
        return None
    fresh = last if last is not None and last.key == key and last.after == session else None
    fresh = None if fresh is not None and fresh.waiting else fresh  # it made nothing to lean on
    if fresh is not None and fresh.waited:
        return _gone_on(session, key, line, tokens, fresh)
    if words[0] in SCRAP and _scraps(tokens, words):
        return Leaning(back_to=fresh.before) if fresh is not None else None
    old = _record_before(session, key, fresh)
    marks = marks_of(session, key, line, tokens)
    if (
        old is not None
        and (found := _of_the_record(session, key, line, tokens, marks, old, fresh)) is not None
    ):
        return found
    return _of_the_answer(session, key, line, tokens, marks, fresh) if fresh is not None else None


def _of_the_answer(
    session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], fresh: Last
) -> Leaning | None:
    """Return what a line makes of what two voices were about, or of figures of the answer itself."""
    if fresh.about:
        put = settled(session, key, line, tokens, marks, fresh.about)
        return Leaning(reading=put) if put is not None else None
    if fresh.own and corrects(tokens, marks):
        own = own_corrected(session, key, line, tokens, marks, fresh)
        return Leaning(reading=Reading(own=own)) if own else None
    return None


def _no_and_a_figure(tokens: Sequence[Token]) -> bool:
    """Tell whether a line is a no and a figure: `no nine` means another figure, not none of nine."""
    words = [token for token in tokens if token.kind not in ("break", "sign")]
    longest = 4
    return (
        1 < len(words) <= longest
        and words[0].norm in ("no", "nope", "nah", "nein")
        and tokens[1].kind != "break"
        and (words[1].kind == "number" or words[1].norm in NUMBERS)
    )


def _scraps(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Tell whether a line takes the one before back: `scrap that`, with or without a reason behind it."""
    if all(word in AFTER_SCRAP for word in words[1:]):
        return True
    return words[1] in ("that", "it", "this") and not any(token.kind == "number" for token in tokens)


def _of_the_record(
    session: Session,
    key: str,
    line: str,
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    old: tuple[int, r.Record],
    fresh: Last | None,
) -> Leaning | None:
    """Return what a line makes of the record before: turned, the same again, put right, gone on with."""
    position, record = old
    found = turned(session, key, line, tokens, marks, record) or same_again(key, tokens, marks, record)
    if found is not None:
        return Leaning(reading=found)
    if fresh is not None and corrects(tokens, marks) and not _about_another(key, record, marks):
        corrected = corrected_by(session, key, line, tokens, marks, record, fresh)
        if corrected is not None and corrected != record:
            return Leaning(replaced={position: corrected})
    if fresh is None:
        return None
    more = continued(session, key, line, tokens, marks, record, fresh.scale)
    return Leaning(reading=more) if more is not None else None


#: So many lines of talk may stand between a record and what goes on about it.
_TALK_BETWEEN = 2


def over_talk(last: Last | None, key: str, line: str, before: Session, after: Session) -> Last | None:
    """Return what the line behind one that waits may still lean on: the record before, over a line of talk.

    None where the line that waits names anything, or was about another record.
    """
    if (
        last is None
        or last.key != key
        or last.after != before
        or not (len(last.positions) == 1 or last.about)
    ):
        return None
    tokens = tokens_of(line)
    marks = marks_of(before, key, line, tokens)
    named = any(m.mention is not None or m.means("lever") or m.means("function") for m in marks)
    strange = any(token.capital and len(token.text) > 1 and token.norm not in FILLERS for token in tokens)
    if named or strange or last.waited >= _TALK_BETWEEN:
        return None
    return structs.replace(last, after=after, waited=last.waited + 1)


def _gone_on(session: Session, key: str, line: str, tokens: Sequence[Token], last: Last) -> Leaning | None:
    """Return what a line behind talk adds to the record before it; it corrects nothing, as it may mean the
    talk.
    """
    marks = marks_of(session, key, line, tokens)
    if last.about:
        return _of_the_answer(session, key, line, tokens, marks, last)
    old = _record_before(session, key, last)
    if old is None:
        return None
    more = continued(session, key, line, tokens, marks, old[1], last.scale)
    return Leaning(reading=more) if more is not None else None


def _said(tokens: Sequence[Token]) -> list[str]:
    """Return the words of a line without what is only breathed before it: `nope, scratch that`."""
    words = [token.norm for token in tokens if token.kind not in ("break", "sign")]
    start = 0
    while start < len(words) - 1 and words[start] in INTERJECTIONS:
        start += 1
    return words[start:]


def _record_before(session: Session, key: str, last: Last | None) -> tuple[int, r.Record] | None:
    there = records(session, key)
    if last is not None and not last.positions:
        return None
    position = last.positions[-1] if last is not None and last.positions else len(there) - 1
    return (position, there[position]) if 0 <= position < len(there) else None


def _about_another(key: str, record: r.Record, marks: Sequence[Mark]) -> bool:
    """Tell whether a line names another lever or job than the record before: `budget 2026 finance`."""
    subject = FRAMES[key].subject
    if subject not in ("lever", "function"):
        return False
    named = {word for mark in marks if (word := mark.means(subject)) is not None}
    return bool(named) and getattr(record, subject) not in named
