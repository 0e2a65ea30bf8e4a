"""Question 1: the unit of a move, and its two ends."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.particular.adjacent_marks import alone, id_of, thing_of, words_between


def read_move(bound: Bound) -> None:
    for mark, unit in list(bound.meaning("unit")):
        if (
            bound.tokens[mark.first].norm in ("by", "as", "in", "per", "whole", "entire")
            and mark.last - mark.first > 1
        ):
            bound.put("unit", unit, mark)  # `project by project`, `as a system`
        cue = bound.near(mark, ("unit-cue",))
        level = any(
            bound.tokens[n].norm == "level" for n in range(mark.first, min(mark.last + 2, len(bound.tokens)))
        )
        if (
            (cue is not None and _close(cue, mark))
            or level
            or alone(bound, mark)
            or _kind_of_move(bound, mark)
            or _unit_as_before(bound, mark)
        ):
            bound.put("unit", unit, mark)
    _ends(bound)
    for mark, what in list(bound.meaning("what")):
        if mark.first not in bound.used and (mark.means("unit") is None or "unit" in bound.values):
            bound.put("what", what, mark)
            if what == "team" and "unit" not in bound.values:
                bound.values["unit"] = "team"


_MOVES = frozenset(
    (
        "move",
        "moves",
        "shift",
        "swap",
        "decision",
        "affair",
        "matter",
        "thing",
        "transfer",
        "reshuffle",
        "switch",
    )
)


def _kind_of_move(bound: Bound, mark: Mark) -> bool:
    """Tell whether a unit says what kind of move it was: `that was a team move`, `a pure system move`."""
    behind = bound.tokens[mark.last].norm if mark.last < len(bound.tokens) else ""
    before = [token.norm for token in bound.tokens[max(0, mark.first - 2) : mark.first]]
    first = bound.tokens[mark.first].norm
    return behind in _MOVES and (first in ("a", "an") or bool({"a", "an"} & set(before)))


def _unit_as_before(bound: Bound, mark: Mark) -> bool:
    """Tell whether a unit is that of a second case: `in A the unit was the team, in B it was flow`."""
    before = [token.norm for token in bound.tokens[max(0, mark.first - 2) : mark.first]]
    return bound.before is not None and "unit" in bound.before.values and before == ["it", "was"]


def _close(cue: Mark, mark: Mark) -> bool:
    return 0 <= mark.first - cue.last <= 3 or 0 <= cue.first - mark.last <= 3


def _ends(bound: Bound) -> None:
    named = [
        mark for mark in bound.marks if mark.mention is not None and (thing := thing_of(mark)) is not None
    ]
    for place, mark in enumerate(named):
        before = bound.tokens[mark.first - 1].norm if mark.first else ""
        thing = thing_of(mark)
        if thing is None:
            continue
        joined = place > 0 and set(words_between(bound, named[place - 1], mark)) <= {
            *(">" for token in bound.tokens[: mark.first] if token.text.strip() in ("->", "=>", "→")),
            "to",
            "the",
            "into",
            "onto",
            "over",
            "zu",
            "people",
            "work",
        }
        out = [
            token.norm for token in bound.tokens[max(0, mark.first - 3) : mark.first] if token.norm != "the"
        ]
        if (
            before in ("from", "off")
            or out[-2:] == ["out", "of"]
            or (before == "the" and mark.first > 1 and bound.tokens[mark.first - 2].norm == "from")
        ):
            bound.put("from_", thing.id, mark)
        elif (
            joined
            and "to" not in bound.values
            and ("from_" not in bound.values or bound.values["from_"] == id_of(named[place - 1]))
        ):
            bound.put("from_", id_of(named[place - 1]), named[place - 1])
            bound.put("to", thing.id, mark)
        elif before in ("to", "into", "onto", "towards") or (
            before == "the" and mark.first > 1 and bound.tokens[mark.first - 2].norm in ("to", "into")
        ):
            bound.put("to", thing.id, mark)
