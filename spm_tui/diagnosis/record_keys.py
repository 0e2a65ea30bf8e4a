"""What findings are called: record keys, subjects, field keys, and the records of a session by key.

The quotes that a trail shows are in `trail.py`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from spm_tui.memo import as_one_object, of_part
from spm_tui.text import slug
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Session, records

_Ties = dict[str, list[r.Tie]]
RecordT = TypeVar("RecordT", bound=r.AnswerRecord)

#: The parts of a session that rules may read, beside which nothing changes a diagnosis.
PARTS: tuple[str, ...] = (
    *ANSWER_KEYS,
    "items",
    "ties",
    "cases",
    "rounds",
    "ballots",
    "teams_stable",
    "replan_every_months",
    "budget_horizon_months",
    "horizon_months",
)
_TABLES = frozenset({"items", "ties", "cases", "rounds", "ballots"})
#: A basis that lets a record keep its evidence in the firm session.
FIRM = frozenset({"measured", "repeated", "one-case"})


def record_key(record: r.AnswerRecord) -> str:  # noqa: PLR0911 - one line a kind of record
    """Return the key of one record, without the `~2` of a repeat."""
    match record:
        case r.Stop(items=items):
            return "+".join(items)
        case r.DoorRecord(items=items, case=case):
            return "+".join(items) if items else case
        case r.Swap(from_=from_, to=to):
            return f"{from_}>{to}"
        case r.Decision(case=case, lever=lever):
            return f"{case}+{lever}"
        case r.Move(case=case) | r.Shift(case=case):
            return case
        case r.LeverRecord(lever=lever):
            return lever
        case r.FunctionRecord(function=function):
            return function
        case r.Asset(item=item):
            return item
        case r.Right(decision_type=decision_type):
            return slug(decision_type)


def _rank(record: r.AnswerRecord) -> tuple[bool, bytes, bytes]:
    """Order records that share a key by what they hold, not by where they stand.

    Those that keep their evidence come first, then claims decide before evidence: so a record bears the
    same number in the session and in its firm twin, whichever order the answers were given in.
    """
    claims = {s.name: getattr(record, s.name) for s in fields_of(type(record)) if not s.evidence}
    encode = msgspec.json.encode
    return record.basis not in FIRM, encode(claims, order="sorted"), encode(record)


@of_part()
def _keys(given: tuple[r.AnswerRecord, ...]) -> tuple[str, ...]:
    plain = [record_key(record) for record in given]
    repeated = {key for key, count in Counter(plain).items() if count > 1}
    keys = list(plain)
    for key in repeated:
        places = sorted((p for p, k in enumerate(plain) if k == key), key=lambda p: _rank(given[p]))
        for number, place in enumerate(places[1:], start=2):
            keys[place] = f"{key}~{number}"
    return tuple(keys)


@of_part()
def _by_key(given: tuple[r.AnswerRecord, ...]) -> tuple[tuple[str, r.AnswerRecord], ...]:
    return tuple(sorted(zip(_keys(given), given, strict=True), key=lambda pair: pair[0]))


def record_keys(session: Session, question: str) -> tuple[str, ...]:
    """Return the keys of a question's records in the order of the session, repeats as `key~2`."""
    return _keys(records(session, question))


def position_of(session: Session, question: str, key: str) -> int | None:
    """Return where in the session the record with this key stands, or None: the way back from a finding."""
    if question not in ANSWER_KEYS:
        return None
    keys = record_keys(session, question)
    return keys.index(key) if key in keys else None


def _pairs(session: Session, question: str, _: type[RecordT]) -> tuple[tuple[str, RecordT], ...]:
    return cast("tuple[tuple[str, RecordT], ...]", _by_key(records(session, question)))


def moves(session: Session) -> tuple[tuple[str, r.Move], ...]:
    """Return (key, move) of question 1, ordered by key, so that the order of answers never matters."""
    return _pairs(session, "allocation_unit", r.Move)


def stops(session: Session) -> tuple[tuple[str, r.Stop], ...]:
    """Return (key, stop) of question 2, ordered by key."""
    return _pairs(session, "stopping", r.Stop)


def doors(session: Session) -> tuple[tuple[str, r.DoorRecord], ...]:
    """Return (key, door) of question 3, ordered by key."""
    return _pairs(session, "reversibility", r.DoorRecord)


def swaps(session: Session) -> tuple[tuple[str, r.Swap], ...]:
    """Return (key, swap) of question 4, ordered by key."""
    return _pairs(session, "fungibility", r.Swap)


def decisions(session: Session) -> tuple[tuple[str, r.Decision], ...]:
    """Return (key, decision) of question 5, ordered by key."""
    return _pairs(session, "reallocate_or_reshape", r.Decision)


def levers(session: Session) -> tuple[tuple[str, r.LeverRecord], ...]:
    """Return (key, lever record) of question 6, ordered by key; several records of one lever are several."""
    return _pairs(session, "ownership", r.LeverRecord)


def shifts(session: Session) -> tuple[tuple[str, r.Shift], ...]:
    """Return (key, shift) of question 7, ordered by key."""
    return _pairs(session, "redesign_frequency", r.Shift)


def assets(session: Session) -> tuple[tuple[str, r.Asset], ...]:
    """Return (key, asset) of question 8, ordered by key."""
    return _pairs(session, "vineyards", r.Asset)


def rights(session: Session) -> tuple[tuple[str, r.Right], ...]:
    """Return (key, right) of question 9, ordered by key."""
    return _pairs(session, "boundary", r.Right)


def functions(session: Session) -> tuple[tuple[str, r.FunctionRecord], ...]:
    """Return (key, function record) of question 10, ordered by key."""
    return _pairs(session, "disappearance", r.FunctionRecord)


def field_key(table: str, name: str) -> str:
    """Return a field's key: `question.records.field`, `question.field`, `items.x`, `ties.x` or `session.x`.

    `name` is the attribute or the file key; a field that the answer itself has is the answer's.
    """
    name = name.removesuffix("_")
    if table not in RECORD_LISTS or any(spec.key == name for spec in fields_of(ANSWER_TYPES[table])):
        return f"{table}.{name}"
    return f"{table}.{RECORD_LISTS[table][0]}.{name}"


def field_keys(question: str, *names: str) -> tuple[str, ...]:
    """Return the field keys of several fields of one record list (see `field_key`)."""
    return tuple(field_key(question, name) for name in names)


def missing(question: str, record: r.Record, *names: str) -> tuple[str, ...]:
    """Return the field keys of those of the named fields that this record has not answered (None)."""
    return tuple(field_key(question, name) for name in names if getattr(record, name) is None)


def spec_of(key: str) -> FieldSpec | None:
    """Return the field that a field key (`stopping.stops.said_people`, `items.people`) names, or None."""
    table, *between, name = key.split(".")
    own: dict[str, type[Struct]] = {"items": r.Item, "ties": r.Tie, "session": Session}
    answers: dict[str, type[Struct]] = dict(ANSWER_TYPES)
    records_of: dict[str, type[Struct]] = {question: struct for question, (_, struct) in RECORD_LISTS.items()}
    struct = (records_of if between else own | answers).get(table)
    return next((spec for spec in fields_of(struct) if spec.key == name), None) if struct else None


@of_part()
def things_of(items: tuple[r.Item, ...]) -> dict[str, r.Item]:
    """Return things by id; do not change it, it is shared."""
    return {item.id: item for item in items}


def things(session: Session) -> dict[str, r.Item]:
    """Return the things of the session by id; do not change it, it is shared."""
    return things_of(session.items)


@of_part()
def _by_id(items: tuple[r.Item, ...]) -> list[r.Item]:
    return sorted(items, key=attrgetter("id"))


def things_by_id(session: Session) -> list[r.Item]:
    """Return the things of the session by id: their order in the file never matters; shared: leave it."""
    return _by_id(session.items)


_FROM, _TO, _ENDS = attrgetter("from_"), attrgetter("to"), attrgetter("from_", "to")


def _grouped(ties: Iterable[r.Tie], by: Callable[[r.Tie], str], order: Callable[[r.Tie], object]) -> _Ties:
    found: _Ties = {}
    for tie in ties:
        found.setdefault(by(tie), []).append(tie)
    for group in found.values():
        if len(group) > 1:
            group.sort(key=order)  # type: ignore[arg-type]
    return found


@of_part()
def _ties_from(ties: tuple[r.Tie, ...]) -> _Ties:
    return _grouped(ties, _FROM, _TO)


def ties_from(session: Session) -> _Ties:
    """Return the ties of the session by what needs, ordered by what is needed; shared: leave it."""
    return _ties_from(session.ties)


@of_part()
def _ties_to(ties: tuple[r.Tie, ...]) -> _Ties:
    return _grouped(ties, _TO, _FROM)


def ties_to(session: Session) -> _Ties:
    """Return the ties of the session by what is needed, ordered by what needs it; shared: leave it."""
    return _ties_to(session.ties)


@of_part()
def _ties_carried(ties: tuple[r.Tie, ...]) -> _Ties:
    return _grouped((t for t in ties if t.carried_by is not None), lambda tie: tie.carried_by or "", _ENDS)


def ties_carried(session: Session) -> _Ties:
    """Return the run ties by the initiative whose effort carries them, in order; shared: leave it."""
    return _ties_carried(session.ties)


def subject_of(items: Iterable[str]) -> str | None:
    """Return the subject of a finding with these items: the first, or None for "how we decide"."""
    return next(iter(items), None)


def parts_of(session: Session, names: tuple[str, ...]) -> tuple[object, ...]:
    """Return the named parts of a session, each the same object for as long as nothing in it is edited."""
    return tuple(
        getattr(session.answers, name)
        if name in ANSWER_KEYS
        else getattr(session, name)
        if name in _TABLES
        else as_one_object(getattr(session, name))
        for name in names or PARTS
    )
