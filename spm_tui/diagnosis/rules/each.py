"""How a rule that looks at one record at a time adds up: what fired, whether it looked, what it lacked."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from operator import is_
from typing import Final, NamedTuple, TypeVar

from msgspec import Struct

from spm_tui.diagnosis.around import NOTHING, Around, MapSeen, Marks, changed, seen
from spm_tui.diagnosis.finding import Finding, Outcome, Rule
from spm_tui.diagnosis.keys import parts_of
from spm_tui.entanglement.measures import Measures
from spm_tui.memo import table
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session

T = TypeVar("T")
#: Returns the other answers that a look at one record reads; they are compared by identity.
Others = Callable[[Session, T], tuple[object, ...]]
#: The rule that looks at some records only, and the keys of the findings these would bring.
_SOME: ContextVar[tuple[Rule, Collection[str]] | None] = ContextVar("looked at", default=None)


@contextmanager
def looking_only_at(rule: Rule, findings: Collection[str]) -> Iterator[None]:
    """Have `rule` look, until this ends, only at the records that would bring these findings (their keys).

    Whether the few findings of a session are firm is asked of the firm session, not of all its records.
    """
    before = _SOME.set((rule, findings))
    try:
        yield
    finally:
        _SOME.reset(before)


def looked_at(rule: Rule, key: str) -> bool:
    """Say whether a rule looks at the record with this key now (see `looking_only_at`)."""
    some = _SOME.get()
    return some is None or some[0] is not rule or f"{rule.id}:{key}" in some[1]


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


def each(
    rule: Rule,
    session: Session,
    measures: Measures,
    records: Iterable[tuple[str, T]],
    look: Callable[[Session, Measures, str, T], Look],
    when_none: tuple[str, ...],
    around: Around | None = None,
    others: Others[T] | None = None,
) -> Outcome:
    """Return the outcome of a rule whose first part read is a list of records, looked at one by one.

    Things count as records too. One is looked at again only when it, or another part that the rule reads,
    has changed. With `around`, what this marks for the record stands for the things and ties; with `others`,
    what this returns for it stands for the answers to other questions.
    """
    if _SOME.get() is not None:
        records = [(key, record) for key, record in records if looked_at(rule, key)]
    beside = tuple(
        part
        for part in rule.reads[1:]
        if not (part in _MAP and around is not None) and not (part in ANSWER_KEYS and others is not None)
    )
    rest = parts_of(session, beside) if beside else ()
    here = seen(session, measures) if around is not None else None
    side = rule.id, _SOME.get() is not None
    last = _LAST.get(side)
    before = last.looks if last is not None and last.on(look, rest) else {}
    since = last.changed(here) if last is not None and before else None
    looks = dict[str, _Looked]()
    for key, record in records:
        with_it = others(session, record) if others is not None else ()
        found = _found(before, since, record, key, with_it)
        if found is None:
            come_of_it = look(session, measures, key, record)
            read = around(session, measures, record) if around is not None else NOTHING
            found = _Looked(record, with_it, read, come_of_it)
        looks[key] = found
    _LAST[side] = _Sheet(look, rest, here, looks)
    return outcome((looked.look for looked in looks.values()), when_none)


class _Looked(NamedTuple):
    """One record that was looked at, beside which others, what was read of the map, and what came of it."""

    record: object
    others: tuple[object, ...]
    read: Marks
    look: Look


class _Sheet(NamedTuple):
    """What a rule looked at in one go, beside the same other parts of a session; by key of the record."""

    how: object
    rest: tuple[object, ...]
    where: MapSeen | None
    looks: dict[str, _Looked]

    def on(self, how: object, rest: tuple[object, ...]) -> bool:
        """Say whether a look now would be this one again, for what is still the same."""
        return self.how is how and _same(rest, self.rest)

    def changed(self, here: MapSeen | None) -> Marks | None:
        """Return what changed on the map since; None when everything may have."""
        return NOTHING if self.where is None or here is None else changed(self.where, here)


#: Looks are kept one by one, since 500 things are diagnosed anew within one frame (16 ms).
#: The last sheet of every rule for the room's session, and the one for the few looks at the firm session.
#: Another thread may replace them meanwhile.
_LAST: Final[dict[tuple[str, bool], _Sheet]] = table()


def _found(
    before: dict[str, _Looked], since: Marks | None, record: object, key: str, others: tuple[object, ...]
) -> _Looked | None:
    looked = before.get(key)
    if since is None or looked is None or looked.record is not record:
        return None
    return looked if _same(looked.others, others) and looked.read.isdisjoint(since) else None


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
