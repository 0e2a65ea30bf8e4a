"""Putting what a room settled on into the record it is about: pure edits."""

from typing import Any

from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, add_record, replace_record, set_answer
from spm_tui.workshop.fields import field_of
from spm_tui.workshop.map_edits import CATEGORY_OF, add_case, new_case
from spm_tui.workshop.session import ANSWER_TYPES, Ballotable, Round, Session, items_by_id, records


def can_be_recorded(round_: Round) -> bool:
    """Return whether what a round settles has a field in a record; how clear a boundary is has none."""
    return round_.field != "clarity" and not (round_.field == "if_gone" and round_.subject is None)


def with_group_answer(session: Session, round_: Round) -> Session:
    """Return the session with what a round settled on in the record it is about, which is made if need be.

    Raises Refused where nothing is settled, or where no record has a place for it.
    """
    if round_.state != "revealed" or round_.group_value is None:
        raise Refused("First say what the room settles on.")
    if not can_be_recorded(round_):
        raise Refused("This answer stays with the round; no record has a place for it.")
    value = _value(round_)
    if round_.subject is None:
        return set_answer(session, round_.question, **{round_.field: value})
    position = _position(session, round_)
    if position is not None:
        record = structs.replace(records(session, round_.question)[position], **{round_.field: value})
        return replace_record(session, round_.question, position, record)
    session, made = _made(session, round_, value)
    return add_record(session, round_.question, made)


def _value(round_: Round) -> Any:
    value: Ballotable | None = round_.group_value
    if round_.subject is None and not isinstance(value, str) and value is not None:
        spec = field_of(ANSWER_TYPES[round_.question], round_.field)
        return int(value) if spec.form == "whole" else float(value)
    return value


def _position(session: Session, round_: Round) -> int | None:
    """Return where the newest record about the same subject stands."""
    rows = records(session, round_.question)
    found = [position for position, record in enumerate(rows) if _is_about(record, round_)]
    return found[-1] if found else None


def _is_about(record: r.AnswerRecord, round_: Round) -> bool:  # noqa: PLR0911 - one line a kind of record
    subject = round_.subject
    match record:
        case r.Stop(items=items):
            return items == (subject,)
        case r.DoorRecord(items=items, case=case):
            return items == (subject,) or (case == subject and not items)
        case r.Swap(from_=from_, to=to):
            return (from_, to) == (subject, round_.toward)
        case r.Asset(item=item):
            return item == subject
        case r.Move(case=case) | r.Shift(case=case):
            return case == subject
        case r.LeverRecord(lever=lever):
            return lever == subject
        case r.FunctionRecord(function=function):
            return function == subject
    return False


def _made(  # noqa: PLR0911 - one line a kind of record
    session: Session, round_: Round, value: Any
) -> tuple[Session, r.AnswerRecord]:
    """Return a new record with this one field, and the session with what the record names."""
    subject, field = round_.subject or "", {round_.field: value}
    things = items_by_id(session)
    match round_.question:
        case "stopping":
            return session, r.Stop(items=(subject,), **field)
        case "reversibility" if subject in things:
            case = new_case(session, things[subject].name)  # a decision that bears the name of its thing
            return add_case(session, case), r.DoorRecord(case=case.id, items=(subject,), **field)
        case "reversibility":
            return session, r.DoorRecord(case=subject, **field)
        case "fungibility":
            category = CATEGORY_OF[things[subject].kind]
            return session, r.Swap(category=category, from_=subject, to=round_.toward or "", **field)
        case "vineyards":
            return session, r.Asset(item=subject, **field)
        case "allocation_unit":
            return session, r.Move(case=subject, **field)
        case "redesign_frequency":
            return session, r.Shift(case=subject, **field)
        case "ownership":
            return session, r.LeverRecord(lever=subject, **field)  # type: ignore[arg-type]  # a lever's word
        case "disappearance":
            return session, r.FunctionRecord(function=subject, **field)  # type: ignore[arg-type]  # a job's word
    raise Refused("This answer stays with the round; no record has a place for it.")
