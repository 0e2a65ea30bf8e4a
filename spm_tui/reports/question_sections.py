"""The ten questions as a report shows them: where they stand, the room's words, answers, rounds, to sort."""

import re
from typing import Final

from msgspec import Struct

from spm_tui.reports.escape import Ready, quoted
from spm_tui.views.field_words import other_facts
from spm_tui.views.record_words import record_words, shown_fields, staying
from spm_tui.views.spoken import day
from spm_tui.workshop.ballots import hands, shows_hands
from spm_tui.workshop.fields import field_of
from spm_tui.workshop.questions import QUESTIONS, Question
from spm_tui.workshop.records import AnswerRecord, Stop
from spm_tui.workshop.round_fields import about_words
from spm_tui.workshop.session import (
    ANSWER_TYPES,
    RECORD_LISTS,
    Answer,
    Round,
    Session,
    answer,
    records,
)
from spm_tui.workshop.thing_names import ThingNames, names_of
from spm_tui.workshop.words import answer_words, figure, listed

#: What stands where nothing was answered; a zero stands as a zero.
UNANSWERED = "not answered"
_STAYS = "stays: "
#: Fields of an answer that stand in a place of their own.
_BESIDE = ("status", "reason", "words", "to_sort")
_ROUND_SHOWN = (
    "question", "field", "round", "state", "subject", "toward", "unheard", "group_value", "dissent",
)  # fmt: skip
_NOTE = ("note", "on", "to_confirm")
#: How a list with little room says how much more there is; a report says no more than that there is more.
_CUT: Final = re.compile(r"\.\.\.\+\d+")


class Table(Struct, frozen=True):
    """A table: headings and rows of cells, all plain text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def uncut(text: str) -> str:
    """Return a text in which what was left out for want of room is an ellipsis, without a count."""
    return _CUT.sub("…", text)


class AnsweredQuestion(Struct, frozen=True, kw_only=True):
    """One question: where it stands, what was said in the room's words, and its records."""

    number: int
    short: str
    wording: str
    status: str
    words: Ready | None
    facts: tuple[str, ...]
    table: Table | None
    rounds: tuple[str, ...]
    to_sort: tuple[str, ...]


def answered_questions(session: Session) -> tuple[AnsweredQuestion, ...]:
    """Return all ten questions in order, those not reached too; the session must be the unsealed one."""
    return tuple(_question(session, question) for question in QUESTIONS)


def _question(session: Session, question: Question) -> AnsweredQuestion:
    given = answer(session, question.key)
    return AnsweredQuestion(
        number=question.number,
        short=question.short,
        wording=question.wording,
        status=status_words(given),
        words=quoted(given.words) if given and given.words else None,
        facts=other_facts(given, names_of(session), _BESIDE) if given else (),
        table=_records(session, question.key),
        rounds=tuple(_round(session, r) for r in session.rounds if r.question == question.key),
        to_sort=given.to_sort if given else (),
    )


def status_words(given: Answer | None) -> str:
    """Return where a question stands: not reached, open, answered, skipped or not applicable with why."""
    if given is None:
        return "Not reached yet."
    why = f": {given.reason}" if given.reason else ", no reason noted."
    words = {
        "open": "Begun, not closed.",
        "answered": "Answered.",
        "skipped": f"Skipped{why}",
        "not-applicable": f"Does not apply{why}",
    }
    return words[given.status]


def _records(session: Session, key: str) -> Table | None:
    """Return the records as one table; a column nobody filled is left out."""
    called, stays = names_of(session), staying(session)
    rows: list[tuple[str, ...]] = []
    for record in records(session, key):
        words = record_words(record, called)
        rows.append((words.subject, words.said, words.seen, words.basis, _notes(record, called)))
        if isinstance(record, Stop):
            rows += [(_STAYS + row.subject, "", row.seen, row.basis, "") for row in stays(record)]
    if not rows:
        return None
    head = ("what", "we said", "it took", "how do we know", "note")
    kept = [n for n in range(len(head)) if n in (0, 3) or any(row[n] for row in rows)]
    cells = (tuple(row[n] or _blank(row, n) for n in kept) for row in rows)
    return Table(tuple(head[n] for n in kept), tuple(cells))


def _blank(row: tuple[str, ...], column: int) -> str:
    return "" if column == 4 or row[0].startswith(_STAYS) else UNANSWERED


def _notes(record: AnswerRecord, called: ThingNames) -> str:
    parts = [record.note or "", *other_facts(record, called, {*shown_fields(type(record)), *_NOTE})]
    if record.on is not None:
        parts.append(f"on {day(record.on)}")
    if record.to_confirm:
        parts.append("to confirm" if record.to_confirm is True else f"to confirm: {record.to_confirm}")
    return "; ".join(part for part in parts if part)


def _round(session: Session, given: Round) -> str:
    """Return a round in one line: its answers when it is revealed, else only that it is there."""
    head = f"{_called(session, given)}, {round_label(session, given)}"
    if given.state != "revealed":
        return f"{head}: not shown yet."
    answers = sorted(hands(session, given.id).items(), key=lambda pair: (isinstance(pair[0], str), pair[0]))
    words = [
        f"{answer_words(value)} ({count}x)" if count > 1 else answer_words(value) for value, count in answers
    ]
    text = f"{head}: {listed(words) if words else 'no answers'}."
    if sure := sorted(
        {b.confidence for b in session.ballots if b.round == given.id and b.confidence is not None}
    ):
        text += f" How sure: {listed(figure(one, '%') for one in sure)}."
    if given.group_value is not None:
        text += f" Settled on {answer_words(given.group_value)}."
    others = (fact.rstrip(".") for fact in other_facts(given, names_of(session), _ROUND_SHOWN))
    said = (f"Dissent: {given.dissent}" if given.dissent else "", *(f"{fact}." for fact in others))
    return " ".join(filter(None, (text, *said)))


def _called(session: Session, given: Round) -> str:
    """Return what a round was: a show of hands where hands were counted, else answers given in silence."""
    words = "Show of hands" if shows_hands(session, given) else "Silent answers"
    return f"{words}, round {given.round}" if given.round > 1 else words


def round_label(session: Session, given: Round) -> str:
    """Return what a round is on: `Live tracking (we said, people)`."""
    about = about_words(session, given.subject, given.toward)
    return f"{about} ({_label(given)})" if about else _label(given)


def _label(given: Round) -> str:
    for struct in (RECORD_LISTS[given.question][1], ANSWER_TYPES[given.question]):
        try:
            return field_of(struct, given.field).label
        except KeyError:
            continue
    return given.field
