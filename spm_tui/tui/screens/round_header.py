"""The header of the round screen: what is asked, how many have answered, and how long it has been open."""

from __future__ import annotations

from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.round_seats import in_the_room
from spm_tui.views.question_header import clock
from spm_tui.views.styled_lines import Lines, Span, headline, line
from spm_tui.views.wall_sheet import answered_words
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import Round


def round_header(open_session: OpenSession, width: int) -> Lines:
    """Return the header of the round in front, or of the question while no round is."""
    desk = open_session.rounds
    found, field = desk.round, desk.field
    if found is None or field is None:
        question = question_in_front(open_session.workspace.session)
        return (
            line(
                (f"ROUND on question {question.number}  ", "title"),
                "Everybody answers before anybody is heard.",
            ),
        )
    head = f"ROUND {found.round}: " if found.round > 1 else "ROUND: "
    known, at_question = _how_far(open_session, found), ""
    if found.state == "open":
        known += _open_for(open_session, found)
        at_question = _time_at_question(open_session)
    return (*headline(head + field.asks, width), (Span(known, "strong"), Span(at_question, "dim")))


def _how_far(open_session: OpenSession, found: Round) -> str:
    """Return whether answers are still taken, and then how many there are."""
    if found.state == "revealed":
        return "Revealed."
    if found.state == "locked":
        return "Locked: no more answers are taken, and nobody knows any more who answered."
    desk = open_session.rounds
    return answered_words(desk.answers.total, in_the_room(desk, open_session.workspace.session))


def _open_for(open_session: OpenSession, found: Round) -> str:
    """Return how long a round has been open."""
    seconds = open_session.rounds.time.seconds(found.id)
    return f"   {clock(seconds)}" if seconds is not None else ""


def _time_at_question(open_session: OpenSession) -> str:
    """Return the time spent on the question, where its clock was started."""
    timer = open_session.clock
    return f"   {clock(timer.seconds)} at this question" if timer.used else ""
