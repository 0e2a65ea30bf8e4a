"""The three panes under a stop: what leaves, what stays with its holding chains, whose time it is."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from spm_tui.entanglement.results import Booked
from spm_tui.views.glyphs import Glyphs
from spm_tui.views.panes import Entries
from spm_tui.views.styled_lines import Line, Lines, line, paragraph, width_of
from spm_tui.workshop.session import Session
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, shown

#: Names a sentence of the pane holds; more are an entry each, so that one can scroll through them.
_IN_A_SENTENCE = 3
_OWN_SAKE = "stays for its own sake"
_SHORT_OWN_SAKE = "own sake"

if TYPE_CHECKING:
    from spm_tui.entanglement.freed import Things
    from spm_tui.entanglement.measures import Measures
    from spm_tui.entanglement.modes import Mode


def leaves(session: Session, things: "Things", width: int) -> Entries:
    """Return the things nothing else needs after the stop, and the pairs that free more only together."""
    if not things.anchors:
        why = "nothing on the map is alive for its own sake yet: name initiatives or workflows"
        return (paragraph(why, width),)
    name = names_of(session).label
    lines = [paragraph(name(item), width, "strong", "  ") for item in things.freed]
    if not lines:
        asked = things.kept or _needs_a_thing(session, things.stopped)
        why = "nothing: what it needs is needed elsewhere too" if asked else _noted(session, things, "freed")
        lines.append(paragraph(why, width))
    others = sorted({other for _, other in things.together if other not in things.stopped})
    if len(others) > _IN_A_SENTENCE:
        lines.append(paragraph("and more, if it stops with one of these:", width, "dim", "  "))
        lines += [paragraph(name(other), width, "dim", "    ", "  ") for other in others]
    elif others:
        parts = listed(list(map(name, others)), "or")
        lines.append(paragraph(f"and more, if it stops with {parts}", width, "dim", "  "))
    return tuple(lines)


def _on_one_line(name: str, rest: str, width: int) -> Lines:
    """Return an entry as one line; none where it does not fit on one, for what is cut is what one wants."""
    one = line((name, "strong"), f"  {rest}")
    return (one,) if width_of(one) <= width else ()


def stays(
    session: Session,
    measures: "Measures",
    things: "Things",
    width: int,
    signs: Glyphs,
    *,
    holding: Collection[str] = (),
    brief: bool = False,
) -> Entries:
    """Return each thing that stays, the chain of needs that holds it, and how many others need it.

    Those `holding` people (ids) come first: they are what keeps effort here, and the pane may end early.

    `brief` here and below: on one line, where there is room for it on one.
    """
    called, others = names_of(session).label, others_holding(measures, things.stopped, things.mode)
    lines: list[Lines] = []
    for kept in sorted(things.kept, key=lambda kept: kept.item not in holding):
        name, parts = called(kept.item), _chain([called(i) for i in kept.chain], signs)
        lonely = kept.item in things.orphaned
        asked = lonely and run_was_asked(session, kept.item)
        if brief:
            who = "nobody to run it" if asked else "who runs it: not asked"
            mark = f"{signs.look} {who}; " if lonely else ""
            held = parts if len(kept.chain) > 1 else _SHORT_OWN_SAKE
            if one := _on_one_line(name, f"{mark}{held}", width):
                lines.append(one)
                continue
        entry: list[Line] = [*paragraph(name, width, "strong", "  ")]
        if lonely:
            who = "nobody to run it" if asked else "who runs it was not asked"
            entry += paragraph(f"{signs.look} still needed; {who}", width, "warn", "    ", "  ")
        if not brief:
            parts += others_beside(len(kept.chain) > 1, others(kept.item))
        entry += paragraph(parts, width, later="    ", first="  ")
        lines.append(tuple(entry))
    return tuple(lines) or (paragraph(nothing_kept(session, things), width),)


def nothing_kept(session: Session, things: "Things") -> str:
    """Return why no chain of needs holds anything after a stop, or what was noted to be still there."""
    if _needs_a_thing(session, things.stopped):
        return "nothing: all it needs leaves with it"
    return _noted(session, things, "still_there")


def _noted(session: Session, things: "Things", field: str) -> str:
    """Return what the record of a stop notes as free or still there, where the map holds nothing."""
    of_these = (
        getattr(stop, field) for stop in stop_records(session) if set(stop.items) == set(things.stopped)
    )
    given = next((words for words in of_these if words is not None), None)
    if given is None:
        return "what it needs: not asked yet"
    here = "still there, " if field == "still_there" else ""  # which is another thing than held by a need
    return f"{here}as noted: {listed(map(shown, given))}" if given else "nothing, as noted"


def _needs_a_thing(session: Session, stopped: Sequence[str]) -> bool:
    """Return whether a need of what stops is on the map, other than of people."""
    kinds = {item.id: item.kind for item in session.items}
    return any(
        tie.from_ in stopped and kinds.get(tie.to) not in ("team", "skill", None) for tie in session.ties
    )


def run_was_asked(session: Session, item_id: str) -> bool:
    """Return whether anybody said who runs a thing: its own figure, or a tie with people."""
    if any(item.id == item_id and item.run_people is not None for item in session.items):
        return True
    return any(tie.from_ == item_id and tie.people is not None for tie in session.ties)


def _chain(names: Sequence[str], signs: Glyphs) -> str:
    if len(names) == 1:
        return _OWN_SAKE
    return f"held by {f' {signs.needs} '.join(names[:-1])}"


def others_holding(
    measures: "Measures", stopped: Sequence[str], mode: "Mode" = "retire"
) -> Callable[[str], int]:
    """Return a function from a thing to how many anchors hold it that are neither stopped nor itself."""
    anchors = frozenset(measures.anchors(mode))
    locks = measures.lock_counts(mode)
    below = [measures.needs(x) for x in stopped if x in anchors]
    return lambda item: max(0, locks[item] - sum(item in needs for needs in below) - (item in anchors))


def others_beside(held: bool, count: int) -> str:
    """Return who else needs what stays: `; 6 more need it`, or ` alone` where its holder is the only one.

    `count` is of all that hold it; with `held` a chain that is named already holds it, as one of these.
    """
    more = count - 1 if held else count
    if held and not more:
        return " alone"
    one, many = ("1 more needs it", "more need it") if held else ("1 other needs it", "others need it")
    return "" if more < 1 else f"; {one}" if more == 1 else f"; {more} {many}"


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
            facts += f", {figure(row.stuck)} stay{'s' if row.stuck in (0.5, 1) else ''}"
        parts = paragraph(facts, width, later="  ", first="  ")
        one = _on_one_line(name, facts, width) if brief else ()
        lines.append(one or (*paragraph(name, width, "strong", "  "), *parts))
    nobody = "nobody was asked" if booked.came_back is None else "nobody on the map"
    return tuple(lines) or ((line(nobody),),)
