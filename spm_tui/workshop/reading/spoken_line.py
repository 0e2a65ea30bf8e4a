"""One line while it is read: its tokens, marks and clauses, what of it is denied, and why it may wait."""

from collections.abc import Sequence
from typing import Any

from spm_tui.workshop import records as r
from spm_tui.workshop.reading.answered_questions import with_answers
from spm_tui.workshop.reading.clauses import Clause, clauses_of, marks_within
from spm_tui.workshop.reading.corrected_figures import put_right
from spm_tui.workshop.reading.denials import denied
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Label
from spm_tui.workshop.reading.parted import Given
from spm_tui.workshop.reading.people_sums import with_people_summed
from spm_tui.workshop.reading.tokens import Token
from spm_tui.workshop.session import Session


class Line:
    """A line under a question. `marks` are those that are not denied, quoted or in doubt."""

    def __init__(
        self,
        session: Session,
        key: str,
        line: str,
        tokens: Sequence[Token],
        assumed: dict[str, Any],
        scale: float,
        given: Given | None = None,
    ) -> None:
        self.session, self.line, self.tokens = session, line, tokens
        self.assumed, self.scale = assumed, scale
        self.given = given  # what its parts say exactly, where it is written in parts
        self.frame = FRAMES[key]
        marks, right = put_right(tokens, marks_of(session, key, line, tokens))
        if key == "stopping" and not any(mark.means("stays") for mark in marks):
            marks = with_people_summed(tokens, marks)
        clauses = clauses_of(tokens, marks)
        self.clauses: list[Clause] = list(
            with_answers(tokens, marks, clauses) if self.frame.subject == "lever" else clauses
        )
        self.every = tuple(self.clauses)
        #: Where parts stand that were kept as they are, and figures that were put right as one spoke.
        self.kept: list[tuple[int, int]] = [(tokens[a].start, tokens[b - 1].end) for a, b in right]
        self.noted: list[tuple[int, int]] = []  # those of them that are kept as a note
        gone, self.loose = denied(tokens, marks, self.clauses)
        self.denied = [mark for place, mark in enumerate(marks) if place in gone]
        self.marks = [
            mark for place, mark in enumerate(marks) if place not in gone and not self._quoted(mark)
        ]
        self.doubtful: list[Mark] = []
        self.why: list[str] = []
        self.open: list[int] = []  # words that could change what it says, and nobody can account for
        self.parts: list[Label] = []

    def _quoted(self, mark: Mark) -> bool:
        """A name in single quotes is quoted, not spoken of."""
        around = [self.tokens[n].norm for n in (mark.first - 1, mark.last) if 0 <= n < len(self.tokens)]
        return mark.mention is not None and around == ["'", "'"]

    def within(self, clause: Clause) -> list[Mark]:
        """Return the marks of one clause."""
        return marks_within(self.marks, clause)


class Named:
    """What a fact creates."""

    def __init__(self) -> None:
        self.items: tuple[r.Item, ...] = ()
        self.cases: tuple[r.Case, ...] = ()
