"""The JSON Schema of the file says what the records say."""

from typing import Any

import pytest
from msgspec import Struct

from spm_tui.reports.session_schema import json_schema
from spm_tui.workshop import records as r
from spm_tui.workshop import session as model
from spm_tui.workshop.fields import fields_of

SCHEMA = json_schema()
STRUCTS: list[type[Struct]] = [
    model.Session, model.Answers, model.Consent, model.Practices, model.Participant, model.Round,
    model.Ballot, model.Commitment, model.Parked, model.Stance, model.WhatIf, r.Item, r.Tie, r.Case,
    *model.ANSWER_TYPES.values(), *(record for _, record in model.RECORD_LISTS.values()),
]  # fmt: skip


def anywhere(schema: Any, key: str) -> list[Any]:
    """Every value a key has in a schema, however deep."""
    if isinstance(schema, dict):
        here = [schema[key]] if key in schema else []
        return here + [found for inner in schema.values() for found in anywhere(inner, key)]
    return [found for inner in schema for found in anywhere(inner, key)] if isinstance(schema, list) else []


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_the_schema_has_the_fields_the_words_and_the_ranges_of_the_records(struct: type[Struct]) -> None:
    table = SCHEMA["$defs"][struct.__name__]
    specs = {spec.key: spec for spec in fields_of(struct)}
    assert set(table["properties"]) == set(specs)
    assert set(table["required"]) == {key for key, spec in specs.items() if spec.required}
    assert table["additionalProperties"] is False
    for key, spec in specs.items():
        given = table["properties"][key]
        if spec.choices:
            assert sorted(spec.choices) in [sorted(filter(None, enum)) for enum in anywhere(given, "enum")], (
                key
            )
        if spec.form in ("number", "whole"):
            assert anywhere(given, "minimum") == [spec.low], key
            assert anywhere(given, "maximum") == [spec.high], key
        if spec.form == "date":
            assert anywhere(given, "format") == ["date"], key
        if spec.many:
            assert "array" in anywhere(given, "type"), key


def test_the_file_itself_is_the_session() -> None:
    assert SCHEMA["$ref"] == "#/$defs/Session"
