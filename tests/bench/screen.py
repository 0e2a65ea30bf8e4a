"""A program in a pseudo-terminal, measured from outside: when did the screen first and last change?

Bytes are stamped when they arrive and emulated afterwards, so that the emulator's own time is in no figure.
"""

import codecs
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import termios
from collections.abc import Sequence
from pathlib import Path
from time import clock_gettime, perf_counter
from typing import NamedTuple

import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "esc": "\x1b", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f10": "\x1b[21~",
    "space": " ", "ctrl+q": "\x11", "ctrl+u": "\x15",
}  # fmt: skip
#: Seconds without output after which a screen counts as settled.
QUIET = 0.04
#: Seconds after which a key that changed nothing is given up.
PATIENCE = 1.0
#: Variables of whoever measures that a user would not have; without bytecode kept, a start compiles anew.
NOT_A_USERS = ("NO_COLOR", "TMUX", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
#: What pyte does not know and would print: controls with a private mark or an intermediate byte.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-?]*[ -/]*[@-~]|\x1b\[[0-?]*[ -/]+[@-~]|\x1b\[\?[0-9;]*[a-gi-km-z]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")
#: What a program asks a terminal, and what a plain modern one answers.
_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?u": b"",
}


class Reaction(NamedTuple):
    """What one key did: milliseconds to the first and to the last change of the screen."""

    echo: float
    settled: float


class Change(NamedTuple):
    """The screen became another one: when, and whether the watched columns did."""

    at: float
    in_pane: bool


class Use(NamedTuple):
    """What a process has used: seconds of processor time, megabytes in memory now."""

    cpu: float
    memory: float


class Program:
    """One program in a pseudo-terminal of its own; use it as a context manager."""

    def __init__(self, command: Sequence[str], *, cwd: Path, size: tuple[int, int] = (120, 36)) -> None:
        self.columns, self.rows = size
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.Stream(self._screen)
        self._text = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting: list[tuple[float, bytes]] = []
        self._tail = b""
        self._lines: dict[int, tuple[object, ...]] = {}
        self._cursor = (0, 0)
        env = {name: value for name, value in os.environ.items() if name not in NOT_A_USERS}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        env["XDG_STATE_HOME"] = str(cwd / "state")
        self.started = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execvpe(command[0], list(command), env)
        self._set_size()

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _set_size(self) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    # ---- reading

    def _read(self, seconds: float) -> bool:
        """Take what arrives within so many seconds and stamp it; return whether anything did."""
        if not select.select([self.fd], [], [], max(seconds, 0))[0]:
            return False
        at = perf_counter()
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if not data:
            raise EOFError(f"the program ended:\n{self.text}")
        self._waiting.append((at, data))
        for asked, answered in _ANSWERS.items():
            if asked in data:
                os.write(self.fd, answered)
        return True

    def _changes(self, pane: slice | None = None) -> list[Change]:
        """Emulate what arrived; return when the screen became another one, and whether `pane` did."""
        found = []
        for at, arrived in self._waiting:
            data = self._tail + arrived
            cut = _UNFINISHED.search(data)
            whole, self._tail = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
            self._stream.feed(self._text.decode(_UNKNOWN.sub(b"", whole)))
            differs, in_pane = self._differs(pane)
            if differs:
                found.append(Change(at, in_pane))
        self._waiting.clear()
        return found

    def _differs(self, pane: slice | None) -> tuple[bool, bool]:
        """Say whether anything became another since it was last asked, and whether anything in `pane` did."""
        screen, differs, in_pane = self._screen, False, False
        for y in screen.dirty:
            row = screen.buffer[y]
            line = tuple(row[x] for x in range(self.columns))
            before = self._lines.get(y)
            if before != line:
                self._lines[y], differs = line, True
                in_pane |= pane is None or (y > 0 and (before is None or before[pane] != line[pane]))
        screen.dirty.clear()
        cursor = (screen.cursor.x, screen.cursor.y)
        if cursor != self._cursor and not screen.cursor.hidden:
            differs, in_pane = True, in_pane or pane is None
        self._cursor = cursor
        return differs, in_pane

    @property
    def text(self) -> str:
        """What stands on the screen, as far as it was emulated."""
        return "\n".join(self._screen.display)

    def settle(self, quiet: float = QUIET, most: float = 10.0) -> None:
        """Read until nothing arrived for `quiet` seconds, or for `most` seconds in all."""
        end = last = perf_counter()
        end += most
        while (now := perf_counter()) < end and now - last < quiet:
            if self._read(quiet - (now - last)):
                last = perf_counter()
        self._changes()

    # ---- measuring; all figures in milliseconds

    def ready(self, sign: str, *, patience: float = 30.0) -> float:
        """Return how long after the start the screen first showed `sign`.

        What arrives is emulated only once nothing more does, or the next bytes would be stamped too late.
        """
        while perf_counter() - self.started < patience:
            if self._read(QUIET):
                continue
            chunks, self._waiting = self._waiting, []
            for number, chunk in enumerate(chunks):
                self._waiting = [chunk]
                self._changes()
                if sign in self.text:
                    self._waiting = chunks[number + 1 :]
                    return (chunk[0] - self.started) * 1000
        raise TimeoutError(f"{sign!r} never came:\n{self.text}")

    def ready_to_type(self, sign: str, letter: str = "Z") -> float:
        """Return how long after the start a letter, typed as soon as `sign` arrives, was shown.

        It is looked for in the bytes: emulating a whole screen would give the program time it does not have.
        """
        arrived, wanted = b"", sign.encode()
        while wanted not in arrived:
            if perf_counter() - self.started > 30:
                raise TimeoutError(f"{sign!r} never came:\n{self.text}")
            before = len(self._waiting)
            self._read(0.02)
            arrived += b"".join(data for _, data in self._waiting[before:])
        os.write(self.fd, letter.encode())
        return self.ready(f" {letter} ")

    def type(self, text: str) -> None:
        """Type a text as fast as it is taken, and wait until the screen is still."""
        os.write(self.fd, text.encode())
        self.settle()

    def press(self, *keys: str) -> None:
        """Send keys by name, or text as it is, and wait until the screen is still."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())
            self.settle()

    def react(self, key: str, *, quiet: float = QUIET, pane: slice | None = None) -> Reaction | None:
        """Press one key and return what it did; None when the screen stayed as it was.

        With `pane`, a range of columns, `echo` and `settled` are when those first and last changed below the
        head line, where it says "saved" later on.
        """
        self.settle(0.015 + random.random() * 0.01)  # never in step with a timer of the program
        sent = last = perf_counter()
        os.write(self.fd, KEYS.get(key, key).encode())
        first: float | None = None
        changed: float | None = None
        while (now := perf_counter()) - sent < PATIENCE:
            if self._read(quiet - (now - last) if self._waiting else PATIENCE):
                last = perf_counter()
                continue
            for change in self._changes(pane):
                if change.in_pane:
                    changed = change.at
                    first = first or changed
            if first is not None and changed is not None:
                return Reaction((first - sent) * 1000, (changed - sent) * 1000)
        return None

    def hold(self, key: str, seconds: float = 2.0, hertz: int = 30) -> float:
        """Hold a key down; return how long after the last repeat the screen went on changing."""
        self.settle(0.2)
        begin = perf_counter()
        for number in range(round(seconds * hertz)):
            due = begin + number / hertz
            while (left := due - perf_counter()) > 0:
                self._read(left)
            os.write(self.fd, KEYS.get(key, key).encode())
        sent = perf_counter()
        last = sent
        while perf_counter() - last < 0.1:
            if self._read(0.1):
                last = perf_counter()
        changes = self._changes()
        return max(0.0, (changes[-1].at - sent) * 1000) if changes else 0.0

    def resize(self, columns: int, rows: int) -> float:
        """Give the terminal another size; return how long the screen took to settle."""
        self.settle(0.1)
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        sent = perf_counter()
        self._set_size()
        last = sent
        while perf_counter() - last < 0.15:
            if self._read(0.15):
                last = perf_counter()
        changes = self._changes()
        return (changes[-1].at - sent) * 1000 if changes else 0.0

    def use(self) -> Use:
        """Return what the process has used by now."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii")
        kilobytes = int(re.search(r"^Rss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
        return Use(clock_gettime((~self.pid << 3) | 2), kilobytes / 1024)

    def idle(self, seconds: float) -> float:
        """Leave the program alone; return the share of one processor it used, in percent."""
        self.settle(1.0)
        before, begin = self.use().cpu, perf_counter()
        while (left := begin + seconds - perf_counter()) > 0:
            self._read(left)
        return (self.use().cpu - before) / (perf_counter() - begin) * 100
