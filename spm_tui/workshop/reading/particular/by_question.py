"""The readers of what only one question has: those before the common rules, and those after them."""

from collections.abc import Callable
from typing import Any

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.particular.asset_lines import read_asset, read_committed
from spm_tui.workshop.reading.particular.door_lines import read_door, read_tests
from spm_tui.workshop.reading.particular.job_lines import read_job, read_noticed
from spm_tui.workshop.reading.particular.lever_lines import read_answers, read_lever
from spm_tui.workshop.reading.particular.move_lines import read_move
from spm_tui.workshop.reading.particular.right_lines import read_right
from spm_tui.workshop.reading.particular.shift_lines import keep_took, read_decision, read_shift
from spm_tui.workshop.reading.particular.stop_lines import read_promised, read_stop
from spm_tui.workshop.reading.particular.swap_lines import read_swap

#: Question -> what is read before the common rules, and after them.
BEFORE: dict[str, Callable[[Bound], Any]] = {
    "allocation_unit": read_move,
    "fungibility": read_swap,
    "ownership": read_answers,
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
    "reallocate_or_reshape": read_decision,
    "redesign_frequency": keep_took,
}
