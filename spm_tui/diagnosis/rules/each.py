"""How a rule that looks at one record at a time adds up: what fired, whether it looked, what it lacked."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct

from spm_tui.diagnosis.finding import Finding, Outcome

T = TypeVar("T")


class Look(Struct, frozen=True):
    """What came of looking at one record: a finding or none, whether it was examined, what it lacked."""

    finding: Finding | None = None
    examined: bool = True
    lacking: tuple[str, ...] = ()


SILENT = Look()


def lacks(*keys: str) -> Look:
    """Return that the record could not be looked at because these field keys are not answered."""
    return Look(examined=False, lacking=keys)


def outcome(looks: Iterable[Look], when_none: tuple[str, ...]) -> Outcome:
    """Return the outcome of several looks; with not one look, the rule lacks `when_none`."""
    seen = list(looks)
    lacking = when_none if not seen else tuple(dict.fromkeys(key for look in seen for key in look.lacking))
    return Outcome(
        findings=tuple(look.finding for look in seen if look.finding is not None),
        examined=any(look.examined for look in seen),
        lacking=lacking,
    )


def each(
    records: Iterable[tuple[str, T]], look: Callable[[str, T], Look], when_none: tuple[str, ...]
) -> Outcome:
    """Return the outcome of a rule over records by key (see `outcome`)."""
    return outcome([look(key, record) for key, record in records], when_none)
