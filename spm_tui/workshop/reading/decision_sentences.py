"""Question 9: a line cut into one group of clauses for each decision.

A new kind of decision has no known name, so only a full stop, a `;` or a row of commas parts two of them.
"""

from collections.abc import Sequence

from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.denials import unread
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.manners import manner_before
from spm_tui.workshop.reading.tokens import Token

#: What is said of a decision: who decides, and what it waits for.
_SAID_OF_IT = ("role", "waited", "waiting-for")
_SIDES = ("portfolio", "leadership")


def decision_sentences(
    tokens: Sequence[Token], marks: Sequence[Mark], clauses: Sequence[Clause]
) -> list[list[Clause]]:
    """Return the clauses of each decision of a line.

    A sentence that says nothing of its decision only names it for the next (`New hires. Stuck 6 weeks`); one
    that names none goes on about the one before (`...; leadership decides`).
    """
    clauses = [one for one in clauses if not _only_speaks(marks, one)] or clauses
    found: list[list[Clause]] = []
    for number, clause in enumerate(clauses):
        before = found[-1] if found else []
        begins = (
            not before
            or (clause.cut == "hard" and not _goes_on(tokens, marks, clause))
            or _names_next(tokens, marks, before, clauses[number : number + 2])
            or _names_and_tells(tokens, marks, before, clause)
        )
        if begins and not _was_announced(tokens, marks, before, clause):
            found.append([])
        found[-1].append(clause)
    return found


def _said_of_it(marks: Sequence[Mark], clause: Clause) -> list[Mark]:
    """Return the marks of a clause that say something of its decision."""
    return [mark for mark in marks_within(marks, clause) if any(mark.means(cue) for cue in _SAID_OF_IT)]


def _was_announced(
    tokens: Sequence[Token], marks: Sequence[Mark], before: Sequence[Clause], clause: Clause
) -> bool:
    """Tell whether the sentence before only names the decision of this one: `New hires. Stuck 6 weeks`."""
    now = manner_before([token.norm for token in tokens[clause.first : clause.last]])
    parted = clause.joint == "." or (clause.joint == ";" and now > 0)  # `X used to decide; today ...`
    return len(before) == 1 and parted and not _said_of_it(marks, before[0])


def _names_next(
    tokens: Sequence[Token], marks: Sequence[Mark], before: Sequence[Clause], following: Sequence[Clause]
) -> bool:
    """Tell whether a clause names the next of a row: `closures, leadership decides, pricing, ...`.

    `following` are the clause and the one behind it.
    """
    name, *behind = following
    return (
        name.joint == ","
        and len(before) == 2
        and not _said_of_it(marks, before[0])
        and bool(_said_of_it(marks, before[1]))
        and bool(behind)
        and behind[0].joint == ","
        and _only_names(tokens, marks, name)
        and _goes_on(tokens, marks, behind[0])
    )


def _names_and_tells(
    tokens: Sequence[Token], marks: Sequence[Mark], before: Sequence[Clause], clause: Clause
) -> bool:
    """Tell whether a clause names a decision of its own: `..., and on the order of works X decides`."""
    sides = [mark for mark in marks_within(marks, clause) if any(mark.means(side) for side in _SIDES)]
    last = sides[0].first if sides else clause.first
    on = tokens[clause.first].norm in ("on", "for", "about", "over") and last - clause.first > 1
    parted = clause.joint in ("and", "but", ",", "while", "whereas")
    return (
        on
        and parted
        and any(clause.first < n < last for n in unread(tokens, marks))
        and bool(_said_of_it(marks, clause))
        and any(_said_of_it(marks, one) for one in before)
    )


def _only_speaks(marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause is only who speaks: `Weber: on new guards ...`."""
    here = marks_within(marks, clause)
    return (
        len(here) == 1
        and here[0].means("speaker") is not None
        and here[0].means("owner") is None
        and (here[0].first, here[0].last) == (clause.first, clause.last)
    )


def _only_names(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a clause is a few words that nobody read, as the name of a kind of decision is."""
    here = [mark for mark in marks_within(marks, clause) if mark.mention is None]
    words = [token.norm for token in tokens[clause.first : clause.last]]
    return not here and len(words) <= 4 and words[0] not in FILLERS


def _goes_on(tokens: Sequence[Token], marks: Sequence[Mark], clause: Clause) -> bool:
    """Tell whether a sentence begins with who decides or how long it waits, and names no decision itself."""
    here = marks_within(marks, clause)
    cues = (*_SIDES, "owner", "role", "waited")
    begins = (
        bool(here)
        and here[0].first == clause.first
        and (here[0].figure is not None or any(here[0].means(cue) for cue in cues))
    )
    rest = [n for n in unread(tokens, here) if clause.first <= n < clause.last]
    side = begins and here[0].last == clause.last and any(here[0].means(one) for one in _SIDES)
    return begins and not rest and (bool(_said_of_it(marks, clause)) or side)
