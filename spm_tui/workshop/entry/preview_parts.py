"""What an entered line became, in labelled parts: what it is about, what was read, what is still open."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from spm_tui.text import clean, cut, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import hands
from spm_tui.workshop.entry.entering import Entered
from spm_tui.workshop.entry.value_words import value_words, wording
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.applying import ADDED_TO, ADDS
from spm_tui.workshop.reading.missing import next_missing
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answer, Session, answer, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, shown

#: about: what it is about; said: a field that was read; open: one that was not; new: what it creates;
#: changes: what it does to a line that is there; waits: why it waits.
Sort = Literal["about", "said", "open", "new", "changes", "waits"]
#: Letters of a note that are told: its words are dimmed in the line itself.
LONGEST_NOTE: Final = 30


class Told(Struct, frozen=True):
    """A piece of what a line would become."""

    text: str
    sort: Sort = "said"


class Preview(Struct, frozen=True):
    """What a line would become: its parts in order, sentences on them, and what was not read.

    Where it can be read in two ways, `meanings` are these, and nothing is taken before one is chosen.
    """

    parts: tuple[Told, ...] = ()
    remarks: tuple[Told, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()
    meanings: tuple[str, ...] = ()
    created: tuple[tuple[str, str], ...] = ()  # (table, id) of what it would create
    new_items: tuple[r.Item, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line of plain text."""
        parts = " | ".join(part.text for part in self.parts)
        return " ".join(text for text in (parts, *(remark.text for remark in self.remarks)) if text)


def told_of(session: Session, key: str, line: str, entered: Entered, *, whole: bool = False) -> Preview:
    """Return what an entered line did, in parts: what it changed, or the `whole` record."""
    after = entered.session
    if after == session:
        return Preview(remarks=(Told("That stands there already.", "changes"),))
    parts: list[Told] = []
    remarks: list[Told] = []
    before = records(session, key)
    there = records(after, key)
    for position, record in enumerate(there):
        old = before[position] if position < len(before) else None
        if record is not old and record != old:
            parts += _record(after, key, record, None if whole else old, line, entered)
    if len(there) < len(before) or (after != session and not parts and records(after, key) != before):
        remarks.append(Told("Takes back the line before.", "changes"))
    parts += _own(session, after, key)
    parts += _hands(session, after, key)
    parts += ties_told(session, after)
    remarks += new_told(after, entered.created)
    if entered.notice:
        changed = entered.kind == "changed" and any(
            position < len(before) for position in [entered.position or 0]
        )
        lead = (
            "Changes the line that is there. "
            if changed and not entered.notice.startswith((ADDS, ADDED_TO))
            else ""
        )
        remarks.append(Told(lead + entered.notice, "changes"))
    if entered.problem:
        remarks.append(Told(entered.problem, "waits"))
    made = {identity for table, identity in entered.created if table == "items"}
    items = tuple(item for item in after.items if item.id in made) if made else ()
    return Preview(parts=tuple(parts), remarks=tuple(remarks), created=entered.created, new_items=items)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _record(
    session: Session,
    key: str,
    record: r.AnswerRecord,
    old: r.AnswerRecord | None,
    line: str,
    entered: Entered,
) -> list[Told]:
    about: list[str] = []
    found: list[Told] = []
    subject = KEY[key] if key != "reallocate_or_reshape" else ("case",)
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None:
            continue
        if spec.name in subject:
            about.append(value_words(session, spec, value))
        elif (spec.name, value) == ("action", "stop") or spec.name == "category":
            continue
        elif spec.name == "note":
            found += [Told(f"note: {note}", "open")] if (note := _new_note(value, old, line, entered)) else []
        elif old is None or getattr(old, spec.name) != value:
            text = wording(key, spec).format(value_words(session, spec, value))
            if spec.name == "seen_value" and value == 0:
                text = "cannot"
            found.append(Told(text + _typed(spec, line, entered)))
    missing = next_missing(key, record)
    left = [Told(f"{lower_first(missing.ask)} -", "open")] if missing is not None else []
    return [Told(" for ".join(about) if key == "fungibility" else ", ".join(about), "about"), *found, *left]


def _new_note(note: str, old: r.AnswerRecord | None, line: str, entered: Entered) -> str:
    """Return what a line adds to the note of its record, without the words of a figure that is told."""
    before = old.note.split("; ") if old is not None and old.note else []
    read = [fold(line[part.start : part.end]) for part in entered.parts]
    added = [
        one for one in note.split("; ") if one not in before and not any(fold(one) in text for text in read)
    ]
    return cut(clean("; ".join(added)), LONGEST_NOTE)


def _typed(spec: FieldSpec, line: str, entered: Entered) -> str:
    """Return the words a span of time was read from, in brackets, where they are no figure."""
    if spec.unit != "months":
        return ""
    words = [line[part.start : part.end] for part in entered.parts if part.field == spec.name]
    plain = not words or words[0][:1].isdigit() or "month" in words[0].casefold()
    return "" if plain else f" ({clean(words[0])})"


def _own(session: Session, after: Session, key: str) -> list[Told]:
    """Return the figures of the answer itself that a line gives."""
    old, new = answer(session, key), answer(after, key)
    shared = {spec.name for spec in fields_of(Answer)}
    found = []
    for spec in fields_of(ANSWER_TYPES[key]):
        value = getattr(new, spec.name) if new is not None else None
        if spec.name in shared or spec.form == "table" or value is None:
            continue
        if old is None or getattr(old, spec.name) != value:
            found.append(Told(f"{spec.label}: {value_words(after, spec, value)}"))
    return found


def _hands(session: Session, after: Session, key: str) -> list[Told]:
    """Return the shows of hands a line adds."""
    known = {one.id: one for one in session.rounds}
    labels = {spec.name: spec.label for spec in fields_of(RECORD_LISTS[key][1])}
    found = []
    for one in after.rounds:
        if one.question != key or known.get(one.id) == one:
            continue
        about = f" on {_voted_on(after, one.subject)}" if one.subject else ""
        counts = [
            f"{figure(value) if isinstance(value, float) else shown(str(value))} x{count}"
            for value, count in hands(after, one.id).items()
        ]
        counts += [f"no answer x{one.abstained}"] if one.abstained else []
        what = f" ({labels[one.field].split(',')[0]})" if one.field in labels and not one.subject else ""
        found.append(Told(f"Show of hands{about}{what}: {', '.join(counts)}"))
    return found


def _voted_on(session: Session, subject: str) -> str:
    if any(item.id == subject for item in session.items):
        return names_of(session).label(subject)
    if any(case.id == subject for case in session.cases):
        return names_of(session).case(subject)
    return shown(subject)


def ties_told(session: Session, after: Session) -> list[Told]:
    """Return the needs a line adds or changes."""
    if after.ties is session.ties:
        return []
    known = {(tie.from_, tie.to): tie for tie in session.ties}
    called = names_of(after)
    found = []
    for tie in after.ties:
        before = known.get((tie.from_, tie.to))
        if before == tie:
            continue
        how = f": {figure(tie.people, 'people')}" if tie.people is not None else ""
        if before is not None and before.people not in (None, tie.people):
            how += f", no longer {figure(before.people)}"
        inside = f", inside {called.label(tie.carried_by)}" if tie.carried_by else ""
        verb = "keeps on needing" if tie.carried_by else "needs"
        found.append(Told(f"{called.label(tie.from_)} {verb} {called.label(tie.to)}{how}{inside}"))
    return found


def new_told(session: Session, created: Sequence[tuple[str, str]]) -> list[Told]:
    kinds = {item.id: item.kind for item in session.items}

    def told(table: str, identity: str) -> str:
        kind = "case" if table == "cases" else kinds[identity]
        return f"+ new {kind} {clean(_plain(session, table, identity))}"

    return [Told(told(table, identity), "new") for table, identity in created]


def _plain(session: Session, table: str, identity: str) -> str:
    rows: Sequence[r.Item | r.Case] = session.cases if table == "cases" else session.items
    return next(row.name for row in rows if row.id == identity)
