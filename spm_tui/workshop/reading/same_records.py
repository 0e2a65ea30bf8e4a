"""Which fields tell two records of a question apart."""

from typing import Any

from msgspec import structs

from spm_tui.text import fold
from spm_tui.workshop.question_texts.asked_parts import NEEDED
from spm_tui.workshop.session import Session, records

#: What tells two records of a question apart.
KEY: dict[str, tuple[str, ...]] = NEEDED | {"disappearance": ("function",)}


def key_of(key: str, values: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells this record from others of its question."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return frozenset(value)
        return fold(value) if isinstance(value, str) else value

    return tuple(plain(values.get(name)) for name in KEY[key])


def same_record(session: Session, key: str, values: dict[str, Any]) -> int | None:
    """Return where a record about the same subject stands under a question, or None."""
    wanted = key_of(key, values)
    for position, record in enumerate(records(session, key)):
        if key_of(key, structs.asdict(record)) == wanted:
            return position
    return None
