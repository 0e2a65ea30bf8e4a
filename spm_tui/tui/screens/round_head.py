"""What stands over the round in front: what is asked, how many have answered, and for how long it is open."""

from __future__ import annotations

from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.round_seats import in_the_room
from spm_tui.views.question_header import clock
from spm_tui.views.styled_lines import Lines, Span, headline, line
from spm_tui.views.wall_sheet import answered_words
from spm_tui.workshop.questions import question_in_front

_ASKED = "Everybody answers before anybody is heard."
_LOCKED = "Locked: no more answers are taken, and nobody knows any more who answered."


class RoundHead:
    """The head of the round screen, for the session and the desk as they are when it is asked for."""

    def __init__(self, open_session: OpenSession) -> None:
        self._open, self._desk = open_session, open_session.rounds

    def lines(self, width: int, state: str) -> Lines:
        """Return the lines over a round in this state (`` while a field is chosen), in so many columns."""
        field = self._desk.field
        if field is None:
            question = question_in_front(self._open.workspace.session)
            return (line((f"ROUND on question {question.number}  ", "title"), _ASKED),)
        number = self._desk.round.round if self._desk.round else 1
        head = f"ROUND {number}: " if number > 1 else "ROUND: "
        at_question = self._time_at_question() if state == "open" else ""
        counted = self._counted() + (self._time_open() if state == "open" else "")
        return (*headline(head + field.asks, width), (Span(counted, "strong"), Span(at_question, "dim")))

    def _counted(self) -> str:
        found, answers = self._desk.round, self._desk.answers
        if found is None:
            return ""
        if found.state == "revealed":
            return "Revealed."
        if found.state == "locked":
            return _LOCKED
        return answered_words(answers.total, in_the_room(self._desk, self._open.workspace.session))

    def _time_open(self) -> str:
        """Return how long the round has been open."""
        found = self._desk.round
        seconds = self._desk.time.seconds(found.id) if found is not None else None
        return f"   {clock(seconds)}" if seconds is not None else ""

    def _time_at_question(self) -> str:
        """Return the time spent on the question, where its clock was started."""
        timer = self._open.clock
        return f"   {clock(timer.seconds)} at this question" if timer.used else ""
