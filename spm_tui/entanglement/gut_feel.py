"""How a figure that rests on a gut feel is read: as it is, or half and half again as large, each way.

What a stop releases, and what of it is useful, grows with the people on a work and shrinks with who stays,
with run load and with months. So the least is found where the first are lowered and the others raised, the
most the other way round: two readings of the whole map, not every corner of it.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from spm_tui.entanglement.results import Span
from spm_tui.workshop.choices import Basis


class Lean(NamedTuple):
    """What a tenth of a person counts as, in whole units of this reading, and what months are taken times.

    `unit` is for a figure that rests on more than a gut feel, `adds` for one from a gut feel that raises the
    result, `holds` for one that lowers it; `months` is for months from a gut feel.
    """

    unit: int
    adds: int
    holds: int
    months: float

    def adding(self, tenths: int, basis: Basis | None) -> int:
        """Return people who could leave, in units; `basis` is that of the record."""
        return tenths * (self.adds if basis == "hunch" else self.unit)

    def holding(self, tenths: int, basis: Basis | None) -> int:
        """Return people who are kept, in units."""
        return tenths * (self.holds if basis == "hunch" else self.unit)

    def lasting(self, months: float | None, basis: Basis | None) -> float | None:
        """Return months."""
        return months * self.months if months is not None and basis == "hunch" else months

    def low(self, units: int) -> float:
        """Return units as people, never more than they are."""
        return units // self.unit / 10

    def high(self, units: int) -> float:
        """Return units as people, never fewer than they are."""
        return -(-units // self.unit) / 10


#: Figures as they were given, in tenths.
AS_GIVEN: Final = Lean(1, 1, 1, 1.0)
#: What lowers the result, and what raises it. In twentieths, so that half of a tenth is whole.
LOWER: Final = Lean(2, 1, 3, 1.5)
HIGHER: Final = Lean(2, 3, 1, 0.5)


def turns_inside(span: Span, fires: Callable[[float], bool]) -> bool:
    """Return whether a condition on a figure turns between the ends of its range: then it is worth checking.

    `fires` must be one way all along: true below some figure and false above it, or the other way round.
    """
    return fires(span[0]) != fires(span[1])
