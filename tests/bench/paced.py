"""Measure with garbage looked for as in the app."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from spm_tui.tui.process_settings import started


@contextmanager
def paced() -> Iterator[None]:
    """Look for garbage as often as the app does while it runs, and never among what is there by now."""
    before = gc.get_threshold()
    gc.collect()
    started()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
