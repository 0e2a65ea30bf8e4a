"""The ten questions in their order, and the three plans for the time they get; the texts: `question_texts`.

The wording of each question is quoted letter by letter from the "Questions To Consider" at the end of the
article on strategic portfolio management in John Cutler's newsletter The Beautiful Mess (TBM), with its
typographic quotes. Everything else said about a question is our own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.question_texts import first_five as first
from spm_tui.workshop.question_texts import last_five as second
from spm_tui.workshop.question_texts.shape import Hear, Question
from spm_tui.workshop.session import Session

__all__ = ["PLANS", "QUESTIONS", "Hear", "Plan", "Question", "question"]

QUESTIONS: tuple[Question, ...] = (
    first.ALLOCATION_UNIT,
    first.STOPPING,
    first.REVERSIBILITY,
    first.FUNGIBILITY,
    first.REALLOCATE_OR_RESHAPE,
    second.OWNERSHIP,
    second.REDESIGN_FREQUENCY,
    second.VINEYARDS,
    second.BOUNDARY,
    second.DISAPPEARANCE,
)

_BY_KEY = {q.key: q for q in QUESTIONS}


class Plan(Struct, frozen=True, kw_only=True):
    """How the minutes of a sitting are spread: the opening, each question by key, a buffer and the close."""

    opening: int
    minutes: Mapping[str, int]
    buffer: int
    close: int

    @property
    def total(self) -> int:
        """The minutes of the whole sitting."""
        return self.opening + sum(self.minutes.values()) + self.buffer + self.close


def _minutes(given: tuple[int, ...]) -> Mapping[str, int]:
    return MappingProxyType(dict(zip(ANSWER_KEYS, given, strict=True)))


#: The questions that a short workshop talks about; it takes the others by show of hands.
_TALKED_ABOUT = (2, 4, 6, 8, 10)


def _in_brief(talk: tuple[int, ...], hands: int) -> Mapping[str, int]:
    """Return minutes for the questions that are talked about, in order, and for a show of hands each."""
    long = dict(zip(_TALKED_ABOUT, talk, strict=True))
    return _minutes(tuple(long.get(q.number, hands) for q in QUESTIONS))


#: Plans by name: a workshop of 90, 45 or 30 minutes (the short ones take the odd questions by show of
#: hands), and one person alone for 30.
PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "90": Plan(opening=4, minutes=_minutes(tuple(q.minutes for q in QUESTIONS)), buffer=5, close=10),
        "45": Plan(opening=3, minutes=_minutes(tuple(q.short_minutes for q in QUESTIONS)), buffer=0, close=7),
        "30": Plan(opening=2, minutes=_in_brief((6, 4, 3, 4, 2), 1), buffer=0, close=4),
        "self": Plan(opening=0, minutes=_minutes((3,) * len(QUESTIONS)), buffer=0, close=0),
    }
)


def question_in_front(session: Session) -> Question:
    """Return the question a session is at; the first one until another was gone to."""
    return QUESTIONS[(session.current_question or 1) - 1]


def question(key: str) -> Question:
    """Return the question with this answer key. Raises KeyError when there is none."""
    return _BY_KEY[key]  # type: ignore[index]
