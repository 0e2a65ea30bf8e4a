"""Finds the line of a key path in TOML text; a second scan, used only when there are problems to place."""

import re
from bisect import bisect_left
from contextlib import suppress
from typing import NamedTuple

from spm_tui.storage.problems import Path
from spm_tui.storage.toml_text import STRING

_TOKEN = re.compile(
    rf"(?P<string>{STRING})"
    r"|(?P<skip>\#[^\n]*+|[ \t\r]++)|(?P<newline>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'\#]++)|.",
    re.DOTALL,
)
#: Most lines of most files: a plain key and a value that holds neither list nor table.
_PLAIN_LINE = re.compile(r"""([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+(?:"(?!"")[^"\\\n]*+"|[^\n"'\[{\#]++)\r?\n""")
#: Deeper values are not looked into: nothing a session means lies there.
_DEEPEST = 40


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


def _key_part(token: _Token) -> str:
    if token.kind != "string":
        return token.text
    if token.text.startswith("'") or "\\" not in token.text:
        return token.text[1:-1]
    import tomli  # an escaped key is rare

    return str(tomli.loads(f"k = {token.text}")["k"])


class _Scan:
    """One walk over a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0  # where the next token begins
        self.starts: dict[Path, int] = {(): 0}  # where in the text each path begins
        self.lists: dict[Path, int] = {}  # tables in a [[...]] list so far, less one
        self._ahead: _Token | None = None

    def _peek(self) -> _Token:
        while self._ahead is None:
            match = _TOKEN.match(self.text, self.at)
            if match is None:
                return _Token("end", "", self.at)
            if match.lastgroup == "skip":
                self.at = match.end()
            else:
                self._ahead = _Token(match.lastgroup or "other", match[0], self.at)
        return self._ahead

    def _next(self) -> _Token:
        token = self._peek()
        self.at = token.start + len(token.text)
        self._ahead = None
        return token

    def _skip(self, *kinds: str) -> None:
        while self._peek().kind in kinds:
            self._next()

    def _mark(self, text: str) -> bool:
        token = self._peek()
        if token.kind == "mark" and token.text == text:
            self._next()
            return True
        return False

    def _key(self) -> tuple[tuple[str, ...], int]:
        first = self._next()
        parts = [_key_part(first)]
        while self._mark("."):
            parts.append(_key_part(self._next()))
        return tuple(parts), first.start

    def _place(self, path: Path, start: int) -> None:
        self.starts.setdefault(path, start)

    def _header(self) -> Path:
        start = self._peek().start
        many = self._mark("[")
        parts, _ = self._key()
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            self._place(path, start)
            if number == len(parts) and many:
                self.lists[path] = self.lists.get(path, -1) + 1
            if path in self.lists:
                path = (*path, self.lists[path])
        self._place(path, start)
        while self._mark("]"):
            pass
        return path

    def _pair(self, prefix: Path, depth: int) -> None:
        parts, start = self._key()
        path = prefix
        for part in parts:
            path = (*path, part)
            self._place(path, start)
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
                self._next()

    def _array(self, path: Path, depth: int) -> None:
        position = 0
        self._skip("newline")
        while self._peek().kind != "end" and not self._mark("]"):
            self._place((*path, position), self._peek().start)
            self._value((*path, position), depth + 1)
            self._skip("newline")
            self._mark(",")
            self._skip("newline")
            position += 1

    def walk(self) -> None:
        """Note where every table, key and list element begins."""
        prefix: Path = ()
        while self._peek().kind != "end":
            plain = _PLAIN_LINE.match(self.text, self._peek().start)
            if plain:
                self._place((*prefix, plain[1]), plain.start())
                self.at, self._ahead = plain.end(), None
            elif self._peek().kind == "newline":
                self._next()
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
        self._starts = scan.starts
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, path: Path) -> int:
        """Return the line of a path (from 1), or that of the nearest table or list that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._starts:
                return bisect_left(self._ends, self._starts[path[:length]]) + 1
        return 1
