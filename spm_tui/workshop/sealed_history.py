"""Rounds not revealed yet are no part of what undo takes back: what was answered since stays. Pure."""

from msgspec import structs

from spm_tui.workshop.ballots import with_ballots
from spm_tui.workshop.session import Session


def with_sealed_of(session: Session, newer: Session) -> Session:
    """Return a session with the rounds that a newer version of it holds open or locked, as they are there.

    A round stays out where it is about a thing or a case that is in the newer version alone, and as it is
    where the session has it revealed.
    """
    gone = _named(newer) - _named(session)
    shown = {round_.id for round_ in session.rounds if round_.state == "revealed"}
    for round_ in newer.rounds:
        if round_.state == "revealed" or round_.id in shown or {round_.subject, round_.toward} & gone:
            continue
        rounds = tuple(round_ if other.id == round_.id else other for other in session.rounds)
        if round_ not in rounds:
            rounds = (*rounds, round_)
        if rounds != session.rounds:
            session = structs.replace(session, rounds=rounds)
        held = tuple(ballot for ballot in newer.ballots if ballot.round == round_.id)
        if held != tuple(ballot for ballot in session.ballots if ballot.round == round_.id):
            session = with_ballots(session, round_.id, held)
    return session


def _named(session: Session) -> set[str | None]:
    """The ids of all things and cases."""
    return {*(item.id for item in session.items), *(case.id for case in session.cases)}
