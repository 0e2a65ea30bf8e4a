"""Rulers: where each thing was said to be and where it was seen, liquidity and fungibility apart."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from spm_tui.diagnosis import spectrum
from spm_tui.diagnosis.record_keys import assets
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, Style, fit, headline, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import listed, plural, shown

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_WIDE = 100
_NARROW = 72
_AXIS = 11
#: Cells of a ruler on which two ends that differ at all stand apart.
_FINE = 4000
#: What the two rulers of a thing tell.
_SOON, _WHOSE = "how soon", "whose work"
#: Things named of which one of the two was not asked.
_NAMED = 3
#: What the two halves of a ruler mean. Its zones have no names: a kind of asset above a dot reads as the
#: kind somebody gave the thing, which stands under its name.
_HALVES = ("later, or worse", "sooner, as good")
_LATER = "later, worse"  # where there is little room
#: The months and the value at the edges of the zones, from the left end of a ruler to the right one.
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
    zones are our own table. Under its name stands the kind of asset somebody spoke of it as, or gave it.
    What was not asked has no ruler: the last line names it. With `height`, whole things only.
    """
    signs = glyphs(ascii)
    rows = spectrum.rows(session, measures)
    if not rows:
        return headline(
            "Nothing was said yet about how soon things come free, or who can do whose work.", width
        )
    rows = tuple(row for row in rows if only is None or not {row.item, row.by}.isdisjoint(only))
    if not rows:
        return (line(("Nothing found among what was asked about.", "dim")),)
    columns = _columns(width)
    head = _head(_headline(session, measures, rows), columns, width, signs)
    given = {asset.item: asset.fits for _, asset in reversed(assets(session)) if asset.fits is not None}
    drawn = [
        _thing(row, given.get(row.item), columns, signs)
        if row.by is None
        else _swap(session, row, columns, signs)
        for row in rows
    ]
    body: list[Line] = []
    shown_now = 0
    for lines in drawn:
        if height is not None and body and len(head) + len(body) + len(lines) + 2 > height:
            break
        body += [*lines, EMPTY]
        shown_now += 1
    more = len(rows) - shown_now
    return (*head, *body, *paragraph(_asked(session, rows, more), width, "dim"))


def _headline(session: Session, measures: "Measures", rows: Sequence[spectrum.SpectrumRow]) -> str | None:
    """Return how many things spoken of as stocks behave as vineyards; where none does, what holds of all.

    None of a few stocks would sound as if all came as it was said.
    """
    if spectrum.talk(session, measures).vineyards:
        return spectrum.headline(session, measures)
    ends = [(_said(ruler), _seen(ruler)) for row in rows for ruler in (row.how_soon, row.whose_work)]
    both = [(said, seen) for said, seen in ends if said is not None and seen is not None]
    if not both:
        return None
    behind = sum(1 for said, seen in both if _place(seen, _FINE) < _place(said, _FINE))
    return (
        f"Of {plural(len(both), 'ruler')} with both sides, {behind or 'none'} came later or worse than said."
    )


def _asked(session: Session, rows: Sequence[spectrum.SpectrumRow], more: int) -> str:
    """Return how many things were asked about, what of these was not, and how many rows are left out."""
    asked = {row.by or row.item for row in rows}
    told = [f"{len(asked)} of {len(session.items)} things were asked about."]
    for ruler, label in (("how_soon", _SOON), ("whose_work", _WHOSE)):
        lacking = list(dict.fromkeys(r.name for r in rows if r.by is None and not _known(getattr(r, ruler))))
        if lacking:
            names = [*lacking[:_NAMED], *([f"{len(lacking) - _NAMED} more"] if len(lacking) > _NAMED else [])]
            told.append(f"{label.capitalize()} was not asked of {listed(names)}.")
    if more:
        told.append(f"{more} more below.")
    return " ".join(told)


def _known(ruler: spectrum.Ruler) -> bool:
    return ruler.said is not None or ruler.seen is not None


def _head(parts: str | None, columns: _Columns, width: int, signs: Glyphs) -> Lines:
    first = (*headline(parts, width), EMPTY) if parts else ()
    zone = columns.track // 4
    key = f"{signs.said} we said  {signs.seen} we saw"
    zones = "".join(fit(name, 2 * zone, "centre") for name in _HALVES)
    if 2 * zone < len(_HALVES[1]) + 4:  # at the ends of the ruler, else the two read as one
        zones = fit(_LATER, 2 * zone - 2) + fit(_HALVES[1], 2 * zone, "right") + "  "
    known = fit(" how do we know", columns.basis + 1)
    return (*first, line(fit(key, columns.name + _AXIS), (zones, "title"), (known, "dim")))


def _columns(width: int) -> _Columns:
    name, basis = (24, 14) if width >= _WIDE else (18, 14) if width >= _NARROW else (16, 8)
    track = (width - name - _AXIS - basis - 1) // 4 * 4
    return _Columns(name, max(16, min(64, track)), basis)


def _thing(row: spectrum.SpectrumRow, given: str | None, columns: _Columns, signs: Glyphs) -> Lines:
    name = fit(row.name, columns.name - 1, more=signs.more) + " "
    kinds = [shown(kind) for kind in (row.spoken_as, given) if kind]
    if columns.name < len("real estate > vineyard"):
        kinds = [kind.replace("real estate", "estate") for kind in kinds]
    called = f" {signs.needs} ".join(dict.fromkeys(kinds))
    if row.spoken_as is None and given:
        called = f"{signs.needs} {called}"  # nobody spoke of it as that
    below = fit(called, columns.name - 1, more=signs.more) + " "
    told = [
        _ruler(label, ruler, columns, signs)
        for label, ruler in ((_SOON, row.how_soon), (_WHOSE, row.whose_work))
        if _known(ruler)
    ]
    first = (Span(name, "strong"), *told[0]) if told else (Span(name, "strong"),)
    if len(told) < 2 and not kinds:
        return (first,)
    return first, (Span(below, "dim"), *(told[1] if len(told) > 1 else ()))


def _swap(session: Session, row: spectrum.SpectrumRow, columns: _Columns, signs: Glyphs) -> Lines:
    """Return the ruler of a work that a team or a skill steps into: the work first, below it from where."""
    name = fit(row.name, columns.name - 1, more=signs.more) + " "
    start = names_of(session).label(row.by or "")
    return (
        (Span(name, "strong"), *_ruler(_WHOSE, row.whose_work, columns, signs)),
        line((fit(f"from {start}", columns.name - 1, more=signs.more), "dim")),
    )


def _ruler(label: str, ruler: spectrum.Ruler, columns: _Columns, signs: Glyphs) -> Line:
    said, seen = _said(ruler), _seen(ruler)
    how = shown(ruler.basis) if ruler.basis else "not said"
    how = "not seen yet" if seen is None else how
    return line(
        fit(label, _AXIS), *_dumbbell(said, seen, columns.track, signs), f" {fit(how, columns.basis)}"
    )


def _said(ruler: spectrum.Ruler) -> _End | None:
    return None if ruler.said is None else _End(ruler.said, ruler.said_months, ruler.said_value)


def _seen(ruler: spectrum.Ruler) -> _End | None:
    return None if ruler.seen is None else _End(ruler.seen, ruler.seen_months, ruler.seen_value)


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
