"""Lines of styled text measured in terminal cells: pad, cut, wrap, box and put side by side.

Knows how to lay text out; knows nothing of sessions, measures or screens. All text goes through
`text.clean`, so what a user typed can neither steer the terminal nor break a layout.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from spm_tui.text import beginning, cells, clean, clusters
from spm_tui.views.glyphs import Glyphs

Style = Literal["", "headline", "strong", "dim", "said", "seen", "good", "warn", "title", "cursor", "key"]
Align = Literal["left", "right", "centre"]


class Span(NamedTuple):
    """A piece of text and how it stands out; the text alone must carry the meaning."""

    text: str
    style: Style = ""


Line: TypeAlias = tuple[Span, ...]
Lines: TypeAlias = tuple[Line, ...]
EMPTY: Line = ()


def cut(text: str, width: int, more: str = "…") -> str:
    """Return text in at most `width` cells, ending in `more` when something was left out."""
    if cells(text) <= width:
        return text
    more = more if cells(more) <= width else ""
    room = width - cells(more)
    return beginning(text, room).rstrip() + more if room > 0 else more


def fit(text: str, width: int, align: Align = "left", more: str = "…") -> str:
    """Return text in exactly `width` cells: cut when longer, padded with blanks when shorter."""
    if align == "left" and len(text) <= width and text.isascii() and text.isprintable():  # nearly every one
        return text.ljust(width)
    text = cut(text, max(0, width), more)
    blank = max(0, width - cells(text))
    if align == "right":
        return " " * blank + text
    before = blank // 2 if align == "centre" else 0
    padded = " " * before + text + " " * (blank - before)
    return padded + " " * (width - cells(padded))  # a joiner at the end takes the blank after it


def part(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return what stands in cells `start` to `end` (not included) of a text, and the cells it takes in full.

    A character of which one cell is in it is in it with both.
    """
    if text.isascii():
        return text[start:end], start, max(start, min(end, len(text)))
    kept, at, first, last = [], 0, start, start
    for cluster, wide in clusters(text):
        if at < end and at + wide > start:
            kept.append(cluster)
            first, last = min(first, at), at + wide
        at += wide
    return "".join(kept), first, last


def line(*parts: str | Span | tuple[str, Style]) -> Line:
    """Return a line from texts and (text, style) pairs; every text is cleaned, empty ones are left out."""
    spans = (Span(clean(p)) if isinstance(p, str) else Span(clean(p[0]), p[1]) for p in parts)
    return tuple(span for span in spans if span.text)


def width_of(lines: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cells(span.text) for span in lines)


def fit_line(lines: Line, width: int, more: str = "…") -> Line:
    """Return a line in exactly `width` cells, styles kept; a line cut short ends in `more`."""
    taken = width_of(lines)
    if taken <= width:
        return lines if taken == width else (*lines, Span(" " * (width - taken)))
    more = more if cells(more) <= width else ""
    kept: list[Span] = []
    left = width - cells(more)
    for span in lines:
        piece = cut(span.text, left, "")
        kept.append(Span(piece, span.style))
        left -= cells(piece)
        if piece != span.text:
            break
    return (*kept, Span(more + " " * left))


def wrap(text: str, width: int, later: str = "", first: str = "") -> list[str]:
    """Return cleaned text in lines of at most `width` cells, broken at blanks.

    `first` sets the first line in, `later` all others; a word longer than a line is broken where it ends.
    """
    if len(text) <= width and not (first or later) and text.isascii() and text.isprintable():
        return [" ".join(text.split())]  # nearly every text of a table
    found: list[str] = []
    held, used, empty = first, cells(first), True
    for word in clean(text).split():
        wide = cells(word)
        if not empty and used + 1 + wide <= width:
            held, used = f"{held} {word}", used + 1 + wide
            continue
        if not empty:
            found.append(held)
            held, used = later, cells(later)
        held, used, empty = held + word, used + wide, False
        while used > width > cells(later) + 1:
            piece = cut(held, width, "")
            found.append(piece)
            held = later + held[len(piece) :]
            used = cells(held)
    return [*found, held] if not empty or not found else found


def paragraph(text: str, width: int, style: Style = "", later: str = "", first: str = "") -> Lines:
    """Return `wrap`ped text as lines of one style."""
    return tuple((Span(piece, style),) for piece in wrap(text, width, later, first))


def headline(text: str, width: int) -> Lines:
    """Return the key sentence of a view: `wrap`ped, and each of its lines as wide as the view."""
    return tuple((Span(fit(piece, width), "headline"),) for piece in wrap(text, width))


def shorten(lines: Sequence[Line], height: int | None, what: str = "more") -> Lines:
    """Return at most `height` lines; the last one says how many were left out."""
    if height is None or len(lines) <= height:
        return tuple(lines)
    if height <= 0:
        return ()
    return (*lines[: height - 1], (Span(f"+ {len(lines) - height + 1} {what}", "dim"),))


def beside(columns: Sequence[tuple[Sequence[Line], int]], gap: str = " ", more: str = "…") -> Lines:
    """Return columns of lines next to each other, each in exactly its width, as high as the highest."""
    height = max((len(lines) for lines, _ in columns), default=0)
    rows: list[Line] = []
    for row in range(height):
        spans: list[Span] = []
        for position, (lines, width) in enumerate(columns):
            if position:
                spans.append(Span(gap))
            spans += fit_line(lines[row] if row < len(lines) else EMPTY, width, more)
        rows.append(tuple(spans))
    return tuple(rows)


def panes(
    titled: Sequence[tuple[str, Sequence[Line], int]], signs: Glyphs, height: int | None = None
) -> Lines:
    """Return boxes with titles that share their sides; widths are inner ones, `height` counts content rows.

    The whole is sum(widths) + len(titled) + 1 cells wide; content too high ends in "+ N more".
    """
    most = max((len(content) for _, content, _ in titled), default=0)
    rows = most if height is None else min(most, height)
    top, bottom = signs.corner[0], signs.corner[3]
    body = [
        ([(Span(" "), *lines) for lines in shorten(content, rows)], width) for _, content, width in titled
    ]
    for position, (title, _, width) in enumerate(titled):
        name = cut(f" {clean(title)} ", width - 2, signs.more)
        top += signs.across + name + signs.across * (width - 1 - cells(name))
        bottom += signs.across * width
        last = position == len(titled) - 1
        top += signs.corner[1] if last else signs.joints[0]
        bottom += signs.corner[2] if last else signs.joints[1]
    inner = beside(body, signs.down, signs.more)
    inner = tuple((Span(signs.down, "dim"), *lines, Span(signs.down, "dim")) for lines in inner)
    return ((Span(top, "title"),), *inner, (Span(bottom, "dim"),))


def plain(lines: Iterable[Line]) -> str:
    """Return lines as plain text without styles and without blanks at line ends."""
    return "\n".join("".join(span.text for span in rendered).rstrip() for rendered in lines)
