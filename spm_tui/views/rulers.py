"""Rulers: where each thing was said to be and where it was seen, liquidity and fungibility apart."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from spm_tui.diagnosis import spectrum
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.line import EMPTY, Line, Lines, Span, Style, fit, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_WIDE = 100
_NARROW = 72
_AXIS = 11
#: Bands from the left end of a ruler to the right one, with the months and the value at their edges.
_ZONES = ("VINEYARD", "BRAND", "REAL ESTATE", "STOCK")
_SHORT_ZONES = ("VINEYARD", "BRAND", "ESTATE", "STOCK")
_MONTHS = ((60.0, 18.0), (18.0, 6.0), (6.0, 1.0), (1.0, 0.0))
_VALUE = ((0.0, 40.0), (40.0, 70.0), (70.0, 90.0), (90.0, 100.0))


class _Columns(NamedTuple):
    """The widths of the parts of a line: the name, the ruler and how we know."""

    name: int
    track: int
    basis: int


class _End(NamedTuple):
    """One end of a dumbbell: its zone from stock (0) to vineyard (3), and what is known inside it."""

    band: int
    months: float | None
    value: float | None


def rulers(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return two rulers a thing (how soon it comes free, who can do its work), widest difference first.

    Teams and skills have none: a swap from one stands under the work it steps into, with one ruler.
    `o` is what we said, `*` what was seen; where `<` leads to `*` the thing is less free than said. The
    zones are our own table (DESIGN, section 4: placement). With `height`, whole things only.
    """
    signs = glyphs(ascii)
    rows = spectrum.rows(session, measures)
    if not rows:
        return (line("Nothing was said yet about how soon things come free, or who can do whose work."),)
    rows = tuple(row for row in rows if only is None or not {row.item, row.by}.isdisjoint(only))
    if not rows:
        return (line(("Nothing found among what was asked about.", "dim")),)
    columns = _columns(width)
    head = _head(spectrum.headline(session, measures), columns, width, signs)
    room = len(rows) if height is None else max(1, (height - len(head) - 1) // 3)
    body: list[Line] = []
    for row in rows[:room]:
        body += [
            *(_thing(row, columns, signs) if row.by is None else _swap(session, row, columns, signs)),
            EMPTY,
        ]
    asked = {row.by or row.item for row in rows}
    parts = f"{len(asked)} of {len(session.items)} things were asked about"
    rest = f"; {len(rows) - room} more below" if len(rows) > room else ""
    return (*head, *body, *paragraph(f"{parts}{rest}.", width, "dim"))


def _head(parts: str | None, columns: _Columns, width: int, signs: Glyphs) -> Lines:
    first = (*paragraph(parts, width, "strong", "  "), EMPTY) if parts else ()
    zone = columns.track // 4
    names = _ZONES if zone >= len("REAL ESTATE") + 2 else _SHORT_ZONES
    key = f"{signs.said} we said  {signs.seen} we saw"
    zones = "".join(fit(name, zone, "centre") for name in names)
    known = fit(" how do we know", columns.basis + 1)
    return (*first, line(fit(key, columns.name + _AXIS), (zones, "title"), (known, "dim")))


def _columns(width: int) -> _Columns:
    name, basis = (24, 14) if width >= _WIDE else (20, 14) if width >= _NARROW else (16, 8)
    track = (width - name - _AXIS - basis - 1) // 4 * 4
    return _Columns(name, max(16, min(64, track)), basis)


def _thing(row: spectrum.SpectrumRow, columns: _Columns, signs: Glyphs) -> Lines:
    name = fit(row.name, columns.name - 1, more=signs.more) + " "
    kinds = [shown(kind) for kind in (row.spoken_as, row.behaves_as) if kind]
    if columns.name < len("real estate > vineyard"):
        kinds = [kind.replace("real estate", "estate") for kind in kinds]
    below = fit(f" {signs.needs} ".join(dict.fromkeys(kinds)), columns.name - 1, more=signs.more) + " "
    return (
        (Span(name, "strong"), *_ruler("how soon", row.how_soon, columns, signs)),
        (Span(below, "dim"), *_ruler("whose work", row.whose_work, columns, signs)),
    )


def _swap(session: Session, row: spectrum.SpectrumRow, columns: _Columns, signs: Glyphs) -> Lines:
    """Return the ruler of a work that a team or a skill steps into: the work first, below it from where."""
    name = fit(row.name, columns.name - 1, more=signs.more) + " "
    start = names_of(session).label(row.by or "")
    return (
        (Span(name, "strong"), *_ruler("whose work", row.whose_work, columns, signs)),
        line((fit(f"from {start}", columns.name - 1, more=signs.more), "dim")),
    )


def _ruler(label: str, ruler: spectrum.Ruler, columns: _Columns, signs: Glyphs) -> Line:
    said = None if ruler.said is None else _End(ruler.said, ruler.said_months, ruler.said_value)
    seen = None if ruler.seen is None else _End(ruler.seen, ruler.seen_months, ruler.seen_value)
    if said is None and seen is None:
        return line(fit(label, _AXIS), (fit("not asked", columns.track + columns.basis + 1), "dim"))
    how = shown(ruler.basis) if ruler.basis else "not said"
    how = "not seen yet" if seen is None else how
    return line(
        fit(label, _AXIS), *_dumbbell(said, seen, columns.track, signs), f" {fit(how, columns.basis)}"
    )


def _dumbbell(said: _End | None, seen: _End | None, track: int, signs: Glyphs) -> tuple[Span, ...]:
    left = None if seen is None else _place(seen, track)
    right = None if said is None else _place(said, track)
    zone = track // 4
    spans = [
        Span(signs.down if place and place % zone == 0 else signs.track, "dim") for place in range(track)
    ]
    if left is not None and right is not None:
        style: Style = "warn" if left < right else ""
        for place in range(min(left, right) + 1, max(left, right)):
            spans[place] = Span(signs.back if place == left + 1 else signs.rule, style)
    if right is not None:
        spans[right] = Span(signs.said, "said")
    if left is not None:
        spans[left] = Span(signs.both if left == right else signs.seen, "seen")
    return _joined(spans)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with equal styles next to each other as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        else:
            joined.append(span)
    return tuple(joined)


def _place(end: _End, track: int) -> int:
    """Return the cell of an end on its ruler."""
    zone, wide = 3 - end.band, track // 4
    return zone * wide + min(wide - 1, int(share_of_zone(*end) * wide))


def share_of_zone(band: int, months: float | None, value: float | None) -> float:
    """Return how far towards stock an end lies inside its zone, 0 to 1: by months or value, else half way."""
    zone = 3 - band
    shares = [
        (given - edges[zone][0]) / (edges[zone][1] - edges[zone][0])
        for given, edges in ((months, _MONTHS), (value, _VALUE))
        if given is not None
    ]
    return min((min(1.0, max(0.0, share)) for share in shares), default=0.5)
