"""The room's guess before a stop test, kept as what we said; and guesses sealed until they are counted.

Pure edits.
"""

from collections.abc import Sequence
from statistics import median
from typing import Final

from msgspec import structs

from spm_tui.workshop import edits
from spm_tui.workshop.ballots import hands, latest_round, open_round, reveal, tally
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Ballot, Session
from spm_tui.workshop.stop_records import stop_position, stop_record, stop_records
from spm_tui.workshop.words import figure


def guessed(session: Session, items: Sequence[str]) -> str:
    """Return what was said of this stop before, as the line that says it; empty when nothing was."""
    stop = stop_record(session, items)
    if stop is None or stop.said_people is None:
        return ""
    months = f" > {figure(stop.said_months, 'months')}" if stop.said_months is not None else ""
    return f"{figure(stop.said_people)}{months}"


def with_guess(
    session: Session, items: tuple[str, ...], people: Sequence[float], months: float | None
) -> Session:
    """Return the session with the room's guess as what was said of this stop.

    The median of several cards becomes the number; the cards themselves are kept as a show of hands when
    one thing stops. `people` holds at least one number of people, `months` is None when nobody said when.
    """
    if len(people) > 1 and len(items) == 1:
        counts = {value: list(people).count(value) for value in sorted(set(people))}
        session = tally(session, "stopping", "said_people", counts, subject=items[0])
    said = round(float(median(people)), 1)
    at = stop_position(session, items)
    if at is None:
        return edits.add_record(session, "stopping", Stop(items=items, said_people=said, said_months=months))
    before = stop_records(session)[at]
    kept = before.said_months if months is None else months
    record = structs.replace(before, said_people=said, said_months=kept)
    return edits.replace_record(session, "stopping", at, record)


#: What is guessed unheard: how many people of a stop will have come on the day they are counted.
SEALED: Final = ("stopping", "result_people")


def with_sealed_guess(session: Session, item: str, people: Sequence[float]) -> Session:
    """Return the session with cards on how many people will have come if a thing stops, sealed.

    The cards are kept as counts in the order of their values, so that nothing tells whose they are. Cards of
    the same guess that are still sealed are replaced. `people` holds at least one number of people.
    """
    before = latest_round(session, *SEALED, item)
    if before is not None and before.state != "revealed":
        session = structs.replace(session, ballots=tuple(b for b in session.ballots if b.round != before.id))
    session = open_round(session, *SEALED, item)
    sealed = latest_round(session, *SEALED, item)
    assert sealed is not None  # it was opened a line above
    rounds = tuple(structs.replace(r, state="locked") if r.id == sealed.id else r for r in session.rounds)
    cards = tuple(
        Ballot(round=sealed.id, value=float(value), count=list(people).count(value))
        for value in sorted(set(people))
    )
    return structs.replace(session, rounds=rounds, ballots=(*session.ballots, *cards))


def sealed_guesses(session: Session) -> tuple[str, ...]:
    """Return the ids of the things whose guesses are sealed, in the order in which they were guessed."""
    return tuple(
        row.subject
        for row in session.rounds
        if (row.question, row.field) == SEALED and row.state != "revealed" and row.subject
    )


def opened(session: Session, items: Sequence[str]) -> Session:
    """Return the session with the sealed guesses on a stop of one thing revealed: it was counted."""
    row = latest_round(session, *SEALED, items[0]) if len(items) == 1 else None
    return reveal(session, row.id) if row is not None else session


def cards_on(session: Session, item: str) -> tuple[float, ...]:
    """Return the revealed cards on a thing, lowest first; empty while they are sealed or there are none."""
    row = latest_round(session, *SEALED, item)
    if row is None or row.state != "revealed":
        return ()
    given = hands(session, row.id)
    return tuple(
        sorted(float(v) for v, count in given.items() if not isinstance(v, str) for _ in range(count))
    )
