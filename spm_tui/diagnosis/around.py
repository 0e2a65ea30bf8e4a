"""What a look at one record reads of the map: the very things and ties, to tell whether to look again.

Frozen values compared by identity. It may hold more than a rule reads, never less.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from msgspec import Struct

from spm_tui.diagnosis.kept import Identity
from spm_tui.diagnosis.keys import things, ties_carried, ties_from, ties_to
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import Session


@cache
def _names_things(struct: type[Struct]) -> tuple[tuple[str, bool], ...]:
    return tuple((spec.name, spec.many) for spec in fields_of(struct) if spec.ref == "items")


def named(session: Session, record: r.Record) -> tuple[object, ...]:
    """Return the things a record names, in order; None for an id that names none, `...` after each field."""
    known, found = things(session), list[object]()
    for name, many in _names_things(type(record)):
        value = getattr(record, name)
        found += map(known.get, (value if many else (value,)) if value else ())
        found.append(...)
    return tuple(found)


def around_stop(session: Session, measures: Measures, stop: r.Stop) -> tuple[object, ...]:
    """Return, as one value, what the rules on one stop read of the map beside the record itself.

    It is the same object as long as nothing of it has changed.
    """
    asked = Identity(session.items, session.ties, stop.items, whole=(session, measures, stop))
    return (_around_stop(asked),)


@lru_cache(maxsize=1024)
def _around_stop(asked: Identity) -> Identity:
    session, measures, stop = asked.take()
    return _as_one(Identity(*_read(session, measures, stop)))


@lru_cache(maxsize=1024)
def _as_one(read: Identity) -> Identity:
    return read


def _read(session: Session, measures: Measures, stop: r.Stop) -> Iterator[object]:
    """Yield the things and ties next to what is stopped or freed, and what the map works out of the rest."""
    known = things(session)
    gone = list(stop.items)
    yield from map(known.get, gone)
    if measures.stoppable(gone):
        told = measures.things(gone)
        yield told.somebody_runs
        for item in (*told.orphaned, *_running(session, stop)):
            yield ...
            yield from map(known.get, told.chain(item))
        yield ...
        gone += told.freed
        yield from map(known.get, told.freed)
    near = dict[str, None]()
    for tie in _ties(session, gone):
        yield tie
        near[tie.from_] = near[tie.to] = None
        if tie.carried_by is not None:
            near[tie.carried_by] = None
    yield from map(known.get, near)
    for item in near:  # who runs what is next to a stop: whether that was asked
        for tie in ties_from(session).get(item, ()):
            if tie.people is not None:
                yield tie
                yield known.get(tie.to)


def _ties(session: Session, items: list[str]) -> Iterator[r.Tie]:
    for index in (ties_from(session), ties_to(session), ties_carried(session)):
        yield from chain.from_iterable(index.get(item, ()) for item in items)


def _running(session: Session, stop: r.Stop) -> list[str]:
    """Return what a stopped thing carries, or is carried with: the rules show the chains that hold these."""
    given = (i.get(item, ()) for item in stop.items for i in (ties_from(session), ties_carried(session)))
    return sorted({tie.from_ for tie in chain.from_iterable(given) if tie.carried_by is not None})
