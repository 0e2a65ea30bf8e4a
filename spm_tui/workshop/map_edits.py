"""Edits of the map: things, ties and cases, and what every answer that names them does then."""

import re
from typing import Any

from msgspec import Struct, structs

from spm_tui.text import clean, free_slug
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, reopened, row_at
from spm_tui.workshop.choices import Category, ItemKind
from spm_tui.workshop.merging import merged, settle_records, settle_ties
from spm_tui.workshop.meta import ID_PATTERN
from spm_tui.workshop.references import (
    Table,
    finding_names,
    follow,
    is_on_case,
    map_records,
    names_id,
    ref_fields,
)
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.what_ifs import without_thing

#: A swap's category follows the kind of `from`. Data and products are put with what runs (platforms);
#: operations, workflows, contracts and initiatives with the field of work (domains).
CATEGORY_OF: dict[ItemKind, Category] = {
    "team": "teams", "skill": "people", "system": "platforms", "platform": "platforms", "domain": "domains",
    "product": "platforms", "data": "platforms", "initiative": "domains", "operation": "domains",
    "workflow": "domains", "contract": "domains",
}  # fmt: skip


def _item(session: Session, item_id: str) -> r.Item:
    for item in session.items:
        if item.id == item_id:
            return item
    raise Refused(f'There is no thing "{clean(item_id)}".')


def _free_id(wanted: str, taken: set[str], what: str) -> None:
    if not re.match(ID_PATTERN, wanted):
        raise Refused(f'"{clean(wanted)}" cannot be an id: use small letters, digits and hyphens.')
    if wanted in taken:
        raise Refused(f'There is already a {what} with the id "{wanted}".')


def new_item(session: Session, name: str, kind: ItemKind, **fields: Any) -> r.Item:
    """Return a thing of this name with an id no other thing has; it is not yet in the session."""
    return r.Item(id=free_slug(name, (i.id for i in session.items)), name=name.strip(), kind=kind, **fields)


def add_item(session: Session, item: r.Item) -> Session:
    """Return the session with one thing more. Raises Refused when its id is taken or its name is empty."""
    _free_id(item.id, {i.id for i in session.items}, "thing")
    if not item.name.strip():
        raise Refused("A thing needs a name.")
    return structs.replace(session, items=(*session.items, item))


def with_named(session: Session, items: tuple[r.Item, ...], cases: tuple[r.Case, ...] = ()) -> Session:
    """Return the session with what a line named for the first time: things and cases, checked by the reader.

    A list that gets none stays the very same object, so that nothing resting on it is worked out again.
    """
    if items:
        session = structs.replace(session, items=(*session.items, *items))
    return structs.replace(session, cases=(*session.cases, *cases)) if cases else session


def replace_item(session: Session, item_id: str, item: r.Item) -> Session:
    """Return the session with a thing replaced; references follow a new id, swaps follow a new kind.

    Raises Refused when it is not there, its new id is taken or its name is empty.
    """
    before = _item(session, item_id)
    if item.id != item_id:
        session = change_id(session, item_id, item.id)
    if not item.name.strip():
        raise Refused("A thing needs a name.")
    items = tuple(item if i.id == item.id else i for i in session.items)
    session = structs.replace(session, items=items)
    if item.kind == before.kind:
        return session
    return map_records(
        session,
        lambda _, rows: tuple(
            structs.replace(row, category=CATEGORY_OF[item.kind])
            if isinstance(row, r.Swap) and row.from_ == item.id
            else row
            for row in rows
        ),
    )


def set_item(session: Session, item_id: str, **fields: Any) -> Session:
    """Return the session with some fields of one thing set (attribute names, values as in the file)."""
    return replace_item(session, item_id, structs.replace(_item(session, item_id), **fields))


def rename_item(session: Session, item_id: str, name: str) -> Session:
    """Return the session with a thing renamed; its id stays, so every reference stays."""
    return set_item(session, item_id, name=name.strip())


def change_id(session: Session, old: str, new: str) -> Session:
    """Return the session with a thing's id changed; ties, answers, rounds and finding keys follow."""
    _item(session, old)
    if old == new:
        return session
    _free_id(new, {i.id for i in session.items}, "thing")
    items = tuple(structs.replace(i, id=new) if i.id == old else i for i in session.items)
    return follow(structs.replace(session, items=items), "items", old, new)


def merge_items(session: Session, keep: str, gone: str) -> Session:
    """Return the session with the thing `gone` put into `keep`.

    References follow. Ties that become one are put together (the kept figures win, blanks are
    filled, what differs goes into the note); ties and swaps with itself go; equal stops become one.
    Raises Refused when both are one thing or one is not there.
    """
    if keep == gone:
        raise Refused("A thing cannot be put together with itself.")
    return reopened(merged(session, _item(session, keep), _item(session, gone)))


def delete_item(session: Session, item_id: str) -> Session:
    """Return the session without a thing; `refers_to` tells beforehand what this touches.

    Its ties, swaps, asset lines and silent rounds go; lists of things lose it (a stop left with nothing
    goes); run load that was carried inside it stays as run load nobody carries; stances on findings about it
    go, commitments stay without the finding, what ifs without the changes that name it.
    """
    _item(session, item_id)
    ties = (
        structs.replace(tie, carried_by=None) if tie.carried_by == item_id else tie
        for tie in session.ties
        if item_id not in (tie.from_, tie.to)
    )
    session = structs.replace(
        session,
        items=tuple(i for i in session.items if i.id != item_id),
        ties=settle_ties(tuple(ties)),
        what_ifs=without_thing(session.what_ifs, item_id),
    )
    rounds = {row.id for row in session.rounds if item_id in (row.subject, row.toward)}
    return _forget(_without_rounds(session, rounds), item_id, "items")


def _without_rounds(session: Session, gone: set[str]) -> Session:
    if not gone:
        return session
    return structs.replace(
        session,
        rounds=tuple(row for row in session.rounds if row.id not in gone),
        ballots=tuple(ballot for ballot in session.ballots if ballot.round not in gone),
    )


def _forget(session: Session, wanted: str, table: Table) -> Session:
    """Drop or clear every reference to an id in records, commitments and stances."""

    def without(key: str, rows: tuple[Struct, ...]) -> tuple[Struct, ...]:
        kept = (_without_ref(row, wanted, table) for row in rows)
        return settle_records(key, tuple(row for row in kept if row is not None))

    session = map_records(session, without)
    session = structs.replace(
        session,
        stances=tuple(s for s in session.stances if not finding_names(session, s.finding, table, wanted)),
        commitments=tuple(
            structs.replace(promise, finding=None)
            if promise.finding and finding_names(session, promise.finding, table, wanted)
            else promise
            for promise in session.commitments
        ),
    )
    return reopened(session)


def _without_ref(record: Struct, wanted: str, table: Table) -> Struct | None:
    changes: dict[str, Any] = {}
    for spec in ref_fields(type(record), table):
        if not names_id(record, spec, wanted):
            continue
        value = getattr(record, spec.name)
        rest = tuple(v for v in value if v != wanted) if spec.many else ()
        if not rest and spec.required:
            return None
        changes[spec.name] = rest or None
    return structs.replace(record, **changes) if changes else record


def _check_tie(session: Session, tie: r.Tie, others: tuple[r.Tie, ...]) -> None:
    things = items_by_id(session)
    for end in (tie.from_, tie.to, tie.carried_by):
        if end is not None and end not in things:
            raise Refused(f'There is no thing "{clean(end)}".')
    if tie.from_ == tie.to:
        raise Refused("A thing cannot need itself.")
    ends = {(other.from_, other.to) for other in others}
    called = names_of(session)
    names = f'"{called.label(tie.from_)}" needs "{called.label(tie.to)}"'
    if (tie.from_, tie.to) in ends:
        raise Refused(f"It is already there that {names}; change that line instead.")
    if tie.carried_by and (tie.carried_by == tie.from_ or (tie.carried_by, tie.to) not in ends):
        carrier, team = called.label(tie.carried_by), called.label(tie.to)
        raise Refused(f'First say how many people of "{team}" "{carrier}" takes.')


def add_tie(session: Session, tie: r.Tie) -> Session:
    """Return the session with one tie more. Raises Refused when it would break a rule of the file."""
    _check_tie(session, tie, session.ties)
    return structs.replace(session, ties=(*session.ties, tie))


def replace_tie(session: Session, position: int, tie: r.Tie) -> Session:
    """Return the session with the tie at this position (from 0) replaced; run load inside it is settled."""
    before = row_at(session.ties, position, "tie")
    _check_tie(session, tie, tuple(t for t in session.ties if t is not before))
    ties = (*session.ties[:position], tie, *session.ties[position + 1 :])
    return structs.replace(session, ties=settle_ties(ties))


def delete_tie(session: Session, position: int) -> Session:
    """Return the session without the tie at this position; run load inside it is carried by nobody."""
    row_at(session.ties, position, "tie")
    return structs.replace(
        session, ties=settle_ties((*session.ties[:position], *session.ties[position + 1 :]))
    )


def tie_position(session: Session, from_id: str, to_id: str) -> int | None:
    """Return the position of the tie between these two, or None."""
    return next((n for n, t in enumerate(session.ties) if (t.from_, t.to) == (from_id, to_id)), None)


def _case(session: Session, case_id: str) -> r.Case:
    for case in session.cases:
        if case.id == case_id:
            return case
    raise Refused(f'There is no case "{clean(case_id)}".')


def new_case(session: Session, name: str, **fields: Any) -> r.Case:
    """Return a case of this name with an id no other case has; it is not yet in the session."""
    return r.Case(id=free_slug(name, (c.id for c in session.cases)), name=name.strip(), **fields)


def add_case(session: Session, case: r.Case) -> Session:
    """Return the session with one case more. Raises Refused when its id is taken or its name is empty."""
    _free_id(case.id, {c.id for c in session.cases}, "case")
    if not case.name.strip():
        raise Refused("A case needs a name.")
    return structs.replace(session, cases=(*session.cases, case))


def replace_case(session: Session, case_id: str, case: r.Case) -> Session:
    """Return the session with a case replaced; answers follow a new id.

    Raises Refused when it is not there, its new id is taken or its name is empty.
    """
    _case(session, case_id)
    if case.id != case_id:
        session = change_case_id(session, case_id, case.id)
    if not case.name.strip():
        raise Refused("A case needs a name.")
    return structs.replace(session, cases=tuple(case if c.id == case.id else c for c in session.cases))


def rename_case(session: Session, case_id: str, name: str) -> Session:
    """Return the session with a case renamed; its id stays."""
    return replace_case(session, case_id, structs.replace(_case(session, case_id), name=name.strip()))


def change_case_id(session: Session, old: str, new: str) -> Session:
    """Return the session with a case's id changed; the answers and findings that name it follow."""
    _case(session, old)
    if old == new:
        return session
    _free_id(new, {c.id for c in session.cases}, "case")
    cases = tuple(structs.replace(c, id=new) if c.id == old else c for c in session.cases)
    return follow(structs.replace(session, cases=cases), "cases", old, new)


def delete_case(session: Session, case_id: str) -> Session:
    """Return the session without a case and without the answers and rounds about it, as `refers_to` lists."""
    _case(session, case_id)
    rounds = {row.id for row in session.rounds if is_on_case(session, row, case_id)}
    session = _without_rounds(session, rounds)
    cases = tuple(c for c in session.cases if c.id != case_id)
    return _forget(structs.replace(session, cases=cases), case_id, "cases")
