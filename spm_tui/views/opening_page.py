"""The opening of a sitting, read aloud: what it is for, who will see it, the time, what was promised."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from spm_tui.followup.due_dates import due
from spm_tui.text import clean
from spm_tui.views.due_words import due_words
from spm_tui.views.question_header import time_words
from spm_tui.views.spoken import day
from spm_tui.views.styled_lines import EMPTY, Line, Lines, headline, line, paragraph
from spm_tui.workshop.guesses import sealed_guesses
from spm_tui.workshop.session import Session
from spm_tui.workshop.sitting_plan import sitting_time
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PROMISE, figure, listed

NO_PURPOSE: Final = "What this is for is not written down yet."
NO_READERS: Final = "Who will see it is not written down yet."
NO_END: Final = "When it is deleted is not written down yet."
ROOM: Final = (
    "We look at arrangements, not at persons.",
    "We count effort by team, never who, and rank nobody.",
    "We may run over, and we may leave questions out.",
    "What is not asked counts as not asked.",
    "In a round everyone answers before anyone is heard.",
    # A sentence a line: they are read aloud.
    *(f"{sentence.rstrip('.')}." for sentence in PROMISE.split(". ")),
)
ALONE: Final = (
    "Alone, one question after the other: how would the person most affected answer?",
    "At the end stand three claims, and whom to ask about them; not a verdict.",
)
TO_START: Final = "t starts the clock; it counts for the opening, each question and the close."
#: What a prepared sitting has before the day: so many initiatives on the map, and so many cases.
MAPPED: Final = (1, 2)
CASES: Final = (3, 6)


def opening_lines(session: Session, as_of: date, *, width: int, seconds: float | None = None) -> Lines:
    """Return the opening as lines at most `width` cells wide; what is missing says which key writes it.

    `seconds` are those counted for the opening, None while no clock runs there.
    """
    lines: list[Line] = [*headline(session.title, width), EMPTY]
    for words, given in _told(session):
        lines += paragraph(words, width, "strong" if given else "dim", "  ")
    lines += _promised(session, as_of, width)
    lines.append(EMPTY)
    for words in ALONE if session.mode == "self" else ROOM:
        lines += paragraph(words, width, "", "  ")
    lines += [EMPTY, *paragraph(_time(session), width)]
    clock = f"The clock: {time_words(session, 'opening', seconds)}." if seconds is not None else TO_START
    lines += paragraph(clock, width, "dim" if seconds is None else "")
    lines += _sealed(session, width)
    lines += _before_the_day(session, width)
    return tuple(lines)


def _told(session: Session) -> Iterable[tuple[str, bool]]:
    consent = session.consent
    purpose, seen_by, end = (
        (consent.purpose, consent.seen_by, consent.delete_after)
        if consent is not None
        else (None, None, None)
    )
    yield (f"What this is for: {clean(purpose)}", True) if purpose else (NO_PURPOSE, False)
    yield (f"Who will see it: {clean(seen_by)}", True) if seen_by else (NO_READERS, False)
    yield (_deleted(end), True) if end else (NO_END, False)


def _deleted(end: str) -> str:
    """Return when a session is deleted: after a day where it is written as one, else in the room's words."""
    try:
        return f"It is deleted after {day(date.fromisoformat(end))}."
    except ValueError:
        return f"When it is deleted: {clean(end)}"


def _time(session: Session) -> str:
    time = sitting_time(session)
    around = {
        part.key: part.planned for part in time.parts if part.planned and part.key in ("opening", "close")
    }
    parts = [f"{key} {figure(minutes)}" for key, minutes in around.items()]
    return f"Ten questions in {figure(time.planned)} minutes" + (
        f": {listed(parts)} of them." if parts else "."
    )


def _promised(session: Session, as_of: date, width: int) -> Iterable[Line]:
    found = due(session, as_of)
    if not found:
        return
    yield EMPTY
    yield line(("What became of what was promised?", "title"))
    for one in found:
        yield from paragraph(due_words(session, one), width, "", "    ", "  ")


def _sealed(session: Session, width: int) -> Iterable[Line]:
    if session.mode == "self":
        return
    yield EMPTY
    sealed = sealed_guesses(session)
    if not sealed:
        yield from paragraph("No guess is sealed yet.", width, "dim")
        return
    called = names_of(session).said
    for item in sealed:
        count = sum(
            ballot.count or 1
            for row in session.rounds
            if row.subject == item and row.state != "revealed"
            for ballot in session.ballots
            if ballot.round == row.id
        )
        cards = "1 guess is" if count == 1 else f"{count} guesses are"
        yield from paragraph(
            f"{cards} sealed on how many will have come from {called(item)}; opened when they are counted.",
            width,
        )


def checklist(session: Session) -> tuple[tuple[bool | None, str], ...]:
    """Return what a prepared sitting has before the day, each with whether it is there; None is not known."""
    staffed = {tie.from_ for tie in session.ties if tie.people is not None}
    mapped = sum(item.kind == "initiative" and item.id in staffed for item in session.items)
    consent = session.consent
    told = consent is not None and None not in (consent.purpose, consent.seen_by, consent.delete_after)
    return (
        (None, "Two interviews of half an hour: what is worked on, who is on it, what needs what."),
        (mapped >= MAPPED[0], f"One or two initiatives on the map with their people: {mapped} so far."),
        (len(session.cases) >= CASES[0], f"Three to six past cases: {len(session.cases)} so far."),
        (told, "What the room is told: purpose, who will see it, when it is deleted."),
    )


def _before_the_day(session: Session, width: int) -> Iterable[Line]:
    points = checklist(session)
    if session.mode == "self" or all(done is not False for done, _ in points):
        return
    yield EMPTY
    yield line(("Before the day", "title"))
    for done, words in points:
        mark = "[ ]" if done is False else "[x]" if done else " - "
        yield from paragraph(words, width, "dim" if done else "", "      ", f"  {mark} ")
