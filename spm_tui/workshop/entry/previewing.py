"""What Enter would make of a line, in labelled parts: found by entering it, so that the two never differ."""

from collections.abc import Sequence
from typing import Any, Final, Literal

from msgspec import Struct, structs

from spm_tui.text import capital_first, clean, cut, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.ballots import hands
from spm_tui.workshop.entry.editing import reenter
from spm_tui.workshop.entry.entering import LONGEST_LINE, Entered, enter, tidy
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.entry.new_kinds import Kinds, with_kinds
from spm_tui.workshop.entry.value_words import value_words, wording
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.applying import ADDED_TO, ADDS, KEY
from spm_tui.workshop.reading.choosing import meanings_of
from spm_tui.workshop.reading.correcting import Last
from spm_tui.workshop.reading.list_above import Above
from spm_tui.workshop.reading.missing import next_missing
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.partial import unread_in
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answer, Session, answer, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, shown

#: about: what it is about; said: a field that was read; open: one that was not; new: what it creates;
#: changes: what it does to a line that is there; waits: why it waits.
Sort = Literal["about", "said", "open", "new", "changes", "waits"]
#: Letters of a note that are told: its words are dimmed in the line itself.
LONGEST_NOTE: Final = 30
#: The last of the meanings of a line that waits.
TO_SORT: Final = "none of this: it waits under to sort"


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


def preview_line(
    session: Session, key: str, line: str, last: Last | None = None, kinds: Kinds | None = None
) -> Preview:
    """Return what a line under a question would become; an empty preview for an empty line. Never raises.

    Which of several things of a name is meant is only worked out when it is entered: `meanings_behind`.
    """
    text = tidy(line)
    if not text:
        return Preview()
    begins = line.find(text[:1])
    entered = with_kinds(enter(session, key, text, last), kinds or {})
    if chosen := meanings_behind(session, key, text, last, entered, things=False):
        return Preview(unread=unread_in(session, key, line), meanings=chosen)
    if entered.kind in ("to-sort", "refused"):
        unread = () if in_parts(text) else unread_in(session, key, line)
        unread = unread if len(unread) < len(text.split()) else ()
        return Preview(remarks=(Told(f"To sort: {_lower(entered.problem)}", "waits"),), unread=unread)
    unread = tuple((start + begins, end + begins) for start, end in entered.unread)
    return structs.replace(told_of(session, key, text, entered), unread=unread)


def preview_edit(session: Session, key: str, position: int, line: str) -> Preview:
    """Return what the line of a record being edited would make of it. Never raises for any text."""
    text = tidy(line)
    if not text:
        return Preview()
    entered = reenter(session, key, position, text)
    if entered.kind == "refused":
        return Preview(remarks=(Told(f"Not yet: {_lower(entered.problem)}", "waits"),))
    return told_of(session, key, text, entered, whole=True)


def preview_list(session: Session, line: str, above: Above = Above()) -> str:  # noqa: B008  # frozen
    """Return what a line of the things screen would become under what is above it; "" for an empty line."""
    if not line.strip() or len(line) > LONGEST_LINE:
        return ""
    listed = list_things(session, line, above)
    parts = [told.text for told in _ties(session, listed.session)]
    there = {item.id for item in session.items} if parts else set()
    made = [item for item in listed.session.items if item.id not in there] if parts else []
    new = [told.text for told in _new(listed.session, [("items", item.id) for item in made])]
    told = "" if parts and not listed.left else listed.told
    return " ".join(f"{capital_first(text).rstrip('.')}." for text in ("; ".join(parts), *new, told) if text)


def chosen_meaning(session: Session, key: str, line: str, last: Last | None, number: int) -> Entered | None:
    """Return what a line becomes in one of its meanings (from 0), behind the last as it waits; None when it
    has no such meaning.
    """
    text = tidy(line)
    meanings = meanings_of(session, key, text, last)
    if number == len(meanings) > 0:
        return enter(session, key, text, last)  # none of them: it waits
    if number >= len(meanings):
        return None
    applied = meanings[number].applied
    return Entered(
        session=applied.session, kind="changed" if applied.changed else "record",
        position=applied.positions[-1], created=applied.created, notice=" ".join(applied.notices),
        last=Last(
            key=key, before=session, after=applied.session, positions=applied.positions,
            fields=tuple(meanings[number].values),
        ),
    )  # fmt: skip


def meanings_behind(
    session: Session, key: str, line: str, last: Last | None, entered: Entered, *, things: bool = True
) -> tuple[str, ...]:
    """Return what a line may mean, where that is asked before it is taken; () where it is not.

    It is where the line waits, where it leaves one figure open, and where it only goes on about the line
    before and names nothing itself.
    """
    goes_on = entered.notice.startswith((ADDS, ADDED_TO))
    if not (entered.kind == "to-sort" or "said or was seen" in entered.notice or goes_on):
        return ()
    meanings = meanings_of(session, key, line, last, things=things)
    if not meanings or (goes_on and not meanings[0].why):
        return ()
    told = tuple(_meaning(one.applied.session, key, one.values, one.why) for one in meanings)
    return (*told, TO_SORT) if entered.kind == "to-sort" else told


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
    parts += _ties(session, after)
    remarks += _new(after, entered.created)
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


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _meaning(session: Session, key: str, values: dict[str, Any], why: str) -> str:
    """Return one meaning of a line in a sentence."""
    specs = {spec.name: spec for spec in fields_of(RECORD_LISTS[key][1])}
    about = [
        value_words(session, specs[name], values[name]) for name in KEY[key] if values.get(name) is not None
    ]
    rest = [
        wording(key, spec).format(value_words(session, spec, values[name]))
        for name, spec in specs.items()
        if name in values and name not in (*KEY[key], "category", "note")
        if (name, values[name]) != ("action", "stop") or len(values) <= len(KEY[key]) + 1
    ]
    reason = f"   ({why})" if why else ""
    return f"{' for '.join(about)}: {', '.join(rest)}{reason}"


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
    left = [Told(f"{_lower(missing.ask)} -", "open")] if missing is not None else []
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
        what = f" ({labels[one.field].split(',')[0]})" if one.field in labels and not one.subject else ""
        found.append(Told(f"Show of hands{about}{what}: {', '.join(counts)}"))
    return found


def _voted_on(session: Session, subject: str) -> str:
    if any(item.id == subject for item in session.items):
        return names_of(session).label(subject)
    if any(case.id == subject for case in session.cases):
        return names_of(session).case(subject)
    return shown(subject)


def _ties(session: Session, after: Session) -> list[Told]:
    """Return the needs a line adds or changes."""
    if after.ties is session.ties:
        return []
    known = {(tie.from_, tie.to): tie for tie in session.ties}
    called = names_of(after)
    found = []
    for tie in after.ties:
        if known.get((tie.from_, tie.to)) == tie:
            continue
        how = f": {figure(tie.people, 'people')}" if tie.people is not None else ""
        inside = f", inside {called.label(tie.carried_by)}" if tie.carried_by else ""
        verb = "keeps on needing" if tie.carried_by else "needs"
        found.append(Told(f"{called.label(tie.from_)} {verb} {called.label(tie.to)}{how}{inside}"))
    return found


def _new(session: Session, created: Sequence[tuple[str, str]]) -> list[Told]:
    kinds = {item.id: item.kind for item in session.items}

    def told(table: str, identity: str) -> str:
        kind = "case" if table == "cases" else kinds[identity]
        return f"+ new {kind} {clean(_plain(session, table, identity))}"

    return [Told(told(table, identity), "new") for table, identity in created]


def _plain(session: Session, table: str, identity: str) -> str:
    rows: Sequence[r.Item | r.Case] = session.cases if table == "cases" else session.items
    return next(row.name for row in rows if row.id == identity)


__all__ = [
    "Preview", "Told", "chosen_meaning", "meanings_behind", "preview_edit", "preview_line", "preview_list",
    "told_of",
]  # fmt: skip
