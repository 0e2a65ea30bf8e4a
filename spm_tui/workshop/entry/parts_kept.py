"""Keeping what was answered part by part: a record, what stays beside a stop, or a line to sort."""

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, add_to_sort, delete_to_sort
from spm_tui.workshop.entry.record_parts import Parts
from spm_tui.workshop.entry.stay_parts import rest_of_stays, stop_of, with_stay
from spm_tui.workshop.map_edits import with_named
from spm_tui.workshop.question_texts.asked_parts import NEEDED, STAYS, WORDS
from spm_tui.workshop.reading.applying import apply_reading
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.missing import spec_of
from spm_tui.workshop.session import Session, answer


class KeptParts(Struct, frozen=True, kw_only=True):
    """The session with the record, or with what there is of it under "to sort", and what to tell."""

    session: Session
    position: int | None = None
    created: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    problem: str = ""


def kept(parts: Parts, session: Session) -> KeptParts:
    """Return the session with what there is as a record; the waiting line it completes is taken out.

    Where what it is about is not known, a waiting line waits on, and what was said of a new one waits too.
    """
    if not parts.complete:
        return _not_complete(parts, session)
    values = {name: value for name, value in parts.values.items() if value is not None}
    named = {one for value in values.values() for one in (value if isinstance(value, tuple) else (value,))}
    items = tuple(one for one in parts.session.items if one.id in named and one not in session.items)
    cases = tuple(one for one in parts.session.cases if one.id in named and one not in session.cases)
    reading = Reading(facts=(RecordReading(values=values, new_items=items, new_cases=cases),))
    try:
        if parts.key == STAYS:
            return _stay_kept(parts, with_named(session, items), items)
        applied = apply_reading(session, parts.key, reading)
        after = _sorted(applied.session, parts) if parts.line else applied.session
    except Refused as reason:
        return KeptParts(session=session, problem=str(reason))
    return KeptParts(
        session=after,
        position=applied.positions[-1],
        created=applied.created,
        notice=" ".join(applied.notices),
    )


def _stay_kept(parts: Parts, session: Session, items: tuple[r.Item, ...]) -> KeptParts:
    """Return the session with the tie of what stays; what else the line says stays waits on."""
    after = with_stay(session, parts.values)
    if isinstance(after, str):
        return KeptParts(session=parts.base, problem=after)
    after = _sorted(after, parts)
    if rest := rest_of_stays(parts.base, parts.line):
        after = add_to_sort(after, parts.question, rest)
    position = stop_of(after, parts.values.get("carried_by"))
    return KeptParts(session=after, position=position, created=tuple(("items", item.id) for item in items))


def _sorted(session: Session, parts: Parts) -> Session:
    """Take the waiting line out; there may be the same one twice."""
    given = answer(session, parts.question)
    waiting = given.to_sort if given is not None else ()
    if parts.line not in waiting:
        return session
    return delete_to_sort(session, parts.question, waiting.index(parts.line))


def _not_complete(parts: Parts, session: Session) -> KeptParts:
    said = [text for part in parts.asked if part is not WORDS and (text := parts.text(part.field))]
    if parts.line or not said:
        return KeptParts(session=session)
    lacking = next(
        spec_of(parts.key, name).label for name in NEEDED[parts.key] if parts.values.get(name) is None
    )
    after = add_to_sort(session, parts.key, ", ".join(said))
    return KeptParts(session=after, problem=f"It does not say {lacking}: kept under 'to sort'.")
