"""Which parts of the map a rule reads for one record, and which parts an edit changed; nothing else.

A record is examined again where the two meet. Both are sets of marks, each a word for one part of the
map: `x` is the record of thing x, `>x` its ties to what it needs, `<x` those of what needs it, `@x` the run
ties it carries, `^x` which things need it, `~x` what the map works out for x (what it needs and is needed by,
what holds it, who runs it), `=x` whether a thing looks like x, which decides how a case of that name is
called; a lone `^` is what needs what anywhere. More may be marked than a rule reads, never less.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple, TypeVar, cast
from weakref import ref

from msgspec import Struct

from spm_tui.diagnosis.record_keys import things, ties_carried, ties_from, ties_to
from spm_tui.entanglement.measures import Measures
from spm_tui.entanglement.topology import Topology, held_otherwise
from spm_tui.memo import SameParts, of_key
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import carrying, looks, names_of

T = TypeVar("T")
Marks = frozenset[str]
#: Returns the marks of the parts of the map that a rule reads for one record.
Dependencies = Callable[[Session, Measures, Any], Marks]
_TwoMaps = tuple[tuple[r.Item, ...], tuple[r.Tie, ...], tuple[r.Item, ...], tuple[r.Tie, ...]]
#: What needs what, anywhere.
ANY_NEED: Final = "^"
NOTHING: Marks = frozenset()


class MapSeen(NamedTuple):
    """The map that a rule was run on. Its topology is a weak reference: others hold it, or it is gone."""

    items: tuple[r.Item, ...]
    ties: tuple[r.Tie, ...]
    topology: "ref[Topology]"


def seen(session: Session, measures: Measures) -> MapSeen:
    """Return the map of a session."""
    return MapSeen(session.items, session.ties, ref(measures.topology))


def changed(before: MapSeen, now: MapSeen) -> Marks | None:
    """Return the marks of all that differs between two maps; None when the older topology is gone."""
    was, is_ = before.topology(), now.topology()
    if was is None or is_ is None:
        return None
    near = _differs(SameParts(before.items, before.ties, now.items, now.ties))
    return near if was is is_ else near | _is_held_otherwise(SameParts(was, is_))


@of_key(8)
def _differs(maps: SameParts) -> Marks:
    """Return the marks of the things and ties that differ."""
    items, ties, items_now, ties_now = cast("_TwoMaps", maps.values)
    found: set[str] = set()
    were, are = _differing(items, items_now)
    found.update(item.id for item in (*were, *are))
    if were or are:  # a thing is called otherwise when another comes to share its name, or no longer does
        found.update(name for name, _ in carrying(items).items() ^ carrying(items_now).items())
        found.update("=" + look for look in looks(items) ^ looks(items_now))
    shapes = [{item.id: (item.kind, item.stage == "retired") for item in some} for some in (were, are)]
    for name in shapes[0].keys() & shapes[1].keys():  # what comes or goes is needed only by its ties
        if shapes[0][name] != shapes[1][name]:
            found.update(("~" + name, "^" + name, ANY_NEED))
    gone, new = _differing(ties, ties_now)
    for tie in (*gone, *new):
        found.update((">" + tie.from_, "<" + tie.to))
        if tie.carried_by is not None:
            found.add("@" + tie.carried_by)
    ends = [{(tie.from_, tie.to) for tie in some} for some in (gone, new)]
    for start, end in ends[0] ^ ends[1]:
        found.update(("~" + start, "~" + end, "^" + end, ANY_NEED))
    return frozenset(found)


@of_key(8)
def _is_held_otherwise(topologies: SameParts) -> Marks:
    was, now = cast("tuple[Topology, Topology]", topologies.values)
    return frozenset("~" + name for name in held_otherwise(was, now))


def _differing(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[list[T], list[T]]:
    """Return the objects that only one of the two holds; the order does not matter."""
    if one is other:
        return [], []
    start, most = 0, min(len(one), len(other))
    while start < most and one[start] is other[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] is other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    in_left, in_right = set(map(id, left)), set(map(id, right))
    return [v for v in left if id(v) not in in_right], [v for v in right if id(v) not in in_left]


@cache
def _names_things(struct: type[Struct]) -> tuple[tuple[str, bool], ...]:
    return tuple((spec.name, spec.many) for spec in fields_of(struct) if spec.ref == "items")


def _ids_named(record: r.Record) -> Iterator[str | None]:
    for name, many in _names_things(type(record)):
        value = getattr(record, name)
        yield from value or () if many else (value,)


def named(session: Session, record: r.Record) -> tuple[object, ...]:
    """Return the things a record names, in order, and what sets each apart; None for an id of none.

    What sets its case apart stands after them, or the thing itself: a quote of the record
    shows all of these.
    """
    known, called = things(session), names_of(session)
    named_here = [
        (None if name is None else known.get(name), called.apart(name)) for name in _ids_named(record)
    ]
    own = (
        called.apart(record.id)
        if isinstance(record, r.Item)
        else called.case_apart(getattr(record, "case", None))
    )
    return (*chain.from_iterable(named_here), own)


def by_name(session: Session, _measures: Measures, record: r.Record) -> Marks:
    """Return the marks of the things a record names, and of what sets its case apart; nothing else."""
    named_here = frozenset(name for name in _ids_named(record) if name is not None)
    case: str | None = getattr(record, "case", None)
    return named_here if case is None else named_here | {"=" + names_of(session).case_look(case)}


def item_dependencies(session: Session, _measures: Measures, item: r.Item) -> Marks:
    """Return the marks of a thing, its ties in both directions, and the things at their other ends."""
    return frozenset((item.id, *_ties_of(item.id), *_ends(_ties(session, (item.id,)))))


def stop_dependencies(session: Session, measures: Measures, stop: r.Stop) -> Marks:
    """Return the marks of what the rules on one stop read of the map."""
    return _stop_dependencies(
        SameParts(session.items, session.ties, stop.items, whole=(session, measures, stop))
    )


@of_key(1024)
def _stop_dependencies(asked: SameParts) -> Marks:
    """Mark what is stopped or freed, what is next to it and who runs that, and what holds the rest."""
    session, measures, stop = asked.take()
    gone, held, rests_on = set(stop.items), set[str](), set(stop.items)
    if measures.stoppable(stop.items):
        freed = measures.things(stop.items)
        running = {tie.from_ for x in stop.items for tie in ties_carried(session).get(x, ())}
        held = set(chain.from_iterable(map(freed.chain, (*freed.orphaned, *running))))
        gone.update(freed.freed)
        rests_on = freed.rests_on
    out, near = ties_from(session), gone | set(_ends(_ties(session, gone)))
    staff = (tie.to for item in near for tie in out.get(item, ()) if tie.people is not None)
    marks = chain(near, staff, held, chain.from_iterable(map(_ties_of, gone)))
    return frozenset(chain(marks, (">" + item for item in near), ("~" + item for item in rests_on)))


def _ties_of(item: str) -> tuple[str, str, str]:
    return ">" + item, "<" + item, "@" + item


def _ties(session: Session, items: Iterable[str]) -> Iterator[r.Tie]:
    items = tuple(items)
    for index in (ties_from(session), ties_to(session), ties_carried(session)):
        yield from chain.from_iterable(index.get(item, ()) for item in items)


def _ends(ties: Iterable[r.Tie]) -> Iterator[str]:
    for tie in ties:
        yield from (tie.from_, tie.to, tie.carried_by or tie.to)
