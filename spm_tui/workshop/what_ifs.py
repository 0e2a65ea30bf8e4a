"""The what ifs of a session: changes to the map that were tried beside it, named and kept as pairs of ids.

Nothing of it is on the map and nothing of it enters the diagnosis. What a map would be with them is in
`trials.py`; here they are kept, changed, and follow the ids of things.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from msgspec import structs

from spm_tui.text import free_slug
from spm_tui.workshop.session import Session, WhatIf

ChangeKind = Literal["cut", "link", "payer", "date"]

#: The list of a what if that holds each kind of change.
LISTS: Final[dict[ChangeKind, str]] = {"cut": "cuts", "link": "links", "payer": "runs", "date": "dates"}
#: Between the two ids of a pair in the file.
JOINS: Final = ">"


class MapChange(NamedTuple):
    """One change that is tried: a tie cut, a link that works at once, a payer for a run tie, an earlier date.

    `from_` and `to` are the ends of the tie; of a link the team or skill and the work.
    """

    kind: ChangeKind
    from_: str
    to: str

    @property
    def pair(self) -> str:
        """The two ids as they stand in the file: `slot-engine>position-hub`."""
        return f"{self.from_}{JOINS}{self.to}"


def changes_of(what_if: WhatIf) -> tuple[MapChange, ...]:
    """Return the changes of a what if: cuts, links, payers, dates, each in the order it was tried."""
    return tuple(
        MapChange(kind, *pair.split(JOINS, 1))
        for kind, name in LISTS.items()
        for pair in getattr(what_if, name)
    )


def with_changes(what_if: WhatIf, changes: Iterable[MapChange]) -> WhatIf:
    """Return the what if with exactly these changes, each once."""
    lists: dict[str, dict[str, None]] = {name: {} for name in LISTS.values()}
    for change in changes:
        lists[LISTS[change.kind]][change.pair] = None
    return structs.replace(what_if, **{name: tuple(pairs) for name, pairs in lists.items()})


def begun(session: Session, name: str, changes: Iterable[MapChange]) -> WhatIf:
    """Return a what if of this name with an id no other has; it is not yet in the session."""
    found = WhatIf(id=free_slug(name, (one.id for one in session.what_ifs)), name=name.strip())
    return with_changes(found, changes)


def keep(session: Session, what_if: WhatIf) -> Session:
    """Return the session with a what if in the place of the one with its id, else as the last one.

    One that holds no change any more goes.
    """
    rows = {one.id: one for one in session.what_ifs} | {what_if.id: what_if}
    return structs.replace(session, what_ifs=tuple(one for one in rows.values() if changes_of(one)))


def drop(session: Session, what_if_id: str) -> Session:
    """Return the session without the what if with this id."""
    return structs.replace(session, what_ifs=tuple(one for one in session.what_ifs if one.id != what_if_id))


def _mapped(rows: tuple[WhatIf, ...], changed: Iterator[list[MapChange]]) -> tuple[WhatIf, ...]:
    found = tuple(with_changes(row, changes) for row, changes in zip(rows, changed, strict=True))
    kept = tuple(row for row in found if changes_of(row))
    return rows if kept == rows else kept


def with_thing_renamed(rows: tuple[WhatIf, ...], old: str, new: str) -> tuple[WhatIf, ...]:
    """Return what ifs that follow a thing to its new id; a change between a thing and itself goes."""

    def now(item: str) -> str:
        return new if item == old else item

    def followed(row: WhatIf) -> list[MapChange]:
        ends = ((one.kind, now(one.from_), now(one.to)) for one in changes_of(row))
        return [MapChange(kind, start, end) for kind, start, end in ends if start != end]

    return _mapped(rows, map(followed, rows))


def without_thing(rows: tuple[WhatIf, ...], item: str) -> tuple[WhatIf, ...]:
    """Return what ifs without the changes that name a thing; one left with none goes."""
    return _mapped(rows, ([one for one in changes_of(row) if item not in one[1:]] for row in rows))


def naming(rows: tuple[WhatIf, ...], item: str) -> tuple[tuple[int, WhatIf], ...]:
    """Return the what ifs that name a thing, with their positions."""
    return tuple((n, row) for n, row in enumerate(rows) if any(item in one[1:] for one in changes_of(row)))
