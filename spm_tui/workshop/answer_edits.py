"""Edits of the ten answers: records, status, words, lines to sort; the map itself is in `map_edits.py`."""

from typing import Any, TypeVar

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.meta import LONGEST_TEXT
from spm_tui.workshop.references import Table, ref_fields
from spm_tui.workshop.session import (
    ANSWER_TYPES,
    RECORD_LISTS,
    Answer,
    AnswerT,
    Session,
    answer,
    records,
    with_answer,
)

RowT = TypeVar("RowT")


class Refused(ValueError):  # noqa: N818  # an answer to the room, not a fault of the program
    """An edit that would break a rule of the file; its text is one plain sentence for the screen."""


def _answer(session: Session, key: str) -> AnswerT:
    return answer(session, key) or ANSWER_TYPES[key]()


def has_content(session: Session, key: str) -> bool:
    """Tell whether a question has anything to show: records, figures of its own, words, or a round."""
    given = answer(session, key)
    if given is None:
        return False
    own = [f.name for f in structs.fields(type(given)) if f.name not in Answer.__struct_fields__]
    return (
        given.words is not None
        or any(getattr(given, name) not in (None, ()) for name in own)
        or any(row.question == key for row in session.rounds)
    )


def mark_answered(session: Session, key: str) -> Session:
    """Return the session with a question that was open, skipped or set aside now answered."""
    given = _answer(session, key)
    if given.status == "answered":
        return with_answer(session, key, given)
    return with_answer(session, key, structs.replace(given, status="answered", reason=None))


def reopened(session: Session, *keys: str) -> Session:
    """Set answers that an edit left with nothing back to open; what was skipped stays skipped."""
    for key in keys or ANSWER_TYPES:
        given = answer(session, key)
        if given is not None and given.status == "answered" and not has_content(session, key):
            session = with_answer(session, key, structs.replace(given, status="open"))
    return session


def row_at(rows: tuple[RowT, ...], position: int, what: str) -> RowT:
    """Return the row at this position (from 0). Raises Refused when there is none."""
    if not 0 <= position < len(rows):
        raise Refused(f"There is no {what} {position + 1}.")
    return rows[position]


def _check_record(session: Session, key: str, record: Struct, others: tuple[Struct, ...]) -> None:
    wanted = RECORD_LISTS[key][1]
    if not isinstance(record, wanted):
        raise Refused(f"This is not an answer to that question ({wanted.__name__} expected).")
    known: tuple[tuple[Table, set[str]], ...] = (
        ("items", {i.id for i in session.items}),
        ("cases", {c.id for c in session.cases}),
    )
    for table, ids in known:
        for spec in ref_fields(type(record), table):
            value = getattr(record, spec.name)
            for named in value if spec.many and value else (value,) if isinstance(value, str) else ():
                if named not in ids:
                    raise Refused(f'There is no {"thing" if table == "items" else "case"} "{clean(named)}".')
    if isinstance(record, r.Swap) and record.from_ == record.to:
        raise Refused("A swap needs two different things.")
    if isinstance(record, r.Stop):
        things = frozenset(record.items)
        if any(isinstance(o, r.Stop) and frozenset(o.items) == things for o in others):
            raise Refused("There is already a line about stopping this; change that line instead.")


def add_record(session: Session, key: str, record: r.AnswerRecord) -> Session:
    """Return the session with one record more under a question, which is answered from then on.

    Raises Refused when it names what is not there, or is a second line about stopping the same things.
    """
    before = records(session, key)
    _check_record(session, key, record, before)
    return _with_records(mark_answered(session, key), key, (*before, record))


def replace_record(session: Session, key: str, position: int, record: r.AnswerRecord) -> Session:
    """Return the session with the record at this position (from 0) replaced; Refused as in add_record."""
    before = records(session, key)
    row_at(before, position, "line")
    others = (*before[:position], *before[position + 1 :])
    _check_record(session, key, record, others)
    return _with_records(session, key, (*before[:position], record, *before[position + 1 :]))


def confirm(session: Session, key: str, position: int) -> Session:
    """Return the session with the record at this position (from 0) confirmed as it stands.

    The question counts as answered from then on. Raises Refused when there is no such record.
    """
    record = row_at(records(session, key), position, "line")
    session = mark_answered(session, key)
    return replace_record(session, key, position, structs.replace(record, to_confirm=None))


def delete_record(session: Session, key: str, position: int) -> Session:
    """Return the session without the record at this position; a question left with nothing is open again."""
    before = records(session, key)
    row_at(before, position, "line")
    return reopened(_with_records(session, key, (*before[:position], *before[position + 1 :])), key)


def move_record(session: Session, key: str, position: int, to: int) -> Session:
    """Return the session with a record moved to another place in its list (both from 0)."""
    before = records(session, key)
    moved = row_at(before, position, "line")
    row_at(before, to, "line")
    rest = [*before[:position], *before[position + 1 :]]
    rest.insert(to, moved)
    return _with_records(session, key, tuple(rest))


def _with_records(session: Session, key: str, rows: tuple[r.AnswerRecord, ...]) -> Session:
    return with_answer(session, key, structs.replace(_answer(session, key), **{RECORD_LISTS[key][0]: rows}))


def set_answer(session: Session, key: str, **fields: Any) -> Session:
    """Return the session with fields of an answer set: status, reason, basis, words, minutes, said_unit, ...

    A figure of the answer's own (said_unit, moved_work, reshaped, said_percent) makes it answered; taking
    the last thing away opens it again. A status that is given wins. Raises Refused for an unknown field.
    """
    before = _answer(session, key)
    unknown = fields.keys() - set(before.__struct_fields__)
    if unknown:
        raise Refused(f"This question has no field {', '.join(sorted(unknown))}.")
    given = structs.replace(before, **fields)
    session = with_answer(session, key, given)
    if "status" in fields:
        return session
    own = fields.keys() - set(Answer.__struct_fields__)
    if any(fields[name] not in (None, ()) for name in own):
        return mark_answered(session, key)
    return reopened(session, key) if own or "words" in fields else session


def add_to_sort(session: Session, key: str, line: str) -> Session:
    """Return the session with a line kept under "to sort"; an empty line changes nothing.

    A text longer than the file takes in one line is kept as several.
    """
    pieces = tuple(line[at : at + LONGEST_TEXT] for at in range(0, len(line), LONGEST_TEXT))
    if not line.strip():
        return session
    given = _answer(session, key)
    return with_answer(session, key, structs.replace(given, to_sort=(*given.to_sort, *pieces)))


def replace_to_sort(session: Session, key: str, position: int, line: str) -> Session:
    """Return the session with the line to sort at this position (from 0) replaced; empty deletes it."""
    given = _answer(session, key)
    row_at(given.to_sort, position, "line to sort")
    kept = (line[:LONGEST_TEXT],) if line.strip() else ()
    lines = (*given.to_sort[:position], *kept, *given.to_sort[position + 1 :])
    return with_answer(session, key, structs.replace(given, to_sort=lines))


def delete_to_sort(session: Session, key: str, position: int) -> Session:
    """Return the session without the line to sort at this position (from 0)."""
    return replace_to_sort(session, key, position, "")
