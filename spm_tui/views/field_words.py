"""A field of a record in words, the fields that nothing else shows, and those left out on purpose.

What a list, a table or the report words by hand it names here by its field; every other field of the record
follows as `label: value`, so that a field which is new to `workshop/records.py` is shown without more code.
"""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any, Final

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.views.spoken import day
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.thing_names import ThingNames
from spm_tui.workshop.words import figure, listed, shown

#: Fields that no list, no table and no report shows, and why.
LEFT_OUT: Final[dict[tuple[type[Struct], str], str]] = {
    (r.Record, "said_by"): "who said it stays in the room: nothing that is handed out names a role for it",
    (r.Item, "id"): "an id is for the file; the name is shown",
    (r.Case, "id"): "an id is for the file; the name is shown",
    (r.Swap, "category"): "it follows from the kind of the thing that steps in",
    (s.Answer, "minutes"): "how long the room took is for whoever keeps the time",
    (s.Participant, "id"): "an id is for the file; the role is shown",
    (s.Participant, "present"): "the report names the roles that were asked, present or not",
    (s.Round, "id"): "an id is for the file; question, field and number are shown",
    (s.Round, "taken"): "which ballot files were read is for the next merge",
    (s.Ballot, "round"): "an answer stands under its round",
    (s.Ballot, "participant"): "a silent answer is nobody's",
    (s.Commitment, "id"): "an id is for the file; what was agreed is shown",
    (s.Session, "format"): "it is about the file",
    (s.Session, "current_question"): "it is where the screens go on",
    (s.Course, "opening_minutes"): "how long a part may take is for whoever keeps the time",
    (s.Course, "buffer_minutes"): "how long a part may take is for whoever keeps the time",
    (s.Course, "close_minutes"): "how long a part may take is for whoever keeps the time",
    (s.Course, "opening_took"): "how long the room took is for whoever keeps the time",
    (s.Course, "close_took"): "how long the room took is for whoever keeps the time",
    (s.Session, "plan"): "how long a question may take is for whoever keeps the time",
    (s.Session, "private"): "private notes are in no export",
    **{
        (
            s.WhatIf,
            spec.name,
        ): "what is tried beside the map is on its screen and in nothing that is handed out"
        for spec in fields_of(s.WhatIf)
    },
    (s.Session, "extra"): "it is kept and never read",
}


@cache
def is_left_out(struct: type[Struct], name: str) -> bool:
    """Return whether a field of a Struct type is left out on purpose."""
    return any((base, name) in LEFT_OUT for base in struct.__mro__)


def field_words(spec: FieldSpec, value: Any, called: ThingNames) -> str:
    """Return a value of a field in the words of the screen; empty where it is not answered."""
    if value is None:
        return ""
    if spec.many:
        return listed(_one(spec, each, called) for each in value) if value else "nothing"
    return _one(spec, value, called)


def _one(spec: FieldSpec, value: Any, called: ThingNames) -> str:
    if spec.ref == "items":
        return called.label(value)
    if spec.ref == "cases":
        return called.case(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return figure(float(value), spec.unit)
    if isinstance(value, date):
        return day(value)
    return shown(value) if spec.choices or spec.offers else clean(str(value))


def other_facts(record: Struct, called: ThingNames, shown_already: Collection[str]) -> tuple[str, ...]:
    """Return the answered fields that are neither shown already nor left out, each as `label: value`.

    Tables are not fields in this sense: their records are shown one by one.
    """
    struct = type(record)
    return tuple(
        f"{spec.label}: {words}"
        for spec in fields_of(struct)
        if spec.form != "table" and spec.name not in shown_already and not is_left_out(struct, spec.name)
        if (words := field_words(spec, getattr(record, spec.name), called))
    )
