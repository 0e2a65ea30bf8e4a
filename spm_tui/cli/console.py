"""What commands share: exit statuses, printing cleaned text, JSON, styled lines; no command lives here."""

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from spm_tui.cli import streams
from spm_tui.text import clean

if TYPE_CHECKING:
    from spm_tui.views.styled_lines import Lines

FINE: Final = 0
FOUND: Final = 1
USAGE: Final = 2
INVALID: Final = 3
FILE: Final = 4
INTERRUPTED: Final = 130

_SGR = {
    "headline": "1", "strong": "1", "dim": "2", "said": "36", "seen": "33", "good": "32", "warn": "1;33",
    "title": "1", "cursor": "7", "key": "1",
}  # fmt: skip


class Halt(Exception):  # noqa: N818 - most endings are no errors of ours
    """A command ends here: its exit status, and sentences for stderr."""

    def __init__(self, status: int, *sentences: str) -> None:
        super().__init__(*sentences)
        self.status = status
        self.sentences = sentences


def put(text: str) -> None:
    """Write data to stdout, cleaned, its own line breaks kept, one line break at the end."""
    streams.write(clean(text, lines=True).rstrip("\n") + "\n")


def say(text: str) -> None:
    """Write a message to stderr, cleaned."""
    streams.write_message(clean(text, lines=True) + "\n")


def put_json(value: Any) -> None:
    """Write JSON to stdout in plain ASCII, so that no character of it can steer a terminal."""
    import json

    import msgspec

    text = json.dumps(msgspec.to_builtins(value), indent=2)
    streams.write(text.replace("\x7f", "\\u007f") + "\n")


def put_lines(lines: "Lines", *, plain: bool) -> None:
    """Write a picture to stdout; styles only for a terminal that wants colour and unless `plain`."""
    coloured = not plain and wants_colour()
    for line in lines:
        if coloured:
            streams.write("".join(_painted(text, style) for text, style in line) + "\n")
        else:
            put("".join(text for text, _ in line).rstrip())


def _painted(text: str, style: str) -> str:
    code = _SGR.get(style)
    return f"\x1b[{code}m{clean(text)}\x1b[0m" if code else clean(text)


def wants_colour() -> bool:
    """Return whether stdout is a terminal that takes colour, and NO_COLOR does not stand against it."""
    return sys.stdout.isatty() and not is_dumb() and not os.environ.get("NO_COLOR")


def is_dumb() -> bool:
    """Return whether TERM names a terminal on which nothing can be placed."""
    return os.environ.get("TERM", "dumb") in ("", "dumb", "unknown")


def has_screen() -> bool:
    """Return whether there is a terminal that screens can be drawn on and keys read from."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not is_dumb()


def width() -> int:
    """Return how many columns pictures may take: the terminal's, else 80; COLUMNS decides."""
    import shutil

    return max(40, min(200, shutil.get_terminal_size((80, 24)).columns))
