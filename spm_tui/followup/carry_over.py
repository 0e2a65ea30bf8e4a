"""Starting the next sitting from the last one: what is known stays, what was answered is to be confirmed."""

from datetime import date

from msgspec import structs

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.guesses import SEALED
from spm_tui.workshop.records import AnswerRecord, Stop
from spm_tui.workshop.session import RECORD_LISTS, Answers, AnswerT, Round, Session, answer
from spm_tui.workshop.stop_records import stop_records


def carry(last: Session, *, title: str, created: date, carried_from: str) -> Session:
    """Return a new session with the things, needs, cases, roles and open commitments of the last one.

    What was answered comes along to be confirmed, line by line; its question is open again. So do lines that
    wait to be sorted, and guesses still sealed. The room's words, rounds, stances, private notes and minutes
    stay behind. `carried_from` is the stem of the last file.
    """
    sealed = tuple(row for row in last.rounds if _still_sealed(last, row))
    kept = {row.id for row in sealed}
    return structs.replace(
        last,
        title=title,
        created=created,
        carried_from=carried_from,
        current_question=1,
        answers=_answers(last),
        rounds=sealed,
        ballots=tuple(ballot for ballot in last.ballots if ballot.round in kept),
        stances=(),
        private={},
        course=None,
        commitments=tuple(c for c in last.commitments if not c.closed),
        parking=tuple(p for p in last.parking if p.state in (None, "open")),
    )


def _answers(last: Session) -> Answers:
    answers = Answers()
    for key in ANSWER_KEYS:
        answers = structs.replace(answers, **{key: _to_confirm(last, key)})
    return answers


def _to_confirm(last: Session, key: str) -> AnswerT | None:
    given = answer(last, key)
    if given is None:
        return None
    name = RECORD_LISTS[key][0]
    records: tuple[AnswerRecord, ...] = getattr(given, name)
    marked = tuple(structs.replace(one, to_confirm=one.to_confirm or True) for one in records)
    if not marked and not given.to_sort:
        return None
    return structs.replace(type(given)(), to_sort=given.to_sort, **{name: marked})


def _still_sealed(last: Session, row: Round) -> bool:
    """Return whether a round is a guess that waits for the day it is counted."""
    if row.state == "revealed" or (row.question, row.field) != SEALED:
        return False
    return not any(_counted(stop) for stop in stop_records(last) if row.subject in stop.items)


def _counted(stop: Stop) -> bool:
    return stop.result_people is not None
