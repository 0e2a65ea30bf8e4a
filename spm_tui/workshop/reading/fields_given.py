"""The fields a record has given, and which of them a figure would replace."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from spm_tui.workshop import records as r
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.counting import Figure


def holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[n : n + size]) == tuple(phrase) for n in range(len(words) - size + 1))


def given_in(record: r.Record) -> dict[str, Any]:
    """Return what a record has given about its subject: not who said it, nor how it is known."""
    about = {"on", "to_confirm", "said_by"}
    return {
        name: value
        for name, value in structs.asdict(record).items()
        if value is not None and name not in about
    }


def numbers_of(record: r.Record) -> list[FieldSpec]:
    return [spec for spec in fields_of(type(record)) if spec.form in ("number", "whole")]


def field_for(
    record: r.Record, figure: Figure, values: dict[str, Any], fresh: Sequence[str] = ()
) -> FieldSpec | None:
    """Return the number a figure would replace: of its unit, given by the line before; None when two would
    fit.
    """
    unit = figure.unit
    specs = [spec for spec in numbers_of(record) if spec.name in values]
    fitting = [spec for spec in specs if spec.unit == unit] if unit else specs
    of_late = [spec for spec in fitting if spec.name in fresh]
    fitting = of_late or fitting
    if not unit and len(fitting) > 1:
        people = [spec for spec in fitting if spec.unit == "people"]
        fitting = people if len(people) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def value_of(spec: FieldSpec, figure: Figure) -> float:
    return (
        int(figure.value) if spec.form == "whole" else round(figure.value, 1 if spec.unit == "people" else 3)
    )
