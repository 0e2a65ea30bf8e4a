"""Whether a figure was said or was seen, by the cues around it."""

from typing import Final, Literal

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.line_marks import Mark

Mode = Literal["said", "seen"]


def mode_of(bound: Bound, mark: Mark, default: Mode | None) -> Mode | None:
    """Return whether a figure was said or seen: by the nearest cue in its clause, else by the clause
    before.
    """
    clause = bound.clause(mark)
    cue = _mode_cue(bound, mark, clause)
    if cue is not None:
        return cue
    if _came_true(bound, mark, clause) or _turned_out(bound, mark, clause) or _gave_back(bound, clause):
        return "seen"
    at = bound.fact.clauses.index(clause)
    if (
        clause.joint == "but"
        and at
        and any(one.means("not") for one in bound.within(bound.fact.clauses[at - 1]))
    ):
        return "seen"  # `not the 5 they promised but 2`
    aside = bound.within(bound.fact.clauses[at + 1]) if at + 1 < len(bound.fact.clauses) else []
    if len(aside) == 1 and is_mode(aside[0]) and bound.fact.clauses[at + 1].cut == "soft":
        return mode_meant(aside[0])  # `two quarters, we believed`
    for place in range(at, 0, -1):
        if bound.fact.clauses[place].cut == "hard":
            break
        cues = [one for one in bound.within(bound.fact.clauses[place - 1]) if is_mode(one)]
        if cues:
            return mode_meant(cues[-1])
    return default


def _gave_back(bound: Bound, clause: Clause) -> bool:
    """Tell whether a clause says what came back: `it gave 3 back after two years`."""
    words = {token.norm for token in bound.tokens[clause.first : clause.last]}
    back = any(mark.means("back") is not None for mark in bound.within(clause))
    return back and bool(words & {"gave", "yielded", "returned"})


_WENT_BY: Final = frozenset(("before", "until", "till"))
_PAST: Final = frozenset(
    ("was", "were", "had", "could", "did", "knew", "got", "came", "went", "ran", "saw", "felt", "found")
)
_TO_COME: Final = frozenset(("will", "would", "should", "can", "might", "may", "could", "must", "if"))


_AHEAD: Final = frozenset(("will", "would", "should", "might", "may", "shall", "it'll", "that'll", "we'll"))


def _came_true(bound: Bound, mark: Mark, clause: Clause) -> bool:
    """Tell whether a span went by before something that happened: `a year before they were any use`."""
    words = [token.norm for token in bound.tokens[mark.last : clause.last]]
    if mark.figure is None or mark.figure.unit != "months" or words[:1] == [] or words[0] not in _WENT_BY:
        return False
    happened = [word for word in words[1:] if word in _PAST or (word.endswith("ed") and len(word) > 4)]
    return bool(happened) and not (_TO_COME - {"could"}) & set(words)


def _turned_out(bound: Bound, mark: Mark, clause: Clause) -> bool:
    """Tell whether a clause says what came of what was said before: `said 1 month, was 4`."""
    at = bound.fact.clauses.index(clause)
    before = bound.within(bound.fact.clauses[at - 1]) if at and clause.cut == "soft" else []
    verb = bound.tokens[clause.first].norm
    between = {token.norm for token in bound.tokens[clause.first + 1 : mark.first]}
    was = verb in ("was", "were") and mark.first > clause.first and between <= {"then", "only", "really"}
    figures = {m.first for m in bound.within(clause) if m.figure}
    was = was or (verb == "had" and clause.first + 1 in figures) or _we_had(bound, figures)
    return was and any(is_mode(one) and mode_meant(one) == "said" for one in before)


def _we_had(bound: Bound, figures: set[int]) -> bool:
    """Tell whether a clause says what one had then: `after half a year we had one and a half`."""
    words = [token.norm for token in bound.tokens]
    return any(words[n - 2 : n] in (["we", "had"], ["they", "had"], ["there", "were"]) for n in figures)


def turned_out(bound: Bound, mark: Mark) -> bool:
    """Tell whether a figure is what came of the one that was said in the clause before."""
    return _turned_out(bound, mark, bound.clause(mark))


def came_out_later(bound: Bound, mark: Mark) -> bool:
    """Tell whether another figure of the same unit behind this one is what was seen: `a month for it,
    ended up being six`.
    """
    behind = [one for one in bound.marks if one.first >= mark.last and one.figure is not None]
    alike = [
        one
        for one in behind
        if one.figure is not None and mark.figure is not None and one.figure.unit in (mark.figure.unit, "")
    ]
    return len(alike) == 1 and len(behind) == 1 and mode_of(bound, alike[0], None) == "seen"


def is_mode(mark: Mark) -> bool:
    return mark.mention is None and (mark.means("said") is not None or mark.means("seen") is not None)


def mode_meant(mark: Mark) -> Mode:
    return "said" if mark.means("said") is not None else "seen"


def _mode_cue(bound: Bound, mark: Mark, clause: Clause) -> Mode | None:
    here = bound.within(clause)
    before = [one for one in here if is_mode(one) and one.last <= mark.first]
    behind = [one for one in here if is_mode(one) and one.first >= mark.last]
    if before:
        figures = [
            one for one in here if one.figure is not None and before[-1].last <= one.first < mark.first
        ]
        if behind and figures and behind[0].first - mark.last <= 1:
            return mode_meant(behind[0])  # `said 5 and 2 came back`
        led = bound.tokens[before[-1].first - 1].norm if before[-1].first else ""
        return "said" if led in _AHEAD else mode_meant(before[-1])  # `it will cost 3 months`
    between = [
        one for one in here if one.figure is not None and behind and mark.last <= one.first < behind[0].first
    ]
    if any(
        one.figure is not None and mark.figure is not None and one.figure.unit in (mark.figure.unit, "")
        for one in between
    ):
        return None  # of `6 months instead of the 2 we said` only the 2 was said
    return mode_meant(behind[0]) if behind else None
