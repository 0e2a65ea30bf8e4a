"""Lines as people say them, in this session's own names, for a question that has no answer yet.

They are shown before a line can be read, so nothing here reads one; a test reads each of them.
"""

from collections.abc import Sequence
from string import Formatter
from typing import Final

from spm_tui.text import cells, clean
from spm_tui.workshop.question_texts.hints import EXAMPLES
from spm_tui.workshop.questions import Question
from spm_tui.workshop.session import Session

#: Between examples that stand in one line, and the columns such a line has at 80.
APART: Final = "   "
LONGEST: Final = 74
#: What one could type among the things while little is known.
THINGS_EXAMPLE: Final = "team: Fleet 6, Berth 4   Tracking needs Position hub   Tracking > Fleet 4"


def example_lines(session: Session, question: Question) -> tuple[str, ...]:
    """Return lines one could type under a question; with names that are no thing of the session where it
    has none to put in.
    """
    names = _names(session)
    lines = [text.format(**names) for text in EXAMPLES[question.key] if _places(text) <= set(names)]
    return tuple(lines) or question.first_minute


def example_needs(session: Session) -> str:
    """Return what one could type among the things: a team with its people, then needs in known names."""
    names = _names(session)
    if not {"item", "asset", "first"} <= set(names):
        return THINGS_EXAMPLE
    work, thing, team = names["item"], names["asset"], names["first"]
    lines = ["team: Night desk 4", f"{work} needs {thing}", f"{work} > {team} 4"]
    while len(lines) > 1 and cells(APART.join(lines)) > LONGEST:
        lines = lines[1:]
    return APART.join(lines)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _names(session: Session) -> dict[str, str]:
    """Return a name for each place of an example that the session has one for."""
    teams = _of_kinds(session, ("team",))
    found = {
        "case": [clean(case.name) for case in session.cases][:1],
        "item": _of_kinds(session, ("initiative", "product"))[:1],
        "asset": _of_kinds(session, ("system", "platform", "data"))[:1],
        "first": teams[:1],
        "second": teams[1:2],
    }
    return {place: names[0] for place, names in found.items() if names}


def _of_kinds(session: Session, kinds: Sequence[str]) -> list[str]:
    return [clean(item.name) for item in session.items if item.kind in kinds]
