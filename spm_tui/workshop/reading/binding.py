"""Binding: which figure, word, owner or text of a fact goes to which field. Nothing is put down that was
not said.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.reading.clauses import Clause, marks_within
from spm_tui.workshop.reading.counting import LineFigure
from spm_tui.workshop.reading.everyday_words import BEFORE_A_TEXT
from spm_tui.workshop.reading.facts import Fact
from spm_tui.workshop.reading.frames import Frame
from spm_tui.workshop.reading.line_marks import Mark
from spm_tui.workshop.reading.ranges import out_of_range
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import Session


class Bound:
    """The values a fact has given, each with the tokens it stands in, and what is open."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        line: str,
        tokens: Sequence[Token],
        fact: Fact,
        marks: Sequence[Mark],
        scale: float = 1.0,
    ) -> None:
        self.session = session
        self.frame = frame
        self.line = line
        self.tokens = tokens
        self.fact = fact
        self.marks = [mark for mark in marks if fact.holds(mark)]
        self.specs: dict[str, FieldSpec] = {spec.name: spec for spec in fields_of(frame.struct)}
        self.values: dict[str, Any] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.used: set[int] = set()  # first tokens of the marks that are bound
        self.notes: list[str] = []
        self.open: list[str] = []  # what is not certain, in words
        self.figured: dict[str, str] = {}  # unit of a figure -> the field it went to
        self.denied: frozenset[int] = frozenset()  # the places of what the line denies
        self.before: Bound | None = None  # the fact before, which this one may lean on: `A will free 7, B 2`
        self.exact: frozenset[str] = frozenset()  # fields a part of the line gives by a label
        self.handed_out = False  # its owner was read as one of a row: `X for re-orgs and Y for allocation`
        self.placed = False  # the line is in parts, and its first part is what it is about
        self.modes: tuple[tuple[int, Literal["said", "seen"]], ...] = ()  # where a label said which it was
        self.scale = scale  # months in the unit of the span before, for a bare figure

    # ---- looking

    def clause(self, mark: Mark) -> Clause:
        """Return the clause a mark stands in."""
        return next(one for one in self.fact.clauses if one.first <= mark.first < one.last)

    def within(self, clause: Clause) -> list[Mark]:
        """Return the marks of one clause."""
        return marks_within(self.marks, clause)

    def meaning(self, concept: str) -> Iterator[tuple[Mark, str]]:
        """Yield the marks with a meaning of this concept that are not bound yet."""
        for mark in self.marks:
            value = mark.means(concept)
            if value is not None and mark.first not in self.used:
                yield mark, value

    def text(self, first: int, last: int) -> str:
        """Return the words as typed, without articles and signs at their ends."""
        while first < last and (
            self.tokens[first].kind in ("break", "sign")
            or (self.tokens[first].norm in BEFORE_A_TEXT and not shouted(self.tokens[first]))
        ):
            first += 1
        while last > first and (self.tokens[last - 1].kind in ("break", "sign")):
            last -= 1
        return self.line[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def near(self, mark: Mark, concepts: Sequence[str], *, after: bool = True) -> Mark | None:
        """Return the cue that governs a mark: the nearest before it in its clause, else the nearest after
        it.
        """
        clause = self.clause(mark)
        cues = [
            one
            for one in self.within(clause)
            if any(one.means(concept) for concept in concepts) and one is not mark
        ]
        before = [one for one in cues if one.last <= mark.first]
        if before:
            return before[-1]
        behind = [one for one in cues if one.first >= mark.last]
        return behind[0] if behind and after else None

    # ---- taking

    def put(self, field: str, value: Any, mark: Mark | None = None) -> bool:
        """Set a field, once. A figure out of the field's range is not taken."""
        if field in self.values:
            return False
        spec = self.specs[field]
        if isinstance(value, float) and (why := out_of_range(spec, value)):
            self.open.append(why)
            return False
        self.values[field] = value
        if mark is not None:
            self.take(field, mark)
        return True

    def add(self, field: str, value: Any, mark: Mark | None = None) -> None:
        """Add to a field that takes several."""
        before = self.values.get(field, ())
        if value not in before:
            self.values[field] = (*before, value)
        if mark is not None:
            self.take(field, mark)

    def take(self, field: str, mark: Mark) -> None:
        """Note where a field was read."""
        self.used.add(mark.first)
        self.places[f"{field}.{mark.first}"] = (mark.first, mark.last)

    def figure(self, field: str, figure: LineFigure, mark: Mark) -> bool:
        """Set a field to a figure; the words of a range go into the note."""
        value = round(figure.value, 3) if figure.unit != "people" else round(figure.value, 1)
        if figure.unit == "months":
            self.scale = figure.scale
        elif not figure.unit and self.specs[field].unit == "months":
            value = round(value * self.scale, 3)
        if self.specs[field].form == "whole":
            value = int(value)
        if not self.put(field, value, mark):
            return False
        self.figured[self.specs[field].unit] = field
        if figure.said:
            self.notes.append(figure.said)
        return True


def shouted(token: Token) -> bool:
    """`IT` is a name, `it` is none."""
    return len(token.text) > 1 and token.text.isupper()
