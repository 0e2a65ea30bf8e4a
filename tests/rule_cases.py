"""Short sessions for the tests of rules, and ways to run one rule or the whole diagnosis on them."""

from datetime import date
from typing import Any

from msgspec import structs

from spm_tui.diagnosis.engine import Diagnosis, diagnose
from spm_tui.diagnosis.finding import Finding, Outcome
from spm_tui.diagnosis.rule_table import BY_ID
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.choices import Basis
from spm_tui.workshop.records import (
    Asset,
    Case,
    Decision,
    DoorRecord,
    FunctionRecord,
    Item,
    LeverRecord,
    Move,
    Right,
    Shift,
    Stop,
    Swap,
    Tie,
)
from spm_tui.workshop.session import (
    RECORD_LISTS,
    AllocationUnit,
    Answers,
    Boundary,
    Disappearance,
    Fungibility,
    Ownership,
    ReallocateOrReshape,
    RedesignFrequency,
    Reversibility,
    Session,
    Stopping,
    Vineyards,
)

TODAY = date(2026, 11, 22)
EMPTY = Session(format=1, title="t", mode="workshop", created=TODAY)
#: Key -> answer type of the questions whose records these helpers make.
_ANSWERS: dict[type, tuple[str, type]] = {
    Move: ("allocation_unit", AllocationUnit),
    Stop: ("stopping", Stopping),
    DoorRecord: ("reversibility", Reversibility),
    Swap: ("fungibility", Fungibility),
    Decision: ("reallocate_or_reshape", ReallocateOrReshape),
    LeverRecord: ("ownership", Ownership),
    Shift: ("redesign_frequency", RedesignFrequency),
    Asset: ("vineyards", Vineyards),
    Right: ("boundary", Boundary),
    FunctionRecord: ("disappearance", Disappearance),
}


def room(*records: Any, fields: dict[str, dict[str, Any]] | None = None, **session: Any) -> Session:
    """A session with these answer records, extra fields by question key, and fields of the session itself."""
    given: dict[str, dict[str, Any]] = {key: dict(extra) for key, extra in (fields or {}).items()}
    cases = {record.case for record in records if hasattr(record, "case")}
    for record in records:
        key, _ = _ANSWERS[type(record)]
        name = RECORD_LISTS[key][0]
        given.setdefault(key, {})[name] = (*given.setdefault(key, {}).get(name, ()), record)
    types = dict(_ANSWERS.values())
    answers = Answers(**{key: types[key](status="answered", **extra) for key, extra in given.items()})
    session.setdefault("cases", tuple(Case(id=case, name=case.title()) for case in sorted(cases)))
    return structs.replace(EMPTY, answers=answers, **session)


def items(**kinds: str) -> tuple[Item, ...]:
    """Things by kind: `items(initiative="a b", team="t1")`; names are the ids with a capital."""
    return tuple(Item(id=i, name=i.title(), kind=kind) for kind, ids in kinds.items() for i in ids.split())  # type: ignore[arg-type]


def tie(from_: str, to: str, people: float | None = None, **more: Any) -> Tie:
    """One tie; `people` of the team or skill needed."""
    return Tie(from_=from_, to=to, people=people, **more)


def ties(*pairs: str) -> tuple[Tie, ...]:
    """Ties without figures: `ties("a s1", "w s1")`."""
    return tuple(tie(*pair.split()) for pair in pairs)


def changed(session: Session, item: str, **fields: Any) -> Session:
    """The session with fields of one thing changed."""
    things = tuple(structs.replace(i, **fields) if i.id == item else i for i in session.items)
    return structs.replace(session, items=things)


def ties_with(session: Session, **fields: Any) -> Session:
    """The session with fields of every tie changed."""
    return structs.replace(session, ties=tuple(structs.replace(t, **fields) for t in session.ties))


def check(rule: str, session: Session, as_of: date = TODAY) -> Outcome:
    """What one rule returns on a session as it is (no firm session)."""
    return BY_ID[rule].check(session, Measures(session), as_of)


def noticed(session: Session, rule: str, as_of: date = TODAY) -> list[Finding]:
    """The findings of one rule in the whole diagnosis, the not-examined row included."""
    return [finding for finding in diagnosis(session, as_of).findings if finding.rule == rule]


def states(session: Session, rule: str, as_of: date = TODAY) -> list[str]:
    """The states of one rule's findings in the whole diagnosis."""
    return [finding.state for finding in noticed(session, rule, as_of)]


def diagnosis(session: Session, as_of: date = TODAY) -> Diagnosis:
    """The whole diagnosis, flow included."""
    return diagnose(session, as_of)


def with_basis(session: Session, basis: Basis | None) -> Session:
    """The session with this basis on every answer and every answer record."""
    changed: dict[str, Any] = {}
    for key, (name, _) in RECORD_LISTS.items():
        given = getattr(session.answers, key)
        if given is not None:
            records = tuple(structs.replace(record, basis=basis) for record in getattr(given, name))
            changed[key] = structs.replace(given, basis=basis, **{name: records})
    return structs.replace(session, answers=structs.replace(session.answers, **changed))
