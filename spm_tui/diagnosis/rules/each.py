"""How a rule that looks at one record at a time adds up: what fired, whether it looked, what it lacked."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from spm_tui.diagnosis.around import named
from spm_tui.diagnosis.finding import Finding, Outcome, Rule
from spm_tui.diagnosis.kept import Identity
from spm_tui.diagnosis.keys import parts_of
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.records import Record
from spm_tui.workshop.session import Session

T = TypeVar("T")


class Look(Struct, frozen=True):
    """What came of looking at one record: a finding or none, whether it was examined, what it lacked."""

    finding: Finding | None = None
    examined: bool = True
    lacking: tuple[str, ...] = ()


SILENT = Look()
_MAP = frozenset({"items", "ties"})


def lacks(*keys: str) -> Look:
    """Return that the record could not be looked at because these field keys are not answered."""
    return Look(examined=False, lacking=keys)


def outcome(looks: Iterable[Look], when_none: tuple[str, ...]) -> Outcome:
    """Return the outcome of several looks; with not one look, the rule lacks `when_none`."""
    seen = list(looks)
    lacking = when_none if not seen else tuple(dict.fromkeys(key for look in seen for key in look.lacking))
    return Outcome(
        findings=tuple(look.finding for look in seen if look.finding is not None),
        examined=any(look.examined for look in seen),
        lacking=lacking,
    )


#: What a look reads of the map, as values compared by identity.
Around = Callable[[Session, Measures, T], tuple[object, ...]]


def by_name(session: Session, _measures: Measures, record: Record) -> tuple[object, ...]:
    """Return the things a record names, for a look that reads nothing else of the map."""
    return named(session, record)


def each(
    rule: Rule,
    session: Session,
    measures: Measures,
    records: Iterable[tuple[str, T]],
    look: Callable[[Session, Measures, str, T], Look],
    when_none: tuple[str, ...],
    around: Around[T] | None = None,
) -> Outcome:
    """Return the outcome of a rule whose first part read is a list of records, looked at one by one.

    Things count as records too. One is looked at again only when it, or another part that the rule reads,
    has changed; with `around`, what it returns for the record stands for the things and ties.
    """
    beside = tuple(p for p in rule.reads[1:] if around is None or p not in _MAP)
    rest = parts_of(session, beside) if beside else ()
    near: Around[T] = around or _nothing
    looks = [
        _look_once(
            Identity(
                rule, record, *rest, *near(session, measures, record), whole=(look, session, measures, record)
            ),
            key,
        )
        for key, record in records
    ]
    return outcome(looks, when_none)


def _nothing(_session: Session, _measures: Measures, _record: object) -> tuple[object, ...]:
    return ()


@lru_cache(maxsize=8192)
def _look_once(asked: Identity, key: str) -> Look:
    look, session, measures, record = asked.take()
    found: Look = look(session, measures, key, record)
    return found
