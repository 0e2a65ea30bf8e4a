"""Question 2: what came of a promise, what is still there, what came free."""

from collections.abc import Sequence
from itertools import pairwise

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.particular.adjacent_marks import alone, words_between


def read_promised(bound: Bound) -> None:
    """Read `three of the promised five turned up` and `of the eight promised, three came`."""
    figures = [
        m
        for m in bound.marks
        if m.figure is not None and m.figure.unit in ("", "people") and m.first not in bound.used
    ]
    for first, second in pairwise(figures):
        between = words_between(bound, first, second)
        cue = next(
            (m for m in bound.marks if first.last <= m.first < second.first and m.means("said") is not None),
            None,
        )
        if (
            first.figure is None
            or second.figure is None
            or cue is None
            or bound.clause(first) is not bound.clause(second)
        ):
            continue
        if "of" in between[:1] and second.first - cue.last <= 1:
            bound.figure("seen_people", first.figure, first)
            bound.figure("said_people", second.figure, second)
        elif (
            bound.tokens[first.first - 1].norm in ("of", "the")
            and ("only" in between or "just" in between)
            and first.first
        ):
            bound.figure("said_people", first.figure, first)
            bound.figure("seen_people", second.figure, second)
        return


def read_stop(bound: Bound) -> None:
    for mark, value in list(bound.meaning("still_there")):
        if any(one.means("stays") for one in bound.within(bound.clause(mark))) or _listed_before_stays(
            bound, mark
        ):
            bound.add("still_there", value, mark)
    _nobody_came(bound)
    freeing = [
        one
        for one in bound.marks
        if one.means("back") in ("free", "freed", "freed up", "released")
        or (one.means("seen") or "").startswith(("freed", "came free", "gave"))
    ]
    for one in freeing:
        following = bound.tokens[one.last : one.last + 3]
        if any(token.kind == "other" and token.norm[:1] in "$€£0123456789" for token in following):
            bound.add("freed", "money", one)
    for mark, value in list(bound.meaning("freed")):
        if (
            value == "nothing-yet"
            or any(0 <= mark.first - one.last <= 3 or 0 <= one.first - mark.last <= 1 for one in freeing)
            or _got(bound, mark)
            or _freed_with(bound, mark, freeing)
            or ("freed" in bound.values and alone(bound, mark) and bound.clause(mark).joint == "and")
        ):
            bound.add("freed", value, mark)
        elif "freed" in bound.values:
            bound.values["freed"] = (
                tuple(one for one in bound.values["freed"] if one != value) or bound.values["freed"]
            )
    freed = bound.values.get("freed", ())
    if "nothing-yet" in freed and len(freed) > 1:
        del bound.values["freed"]
        bound.open.append(f"It gives two answers for {bound.specs['freed'].label}.")


def _freed_with(bound: Bound, mark: Mark, freeing: Sequence[Mark]) -> bool:
    """Tell whether another thing that came free stands behind an `and`: `money and attention came free`."""
    behind = [one for one in bound.within(bound.clause(mark)) if one.first >= mark.last]
    other = behind[0] if behind and behind[0].means("freed") is not None else None
    joined = other is not None and set(words_between(bound, mark, other)) <= {"and", "our", "the", "some"}
    return joined and any(other is not None and 0 <= one.first - other.last <= 1 for one in freeing)


def _got(bound: Bound, mark: Mark) -> bool:
    """Tell whether something is what one gets out of a stop: `we get some money out`, not `we get budget`."""
    before = {token.norm for token in bound.tokens[max(0, mark.first - 3) : mark.first]}
    verbs = {"give", "gives", "gave", "get", "gets", "got", "frees", "brings"}
    return bool(before & verbs) and "budget" not in bound.text(mark.first, mark.last).casefold()


def _nobody_came(bound: Bound) -> None:
    """Read `nobody came back` as no people."""
    for mark in bound.marks:
        if mark.means("owner") != "nobody" or mark.first in bound.used:
            continue
        cues = [one for one in bound.within(bound.clause(mark)) if one.last == mark.first]
        if (
            cues
            and (cues[-1].means("seen") or "").rsplit(" ", 1)[-1] in ("saw", "got", "back")
            and (mark.last == bound.clause(mark).last)
        ):
            bound.put("seen_people", 0.0, mark)  # `said two, saw none`
            continue
        if any(
            (one.means("seen") or "").startswith(
                ("came", "really came", "actually came", "have come", "did come")
            )
            and 0 <= one.first - mark.last <= 2
            for one in bound.within(bound.clause(mark))
        ):
            bound.put("seen_people", 0.0, mark)


def _listed_before_stays(bound: Bound, mark: Mark) -> bool:
    clauses = bound.fact.clauses
    at = clauses.index(bound.clause(mark))
    return any(
        one.cut != "hard"
        and any(cue.means("stays") for cue in bound.within(one))
        and all(
            any(m.means("still_there") for m in bound.within(between)) for between in clauses[at : at + n + 1]
        )
        for n, one in enumerate(clauses[at + 1 : at + 4])
    )
