"""The terminal driver. It differs in three ways: a byte that is not text does not end the app (textual#6456),
an ESC inside a paste does not cut it short, and a terminal that goes away does not keep the app from ending.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

#: How long to wait for input before looking whether the app is ending, in seconds.
LOOK_UP: Final = 0.1
CHUNK: Final = 4096
PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"


class Pastes:
    """Takes bracketed pastes out of what a terminal sends, whole, whatever they hold.

    Textual's own parser reads an ESC in a paste as the beginning of a key; here a paste ends only where
    the terminal says so.
    """

    def __init__(self) -> None:
        self._held = ""  # the beginning of a mark whose rest has not arrived
        self._paste: list[str] | None = None

    def feed(self, text: str) -> Iterator[tuple[bool, str]]:
        """Yield (is it a paste, text) for what arrived, in order; an unfinished paste waits for its end."""
        text, self._held = self._held + text, ""
        while text:
            mark = PASTE_BEGINS if self._paste is None else PASTE_ENDS
            before, found, rest = text.partition(mark)
            if not found:
                held = _begun(text, mark)
                before, self._held = text[: len(text) - held], text[len(text) - held :]
            if self._paste is None:
                if before:
                    yield False, before
                self._paste = [] if found else None
            else:
                self._paste.append(before)
                if found:
                    yield True, "".join(self._paste)
                    self._paste = None
            text = rest

    @property
    def holding(self) -> bool:
        """Whether the beginning of a mark is being held back."""
        return bool(self._held) and self._paste is None

    def release(self) -> str:
        """Return what was held back and turned out to be no mark, once nothing more arrived."""
        held, self._held = self._held, ""
        return held

    def rest(self) -> str:
        """Return a paste that was never ended."""
        return "".join(self._paste or ()) + self._held


def _begun(text: str, mark: str) -> int:
    """Return how many characters at the end of a text may begin a mark; a lone ESC is a key, not a mark."""
    return next((size for size in range(len(mark) - 1, 1, -1) if text.endswith(mark[:size])), 0)


class LastingFile:
    """Where the screen is written to: once the terminal is gone, writing does nothing instead of raising.

    Textual's output thread would end with the error, and the app then wait for it for ever.
    """

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, or do nothing."""
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush, or do nothing."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the number of the file underneath."""
        return int(self._file.fileno())


class SteadyDriver(LinuxDriver):
    """Reads what is typed; bytes that are not UTF-8 arrive as the replacement character."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sys.__stdout__ is not None and not (sys.__stderr__ is not None and sys.__stderr__.isatty()):
            self._file = sys.__stdout__  # messages go elsewhere (2> FILE)
        self._file = LastingFile(self._file)  # type: ignore[assignment]
        self._asleep = False

    def _sigtstp_application(self, *_: object) -> None:
        """Go to sleep, between two steps of the app and not within one.

        A signal can arrive while a frame is being handed to the output thread; whatever is written
        from here would then wait for ever for the lock that this very thread holds.
        """
        if self._auto_restart:
            self._soon(self._sleep)
        else:  # somebody else has the terminal, and the app waits for them: there are no steps
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Take the screen again. A terminal that goes away sends this signal too; then there is none."""
        if not self._auto_restart or self._closed():
            return
        if self._asleep:  # the app stands still in `_sleep`, and nothing may be drawn before this
            self._asleep = False
            self.resume_application_mode()
        else:  # stopped by SIGSTOP, which nobody is told of, in the midst of anything
            self._soon(self._take_again)

    def _soon(self, step: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the app has ended
            self._loop.call_soon_threadsafe(step)

    def _sleep(self) -> None:
        """Give the terminal back as it was found, and stop."""
        self.suspend_application_mode()
        self._asleep = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _take_again(self) -> None:
        """Set the terminal up anew: another program may have had it."""
        self.suspend_application_mode()
        self.resume_application_mode()

    def close(self) -> None:
        """Leave the terminal for good: keys that interrupt are the next program's from now on.

        The loop takes our handlers away with itself, while the last is still being put in order; an
        interrupt would end the process in the midst of it.
        """
        for number in (signal.SIGINT, signal.SIGQUIT):
            with suppress(RuntimeError, ValueError):  # no loop any more, or not on the main thread
                self._loop.remove_signal_handler(number)
                signal.signal(number, signal.SIG_IGN)
        super().close()

    def run_input_thread(self) -> None:
        """Wait for input and pass it on until the app ends."""
        parser, pastes = XTermParser(), Pastes()
        decoder = getincrementaldecoder("utf-8")(errors="replace")
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            ended = False
            while not ended:
                ended = self.exit_event.is_set()
                arrived = selector.select(LOOK_UP)
                text = decoder.decode(self._read(), final=ended) if arrived else ""
                if arrived and not text and not ended and self._closed():
                    os.kill(os.getpid(), signal.SIGHUP)  # only the leader of a session is told by the system
                    break
                if not arrived and pastes.holding:
                    for message in parser.feed(pastes.release()):
                        self.process_message(message)
                for message in self._messages(text, parser, pastes):
                    self.process_message(message)
        if left := pastes.rest():
            self.process_message(events.Paste(left))

    def _read(self) -> bytes:
        """Return what arrived, nothing once the terminal is gone."""
        with suppress(OSError):
            return os.read(self.fileno, CHUNK)
        return b""

    def _closed(self) -> bool:
        """Say whether the terminal went away: nothing will ever arrive again."""
        return not os.isatty(self.fileno)

    @staticmethod
    def _messages(text: str, parser: XTermParser, pastes: Pastes) -> Iterator[Message]:
        for pasted, part in pastes.feed(text):
            if pasted:
                yield events.Paste(part.replace("\x00", ""))
            else:
                yield from parser.feed(part)
        yield from parser.tick()
