"""What the wall and a second terminal show: the question, what the room is asked, and what was revealed.

Neither private notes nor anything of a round that is not revealed is in it: it is made of the session
without those. What was noticed comes at three points only, between two questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from spm_tui.views.record_words import SAID, RecordWords, record_words, said_head
from spm_tui.views.rounds_beside import RoundsBeside, rounds_beside
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.round_fields import field_of_round
from spm_tui.workshop.session import Round, Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: The questions before which the room looks at what was noticed: right after 2, 4 and 8.
REVEALS_BEFORE: Final = frozenset({3, 5, 9})
MOST_ROWS: Final = 5

RoundStage = Literal["", "open", "locked", "revealed"]


class WallSheet(Struct, frozen=True, kw_only=True):
    """What is shown to all, in words; whoever draws it adds the clock and how many have answered."""

    number: int
    question: str
    rows: tuple[tuple[str, str], ...] = ()
    stage: RoundStage = ""
    asked: str = ""
    round: str = ""  # the id of the round that `stage` is about
    revealed: RoundsBeside | None = None
    story: str = ""
    story_label: str = ""  # what stands above the story
    portfolio: str = ""


def round_in_front(session: Session, question: str) -> Round | None:
    """Return the round of a question the room is in: one not revealed yet, else the last one.

    A guess that stays sealed until its day is on a field no room is asked, and so none of them.
    """
    here = [one for one in session.rounds if one.question == question and field_of_round(session, one)]
    return next((one for one in reversed(here) if one.state != "revealed"), here[-1] if here else None)


def wall_sheet(session: Session, diagnosis: Diagnosis | None) -> WallSheet:
    """Return what is shown of a session to all."""
    session = unsealed(session)
    question = question_in_front(session)
    number = question.number
    round_ = round_in_front(session, question.key)
    noticed = diagnosis is not None and number in REVEALS_BEFORE
    begun = any(not one.to_confirm for one in records(session, question.key))
    told = noticed and round_ is None and not begun
    story, label = _story(diagnosis) if told and diagnosis is not None else ("", "")
    return WallSheet(
        number=number,
        question=question.wording,
        rows=() if round_ is not None or told else _rows(session, question.key),
        stage=round_.state if round_ is not None else "",
        asked=_asked(session, round_) if round_ is not None else "",
        round=round_.id if round_ is not None else "",
        revealed=revealed_round(session, round_) if round_ is not None else None,
        story=story,
        story_label=label,
        portfolio=(diagnosis.page.portfolio or "") if diagnosis is not None and number > 2 else "",
    )


def _asked(session: Session, round_: Round) -> str:
    field = field_of_round(session, round_)
    return field.asks if field is not None else shown(round_.field)


def revealed_round(session: Session, round_: Round) -> RoundsBeside | None:
    """Return a revealed round beside the one revealed before it; None for one that is not revealed."""
    field = field_of_round(session, round_)
    if field is None or round_.state != "revealed":
        return None
    return rounds_beside(session, round_, field)


def _rows(session: Session, key: str) -> tuple[tuple[str, str], ...]:
    called = names_of(session)
    found = [(record_words(one, called), said_head(one)) for one in records(session, key)[-MOST_ROWS:]]
    return tuple((one.subject, _in_a_line(one, head)) for one, head in found)


def _in_a_line(words: RecordWords, head: str) -> str:
    """Return both columns of a record in one line, each with what it is."""
    seen = f"seen: {words.seen}" if words.seen and words.said and head == SAID else words.seen
    return "; ".join(filter(None, (words.said and f"{head}: {words.said}", seen)))


def _story(diagnosis: Diagnosis) -> tuple[str, str]:
    """Return the first thing to look at that nobody disputes, and what stands above it."""
    from spm_tui.diagnosis.stories import dissent_of

    fired = {finding.key: finding for finding in diagnosis.fired}
    for story in diagnosis.stories:
        parts = [fired[key] for key in story.findings if key in fired]
        if parts and not any(dissent_of(part) for part in parts):
            firm = "" if parts[0].state == "supported" else f", {shown(parts[0].state)}"
            return story.headline, f"What we noticed{firm}"
    return "", ""


def position_words(number: int) -> str:
    """Return where in the ten questions the room is."""
    return f"{number} of {len(ANSWER_KEYS)}"


def answered_words(answered: int, of: int) -> str:
    """Return how many have answered: `6 of 8 have answered`; without `of` where it is 0."""
    if not of:
        return f"{answered} {'has' if answered == 1 else 'have'} answered"
    return f"{answered} of {of} {'has' if of == 1 else 'have'} answered"
