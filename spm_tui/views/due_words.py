"""What is due in words: what was said, by when, and the one question that settles it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from spm_tui.followup.due_dates import Due
from spm_tui.text import capital_first, clean
from spm_tui.views.spoken import day, spoken_months
from spm_tui.views.styled_lines import EMPTY, Line, Lines, line, paragraph
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import figure, listed, role, shown

#: What a thing that is due is, as a label.
KINDS: Final = {
    "commitment": "agreed",
    "fact-check": "to check",
    "stop": "people said",
    "job": "if gone",
}


#: What was done, by the word of the file.
_DONE: Final = {
    "stop": "Stopping {}",
    "ice": "Putting {} on ice",
    "shrink": "Shrinking {}",
    "hand-over": "Handing {} over",
}


def due_words(session: Session, one: Due) -> str:
    """Return what is due as one sentence: what was said or agreed, and for which day."""
    if one.kind == "stop":
        names = listed(map(names_of(session).said, one.items))
        said = figure(one.said_people, "people")
        months = f" {spoken_months(one.said_months)}" if one.said_months is not None else ""
        done = _DONE.get(one.action or "stop", "Stopping {}").format(names)
        return f"{done}: we said {said}{months}, to be counted on {day(one.day)}."
    if one.kind == "job":
        return f"{_job(one)}, to be checked on {day(one.day)}."
    owner = f", with {role(one.owner)}" if one.owner else ""
    return f"{clean(one.what).rstrip('.')}: due on {day(one.day)}{owner}."


def _job(one: Due) -> str:
    job = shown(one.what)
    job = capital_first(job)
    if one.if_gone == "moves" and one.moves_to:
        return f"{job} was to move to {role(one.moves_to)}"
    return {
        "moves": f"{job} was to move elsewhere",
        "collapses": f"{job} was to collapse",
        "nobody-misses": f"{job} was to be missed by nobody",
        "keeps-the-map": f"{job} was to keep the map",
    }.get(one.if_gone or "", f"{job} if portfolio management is gone")


def due_question(one: Due) -> str:
    """Return the question whose answer settles it."""
    if one.kind == "stop":
        return "How many have come?"
    if one.kind == "job":
        sign = f" We looked for: {clean(one.signal).rstrip('.')}." if one.signal else ""
        return f"What is seen now?{sign}"
    if one.kind == "fact-check":
        return "What came out?"
    return "Done, dropped, or still open? What came of it?"


def due_lines(found: Sequence[tuple[str, Session, Sequence[Due]]], as_of: date, *, width: int) -> Lines:
    """Return what is due in some sessions (name, session, due), those with nothing left out."""
    some = [(name, session, due) for name, session, due in found if due]
    if not some:
        return paragraph(f"Nothing is due by {day(as_of)}.", width)
    lines: list[Line] = []
    for name, session, due in some:
        lines += [EMPTY] if lines else []
        lines.append(line((session.title, "title"), (f"   {name}", "dim")))
        for one in due:
            lines += _of(session, one, width)
    return tuple(lines)


def _of(session: Session, one: Due, width: int) -> Iterable[Line]:
    yield from paragraph(due_words(session, one), width, "strong", "    ", "  ")
    yield from paragraph(due_question(one), width, "", "    ", "    ")
