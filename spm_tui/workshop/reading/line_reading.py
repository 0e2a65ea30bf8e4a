"""What a line says once it is read: records, hands, ties, and the parts that were read."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from spm_tui.workshop import records as r
from spm_tui.workshop.reading import hands
from spm_tui.workshop.reading.staying import Stay


class Label(Struct, frozen=True):
    """A piece of the line and the field it was read for; `field` is empty for what nobody read."""

    start: int
    end: int
    field: str = ""


class RecordReading(Struct, frozen=True, kw_only=True):
    """One record a line makes: its values, what it creates, what is still open about it."""

    values: dict[str, Any]
    new_items: tuple[r.Item, ...] = ()
    new_cases: tuple[r.Case, ...] = ()
    open: tuple[str, ...] = ()
    place: tuple[int, int] = (0, 0)  # where in the line its clauses stand

    @property
    def created(self) -> tuple[tuple[str, str], ...]:
        """(table, id) of what it creates."""
        return (
            *(("items", one.id) for one in self.new_items),
            *(("cases", one.id) for one in self.new_cases),
        )


class Reading(Struct, frozen=True, kw_only=True):
    """What a line under a question says, and why not more. Nothing here changes a session."""

    facts: tuple[RecordReading, ...] = ()
    votes: tuple[hands.Votes, ...] = ()
    own: dict[str, Any] = {}
    maybe: tuple[RecordReading, ...] = ()  # what it may say, where that is not certain
    ties: tuple[r.Tie, ...] = ()
    stays: tuple[Stay, ...] = ()  # what stays, where it is not certain whose people run it
    payer: str = ""  # who pays for what stays, where that waits
    parts: tuple[Label, ...] = ()
    why: str = ""  # why a line that makes nothing waits, or what is left out of one that makes something
    refused: bool = False  # something in it cannot be: no other way of reading it is tried
    meant: tuple[tuple[str, str], ...] = ()  # where a name is one of several: how it is written, its line
    unread: tuple[tuple[int, int], ...] = ()  # where words stand that were read for nothing
    left_over: bool = False  # beside hands or a figure of the answer it says something that nobody read

    @property
    def empty(self) -> bool:
        """Whether the line makes nothing."""
        return not (self.facts or self.votes or self.own or self.ties)


def labelled(line: str, parts: Sequence[Label]) -> tuple[Label, ...]:
    """Return a line cut into parts that cover it whole: those that were read, and what nobody read between
    them.
    """
    found: list[Label] = []
    at = 0
    for part in sorted(parts, key=lambda one: (one.start, -one.end)):
        if part.start < at:
            continue
        if line[at : part.start].strip():
            found.append(Label(at, part.start))
        found.append(part)
        at = part.end
    if line[at:].strip():
        found.append(Label(at, len(line)))
    return tuple(found)
