"""Lines that lean on the line before: corrections, `same again for X`, `the other way round`, `scrap that`."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.map_edits import CATEGORY_OF
from spm_tui.workshop.reading.applying import KEY
from spm_tui.workshop.reading.clauses import clauses_of, denied, unread
from spm_tui.workshop.reading.facts import entity_of
from spm_tui.workshop.reading.figures import Figure
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.marks import Mark, marks_of
from spm_tui.workshop.reading.reader import Read, Reading, read_line
from spm_tui.workshop.reading.tokens import Token, tokens_of
from spm_tui.workshop.session import ANSWER_TYPES, Session, records

_SCRAP = frozenset(("scrap", "scratch", "kill", "bin", "lose", "disregard", "cross", "withdraw", "forget", "strike", "delete", "ignore", "drop", "cancel", "remove", "undo", "vergiss"))
_THAT = frozenset(("that", "this", "it", "the", "last", "one", "line", "please", "again", "das", "record", "sorry", "out", "entirely", "altogether", "thing", "figure", "answer", "entry", "remark", "what", "i", "said", "just", "my"))
_SAME = frozenset(("same", "ditto", "likewise", "idem", "too", "also", "similarly", "dito", "ebenso", "identical", "equally", "gleiches"))
_CORRECTING = frozenset(
    ("no", "nope", "nah", "nej", "nein", "non", "sorry", "actually", "rather", "correction", "make", "mean", "meant", "wait", "not", "oops", "pardon", "longer", "more", "less", "instead", "scrap", "forget", "strike", "well", "hang", "vielmehr", "sondern")
)  # fmt: skip
_FIGURE_NOUNS = frozenset(("wrong", "figure", "number", "count", "typo", "mistake", "mistyped", "misread", "misheard", "error", "should", "be", "read", "correct", "corrected", "slip", "fix", "change", "have"))
#: What is the same again: `same story with`, `same thing`.
_SAME_NOUNS = frozenset(("case", "one", "story", "thing", "deal", "picture", "tale", "song", "result", "figures", "numbers", "outcome", "pattern", "here", "there", "applies", "holds", "true", "goes", "went", "happened", "again", "with", "for", "at", "to", "exactly", "just", "likewise"))
_TURNED = (
    ("opposite", "direction"), ("opposite", "way"), ("the", "opposite"), ("conversely",), ("other", "way", "about"), ("reversed",), ("backwards",),
    ("other", "way", "round"), ("other", "way", "around"), ("vice", "versa"), ("the", "reverse"), ("in", "reverse"),
    ("umgekehrt",), ("other", "direction"), ("and", "back"), ("way", "round"),
)  # fmt: skip
_TIMES = {"twice": 2.0, "double": 2.0, "half": 0.5, "thrice": 3.0, "triple": 3.0}


class Last(Struct, frozen=True, kw_only=True):
    """The line before: its question, the session before and after it, and the records and figures it gave."""

    key: str
    before: Session
    after: Session
    positions: tuple[int, ...] = ()
    own: tuple[str, ...] = ()  # figures of the answer itself it set
    fields: tuple[str, ...] = ()  # fields of its records it set
    scale: float = 1.0  # months in the unit its last span was said in


class Leaning(Struct, frozen=True, kw_only=True):
    """What a line makes of the line before: records to replace by position, new ones, or the session before it."""

    back_to: Session | None = None
    replaced: dict[int, r.Record] = {}
    reading: Reading | None = None


def lean(session: Session, key: str, line: str, last: Last | None) -> Leaning | None:
    """Return what a line says of the line before, or None when it stands alone. Never raises for any text."""
    tokens = tokens_of(line)
    words = _said(tokens)
    if not words:
        return None
    fresh = last is not None and last.key == key and last.after == session
    if words[0] in _SCRAP and all(word in _THAT for word in words[1:]):
        return Leaning(back_to=last.before) if fresh and last is not None else None
    if fresh and last is not None and words[0] in _SCRAP and words[1:2] and words[1] in ("that", "it", "this") and not any(token.kind == "number" for token in tokens):
        return Leaning(back_to=last.before)  # and why
    old = _record_before(session, key, last if fresh else None)
    marks = marks_of(session, key, line, tokens)
    if old is not None:
        position, record = old
        for attempt in (_turned, _same_again):
            found = attempt(session, key, line, tokens, marks, record)
            if found is not None:
                return Leaning(reading=found)
        if _corrects(session, key, tokens, marks):
            corrected = _corrected(session, key, line, tokens, marks, record, last if fresh else None)
            if corrected is not None and corrected != record:
                return Leaning(replaced={position: corrected})
        if fresh and (more := _continued(session, key, line, tokens, marks, record, last.scale if last is not None else 1.0)) is not None:
            return Leaning(reading=more)
    if fresh and last is not None and last.own and _corrects(session, key, tokens, marks):
        own = _own(session, key, line, tokens, marks, last)
        if own:
            return Leaning(reading=Reading(own=own))
    return None


_INTERJECTIONS = frozenset(("hm", "hmm", "hmmm", "mm", "oh", "ah", "uh", "um", "er", "erm", "eh", "ok", "okay", "well", "right", "so", "argh", "oops", "ouch", "wait", "sorry", "no", "nope", "nah", "nein", "but", "and", "na", "ach", "gosh"))


_BREATHS = _INTERJECTIONS - {"but", "and", "so", "right", "ok", "okay", "na"}


def _said(tokens: Sequence[Token]) -> list[str]:
    """Return the words of a line without what is only breathed before it: `nope, scratch that`."""
    words = [token.norm for token in tokens if token.kind not in ("break", "sign")]
    start = 0
    while start < len(words) - 1 and words[start] in _INTERJECTIONS:
        start += 1
    return words[start:]


def _record_before(session: Session, key: str, last: Last | None) -> tuple[int, r.Record] | None:
    there = records(session, key)
    if last is not None and last.own and not last.positions:
        return None
    position = last.positions[-1] if last is not None and last.positions else len(there) - 1
    return (position, there[position]) if 0 <= position < len(there) else None


# ---- the same again, the other way round


def _subject_of(session: Session, frame: Frame, tokens: Sequence[Token], marks: Sequence[Mark], line: str = "") -> dict[str, Any] | None:
    """Return the key values of what a line names as its subject, or None."""
    if frame.subject in ("lever", "function"):
        word = next((mark.means(frame.subject) for mark in marks if mark.means(frame.subject)), None)
        return {frame.subject: word} if word else None
    if frame.subject == "decision_type":
        inside = [n for n, t in enumerate(tokens) if t.kind in ("word", "other") and t.norm not in _SAME and t.norm not in ("again", "for", "with", "w", "as", "well", "and", "the", "is", "goes", "in")]
        if not inside or len(inside) > 5:
            return None
        return {"decision_type": _typed(tokens, inside[0], inside[-1] + 1)}
    entity = next((entity for mark in marks if (entity := entity_of(mark, frame)) is not None), None)
    if entity is None or frame.subject == "pair":
        return None
    return {"items": (entity.id,)} if frame.subject == "items" else {"case" if frame.subject == "case" else "item": entity.id}


def _typed(tokens: Sequence[Token], first: int, last: int) -> str:
    text = ""
    for n in range(first, last):
        gap = " " if n > first and tokens[n].start > tokens[n - 1].end else ""
        text += gap + tokens[n].text
    return text


def _same_again(session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record) -> Reading | None:
    """Read `same again for X`, `X ditto`, `X as well`, with figures of its own where it gives some."""
    words = [token.norm for token in tokens]
    same = any(word in _SAME for word in words) or _holds(words, ("as", "well")) or _holds(words, ("took", "half", "that"))
    frame = FRAMES[key]
    if not same or len(words) > 12:
        return None
    subject = _subject_of(session, frame, tokens, marks)
    if subject is None or all(_equal(getattr(record, name), value) for name, value in subject.items()):
        return None
    unexplained = [n for n in unread(tokens, marks) if tokens[n].norm not in _SAME and tokens[n].norm not in _SAME_NOUNS and sorted(tokens[n].norm) != sorted("again")]
    if unexplained and frame.subject != "decision_type":
        return None
    values = _given(record) | subject
    times = next((_TIMES[word] for word in words if word in _TIMES), None)
    if times is not None and _holds(words, ("that",)):
        values = {name: value for name, value in values.items() if name in subject} | {
            spec.name: round(values[spec.name] * times, 3) for spec in _numbers(record) if spec.name in values
        }  # fmt: skip
    for mark in marks:
        if mark.figure is not None and mark.figure.unit != "day":
            field = _field_for(record, mark.figure, values)
            if field is not None:
                values[field.name] = _value(field, mark.figure)
    values.pop("note", None)
    return Reading(facts=(Read(values=values),))


def _continued(session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record, scale: float) -> Reading | None:
    """Read a line that goes on about the record before and names nothing else: `in the end it took eleven`."""
    frame = FRAMES[key]
    if len(tokens) > 12 or any(token.norm == "?" for token in tokens) or unread(tokens, marks):
        return None
    if any(mark.means("stays") for mark in marks) or any(_names_another(frame, mark) for mark in marks):
        return None
    if read_line(session, key, line).facts:
        return None
    values = _given(record)
    about = {name: values[name] for name in (*KEY[key], "category") if name in values}
    read = read_line(session, key, line, assumed=about, scale=scale)
    more = {name: value for name, value in read.facts[0].values.items() if name not in about} if len(read.facts) == 1 else {}
    if not more or any(values.get(name) not in (None, value) for name, value in more.items()):
        return None  # what it would change was said with no word of correction
    return Reading(facts=(Read(values=about | more),), parts=read.parts)


def _names_another(frame: Frame, mark: Mark) -> bool:
    if frame.subject in ("lever", "function"):
        return mark.means(frame.subject) is not None
    return entity_of(mark, frame) is not None and frame.subject != "decision_type"


def _turned(session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record) -> Reading | None:
    """Read `and the other way round half that`: the swap the other way, with what is said of its figures."""
    words = [token.norm for token in tokens]
    if not isinstance(record, r.Swap) or not any(_holds(words, turn) for turn in _TURNED):
        return None
    kinds = {item.id: item.kind for item in session.items}
    values = _given(record) | {"from_": record.to, "to": record.from_}
    category = next((CATEGORY_OF[kind] for kind in CATEGORY_OF if kind == kinds.get(record.to)), None)
    if category is None:
        return None
    values["category"] = category
    values.pop("note", None)
    times = next((_TIMES[word] for word in words if word in _TIMES), None)
    figures = [mark.figure for mark in marks if mark.figure is not None and mark.figure.unit in ("months", "%", "")]
    if times is not None and not figures:
        changed = [spec for spec in _numbers(record) if spec.name in values and "value" not in spec.name]
        if len({spec.unit for spec in changed}) != 1 and changed:
            return None
        values |= {spec.name: round(values[spec.name] * times, 3) for spec in changed}
    about = {name: values[name] for name in ("from_", "to", "category")}
    read = read_line(session, key, line, assumed=about)
    given = {name: value for name, value in read.facts[0].values.items() if name.endswith(("_months", "_value"))} if len(read.facts) == 1 else {}
    for figure in figures if not given else ():
        field = _field_for(record, figure, values)
        if field is not None:
            given[field.name] = _value(field, figure)
    if figures:  # its own figures; what the first way took is not said of the way back
        values = {name: value for name, value in values.items() if name in ("from_", "to", "category")} | given
        if not given:
            return None
    if any(mark.means("cannot") for mark in marks):
        values = {name: value for name, value in values.items() if name in ("from_", "to", "category")} | {"seen_value": 0.0}
    return Reading(facts=(Read(values=values),))


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[n : n + size]) == tuple(phrase) for n in range(len(words) - size + 1))


def _equal(old: object, new: object) -> bool:
    return old == new


def _given(record: r.Record) -> dict[str, Any]:
    """Return what a record has given about its subject: not who said it, nor how it is known."""
    about = {"on", "to_confirm", "said_by"}
    return {name: value for name, value in structs.asdict(record).items() if value is not None and name not in about}


def _numbers(record: r.Record) -> list[FieldSpec]:
    return [spec for spec in fields_of(type(record)) if spec.form in ("number", "whole")]


# ---- corrections


def _corrects(session: Session, key: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Tell whether a line only changes the one before: it names no other subject and says nothing unknown."""
    words = [token.norm for token in tokens if token.kind != "break"]
    cue = any(word in _CORRECTING or word in _BREATHS for word in words[:4]) or any(word in ("sorry", "rather", "not", "longer") for word in words)
    if any(mark.means("stays") for mark in marks):
        return False
    if any(token.norm == "?" for token in tokens) or any(mark.means("if") or mark.means("hypothetical") for mark in marks):
        return False
    unexplained = [
        n for n in unread(tokens, marks)
        if not any(tokens[n].norm in known for known in (_CORRECTING, _SCRAP, _INTERJECTIONS, _FIGURE_NOUNS))
    ]  # fmt: skip
    short = len(words) <= 4 and not any(mark.mention is not None for mark in marks)
    figures = any(mark.figure is not None and mark.figure.unit != "other" for mark in marks)
    return not unexplained and ((cue and len(words) <= 12) or (short and figures))


def _corrected(
    session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], record: r.Record, last: Last | None
) -> r.Record | None:
    """Return the record before with what a line puts right, or None when that is not certain."""
    frame = FRAMES[key]
    clauses = clauses_of(tokens, marks)
    gone, _ = denied(tokens, marks, clauses)
    values = _given(record)
    changes = _instead(frame, values, marks, gone)
    if not changes:
        scale = last.scale if last is not None else 1.0
        about = {name: values[name] for name in (*KEY[key], "category") if name in values}
        if key == "reallocate_or_reshape" and any(mark.means("lever") for mark in marks):  # `no, it was team topology`
            about.pop("lever", None)
        read = read_line(session, key, line, assumed=about, scale=scale)
        named = [mark for n, mark in enumerate(marks) if n not in gone and mark.mention is not None]
        if read.facts and not (named and frame.subject in ("case", "items", "item", "pair")):
            kept = ("case",) if frame.subject == "case" else KEY[key]
            changes = {name: value for name, value in read.facts[0].values.items() if name not in (*kept, "category", "note")}
        changes |= _loose_figures(record, values, changes, tokens, marks, gone, last)
        changes |= _loose_owner(record, changes, marks, gone)
    if not changes:
        return None
    if changes.get("if_gone", "moves") != "moves" and values.get("moves_to"):
        changes["moves_to"] = None  # where it would go falls with its going
    return structs.replace(record, **changes)


def _instead(frame: Frame, values: dict[str, Any], marks: Sequence[Mark], gone: frozenset[int]) -> dict[str, Any]:
    """Read `not X, Y`: the field that holds X gets Y."""
    changes: dict[str, Any] = {}
    for place in gone:
        for name, old in values.items():
            if not any(_same_value(one, mine) for mine in _values_of(marks[place]) for one in (old if isinstance(old, tuple) else (old,))):
                continue
            new = _replacement(frame, name, marks, gone)
            if new is None:
                continue
            changes[name] = tuple(new if _same_value(one, _values_of(marks[place])[0]) else one for one in old) if isinstance(old, tuple) else new
    return changes


def _values_of(mark: Mark) -> list[str]:
    if mark.mention is not None:
        return [entity.id for entity in mark.mention.options] + [entity.name for entity in mark.mention.options]
    return [value for _, value in mark.meanings]


def _same_value(old: object, new: str) -> bool:
    return isinstance(old, str) and old == new


def _replacement(frame: Frame, name: str, marks: Sequence[Mark], gone: frozenset[int]) -> str | None:
    """Return what a field takes from the words that are not denied."""
    spec = next(spec for spec in fields_of(frame.struct) if spec.name == name)
    for place, mark in enumerate(marks):
        if place in gone:
            continue
        if spec.ref and mark.mention is not None:
            wanted = [one for one in mark.mention.options if (one.kind == "case") == (spec.ref == "cases")]
            if wanted:
                return wanted[0].id
        elif spec.choices:
            found = [value for _, value in mark.meanings if value in spec.choices]
            if found:
                return found[0]
        elif spec.offers and (owner := mark.means("owner")):
            return owner
        elif spec.offers and mark.mention is not None:
            return mark.mention.entity.name
    return None


def _loose_figures(
    record: r.Record, values: dict[str, Any], changes: dict[str, Any], tokens: Sequence[Token], marks: Sequence[Mark], gone: frozenset[int], last: Last | None
) -> dict[str, Any]:
    """Give a figure without a cue to the one field of the line before that counts the same."""
    found: dict[str, Any] = {}
    for place, mark in enumerate(marks):
        if mark.figure is None or place in gone or mark.figure.unit in ("other", "day"):
            continue
        field = _field_for(record, mark.figure, values, fresh=last.fields if last is not None else ())
        if field is None or field.name in changes or any(abs(_number(v) - _value(field, mark.figure)) < 1e-9 for v in changes.values()):
            continue
        scale = last.scale if last is not None and not mark.figure.unit and field.unit == "months" else 1.0
        found.setdefault(field.name, _value(field, mark.figure) * scale)
    return found


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else float("inf")


def _loose_owner(record: r.Record, changes: dict[str, Any], marks: Sequence[Mark], gone: frozenset[int]) -> dict[str, Any]:
    owners = [mark.means("owner") for place, mark in enumerate(marks) if place not in gone and mark.means("owner")]
    given = [spec for spec in fields_of(type(record)) if spec.offers and getattr(record, spec.name) is not None]
    if len(owners) != 1 or len(given) != 1 or given[0].name in changes:
        return {}
    return {given[0].name: owners[0]}


def _field_for(record: r.Record, figure: Figure, values: dict[str, Any], fresh: Sequence[str] = ()) -> FieldSpec | None:
    """Return the number a figure would replace: of its unit, given by the line before; None when two would fit."""
    unit = figure.unit
    specs = [spec for spec in _numbers(record) if spec.name in values]
    fitting = [spec for spec in specs if spec.unit == unit] if unit else specs
    of_late = [spec for spec in fitting if spec.name in fresh]
    fitting = of_late or fitting
    if not unit and len(fitting) > 1:
        people = [spec for spec in fitting if spec.unit == "people"]
        fitting = people if len(people) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def _value(spec: FieldSpec, figure: Figure) -> float:
    return int(figure.value) if spec.form == "whole" else round(figure.value, 1 if spec.unit == "people" else 3)


def _own(session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], last: Last) -> dict[str, Any]:
    """Read `no, eight and two` and `no, make it forty` about figures of the answer itself."""
    again = read_line(session, key, line)
    if again.own:
        return dict(again.own)
    numbers: list[float] = []
    for mark in marks:
        if mark.figure is None or mark.figure.unit == "day":
            continue
        text = [token.norm for token in tokens[mark.first : mark.last]]
        if "/" in text and len(last.own) == 2:
            numbers += [float(one) for one in text if one.isdigit()]
        elif mark.figure.unit == "share":
            numbers.append(round(100 * mark.figure.value / (mark.figure.total or 1)))
        else:
            numbers.append(mark.figure.value)
    if len(numbers) != len(last.own):
        return {}
    specs = {spec.name: spec for spec in fields_of(ANSWER_TYPES[key])}
    return {
        name: int(value) if specs[name].form == "whole" else float(value)
        for name, value in zip(last.own, numbers, strict=True)
        if name in specs and specs[name].form in ("number", "whole")
    }


