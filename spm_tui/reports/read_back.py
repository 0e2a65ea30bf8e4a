"""Read a text as a reader of its format would, before it takes the place of anything."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What a page of ours is made of. Nothing of it loads, runs, sends or leads anywhere.
TAGS: Final = _words(
    """html head meta title style body header main section footer nav h1 h2 h3 h4 p ul ol li table caption
    thead tbody tr th td strong em span div figure figcaption blockquote br dl dt dd details summary small a
    svg g rect line path circle text tspan desc polyline polygon"""
)
ATTRIBUTES: Final = _words(
    """lang charset name content http-equiv class id scope href role aria-label aria-labelledby aria-hidden
    tabindex xmlns viewbox width height x y x1 y1 x2 y2 cx cy r rx d points fill stroke stroke-width
    stroke-dasharray text-anchor font-size font-weight font-family dx dy transform opacity colspan open
    data-label"""
)
_EMPTY: Final = frozenset({"meta", "br"})
_INNER: Final = frozenset({"rect", "line", "path", "circle", "polyline", "polygon"})


class UnreadableError(ValueError):
    """A text that a reader of its format cannot read."""


class _Page(HTMLParser):
    """Reads a page and refuses what it is not made of: other tags and attributes, links that lead away."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an opening tag."""
        self._check(tag, attrs)
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that closes itself, as drawings have them."""
        self._check(tag, attrs)
        if tag not in _INNER | _EMPTY:
            raise UnreadableError(f"<{tag}/> is no empty element")

    def handle_endtag(self, tag: str) -> None:
        """Take a closing tag: the one that was opened last."""
        if not self.open or self.open.pop() != tag:
            raise UnreadableError(f"</{tag}> closes nothing")

    def _check(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise UnreadableError(f"<{tag}> does not belong in a page")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                raise UnreadableError(f"{name} does not belong on <{tag}>")
            if name == "href" and not (value or "").startswith("#"):
                raise UnreadableError("a link leads out of the page")


def _html(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    if page.open:
        raise UnreadableError(f"<{page.open[-1]}> is never closed")


def _csv(text: str) -> None:
    import csv

    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    if not rows or len({len(row) for row in rows}) != 1:
        raise UnreadableError("the rows of the table differ in length")


def _json(text: str) -> None:
    import json

    json.loads(text)


def _ndjson(text: str) -> None:
    import json

    for line in text.splitlines():
        if not isinstance(json.loads(line), dict):
            raise UnreadableError("a line of the table is no row")


def _xml(text: str) -> None:
    from xml.parsers.expat import ParserCreate

    ParserCreate().Parse(text.encode(), True)


def _calendar(text: str) -> None:
    from icalendar import Calendar

    for entry in Calendar.from_ical(text).walk("VEVENT"):
        if entry.errors or not all(key in entry for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY")):
            raise UnreadableError("an entry of the calendar lacks a part")


def _shell(text: str) -> None:
    import shlex

    for line in text.splitlines():
        shlex.split(line, comments=True)


_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _text(text: str) -> None:
    if found := _CONTROLS.search(text):
        raise UnreadableError(f"the text holds the control character {found[0]!r}")


_QUOTED: Final = r'"(?:[^"\\]|\\.)*"'
_DOT: Final = re.compile(
    rf"(?://.*\n)*digraph needs \{{\n(?:  (?:[\w \[\]{{}},;=>-]|{_QUOTED})*\n)*\}}\n(?:\n//.*\n)?"
)
_MERMAID: Final = re.compile(
    r"""flowchart LR|  %% .*|  subgraph g_\w+\["\w+"\]|    n\d+\["[^"\[\]]*"\]|  end"""
    r"""|  n\d+ -->(\|"[^"|]*"\|)? n\d+"""
)


def _dot(text: str) -> None:
    _text(text)
    if not _DOT.fullmatch(text):
        raise UnreadableError("a quotation mark or a bracket is open")


def _mermaid(text: str) -> None:
    _text(text)
    for line in text.splitlines():
        if not _MERMAID.fullmatch(line):
            raise UnreadableError(f"the line {line[:40]!r} draws nothing")


_READERS: Final[dict[str, Callable[[str], None]]] = {
    "html": _html, "csv": _csv, "json": _json, "ndjson": _ndjson, "xml": _xml, "calendar": _calendar,
    "shell": _shell, "text": _text, "dot": _dot, "mermaid": _mermaid,
}  # fmt: skip


def read_back(reader: str, text: str) -> None:
    """Read a text with one of the readers, by its name. Raises UnreadableError when it cannot be read."""
    from csv import Error as CsvError
    from xml.parsers.expat import ExpatError

    try:
        if reader != "calendar":  # whose lines end in a carriage return
            _text(text)
        _READERS[reader](text)
    except UnreadableError:
        raise
    except (ValueError, CsvError, ExpatError) as error:
        raise UnreadableError(str(error)) from error


def stands_alone(reader: str, line: str) -> bool:
    """Return whether a text can still be read without one of its lines: it holds a whole part, or none."""
    if reader in ("json", "calendar"):
        return False  # a part is spread over lines
    if reader == "xml" and line.lstrip().startswith(("<text", "<desc", "<title")):
        return line.count("<") == 2
    if reader not in ("html", "xml"):
        return bool(line.strip())
    if reader == "xml":
        return False
    try:
        _html(line)
    except UnreadableError:
        return False
    return "</" in line and not line.startswith(("<title", "<style", "<h1"))
