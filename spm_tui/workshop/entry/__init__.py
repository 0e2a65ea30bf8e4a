"""Fast entry: one typed line makes a record, a tally, a need or a thing; what is not understood is kept."""

from spm_tui.workshop.entry.entering import Entered, enter, enter_need
from spm_tui.workshop.entry.tallies import numbers_of

__all__ = ["Entered", "enter", "enter_need", "numbers_of"]
