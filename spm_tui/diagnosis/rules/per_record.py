"""A rule that examines one record at a time: the outcomes of its records, and which need examining again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from operator import is_
from typing import Final, NamedTuple, TypeVar

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding, Outcome, Rule
from spm_tui.diagnosis.map_dependencies import NOTHING, Dependencies, MapSeen, Marks, changed, seen
from spm_tui.diagnosis.record_keys import parts_of
from spm_tui.entanglement.measures import Measures
from spm_tui.memo import table
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import Session

T = TypeVar("T")
#: Returns the other answers that examining one record reads; they are compared by identity.
Others = Callable[[Session, T], tuple[object, ...]]
#: The rule that examines only some records, and the keys of the findings these would bring.
_SOME: ContextVar[tuple[Rule, Collection[str]] | None] = ContextVar("scope of a rule", default=None)


@contextmanager
def limited_to(rule: Rule, findings: Collection[str]) -> Iterator[None]:
    """Restrict `rule`, inside this context, to the records that would bring these findings (their keys).

    Whether a finding is firm is a question about its own record, so the firm session is examined there only.
    """
    before = _SOME.set((rule, findings))
    try:
        yield
    finally:
        _SOME.reset(before)


def in_scope(rule: Rule, key: str) -> bool:
    """Return whether a rule examines the record with this key now (see `limited_to`)."""
    some = _SOME.get()
    return some is None or some[0] is not rule or f"{rule.id}:{key}" in some[1]


class RecordOutcome(Struct, frozen=True):
    """The outcome of examining one record: a finding or none, whether it was examined, what it lacked."""

    finding: Finding | None = None
    examined: bool = True
    lacking: tuple[str, ...] = ()


SILENT = RecordOutcome()
_MAP = frozenset({"items", "ties"})


def lacks(*keys: str) -> RecordOutcome:
    """Return that the record could not be examined because these field keys are not answered."""
    return RecordOutcome(examined=False, lacking=keys)


def outcome(outcomes: Iterable[RecordOutcome], when_none: tuple[str, ...]) -> Outcome:
    """Return the outcome of a rule from those of its records; without any, the rule lacks `when_none`."""
    seen = list(outcomes)
    lacking = when_none if not seen else tuple(dict.fromkeys(key for one in seen for key in one.lacking))
    return Outcome(
        findings=tuple(one.finding for one in seen if one.finding is not None),
        examined=any(one.examined for one in seen),
        lacking=lacking,
    )


def per_record(
    rule: Rule,
    session: Session,
    measures: Measures,
    records: Iterable[tuple[str, T]],
    examine: Callable[[Session, Measures, str, T], RecordOutcome],
    when_none: tuple[str, ...],
    depends_on: Dependencies | None = None,
    others: Others[T] | None = None,
) -> Outcome:
    """Return the outcome of a rule that examines the records of its first part one by one.

    Things count as records too. A record is examined again only when it changed, or another part that the
    rule reads did. With `depends_on`, the marks it returns for a record stand for the things and ties; with
    `others`, the values it returns for a record stand for the answers to other questions. Where no record is
    examined again, the outcome is the very same value as before.
    """
    given = tuple(records)
    if _SOME.get() is not None:
        given = tuple((key, record) for key, record in given if in_scope(rule, key))
    rest = _beside(rule, session, depends_on is not None, others is not None)
    here = seen(session, measures) if depends_on is not None else None
    side = rule.id, _SOME.get() is not None
    last = _still_standing(side, examine, rest)
    since = last.changed(here) if last is not None else None
    if last is not None and others is None and last.covers(given, since):
        _LAST[side] = last._replace(where=here)
        return last.result

    def examined(key: str, record: T) -> _Examined:
        with_it = others(session, record) if others is not None else ()
        known = last.outcomes.get(key) if last is not None else None
        if known is not None and known.holds(record, with_it, since):
            return known
        read = depends_on(session, measures, record) if depends_on is not None else NOTHING
        return _Examined(record, with_it, read, examine(session, measures, key, record))

    outcomes = {key: examined(key, record) for key, record in given}
    result = _result(outcomes, last, when_none)
    read = NOTHING.union(*(one.read for one in outcomes.values()))
    _LAST[side] = _LastRun(examine, rest, here, given, outcomes, read, result)
    return result


def _beside(rule: Rule, session: Session, marked: bool, given: bool) -> tuple[object, ...]:
    """Return the parts a rule reads beside its records, without what marks or given answers stand for."""
    parts = tuple(
        part
        for part in rule.reads[1:]
        if not (part in _MAP and marked) and not (part in ANSWER_KEYS and given)
    )
    return parts_of(session, parts) if parts else ()


class _Examined(NamedTuple):
    """One examined record: the other answers it was examined with, what it read of the map, its outcome."""

    record: object
    others: tuple[object, ...]
    read: Marks
    outcome: RecordOutcome

    def holds(self, record: object, others: tuple[object, ...], since: Marks | None) -> bool:
        """Return whether the outcome stands for this record beside these answers, with `since` changed."""
        if since is None or self.record is not record:
            return False
        return _same(self.others, others) and self.read.isdisjoint(since)


class _LastRun(NamedTuple):
    """The last run of a rule: how, beside which parts of the session, its records and what they read."""

    how: object
    rest: tuple[object, ...]
    where: MapSeen | None
    records: tuple[tuple[str, object], ...]
    outcomes: dict[str, _Examined]
    read: Marks
    result: Outcome

    def on(self, how: object, rest: tuple[object, ...]) -> bool:
        """Return whether the same records would have the same outcomes now."""
        return self.how is how and _same(rest, self.rest)

    def covers(self, records: tuple[tuple[str, object], ...], since: Marks | None) -> bool:
        """Return whether these are the same records, and none of them read what has changed."""
        return records is self.records and since is not None and self.read.isdisjoint(since)

    def changed(self, here: MapSeen | None) -> Marks | None:
        """Return the marks of what changed on the map since; None when anything may have changed."""
        return NOTHING if self.where is None or here is None else changed(self.where, here)


#: The last run of every rule on the session of the room, and the last one restricted by `limited_to`.
#: Another thread may replace them meanwhile.
_LAST: Final[dict[tuple[str, bool], _LastRun]] = table()


def _still_standing(side: tuple[str, bool], how: object, rest: tuple[object, ...]) -> _LastRun | None:
    """Return the last run of a rule where the same records would have the same outcomes now, else None."""
    last = _LAST.get(side)
    return last if last is not None and last.outcomes and last.on(how, rest) else None


def _result(outcomes: Mapping[str, _Examined], last: _LastRun | None, when_none: tuple[str, ...]) -> Outcome:
    """Return the outcome of a rule; the very same value as last time where no record was examined again."""
    if last is not None and _same(tuple(outcomes.values()), tuple(last.outcomes.values())):
        return last.result
    return outcome((one.outcome for one in outcomes.values()), when_none)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
