"""How two things, two ties or two stops that turn out to be one are put together without losing a figure.

The kept one's answers win, its blanks are filled from the other, and what differs goes into the note.
"""

from typing import Any, TypeVar

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.fields import LAST, fields_of
from spm_tui.workshop.references import follow, map_records
from spm_tui.workshop.session import Round, Session
from spm_tui.workshop.words import figure, shown

RecordT = TypeVar("RecordT", bound=r.Record)

_IDENTITY = frozenset({"id", "from_", "to", "carried_by"})


def _said(value: Any) -> str:
    if isinstance(value, float):
        return figure(value)
    return shown(value) if isinstance(value, str) else str(value)


def combine(first: RecordT, second: RecordT) -> RecordT:
    """Return `first` with its blanks filled from `second`; figures that differ are kept in the note.

    Lists are joined. When anything differs, `to_confirm` is set unless it was answered.
    """
    changes: dict[str, Any] = {}
    differing: list[str] = []
    for spec in fields_of(type(first)):
        mine, theirs = getattr(first, spec.name), getattr(second, spec.name)
        if theirs is None or mine == theirs or spec.name in (*_IDENTITY, "note", "to_confirm"):
            continue
        if mine is None:
            changes[spec.name] = theirs
        elif spec.many:
            changes[spec.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif spec.name not in LAST:
            differing.append(f"{spec.label} {_said(theirs)}")
    notes = [first.note, second.note if second.note != first.note else None]
    notes.append("also: " + ", ".join(differing) if differing else None)
    changes["note"] = "; ".join(note for note in notes if note) or None
    if first.to_confirm is None:
        changes["to_confirm"] = second.to_confirm if second.to_confirm or not differing else True
    return structs.replace(first, **changes)


def combine_ties(first: r.Tie, second: r.Tie) -> r.Tie:
    """Return one tie for two with the same ends. Whose people and inside what go together, never halved."""
    if first.people is None and first.carried_by is None:
        first = structs.replace(first, people=second.people, carried_by=second.carried_by)
    return combine(first, second)


def settle_ties(ties: tuple[r.Tie, ...]) -> tuple[r.Tie, ...]:
    """Return ties that keep the rules of the file: no tie to itself, one a pair, run load inside a real tie.

    A run tie whose carrier no longer takes people of that team stays as a run tie nobody carries.
    """
    by_ends: dict[tuple[str, str], r.Tie] = {}
    for tie in ties:
        ends = (tie.from_, tie.to)
        if tie.from_ != tie.to:
            by_ends[ends] = combine_ties(by_ends[ends], tie) if ends in by_ends else tie
    return tuple(
        structs.replace(tie, carried_by=None)
        if tie.carried_by and (tie.carried_by == tie.from_ or (tie.carried_by, tie.to) not in by_ends)
        else tie
        for tie in by_ends.values()
    )


def settle_stops(stops: tuple[r.Stop, ...]) -> tuple[r.Stop, ...]:
    """Return the stops with those about the same things put together, in the place of the first."""
    by_items: dict[frozenset[str], r.Stop] = {}
    for stop in stops:
        things = frozenset(stop.items)
        by_items[things] = combine(by_items[things], stop) if things in by_items else stop
    return tuple(by_items.values())


def settle_records(key: str, rows: tuple[Struct, ...]) -> tuple[Struct, ...]:
    """Return the records of one question after ids fell together; a swap with itself goes."""
    if key == "stopping":
        return settle_stops(tuple(row for row in rows if isinstance(row, r.Stop)))
    if key == "fungibility":
        return tuple(row for row in rows if not (isinstance(row, r.Swap) and row.from_ == row.to))
    if key == "allocation_unit":
        return tuple(
            structs.replace(row, to=None)
            if isinstance(row, r.Move) and row.to and row.from_ == row.to
            else row
            for row in rows
        )
    return rows


def _renumbered(rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    """Give rounds that are now about the same numbers of their own, in their order."""
    taken: set[tuple[str, str, str | None, str | None, int]] = set()
    result = []
    for row in rounds:
        number = row.round
        while (row.question, row.field, row.subject, row.toward, number) in taken:
            number += 1
        taken.add((row.question, row.field, row.subject, row.toward, number))
        result.append(row if number == row.round else structs.replace(row, round=number))
    return tuple(result)


def merged(session: Session, keep: r.Item, gone: r.Item) -> Session:
    """Return the session with `gone` put into `keep`: references follow, doubles are put together."""
    both = combine(keep, structs.replace(gone, name=keep.name, kind=keep.kind))
    if gone.name != keep.name:
        also = f"also called {gone.name}"
        both = structs.replace(both, note=f"{both.note}; {also}" if both.note else also)
    own_first = sorted(session.ties, key=lambda tie: gone.id in (tie.from_, tie.to))
    order = {id(tie): place for place, tie in enumerate(session.ties)}
    session = follow(structs.replace(session, ties=tuple(own_first)), "items", gone.id, keep.id)
    place: dict[tuple[str, str], int] = {}
    for old, new in zip(own_first, session.ties, strict=True):
        place.setdefault((new.from_, new.to), order[id(old)])
    with_itself = {row.id for row in session.rounds if row.toward and row.toward == row.subject}
    rounds = tuple(row for row in session.rounds if row.id not in with_itself)
    ties = sorted(settle_ties(session.ties), key=lambda tie: place[tie.from_, tie.to])
    return map_records(
        structs.replace(
            session,
            items=tuple(both if i.id == keep.id else i for i in session.items if i.id != gone.id),
            ties=tuple(ties),
            rounds=_renumbered(rounds),
            ballots=tuple(ballot for ballot in session.ballots if ballot.round not in with_itself),
            stances=tuple({(s.finding, s.stance, s.why): s for s in session.stances}.values()),
        ),
        settle_records,
    )
