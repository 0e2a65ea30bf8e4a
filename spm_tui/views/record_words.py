"""Answer records in words a room can read: what, we said, it took, how do we know."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple

from spm_tui.views.field_words import field_words
from spm_tui.workshop import records as r
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import figure, listed, shown

#: What stands before what a field records as said.
SAID: Final = "we said"


class RecordWords(NamedTuple):
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


class Phrase(NamedTuple):
    """What a column says of one field: `words` around its value, nothing where it is not answered."""

    field: str
    words: str = "{}"
    zero: str = ""  # says a zero in its own words
    to: str = ""  # another field, which follows after "to"
    unsaid: object = None  # the value that goes without saying


class _Wording(NamedTuple):
    """How one kind of record is worded: its subject, the fields this names, and the parts of the columns."""

    subject: Callable[[Any, ThingNames], str]
    names: tuple[str, ...]
    said: tuple[Phrase, ...] = ()
    seen: tuple[Phrase, ...] = ()
    head: str = SAID  # what stands before the first column where that has no heading


def _case(record: Any, called: ThingNames) -> str:
    return called.case(record.case)


def _stopped(record: r.Stop, called: ThingNames) -> str:
    return listed(map(called.label, record.items))


def _door(record: r.DoorRecord, called: ThingNames) -> str:
    thing = called.namesake(record.case, record.items)
    return called.label(thing) if thing else called.case(record.case)


def _swap(record: r.Swap, called: ThingNames) -> str:
    return f"{called.label(record.from_)} for {called.label(record.to)}"


_WORDINGS: Final[dict[type, _Wording]] = {
    r.Move: _Wording(
        _case, ("case",),
        said=(Phrase("what"), Phrase("from_", to="to")),
        seen=(Phrase("unit"), Phrase("months_to_effect")),
        head="moved",
    ),
    r.Stop: _Wording(
        _stopped, ("items",),
        said=(Phrase("said_people"), Phrase("said_months", "in {}")),
        seen=(
            Phrase("seen_people"), Phrase("seen_months", "after {}"), Phrase("action", unsaid="stop"),
            Phrase("freed", "came free: {}"),
            Phrase("still_there", "still there: {}"), Phrase("run_paid_by", "run paid by {}"),
            Phrase("result_people", "counted later: {}"),
        ),
    ),
    r.DoorRecord: _Wording(
        _door, ("case",),
        said=(Phrase("door", "way back {}"), Phrase("said_months")),
        seen=(
            Phrase("tried", "way back tried: {}"), Phrase("seen_months"), Phrase("lost", "lost: {}"),
            Phrase("who_can_undo", "can undo: {}"), Phrase("fails", "not passed: {}"),
        ),
    ),
    r.Swap: _Wording(
        _swap, ("from_", "to"),
        said=(Phrase("said_months"), Phrase("said_value", "{} of the value", zero="cannot")),
        seen=(
            Phrase("seen_months"), Phrase("seen_value", "{} of the value", zero="cannot"),
            Phrase("able_others", "others able: {}"), Phrase("blockers", "held by {}"),
        ),
    ),
    r.Decision: _Wording(
        _case, ("case",), said=(Phrase("lever"),), seen=(Phrase("took", "took hold: {}"),), head="lever"
    ),
    r.LeverRecord: _Wording(
        lambda record, _: shown(record.lever), ("lever",),
        said=(Phrase("said_owner"),),
        seen=(
            Phrase("decided_by", "decided by {}"), Phrase("last_used", "last used {}"),
            Phrase("lives_with_it", "lived with by {}"),
        ),
    ),
    r.Shift: _Wording(
        _case, ("case",),
        said=(Phrase("tried_first", "{} first"),),
        seen=(Phrase("took_what"), Phrase("months"), Phrase("took", "took hold: {}")),
        head="tried",
    ),
    r.Asset: _Wording(
        lambda record, called: called.label(record.item), ("item",),
        said=(Phrase("spoken_as"), Phrase("phrases")),
        seen=(
            Phrase("fits"), Phrase("months_to_change"), Phrase("must_change", "changes with it: {}"),
            Phrase("tended_by", "tended by {}"), Phrase("committed_years", "committed {}"),
            Phrase("fails", "not passed: {}"),
        ),
    ),
    r.Right: _Wording(
        lambda record, _: shown(record.decision_type), ("decision_type",),
        seen=(
            Phrase("portfolio", "portfolio: {}"), Phrase("leadership", "leadership: {}"),
            Phrase("someone_else", "someone else: {}"), Phrase("stalled_months", "waited {}"),
            Phrase("waiting_for", "for {}"),
        ),
    ),
    r.FunctionRecord: _Wording(
        lambda record, _: shown(record.function), ("function",),
        seen=(
            Phrase("if_gone"), Phrase("moves_to", "to {}"),
            Phrase("noticed_after_months", "noticed after {}"),
            Phrase("first_sign", "first sign: {}"), Phrase("result", "seen then: {}"),
        ),
    ),
}  # fmt: skip


@cache
def shown_fields(struct: type[r.AnswerRecord]) -> frozenset[str]:
    """Return the fields of a kind of record that its row of the answer table shows."""
    wording = _WORDINGS[struct]
    parts = (*wording.said, *wording.seen)
    return frozenset(
        (*wording.names, "basis", "to_confirm", *(p.field for p in parts), *(p.to for p in parts))
    )


@cache
def _specs(struct: type[r.AnswerRecord]) -> dict[str, FieldSpec]:
    return {spec.name: spec for spec in fields_of(struct)}


def _column(record: r.AnswerRecord, parts: tuple[Phrase, ...], called: ThingNames) -> str:
    specs = _specs(type(record))
    return ", ".join(filter(None, [_part(record, part, specs, called) for part in parts]))


def _part(record: r.AnswerRecord, part: Phrase, specs: dict[str, FieldSpec], called: ThingNames) -> str:
    value = getattr(record, part.field)
    words = field_words(specs[part.field], value, called) if value is not None else ""
    if part.to:
        words = _ends(words, field_words(specs[part.to], getattr(record, part.to), called))
    if not words or (value is not None and value == part.unsaid):
        return ""
    return part.zero if part.zero and value == 0 else part.words.format(words)


def _ends(start: str, end: str) -> str:
    """Return `X to Y`, and with one end alone which of the two it is: `from X`, `to Y`."""
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"to {end}" if end else ""


def record_words(record: r.AnswerRecord, called: ThingNames) -> RecordWords:
    """Return a record in the words of the screen; what was not answered is left out."""
    wording = _WORDINGS[type(record)]
    return RecordWords(
        wording.subject(record, called),
        _column(record, wording.said, called),
        _column(record, wording.seen, called),
        _known(record),
    )


def said_head(record: r.AnswerRecord) -> str:
    """Return what stands before what was said; `we said` only where a field records it as said."""
    return _WORDINGS[type(record)].head


def _known(record: r.AnswerRecord) -> str:
    """Return how we know it, and whether that is still to be confirmed; with whom stands in the report."""
    return ", ".join(filter(None, (shown(record.basis or ""), "to confirm" if record.to_confirm else "")))


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
