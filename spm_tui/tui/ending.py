"""How the app ends when it is made to: signals on the event loop, and a driver bad input cannot end."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from textual.driver import Driver

#: Signals that end a program from outside: asked to, terminal gone, interrupted.
SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


def watch(ended: Callable[[int], None]) -> None:
    """Call `ended` with the number of a signal that asks the program to end. Needs a running event loop."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        # Not on the main thread, or on a system without signals: whoever runs the app ends it.
        with suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, ended, int(number))


def driver_class() -> type[Driver] | None:
    """Return the driver for a real terminal, None where Textual knows better (a test, the web, Windows)."""
    if sys.platform == "win32" or not sys.__stdin__ or not sys.__stdin__.isatty():
        return None
    from spm_tui.tui.driver import SteadyDriver

    return SteadyDriver
