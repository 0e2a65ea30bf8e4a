"""The words of one fact with what was read of them, as the rules about single words look at them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from spm_tui.workshop.reading.clauses import Clause
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.spoken_line import Line

#: What every question shares: by itself it gives no value, so it gives no meaning to a word in it.
_SHARED: Final = frozenset(("said", "seen", "if", "not", "context", "hypothetical", "speaker", "abstain"))
#: A clause behind these gives a reason, and is part of no record.
_REASONS: Final = frozenset(("because", "since", "although", "though", "weil", "obwohl"))


def own_concepts(mark: Mark) -> set[str]:
    """Return what a mark means to the question, beside what every question shares."""
    return {name for name, _ in mark.meanings} - _SHARED


class FactWords:
    """The clauses of one fact, its values, and the mark at each place of them."""

    def __init__(
        self,
        said: Line,
        clauses: Sequence[Clause],
        values: Mapping[str, Any],
        read: Iterable[tuple[int, int]] = (),
        new: Iterable[str] = (),
    ) -> None:
        self.said, self.values, self.key = said, values, said.frame.key
        stated = [one for one in clauses if not (one.condition and said.frame.if_goes)]
        self.clauses = [one for one in stated if one.joint not in _REASONS] or stated
        self.new = frozenset(new)
        self.at: dict[int, Mark] = {
            n: mark for mark in (*said.marks, *said.denied) for n in range(mark.first, mark.last)
        }
        self.read = tuple(read)
        #: Words of a text that was kept; of `HR longs` one is known, and the other is no part of its name.
        self.kept: set[int] = {
            n for span in self.read if not any(one in self.at for one in range(*span)) for n in range(*span)
        } | {
            n
            for n, token in enumerate(said.tokens)
            if any(first <= token.start < last for first, last in said.kept)
        }

    def places(self) -> Iterable[tuple[int, Clause]]:
        """Yield every place with its clause."""
        return ((n, clause) for clause in self.clauses for n in range(clause.first, clause.last))

    def word(self, n: int) -> str:
        """Return the word at a place as it is compared; outside the line an empty text."""
        return self.said.tokens[n].norm if 0 <= n < len(self.said.tokens) else ""

    def figure(self, n: int, *units: str) -> bool:
        """Tell whether a figure stands at a place, of one of these units where any are given."""
        mark = self.at.get(n)
        return mark is not None and mark.figure is not None and (not units or mark.figure.unit in units)

    def named(self, n: int) -> bool:
        """Tell whether a known name stands at a place."""
        mark = self.at.get(n)
        return mark is not None and mark.mention is not None

    def means(self, n: int, *concepts: str) -> bool:
        """Tell whether a phrase at a place means one of these."""
        mark = self.at.get(n)
        return mark is not None and any(mark.means(concept) is not None for concept in concepts)

    def ours(self, n: int) -> bool:
        """Tell whether a place stands in a name, a figure or a phrase of the question."""
        mark = self.at.get(n)
        return mark is not None and bool(mark.mention or mark.figure or own_concepts(mark))

    def behind(self, n: int, clause: Clause) -> list[Mark]:
        """Return the marks of a clause behind a place, in order."""
        return [mark for mark in self.said.within(clause) if mark.first > n]


class Spot(NamedTuple):
    """A word of a fact: its place, and the clause it stands in."""

    fact: FactWords
    n: int
    clause: Clause
