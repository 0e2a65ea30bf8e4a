"""A session that one person answered alone, as one ballot of a room: what it answers unheard."""

import hashlib
from collections.abc import Iterator
from typing import Final

from spm_tui.imports.ballot_files import FORMAT, BallotFile, BallotRow
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.records import AnswerRecord, Swap
from spm_tui.workshop.round_fields import round_field
from spm_tui.workshop.round_places import RoundPlace, places_offered
from spm_tui.workshop.session import Session, answer, records

#: Who answered, where the session names no role.
_ALONE: Final = "answered alone"
#: The fields a record is about, in the order in which a round names its subject by them.
_SUBJECTS: Final = ("items", "from_", "item", "lever", "function", "case")


def alone_ballot(alone: Session, room: Session) -> BallotFile:
    """Return the ballot that a session answered alone makes for a room: its answers to what the room asks.

    Things and cases are the same by their ids. The ballot is the same for the same session, so that it is
    taken once.
    """
    sign = f"{alone.title}\0{alone.created.isoformat()}\0{alone.organization or ''}"
    roles = [person.role for person in alone.participants]
    return BallotFile(
        ballot=FORMAT,
        id=hashlib.sha256(sign.encode()).hexdigest(),
        role=roles[0] if roles else _ALONE,
        session=alone.title,
        answers=tuple(row for key in ANSWER_KEYS for row in _rows(alone, room, key)),
    )


def _rows(alone: Session, room: Session, question: str) -> Iterator[BallotRow]:
    for place in places_offered(room, question):
        value = _said(alone, place)
        field = round_field(room, *place) if value is not None else None
        if value is not None and field is not None:
            _, name, subject, toward = place
            yield BallotRow(
                question=question,
                field=name,
                subject=subject,
                toward=toward,
                asks=field.asks,
                answer=value,
            )


def _said(alone: Session, place: RoundPlace) -> str | float | None:
    """Return what was answered alone at a place of the room; None where nothing was, or not one value."""
    question, field, subject, toward = place
    if subject is None:
        return _one_value(getattr(answer(alone, question), field, None))
    found = (one for one in records(alone, question) if _is_about(one, subject, toward))
    return next(
        (value for one in found if (value := _one_value(getattr(one, field, None))) is not None), None
    )


def _is_about(record: AnswerRecord, subject: str, toward: str | None) -> bool:
    if isinstance(record, Swap):
        return (record.from_, record.to) == (subject, toward)
    for name in _SUBJECTS:
        about = getattr(record, name, None)
        if about in (subject, (subject,)):
            return True
    return False


def _one_value(value: object) -> str | float | None:
    return value if isinstance(value, str | float | int) and not isinstance(value, bool) else None
