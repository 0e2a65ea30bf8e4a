"""A revealed round and the one revealed before it: the same values, a column for each round.

The round screen, the wall, the second terminal and the phones all show this one. It is made of the session
without rounds that are not revealed, and holds nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from spm_tui.workshop.ballots import rounds_on, shows_hands
from spm_tui.workshop.round_fields import RoundField, answer_words
from spm_tui.workshop.session import Ballotable, Round, Session
from spm_tui.workshop.spread import Spread, in_short, most_words, spread_of, widest
from spm_tui.workshop.words import figure, plural, shown


class ValueRow(Struct, frozen=True):
    """A value that was given, and how many gave it in each of the rounds."""

    label: str
    counts: tuple[int, ...]


class RoundsBeside(Struct, frozen=True, kw_only=True):
    """The values with their dots, then in a sentence a round how they lie, and which to hear first.

    `heads` names the columns; empty where there is only one.
    """

    heads: tuple[str, ...] = ()
    rows: tuple[ValueRow, ...] = ()
    told: tuple[str, ...] = ()
    apart: str = ""
    numbers: bool = False


def rounds_beside(session: Session, round_: Round, field: RoundField, *, units: bool = False) -> RoundsBeside:
    """Return a revealed round beside the one revealed before it on the same field, if there was one.

    With `units` each value carries its own (`8 people`).
    """
    earlier = [
        r for r in rounds_on(session, *field.place) if r.round < round_.round and r.state == "revealed"
    ]
    both = [*earlier[-1:], round_]
    spreads = [spread_of(session, one, field) for one in both]
    return RoundsBeside(
        heads=tuple(f"Round {one.round}" for one in both) if earlier else (),
        rows=tuple(
            ValueRow(_label(value, field, units=units), tuple(dict(s.values).get(value, 0) for s in spreads))
            for value in _values(spreads, field)
        ),
        told=tuple(
            _told(session, one, spread, field, alone=not earlier)
            for one, spread in zip(both, spreads, strict=True)
        ),
        apart=widest(spreads[-1], field),
        numbers=all(spread.numbers for spread in spreads if spread.total),
    )


def _values(spreads: Sequence[Spread], field: RoundField) -> list[Ballotable]:
    """Return every value given in any of the rounds once: numbers by size, words as the field lists them."""
    order = {choice.value: place for place, choice in enumerate(field.choices)}

    def place(value: Ballotable) -> tuple[bool, float, str]:
        if isinstance(value, str):
            return True, float(order.get(value, len(order))), value
        return False, float(value), ""

    return sorted({value for spread in spreads for value, _ in spread.values}, key=place)


def _label(value: Ballotable, field: RoundField, *, units: bool) -> str:
    if units:
        return answer_words(field, value)
    return shown(value) if isinstance(value, str) else figure(float(value))


def _told(session: Session, round_: Round, spread: Spread, field: RoundField, *, alone: bool) -> str:
    """Say in one sentence how the answers of a round lie; which round it is, where there are two."""
    hands = "hands shown openly" if shows_hands(session, round_) else ""
    which = "" if alone else f"round {round_.round}"
    head = ", ".join(filter(None, (which, hands)))
    if not spread.total:
        none = f"nobody gave an answer; {spread.abstained} gave none" if spread.abstained else ""
        words = none or "nobody answered"
    else:
        words = in_short(spread, field) if alone else in_short(spread, field, most_words(spread, field))
    told = f"{head}: {words}" if head else words
    return f"{told[0].upper()}{told[1:]}."


# ---- in a room with fewer lines than values


def gathered(beside: RoundsBeside, most: int) -> RoundsBeside:
    """Return the same with at most so many rows.

    Numbers next to each other become one row, and so do the words that were given least.
    """
    rows = beside.rows
    if len(rows) <= max(1, most):
        return beside
    return structs.replace(beside, rows=_ranges(rows, most) if beside.numbers else _rest(rows, most))


def _ranges(rows: Sequence[ValueRow], most: int) -> tuple[ValueRow, ...]:
    each = -(-len(rows) // max(1, most))
    parts = [rows[at : at + each] for at in range(0, len(rows), each)]
    return tuple(
        part[0] if len(part) == 1 else ValueRow(f"{part[0].label} to {part[-1].label}", _sum(part))
        for part in parts
    )


def _rest(rows: Sequence[ValueRow], most: int) -> tuple[ValueRow, ...]:
    """Keep the words given most in the newest round where they stand; the others are one row at the end."""
    rank = sorted(range(len(rows)), key=lambda at: (*(-many for many in rows[at].counts[::-1]), at))
    kept = set(rank[: max(1, most) - 1])
    rest = [row for at, row in enumerate(rows) if at not in kept]
    others = ValueRow(plural(len(rest), "other word"), _sum(rest))
    return (*(row for at, row in enumerate(rows) if at in kept), others)


def _sum(rows: Sequence[ValueRow]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(row.counts for row in rows), strict=True)))
