"""Answer records in words a room can read: what, we said, it took, how do we know."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, listed, shown


class Told(NamedTuple):
    """A record in words: its subject, what was said, what was seen, and how we know."""

    subject: str
    said: str
    seen: str
    basis: str


class SubRow(NamedTuple):
    """A row under a record: a thing that stays, and how many people it keeps."""

    subject: str
    seen: str
    basis: str


def _some(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _months(value: float | None, before: str = "") -> str:
    return "" if value is None else before + figure(value, "months")


def _people(value: float | None) -> str:
    return "" if value is None else figure(value, "people")


def _value(value: float | None) -> str:
    return "" if value is None else "cannot" if value == 0 else f"{figure(value)}% of the value"


def _words(values: tuple[str, ...] | None, before: str = "") -> str:
    if values is None:
        return ""
    return before + (listed(shown(value) for value in values) if values else "nothing")


def _word(value: str | None, before: str = "") -> str:
    return "" if value is None else before + shown(value)


def _move(record: r.Move, called: ThingNames) -> Told:
    ends = [called.label(end) for end in (record.from_, record.to) if end]
    said = _some(_word(record.what), " to ".join(ends))
    return Told(
        called.case(record.case), said, _some(_word(record.unit), _months(record.months_to_effect)), ""
    )


def _stop(record: r.Stop, called: ThingNames) -> Told:
    said = _some(_people(record.said_people), _months(record.said_months, "in "))
    seen = _some(
        _people(record.seen_people),
        _months(record.seen_months, "after "),
        _word(record.action),
        _words(record.freed, "free: "),
        _words(record.still_there, "still there: "),
        _word(record.run_paid_by, "run paid by "),
        "" if record.result_people is None else f"counted later: {_people(record.result_people)}",
    )
    return Told(listed(map(called.label, record.items)), said, seen, "")


def _door(record: r.DoorRecord, called: ThingNames) -> Told:
    said = _some(_word(record.door, "way back "), _months(record.said_months))
    seen = _some(
        _word(record.tried, "tried "),
        _months(record.seen_months),
        _words(record.lost, "lost "),
        _word(record.who_can_undo, "can undo: "),
        _words(record.fails, "not passed: "),
    )
    thing = called.namesake(record.case, record.items)
    return Told(called.label(thing) if thing else called.case(record.case), said, seen, "")


def _swap(record: r.Swap, called: ThingNames) -> Told:
    said = _some(_months(record.said_months), _value(record.said_value))
    seen = _some(
        _months(record.seen_months),
        _value(record.seen_value),
        "" if record.able_others is None else f"{record.able_others} others able",
        _words(record.blockers, "held by "),
    )
    return Told(f"{called.label(record.from_)} for {called.label(record.to)}", said, seen, "")


def _decision(record: r.Decision, called: ThingNames) -> Told:
    return Told(called.case(record.case), shown(record.lever), _word(record.took, "took: "), "")


def _lever(record: r.LeverRecord, _: ThingNames) -> Told:
    seen = _some(
        _word(record.decided_by, "decided by "),
        _word(record.last_used, "last used "),
        _word(record.lives_with_it, "lived with by "),
    )
    return Told(shown(record.lever), _word(record.said_owner), seen, "")


def _shift(record: r.Shift, called: ThingNames) -> Told:
    seen = _some(_word(record.took_what), _months(record.months), _word(record.took, "took: "))
    return Told(called.case(record.case), _word(record.tried_first, "tried "), seen, "")


def _asset(record: r.Asset, called: ThingNames) -> Told:
    seen = _some(
        _word(record.fits),
        _months(record.months_to_change),
        _words(record.must_change, "with "),
        _word(record.tended_by, "tended by "),
        "" if record.committed_years is None else f"committed {figure(record.committed_years, 'years')}",
        _words(record.fails, "not passed: "),
    )
    return Told(called.label(record.item), _some(_word(record.spoken_as), _words(record.phrases)), seen, "")


def _right(record: r.Right, _: ThingNames) -> Told:
    seen = _some(
        _word(record.portfolio, "portfolio: "),
        _word(record.leadership, "leadership: "),
        _word(record.someone_else, "someone else: "),
        _months(record.stalled_months, "waited "),
        _word(record.waiting_for, "for "),
    )
    return Told(shown(record.decision_type), "", seen, "")


def _function(record: r.FunctionRecord, _: ThingNames) -> Told:
    seen = _some(
        _word(record.if_gone),
        _word(record.moves_to, "to "),
        _months(record.noticed_after_months, "noticed after "),
        _word(record.first_sign, "first sign: "),
        _word(record.result, "seen then: "),
    )
    return Told(shown(record.function), "", seen, "")


_TELL: dict[type, Callable[..., Told]] = {
    r.Move: _move, r.Stop: _stop, r.DoorRecord: _door, r.Swap: _swap, r.Decision: _decision,
    r.LeverRecord: _lever, r.Shift: _shift, r.Asset: _asset, r.Right: _right, r.FunctionRecord: _function,
}  # fmt: skip


def told(record: r.AnswerRecord, called: ThingNames) -> Told:
    """Return a record in the words of the screen; what was not answered is left out."""
    words = _TELL[type(record)](record, called)
    return words._replace(basis=shown(record.basis) if record.basis else "")


def staying(session: Session) -> Callable[[r.Stop], tuple[SubRow, ...]]:
    """Return a function from a stop to what keeps running inside it: the run ties its things carry."""
    name = names_of(session).label
    carried: dict[str, list[tuple[int, r.Tie]]] = {}
    for place, tie in enumerate(session.ties):
        if tie.carried_by:
            carried.setdefault(tie.carried_by, []).append((place, tie))

    def under(stop: r.Stop) -> tuple[SubRow, ...]:
        found = sorted(pair for item in set(stop.items) for pair in carried.get(item, ()))
        return tuple(
            SubRow(name(tie.from_), _stay(tie), shown(tie.basis) if tie.basis else "") for _, tie in found
        )

    return under


def _stay(tie: r.Tie) -> str:
    if tie.people is None:
        return "stays"
    return f"{figure(tie.people)} {'stays' if tie.people == 1 else 'stay'}"
