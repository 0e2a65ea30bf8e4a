"""Answer records as the lines of a table; a record is laid out at the first use of one of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from spm_tui.views.record_words import RecordWords, SubRow
from spm_tui.views.styled_lines import Line, Span, Style, fit, wrap

COLUMN_STYLES: tuple[Style, ...] = ("strong", "said", "", "dim")
#: Questions whose records hold nothing that was said: their tables do without that column.
ONLY_SEEN = frozenset({"boundary", "disappearance"})


def columns(width: int, *, said_too: bool = True) -> tuple[int, int, int, int]:
    """Return the widths of the columns of an answer table: subject, said, seen, basis; 0 leaves one out."""
    basis = 14 if width >= 64 else 0
    room = width - basis - 2 - (1 if basis else 0)
    subject = max(12, room * 3 // 10)
    said = max(10, room * 3 // 10) if said_too else 0
    return subject, said, max(10, room - subject - said), basis


def heading(width: int, *, said_too: bool = True) -> Line:
    """Return the heading line of an answer table."""
    words = ("what", "we said", "it took / stays" if said_too else "what happens", "how do we know")
    wide = columns(width, said_too=said_too)
    return (
        Span(" ".join(fit(word, cells) for word, cells in zip(words, wide, strict=True) if cells), "dim"),
    )


class RecordLines(Sequence[Line]):
    """One record as table lines: at most `most`, the last one cut where there is more.

    How many lines there are is known at once; they are laid out at the first use of one. Equal when
    they show the same.
    """

    __slots__ = ("_count", "_drawn", "_parts", "_shows", "_wide")

    def __init__(self, words: RecordWords, width: int, *, most: int = 3, said_too: bool = True) -> None:
        self._wide = wide = columns(width, said_too=said_too)
        subject, said, seen, basis = wide
        self._parts = (
            wrap(words.subject, subject), wrap(words.said, said or 1), wrap(words.seen, seen),
            wrap(words.basis, basis or 1),
        )  # fmt: skip
        self._count = min(most, max(map(len, self._parts)))
        self._shows = (words, wide, most)
        self._drawn: tuple[Line, ...] | None = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, place: int | slice) -> Line | tuple[Line, ...]:
        if self._drawn is None:
            self._drawn = tuple(map(self._draw, range(self._count)))
        return self._drawn[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordLines) and self._shows == other._shows

    def __hash__(self) -> int:
        return hash(self._shows)

    def _draw(self, row: int) -> Line:
        last = row == self._count - 1
        spans: list[Span] = []
        for part, cells, style in zip(self._parts, self._wide, COLUMN_STYLES, strict=True):
            if cells:
                rest = " ".join(part[row:]) if last else (part[row] if row < len(part) else "")
                spans += [Span(fit(rest, cells), style), Span(" ")]
        return tuple(spans[:-1])


def sub_line(row: SubRow, width: int) -> Line:
    """Return a thing that stays as a line under its record."""
    return RecordLines(RecordWords("  " + row.subject, "", row.seen, row.basis), width, most=1)[0]
