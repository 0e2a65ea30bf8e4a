"""Answers given unheard are no part of what undo takes back, whatever step they came behind. Pure."""

from msgspec import structs

from spm_tui.workshop.ballots import with_ballots
from spm_tui.workshop.session import Ballot, Session


def with_sealed_of(back: Session, now: Session, after: Session) -> Session:
    """Return the session that a step leads back to, with the sealed rounds that changed since the step.

    `after` is the session as the step left it, `now` as it is. A round that the step itself made, changed or
    let go is as it is in `back`; so is one revealed there. A round stays out where it is about a thing
    or a case that `back` has not.
    """
    gone = _named(now) - _named(back)
    shown = {round_.id for round_ in back.rounds if round_.state == "revealed"}
    for round_ in now.rounds:
        if round_.state == "revealed" or round_.id in shown or {round_.subject, round_.toward} & gone:
            continue
        held = _held(now, round_.id)
        if round_ in after.rounds and held == _held(after, round_.id):
            continue
        rounds = tuple(round_ if other.id == round_.id else other for other in back.rounds)
        back = structs.replace(back, rounds=rounds if round_ in rounds else (*rounds, round_))
        back = with_ballots(back, round_.id, held)
    return back


def _held(session: Session, round_id: str) -> tuple[Ballot, ...]:
    return tuple(ballot for ballot in session.ballots if ballot.round == round_id)


def _named(session: Session) -> set[str | None]:
    """The ids of all things and cases."""
    return {*(item.id for item in session.items), *(case.id for case in session.cases)}
