"""How the app ends when it is made to: signals on the event loop, and a driver bad input cannot end."""

from __future__ import annotations

import asyncio
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.driver import Driver

#: Signals that end a program from outside: asked to, terminal gone, interrupted, and those that would end
#: one that does not know them.
SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU")
    if hasattr(signal, name)
)


def watch(ended: Callable[[int], None], failed: Callable[[Exception], None]) -> None:
    """Call `ended` with the number of a signal that asks the program to end, `failed` with what a task met.

    Needs a running event loop. An error in a task nobody waits for would be printed over the screen.
    """
    loop = asyncio.get_running_loop()

    def met(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            failed(error)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(met)
    for number in SIGNALS:
        # Not on the main thread, or on a system without signals: whoever runs the app ends it.
        with suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, ended, int(number))


def driver_class() -> type[Driver] | None:
    """Return the driver for a real terminal, None where Textual knows better (a test, the web, Windows)."""
    if sys.platform == "win32" or not sys.__stdin__ or not sys.__stdin__.isatty():
        return None
    from spm_tui.tui.textual_internals.driver import SteadyDriver

    return SteadyDriver


def apology(error: BaseException | None, session_open: bool) -> str:
    """Return what to print when something unexpected ended the app: where it happened, without any values."""
    kept = "Everything typed is kept; open the session again to go on." if session_open else ""
    if error is None:
        return f"spm-tui had to stop. {kept}"
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"spm-tui had to stop: {type(error).__name__}\n{where}\n{kept}"
