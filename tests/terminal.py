"""A real pseudo-terminal with spm-tui in it: type, and read the screen or the raw bytes sent to it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "f1": "\x1bOP", "f2": "\x1bOQ",
    "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~",
    "ctrl+q": "\x11", "ctrl+s": "\x13", "ctrl+z": "\x1a", "ctrl+n": "\x0e", "ctrl+o": "\x0f",
}  # fmt: skip


class Terminal:
    """Runs a command in a pseudo-terminal of its own; every wait has a deadline and no wait sleeps."""

    def __init__(
        self, command: Sequence[str], *, cwd: Path, size: tuple[int, int] = (120, 36), **env: str
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            os.chdir(cwd)
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
            environment.pop("NO_COLOR", None) if "NO_COLOR" not in env else None
            os.execvpe(command[0], list(command), environment)
        self.resize(self.columns, self.rows)

    @classmethod
    def spm(cls, *arguments: str, cwd: Path, size: tuple[int, int] = (120, 36), **env: str) -> "Terminal":
        """Run spm-tui with these arguments."""
        return cls([sys.executable, "-m", "spm_tui", *arguments], cwd=cwd, size=size, **env)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a window manager would."""
        self.columns, self.rows = columns, rows
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def send(self, *keys: str) -> None:
        """Press keys by name; anything that is no name is typed as it is."""
        for key in keys:
            self.write(KEYS.get(key, key).encode("utf-8", "surrogateescape"))

    def write(self, data: bytes) -> None:
        """Send raw bytes, reading meanwhile so that neither side blocks."""
        while data:
            _, ready, _ = select.select([], [self.fd], [], 5)
            assert ready, "the terminal takes nothing"
            data = data[os.write(self.fd, data) :]
            self._read(0)

    def _read(self, timeout: float) -> bool:
        """Take what arrives within `timeout` seconds; return whether anything did."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        if not data:
            return False
        self.raw += data
        for query, reply in ((b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[6n", b"\x1b[1;1R")):
            if query in data:
                os.write(self.fd, reply)
        self._stream.feed(data.replace(b"\x1b[>", b"\x1b[?"))
        return True

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        # pyte's own `display` stumbles over half of a wide character that was written over.
        rows = (self.screen.buffer[y] for y in range(self.rows))
        return "\n".join("".join(row[x].data for x in range(self.columns)) for row in rows)

    def wait(self, text: str, *, gone: bool = False, timeout: float = 20) -> str:
        """Wait until a text stands on the screen (or no longer does); return the screen."""
        end = time.monotonic() + timeout
        while (text in self.text) is gone:
            left = end - time.monotonic()
            assert left > 0, f"{text!r} {'stayed' if gone else 'never came'}:\n{self.text}"
            if not self._read(min(left, 0.2)) and self.ended():
                assert (text in self.text) is not gone, f"ended before {text!r}:\n{self.text}"
        return self.text

    def settle(self, quiet: float = 0.12, most: float = 10) -> None:
        """Wait until the screen is at rest: nothing was sent for a moment shorter than a cursor's blink."""
        end = time.monotonic() + most
        while self._read(quiet) and time.monotonic() < end:
            pass

    def read_on(self) -> None:
        """Take what has arrived by now."""
        self._read(0.001)

    def rest(self, seconds: float) -> None:
        """Take what arrives for so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def ended(self) -> bool:
        """Say whether the program has ended; keep its status."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def finish(self, timeout: float = 20) -> int:
        """Wait until the program ends; return its exit status."""
        end = time.monotonic() + timeout
        while not self.ended():
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self._read(0.05)
        while self._read(0.02):
            pass
        assert self.status is not None
        return self.status

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def close(self) -> None:
        """End the program if it still runs and let go of the terminal."""
        if not self.ended():
            self.kill()
            self.finish()
        os.close(self.fd)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
