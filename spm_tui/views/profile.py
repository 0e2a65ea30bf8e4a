"""The heap profile: what each work alone would set free if it stopped, and what many others hang on."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.memo import SameParts, of_key
from spm_tui.views.glyphs import glyphs
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, paragraph
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, known_figure, listed

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_FIGURE = 11
_HEADS = ("on it", "keep going", "could move", "leaves too", "held by it")


#: Why more could move than are on a work.
_COULD_MOVE = "Could move: this includes those who run what would end with it."


class _Parts(Struct, frozen=True):
    """What a profile consists of: the works, the lines below them, and how many lines there are for both."""

    works: Sequence[Item]
    below: Lines
    foot: Lines
    room: int | None

    @property
    def count(self) -> int:
        """How many lines there are to scroll through."""
        return len(self.works) + len(self.below)

    @property
    def shown(self) -> int:
        """How many of them are shown at once; one line of the room counts the others."""
        return self.count if self.room is None or self.count <= self.room else self.room - 1


def profile(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
    past: int = 0,
    ascii: bool = False,
) -> Lines:
    """Return one line a work (initiatives and products that are not closed): what its stop alone would do.

    `on it`, `keep going` and `could move` are people (`?`: nobody was asked); `leaves too` counts the
    things that nothing else needs; `held by it` the things it needs that stay. Below: what, when lost, cuts
    teams or workflows off from the rest. Works stand in the order of the map, never ranked. With `height`,
    what there is no room for is counted, and `past` lines are left out at the top.
    """
    signs = glyphs(ascii)
    if not works_of(session):
        return paragraph("No initiative or product is on the map yet, so there is nothing to stop.", width)
    if not works_of(session, only):
        return paragraph("Nothing found among the initiatives and products.", width, "dim")
    columns = _HEADS[: 5 if width >= 90 else 4 if width >= 72 else 3]
    name = max(16, width - 2 - (_FIGURE + 1) * len(columns))
    parts = _parts(session, measures, width, height, only)
    first = max(0, min(past, parts.count - parts.shown))
    last = min(len(parts.works), first + parts.shown)
    # Only what is in view is worked out: what a stop leaves takes a moment for each of hundreds of works.
    called = names_of(session)
    rows = [
        _row(
            measures, item, called.label(item.id), name, len(columns), here=item.id == chosen, mark=signs.here
        )
        for item in parts.works[first:last]
    ]
    under = parts.below[max(0, first - len(parts.works)) :][: parts.shown - len(rows)]
    return (_head(columns, name), *rows, *under, *_left_out(parts, first), *parts.foot)


def _head(columns: Sequence[str], name: int) -> Line:
    figures = (Span(" " + fit(word, _FIGURE, "right"), "dim") for word in columns)
    return (Span("  " + fit("if this alone stopped", name), "dim"), *figures)


def works_of(session: Session, only: Collection[str] | None = None) -> tuple[Item, ...]:
    """Return the works a profile lists, in the order of the map; `only`: of the things with these ids."""
    works = (i for i in session.items if i.kind in ("initiative", "product") and i.stage != "retired")
    return tuple(item for item in works if only is None or item.id in only)


def scrolled_to(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int,
    past: int,
    chosen: str | None = None,
    only: Collection[str] | None = None,
) -> int:
    """Return `past` so that it is not beyond the end and, with `chosen`, that the row of this work shows."""
    parts = _parts(session, measures, width, height, only)
    at = next((n for n, item in enumerate(parts.works) if item.id == chosen), None)
    if at is not None:
        past = min(at, max(past, at - parts.shown + 1))
    return max(0, min(past, parts.count - parts.shown))


def _parts(
    session: Session, measures: "Measures", width: int, height: int | None, only: Collection[str] | None
) -> _Parts:
    foot = (*paragraph(_COULD_MOVE, width, "dim"), *paragraph(PEOPLE_LINE, width, "dim"))
    room = None if height is None else max(3, height - 1 - len(foot))
    holders = _holders(SameParts(session, whole=(session, measures)), width)
    return _Parts(works_of(session, only), (EMPTY, *holders), foot, room)


def _left_out(parts: _Parts, first: int) -> Lines:
    """Count what there was no room for, below and above."""
    if parts.shown == parts.count:
        return ()
    works = len(parts.works) - first - parts.shown
    lines = parts.count - first - parts.shown
    said = [f"+ {works} more"] if works > 0 else []
    said = said or ([f"+ {lines} more line{'s' * (lines > 1)}"] if lines else [])
    said += [f"{first} above"] if first else []
    return ((Span(", ".join(said), "dim"),),)


def _row(
    measures: "Measures", item: Item, label: str, name: int, count: int, *, here: bool, mark: str
) -> Line:
    booked = measures.people([item.id])
    things = measures.things([item.id])
    figures = (
        known_figure(booked.booked),
        known_figure(booked.stuck),
        known_figure(booked.released),
        str(len(things.freed)),
        str(things.kept_count),
    )
    return (
        Span((f"{mark} " if here else "  ") + fit(label, name), "cursor" if here else "strong"),
        *(
            Span(" " + fit(text, _FIGURE, "right"), "cursor" if here else "seen" if n == 2 else "")
            for n, text in enumerate(figures[:count])
        ),
    )


@of_key(4)
def _holders(parts: SameParts, width: int) -> Lines:
    """Name what many hang on: things whose loss cuts workflows off from the rest of the map.

    Teams and skills are left out on both sides: a page for the wall speaks of arrangements.
    """
    session, measures = parts.take()
    called = names_of(session)
    things = {item.id for item in session.items if item.kind not in ("team", "skill")}
    cut_off = {one.item: [i for i in one.cut_off if i in things] for one in measures.concentration("retire")}
    found = sorted(
        ((item, others) for item, others in cut_off.items() if others and item in things),
        key=lambda one: (-len(one[1]), one[0]),
    )
    if not found:
        return paragraph("No single thing alone connects the others.", width, "dim")
    lines: list[Line] = [(Span("What others hang on", "title"),)]
    for item, others in found:
        told = f"Without {called.said(item)}: {listed(map(called.label, others))}"
        lines += paragraph(told, width, later="    ", first="  ")
    return tuple(lines)
