"""How a typed line falls into parts, and how a text is written so that it comes back as one part."""

import re

from msgspec import Struct

from spm_tui.text import fold

_ARROW = re.compile(r"\s*(?:[-=–—]*>+|→|⇒|➜|»)\s*")
_QUOTE = '"'


class Part(Struct, frozen=True):
    """One part of a line: its text as typed, and where it stands in the line."""

    text: str
    start: int
    end: int

    @property
    def quoted(self) -> bool:
        """Whether the whole part is in quotes: taken as it is, never as a keyword."""
        return is_quoted(self.text)


def is_quoted(text: str) -> bool:
    """Tell whether a text is wholly one quoted text."""
    return len(text) >= 2 and text[0] == text[-1] == _QUOTE and _outside(text, 1) == len(text)


def _outside(text: str, at: int) -> int:
    """Return the place after the quote that closes the one opened just before `at` (the end if none does)."""
    while at < len(text):
        if text[at] == _QUOTE:
            if text[at + 1 : at + 2] != _QUOTE:
                return at + 1
            at += 1
        at += 1
    return len(text) + 1


def unquote(text: str) -> str:
    """Return a text without its quotes, doubled ones as one."""
    return text[1:-1].replace(_QUOTE * 2, _QUOTE) if is_quoted(text) else text.strip()


def split(text: str, separator: re.Pattern[str]) -> tuple[Part, ...]:
    """Split at a separator outside quotes; empty parts go. A quote opens only at the start of a word."""
    parts: list[Part] = []
    begin = at = 0
    while at <= len(text):
        found = separator.match(text, at) if at < len(text) else None
        if at == len(text) or (found is not None and found.end() > at):
            parts.append(Part(text[begin:at], begin, at))
            if found is None:
                break
            begin = at = found.end()
        elif (
            text[at] == _QUOTE
            and (at == 0 or not text[at - 1].isalnum())
            and _outside(text, at + 1) <= len(text)
        ):
            at = _outside(text, at + 1)
        else:
            at += 1
    return tuple(_trimmed(part) for part in parts if part.text.strip())


def _trimmed(part: Part) -> Part:
    left = len(part.text) - len(part.text.lstrip())
    text = part.text.strip()
    return Part(text, part.start + left, part.start + left + len(text))


ARROW_OR_TAB = re.compile(_ARROW.pattern + r"|\s*\t\s*")
SEMICOLON = re.compile(r"\s*;\s*")
_COMMA = re.compile(r"\s*,(?!\d)\s*|\s*,\s+")
_COMMA_OR_PLUS = re.compile(_COMMA.pattern + r"|\s+\+\s*|\s+&\s+")


def parts_of(line: str) -> tuple[Part, ...]:
    """Split a line at `>` (or arrows, or tabs); where there is none, at `;`."""
    parts = split(line, ARROW_OR_TAB)
    return split(line, SEMICOLON) if len(parts) <= 1 else parts


def commas(text: str) -> tuple[str, ...]:
    """Split a text at commas outside quotes; a comma inside a figure stays."""
    return tuple(part.text for part in split(text, _COMMA))


def several(text: str) -> tuple[str, ...]:
    """Split a list of things at commas, ` + ` and ` & ` outside quotes."""
    return tuple(part.text for part in split(text, _COMMA_OR_PLUS))


_PLAIN = re.compile(r"[^\W_][\w .'’()/-]*[\w.)]|[^\W_]")
_SPECIAL = frozenset({"none", "nothing", "nobody knows", "unknown", "not known", "yes", "no", "stays", "who"})


def quoted(text: str) -> str:
    """Return a text so that it is read back as it is: in quotes unless it is plain words."""
    plain = (
        _PLAIN.fullmatch(text)
        and " ".join(text.split()) == text
        and fold(text) not in _SPECIAL
        and any(character.isalpha() for character in text)
    )
    return text if plain else _QUOTE + text.replace(_QUOTE, _QUOTE * 2) + _QUOTE
