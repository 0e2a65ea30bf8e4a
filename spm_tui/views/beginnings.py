"""What a view says while little is known: what is missing as its key sentence, then what to do about it."""

from __future__ import annotations

from typing import Final

from spm_tui.text import clean
from spm_tui.views.styled_lines import EMPTY, Lines, Span, headline, paragraph
from spm_tui.workshop.example_lines import example_lines
from spm_tui.workshop.questions import Question
from spm_tui.workshop.session import Session, records

NO_MAP: Final = (
    "Nothing is on the map yet. Press 5 and type what is worked on (Tracking, Pricing), then the teams "
    "(team: Fleet 6), then what needs what (Tracking needs Position hub). Every answer adds what it names."
)
NO_STOP: Final = (
    "Nothing to stop yet. Press 5 and type what is worked on (Tracking, Pricing), or press 1 and name one in "
    "question 2."
)
NO_IDEA: Final = (
    "No idea was looked at yet. Questions 2, 3 and 4 look at most of them: what a stop gave back, what was "
    "undone, who stepped in. Press 1 for the question we are at."
)
#: The questions that put a thing on the rulers.
_ON_RULERS: Final = ("reversibility", "fungibility", "vineyards")


def begin(told: str, width: int) -> Lines:
    """Return a text as lines: its first sentence weighs most, and the rest says what to do."""
    first, dot, rest = told.partition(". ")
    return (*headline(first + dot.strip(), width), *(paragraph(rest, width) if rest else ()))


def first_lines(question: Question, width: int) -> Lines:
    """Return what stands in place of a question's records while there are none: lines as one could type."""
    lines = example_lines(question)
    examples = [part for text in lines for part in paragraph(text, width, "strong", "    ", "  ")]
    return (
        (Span("Type a line as it is said, for instance", "title"),),
        *examples,
        EMPTY,
        *paragraph("Enter on the empty line: we ask part by part. F11 shows how to begin.", width, "dim"),
    )


def map_hint(view: str, session: Session, width: int) -> Lines:
    """Return what to do about a view of the map (its name) that has little to show; nothing where it has."""
    told, example = _hint(view, session)
    if not told:
        return ()
    typed = paragraph(example, width, "strong", "    ", "  ") if example else ()
    return (*paragraph(told, width), *typed)


def _hint(view: str, session: Session) -> tuple[str, str]:
    """Return (what to do, a line to type), either of them empty where there is none."""
    works = [clean(item.name) for item in session.items if item.kind in ("initiative", "product")]
    if not works:
        return "Press 5 and type what is worked on, for instance:", "Tracking, Pricing"
    if view in ("columns", "focus", "matrix") and not session.ties:
        return (
            "Nothing here says yet what it needs. Press 5 and type, for instance:",
            f"{works[0]} needs X",
        )
    if view in ("profile", "curve", "trade") and all(tie.people is None for tie in session.ties):
        return (
            "Nobody was asked yet how many people work on it. Press 5 and type, for instance:",
            f"{works[0]} > X N",
        )
    if view == "trade" and not any(item.wants for item in session.items):
        return (
            "Nothing says yet how many people it is short of. Press 5 and type, for instance:",
            f"{works[0]} is short of N",
        )
    if view == "rulers" and not any(records(session, key) for key in _ON_RULERS):
        return "Questions 3, 4 and 8 put things on these rulers. Press 1 for the question we are at.", ""
    return "", ""
