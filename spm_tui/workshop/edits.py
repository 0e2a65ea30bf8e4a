"""Every change of a session as a pure function Session -> Session; nothing here reads a typed line.

An edit keeps the rules of the file: ids are unique and exist where they are named, no tie to itself or twice,
run load inside a real tie, one stop record for the same things. An edit that would break one raises `Refused`
with one plain sentence, and changes nothing.
"""

from typing import Any, Literal

from msgspec import Struct, structs

from spm_tui.workshop.answer_edits import (
    Refused,
    add_record,
    add_to_sort,
    confirm,
    delete_record,
    delete_to_sort,
    has_content,
    mark_answered,
    move_record,
    replace_record,
    replace_to_sort,
    row_at,
    set_answer,
)
from spm_tui.workshop.map_edits import (
    CATEGORY_OF,
    add_case,
    add_item,
    add_tie,
    change_case_id,
    change_id,
    delete_case,
    delete_item,
    delete_tie,
    merge_items,
    new_case,
    new_item,
    rename_case,
    rename_item,
    replace_case,
    replace_item,
    replace_tie,
    set_item,
    tie_position,
)
from spm_tui.workshop.references import Reference, refers_to
from spm_tui.workshop.session import Ballot, Session

__all__ = [
    "CATEGORY_OF", "Reference", "Refused", "add_case", "add_item", "add_record", "add_row", "add_tie",
    "add_to_sort", "change_case_id", "change_id", "confirm", "delete_case", "delete_item", "delete_record",
    "delete_row",
    "delete_tie", "delete_to_sort", "has_content", "mark_answered", "merge_items", "move_record", "new_case",
    "new_item", "refers_to", "rename_case", "rename_item", "replace_case", "replace_item", "replace_record",
    "replace_row", "replace_tie", "replace_to_sort", "set_answer", "set_item", "set_session", "tie_position",
]  # fmt: skip

#: Tables of the session whose rows stand alone; the other tables have edits of their own.
RowTable = Literal["participants", "commitments", "parking", "stances"]


def set_session(session: Session, **fields: Any) -> Session:
    """Return the session with fields of its own set (title, consent, practices, plan, private, ...).

    Raises Refused for an unknown field. Values are taken as they are.
    """
    unknown = fields.keys() - set(session.__struct_fields__)
    if unknown:
        raise Refused(f"A session has no field {', '.join(sorted(unknown))}.")
    return structs.replace(session, **fields)


def add_row(session: Session, table: RowTable, row: Struct) -> Session:
    """Return the session with one participant, commitment, parked line or stance more.

    Raises Refused when a row of the table has its id already.
    """
    rows: tuple[Struct, ...] = getattr(session, table)
    _check_id(rows, row)
    return structs.replace(session, **{table: (*rows, row)})


def replace_row(session: Session, table: RowTable, position: int, row: Struct) -> Session:
    """Return the session with the row at this position (from 0) of a table replaced."""
    rows: tuple[Struct, ...] = getattr(session, table)
    before = row_at(rows, position, "line")
    _check_id((*rows[:position], *rows[position + 1 :]), row)
    session = structs.replace(session, **{table: (*rows[:position], row, *rows[position + 1 :])})
    if table == "participants" and before.id != row.id:  # type: ignore[attr-defined]
        return _ballots_of(session, before.id, row.id)  # type: ignore[attr-defined]
    return session


def delete_row(session: Session, table: RowTable, position: int) -> Session:
    """Return the session without the row at this position; a participant's answers stay, as nobody's."""
    rows: tuple[Struct, ...] = getattr(session, table)
    gone = row_at(rows, position, "line")
    session = structs.replace(session, **{table: (*rows[:position], *rows[position + 1 :])})
    return _ballots_of(session, gone.id, None) if table == "participants" else session  # type: ignore[attr-defined]


def _check_id(rows: tuple[Struct, ...], row: Struct) -> None:
    wanted = getattr(row, "id", None)
    if wanted is not None and any(getattr(other, "id", None) == wanted for other in rows):
        raise Refused(f'There is already one with the id "{wanted}".')


def _ballots_of(session: Session, participant: str, now: str | None) -> Session:
    def follow(ballot: Ballot) -> Ballot:
        if ballot.participant != participant:
            return ballot
        count = ballot.count if now or ballot.count is not None else 1
        return structs.replace(ballot, participant=now, count=count)

    return structs.replace(session, ballots=tuple(follow(ballot) for ballot in session.ballots))
