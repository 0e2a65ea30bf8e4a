"""What is due, one question after the other: how many came, what was seen, done or dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spm_tui.followup.due_dates import Due, due, with_count, with_result, with_state
from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.views.due_words import due_question, due_words
from spm_tui.workshop.amounts import read_amount
from spm_tui.workshop.choices import CommitmentState
from spm_tui.workshop.session import Session

_STATES: Final = (
    ("done", "Done", "It came about; say in a line what came of it."),
    ("dropped", "Dropped", "It will not be done; say in a line why."),
    ("open", "Still open", "It stays due."),
)
Kept = Callable[[Session], Session]


async def answer_due(host: Host, open_session: OpenSession) -> None:
    """Ask about all that is due in the session, the longest due first; Esc ends, what was kept stays."""
    workspace, answered = open_session.workspace, 0
    waiting = due(workspace.session, host.as_of)
    if not waiting:
        host.say("Nothing is due today.")
        return
    for number, one in enumerate(waiting, 1):
        ask = _ask_state if one.kind in ("commitment", "fact-check") else _ask_line
        given = await ask(host, workspace.session, one, f"Due, {number} of {len(waiting)}")
        if given is None:
            break
        if given is not _passed:
            workspace.apply("answered what was due", given, place="findings")
            answered += 1
    left = len(due(workspace.session, host.as_of))
    still = f"{left} still due." if left else "nothing is due any more."
    host.say(f"{answered} answered; {still}")


def _passed(session: Session) -> Session:
    """The answer that changes nothing."""
    return session


def _counted(one: Due, people: float) -> Kept:
    return lambda s: with_count(s, one, people)


async def _ask_state(host: Host, session: Session, one: Due, title: str) -> Kept | None:
    """Ask what became of a commitment; None ends the questions."""
    words = f"{due_words(session, one)} {due_question(one)}"
    state = await host.push_screen_wait(Pick(title, _STATES, explain=words))
    if state is None:
        return None
    if state == "open":
        return _passed
    what = AskLine("What came of it?", explain="One line; it may be left empty.")
    outcome = await host.push_screen_wait(what)
    if outcome is None:
        return _passed
    kept: CommitmentState = "done" if state == "done" else "dropped"
    return lambda s: with_state(s, one, kept, outcome)


async def _ask_line(host: Host, session: Session, one: Due, title: str) -> Kept | None:
    """Ask for a number of people or for what is seen, until it can be read; None ends the questions."""
    words, again = f"{due_words(session, one)} {due_question(one)} Empty passes.", ""
    typed = ""
    while True:
        line = await host.push_screen_wait(AskLine(title, text=typed, explain=f"{again}{words}"))
        if line is None:
            return None
        typed = line.strip()
        if not typed:
            return _passed
        if one.kind == "job":
            return lambda s: with_result(s, one, typed, host.as_of)
        people = read_amount(typed, "people").value
        if people is not None:
            return _counted(one, people)
        again = "A number of people, such as 4 or 2.5. "
