"""A new field cannot go unseen: each stands in a list, a table or the report, or is left out for a reason."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from msgspec import Struct, structs

from spm_tui.diagnosis.engine import diagnose
from spm_tui.reports.output_formats import REPORT, render
from spm_tui.views.case_wall import case_rows
from spm_tui.views.field_words import LEFT_OUT, is_left_out
from spm_tui.views.portfolio import thing_rows
from spm_tui.views.record_words import record_words
from spm_tui.workshop import records as r
from spm_tui.workshop import session as s
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Session, all_records
from spm_tui.workshop.thing_names import names_of
from tests.strategies import every_field

DAY = date(2026, 11, 30)
#: What a field is changed to, so that whoever looks can tell.
WORD = "Quetzalcoatl"
#: Every table a session file has, and how to get to its records.
TABLES: dict[type[Struct], tuple[str, ...]] = {
    Session: (),
    s.Consent: ("consent",),
    s.Practices: ("practices",),
    s.Course: ("course",),
    s.Participant: ("participants",),
    r.Item: ("items",),
    r.Tie: ("ties",),
    r.Case: ("cases",),
    s.Round: ("rounds",),
    s.Ballot: ("ballots",),
    s.Commitment: ("commitments",),
    s.Parked: ("parking",),
    s.Stance: ("stances",),
    s.WhatIf: ("what_ifs",),
    **{struct: ("answers", key) for key, struct in ANSWER_TYPES.items()},
    **{struct: ("answers", key, name) for key, (name, struct) in RECORD_LISTS.items()},
}


def written_structs() -> set[type[Struct]]:
    """Return the Struct types that a session file is made of, from `records.py` and `session.py`."""
    found = {
        one
        for module in (r, s)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Struct) and one.__module__ == module.__name__
    }
    return found - {r.Record, s.Answer, s.Answers}


def readable(session: Session, *, answers_only: bool) -> str:
    """Return what the answer tables, the lists of things and cases, and the report show of a session.

    With `answers_only` without what the report works out: a figure that moves a finding is not shown by it.
    """
    report = render(REPORT, session, DAY, full=True)
    called = names_of(session)
    rows = [*thing_rows(session, 400), *case_rows(session, 400)]
    return "\n".join(
        (
            report[report.index("## The ten questions") :] if answers_only else report,
            *("".join(span.text for line in row.lines for span in line) for row in rows),
            *(" | ".join(record_words(record, called)) for _, _, record in all_records(session)),
        )
    )


def replaced(node: Any, path: tuple[str, ...], field: str, value: object) -> Any:
    """Return a value with one field replaced: of the record at the end of the path, the first of a list."""
    if isinstance(node, tuple):
        return (replaced(node[0], path, field, value), *node[1:])
    if not path:
        return structs.replace(node, **{field: value})
    return structs.replace(node, **{path[0]: replaced(getattr(node, path[0]), path[1:], field, value)})


def other_value(spec: FieldSpec, now: object) -> object:
    """Return a value the field may have that differs from the one it has."""
    if spec.ref:
        ids: dict[str, tuple[str, ...]] = {"items": ("hub", "desk"), "cases": ("mar", "jun")}
        one: object = next(name for name in ids[spec.ref] if name != now)
    elif spec.choices:
        one = next(choice for choice in spec.choices if now not in (choice, (choice,)))
    else:
        one = {"number": 7.5, "whole": 7, "date": date(2031, 5, 17), "flag": False, "text": WORD}[spec.form]
    return (one,) if spec.many else one


def fields() -> Iterator[tuple[type[Struct], FieldSpec]]:
    for struct in TABLES:
        for spec in fields_of(struct):
            if spec.form != "table" or (struct is Session and spec.name in ("plan", "private", "extra")):
                yield struct, spec


def session_with_a_stance() -> Session:
    """Return the session in which every field is answered, with two cases and a stance on a finding."""
    session = every_field()
    two = (*session.cases, structs.replace(session.cases[0], id="jun", name="June re-plan"))
    session = structs.replace(session, cases=two, stances=())
    fired = diagnose(session, DAY).fired
    on_it = s.Stance(finding=fired[0].key, stance="dispute", why="seen otherwise")
    return structs.replace(session, stances=(on_it,))


SESSION = session_with_a_stance()
#: Tables that the report shows on its two pages, or with what was noticed.
ABOVE = {Session, s.Consent, s.Course, s.Participant, s.Stance, s.Commitment, s.Parked}
BEFORE = {only: readable(SESSION, answers_only=only) for only in (False, True)}


def test_every_table_of_the_file_is_looked_at() -> None:
    assert written_structs() == set(TABLES)


@pytest.mark.parametrize(
    ("struct", "spec"), [pytest.param(t, f, id=f"{t.__name__}.{f.key}") for t, f in fields()]
)
def test_a_field_is_shown_or_left_out_for_a_reason(struct: type[Struct], spec: FieldSpec) -> None:
    if is_left_out(struct, spec.name):
        return
    node: Any = SESSION
    for step in TABLES[struct]:
        node = getattr(node, step)
    record = node[0] if isinstance(node, tuple) else node
    value = other_value(spec, getattr(record, spec.name))
    only = struct not in ABOVE
    after = readable(replaced(SESSION, TABLES[struct], spec.name, value), answers_only=only)
    assert after != BEFORE[only], f"nothing shows {spec.label!r}: show it, or add it to LEFT_OUT"
    if value in (WORD, (WORD,)) and (struct, spec.key) != (s.Stance, "finding"):  # shown by its sentence
        assert WORD in after


def test_what_is_left_out_is_there_and_says_why() -> None:
    for (struct, name), why in LEFT_OUT.items():
        assert name in {spec.name for spec in fields_of(struct)}
        assert why
