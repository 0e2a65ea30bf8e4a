"""The next probe: what to ask next, and first of all about what the room just spoke of.

How each field is asked: `asks.py`; what the story in front lacks: `front_probe.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct

from spm_tui.diagnosis.asks import ask_for
from spm_tui.diagnosis.record_keys import ties_from
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import RECORD_LISTS, Session, answer, records

#: Tables that are no question, after the ten: settings of the session, then things and ties together.
_AFTER = {"session": len(ANSWER_KEYS), "items": len(ANSWER_KEYS) + 1, "ties": len(ANSWER_KEYS) + 1}


class Probe(Struct, frozen=True):
    """What to ask next: question (or `session`, `items`, `ties`), field key, words, rules it would wake."""

    question: str
    key: str
    ask: str
    would_change: tuple[str, ...]


def next_probe(
    session: Session, lacking: Mapping[str, tuple[str, ...]], front: Probe | None = None
) -> Probe | None:
    """Return what to ask next: what the story in front lacks (`front`), else what most rules lacked.

    `lacking` are the field keys each rule (by id) lacked; None when nothing is lacking. Ties by question
    order, then key, settings, things and ties last. Never from a question that was skipped or does not
    apply, and never what is answered already.
    """
    return front or next(iter(probes(session, lacking)), None)


def probes(session: Session, lacking: Mapping[str, tuple[str, ...]]) -> tuple[Probe, ...]:
    """Return everything that could be asked next, what most rules lacked first (see `next_probe`)."""
    waiting: dict[str, set[str]] = {}
    for rule, keys in lacking.items():
        for key in keys:
            waiting.setdefault(key, set()).add(rule)
    open_ = [key for key in waiting if not closed(session, _table(key)) and _is_open(session, key)]
    open_.sort(key=lambda key: (-len(waiting[key]), _place(_table(key)), key))
    return tuple(Probe(_table(key), key, ask_for(key), tuple(sorted(waiting[key]))) for key in open_)


def _table(key: str) -> str:
    return key.partition(".")[0]


def _place(table: str) -> int:
    places: dict[str, int] = {question: place for place, question in enumerate(ANSWER_KEYS)} | _AFTER
    return places.get(table, len(places))


def closed(session: Session, table: str) -> bool:
    """Return whether a question was set aside: skipped, or it does not apply. Other tables never are."""
    given = answer(session, table) if table in ANSWER_KEYS else None
    return given is not None and given.status in ("skipped", "not-applicable")


def never_happened(record: r.Record, field: str) -> bool:
    """Return whether a field asks how something went that, by its own record, never happened.

    A way back that was never tried took no months, a stop without a day or a figure has given nothing back
    yet, and what nobody misses moves nowhere.
    """
    match record:
        case r.DoorRecord(tried="never"):
            return field in ("seen_months", "lost")
        case r.Stop(stopped_on=None, seen_people=None, seen_months=None, result_people=None):
            return field in ("seen_people", "seen_months", "result_people", "freed")
        case r.FunctionRecord(if_gone=gone) if gone is not None:
            return field == "moves_to" and gone != "moves"
        case r.Shift(took_what="nothing"):
            return field == "months"
        case _:
            return False


def matters(record: r.Record, name: str) -> bool:
    """Whether a field says anything beside what its record says already."""
    match record:
        case r.Asset(fits=fits) if name in ("tended_by", "committed_years", "must_change"):
            return fits == "vineyard"
        case r.Right(portfolio=portfolio, leadership=leadership) if name in ("stalled_months", "waiting_for"):
            return (portfolio == "decide") == (leadership == "decide")
        case r.LeverRecord(decided_by=by) if name in ("lives_with_it", "last_used"):
            return by is not None
        case _:
            return True


def open_fields(record: r.Record) -> tuple[str, ...]:
    """Return the attributes of a record that are not answered and could be, in file order."""
    return tuple(
        spec.name
        for spec in fields_of(type(record))
        if getattr(record, spec.name) is None and not never_happened(record, spec.name)
    )


def _is_open(session: Session, key: str) -> bool:
    """Whether somewhere in the session this field is still open; true where there is no record yet."""
    table, *between, name = key.split(".")
    given = _given(session, table, bool(between))
    if given is None:
        return True
    field = f"{name}_" if name == "from" else name
    if key in _OF_A_WORK:
        return not given or _lacks_on_a_work(session, key)
    return not given or any(_lacks(session, record, field) for record in given)


def _given(session: Session, table: str, of_records: bool) -> tuple[r.Record, ...] | None:
    """The records that could hold a field; None where it is a field of no record."""
    if table == "items":
        return session.items
    if table == "ties":
        return session.ties
    return records(session, table) if of_records and table in RECORD_LISTS else None


def _lacks_on_a_work(session: Session, key: str) -> bool:
    """Whether a work that goes on has no needs on the map, or (`ties.people`) nobody counted on it."""
    kinds = {item.id: item.kind for item in session.items}
    for item in session.items:
        if item.kind not in ("initiative", "product") or item.stage == "retired":
            continue
        needs = ties_from(session).get(item.id, ())
        if not needs:
            return True
        staff = [tie for tie in needs if kinds.get(tie.to) in ("team", "skill")]
        if key == "ties.people" and (not staff or any(tie.people is None for tie in staff)):
            return True
    return False


def _lacks(session: Session, record: r.Record, field: str) -> bool:
    names = {spec.name: spec for spec in fields_of(type(record))}
    if field not in names or names[field].required:
        return True  # more records are asked for, not more of this one
    if getattr(record, field) is not None or never_happened(record, field) or not matters(record, field):
        return False
    if isinstance(record, r.Tie):
        return field == "cut" or _of_people(session, record, field)
    fits = _FITS.get(field)
    return not isinstance(record, r.Item) or fits is None or fits(session, record)


def _of_people(session: Session, tie: r.Tie, field: str) -> bool:
    """Whether a need of people leaves a field open: when those on a work leave, who bears run load."""
    if tie.people is None:
        return False
    work = any(item.id == tie.from_ and item.kind in ("initiative", "product") for item in session.items)
    return work != (field == "carried_by")


def _is_run(session: Session, item: r.Item) -> bool:
    """Whether it is a question how many run a thing: one that is run, and nobody is recorded on it."""
    runs = item.kind in ("system", "platform", "data", "operation")
    return runs and not any(tie.people is not None for tie in ties_from(session).get(item.id, ()))


def _of_kinds(*kinds: str) -> Callable[[Session, r.Item], bool]:
    return lambda _session, item: item.kind in kinds


#: What is asked of the works that go on, not of what has ended.
_OF_A_WORK: Final = frozenset({"ties.from", "ties.to", "ties.people"})
#: For which things a field of theirs is a question at all.
_FITS: Final[dict[str, Callable[[Session, r.Item], bool]]] = {
    "people": _of_kinds("team", "skill"),
    "wants": _of_kinds("initiative", "product"),
    "run_people": _is_run,
}


def waking(key: str, lacking: Mapping[str, Iterable[str]], *also: str) -> tuple[str, ...]:
    """Return the rules that a field key would wake, by id: those that lacked it, and these."""
    return tuple(sorted({*(rule for rule, keys in lacking.items() if key in keys), *also}))
