"""The stop bar as one picture for a slide: the stop of which said and seen lie furthest apart."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from spm_tui.reports.consent import consent_line
from spm_tui.reports.html_page import drawing
from spm_tui.reports.output_formats import Export
from spm_tui.text import beginning, cells, clean
from spm_tui.views.stop_bars import with_closing_line
from spm_tui.views.stop_case import StopCase, stop_case
from spm_tui.views.stop_rows import StepRow
from spm_tui.views.stop_words import say
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, known_figure, listed

#: Where the bars begin and how wide the longest is, and the room of the notes beside them, in pixels of 1280.
_BAR: Final = (440.0, 400.0)
_NOTES: Final = 370
#: How wide a letter of a sans-serif face is at most on average, in its size.
_LETTER: Final = 0.55


class BarRow(Struct, frozen=True, kw_only=True):
    """One step as it is drawn: words, figure, its bar in pixels, and its fill by what it says."""

    label: str
    value: str
    x: float
    width: float
    tail: float  # how much of the bar, from its left, is there only if the gut feel is right
    sort: str
    notes: tuple[str, ...]


class SlideText(Struct, frozen=True, kw_only=True):
    """What stands around the bars, wrapped into lines."""

    title: tuple[str, ...]
    say: tuple[str, ...]
    none: str
    source: tuple[str, ...]
    people_line: str


def write(export: Export) -> str:
    """Return the picture as SVG, 1280 by 720, its words as text; it says so where no stop was spoken of."""
    case = widest_case(export)
    source = f"{clean(export.session.title)}. {consent_line(export.session)}"
    if case is None:
        text = SlideText(
            title=("No stop was spoken of yet",), say=(), none="", source=wrapped(source, 1180, 14),
            people_line=PEOPLE_LINE,
        )  # fmt: skip
        return drawing("bar.svg.j2", text=text, rows=())
    rows, none = with_closing_line(case.rows, case.guesses)
    title = _title(export, case)
    text = SlideText(
        title=wrapped(title, 1180, 34)[:1],
        say=wrapped(say(case), 1180, 22)[:3],
        none=none,
        source=wrapped(source, 1180, 14)[:2],
        people_line=PEOPLE_LINE,
    )
    return drawing("bar.svg.j2", text=text, rows=tuple(bar_rows(rows)))


def _title(export: Export, case: StopCase) -> str:
    """Return what the slide is about: what a stop gave back that has happened is no longer an if."""
    stopped = listed(map(names_of(export.session).said, case.items))
    if case.booked.came_back is not None:
        return f"What the stop of {stopped} gave back"
    return f"If {stopped} {'stops' if len(case.items) == 1 else 'stop'}"


def widest_case(export: Export) -> StopCase | None:
    """Return the stop of which what was said and what came or can move differ most; None without any."""
    found = []
    for place, case in enumerate(stop_cases(export)):
        booked = case.booked
        came = booked.came_back.people if booked.came_back else booked.released
        known = booked.said is not None and came is not None
        found.append((not known, (came or 0.0) - (booked.said or 0.0), place, case))
    return min(found, key=lambda one: one[:3])[3] if found else None


def stop_cases(export: Export) -> tuple[StopCase, ...]:
    """Return every stop that was spoken of and can be worked out, in the order of the file."""
    return tuple(
        stop_case(export.session, export.measures, stop.items, as_of=export.as_of)
        for stop in stop_records(export.session)
        if export.measures.stoppable(stop.items)
    )


def bar_rows(rows: tuple[StepRow, ...]) -> Iterator[BarRow]:
    """Yield steps as they are drawn, all to one scale."""
    most = max([row.end for row in rows] + [1.0])
    start, room = _BAR
    for row in rows:
        least, end = row.start, row.end
        if row.least is not None and row.most is not None:
            least = max(0.0, row.end - row.most)
        firm = row.end - row.least if row.least is not None else least
        notes = [*row.notes, *([f"Ask: {row.ask}"] if row.ask else [])]
        yield BarRow(
            label=row.label,
            value=known_figure(row.value),
            x=round(start + least / most * room, 1),
            width=round(max(0.0, end - least) / most * room, 1),
            tail=round(max(0.0, firm - least) / most * room, 1),
            sort=row.sort,
            notes=wrapped("; ".join(notes), _NOTES, 15)[:2],
        )


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return a text in lines that a face of this size in pixels fits into a width; a long word is parted."""
    room = max(1, int(width / (size * _LETTER)))
    lines: list[str] = []
    for word in clean(text).split():
        while cells(word) > room:
            part = beginning(word, room)
            lines.append(part)
            word = word[len(part) :]  # noqa: PLW2901 - what is left of it
        if lines and cells(lines[-1]) + 1 + cells(word) <= room:
            lines[-1] += f" {word}"
        elif word:
            lines.append(word)
    return tuple(lines)
