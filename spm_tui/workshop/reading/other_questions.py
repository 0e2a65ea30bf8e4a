"""A line typed under one question that says what another one asks.

Questions share their subjects: a case stands in four of them, a thing in three. A figure of an end that was
meant for `stopping` is a figure of months under `vineyards` too, so a question that takes a line while words
of it stay unread gives way to one that reads the line whole.
"""

from collections.abc import Sequence
from typing import Final

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.reading.cue_phrases import CUES
from spm_tui.workshop.reading.frames import FRAMES, Frame
from spm_tui.workshop.reading.line_marks import Mark, marks_of
from spm_tui.workshop.reading.line_reading import Reading, RecordReading
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.subjects import entity_of
from spm_tui.workshop.reading.tokens import tokens_of
from spm_tui.workshop.reading.unread_words import EVERYDAY, GRADES
from spm_tui.workshop.session import Session

#: Words a question may leave unread beside a record before another one that reads them all is asked about.
PASSED_OVER: Final = 1
#: A line that more questions read whole says too little to belong to any.
MOST: Final = 3
#: Counts or figures that make a line without a record one of that question: `flow 3, project 4`.
BOTH: Final = 2
#: What is meant by words every question has, and is no answer by itself.
_SHARED: Final = frozenset(
    ("basis", "said", "seen", "back", "not", "if", "hypothetical", "context", "unsaid", "harmless")
)
_SAYING: Final = frozenset(("word", "number", "other"))
_SAYS_OF_DECISION: Final = frozenset(("portfolio", "leadership", "stalled_months"))


def reads_whole(session: Session, key: str, line: str) -> tuple[str, ...]:
    """Return the keys of the other questions that read all of a line and make nothing new for it.

    They stand in their order; () where there is none, or more than `MOST`. Never raises for any text.
    """
    found = [
        other
        for other in ANSWER_KEYS
        if other != key and may_be_whole(session, other, line) and is_whole(read_line(session, other, line))
    ]
    return tuple(found) if len(found) <= MOST else ()


def may_be_whole(session: Session, key: str, line: str) -> bool:
    """Tell whether a question may read all of a line: it says something of a thing, and no word is strange.

    It looks at the marks alone, since a preview asks at every key. A line in parts keeps parts as they are,
    and names its thing in more ways, so that its marks tell nothing.
    """
    if in_parts(line):
        return True
    tokens, frame = tokens_of(line), FRAMES[key]
    marks = marks_of(session, key, line, tokens)
    if not (_names_subject(frame, marks) or _may_be_counted(marks)):
        return False
    if frame.free or frame.subject == "decision_type":
        return True
    if any(concept in CUES[key] for mark in marks for concept, _ in mark.meanings):
        return True  # a name or a text in any words may stand beside it
    known = {n for mark in marks for n in range(mark.first, mark.last)}
    return all(
        n in known or token.kind not in _SAYING or token.norm in EVERYDAY or GRADES.fullmatch(token.norm)
        for n, token in enumerate(tokens)
    )


def _names_subject(frame: Frame, marks: Sequence[Mark]) -> bool:
    if frame.subject in ("lever", "function"):
        return any(mark.means(frame.subject) for mark in marks)
    return frame.subject == "decision_type" or any(entity_of(mark, frame) for mark in marks)


def _may_be_counted(marks: Sequence[Mark]) -> bool:
    """Tell whether hands, two voices or figures of the answer may be all that is said."""
    words = (any(concept not in _SHARED for concept, _ in mark.meanings) for mark in marks)
    return sum(mark.figure is not None for mark in marks) + sum(words) >= BOTH


def is_whole(reading: Reading) -> bool:
    """Tell whether a reading leaves nothing of its line, makes nothing new and says enough."""
    new = any(fact.created or fact.open for fact in reading.facts)
    lacks = reading.why or reading.unread or reading.left_over or reading.stays
    return not (reading.empty or new or lacks or _says_little(reading))


def _says_little(reading: Reading) -> bool:
    """Tell whether a reading is one figure or one count, which any talk may hold, or in free words."""
    if not reading.facts and not reading.ties:
        return len(reading.own) + sum(len(votes.counts) for votes in reading.votes) < BOTH
    return any(_in_free_words(fact) for fact in reading.facts)


def _in_free_words(fact: RecordReading) -> bool:
    """Tell whether a decision is all that is said: it takes any words, so that nothing stays unread."""
    return "decision_type" in fact.values and not _SAYS_OF_DECISION & set(fact.values)


def passes_over(line: str, unread: Sequence[tuple[int, int]], *, makes_new: bool) -> bool:
    """Tell whether a record left enough of its line unread, or made up enough, to doubt its question."""
    return makes_new or sum(len(line[start:end].split()) for start, end in unread) >= PASSED_OVER
