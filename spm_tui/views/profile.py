"""The heap profile: what each work alone would set free if it stopped, and what many others hang on."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from spm_tui.views.glyphs import glyphs
from spm_tui.views.line import EMPTY, Line, Lines, Span, cut, fit, paragraph
from spm_tui.workshop.records import Item
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed

if TYPE_CHECKING:
    from spm_tui.entanglement.measures import Measures

_FIGURE = 11
_HEADS = ("on it", "keep going", "could leave", "leaves too", "held by it")
#: How many of the things that hold others together are named.
_MOST_HOLDERS = 8


def profile(
    session: Session,
    measures: "Measures",
    *,
    width: int,
    height: int | None = None,
    chosen: str | None = None,
    only: Collection[str] | None = None,
    ascii: bool = False,
) -> Lines:
    """Return one line a work (initiatives and products that are not closed): what its stop alone would do.

    `on it`, `keep going` and `could leave` are people (`?`: nobody was asked); `leaves too` counts the
    things that nothing else needs; `held by it` the things it needs that stay. Below: what, when lost, cuts
    teams or workflows off from the rest. Works stand in the order of the map, never ranked.
    """
    signs = glyphs(ascii)
    works = [i for i in session.items if i.kind in ("initiative", "product") and i.stage != "retired"]
    if not works:
        return paragraph("No initiative or product is on the map yet, so there is nothing to stop.", width)
    works = [item for item in works if only is None or item.id in only]
    if not works:
        return paragraph("Nothing found among the initiatives and products.", width, "dim")
    columns = _HEADS[: 5 if width >= 90 else 4 if width >= 72 else 3]
    name = max(16, width - 2 - (_FIGURE + 1) * len(columns))
    head: Line = (
        Span("  " + fit("if this alone stopped", name), "dim"),
        *(Span(" " + fit(word, _FIGURE, "right"), "dim") for word in columns),
    )
    foot: list[Line] = [EMPTY, *_holders(session, measures, width), *paragraph(PEOPLE_LINE, width, "dim")]
    room = None if height is None else max(3, height - 1 - len(foot))
    shown, more = _around(works, chosen, room)
    # Only what is in view is worked out: what a stop leaves takes a moment for each of hundreds of works.
    called = names_of(session)
    rows = [
        _row(
            measures, item, called.label(item.id), name, len(columns), here=item.id == chosen, mark=signs.here
        )
        for item in shown
    ]
    rest: Lines = ((Span(f"+ {more} more works", "dim"),),) if more else ()
    return (head, *rows, *rest, *foot)


def _row(
    measures: "Measures", item: Item, label: str, name: int, count: int, *, here: bool, mark: str
) -> Line:
    booked = measures.people([item.id])
    things = measures.things([item.id])
    figures = (
        _known(booked.booked),
        _known(booked.stuck),
        _known(booked.released),
        str(len(things.freed)),
        str(things.kept_count),
    )
    return (
        Span(f"{mark} " if here else "  ", "strong"),
        Span(fit(label, name), "reverse" if here else "strong"),
        *(
            Span(" " + fit(text, _FIGURE, "right"), "seen" if n == 2 else "")
            for n, text in enumerate(figures[:count])
        ),
    )


def _known(value: float | None) -> str:
    return "?" if value is None else figure(value)


def _around(works: Sequence[Item], chosen: str | None, room: int | None) -> tuple[Sequence[Item], int]:
    """Return the works that fit, the chosen one among them, and how many are left out after them."""
    if room is None or len(works) <= room:
        return works, 0
    at = next((n for n, item in enumerate(works) if item.id == chosen), 0)
    first = max(0, min(at - room // 2, len(works) - room + 1))
    if len(works) - first <= room:
        return works[first:], 0
    return works[first : first + room - 1], len(works) - first - room + 1


def _holders(session: Session, measures: "Measures", width: int) -> Lines:
    """Name what many hang on: things whose loss cuts workflows off from the rest of the map.

    Teams and skills are left out on both sides: a page for the wall speaks of arrangements.
    """
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
    for item, others in found[:_MOST_HOLDERS]:
        parts = listed(map(called.label, others[:4]))
        more = f" and {len(others) - 4} more" if len(others) > 4 else ""
        lines.append((Span("  " + cut(f"Without {called.said(item)}: {parts}{more}", width - 2)),))
    if len(found) > _MOST_HOLDERS:
        lines.append((Span(f"  + {len(found) - _MOST_HOLDERS} more", "dim"),))
    return tuple(lines)
