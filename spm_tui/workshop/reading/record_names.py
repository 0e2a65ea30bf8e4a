"""How a record is called in a remark: by what it is about."""

from spm_tui.memo import SameParts, of_key
from spm_tui.text import clean, fold
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.same_records import KEY
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed, shown


def record_name(session: Session, key: str, record: r.Record) -> str:
    """Return what tells a record from others of its question, in names: `Leeds move`, `Fleet for Customs`."""
    told = _names(session, key, record)
    return " for ".join(told) if key == "fungibility" else ", ".join(told)


def first_name(session: Session, key: str, record: r.Record) -> str:
    """Return the name that a line about a record begins with; "" where it has none."""
    return next(iter(_names(session, key, record)), "")


def first_names(session: Session, key: str) -> tuple[str, ...]:
    """Return, folded, the name that a line about each record of a question begins with."""
    parts = records(session, key), session.items, session.cases
    return _first_names(SameParts(key, *parts, whole=session))


@of_key(8)
def _first_names(asked: SameParts) -> tuple[str, ...]:
    session: Session = asked.take()
    key = str(asked.values[0])
    return tuple(fold(first_name(session, key, record)) for record in records(session, key))


def _names(session: Session, key: str, record: r.Record) -> list[str]:
    """Return what tells a record from others, a text for each of its fields."""
    called = names_of(session)
    told: list[str] = []
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if spec.name not in KEY[key] or value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        name = {"items": called.label, "cases": called.case}.get(
            spec.ref or "", shown if spec.choices else clean
        )
        told.append(listed([name(str(one)) for one in values], "and"))
    return told


__all__ = ["first_name", "record_name"]
