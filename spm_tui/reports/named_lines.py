"""Who could be hurt by a page: its lines that name a role, a team or an owner, and which can be left out."""

import csv
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import Final

from msgspec import Struct

from spm_tui.reports.read_back import stands_alone
from spm_tui.reports.who_is_named import roles_in
from spm_tui.text import clean, fold
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown

#: Marks of Markdown, and what our escaping of it leaves in a line.
_MARKS: Final = re.compile(r"\\(?=[^\w\s])|\*+|^\s*(?:#+|[-+>|])\s")
_RULE: Final = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*")


class NamedLine(Struct, frozen=True, kw_only=True):
    """A line of a page, by number from 0: its words as one reads them, whom it names, whether it can go."""

    number: int
    words: str
    names: tuple[str, ...]
    can_go: bool

    @property
    def alike(self) -> str:
        """What the same line has in common in every format."""
        return alike(self.words)


def alike(words: str) -> str:
    """Return the letters and figures of a line, by which it is found in another format."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def named_lines(session: Session, reader: str, text: str) -> tuple[NamedLine, ...]:
    """Return the lines of a text that name a role, a team or an owner of a session, in order.

    `reader` is how the format is read back. A heading of a table stays, and so does a line without which
    the rest could not be read.
    """
    names = _names(session)
    if names is None:
        return ()
    lines = text.split("\n")
    heads = _heads(reader, lines)
    found = []
    for number, line in enumerate(lines):
        words = words_of(reader, line)
        if met := tuple(dict.fromkeys(one[0] for one in names.finditer(words))):
            can_go = number not in heads and stands_alone(reader, line)
            found.append(NamedLine(number=number, words=words, names=met, can_go=can_go))
    return tuple(found)


def numbers_alike(reader: str, text: str, dropped: Collection[str]) -> frozenset[int]:
    """Return the numbers of the lines of a text that are like one of those that were dropped, and can go."""
    if not dropped:
        return frozenset()
    lines = text.split("\n")
    heads = _heads(reader, lines)
    return frozenset(
        number
        for number, line in enumerate(lines)
        if number not in heads and alike(words_of(reader, line)) in dropped and stands_alone(reader, line)
    )


def words_of(reader: str, line: str) -> str:
    """Return a line as one reads it: without tags and marks, the cells of a row one after the other."""
    if reader in ("html", "xml"):
        page = _WordsOfLine()
        page.feed(line)
        page.close()
        return clean(" ".join("".join(page.found).split()).rstrip("; "))
    if reader == "csv":
        return clean("; ".join(cell for row in csv.reader([line]) for cell in row if cell))
    if reader == "text":
        plain = _MARKS.sub("", line)
        return clean(" ".join(plain.replace(" | ", "; ").strip(" |").split()))
    return clean(line.strip())


def words_of_page(reader: str, text: str) -> tuple[str, ...]:
    """Return a text as one reads it, a line each: a page or a picture without tags, others as they are."""
    begin = next((tag for tag in ("<body", "<svg") if tag in text), None)
    if reader not in ("html", "xml") or begin is None:
        return tuple(text.rstrip("\n").split("\n"))
    lines = (words_of(reader, line) for line in (begin + text.partition(begin)[2]).split("\n"))
    return tuple(line for line in lines if line)


class _WordsOfLine(HTMLParser):
    """Collects the words of a piece of a page, a blank between its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take a piece of text."""
        self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a part."""
        if tag in ("td", "th", "text", "tspan"):
            self.found.append("; " if tag in ("td", "th") else " ")


def _heads(reader: str, lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that are the headings of a table."""
    if reader == "csv":
        return frozenset({0})
    if reader != "text":
        return frozenset()
    rules = {number for number, line in enumerate(lines) if _RULE.fullmatch(line)}
    return frozenset(rules | {number - 1 for number in rules})


def _names(session: Session) -> re.Pattern[str] | None:
    """Return what finds a role, a team or an owner of a session in a line; None where it names nobody."""
    known = {fold(name) for name in _named(session) if len(fold(name)) > 1}
    longest = sorted(known, key=lambda name: (-len(name), name))
    if not longest:
        return None
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def _named(session: Session) -> Iterator[str]:
    for role in roles_in(session):
        yield from (clean(role), shown(role))
    for item in session.items:
        if item.kind == "team":
            yield clean(item.name)
