"""What would loosen some stops, in words: each change, its lever, and the question that would confirm it."""

from collections.abc import Sequence
from datetime import date

from spm_tui.diagnosis.single_changes import change_words
from spm_tui.map_changes.loosening_results import LEVERS, Loosening, SingleChange
from spm_tui.views.glyphs import glyphs
from spm_tui.views.spoken import by_when
from spm_tui.views.styled_lines import EMPTY, Line, Lines, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import ThingNames, names_of, who_does
from spm_tui.workshop.what_ifs import ChangeKind, MapChange
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed, shown

#: At most so many stops are named in the title.
_NAMED = 3


def lever_words(kind: ChangeKind) -> str:
    """Return the lever of the article that makes a change; of help elsewhere, which part of it."""
    lever = shown(LEVERS[kind])
    return f"training, part of {lever}" if kind == "link" else lever


def change_ask(session: Session, change: SingleChange) -> str:
    """Return the question that would confirm a change."""
    return ask_words(session, MapChange(change.kind, change.from_, change.to), asked=change.asked)


def ask_words(session: Session, change: MapChange, *, asked: bool) -> str:
    """Return the question that would confirm a change; `asked`: somebody was asked about it already."""
    called = names_of(session)
    start, end = called.said(change.from_), called.said(change.to)
    if change.kind == "cut":
        return _ask_cut(session, change, called)
    if change.kind == "payer":
        return f"From which budget could running {start} be paid, and who would agree to that?"
    if change.kind == "date":
        end = who_does(session, change.to)
        sooner = f"Could {end} come off {start} sooner, and who would take over?"
        return sooner if asked else f"After how many months could {end} come off {start}?"
    start = who_does(session, change.from_)
    if asked:
        return f"What would it take for {start} to help {end} in time, and who would see to it?"
    return f"Could {start} help {end}, and how soon?"


def _ask_cut(session: Session, change: MapChange, called: ThingNames) -> str:
    between = f"the tie between {called.said(change.from_)} and {called.said(change.to)}"
    ends = change.from_, change.to
    if any(tie.cut == "inseparable" for tie in session.ties if (tie.from_, tie.to) == ends):
        return f"On the map {between} is beyond cutting: what would it take, and by when?"
    return f"Who could cut {between}, and by when?"


def loosening_lines(
    session: Session,
    found: Loosening,
    *,
    width: int,
    horizon: float,
    as_of: date | None,
    chosen: int | None = None,
    ascii: bool = False,
) -> Lines:
    """Return what some stops give today and the changes that would give more, each with its question.

    `horizon` in months. With `chosen` (from 0) that change alone shows its lever and its question, and is
    marked: a screen has no room for all of them.
    """
    when, signs = by_when(horizon, as_of), glyphs(ascii)
    title = "What would loosen the stops" if len(found.stops) != 1 else "What would loosen the stop"
    lines: list[Line] = [*paragraph(f"{title} of {_stops(session, found.stops)}", width, "title")]
    if not found.stops:
        lines = [line(("What would loosen the stops", "title"))]
    lines += [EMPTY, *paragraph(today_words(found, when), width)]
    for place, change in enumerate(found.changes):
        here = place == chosen
        told = change_words(session, change, when, stop_known=len(found.stops) == 1)
        words = f"{signs.here if here else place + 1} {told}"
        lines += [EMPTY] if chosen is None or place == 0 else []
        lines += paragraph(words, width, "" if chosen is not None and not here else "strong", "  ")
        if chosen is None or here:
            lines += paragraph(f"A lever for this: {lever_words(change.kind)}", width, "dim", "  ", "  ")
            lines += paragraph(f"Ask: {change_ask(session, change)}", width, "", "  ", "  ")
    if found.stops and not found.changes:
        lines += [
            EMPTY,
            *paragraph("No single change to the map would let more people move or help in time.", width),
        ]
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _stops(session: Session, stops: Sequence[tuple[str, ...]]) -> str:
    called = names_of(session).label
    names = [" with ".join(map(called, stop)) for stop in stops]
    return listed(
        names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} more"]
    )


def _came_back(found: Loosening) -> str:
    """Return what stops gave back that have happened, where the map shows nobody on them today."""
    several = len(found.stops) > 1
    back = f"{figure(round(sum(came.people for came in found.came_back), 1), 'people')} came back"
    months = None if several else found.came_back[0].months
    after = "" if months is None else f" after {figure(months, 'months')}"
    return f"{back}{after}; the map shows nobody on {'them' if several else 'it'} today."


def today_words(found: Loosening, when: str) -> str:
    """Return what some stops give today, in one or two sentences; `when` says by when people are useful."""
    if not found.stops:
        return "Nobody has spoken of a stop yet. Name what would stop: spm-tui loosen FILE ITEM."
    if found.released is None and found.came_back:
        return _came_back(found)
    if found.released is None:
        return "How many could move is not known yet: nobody was asked how many people are on it."
    alone = " if each stopped by itself" if len(found.stops) > 1 else ""
    move = f"Today {figure(found.released, 'people')} could move{alone}"
    if found.useful is None:
        return f"{move}. No other work says what it is still short of."
    if not found.useful and found.released:
        return f"{move}; as far as was asked, to no other work {when}."
    return f"{move}; {figure(found.useful)} would be useful {when}."
