"""What a look at one record reads of the map: the very things and ties, to tell whether to look again.

Frozen values compared by identity. It may hold more than a rule reads, never less.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple, TypeVar

from msgspec import Struct

from spm_tui.diagnosis.kept import Identity, as_one_object
from spm_tui.diagnosis.keys import things, ties_carried, ties_from, ties_to
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import Session

T = TypeVar("T")
#: An edit that changes more things than this is not followed: everything is read again.
_FEW: Final = 64


@cache
def _names_things(struct: type[Struct]) -> tuple[tuple[str, bool], ...]:
    return tuple((spec.name, spec.many) for spec in fields_of(struct) if spec.ref == "items")


def named(session: Session, record: r.Record) -> tuple[object, ...]:
    """Return the things a record names, in order; None for an id that names none, `...` after each list."""
    known, found = things(session), list[object]()
    for name, many in _names_things(type(record)):
        value = getattr(record, name)
        if many:
            found += map(known.get, value or ())
            found.append(...)
        else:
            found.append(known.get(value))
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
    here = _map_here(session, measures)
    found = here.before(stop.items)
    if found is None or not here.same_needs:
        told = _told(session, measures, stop)
        if found is None or found.told != told:
            read = _as_one(Identity(*_read(session, stop, told)))
            rests_on = frozenset((*stop.items, *told.freed, *chain.from_iterable(told.held)))
            found = _Found(told, read, rests_on)
    here.found[stop.items] = found
    return found.read


def around_item(session: Session, measures: Measures, item: r.Item) -> tuple[object, ...]:
    """Return what stands for a thing, its ties either way, and the things at their other ends.

    It is the same object as long as none of these has changed.
    """
    return (_map_here(session, measures).steady[item.id],)


def _map_here(session: Session, measures: Measures) -> "_Map":
    return _MAPS.of(session, measures)


@lru_cache(maxsize=1024)
def _as_one(read: Identity) -> Identity:
    return read


class _Told(NamedTuple):
    """What the map works out for one stop, of what the rules read: ids, and the chains as ids."""

    stoppable: bool
    runs: bool | None = None
    freed: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    held: tuple[tuple[str, ...], ...] = ()


class _Found(NamedTuple):
    """What was read for one stop, and the things that it and all next to it were read from."""

    told: _Told
    read: Identity
    rests_on: frozenset[str]


class _Map:
    """What was read around the stops of one map; what an edit did not come near is taken over."""

    def __init__(self, session: Session, needs: object, earlier: Iterable["_Map"]) -> None:
        self.items, self.ties, self._needs = session.items, session.ties, needs
        self.found: dict[tuple[str, ...], _Found] = {}
        self.steady: dict[str, object] = {}
        self.same_needs = False
        self._before: dict[tuple[str, ...], _Found] = {}
        self._near: set[str] = set()
        maps = [(one, _changed(one, session)) for one in earlier]
        like, changed = min(maps, key=lambda pair: len(pair[1]), default=(self, set[str]()))
        if len(changed) <= _FEW:
            self._take_over(session, like, changed)
        for item in session.items:
            if item.id not in self.steady:
                self.steady[item.id] = object()

    def _take_over(self, session: Session, like: "_Map", changed: set[str]) -> None:
        """Take over what an earlier map holds, but for what stands next to what changed since."""
        beside = _and_neighbours(session, changed)
        self.same_needs = like._needs is self._needs
        self._before, self._near = like.found, _and_neighbours(session, beside)
        self.steady = dict(like.steady)
        for item in beside:
            self.steady.pop(item, None)

    def before(self, items: tuple[str, ...]) -> _Found | None:
        """Return what was read around a stop, where nothing within two steps of it has changed since."""
        found = self._before.get(items)
        return found if found and found.rests_on.isdisjoint(self._near) else None


class _Maps:
    """The last four maps that were read around: the room's and the firm one, now and before."""

    def __init__(self) -> None:
        self._last: tuple[_Map, ...] = ()

    def of(self, session: Session, measures: Measures) -> _Map:
        """Return the map of a session, made from the one like it where there is none yet."""
        last = self._last  # read at once: another thread may put its own there
        for made in last:
            if made.items is session.items and made.ties is session.ties:
                return made
        made = _Map(session, measures.structure, last)
        self._last = (made, *last[:3])
        return made


_MAPS: Final = _Maps()


def _changed(before: _Map, session: Session) -> set[str]:
    """Return the ids of the things that differ, and of all that the ties that differ name."""
    found = {item.id for item in _differing(before.items, session.items)}
    for tie in _differing(before.ties, session.ties):
        found.update((tie.from_, tie.to, tie.carried_by or tie.to))
    return found


def _differing(one: tuple[T, ...], other: tuple[T, ...]) -> list[T]:
    """Return what stands, in either, between the same objects at the start and those at the end."""
    if one is other:
        return []
    start, most = 0, min(len(one), len(other))
    while start < most and one[start] is other[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] is other[-1 - end]:
        end += 1
    return [*one[start : len(one) - end], *other[start : len(other) - end]]


def _and_neighbours(session: Session, items: set[str]) -> set[str]:
    near = set(items)
    for tie in _ties(session, items):
        near.update((tie.from_, tie.to, tie.carried_by or tie.to))
    return near


def _told(session: Session, measures: Measures, stop: r.Stop) -> _Told:
    if not measures.stoppable(stop.items):
        return _Told(False)
    told = measures.things(stop.items)
    held = tuple(told.chain(item) for item in (*told.orphaned, *_running(session, stop)))
    return _Told(True, told.somebody_runs, told.freed, told.orphaned, held)


def _read(session: Session, stop: r.Stop, told: _Told) -> list[object]:
    """Return the things and ties next to what is stopped or freed, and what the map works out of the rest.

    Nothing of it is further than two ties away from the stopped, the freed and the chains.
    """
    known = things(session)
    gone = (*stop.items, *told.freed)
    found: list[object] = [as_one_object(told), *map(known.get, gone)]
    found += map(known.get, chain.from_iterable(told.held))
    near = dict[str, None]()
    for tie in _ties(session, gone):
        found.append(tie)
        near[tie.from_] = near[tie.to] = None
        if tie.carried_by is not None:
            near[tie.carried_by] = None
    found += map(known.get, near)
    out = ties_from(session)
    for item in near:  # who runs what is next to a stop: whether that was asked
        for tie in out.get(item, ()):
            if tie.people is not None:
                found += (tie, known.get(tie.to))
    return found


def _ties(session: Session, items: Iterable[str]) -> Iterator[r.Tie]:
    items = tuple(items)
    for index in (ties_from(session), ties_to(session), ties_carried(session)):
        yield from chain.from_iterable(index.get(item, ()) for item in items)


def _running(session: Session, stop: r.Stop) -> list[str]:
    """Return what a stopped thing carries, or is carried with: the rules show the chains that hold these."""
    given = (i.get(item, ()) for item in stop.items for i in (ties_from(session), ties_carried(session)))
    return sorted({tie.from_ for tie in chain.from_iterable(given) if tie.carried_by is not None})
