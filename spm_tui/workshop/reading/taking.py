"""Taking a line with the reader: what it makes of a session, or why it waits; and what the next line can
lean on.
"""

from typing import Any, Literal

from msgspec import Struct, structs

from spm_tui.workshop.answer_edits import Refused, add_to_sort, replace_record
from spm_tui.workshop.fields import field_of
from spm_tui.workshop.reading.against_file import contradiction
from spm_tui.workshop.reading.applying import ADDED_TO, ADDS, Applied, apply_reading
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.leaning import Leaning, lean
from spm_tui.workshop.reading.line_figures import figures_of
from spm_tui.workshop.reading.line_reading import Label, Reading
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.record_names import record_name
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.unread_words import with_line_left
from spm_tui.workshop.reading.voted_on import with_subject
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import figure, shown

Kind = Literal["record", "changed", "tally", "stays", "waits"]


WAITS_TOO = "The rest of the line waits below."


class Taken(Struct, frozen=True, kw_only=True):
    """What became of a line. `waits` changed nothing: `why` says in one or two sentences what is missing."""

    session: Session
    kind: Kind
    positions: tuple[int, ...] = ()
    created: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    why: str = ""
    last: Last | None = None
    parts: tuple[Label, ...] = ()  # what of the line was read, and for which field
    unread: tuple[tuple[int, int], ...] = ()  # where words stand that were read for nothing
    readings: tuple[tuple[str, str], ...] = ()  # where a name is one of several: how it is written, its line


def take_line(session: Session, key: str, line: str, last: Last | None = None) -> Taken:
    """Take a typed line under a question, leaning on the line before where it does. Never raises for any
    text.
    """
    leaning = lean(session, key, line, last) if not in_parts(line) else None
    if leaning is not None:
        taken = _leant(session, key, line, leaning)
        if taken is not None:
            return taken
    reading = read_line(session, key, line)
    if reading.empty:
        why = reading.why or FRAMES[key].wants
        return Taken(session=session, kind="waits", why=why, readings=reading.meant)
    if against := contradiction(session, key, line, reading):
        return Taken(session=session, kind="waits", why=against.why)
    waiting = last.waiting if last is not None and last.key == key and last.after == session else ""
    reading, remarks = with_subject(session, key, line, reading, waiting)
    return _applied(session, key, line, reading, remarks)


def _applied(session: Session, key: str, line: str, reading: Reading, remarks: tuple[str, ...] = ()) -> Taken:
    try:
        applied = apply_reading(session, key, reading)
    except Refused as reason:
        return Taken(session=session, kind="waits", why=str(reason))
    kind: Kind = "stays"
    if reading.facts:
        kind = "changed" if applied.changed else "record"
    elif reading.votes:
        kind = "tally"
    elif reading.own:
        kind = "changed"
    asked = [one.why for one in reading.stays] if reading.facts else []
    if reading.left_over or asked:
        applied = structs.replace(applied, session=add_to_sort(applied.session, key, line))
    return Taken(
        session=applied.session,
        kind=kind,
        positions=applied.positions,
        created=applied.created,
        notices=(*applied.notices, *remarks),
        why=reading.why or " ".join(dict.fromkeys(asked)) or (WAITS_TOO if reading.left_over else ""),
        last=_last(session, key, line, reading, applied),
        parts=reading.parts,
        unread=reading.unread,
    )


def _last(before: Session, key: str, line: str, reading: Reading, applied: Applied) -> Last:
    fields = tuple(name for read in reading.facts[-1:] for name in read.values)
    spans = [
        figure.scale for figure in figures_of(tokens_of(line), before.created) if figure.unit == "months"
    ]
    return Last(
        key=key,
        before=before,
        after=applied.session,
        positions=applied.positions,
        own=tuple(reading.own),
        fields=fields,
        scale=spans[-1] if spans else 1.0,
        about=_voiced(key, reading),
    )


def _voiced(key: str, reading: Reading) -> dict[str, Any]:
    """Return the subject of a line that only gives what several say of it."""
    subject = reading.votes[0].subject if reading.votes and not reading.facts else None
    name = {
        "stopping": "items",
        "reversibility": "case",
        "vineyards": "item",
        "disappearance": "function",
    }.get(key)
    if subject is None or name is None:
        return {}
    return {name: (subject,) if name == "items" else subject}


def _leant(session: Session, key: str, line: str, leaning: Leaning) -> Taken | None:
    if leaning.back_to is not None:
        return Taken(session=leaning.back_to, kind="changed", notices=("The line before is taken back.",))
    if leaning.reading is not None:
        taken = _applied(session, key, line, with_line_left(session, key, line, leaning.reading))
        return _with_name(taken, key) if taken.kind == "changed" else taken
    after = session
    told: list[str] = []
    fields: list[str] = []
    for position, record in leaning.replaced.items():
        before = records(session, key)[position]
        try:
            after = replace_record(after, key, position, record)  # type: ignore[arg-type]
        except Refused:
            return None
        for name in record.__struct_fields__:
            old, new = getattr(before, name), getattr(record, name)
            if old != new:
                fields.append(name)
                told.append(_changed(key, name, old, new, session))
    positions = tuple(leaning.replaced)
    taken = Taken(
        session=after,
        kind="changed",
        positions=positions,
        notices=tuple(told),
        last=Last(key=key, before=session, after=after, positions=positions, fields=tuple(fields)),
    )
    return _with_name(taken, key)


def _with_name(taken: Taken, key: str) -> Taken:
    """Let what is told of a record that a line changes without naming it begin with its name."""
    if not taken.positions or not taken.notices:
        return taken
    name = record_name(taken.session, key, records(taken.session, key)[taken.positions[-1]])
    first, *rest = taken.notices
    adds = first.removeprefix(ADDS)
    told = f"{name}: {first[:1].lower()}{first[1:]}" if adds == first else f"{ADDED_TO}{name}{adds}"
    return structs.replace(taken, notices=(told, *rest))


def _changed(key: str, name: str, old: object, new: object, session: Session) -> str:
    spec = next(spec for spec in structs.fields(FRAMES[key].struct) if spec.name == name)
    described = field_of(FRAMES[key].struct, spec.encode_name)

    def told(value: object) -> str:
        if value is None:
            return "not said"
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return figure(float(value), described.unit)
        if isinstance(value, tuple):
            return ", ".join(told(one) for one in value)
        names = {item.id: item.name for item in session.items} | {
            case.id: case.name for case in session.cases
        }
        return names.get(str(value)) or shown(str(value))

    was = "" if old is None else f", no longer {told(old)}"
    text = f"{described.label}: {told(new)}{was}."
    return text[:1].upper() + text[1:]


__all__ = ["Last", "Taken", "take_line"]
