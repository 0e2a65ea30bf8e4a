"""Lines that repeat the one before, turn it round, or go on about it."""

from collections.abc import Collection, Sequence
from typing import Any

from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.reading.against_file import contradiction
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import SAME, SAME_NOUNS, TURNED
from spm_tui.workshop.reading.fields_given import field_for, given_in, holds, numbers_of, value_of
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.reading.subjects import entity_of, is_subject
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import Session

#: A line of more words says something of its own.
_LONGEST = 12
_TIMES = {"twice": 2.0, "double": 2.0, "half": 0.5, "thrice": 3.0, "triple": 3.0}


def _subject_of(frame: Frame, tokens: Sequence[Token], marks: Sequence[Mark]) -> dict[str, Any] | None:
    """Return the key values of what a line names as its subject, or None."""
    if frame.subject in ("lever", "function"):
        word = next((mark.means(frame.subject) for mark in marks if mark.means(frame.subject)), None)
        return {frame.subject: word} if word else None
    if frame.subject == "decision_type":
        inside = [
            n
            for n, t in enumerate(tokens)
            if t.kind in ("word", "other")
            and t.norm not in SAME
            and t.norm not in ("again", "for", "with", "w", "as", "well", "and", "the", "is", "goes", "in")
        ]
        if not inside or len(inside) > 5:
            return None
        return {"decision_type": _typed(tokens, inside[0], inside[-1] + 1)}
    entity = next((entity for mark in marks if (entity := entity_of(mark, frame)) is not None), None)
    if entity is None or frame.subject == "pair":
        return None
    return (
        {"items": (entity.id,)}
        if frame.subject == "items"
        else {"case" if frame.subject == "case" else "item": entity.id}
    )


def _typed(tokens: Sequence[Token], first: int, last: int) -> str:
    text = ""
    for n in range(first, last):
        gap = " " if n > first and tokens[n].start > tokens[n - 1].end else ""
        text += gap + tokens[n].text
    return text


def same_again(key: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record) -> Reading | None:
    """Read `same again for X`, `X ditto`, `X as well`, with figures of its own where it gives some."""
    words = [token.norm for token in tokens]
    frame = FRAMES[key]
    if len(words) > _LONGEST or not _says_same(words):
        return None
    subject = _subject_of(frame, tokens, marks)
    if subject is None or _says_its_own(frame, marks):
        return None
    if all(_equal(getattr(record, name), value) for name, value in subject.items()):
        return None
    if frame.subject != "decision_type" and _says_more(tokens, marks):
        return None
    values = _times_as_much(record, given_in(record) | subject, subject, words)
    if values is None:
        return None
    for mark in marks:
        if mark.figure is not None and mark.figure.unit != "day":
            field = field_for(record, mark.figure, values)
            if field is not None:
                values[field.name] = value_of(field, mark.figure)
    values.pop("note", None)
    return Reading(facts=(RecordReading(values=values),))


def _says_its_own(frame: Frame, marks: Sequence[Mark]) -> bool:
    """Tell whether a line says by itself what is so, or what another name in it is the same as."""
    if any(mark.means(concept) for mark in marks for concept in ("stays", "asset", "action")):
        return True
    return len({entity.id for mark in marks if (entity := entity_of(mark, frame)) is not None}) > 1


def _says_same(words: Sequence[str]) -> bool:
    """Tell whether words say that what was said of one holds for another: `ditto`, `as well`, `so was X`."""
    return (
        any(word in SAME for word in words)
        or holds(words, ("as", "well"))
        or any(holds(words, ("so", verb)) for verb in ("was", "is", "did", "were", "does"))
        or holds(words, ("took", "half", "that"))
    )


def _says_more(tokens: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Tell whether a line holds words that nobody read and that do not say `the same again`."""
    return any(
        tokens[n].norm not in SAME
        and tokens[n].norm not in SAME_NOUNS
        and tokens[n].norm not in _TIMES
        and sorted(tokens[n].norm) != sorted("again")
        for n in unread(tokens, marks)
    )


def _times_as_much(
    record: r.Record, values: dict[str, Any], subject: Collection[str], words: Sequence[str]
) -> dict[str, Any] | None:
    """Return the values of a line that takes a multiple of them (`twice as long`, `half that`), else all.

    None where there is nothing to multiply.
    """
    times = next((_TIMES[word] for word in words if word in _TIMES), None)
    if times is None:
        return values
    numbers = [spec for spec in numbers_of(record) if spec.name in values]
    if holds(words, ("as", "long")) or holds(words, ("the", "time")):
        spans = [spec.name for spec in numbers if spec.unit == "months"]
        return values | {name: round(values[name] * times, 3) for name in spans} if spans else None
    if holds(words, ("that",)):
        about = {name: value for name, value in values.items() if name in subject}
        return about | {spec.name: round(values[spec.name] * times, 3) for spec in numbers}
    return values


def continued(
    session: Session,
    key: str,
    line: str,
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    record: r.Record,
    scale: float,
) -> Reading | None:
    """Read a line that goes on about the record before and names nothing else: `in the end it took
    eleven`.
    """
    frame = FRAMES[key]
    if len(tokens) > 16 or any(token.norm == "?" for token in tokens):
        return None
    if any(mark.means("stays") for mark in marks) or any(_names_another(frame, mark) for mark in marks):
        return None
    if read_line(session, key, line).facts:
        return None
    values = given_in(record)
    about = {name: values[name] for name in (*KEY[key], "category") if name in values}
    read = read_line(session, key, line, assumed=about, scale=scale)
    if len(read.facts) != 1 or read.votes or read.own or _words_beside(tokens, marks, read):
        return None
    more = {name: value for name, value in read.facts[0].values.items() if name not in (*about, "note")}
    if not more or any(_would_change(values.get(name), value) for name, value in more.items()):
        return None  # what it would change was said with no word of correction
    made = Reading(facts=(RecordReading(values=about | more),), parts=read.parts)
    return made if contradiction(session, key, line, made) is None else None


_PUTTING = frozenset(("put", "note", "write", "take", "say"))


def settled(
    session: Session,
    key: str,
    line: str,
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    about: dict[str, Any],
) -> Reading | None:
    """Read what the room puts down behind two voices, and names nothing itself: `put 5, in 2 months`."""
    if len(tokens) > 12 or any(token.norm == "?" for token in tokens):
        return None
    if (
        any(mark.mention is not None or mark.means("stays") for mark in marks)
        or read_line(session, key, line).facts
    ):
        return None
    if put := tokens[0].norm in _PUTTING:  # what is put down is what the room says
        line = f"said{line[tokens[0].end :]}"
        tokens = tokens_of(line)
        marks = marks_of(session, key, line, tokens)
    read = read_line(session, key, line, assumed=about)
    more = set(read.facts[0].values) - set(about) if len(read.facts) == 1 else set()
    if not more or read.votes or read.own or _words_beside(tokens, marks, read):
        return None
    return structs.replace(read, parts=(), unread=()) if put else read


def _words_beside(tokens: Sequence[Token], marks: Sequence[Mark], read: Reading) -> bool:
    """Tell whether a line holds words, names or figures that went into nothing of its record."""
    figures = [mark.first for mark in marks if mark.figure is not None or mark.mention is not None]
    return any(
        not any(part.start <= tokens[n].start < part.end for part in read.parts)
        for n in (*unread(tokens, marks), *figures)
    )


def _would_change(old: object, new: object) -> bool:
    """Tell whether a value replaces one that was said; a list only grows."""
    return old not in (None, new) and not isinstance(old, tuple)


def _names_another(frame: Frame, mark: Mark) -> bool:
    if frame.subject in ("lever", "function"):
        return mark.means(frame.subject) is not None
    return is_subject(mark, frame) and frame.subject != "decision_type"


def turned(
    session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record
) -> Reading | None:
    """Read `and the other way round half that`: the swap the other way, with what is said of its figures."""
    words = [token.norm for token in tokens]
    if not isinstance(record, r.Swap) or not any(holds(words, turn) for turn in (*TURNED, ("and", "back"))):
        return None
    kinds = {item.id: item.kind for item in session.items}
    category = next((CATEGORY_OF[kind] for kind in CATEGORY_OF if kind == kinds.get(record.to)), None)
    if category is None:
        return None
    about = {"from_": record.to, "to": record.from_, "category": category}
    values = {name: value for name, value in given_in(record).items() if name != "note"} | about
    times = next((_TIMES[word] for word in words if word in _TIMES), None)
    figures = [m.figure for m in marks if m.figure is not None and m.figure.unit in ("months", "%", "")]
    if any(mark.means("cannot") for mark in marks):
        values = about | {"seen_value": 0.0}
    elif figures:  # its own figures; what the first way took is not said of the way back
        given = _figures_turned(session, key, line, record, values, figures)
        if not given:
            return None
        values = about | given
    elif times is not None:
        changed = [spec for spec in numbers_of(record) if spec.name in values and "value" not in spec.name]
        if len({spec.unit for spec in changed}) > 1:
            return None
        values |= {spec.name: round(values[spec.name] * times, 3) for spec in changed}
    return Reading(facts=(RecordReading(values=values),))


def _figures_turned(
    session: Session,
    key: str,
    line: str,
    record: r.Swap,
    values: dict[str, Any],
    figures: Sequence[LineFigure],
) -> dict[str, Any]:
    """Return the figures of the way back: as the line says them, else for the fields the way there has."""
    about = {name: values[name] for name in ("from_", "to", "category")}
    facts = read_line(session, key, line, assumed=about).facts
    said = facts[0].values if len(facts) == 1 else {}
    given = {name: value for name, value in said.items() if name.endswith(("_months", "_value"))}
    for figure in figures if not given else ():
        field = field_for(record, figure, values)
        if field is not None:
            given[field.name] = value_of(field, figure)
    return given


def _equal(old: object, new: object) -> bool:
    return old == new
