"""Small questions about the marks of a fact that several questions ask."""

from spm_tui.workshop.reading.binding import Bound
from spm_tui.workshop.reading.everyday_words import FILLERS
from spm_tui.workshop.reading.marks import Mark
from spm_tui.workshop.reading.names import Entity


def words_between(bound: Bound, first: Mark, second: Mark) -> list[str]:
    return [token.norm for token in bound.tokens[first.last : second.first]]


def alone(bound: Bound, mark: Mark) -> bool:
    """Tell whether a clause holds nothing but this mark and fillers."""
    clause = bound.clause(mark)
    outside = [n for n in range(clause.first, clause.last) if not mark.first <= n < mark.last]
    return all(bound.tokens[n].norm in FILLERS or bound.tokens[n].kind != "word" for n in outside)


def thing_of(mark: Mark) -> Entity | None:
    if mark.mention is None:
        return None
    return next((one for one in mark.mention.options if one.kind != "case"), None)


def id_of(mark: Mark) -> str:
    thing = thing_of(mark)
    return thing.id if thing is not None else ""
