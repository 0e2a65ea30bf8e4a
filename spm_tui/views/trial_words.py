"""What ifs in words: the changes that are tried, and today and then side by side; nothing is computed."""

from collections.abc import Sequence
from datetime import date

from spm_tui.map_changes.trial_measures import TodayThen, Trial, TriedStop
from spm_tui.text import clean
from spm_tui.views.glyphs import glyphs
from spm_tui.views.loosening_words import ask_words, lever_words
from spm_tui.views.rows import Row
from spm_tui.views.spoken import by_when
from spm_tui.views.styled_lines import EMPTY, Line, Lines, Span, fit, line, paragraph
from spm_tui.workshop.session import Session, WhatIf
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.what_ifs import MapChange, changes_of
from spm_tui.workshop.words import PEOPLE_LINE, figure, known_figure, listed

_FIGURE = 7
NOTHING_TRIED = (
    "Nothing is tried yet. Press a to add a change: a tie that is cut, help from elsewhere, a payer for what "
    "keeps running, or an earlier date."
)
NO_STOP = "There is no stop to look at yet: name one in question 2, or come here from the stop test."


def change_label(session: Session, change: MapChange) -> str:
    """Return a change as it stands in a list: `Tie cut: Slot engine to Position hub`."""
    called = names_of(session)
    start, end = called.label(change.from_), called.label(change.to)
    return {
        "cut": f"Tie cut: {start} to {end}",
        "link": f"Help at once: {start} for {end}",
        "payer": f"A payer of its own: {start}, run by {end}",
        "date": f"An earlier date: what {start} takes of {end}",
    }[change.kind]


def change_key(what_if: WhatIf, change: MapChange) -> str:
    """Return the key of the row of one change of a what if."""
    return f"{what_if.id} {change.kind} {change.pair}"


def lever_of(change: MapChange) -> str:
    """Return the lever of the article that makes a change, in the words of the screen."""
    return lever_words(change.kind)


def trial_rows(session: Session, width: int) -> list[Row]:
    """Return a row for each what if, and under it one for each of its changes.

    A what if that is called as its one change is has no more rows.
    """
    rows: list[Row] = []
    for what_if in session.what_ifs:
        changes = _beside_name(session, what_if)
        count = f"  {len(changes)} change{'s' * (len(changes) != 1)}" if changes else ""
        rows.append(Row(what_if.id, (line((f" {clean(what_if.name)}", "strong"), (count, "dim")),)))
        for change in changes:
            label = paragraph(change_label(session, change), width, "", "     ", "   ")
            rows.append(Row(change_key(what_if, change), label))
    return rows


def _beside_name(session: Session, what_if: WhatIf) -> tuple[MapChange, ...]:
    """Return the changes that the name of a what if does not tell already."""
    changes = changes_of(what_if)
    return () if [change_label(session, one) for one in changes] == [what_if.name] else changes


def trial_lines(
    session: Session,
    what_if: WhatIf,
    found: Trial,
    *,
    width: int,
    horizon: float,
    as_of: date | None,
    ascii: bool = False,
) -> Lines:
    """Return today and then of every stop side by side, what leaves only then, and what to ask.

    `horizon` in months.
    """
    when, more = by_when(horizon, as_of), glyphs(ascii).more
    lines: list[Line] = [*paragraph(clean(what_if.name), width, "title", "  ")]
    if not found.stops:
        return (*lines, EMPTY, *paragraph(NO_STOP, width))
    name = max(12, width - 4 * _FIGURE - 2)
    lines += [EMPTY, *_heads(name)]
    called = names_of(session).label
    for one in found.stops:
        label = fit(listed(map(called, one.stopped)), name, more=more)
        lines.append(_row(label, one.released, one.useful))
    if len(found.stops) > 1:
        lines.append(_row(fit("all, each by itself", name), found.released, found.useful))
    lines += [EMPTY, *paragraph(_sentence(found, when), width, "strong")]
    for one in found.stops:
        lines += _things(session, one, width)
    named = not _beside_name(session, what_if)
    for change in changes_of(what_if):
        lines += [EMPTY] if named else [EMPTY, *paragraph(change_label(session, change), width, "", "  ")]
        ask = ask_words(session, change, asked=_asked(session, change))
        lines += paragraph(f"A lever for this: {lever_of(change)}", width, "dim", "  ", "  ")
        lines += paragraph(f"Ask: {ask}", width, "", "  ", "  ")
    return (*lines, EMPTY, *paragraph(PEOPLE_LINE, width, "dim"))


def _heads(name: int) -> Sequence[Line]:
    both = 2 * _FIGURE
    return (
        line(
            " " * name, (fit("could move", both, "right"), "dim"), (fit("useful", both + 2, "right"), "dim")
        ),
        line(
            (fit("if it stopped", name), "dim"),
            (fit("today", _FIGURE, "right"), "dim"),
            (fit("then", _FIGURE, "right"), "dim"),
            (fit("today", _FIGURE + 2, "right"), "dim"),
            (fit("then", _FIGURE, "right"), "dim"),
        ),
    )


def _row(label: str, released: TodayThen, useful: TodayThen) -> Line:
    spans = [Span(label, "strong" if released.moves or useful.moves else "")]
    for pair, wide in ((released, _FIGURE), (useful, _FIGURE + 2)):
        spans.append(Span(fit(known_figure(pair.today), wide, "right")))
        spans.append(Span(fit(known_figure(pair.then), _FIGURE, "right"), "seen" if pair.moves else ""))
    return tuple(spans)


def _sentence(found: Trial, when: str) -> str:
    """Return what the changes give over all stops, as far as it is known on both maps."""
    leave, useful = _more(found.released), _more(found.useful)
    if leave is None:
        return "How many could move is not known: nobody was asked how many people are on it."
    if not leave and useful is None:
        return "This does not change how many could move; whether they would be useful is not known."
    if not leave and not useful:
        return f"This changes neither how many could move nor how many would be useful {when}."
    told = [f"{figure(abs(leave))} {'more' if leave > 0 else 'fewer'} could move"] if leave else []
    if useful:
        which = "more" if useful > 0 else "fewer"
        told.append(f"{figure(abs(useful))} {which} would be useful {when}")
    return f"With this, {' and '.join(told)}."


def _more(pair: TodayThen) -> float | None:
    return None if pair.today is None or pair.then is None else round(pair.then - pair.today, 1)


def _things(session: Session, one: TriedStop, width: int) -> Lines:
    """Return which things leave or stay only then, with what stops."""
    called = names_of(session)
    stopped, leaves, stays, orphaned = (
        listed(map(called.label, items))
        for items in (one.stopped, one.leaves_then, one.stays_then, one.orphaned_then)
    )
    told = (
        f"{leaves} would then end with {stopped}." if one.leaves_then else "",
        f"{stays} would then no longer end with {stopped}." if one.stays_then else "",
        f"If {stopped} stopped, nobody on the map would then run {orphaned}." if one.orphaned_then else "",
    )
    return tuple(part for text in filter(None, told) for part in paragraph(text, width, "", "  "))


def _asked(session: Session, change: MapChange) -> bool:
    """Return whether anything is recorded of a change: a swap of a link, the months of a date."""
    ends = change.from_, change.to
    if change.kind == "link":
        given = session.answers.fungibility
        return any((swap.from_, swap.to) == ends for swap in (given.swaps if given else ()))
    return any((tie.from_, tie.to) == ends and tie.months is not None for tie in session.ties)
