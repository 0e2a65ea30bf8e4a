"""The one thing to ask behind a line: the most telling field of its record that nobody has said yet."""

from typing import Any, Final

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.choices import NOBODY, OWNERS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.question_texts.asked_parts import NEEDED, PARTS, STAYS, AskedPart
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.words import shown

#: Digits there are.
MOST_KEYS: Final = 9


class KeyedChoice(Struct, frozen=True):
    """A key, the words beside it and the value it stands for."""

    key: str
    words: str
    value: Any


def spec_of(key: str, name: str) -> FieldSpec:
    """Return what a field of a question's records is. Raises KeyError when there is none."""
    structs_of = (r.Tie, r.Stop) if key == STAYS else (FRAMES[key].struct,)
    for spec in (one for struct in structs_of for one in fields_of(struct)):
        if spec.name == name:
            return spec
    raise KeyError(name)


def makes_sense(part: AskedPart, values: dict[str, Any]) -> bool:
    """Tell whether a part is to be asked beside these values."""

    def holds(condition: tuple[str, tuple[object, ...]]) -> bool:
        name, wanted = condition
        value = values.get(name)
        return value in wanted if wanted else value is not None

    return (part.when is None or holds(part.when)) and not (part.unless is not None and holds(part.unless))


def choices_of(key: str, part: AskedPart) -> tuple[KeyedChoice, ...]:
    """Return a key for each choice of a part; () where it takes a figure, a name or any text."""
    spec = spec_of(key, part.field)
    owners = tuple(one for one in OWNERS if one != NOBODY)
    words = spec.choices or ((*owners[: MOST_KEYS - 1], NOBODY) if spec.offers else ())
    return tuple(
        KeyedChoice(str(number), shown(word), word) for number, word in enumerate(words[:MOST_KEYS], 1)
    )


def next_missing(key: str, record: r.Record) -> AskedPart | None:
    """Return the most telling part of a record that is open and takes one key or one figure."""
    values = {name: value for name, value in structs.asdict(record).items() if value is not None}
    for part in PARTS[key]:
        spec = spec_of(key, part.field)
        if (
            part.field in values
            or part.field in NEEDED[key]
            or not part.alone
            or not makes_sense(part, values)
        ):
            continue
        if spec.form in ("number", "whole") or choices_of(key, part):
            return part
    return None
