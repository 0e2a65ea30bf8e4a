"""Question 1: the unit of a move, and its two ends."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.particular.neighbours import alone, id_of, thing_of, words_between


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
        if (cue is not None and _close(cue, mark)) or level or alone(bound, mark):
            bound.put("unit", unit, mark)
    _ends(bound)
    for mark, what in list(bound.meaning("what")):
        if mark.first not in bound.used and (mark.means("unit") is None or "unit" in bound.values):
            bound.put("what", what, mark)
            if what == "team" and "unit" not in bound.values:
                bound.values["unit"] = "team"


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
            "to",
            "the",
            "into",
            "onto",
            "over",
            "zu",
            "people",
            "work",
        }
        if before == "from" or (
            before == "the" and mark.first > 1 and bound.tokens[mark.first - 2].norm == "from"
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
