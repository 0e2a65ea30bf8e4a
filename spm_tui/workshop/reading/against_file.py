"""What a line says against what its record holds, or beside it: it is asked about, and changes nothing by
itself.
"""

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.line_marks import marks_of
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.record_names import record_name
from spm_tui.workshop.reading.same_records import KEY, same_record
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.words import figure, listed, shown

#: Verbs of what was, which is seen rather than said.
_PAST: Final = frozenset(("could", "couldn't", "did", "didn't", "was", "were", "never", "failed", "had"))


class AgainstFile(Struct, frozen=True):
    """What is on file, as a sentence that asks; and what the line may mean, each with why."""

    why: str
    ways: tuple[tuple[RecordReading, str], ...] = ()


def contradiction(session: Session, key: str, line: str, reading: Reading) -> AgainstFile | None:
    """Return how a reading of a line speaks against what is on file; None where it does not.

    Of a line with several facts only the sentence comes back: nothing of it can be chosen at once.
    """
    look = _LOOKS.get(key)
    for fact in reading.facts:
        position = same_record(session, key, fact.values)
        record = records(session, key)[position] if position is not None else None
        found = look(session, line, fact, record) if look is not None and record is not None else None
        if found is not None:
            return found if len(reading.facts) == 1 else structs.replace(found, ways=())
        alone = record is not None and len(reading.facts) == 1 and not in_parts(line)
        if alone and record is not None and only_a_note(key, fact.values, record):
            told = f"It adds only words to {record_name(session, key, record)}."
            kept = {name: one for name, one in fact.values.items() if name in (*KEY[key], "category", "note")}
            return AgainstFile(told, ((structs.replace(fact, values=kept), "as its note"),))
    return None


def only_a_note(key: str, values: dict[str, Any], record: r.Record) -> bool:
    """Tell whether values add words to a record and nothing else."""
    new = values.get("note")
    if not new or {*new.split("; ")} <= {*(record.note or "").split("; ")}:
        return False
    return all(
        name in (*KEY[key], "category", "note") or _held(getattr(record, name), value)
        for name, value in values.items()
    )


def _held(old: object, new: object) -> bool:
    """Tell whether a field holds a value already."""
    return {*new} <= {*old} if isinstance(old, tuple) and isinstance(new, tuple) else old == new


def _value_seen(session: Session, line: str, fact: RecordReading, record: r.Record) -> AgainstFile | None:
    """Look whether an opinion (`Ops can't do payroll`) speaks against a value that was seen."""
    now = fact.values.get("seen_value")
    before = record.seen_value if isinstance(record, r.Swap) else None
    if now is None or before is None or now == before:
        return None
    tokens = tokens_of(line)
    marks = marks_of(session, "fungibility", line, tokens)
    if now and any(mark.means("seen") for mark in marks):
        return None  # another value that was seen
    was = figure(before, "%")
    said = {name: value for name, value in fact.values.items() if name != "seen_value"} | {"said_value": now}
    ways = (
        (structs.replace(fact, values=said), f"said now; {was} was seen"),
        (fact, f"seen; no longer {was}"),
    )
    past = any(token.norm in _PAST for token in tokens)
    why = f"{was} is on file as seen. Was this seen, or is it said now?"
    return AgainstFile(why, ways[::-1] if past else ways)


def _nothing_free(_session: Session, _line: str, fact: RecordReading, record: r.Record) -> AgainstFile | None:
    """Look whether `nothing came free` speaks against what came free, or against people who came back."""
    if not isinstance(record, r.Stop) or "nothing-yet" not in fact.values.get("freed", ()):
        return None
    freed = listed([shown(one) for one in record.freed or () if one != "nothing-yet"], "and")
    people = figure(record.seen_people, "people") if record.seen_people else ""
    if not freed and not people:
        return None
    there = " and ".join(
        text for text in (f"{freed} came free" if freed else "", f"{people} came back" if people else "")
        if text
    )  # fmt: skip
    ways: list[tuple[RecordReading, str]] = [(fact, f"no longer {freed}" if freed else f"{people} stay")]
    if people:
        none: dict[str, Any] = {name: value for name, value in fact.values.items() if name != "freed"}
        ways.append((structs.replace(fact, values=none | {"seen_people": 0.0}), f"no longer {people}"))
    return AgainstFile(f"On file {there}. What is so now?", tuple(ways))


_Look = Callable[[Session, str, RecordReading, r.Record], AgainstFile | None]
_LOOKS: Final[dict[str, _Look]] = {"fungibility": _value_seen, "stopping": _nothing_free}
