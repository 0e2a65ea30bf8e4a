"""Lines that put the one before right: `no, nine`, `not the CEO, the board`."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.clauses import clauses_of
from spm_tui.workshop.reading.denials import denied, unread
from spm_tui.workshop.reading.everyday_words import CORRECTING, FIGURE_NOUNS, INTERJECTIONS, SCRAP
from spm_tui.workshop.reading.fields_given import field_for, given_in, value_of
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.line_reading import Reading
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import ANSWER_TYPES, Session


class Last(Struct, frozen=True, kw_only=True):
    """The line before: its question, the session before and after it, and the records and figures it gave."""

    key: str
    before: Session
    after: Session
    positions: tuple[int, ...] = ()
    own: tuple[str, ...] = ()  # figures of the answer itself it set
    fields: tuple[str, ...] = ()  # fields of its records it set
    scale: float = 1.0  # months in the unit its last span was said in
    about: dict[str, Any] = {}  # what two voices were about
    waited: int = 0  # lines of talk since then, which wait to be sorted
    waiting: str = ""  # the line itself, where it waits and names something


_BREATHS = INTERJECTIONS - {"but", "and", "so", "right", "ok", "okay", "na"}


def corrects(tokens: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Tell whether a line only changes the one before: it names no other subject and says nothing unknown."""
    words = [token.norm for token in tokens if token.kind != "break"]
    cue = any(word in CORRECTING or word in _BREATHS for word in words[:4]) or any(
        word in ("sorry", "rather", "not", "longer") for word in words
    )
    if any(mark.means("stays") for mark in marks) or _never_said(tokens):
        return False
    if any(token.norm == "?" for token in tokens) or any(
        mark.means("if") or mark.means("hypothetical") for mark in marks
    ):
        return False
    unexplained = [
        n
        for n in unread(tokens, marks)
        if not any(tokens[n].norm in known for known in (CORRECTING, SCRAP, INTERJECTIONS, FIGURE_NOUNS))
    ]
    short = len(words) <= 4 and not any(mark.mention is not None for mark in marks)
    figures = any(mark.figure is not None and mark.figure.unit != "other" for mark in marks)
    return not unexplained and ((cue and len(words) <= 12) or (short and figures))


def _never_said(tokens: Sequence[Token]) -> bool:
    """Tell whether a line only says that something was not said: `8 was never said`."""
    words = [token.norm for token in tokens]
    denied = any(
        one in ("never", "not", "wasn't", "weren't") and other in ("said", "promised", "agreed", "meant")
        for one, other in pairwise(words)
    )
    return denied and words[-1] in ("said", "promised", "agreed", "meant")


def corrected_by(
    session: Session,
    key: str,
    line: str,
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    record: r.Record,
    last: Last | None,
) -> r.Record | None:
    """Return the record before with what a line puts right, or None when that is not certain."""
    frame = FRAMES[key]
    gone, _ = denied(tokens, marks, clauses_of(tokens, marks))
    values = given_in(record)
    changes = _instead(frame, values, marks, gone)
    if not changes:
        scale = last.scale if last is not None else 1.0
        read = read_line(session, key, line, assumed=_still_about(key, values, marks), scale=scale)
        if read.maybe:
            return None
        changes = _said_anew(frame, read, marks, gone)
        changes |= _loose_figures(record, values, changes, marks, gone, last)
        changes |= _loose_owner(record, changes, marks, gone)
        changes |= _only_partly(values, changes, marks)
    if not changes:
        return None
    if changes.get("if_gone", "moves") != "moves" and values.get("moves_to"):
        changes["moves_to"] = None  # where it would go falls with its going
    return structs.replace(record, **changes)


def _still_about(key: str, values: dict[str, Any], marks: Sequence[Mark]) -> dict[str, Any]:
    """Return what a correction is about, as the record before has it."""
    about = {name: values[name] for name in (*KEY[key], "category") if name in values}
    if key == "reallocate_or_reshape" and any(mark.means("lever") for mark in marks):
        about.pop("lever", None)  # `no, it was team topology`
    return about


def _said_anew(frame: Frame, read: Reading, marks: Sequence[Mark], gone: frozenset[int]) -> dict[str, Any]:
    """Return the values a correction gives by itself, where it names nothing else it could be about."""
    named = any(mark.mention is not None for place, mark in enumerate(marks) if place not in gone)
    if not read.facts or (named and frame.subject in ("case", "items", "item", "pair")):
        return {}
    of_the_subject = ("case",) if frame.subject == "case" else KEY[frame.key]
    kept = (*of_the_subject, "category", "note")
    return {name: value for name, value in read.facts[0].values.items() if name not in kept}


def _instead(
    frame: Frame, values: dict[str, Any], marks: Sequence[Mark], gone: frozenset[int]
) -> dict[str, Any]:
    """Read `not X, Y`: the field that holds X gets Y."""
    changes: dict[str, Any] = {}
    for place in gone:
        for name, old in values.items():
            if not any(
                _same_value(one, mine)
                for mine in _values_of(marks[place])
                for one in (old if isinstance(old, tuple) else (old,))
            ):
                continue
            new = _replacement(frame, name, marks, gone)
            if new is None:
                continue
            changes[name] = (
                tuple(new if _same_value(one, _values_of(marks[place])[0]) else one for one in old)
                if isinstance(old, tuple)
                else new
            )
    return changes


def _values_of(mark: Mark) -> list[str]:
    if mark.mention is not None:
        return [entity.id for entity in mark.mention.options] + [
            entity.name for entity in mark.mention.options
        ]
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
    record: r.Record,
    values: dict[str, Any],
    changes: dict[str, Any],
    marks: Sequence[Mark],
    gone: frozenset[int],
    last: Last | None,
) -> dict[str, Any]:
    """Give a figure without a cue to the one field of the line before that counts the same."""
    found: dict[str, Any] = {}
    for place, mark in enumerate(marks):
        if mark.figure is None or place in gone or mark.figure.unit in ("other", "day"):
            continue
        field = field_for(record, mark.figure, values, fresh=last.fields if last is not None else ())
        if (
            field is None
            or field.name in changes
            or any(abs(_number(v) - value_of(field, mark.figure)) < 1e-9 for v in changes.values())
        ):
            continue
        scale = last.scale if last is not None and not mark.figure.unit and field.unit == "months" else 1.0
        found.setdefault(field.name, value_of(field, mark.figure) * scale)
    return found


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else float("inf")


def _loose_owner(
    record: r.Record, changes: dict[str, Any], marks: Sequence[Mark], gone: frozenset[int]
) -> dict[str, Any]:
    owners = [
        mark.means("owner") for place, mark in enumerate(marks) if place not in gone and mark.means("owner")
    ]
    given = [
        spec for spec in fields_of(type(record)) if spec.offers and getattr(record, spec.name) is not None
    ]
    if len(owners) != 1 or len(given) != 1 or given[0].name in changes:
        return {}
    return {given[0].name: owners[0]}


def _only_partly(values: dict[str, Any], changes: dict[str, Any], marks: Sequence[Mark]) -> dict[str, Any]:
    """Read `not fully, partly` of a way back that was tried."""
    alone = bool(marks) and all(mark.means("partly-cue") is not None for mark in marks)
    return {"tried": "partly"} if alone and values.get("tried") == "fully" and not changes else {}


def own_corrected(
    session: Session, key: str, line: str, tokens: Sequence[Token], marks: Sequence[Mark], last: Last
) -> dict[str, Any]:
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
