"""Putting what a line says into a session: new records, records it changes, hands, ties; and saying so."""

from typing import Any, Final, cast

from msgspec import Struct, structs

from spm_tui.text import capital_first, clean
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import add_record, replace_record, set_answer
from spm_tui.workshop.ballots import tally
from spm_tui.workshop.fields import field_of, fields_of
from spm_tui.workshop.map_edits import add_tie, replace_tie, tie_position, with_named
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.hands import Votes
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.record_names import record_name
from spm_tui.workshop.reading.same_records import KEY, same_record
from spm_tui.workshop.session import ANSWER_TYPES, Session, answer, records
from spm_tui.workshop.words import figure, shown

#: What is told of a line that only adds to a record.
ADDS: Final = "This adds to the line that was there"
#: The same of a line that does not name the record itself; the name follows.
ADDED_TO: Final = "Added to "


#: The one word of a list that goes with no other.
_NOTHING: Final = "nothing-yet"


class Applied(Struct, frozen=True, kw_only=True):
    """The session after a line, the records it made or changed, what it created, and what to say about it."""

    session: Session
    positions: tuple[int, ...] = ()
    changed: bool = False  # some record was there before
    created: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()


def apply_reading(session: Session, key: str, reading: Reading) -> Applied:
    """Return the session with everything a line says. Raises Refused where an edit would break the file's
    rules.
    """
    positions: list[int] = []
    notices: list[str] = []
    created: list[tuple[str, str]] = []
    changed = False
    for read in reading.facts:
        session = with_named(session, read.new_items, read.new_cases)
        created += read.created
        session, position, before = _record(session, key, read)
        positions.append(position)
        if before is not None:
            changed = True
            told = _changes(key, before, read.values)
            several = len(reading.facts) > 1
            notices.append(f"{record_name(session, key, before)}: {told}" if several else capital_first(told))
        notices += read.open
    for votes in reading.votes:
        session = _tallied(session, key, votes)
    if reading.own:
        notices += _own_changes(session, key, reading.own)
        session = set_answer(session, key, **reading.own)
    for tie in reading.ties:
        session = tied(session, tie)
    return Applied(
        session=session,
        positions=tuple(positions),
        changed=changed,
        created=tuple(created),
        notices=tuple(dict.fromkeys(notices)),
    )


def _record(session: Session, key: str, read: RecordReading) -> tuple[Session, int, r.Record | None]:
    """Add a record, or change the one about the same subject; the old one comes back where there was one."""
    position = same_record(session, key, read.values)
    struct = FRAMES[key].struct
    if position is None:
        made = cast(r.AnswerRecord, struct(**read.values))
        session = add_record(session, key, made)
        return session, len(records(session, key)) - 1, None
    before = records(session, key)[position]
    fields = {name: value for name, value in read.values.items() if name not in KEY[key]}
    for name, value in fields.items():
        old = getattr(before, name)
        if isinstance(value, tuple) and isinstance(old, tuple):
            fields[name] = _joined(old, value)
    if before.note and fields.get("note"):
        there = before.note.split("; ")
        fields["note"] = "; ".join((*there, *(one for one in fields["note"].split("; ") if one not in there)))
    for name, (other, value) in _ONLY_WITH.items():
        if fields.get(other, value) != value and name not in fields:
            fields[name] = None
    after = structs.replace(before, **fields)
    return replace_record(session, key, position, after), position, before


#: Field -> the field and the value it goes with: who has a job is no answer once it goes to nobody.
_ONLY_WITH: Final = {"moves_to": ("if_gone", "moves")}


def _joined(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the words of a list with new ones: `nothing yet` stands alone, and goes when something came."""
    if _NOTHING in new:
        return (_NOTHING,)
    return tuple(dict.fromkeys((*(one for one in old if one != _NOTHING), *new)))


def _changes(key: str, before: r.Record, values: dict[str, Any]) -> str:
    """Say what a repeated line changes of its record, and nothing of what it leaves as it was."""
    changes = [
        f"{spec.label}: {_changed(values[spec.name], old, spec.unit)}"
        for spec in fields_of(type(before))
        if spec.name in values
        and spec.name not in KEY[key]
        and (old := getattr(before, spec.name)) is not None
        and not _holds(old, values[spec.name])
        and spec.name != "note"
    ]
    if changes:
        return f"{'; '.join(changes)}."
    return f"{ADDS[:1].lower()}{ADDS[1:]}." if _adds(key, before, values) else "already noted."


def _holds(old: object, new: object) -> bool:
    """Tell whether a field holds a value already; a list holds each of its words."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _joined(old, new) == old
    return old == new


def _changed(new: Any, old: Any, unit: str) -> str:
    """Return what becomes of a value: a list names what is new in it, and what goes."""
    if not (isinstance(new, tuple) and isinstance(old, tuple)):
        return f"{_shown(new, unit)}, no longer {_shown(old, unit)}"
    after = _joined(old, new)
    gone = tuple(one for one in old if one not in after)
    more = tuple(one for one in after if one not in old)
    return f"{_shown(more, unit)}, no longer {_shown(gone, unit)}" if gone else f"also {_shown(more, unit)}"


def _adds(key: str, before: r.Record, values: dict[str, Any]) -> bool:
    """Return whether a repeated line holds anything that its record does not hold yet."""
    for name, value in values.items():
        old = getattr(before, name)
        if name in KEY[key] or old == value:
            continue
        if name == "note" and old and {*value.split("; ")} <= {*old.split("; ")}:
            continue
        if not (isinstance(value, tuple) and isinstance(old, tuple) and {*value} <= {*old}):
            return True
    return False


def _shown(value: Any, unit: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(shown(str(one)) for one in value) or "nothing"
    return (
        figure(value, unit)
        if isinstance(value, (int, float)) and not isinstance(value, bool)
        else clean(shown(str(value)))
    )


def _tallied(session: Session, key: str, votes: Votes) -> Session:
    counts = cast(dict[str, int], votes.counts)
    return tally(session, key, votes.field, counts, votes.subject, abstained=votes.abstained or None)


def _own_changes(session: Session, key: str, own: dict[str, Any]) -> list[str]:
    given = answer(session, key)
    told = []
    for name, value in own.items():
        spec = field_of(ANSWER_TYPES[key], name)
        old = getattr(given, name) if given is not None else None
        if old is not None and old != value:
            told.append(f"{spec.label}: {_shown(value, spec.unit)}, no longer {_shown(old, spec.unit)}.")
    return [capital_first(text) for text in told]


def tied(session: Session, tie: r.Tie) -> Session:
    """Add a tie, or give the one that is there the figures that were said."""
    position = tie_position(session, tie.from_, tie.to)
    if position is None:
        return add_tie(session, tie)
    before = session.ties[position]
    given = {
        name: value
        for name, value in structs.asdict(tie).items()
        if value is not None and name not in ("from_", "to")
    }
    return replace_tie(session, position, structs.replace(before, **given))
