"""Silent rounds: open, answer, lock, reveal, answer again; tallies of raised hands; and what stays sealed.

What the file holds of a round answered unheard, open or locked, is how many gave each answer, in the order
of the values: never who, and never when. Who has answered is known to `SealedAnswers` in memory alone, while
the round is open, so that an answer can be changed until it is locked. So a power cut loses no answer, and no
file, backup or draft ever says who said what. What a cut does lose is whose they were: after it those answers
stand, and cannot be changed any more.

Everything is a pure function Session -> Session. Nothing here decides what a split means (see the rules).
"""

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import structs

from spm_tui.text import free_slug, slug
from spm_tui.workshop import session as s
from spm_tui.workshop.choices import RoundState
from spm_tui.workshop.session import Ballot, Ballotable, Round, Session

Value: TypeAlias = Ballotable | int


def unsealed(session: Session) -> Session:
    """Return the session without ballots, group value and dissent of every round not revealed.

    Diagnosis, views, reports and every export get this one. That the round
    exists stays visible. A session with nothing sealed comes back as the same object.
    """
    sealed = {round_.id for round_ in session.rounds if round_.state != "revealed"}
    if not sealed:
        return session
    return structs.replace(
        session,
        rounds=tuple(
            structs.replace(round_, group_value=None, dissent=None) if round_.id in sealed else round_
            for round_ in session.rounds
        ),
        ballots=tuple(ballot for ballot in session.ballots if ballot.round not in sealed),
    )


def rounds_on(
    session: Session, question: str, field: str, subject: str | None = None, toward: str | None = None
) -> tuple[Round, ...]:
    """Return the rounds on one field of one question about one subject, first round first.

    `toward` is the second thing of a swap.
    """
    wanted = (question, field, subject, toward)
    found = (
        round_
        for round_ in session.rounds
        if (round_.question, round_.field, round_.subject, round_.toward) == wanted
    )
    return tuple(sorted(found, key=lambda round_: round_.round))


def latest_round(
    session: Session,
    question: str,
    field: str,
    subject: str | None = None,
    toward: str | None = None,
    *,
    state: RoundState | None = None,
) -> Round | None:
    """Return the round with the highest number on this field, of this state if one is given, else None."""
    found = rounds_on(session, question, field, subject, toward)
    return next((round_ for round_ in reversed(found) if state in (None, round_.state)), None)


def round_under_way(
    session: Session, question: str, field: str, subject: str | None = None, toward: str | None = None
) -> Round | None:
    """Return the round on this field that is still open or locked, else the last one, None without any.

    A show of hands typed meanwhile has a higher number and does not hide it.
    """
    found = rounds_on(session, question, field, subject, toward)
    return next((one for one in reversed(found) if one.state != "revealed"), found[-1] if found else None)


def hands(session: Session, round_id: str) -> dict[Ballotable, int]:
    """Return how many gave each answer in a round, in the order in which the answers came."""
    found: dict[Ballotable, int] = {}
    for ballot in session.ballots:
        if ballot.round == round_id:
            given = 1 if ballot.count is None else ballot.count
            found[ballot.value] = found.get(ballot.value, 0) + given
    return found


def revealed_hands(
    session: Session, question: str, field: str, subject: str | None = None, toward: str | None = None
) -> dict[Ballotable, int]:
    """Return the hands of the latest revealed round on this field; empty when there is none."""
    found = latest_round(session, question, field, subject, toward, state="revealed")
    return hands(session, found.id) if found else {}


def revealed_answers(
    session: Session, question: str, field: str, subject: str | None = None
) -> tuple[Ballotable, ...]:
    """Return the answers of the latest revealed round, a tally's value once for each who gave it."""
    return tuple(
        value
        for value, count in revealed_hands(session, question, field, subject).items()
        for _ in range(count)
    )


def shows_hands(session: Session, round_: Round) -> bool:
    """Return whether a round was a show of hands: counted, and not answered unheard."""
    counted = any(ballot.count is not None for ballot in session.ballots if ballot.round == round_.id)
    return counted and not round_.unheard


def open_round(
    session: Session, question: str, field: str, subject: str | None = None, toward: str | None = None
) -> Session:
    """Return the session with a further, empty, open round on this field (the next number).

    Opening while one is still open or locked returns the session unchanged.
    """
    before = round_under_way(session, question, field, subject, toward)
    if before is not None and before.state != "revealed":
        return session
    opened = structs.replace(_next_round(session, question, field, subject, toward, "open"), unheard=True)
    return structs.replace(session, rounds=(*session.rounds, opened))


def second_round(session: Session, round_id: str) -> Session:
    """Return the session with the next round on the same field opened.

    Raises KeyError when there is no such round, ValueError when it is not revealed yet.
    """
    before = _round(session, round_id)
    if before.state != "revealed":
        raise ValueError("this round is not revealed yet")
    return open_round(session, before.question, before.field, before.subject, before.toward)


def hold(
    session: Session, round_id: str, given: Mapping[Ballotable, int], abstained: int | None = None
) -> Session:
    """Return the session with all that an open round holds: how many gave each answer, in order of value.

    Raises KeyError when there is no such round, ValueError when it is locked or revealed.
    """
    found = _round(session, round_id)
    if found.state != "open":
        raise ValueError("this round takes no more answers")
    held = tuple(
        Ballot(round=round_id, value=_kept(value), count=count) for value, count in given.items() if count
    )
    return _replaced(with_ballots(session, round_id, held), found, abstained=abstained or None, unheard=True)


def lock(session: Session, round_id: str) -> Session:
    """Return the session with an open round locked: no more answers, nothing shown yet.

    Answers that a file holds under participants become counts too: from here on nobody's. Raises KeyError
    when there is no such round. Locked or revealed already: unchanged.
    """
    found = _round(session, round_id)
    return _replaced(_nobodys(session, found), found, state="locked") if found.state == "open" else session


def reopen(session: Session, round_id: str) -> Session:
    """Return the session with a locked round open again, for who comes late; what was given stays.

    Raises KeyError when there is no such round, ValueError when it is revealed. Open already: unchanged.
    """
    found = _round(session, round_id)
    if found.state == "revealed":
        raise ValueError("this round is revealed already")
    return _replaced(session, found, state="open")


def reveal(session: Session, round_id: str) -> Session:
    """Return the session with a round revealed, whatever its state was. Raises KeyError."""
    found = _round(session, round_id)
    if found.state == "revealed":
        return session
    return _replaced(_nobodys(session, found), found, state="revealed")


def drop_round(session: Session, round_id: str) -> Session:
    """Return the session without a round and its answers. Raises KeyError when there is no such round."""
    gone = _round(session, round_id)
    session = structs.replace(session, rounds=tuple(r for r in session.rounds if r.id != gone.id))
    return with_ballots(session, round_id, ())


def _nobodys(session: Session, round_: Round) -> Session:
    """Turn the answers of a round into counts in order of value; what was said of how sure stays beside."""
    held: Counter[tuple[Ballotable, float | None]] = Counter()
    for ballot in session.ballots:
        if ballot.round == round_.id:
            held[ballot.value, ballot.confidence] += 1 if ballot.count is None else ballot.count
    made = (
        Ballot(round=round_.id, value=value, count=count, confidence=sure)
        for (value, sure), count in held.items()
    )
    return with_ballots(session, round_.id, tuple(made))


def with_ballots(session: Session, round_id: str, held: tuple[Ballot, ...]) -> Session:
    """Return the session with these as all ballots of a round, numbers in order, then words.

    So neither the order in which people answered nor the one in which phones came can be told from it.
    """

    def place(ballot: Ballot) -> tuple[bool, float, str, float]:
        word = isinstance(ballot.value, str)
        number = 0.0 if isinstance(ballot.value, str) else float(ballot.value)
        return word, number, str(ballot.value), ballot.confidence or 0.0

    others = tuple(ballot for ballot in session.ballots if ballot.round != round_id)
    return structs.replace(session, ballots=(*others, *sorted(held, key=place)))


def settle(session: Session, round_id: str, group_value: Value | None, dissent: str | None = None) -> Session:
    """Return the session with what the group settled on and the dissent that stays beside it.

    Raises KeyError when there is no such round, ValueError when it is not revealed yet.
    """
    found = _round(session, round_id)
    if found.state != "revealed":
        raise ValueError("this round is not revealed yet")
    value = None if group_value is None else _kept(group_value)
    return _replaced(session, found, group_value=value, dissent=dissent)


def tally(
    session: Session,
    question: str,
    field: str,
    counts: Mapping[str, int] | Mapping[float, int] | Mapping[Value, int],
    subject: str | None = None,
    toward: str | None = None,
    *,
    abstained: int | None = None,
) -> Session:
    """Return the session with raised hands noted as a revealed round whose ballots carry a count.

    The latest round on the field is filled when nobody has answered in it yet, and replaced when it is a
    tally already; answers given unheard are never dropped: then the tally is the next round.
    On `said_unit` the answer's own field becomes the unit with most hands; on a tie it stays as it was if
    it is among them, else it is open: nobody said which. A question not answered so far is answered now.
    `abstained` says how many were asked and gave no answer. Raises ValueError on a negative count or when
    there are no counts.
    """
    if not counts or any(count < 0 for count in counts.values()):
        raise ValueError("a tally needs counts of 0 or more")
    target = latest_round(session, question, field, subject, toward)
    if target is None or _is_answered_unheard(session, target):
        target = _next_round(session, question, field, subject, toward, "revealed")
        session = structs.replace(session, rounds=(*session.rounds, target))
    elif target.state != "revealed":
        session = _replaced(session, target, state="revealed", unheard=None)
    ballots = (
        *(ballot for ballot in session.ballots if ballot.round != target.id),
        *(Ballot(round=target.id, value=_kept(value), count=count) for value, count in counts.items()),
    )
    session = structs.replace(session, ballots=ballots)
    session = _replaced(session, _round(session, target.id), abstained=abstained)
    return _answered(session, question, _largest(counts) if field == "said_unit" else ())


def _largest(counts: Mapping[str, int] | Mapping[float, int] | Mapping[Value, int]) -> tuple[str, ...]:
    """The words with most hands, as named; empty when nobody raised a hand."""
    most = max(counts.values())
    return tuple(str(value) for value, count in counts.items() if count == most) if most else ()


def _answered(session: Session, question: str, units: tuple[str, ...]) -> Session:
    given = s.answer(session, question) or s.ANSWER_TYPES[question]()
    if isinstance(given, s.AllocationUnit) and units and given.said_unit not in units:
        given = structs.replace(given, said_unit=units[0] if len(units) == 1 else None)
    return s.with_answer(session, question, structs.replace(given, status="answered", reason=None))


def _is_answered_unheard(session: Session, round_: Round) -> bool:
    held = [ballot for ballot in session.ballots if ballot.round == round_.id]
    return any(ballot.participant is not None for ballot in held) or bool(held and round_.unheard)


def _kept(value: Value) -> Ballotable:
    return value if isinstance(value, str) else float(value)


def _round(session: Session, round_id: str) -> Round:
    for round_ in session.rounds:
        if round_.id == round_id:
            return round_
    raise KeyError(round_id)


def _replaced(session: Session, round_: Round, **fields: object) -> Session:
    changed = structs.replace(round_, **fields)
    rounds = tuple(changed if other.id == round_.id else other for other in session.rounds)
    return structs.replace(session, rounds=rounds)


def _next_round(
    session: Session,
    question: str,
    field: str,
    subject: str | None,
    toward: str | None,
    state: RoundState,
) -> Round:
    """The round after the last on this field; its id is the field, what it is about and the number."""
    last = latest_round(session, question, field, subject, toward)
    number = last.round + 1 if last else 1
    name = slug(f"{field} {subject or ''} {toward or ''}")[:50].rstrip("-")
    return Round(
        id=free_slug(f"{name}-{number}", (round_.id for round_ in session.rounds)),
        question=question,  # type: ignore[arg-type]  # checked when the session is encoded
        field=field,
        subject=subject,
        toward=toward,
        round=number,
        state=state,
    )
