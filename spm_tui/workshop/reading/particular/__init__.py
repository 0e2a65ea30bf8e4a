"""What only one question has: read before the common rules, and after them."""

from collections.abc import Callable
from typing import Any

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.particular.assets import read_asset, read_committed
from spm_tui.workshop.reading.particular.doors import read_door, read_tests
from spm_tui.workshop.reading.particular.jobs import read_job, read_noticed
from spm_tui.workshop.reading.particular.levers import read_lever
from spm_tui.workshop.reading.particular.moves import read_move
from spm_tui.workshop.reading.particular.rights import read_right
from spm_tui.workshop.reading.particular.shifts import keep_took, read_shift
from spm_tui.workshop.reading.particular.stops import read_promised, read_stop
from spm_tui.workshop.reading.particular.swaps import read_swap

#: Question -> what is read before the common rules, and after them.
BEFORE: dict[str, Callable[[Bound], Any]] = {
    "allocation_unit": read_move,
    "fungibility": read_swap,
    "redesign_frequency": read_shift,
    "boundary": read_right,
    "disappearance": read_noticed,
    "reversibility": read_tests,
    "vineyards": read_committed,
    "stopping": read_promised,
}


AFTER: dict[str, Callable[[Bound], Any]] = {
    "stopping": read_stop,
    "reversibility": read_door,
    "ownership": read_lever,
    "vineyards": read_asset,
    "disappearance": read_job,
    "reallocate_or_reshape": keep_took,
    "redesign_frequency": keep_took,
}
