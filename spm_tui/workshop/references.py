"""Where a thing or a case is named in a session, and how every place follows when its id changes.

Which fields name an id is read from the field descriptions (`ref`), so a new field is followed without a
word here. What an edit does with a place that would dangle is decided in `edits.py` and `merging.py`.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal, TypeVar

from msgspec import Struct, structs

from spm_tui.text import clean
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import RECORD_LISTS, Round, Session, answer, records, with_answer
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.what_ifs import naming, with_thing_renamed
from spm_tui.workshop.words import figure

Table = Literal["items", "cases"]
AnyStruct = TypeVar("AnyStruct", bound=Struct)

#: Findings whose key names a case, and those whose key names a word of a closed list or a decision;
#: all other keys name things. A door without things is keyed by its case.
_CASE_RULES = frozenset({"decided-nothing-moved", "untested-door", "door-tested"})
_WORD_RULES = frozenset(
    {
        "decided-nothing-moved", "orphan-lever", "decides-elsewhere", "owner-without-levers", "buffer",
        "clear-in-words", "moves-to-nobody", "comes-home", "leadership-work-in-a-function",
    }
)  # fmt: skip


class Reference(Struct, frozen=True):
    """One place that names a thing or a case."""

    where: str  # "ties", "rounds", "commitments", "stances", "what_ifs" or the key of a question
    position: int
    field: str  # key in the file
    text: str  # the place in words, for the list shown before a deletion


@cache
def ref_fields(struct: type[Struct], table: Table) -> tuple[FieldSpec, ...]:
    """Return the fields of a Struct that hold an id of this table."""
    return tuple(spec for spec in fields_of(struct) if spec.ref == table)


def names_id(record: Struct, spec: FieldSpec, wanted: str) -> bool:
    """Tell whether this field of the record is, or lists, the wanted id."""
    value = getattr(record, spec.name)
    return wanted in value if spec.many and value else bool(value == wanted)


def with_id(record: AnyStruct, table: Table, old: str, new: str) -> AnyStruct:
    """Return the record with `old` replaced by `new` in every field that names an id of the table."""
    changes: dict[str, object] = {}
    for spec in ref_fields(type(record), table):
        if names_id(record, spec, old):
            value = getattr(record, spec.name)
            changes[spec.name] = (
                tuple(dict.fromkeys(new if v == old else v for v in value)) if spec.many else new
            )
    return structs.replace(record, **changes) if changes else record


def finding_names(session: Session, finding: str, table: Table, wanted: str) -> bool:
    """Tell whether a finding key (`rule:record`) names this thing or case."""
    return finding_with_id(session, finding, table, wanted, "\0") != finding


def finding_with_id(session: Session, finding: str, table: Table, old: str, new: str) -> str:
    """Return a finding key with one id replaced by another; keys of words stay as they are.

    Where a thing has the id of a case, a door's key is taken to name the thing.
    """
    rule, colon, record = finding.partition(":")
    concerned = rule in _CASE_RULES if table == "cases" else rule not in _WORD_RULES
    if table == "cases" and rule != "decided-nothing-moved":
        concerned = concerned and all(item.id != old for item in session.items)
    if not colon or not concerned:
        return finding
    if rule == "split-room":  # question.field.subject, of a swap question.field.from>to
        question, _, subject = record.rpartition(".")
        renamed = ">".join(new if one == old else one for one in subject.split(">"))
        return f"{rule}:{question}.{renamed}" if "." in question else finding
    tokens = re.split(r"([^a-z0-9-]+)", record)
    return rule + colon + "".join(new if token == old else token for token in tokens)


def map_records(session: Session, change: Callable[[str, tuple[Struct, ...]], tuple[Struct, ...]]) -> Session:
    """Return the session with `change(key, records)` applied to the records of every answered question."""
    for key in ANSWER_KEYS:
        given = answer(session, key)
        before: tuple[Struct, ...] = records(session, key)
        if given is None or not before:
            continue
        after = change(key, before)
        if after != before:
            session = with_answer(session, key, structs.replace(given, **{RECORD_LISTS[key][0]: after}))
    return session


def is_on_case(session: Session, round_: Round, case_id: str) -> bool:
    """Tell whether a round is about this case; where a thing has its id, the round is about the thing."""
    return round_.subject == case_id and all(item.id != case_id for item in session.items)


def follow(session: Session, table: Table, old: str, new: str) -> Session:
    """Return the session with every reference to `old` turned to `new` (the table itself is left alone)."""
    session = map_records(session, lambda _, rows: tuple(with_id(row, table, old, new) for row in rows))
    return structs.replace(
        session,
        ties=tuple(with_id(tie, table, old, new) for tie in session.ties),
        rounds=tuple(
            structs.replace(row, subject=new)
            if table == "cases" and is_on_case(session, row, old)
            else with_id(row, table, old, new)
            for row in session.rounds
        ),
        commitments=tuple(
            structs.replace(row, finding=finding_with_id(session, row.finding, table, old, new))
            if row.finding
            else row
            for row in session.commitments
        ),
        stances=tuple(
            structs.replace(row, finding=finding_with_id(session, row.finding, table, old, new))
            for row in session.stances
        ),
        what_ifs=with_thing_renamed(session.what_ifs, old, new) if table == "items" else session.what_ifs,
    )


def _in_words(session: Session, where: str, record: Struct, spec: FieldSpec) -> str:
    if where == "ties":
        called = names_of(session)
        ends = f"{called.label(record.from_)} needs {called.label(record.to)}"  # type: ignore[attr-defined]
        people = record.people  # type: ignore[attr-defined]
        return clean(ends + (f" ({figure(people, 'people')})" if people is not None else ""))
    return f"{where.replace('_', ' ')}: {spec.label}"


def refers_to(session: Session, wanted: str, table: Table = "items") -> tuple[Reference, ...]:
    """Return every place of the session that names this thing (or case): ties, answers, rounds, findings."""
    places: list[tuple[str, tuple[Struct, ...]]] = [("ties", session.ties), ("rounds", session.rounds)]
    places[1:1] = [(key, records(session, key)) for key in ANSWER_KEYS]
    found = [
        Reference(where, position, spec.key, _in_words(session, where, row, spec))
        for where, rows in places
        for position, row in enumerate(rows)
        for spec in ref_fields(type(row), table)
        if names_id(row, spec, wanted)
    ]
    if table == "cases":
        found += [
            Reference("rounds", position, "subject", "rounds: about")
            for position, row in enumerate(session.rounds)
            if is_on_case(session, row, wanted)
        ]
    for position, promise in enumerate(session.commitments):
        if promise.finding and finding_names(session, promise.finding, table, wanted):
            found.append(Reference("commitments", position, "finding", clean(promise.what)))
    for position, stance in enumerate(session.stances):
        if finding_names(session, stance.finding, table, wanted):
            found.append(
                Reference("stances", position, "finding", f"we {stance.stance}: {clean(stance.finding)}")
            )
    if table == "items":
        found += [
            Reference("what_ifs", n, "id", f"what if: {clean(row.name)}")
            for n, row in naming(session.what_ifs, wanted)
        ]
    return tuple(found)
