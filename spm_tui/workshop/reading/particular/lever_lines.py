"""Question 6: when a lever was last pulled, and an owner that stands alone."""

from spm_tui.workshop.reading.answered_questions import answer_behind, asks_who
from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.figure_words import month_of
from spm_tui.workshop.reading.frames import BesideRule
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.owner_words import owner_at, owner_beside
from spm_tui.workshop.reading.particular.adjacent_marks import alone

_FIELDS = {"owns": "said_owner", "decides": "decided_by", "lives": "lives_with_it"}


def read_answers(bound: Bound) -> None:
    """Read who it is where a line asks and answers itself: `Who decides on hiring? HR`."""
    for clause in bound.fact.clauses:
        mark = (
            answer_behind(bound.tokens, bound.marks, bound.fact.clauses, clause)
            if asks_who(bound.tokens, bound.marks, clause)
            else None
        )
        cue = next((m for m in bound.within(clause) if any(m.means(one) for one in _FIELDS)), None)
        owner = owner_at(bound, mark) if mark is not None else None
        if owner is not None and mark is not None and cue is not None:
            bound.put(next(field for one, field in _FIELDS.items() if cue.means(one)), owner, mark)
            bound.used.add(cue.first)


def read_lever(bound: Bound) -> None:
    """Read when levers were last used and by whom, and an owner or a day that stands alone."""
    for cue, _ in list(bound.meaning("used")):
        _read_use(bound, cue)
    _said_and_really(bound)
    _handed_out(bound)
    dates = [mark for mark in bound.marks if _is_day(mark) and mark.first not in bound.used]
    if (
        dates and bound.before is not None and "last_used" in bound.before.values
    ):  # `A was last used in 2020, B in 2025`
        bound.put("last_used", _day(bound, dates[0]), dates[0])
    for mark in bound.marks:
        if mark.first not in bound.used and bound.clause(mark).cut != "start":
            _read_alone(bound, mark)


def _said_and_really(bound: Bound) -> None:
    """Read whom we said where a clause behind it says who it is: `said the board, really the CEO`.

    Without that clause it may be who speaks: `HR decides, said the board`.
    """
    cues = [mark for mark in bound.marks if any(mark.means(one) for one in _FIELDS)]
    for cue, word in list(bound.meaning("said")):
        clause = bound.clause(cue)
        alone = cue.first == clause.first and not any(one in bound.within(clause) for one in cues)
        really = any(one.first >= clause.last for one in cues if one.means("decides"))
        if alone and really and "said_owner" not in bound.values:
            owner_beside(bound, BesideRule("said_owner", "said", "after"), cue, word)


def _read_use(bound: Bound, cue: Mark) -> None:
    """Read by whom and when a lever was used, beside the cue that says so: `last used by HR in 2024`."""
    here = bound.within(bound.clause(cue))
    dates = [mark for mark in here if _is_day(mark) and (mark.first >= cue.first or _since(bound, mark))]
    for mark in here:
        led = [
            t.norm for t in bound.tokens[max(0, mark.first - 2) : mark.first] if t.norm not in ("the", "our")
        ]
        owner = owner_at(bound, mark) if led[-1:] == ["by"] or bound.tokens[mark.first].norm == "by" else None
        if owner is not None and mark.first >= cue.last and mark not in bound.fact.subject:
            bound.put("decided_by", owner, mark)
    if dates:
        bound.put("last_used", _day(bound, dates[0]), dates[0])
        bound.used.add(cue.first)


def _read_alone(bound: Bound, mark: Mark) -> None:
    """Read a day or an owner that no cue stands beside: when a lever was last used, and who decides on it."""
    if _is_day(mark) and alone(bound, mark):
        bound.put("last_used", _day(bound, mark), mark)
    owner = owner_at(bound, mark)
    if owner is None or (owner == "nobody" and bound.values.get("said_owner") == "nobody"):
        return
    if _decided_as_before(bound, mark):
        bound.put("decided_by", owner, mark)
    if mark not in bound.fact.subject and alone(bound, mark):
        bound.put("decided_by", owner, mark)


def _is_day(mark: Mark) -> bool:
    return mark.figure is not None and mark.figure.unit == "day"


def _decided_as_before(bound: Bound, mark: Mark) -> bool:
    """Tell whether the verb is that of the fact before: `allocation is decided by finance, hiring by HR`."""
    before = bound.before.values if bound.before is not None else {}
    first = bound.fact.subject[0].last if bound.fact.subject else mark.first
    words = [token.norm for token in bound.tokens[first : mark.first]]
    return "decided_by" in before and words == ["by"] and mark.last == bound.clause(mark).last


def _since(bound: Bound, mark: Mark) -> bool:
    """Tell whether a day is that of `since 2022 nobody has it touched`."""
    return mark.first > 0 and bound.tokens[mark.first - 1].norm in ("since", "seit", "depuis", "sedert")


def _handed_out(bound: Bound) -> None:
    """Read levers that a paper hands out in a row: `paper says X for re-orgs and Y for allocation`."""
    if {"said_owner", "decided_by"} & set(bound.values) or not bound.fact.subject:
        return
    lever = bound.fact.subject[0]
    told = any(mark.means("owns") or mark.means("said") for mark in bound.marks)
    follows = bound.before is not None and bound.before.handed_out
    for mark in bound.within(bound.clause(lever)):
        owner = owner_at(bound, mark)
        first, second = (mark, lever) if mark.first < lever.first else (lever, mark)
        between = [t.norm for t in bound.tokens[first.last : second.first] if t.norm not in ("the", "our")]
        joint = ["for"] if first is mark else ["to"]
        if owner is not None and mark is not lever and between == joint and (told or follows):
            bound.handed_out = True
            bound.put("said_owner", owner, mark)
            return


def _day(bound: Bound, mark: Mark) -> str:
    """Return a month with its year as the file writes it (`2025-03`), anything else as it was said."""
    words = [token.norm for token in bound.tokens[mark.first : mark.last]]
    month = month_of(words[0])
    return (
        f"{words[-1]}-{month:02d}"
        if month and len(words) > 1 and words[-1].isdigit()
        else bound.text(mark.first, mark.last)
    )
