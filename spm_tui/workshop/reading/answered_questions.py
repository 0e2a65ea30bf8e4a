"""A question that the same line answers: `Who decides on hiring? HR`. It asks nothing, it says who."""

from collections.abc import Sequence

from msgspec import structs

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.tokens import Token

#: What a question about a lever asks.
ASKED = ("owns", "decides", "lives")


def with_answers(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]
) -> tuple[Clause, ...]:
    """Return the clauses, those that ask who it is for a lever, and are answered at once, as stated."""
    found = list(clauses)
    for place, clause in enumerate(found):
        if (
            clause.question
            and asks_who(tokens, marks, clause)
            and answer_behind(tokens, marks, found, clause)
        ):
            found[place] = structs.replace(clause, question=False, context=False)
    return tuple(found)


def asks_who(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause asks who owns a lever, decides on it or lives with it."""
    here = marks_within(marks, clause)
    who = any(token.norm == "who" for token in tokens[clause.first : clause.last])
    return (
        who
        and any(mark.means("lever") for mark in here)
        and sum(any(mark.means(cue) for mark in here) for cue in ASKED) == 1
        and not any(mark.means("owner") for mark in here)
    )


def answer_behind(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause], asked: Clause
) -> Mark | None:
    """Return the owner that stands alone in the clause behind a question, or behind who answers it."""
    behind = [one for one in clauses if one.first >= asked.last][:2]
    for clause in behind:
        here = marks_within(marks, clause)
        names = [mark for mark in here if mark.means("owner") or mark.mention is not None]
        rest = [
            n
            for n in range(clause.first, clause.last)
            if not any(mark.first <= n < mark.last for mark in here) and tokens[n].norm not in FILLERS
        ]
        if len(names) == 1 and len(here) == 1 and not rest and not clause.question:
            return names[0]
        if rest or not all(mark.means("speaker") for mark in here):
            return None
    return None
