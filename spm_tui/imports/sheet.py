"""Text to the rows of a table, as spreadsheets write them; what a row means is not asked here."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spm_tui.imports.faults import Fault, UnreadError
from spm_tui.imports.formats import text_format
from spm_tui.imports.headings import Columns, columns_in

SEPARATORS = (",", ";", "\t", "|")
_ABOVE = 10  # lines that may stand above the heading: a title, a date
_LONGEST_ROW = 200  # lines of one quoted cell; a quote still open then was never meant to open
_PATIENCE = 200  # rows with such a quote, after which a row has to end in its line
_HINT_LINE = re.compile(r'\ufeff?"?sep=([!#-/:-@\[-`{-~\t])"?[,;\t]*\s*$', re.IGNORECASE)
_GUARDED = re.compile(r'="(.*)"', re.DOTALL)


class Sheet(NamedTuple):
    """A table: its headings, where the columns stand that are read, and the rows under them."""

    header: list[str]
    columns: Columns
    rows: Iterator[
        tuple[int, list[str] | str]
    ]  # with their lines; a text instead of cells says why a row cannot be read
    faults: list[Fault]


class _Window:
    """Lines for the CSV reader, up to one after which it has to have ended its row."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines, self.at, self.until = lines, at, at

    def __iter__(self) -> "_Window":
        return self

    def __next__(self) -> str:
        if self.at >= min(self.until, len(self.lines)):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def sheet_in(text: str, *, edges: bool) -> Sheet:
    """Return the table in a text. Raises UnreadError when no line of its first ones names the columns."""
    lines = list(io.StringIO(text, newline=""))
    begun = next((n for n, line in enumerate(lines) if not _blank(line)), None)
    if begun is None:
        raise UnreadError("is empty")
    marks: tuple[str, ...] = SEPARATORS
    if hint := _HINT_LINE.match(lines[begun]):
        marks, begun = (hint[1], *(mark for mark in SEPARATORS if mark != hint[1])), begun + 1
    heads = [n for n in range(begun, len(lines)) if not _blank(lines[n])][:_ABOVE]
    best = [max((_head(lines, n, mark, edges) for mark in marks), key=lambda head: head.fits) for n in heads]
    head = next((head for head in best if not head.columns.missing(edges)), None)
    if head is None:
        raise _unread(text, best, edges)
    if head.columns.twice:
        what = f"the column {head.columns.twice} stands there twice"
        raise UnreadError(what, "every column once", line=head.line + 1)
    rows = _rows(lines, head.end, head.mark)
    above = [n for n in heads if n < head.line]
    return Sheet(head.cells, head.columns, rows, _above(above))


class _Head(NamedTuple):
    line: int
    end: int  # the line after it
    mark: str
    cells: list[str]
    columns: Columns

    @property
    def fits(self) -> tuple[int, int]:
        """How well the line does as a heading: columns that are known, then all cells."""
        return len(self.columns), len(self.cells)


def _head(lines: Sequence[str], line: int, mark: str, edges: bool) -> _Head:
    """Read one line as the heading."""
    window = _Window(lines, line)
    window.until = line + _LONGEST_ROW
    try:
        cells = next(csv.reader(window, delimiter=mark, strict=True, skipinitialspace=True), [])
    except csv.Error:
        cells = []
    cells = [cell_text(cell) for cell in cells]
    return _Head(line, window.at, mark, cells, columns_in(cells, edges))


def _above(lines: list[int]) -> list[Fault]:
    if not lines:
        return []
    what = "this line stands above the headings and was not read"
    if len(lines) > 1:
        what = f"this line and {len(lines) - 1} more stand above the headings and were not read"
    return [Fault(lines[0] + 1, "", what, row_lost=False)]


def _unread(text: str, heads: list[_Head], edges: bool) -> UnreadError:
    if named := text_format(text):
        if named.startswith("a session"):
            return UnreadError(f"is {named}", "`spm-tui open` opens it")
        return UnreadError(f"is {named}")
    nearest = max(heads, key=lambda head: len(head.columns), default=None)
    if nearest is None:
        return UnreadError("is empty")
    words = "source,target,kind" if edges else "id,kind,name"
    missing = ", ".join(nearest.columns.missing(edges))
    return UnreadError(
        f"no column {missing}", f"the first line names the columns: {words}", line=nearest.line + 1
    )


def _rows(lines: Sequence[str], at: int, mark: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield (line, cells) of every row that is not blank, or why it cannot be read; that one is one line."""
    window = _Window(lines, at)
    reader, open_quotes = None, 0
    while window.at < len(lines):
        reader = reader or csv.reader(window, delimiter=mark, strict=True, skipinitialspace=True)
        begun = window.at
        window.until = begun + (_LONGEST_ROW if open_quotes < _PATIENCE else 1)
        try:
            cells = [cell_text(cell) for cell in next(reader)]
        except csv.Error as error:
            yield begun + 1, str(error)
            window.at, reader, open_quotes = begun + 1, None, open_quotes + 1
            continue
        if any(cells):
            yield begun + 1, cells


def _blank(line: str) -> bool:
    return not line.strip("".join(SEPARATORS) + '" \r\n\u00a0\ufeff')


def cell_text(cell: str) -> str:
    """Return what a cell says: blanks as one, without the guard `="0341"` that keeps a zero in front."""
    text = unicodedata.normalize("NFC", " ".join(cell.split())).strip("\u200b\u2060\ufeff ")
    guarded = _GUARDED.fullmatch(text)
    return guarded[1].replace('""', '"').strip() if guarded else text
