"""What of a fact nobody can account for: words that turn it round, and verbs that no cue knows.

A reading is certain only where every word of its clauses that could change what they say has a meaning of
ours: it stands in a name, a figure or a phrase of the question, or beside what it belongs to.
"""

from collections.abc import Sequence
from typing import Final

from spm_tui.text import clean
from spm_tui.workshop.reading.fact_words import FactWords, Spot
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.names import PART
from spm_tui.workshop.reading.operators import has_meaning, is_nobody, is_restricted
from spm_tui.workshop.reading.spoken_line import Line
from spm_tui.workshop.reading.unknown_words import is_something_else, is_unknown, is_verb

#: So many words nobody knows, nouns as well, may say anything.
MANY: Final = 3
NAMED: Final = 2  # words that are told


def unaccounted(fact: FactWords) -> list[int]:
    """Return the places of the words that could change what a fact says and have no meaning of ours."""
    found = []
    for n, clause in fact.places():
        meant = has_meaning(Spot(fact, n, clause))
        if meant is False or (meant is None and (is_verb(fact, n, clause) or is_something_else(fact, n))):
            found.append(n)
    found += [clause.first for clause in fact.clauses if is_restricted(fact, clause)]
    unknown = [n for n, _ in fact.places() if is_unknown(fact, n)]
    return found or (unknown if len(unknown) >= MANY else [])


def guessed(fact: FactWords, subject: Sequence[Mark]) -> list[int]:
    """Return words nobody knows beside a name of which only a part stands there: `a tap in this town` may be
    about something else than `Town map`.
    """
    part = subject and all(mark.mention is not None and mark.mention.score <= PART for mark in subject)
    return [n for n, _ in fact.places() if is_unknown(fact, n)] if part else []


def turning(fact: FactWords) -> list[int]:
    """Return the places of words of the closed class alone, for what makes no record beside one."""
    return [
        n
        for n, clause in fact.places()
        if has_meaning(Spot(fact, n, clause)) is False and not is_nobody(fact, n)
    ]


def may_change(said: Line, places: Sequence[int]) -> str:
    """Return why a line is not certain: the words nobody can account for."""
    found = [f'"{clean(said.tokens[n].text)}"' for n in sorted(set(places))[:NAMED]]
    return f"{' and '.join(found)} may change what it says. Type the fact alone."
