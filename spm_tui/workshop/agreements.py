"""What a room agrees beside its answers: parking lot, stances on findings, commitments. Pure edits."""

from datetime import date

from msgspec import structs

from spm_tui.text import free_slug
from spm_tui.workshop.choices import AnswerKey, CommitmentKind, StanceKind
from spm_tui.workshop.session import Commitment, Parked, Session, Stance


def park(
    session: Session, text: str, *, owner: str | None = None, question: AnswerKey | None = None
) -> Session:
    """Return the session with one thing more in the parking lot."""
    return structs.replace(
        session, parking=(*session.parking, Parked(text=text.strip(), owner=owner, question=question))
    )


def with_notes(session: Session, question: AnswerKey, notes: str) -> Session:
    """Return the session with the facilitator's private notes on a question; blank ones are removed."""
    private = {key: text for key, text in session.private.items() if key != question}
    if notes.strip():
        private[question] = notes.strip()
    return structs.replace(session, private=private)


def take_stance(session: Session, finding: str, stance: StanceKind, why: str | None = None) -> Session:
    """Return the session with the room's stance on a finding; an earlier one on it is replaced."""
    others = tuple(s for s in session.stances if s.finding != finding)
    return structs.replace(
        session, stances=(*others, Stance(finding=finding, stance=stance, why=why or None))
    )


def commit(
    session: Session,
    what: str,
    kind: CommitmentKind,
    *,
    owner: str | None = None,
    due: date | None = None,
    finding: str | None = None,
) -> Session:
    """Return the session with one commitment more; its id is made from its words."""
    made = Commitment(
        id=free_slug(what, (c.id for c in session.commitments)),
        what=what.strip(),
        kind=kind,
        owner=owner or None,
        due=due,
        finding=finding,
        state="open",
    )
    return structs.replace(session, commitments=(*session.commitments, made))
