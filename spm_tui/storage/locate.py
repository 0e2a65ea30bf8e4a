"""Finds the line of a key path in TOML text; a second scan, used only when there are problems to place."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from spm_tui.storage.problems import Path
from spm_tui.storage.toml_text import STRING

_TOKEN = re.compile(
    rf"(?P<string>{STRING})"
    r"|(?P<skip>\#[^\n]*+|[ \t\r]++)|(?P<newline>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'\#]++)|.",
    re.DOTALL,
)
#: Deeper values are not looked into: nothing a session means lies there.
_DEEPEST = 40


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup or "other", match[0]
        if kind != "skip":
            yield _Token(kind, found, line)
        if kind in ("string", "newline"):
            line += found.count("\n")
    yield _Token("end", "", line)


def _key_part(token: _Token) -> str:
    if token.kind != "string":
        return token.text
    if token.text.startswith("'") or "\\" not in token.text:
        return token.text[1:-1]
    import tomllib  # an escaped key is rare

    return str(tomllib.loads(f"k = {token.text}")["k"])


class _Scan:
    """One walk over the tokens of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.lists: dict[Path, int] = {}  # tables in a [[...]] list so far, less one

    def _peek(self) -> _Token:
        return self.tokens[min(self.at, len(self.tokens) - 1)]

    def _next(self) -> _Token:
        token = self._peek()
        self.at += 1
        return token

    def _skip(self, *kinds: str) -> None:
        while self._peek().kind in kinds:
            self.at += 1

    def _mark(self, text: str) -> bool:
        token = self._peek()
        if token.kind == "mark" and token.text == text:
            self.at += 1
            return True
        return False

    def _key(self) -> tuple[tuple[str, ...], int]:
        first = self._next()
        parts = [_key_part(first)]
        while self._mark("."):
            parts.append(_key_part(self._next()))
        return tuple(parts), first.line

    def _place(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)

    def _header(self) -> Path:
        line = self._peek().line
        many = self._mark("[")
        parts, _ = self._key()
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            self._place(path, line)
            if number == len(parts) and many:
                self.lists[path] = self.lists.get(path, -1) + 1
            if path in self.lists:
                path = (*path, self.lists[path])
        self._place(path, line)
        while self._mark("]"):
            pass
        return path

    def _pair(self, prefix: Path, depth: int) -> None:
        parts, line = self._key()
        path = prefix
        for part in parts:
            path = (*path, part)
            self._place(path, line)
        if self._mark("="):
            self._value(path, depth)

    def _value(self, path: Path, depth: int) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        if self._mark("["):
            self._array(path, depth)
        elif self._mark("{"):
            while self._peek().kind != "end" and not self._mark("}"):
                self._pair(path, depth + 1)
                self._skip("newline")
                self._mark(",")
                self._skip("newline")
        else:
            while self._peek().kind not in ("newline", "end") and self._peek().text not in (",", "]", "}"):
                self.at += 1

    def _array(self, path: Path, depth: int) -> None:
        position = 0
        self._skip("newline")
        while self._peek().kind != "end" and not self._mark("]"):
            self._place((*path, position), self._peek().line)
            self._value((*path, position), depth + 1)
            self._skip("newline")
            self._mark(",")
            self._skip("newline")
            position += 1

    def walk(self) -> None:
        """Note the line of every table, key and list element."""
        prefix: Path = ()
        while self._peek().kind != "end":
            if self._peek().kind == "newline":
                self.at += 1
            elif self._mark("["):
                prefix = self._header()
            else:
                self._pair(prefix, 0)


class Lines:
    """The lines of one TOML text by key path."""

    def __init__(self, text: str) -> None:
        scan = _Scan(text)
        with suppress(RecursionError):  # nested deeper than a session goes: the lines found so far will do
            scan.walk()
        self._lines = scan.lines

    def of(self, path: Path) -> int:
        """Return the line of a path (from 1), or that of the nearest table or list that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1
