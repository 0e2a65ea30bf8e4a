"""Counts of evidence: how many records were looked at, how many speak for something, how many say no."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from msgspec import Struct

from spm_tui.diagnosis.deciders import owner_key
from spm_tui.diagnosis.record_keys import FIRM
from spm_tui.workshop import records as r
from spm_tui.workshop.choices import NOBODY

RecordT = TypeVar("RecordT", bound=r.Record)


class Evidence(Struct, frozen=True):
    """How many records were looked at, how many speak for the assumption, how many say no to it."""

    looked: int = 0
    yes: int = 0
    no: int = 0

    def __add__(self, other: "Evidence") -> "Evidence":
        return Evidence(self.looked + other.looked, self.yes + other.yes, self.no + other.no)

    def beside(self, other: "Evidence") -> "Evidence":
        """Return both where they are about the same records, which then count once."""
        return Evidence(max(self.looked, other.looked), max(self.yes, other.yes), max(self.no, other.no))


NONE: Final = Evidence()


def of_pairs(pairs: Iterable[tuple[str, RecordT]]) -> list[RecordT]:
    """Return the records of (key, record) pairs."""
    return [record for _, record in pairs]


def is_nobody(owner: str | None) -> bool:
    """Return whether it was answered that there is nobody."""
    return owner is not None and owner_key(owner) == NOBODY


def is_somebody(owner: str | None) -> bool:
    """Return whether a role is named."""
    return owner is not None and owner_key(owner) != NOBODY


def _never(_record: object) -> bool:
    return False


def count(
    looked: Iterable[RecordT], yes: Callable[[RecordT], bool], no: Callable[[RecordT], bool] = _never
) -> Evidence:
    """Count records: only what is known by more than gut feel can speak for anything."""
    given = list(looked)
    speaks = sum(1 for record in given if record.basis in FIRM and yes(record))
    return Evidence(len(given), speaks, sum(1 for record in given if no(record)))
