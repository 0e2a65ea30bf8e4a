"""Two sittings side by side in words: what moved, what is noticed still; and many sittings as a trend."""

from collections.abc import Iterable, Sequence
from typing import Final

from spm_tui.followup.claims import Claim, Value
from spm_tui.followup.differences import Differences, Followed, MovedClaim, Sitting, WhatMoved
from spm_tui.followup.trend import Trend, TrendPoint
from spm_tui.text import capital_first
from spm_tui.views.glyphs import Glyphs, glyphs
from spm_tui.views.spoken import day
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Style, beside, headline, line, paragraph
from spm_tui.workshop.words import PEOPLE_LINE, figure, plural, plural_of, shown

#: What moved, in the words of the screen.
MOVED: Final[dict[WhatMoved, str]] = {
    "belief": "what we said",
    "reality": "what was seen",
    "both": "both",
}
#: The heads of both sides of a claim.
SIDES: Final = ("we said", "it took / the map shows")
NOT_SAID: Final = "not said"
NOT_KNOWN: Final = "not yet known"
STILL: Final = "Still noticed"
#: Below this width a claim takes a line for each of its sides.
_NARROW: Final = 76


def comparison_lines(
    old: Sitting, new: Sitting, found: Differences, *, width: int, ascii: bool = False
) -> Lines:
    """Return what two sittings differ in, as lines at most `width` cells wide."""
    signs = glyphs(ascii)
    lines: list[Line] = [
        *paragraph(f"From {_called(old)}", width, "title"),
        *paragraph(f"to {_called(new)}", width, "title"),
        EMPTY,
    ]
    if not found.shared and old.session.items and new.session.items:
        return (*lines, *paragraph("These two sittings share no thing on their maps.", width))
    lines += [*headline(_in_short(found), width), *paragraph(_counts(found), width, "dim")]
    lines += _moved(found.moved, width, signs)
    lines += _first_asked(found.first_asked, width, signs)
    if found.gone:
        answers = "1 answer of then was" if found.gone == 1 else f"{found.gone} answers of then were"
        lines += paragraph(f"{answers} not repeated.", width, "dim")
    for title, followed in (
        ("No longer noticed", found.findings.closed),
        (STILL, found.findings.open),
        ("New", found.findings.new),
        ("New on what works", found.new_works),
        ("Not asked again", found.findings.not_asked),
    ):
        lines += _followed(title, followed, width, since=title == STILL)
    if found.alike:
        lines += [EMPTY, line(("The same thing under another name?", "title"))]
        for pair in found.alike:
            lines += paragraph(
                f"{pair.old_name} and {pair.new_name}: --same {pair.old}={pair.new}", width, "", "  "
            )
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _called(sitting: Sitting) -> str:
    return f"{sitting.session.title}, {day(sitting.as_of)}"


def _in_short(found: Differences) -> str:
    """Return the news: what came of the first stop that was counted, else how much moved."""
    for one in found.moved:
        said, seen = one.said[1], one.seen[1]
        counted = one.key.endswith(":people-back") and one.what != "belief" and not one.worked_out[1]
        if counted and isinstance(seen, float | int) and isinstance(said, float | int):
            return f"{one.about}: {figure(said, 'people')} said, {figure(seen)} came."
    moved = len(found.moved)
    return f"{moved or 'No'} {plural_of('answer', moved)} moved."


def _counts(found: Differences) -> str:
    said = sum(one.what != "reality" for one in found.moved)
    seen = sum(one.what != "belief" for one in found.moved)
    findings = found.findings
    new = len(findings.new)
    told = f"{new or 'nothing'} {'is' if new < 2 else 'are'} new"
    if works := len(found.new_works):
        more = plural(works, "note")
        told = (
            f"{told}, and {more} on what works"
            if new
            else f"{more} on what works {'is' if works == 1 else 'are'} new"
        )
    return (
        f"What we said changed in {plural(said, 'answer')}, what was seen in {seen}. Of what we noticed then "
        f"{len(findings.closed)} {'is' if len(findings.closed) == 1 else 'are'} no longer noticed and "
        f"{len(findings.open)} still {'is' if len(findings.open) == 1 else 'are'}; {told}."
    )


def value_in_unit(value: Value, unit: str, none: str) -> str:
    """Return a value as it is shown, and `none` where nobody gave one."""
    if value is None:
        return none
    return figure(value, unit) if isinstance(value, float | int) else shown(value)


def _side(value: Value, unit: str, worked_out: bool, none: str) -> str:
    return value_in_unit(value, unit, none) + (" on the map" if worked_out and value is not None else "")


def _then_now(pair: tuple[Value, Value], unit: str, to: str, worked_out: tuple[bool, bool], none: str) -> str:
    if pair == (None, None):
        return ""
    if pair[0] == pair[1] and worked_out == (True, False):
        return f"{value_in_unit(pair[1], unit, none)}, as the map showed"
    then, now = (_side(value, unit, mapped, none) for value, mapped in zip(pair, worked_out, strict=True))
    return now if then == now else f"{then} {to} {now}"


def _moved(moved: Sequence[MovedClaim], width: int, signs: Glyphs) -> Iterable[Line]:
    rows = [
        (
            _about(one.about, one.figure),
            _then_now(one.said, one.unit, signs.needs, (False, False), NOT_SAID),
            _then_now(one.seen, one.unit, signs.needs, one.worked_out, NOT_KNOWN),
            MOVED[one.what],
        )
        for one in moved
    ]
    return _table(("What moved", *SIDES, "moved"), rows, width, signs)


def _first_asked(claims: Sequence[Claim], width: int, signs: Glyphs) -> Iterable[Line]:
    rows = [
        (
            _about(one.about, one.figure),
            value_in_unit(one.said, one.unit, ""),
            _side(one.seen, one.unit, one.worked_out, ""),
            "",
        )
        for one in claims
    ]
    return _table(("Asked for the first time", *SIDES, ""), rows, width, signs)


def _about(about: str, figure_: str) -> str:
    words = f"{about}, {figure_}" if about else figure_
    return capital_first(words)


def _table(
    heads: tuple[str, str, str, str], rows: Sequence[tuple[str, str, str, str]], width: int, signs: Glyphs
) -> Iterable[Line]:
    """Yield claims in columns, or below each other where there is no room; nothing without any."""
    if not rows:
        return
    yield EMPTY
    if width < _NARROW:
        yield line((heads[0], "title"))
        for about, said, seen, what in rows:
            yield from paragraph(f"{about} ({what})" if what else about, width, "strong")
            sides = (f"we said: {said}" if said else "", f"seen: {seen}" if seen else "")
            yield from paragraph("; ".join(filter(None, sides)), width, "", "  ", "  ")
        return
    last = 14 if heads[3] else 0
    first = (width - last) * 40 // 100
    side = (width - last - first) // 2
    sizes = (first, side, width - last - first - side, last)
    styles: tuple[Style, ...] = ("strong", "", "", "dim")
    yield from _row(heads, sizes, signs, ("title", "dim", "dim", "dim"))
    for row in rows:
        yield from _row(row, sizes, signs, styles)


def _row(texts: Sequence[str], sizes: Sequence[int], signs: Glyphs, styles: Sequence[Style]) -> Lines:
    """Return the cells of a row side by side, each wrapped, a blank between them."""
    columns = [
        (paragraph(text, size - 1, style, "  "), size - 1)
        for text, size, style in zip(texts, sizes, styles, strict=True)
        if size > 0
    ]
    return beside(columns, " ", signs.more)


def _followed(title: str, found: Sequence[Followed], width: int, *, since: bool) -> Iterable[Line]:
    if not found:
        return
    days = {one.since for one in found}
    alone = since and len(days) == 1
    yield EMPTY
    yield line((f"{title} ({len(found)}{f', since {day(days.pop())}' if alone else ''})", "title"))
    for one in found:
        known = f" Since {day(one.since)}." if since and not alone else ""
        yield from paragraph(f"{one.headline}{known}", width, "", "    ", "  ")
        if one.before:
            yield from paragraph(f"Then: {one.before}", width, "dim", "    ", "    ")


def trends_lines(found: Sequence[Trend], *, width: int, ascii: bool = False) -> Lines:
    """Return how some workshops went: a row for each sitting, then what is open and since when."""
    if not found:
        return paragraph("There is no session here that can be read.", width)
    lines: list[Line] = []
    for one in found:
        lines += [*_trend(one, width, glyphs(ascii)), EMPTY]
    explained = (
        "we said: people in the stops spoken of; came: what came or could come of them; run inside: people "
        "who keep things running inside an initiative or a product, of all on them; less: no longer noticed."
    )
    return (*lines, *paragraph(explained, width, "dim"), *paragraph(PEOPLE_LINE, width, "dim"))


def _trend(one: Trend, width: int, signs: Glyphs) -> Iterable[Line]:
    sizes = _trend_sizes(width)
    styles: tuple[Style, ...] = ("strong", "", "", "", "")
    yield from _row(
        ("Sitting", "we said", "came", "run inside", "noticed"),
        sizes,
        signs,
        ("title", "dim", "dim", "dim", "dim"),
    )
    for point in one.points:
        yield from _row(_point(point), sizes, signs, styles)
    if len(one.points) > 1:
        yield from _followed("Open in the last sitting", one.open, width, since=True)


def _trend_sizes(width: int) -> tuple[int, ...]:
    said, came, run, gaps = 10, 10, 18, 16
    return (max(12, width - said - came - run - gaps), said, came, run, gaps)


def _point(point: TrendPoint) -> tuple[str, ...]:
    portfolio = point.portfolio
    said = figure(portfolio.said.people) if portfolio.said else "-"
    came = figure(portfolio.spoken.people) if portfolio.spoken else "-"
    running = "not asked"
    if point.running is not None:
        of = f" of {figure(point.effort)}" if point.effort is not None else ""
        running = f"{figure(point.running) if point.running else 'none'}{of}"
    gaps = f"{point.gaps}" + (f", {point.fell_away} less" if point.fell_away else "")
    return (f"{point.title}, {day(point.day)}", said, came, running, gaps)
