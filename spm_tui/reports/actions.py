"""What is to be done after a workshop, as plain values that every list, script and calendar is made from."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from spm_tui.text import clean
from spm_tui.views.commitment_words import owner_words
from spm_tui.views.marks import dissent
from spm_tui.views.spoken import day
from spm_tui.workshop.session import Commitment, Session
from spm_tui.workshop.words import role, shown

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis


class Action(Struct, frozen=True, kw_only=True):
    """One commitment in words: `details` are sentences, without what it is, who does it and by when."""

    id: str
    what: str
    kind: str
    owner: str  # empty: nobody yet
    lever: str
    due: date | None
    review_on: date | None
    signal: str
    from_note: str  # the note it came from, with its dissent
    state: str
    closed: bool  # done, or given up
    outcome: str


def actions(session: Session, diagnosis: "Diagnosis") -> tuple[Action, ...]:
    """Return every commitment in the order in which it was made."""
    told = {f.key: " ".join((f.headline, *dissent(f))) for f in diagnosis.findings}
    return tuple(_action(one, told.get(one.finding or "", "")) for one in session.commitments)


def open_actions(session: Session, diagnosis: "Diagnosis") -> tuple[Action, ...]:
    """Return the commitments that are still to be kept."""
    return tuple(one for one in actions(session, diagnosis) if not one.closed)


def _action(given: Commitment, from_note: str) -> Action:
    return Action(
        id=given.id,
        what=clean(given.what),
        kind=shown(given.kind),
        owner=role(given.owner) if given.owner else "",
        lever=shown(given.lever) if given.lever else "",
        due=given.due,
        review_on=given.review_on,
        signal=clean(given.signal or ""),
        from_note=clean(from_note),
        state=given.state or "open",
        closed=given.closed,
        outcome=clean(given.outcome or ""),
    )


def lines_about(one: Action, *, with_day: bool = True) -> tuple[str, ...]:
    """Return what is known of a commitment beside its words, a labelled line each.

    Every line begins with a word of ours, so that none of it can be taken for a command of the reader.
    """
    lines = (
        ("Owner", one.owner or owner_words(None)),
        ("Due", day(one.due) if one.due and with_day else ""),
        ("Look again", day(one.review_on) if one.review_on else ""),
        ("How we will notice", one.signal),
        ("Lever", one.lever),
        ("From", one.from_note),
        ("So far", one.outcome),
    )
    return tuple(f"{label}: {text}" for label, text in lines if text)
