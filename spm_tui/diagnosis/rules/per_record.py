"""A rule that examines one record at a time: the outcomes of its records, and which need examining again."""

from collections.abc import Callable, Collection, Iterable, Iterator
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
    `others`, the values it returns for a record stand for the answers to other questions.
    """
    if _SOME.get() is not None:
        records = [(key, record) for key, record in records if in_scope(rule, key)]
    beside = tuple(
        part
        for part in rule.reads[1:]
        if not (part in _MAP and depends_on is not None) and not (part in ANSWER_KEYS and others is not None)
    )
    rest = parts_of(session, beside) if beside else ()
    here = seen(session, measures) if depends_on is not None else None
    side = rule.id, _SOME.get() is not None
    last = _LAST.get(side)
    before = last.outcomes if last is not None and last.on(examine, rest) else {}
    since = last.changed(here) if last is not None and before else None
    outcomes = dict[str, _Examined]()
    for key, record in records:
        with_it = others(session, record) if others is not None else ()
        found = _found(before, since, record, key, with_it)
        if found is None:
            result = examine(session, measures, key, record)
            read = depends_on(session, measures, record) if depends_on is not None else NOTHING
            found = _Examined(record, with_it, read, result)
        outcomes[key] = found
    _LAST[side] = _LastRun(examine, rest, here, outcomes)
    return outcome((one.outcome for one in outcomes.values()), when_none)


class _Examined(NamedTuple):
    """One examined record: the other answers it was examined with, what it read of the map, its outcome."""

    record: object
    others: tuple[object, ...]
    read: Marks
    outcome: RecordOutcome


class _LastRun(NamedTuple):
    """The last run of a rule: how, with which other parts of the session, and its records by key."""

    how: object
    rest: tuple[object, ...]
    where: MapSeen | None
    outcomes: dict[str, _Examined]

    def on(self, how: object, rest: tuple[object, ...]) -> bool:
        """Return whether the same records would have the same outcomes now."""
        return self.how is how and _same(rest, self.rest)

    def changed(self, here: MapSeen | None) -> Marks | None:
        """Return the marks of what changed on the map since; None when anything may have changed."""
        return NOTHING if self.where is None or here is None else changed(self.where, here)


#: The last run of every rule on the session of the room, and the last one restricted by `limited_to`.
#: Another thread may replace them meanwhile.
_LAST: Final[dict[tuple[str, bool], _LastRun]] = table()


def _found(
    before: dict[str, _Examined], since: Marks | None, record: object, key: str, others: tuple[object, ...]
) -> _Examined | None:
    last = before.get(key)
    if since is None or last is None or last.record is not record:
        return None
    return last if _same(last.others, others) and last.read.isdisjoint(since) else None


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
