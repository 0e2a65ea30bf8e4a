"""Bytes to a TOML table within fixed bounds, and nothing about what a session means."""

import re
from typing import Any

from spm_tui.storage.problems import Problem
from spm_tui.text import clean, cut

MAX_BYTES = 8 * 1024 * 1024
#: Parts a dotted key or a table header may have.
MAX_KEY_PARTS = 16
#: Values and tables a file may hold, counted by what separates them; keeps the slowest file within seconds.
MAX_VALUES = 250_000

_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
#: A line with dots enough for a long key; sought first, for it is found faster.
_MANY_DOTS = re.compile(rf"\.[^.\n]*+(?:\.[^.\n]*+){{{MAX_KEY_PARTS - 1}}}")
#: Compiled when first needed, which for most files is never.
_LONG_KEY = rf"(?<![A-Za-z0-9_.-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_KEY_PARTS}}}"
#: One TOML string of any of the four kinds.
STRING = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}' + r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'"""
)
_STRING_OR_COMMENT = rf"{STRING}|(?P<comment>\#)"
_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class NotTomlError(Exception):
    """The bytes are not TOML that this program reads; carries the one problem that says why."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(line, "", message, hint)


def _decoded(data: bytes) -> str:
    """Return the text of UTF-8 bytes without a byte order mark. Raises NotTomlError for anything else."""
    if len(data) > MAX_BYTES:
        raise NotTomlError(1, "the file has more than 8 MB", "a session file has no more than that")
    if data.startswith(_WIDE) or b"\x00" in data[:4096]:
        raise NotTomlError(1, "the file is not UTF-8 text", "save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotTomlError(
            line, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8"
        ) from error


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _bounded(text: str) -> None:
    """Refuse what would keep the TOML reader busy for longer than anyone waits."""
    if text.count("\n") + text.count(",") > MAX_VALUES:
        raise NotTomlError(
            1, "the file holds more lines and values than a session has", f"at most {MAX_VALUES:,}"
        )
    for found in re.finditer(_LONG_KEY, text) if _MANY_DOTS.search(text) else ():
        start = text.rfind("\n", 0, found.start()) + 1
        before = text[start : found.start()]
        if before.strip(" \t[") == "" or before.rstrip().endswith(("{", ",")):
            raise NotTomlError(
                _line_at(text, found.start()),
                f"a key has more than {MAX_KEY_PARTS} parts joined by dots",
                "session files need at most three",
            )


def _syntax(text: str, error: ValueError) -> NotTomlError:
    """Return the one problem of a text that is not TOML, with the line the reader names."""
    message = str(error)
    place = re.search(_PLACE, message)
    plain = clean(message[: place.start()] if place else message)
    if "integer string conversion" in plain:
        return NotTomlError(1, "a number has thousands of digits", "write it shorter")
    if place is None:
        return NotTomlError(1, f"this is not TOML: {plain}")
    line = int(place[1]) if place[1] else text.count("\n") + (not text.endswith("\n"))
    reads = text.split("\n", line)[line - 1].strip() if 0 < line <= text.count("\n") + 1 else ""
    where = f", column {place[2]}" if place[2] else ", at the end of the file"
    return NotTomlError(
        max(1, line), f"this is not TOML: {plain}{where}", f'the line is "{cut(reads, 60)}"' if reads else ""
    )


def read_toml(data: bytes | str) -> tuple[dict[str, Any], str]:
    """Return the table a TOML text holds, and the text itself. Raises NotTomlError with one problem."""
    import tomli

    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError as error:
            line = str(data).count("\n", 0, error.start) + 1
            raise NotTomlError(line, "half a character (a lone surrogate) is no text", "remove it") from error
    text = _decoded(data)
    _bounded(text)
    try:
        return tomli.loads(text), text
    except RecursionError:
        raise NotTomlError(
            1, "lists or tables are nested too deeply", "session files need three levels"
        ) from None
    except ValueError as error:
        raise _syntax(text, error) from error


def has_comments(text: str) -> bool:
    """Return whether a TOML text holds a comment, which saving would drop."""
    if "#" not in text:
        return False
    return any(found["comment"] for found in re.finditer(_STRING_OR_COMMENT, text, re.DOTALL))
