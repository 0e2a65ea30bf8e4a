"""Field values as the text of a form, and back: what is wrong with a text is said, never raised."""

from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from spm_tui.text import capital_first, clean, did_you_mean, fold
from spm_tui.workshop.amounts import minutes_in, read_amount
from spm_tui.workshop.choices import OWNERS
from spm_tui.workshop.dates import day_words, read_day
from spm_tui.workshop.fields import FieldSpec
from spm_tui.workshop.records import Case, Item
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown


class FieldValue(NamedTuple):
    """A value read from a form's text, or what is wrong with it."""

    value: Any
    problem: str = ""


def _known(session: Session, table: str) -> dict[str, str]:
    """Return id -> name of the table a field refers to, as a list shows it."""
    called = names_of(session)
    if table == "cases":
        return {case.id: called.case(case.id) for case in session.cases}
    if table == "items":
        return {item.id: called.label(item.id) for item in session.items}
    return {}


def words_for(spec: FieldSpec, session: Session) -> tuple[str, ...]:
    """Return the words a form offers for a field: its choices, known names, owners; () for free text."""
    if spec.choices:
        return tuple(shown(choice) for choice in spec.choices)
    if spec.ref:
        return tuple(_known(session, spec.ref).values())
    return tuple(shown(owner) for owner in OWNERS) if spec.offers else ()


def _one_to_text(spec: FieldSpec, value: Any, session: Session) -> str:
    if spec.ref:
        return _known(session, spec.ref).get(value, str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return f"{value:.10g}"  # all of it: what is only looked at stays as it was
    return shown(value) if spec.form == "choice" or (spec.offers and value in OWNERS) else str(value)


def to_text(spec: FieldSpec, value: Any, session: Session) -> str:
    """Return a field's value as the form shows it: empty when not answered, `nothing` for an empty list."""
    if value is None:
        return ""
    if spec.many:
        return ", ".join(_one_to_text(spec, one, session) for one in value) if value else "nothing"
    return _one_to_text(spec, value, session)


def read_number(spec: FieldSpec, text: str) -> FieldValue:
    """Return the figure a text names, within the field's range and in its unit, or what is wrong with it."""
    value, problem = read_amount(text, spec.unit)
    if value is None or not isfinite(value):
        return FieldValue(None, problem or "a number is wanted")
    if spec.form == "whole":
        if value != int(value):
            return FieldValue(None, "a whole number is wanted")
        value = int(value)
    low, high = spec.low, spec.high
    if (low is not None and value < low) or (high is not None and value > high):
        return FieldValue(None, f"between {figure(low or 0)} and {figure(high)} is wanted")
    if spec.unit == "people" and abs(value * 10 - round(value * 10)) > 1e-6:
        return FieldValue(None, "one decimal at most")
    return FieldValue(value)


def read_choice(spec: FieldSpec, text: str) -> FieldValue:
    """Return the one word of the file's choices that a text means, or which words there are."""
    words = {fold(shown(choice)): choice for choice in spec.choices} | {fold(c): c for c in spec.choices}
    wanted = fold(text)
    if wanted in words:
        return FieldValue(words[wanted])
    starts = {choice for word, choice in words.items() if word.startswith(wanted)}
    inside = {choice for word, choice in words.items() if set(wanted.split()) <= set(word.split())}
    long = read_amount(text, "minutes").value
    lasts = {choice for choice in spec.choices if long is not None and minutes_in(shown(choice)) == long}
    for found in (starts, inside, lasts):
        if len(found) == 1:
            return FieldValue(found.pop())
    near = did_you_mean(text, [shown(choice) for choice in spec.choices])
    one_of = "one of: " + ", ".join(shown(choice) for choice in spec.choices)
    return FieldValue(None, f"{near} {capital_first(one_of)}" if near else one_of)


def _reference(spec: FieldSpec, text: str, session: Session) -> FieldValue:
    known = _known(session, spec.ref)
    if text in known:
        return FieldValue(text)
    by_label = {fold(label): identity for identity, label in known.items()}
    if fold(text) in by_label:
        return FieldValue(by_label[fold(text)])
    rows: tuple[Item | Case, ...] = session.cases if spec.ref == "cases" else session.items
    if same := [known[row.id] for row in rows if row.id in known and fold(row.name) == fold(text)]:
        return FieldValue(None, f"which? {listed(same, 'or')}")
    hint = did_you_mean(text, known.values())
    return FieldValue(None, f'there is no "{clean(text)}" yet' + (f", {hint}" if hint else ""))


def _day(spec: FieldSpec, text: str, today: date) -> FieldValue:
    return FieldValue(*read_day(text, today, ahead=spec.ahead))


def _owner(text: str) -> str:
    """Return the owner the file names by a text, in its own words or the screen's; empty for any other."""
    wanted = fold(text)
    return next((one for one in OWNERS if wanted in (fold(shown(one)), fold(one))), "")


def _flag(text: str) -> FieldValue:
    flags = {"yes": True, "no": False}
    return FieldValue(flags[fold(text)]) if fold(text) in flags else FieldValue(None, "yes or no is wanted")


def _one(spec: FieldSpec, text: str, session: Session, today: date) -> FieldValue:
    if spec.ref:
        return _reference(spec, text, session)
    if spec.form == "choice":
        return read_choice(spec, text)
    if spec.form in ("number", "whole"):
        return read_number(spec, text)
    if spec.form == "date":
        return _day(spec, text, today)
    if spec.form == "flag" or (spec.or_flag and fold(text) in ("yes", "no")):
        return _flag(text)
    owner = _owner(text) if spec.offers else ""
    too_long = not owner and spec.longest is not None and len(text) > spec.longest
    wrong = f"at most {spec.longest} characters" if too_long else ""
    return FieldValue(None, wrong) if wrong else FieldValue(owner or text)


def from_text(spec: FieldSpec, text: str, session: Session, today: date) -> FieldValue:
    """FieldValue a form's text: None when it is empty, `()` for `nothing`, else the value or what is wrong.

    Figures are read with their unit (`1 year`, `4 FTE`), days as people write them, seen from `today`.
    Choices are read by the screen's words, the file's words, an unambiguous beginning or a word only one of
    them has ("45" of "workshop of 45 minutes"); references by name or id.
    """
    text = text.strip()
    if not text:
        return FieldValue(None, "this is needed" if spec.required else "")
    if not spec.many:
        return _one(spec, text, session, today)
    if fold(text) == "nothing":
        return FieldValue(None, "at least one is needed") if spec.required else FieldValue(())
    values = []
    for part in text.split(","):
        if part.strip():
            read = _one(spec, part.strip(), session, today)
            if read.problem:
                return FieldValue(None, f"{clean(part.strip())}: {read.problem}")
            values.append(read.value)
    return FieldValue(tuple(dict.fromkeys(values)))


def understood(spec: FieldSpec, text: str, value: Any) -> str:
    """Return how a text was understood where it does not say so itself: a day in full, a figure's unit."""
    if isinstance(value, date):
        return day_words(value)
    if spec.form in ("number", "whole") and isinstance(value, (int, float)):
        bare = text.strip().replace(",", ".").removesuffix(spec.unit).strip()
        return "" if bare in (figure(value), str(value)) else figure(value, spec.unit)
    if spec.form == "choice" and isinstance(value, str) and fold(text) != fold(shown(value)):
        return shown(value)
    return ""
