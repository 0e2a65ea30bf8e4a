"""Two versions of one session side by side, record by record, and one made from both; no disk here."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from spm_tui.diagnosis.record_keys import record_key
from spm_tui.storage.codec import FORMAT, Loaded, decode, encode
from spm_tui.storage.structure import top_lists
from spm_tui.text import slug
from spm_tui.workshop import session as model
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.records import Tie
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Session, answer

#: Table (`items`, `answers.stopping.stops`, `session`) and key of a record or single field in it.
Address = tuple[str, str]
Side = Literal["mine", "theirs"]
#: Key of a table that is there, with or without fields.
THERE = ""


class Difference(Struct, frozen=True):
    """One record or field that is not the same in both. A value of None: it is not there.

    `changed` says whose side moved away from the common base: both means somebody has to choose.
    """

    table: str
    key: str
    base: Any
    mine: Any
    theirs: Any
    changed: Literal["mine", "theirs", "both"]

    @property
    def address(self) -> Address:
        """Return table and key, as `merged` takes picks."""
        return (self.table, self.key)


def _record_key(record: Any) -> str:
    match record:
        case Tie(from_=start, to=end):
            return f"{start}>{end}"
        case model.Ballot(round=round_, participant=participant, value=value):
            return f"{round_}/{participant or value}"
        case model.Parked(text=text):
            return slug(text)
        case model.Stance(finding=finding):
            return finding
        case _:
            return str(record.id) if hasattr(record, "id") else record_key(record)


def _rows(table: str, records: tuple[Struct, ...]) -> Iterator[tuple[Address, Any]]:
    seen: dict[str, int] = {}
    for record in records:
        key = _record_key(record)
        seen[key] = seen.get(key, 0) + 1
        yield (table, key if seen[key] == 1 else f"{key}~{seen[key]}"), record


def _fields(table: str, record: Struct | None, struct: type[Struct]) -> Iterator[tuple[Address, Any]]:
    for spec in fields_of(struct):
        value = getattr(record, spec.name, None)
        if spec.form != "table" and value is not None:
            yield (table, spec.name), value


def _parts(session: Session) -> Iterator[tuple[Address, Any]]:
    """Yield every record and every single field of a session with its address, in file order."""
    yield from _fields("session", session, Session)
    for name, struct in (
        ("consent", model.Consent),
        ("practices", model.Practices),
        ("course", model.Course),
    ):
        if getattr(session, name) is not None:
            yield (name, THERE), True  # asked, even where every field is still open
            yield from _fields(name, getattr(session, name), struct)
    for name in ("plan", "private", "extra"):
        yield from (((name, key), value) for key, value in getattr(session, name).items())
    for name in top_lists():
        yield from _rows(name, getattr(session, name))
    for key in ANSWER_KEYS:
        given = answer(session, key)
        if given is not None:
            name = RECORD_LISTS[key][0]
            yield from _fields(f"answers.{key}", given, ANSWER_TYPES[key])
            yield from _rows(f"answers.{key}.{name}", getattr(given, name))


def differences(base: Session | None, mine: Session, theirs: Session) -> tuple[Difference, ...]:
    """Return what is not the same in mine and theirs, in file order: mine first, then what only theirs has.

    Without a base every difference counts as changed on both sides.
    """
    old = dict(_parts(base)) if base else {}
    ours, others = dict(_parts(mine)), dict(_parts(theirs))
    found = []
    for address in dict.fromkeys((*ours, *others)):
        here, there, before = ours.get(address), others.get(address), old.get(address)
        if here == there:
            continue
        changed: Literal["mine", "theirs", "both"] = "both"
        if base is not None and before in (here, there):
            changed = "mine" if before == there else "theirs"
        found.append(Difference(*address, before, here, there, changed))
    return tuple(found)


def merged(
    base: Session | None, mine: Session, theirs: Session, picks: Mapping[Address, Side] | None = None
) -> Loaded:
    """Return one session from two: what only one side changed is taken, the rest as picked, else mine.

    The result has problems instead of a session when the two do not fit together, as when one side removed
    a thing that the other one's records name.
    """
    chosen = dict(_parts(mine))
    for one in differences(base, mine, theirs):
        side = (picks or {}).get(one.address) or ("theirs" if one.changed == "theirs" else "mine")
        value = one.theirs if side == "theirs" else one.mine
        if value is None:
            chosen.pop(one.address, None)
        else:
            chosen[one.address] = value
    try:
        return decode(encode(_assembled(chosen)))
    except msgspec.ValidationError:  # a required field was picked away: nothing to offer but one side whole
        return Loaded(None)


def _assembled(parts: Mapping[Address, Any]) -> Session:
    """Return the session of addressed parts. Raises msgspec.ValidationError without a required field."""
    given: dict[str, Any] = {"format": FORMAT, "answers": {}}
    lists = top_lists()
    for (table, key), value in parts.items():
        if table == "session":
            given[key] = value
        elif table in lists:
            given.setdefault(table, []).append(value)
        elif table.startswith("answers."):
            _, question, *record_list = table.split(".")
            into = given["answers"].setdefault(question, {})
            if record_list:
                into.setdefault(record_list[0], []).append(value)
            else:
                into[key] = value
        else:
            fields = given.setdefault(table, {})
            if (table, key) not in (("consent", THERE), ("practices", THERE), ("course", THERE)):
                fields[key] = value
    return msgspec.convert(given, Session)
