"""The three panes under a stop: what leaves, what stays with its holding chains, whose time it is."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from spm_tui.entanglement.results import Booked
from spm_tui.text import clean
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.line import Line, Lines, Style, cut, fit_line, line, paragraph
from spm_tui.views.panes import Entries
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed

if TYPE_CHECKING:
    from spm_tui.entanglement.freed import Things
    from spm_tui.entanglement.measures import Measures
    from spm_tui.entanglement.modes import Mode


def leaves(session: Session, things: "Things", width: int, *, brief: bool = False) -> Entries:
    """Return the things nothing else needs after the stop, and the pairs that free more only together.

    `brief` here and below: one line an entry, cut where it is too long.
    """
    if not things.anchors:
        why = "nothing on the map is alive for its own sake yet: name initiatives or workflows"
        return (paragraph(why, width),)
    name = names_of(session).label
    lines = [_entry(name(item), width, "strong", brief) for item in things.freed]
    if not lines:
        why = "nothing: what it needs is needed elsewhere too" if things.kept else "nothing hangs on it"
        lines.append(paragraph(why, width))
    others = sorted({other for _, other in things.together})
    parts = [name(other) for other in others[:3]] + ([f"{len(others) - 3} more"] if others[3:] else [])
    if parts:
        lines.append(_entry(f"and more, if it stops with {listed(parts, 'or')}", width, "dim", brief))
    return tuple(lines)


def _entry(text: str, width: int, style: Style, brief: bool) -> Lines:
    return (line((cut(clean(text), width), style)),) if brief else paragraph(text, width, style, "  ")


def stays(
    session: Session,
    measures: "Measures",
    things: "Things",
    width: int,
    signs: Glyphs,
    *,
    brief: bool = False,
) -> Entries:
    """Return each thing that stays, the chain of needs that holds it, and how many others need it."""
    called, others = names_of(session).label, others_holding(measures, things.stopped, things.mode)
    lines: list[Lines] = []
    for kept in things.kept:
        name, parts = called(kept.item), _chain([called(i) for i in kept.chain], signs)
        lonely = kept.item in things.orphaned
        if brief:
            mark = f"{signs.look} nobody to run it; " if lonely else ""
            lines.append((fit_line(line((name, "strong"), f"  {mark}{parts}"), width, signs.more),))
            continue
        entry: list[Line] = [*paragraph(name, width, "strong", "  ")]
        if lonely:
            entry += paragraph(f"{signs.look} still needed, nobody to run it", width, "warn", "    ", "  ")
        count = others(kept.item)
        if count:
            parts += f"; {count} other{'' if count == 1 else 's'} need{'s' if count == 1 else ''} it"
        entry += paragraph(parts, width, later="    ", first="  ")
        lines.append(tuple(entry))
    return tuple(lines) or ((line("nothing else hangs on it"),),)


def _chain(names: Sequence[str], signs: Glyphs) -> str:
    if len(names) == 1:
        return "stays for its own sake"
    return f"held by {f' {signs.needs} '.join(names[:-1])}"


def others_holding(
    measures: "Measures", stopped: Sequence[str], mode: "Mode" = "retire"
) -> Callable[[str], int]:
    """Return a function from a thing to how many anchors hold it that are neither stopped nor itself."""
    anchors = frozenset(measures.anchors(mode))
    locks = measures.lock_counts(mode)
    below = [measures.needs(x) for x in stopped if x in anchors]
    return lambda item: max(0, locks[item] - sum(item in needs for needs in below) - (item in anchors))


def whose_time(session: Session, booked: Booked, width: int, *, brief: bool = False) -> Entries:
    """Return one entry a team or skill, by id: how many are on it, and how many keep things running."""
    called = names_of(session).label
    running: dict[str, float] = defaultdict(float)
    for part in booked.parts:
        running[part.team] += part.people if part.run else 0.0
    lines: list[Lines] = []
    for row in booked.teams:
        name = called(row.team)
        facts = f"{figure(row.booked)} on it" if row.booked or not running[row.team] else ""
        if running[row.team]:
            runs = "runs" if running[row.team] == 1 else "run"
            facts += f"{', ' if facts else ''}{figure(running[row.team])} {runs} what leaves"
        if row.stuck:
            facts += f", {figure(row.stuck)} keep{'s' if row.stuck == 1 else ''} things going"
        if brief:
            lines.append((fit_line(line((name, "strong"), f"  {facts}"), width),))
        else:
            parts = paragraph(facts, width, later="  ", first="  ")
            lines.append((*paragraph(name, width, "strong", "  "), *parts))
    nobody = "nobody was asked" if booked.came_back is None else "nobody on the map today"
    return tuple(lines) or ((line(nobody),),)
