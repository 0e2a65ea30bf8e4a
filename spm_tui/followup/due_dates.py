"""What is due: commitments, facts to check and predictions whose day has come; and keeping their outcome."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from spm_tui.diagnosis.record_keys import position_of, record_keys
from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import replace_record
from spm_tui.workshop.choices import CommitmentState
from spm_tui.workshop.dates import months_later
from spm_tui.workshop.edits import Refused
from spm_tui.workshop.guesses import opened
from spm_tui.workshop.session import Session, records

#: A commitment or a fact to check, the people of a stop, a job that was thought to move or not to be missed.
DueKind = Literal["commitment", "fact-check", "stop", "job"]


class Due(Struct, frozen=True, kw_only=True):
    """Something whose day has come. `record` is its id or record key, `day` the day it was due.

    `what` is a commitment's own words or a job's word, `items` are the things of a stop. What was said of it
    stands beside it: people and months of a stop, what becomes of a job, how a commitment is noticed.
    """

    kind: DueKind
    record: str
    day: date
    what: str = ""
    items: tuple[str, ...] = ()
    owner: str | None = None
    signal: str | None = None
    action: str | None = None
    said_people: float | None = None
    said_months: float | None = None
    if_gone: str | None = None
    moves_to: str | None = None


def due(session: Session, as_of: date) -> tuple[Due, ...]:
    """Return what is due in a session on the day `as_of` and has no outcome yet, the longest due first.

    A stop is due on the day set for counting again, else, when it has happened, its months after that day.
    """
    found = [*_commitments(session), *_stops(session), *_jobs(session)]
    return tuple(
        sorted((one for one in found if one.day <= as_of), key=lambda one: (one.day, one.kind, one.record))
    )


def due_key(kind: str, record: str) -> str:
    """Return one word for what a Due is about, the same in every sitting that has it."""
    return f"{'commitment' if kind == 'fact-check' else kind}:{record}"


def may_come_due(session: Session) -> frozenset[str]:
    """Return the `due_key` of all in a session that may come due, whether it has an outcome or not."""
    return frozenset(
        [
            *(due_key("commitment", one.id) for one in session.commitments),
            *(due_key("stop", key) for key in record_keys(session, "stopping")),
            *(due_key("job", key) for key in record_keys(session, "disappearance")),
        ]
    )


def _commitments(session: Session) -> Iterator[Due]:
    for one in session.commitments:
        days = [day for day in (one.due, one.review_on) if day is not None]
        if days and not one.closed:
            kind: DueKind = "fact-check" if one.kind == "fact-check" else "commitment"
            yield Due(
                kind=kind, record=one.id, day=min(days), what=one.what, owner=one.owner, signal=one.signal
            )


def _stops(session: Session) -> Iterator[Due]:
    keys = record_keys(session, "stopping")
    for key, stop in zip(keys, records(session, "stopping"), strict=True):
        assert isinstance(stop, r.Stop)
        day = day_to_count(stop)
        if day is not None and stop.result_people is None and stop.said_people is not None:
            yield Due(
                kind="stop",
                record=key,
                day=day,
                items=stop.items,
                action=stop.action,
                said_people=stop.said_people,
                said_months=stop.said_months,
            )


def day_to_count(stop: r.Stop) -> date | None:
    """Return the day on which the people of a stop are to be counted: the one set, else as it was said.

    None where no day was set and the stop has not happened, or has been counted.
    """
    if stop.check_on is not None:
        return stop.check_on
    if stop.stopped_on is None or stop.said_months is None or stop.seen_people is not None:
        return None
    return months_later(stop.stopped_on, round(stop.said_months))


def _jobs(session: Session) -> Iterator[Due]:
    keys = record_keys(session, "disappearance")
    for key, job in zip(keys, records(session, "disappearance"), strict=True):
        assert isinstance(job, r.FunctionRecord)
        if job.check_on is not None and job.result is None:
            yield Due(
                kind="job",
                record=key,
                day=job.check_on,
                what=job.function,
                signal=job.first_sign,
                if_gone=job.if_gone,
                moves_to=job.moves_to,
            )


def with_state(session: Session, due_one: Due, state: CommitmentState, outcome: str | None) -> Session:
    """Return the session with what became of a commitment or a fact to check.

    Without an `outcome` the one that is noted stays. Raises Refused when the commitment is gone.
    """
    if all(one.id != due_one.record for one in session.commitments):
        raise Refused("This commitment is not in the session any more.")
    kept = tuple(
        structs.replace(one, state=state, outcome=(outcome or "").strip() or one.outcome)
        if one.id == due_one.record
        else one
        for one in session.commitments
    )
    return structs.replace(session, commitments=kept)


def with_count(session: Session, due_one: Due, people: float) -> Session:
    """Return the session with the people counted after a stop (0 or more), its sealed guesses opened.

    Raises Refused when it is gone.
    """
    at, stop = _record(session, "stopping", due_one)
    session = replace_record(session, "stopping", at, structs.replace(stop, result_people=people))
    return opened(session, due_one.items)


def with_result(session: Session, due_one: Due, seen: str, on: date) -> Session:
    """Return the session with what was seen of a job, and the day. Raises Refused when it is gone."""
    at, job = _record(session, "disappearance", due_one)
    return replace_record(
        session, "disappearance", at, structs.replace(job, result=seen.strip(), result_on=on)
    )


def _record(session: Session, question: str, due_one: Due) -> tuple[int, r.AnswerRecord]:
    at = position_of(session, question, due_one.record)
    if at is None:
        raise Refused("This line is not in the session any more.")
    return at, records(session, question)[at]
