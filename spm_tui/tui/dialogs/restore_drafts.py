"""What was typed and not entered when the last sitting ended: back where it was, or offered to be sorted."""

from __future__ import annotations

from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.text import cut
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.workshop import edits
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import Session

#: The place of the line on the portfolio screen; it goes back there by itself.
LINE_OF_THINGS = "portfolio"

# Not yes or no by a letter: somebody may be typing when this opens.
NOT_ENTERED = (
    ("keep", "Keep it", "Under 'to sort', at the question we are at."),
    ("drop", "Let it go", ""),
)
COPY_KEPT = (
    ("take", "Take the copy", "Undo brings back what the file holds."),
    ("leave", "Stay with the file", "The copy goes away when this session is saved next."),
)


async def offer_back(open_session: OpenSession) -> None:
    """Offer what an earlier sitting left behind: a copy it could not save, and what was not entered.

    What was typed into a line is back in its line; everything else is offered as lines to sort.
    """
    file = open_session.autosave.file
    await _offer_copy(open_session, file)
    boxes = file.draft.boxes if file.draft is not None else {}
    lines = [key for key in boxes if key in ANSWER_KEYS]
    others = {place: text for place, text in open_session.drafts.waiting.items() if place != LINE_OF_THINGS}
    if LINE_OF_THINGS in open_session.drafts.waiting:
        open_session.say("What was typed and not entered is back in the line under the things (F6).")
    if lines:
        numbers = ", ".join(str(ANSWER_KEYS.index(key) + 1) for key in lines)
        open_session.say(f"What was typed and not entered is back in the line (question {numbers}).")
    if not others:
        return
    told = "\n".join(f"{place}: {cut(text, 200)}" for place, text in others.items())
    explain = f"Typed last time and not entered:\n{told}"
    choice = await open_session.app.push_screen_wait(Pick("Not entered", NOT_ENTERED, explain=explain))
    if choice is None:  # it stays kept, and is offered again next time
        return
    if choice == "keep":
        key = question_in_front(open_session.workspace.session).key
        kept = [
            f"{place}: {line}" for place, part in others.items() for line in part.split("\n") if line.strip()
        ]
        open_session.workspace.apply("kept lines to sort", lambda s: _with_lines(s, key, kept), place=key)
    for place in others:
        open_session.drafts.waiting.pop(place, None)
    open_session.note_draft()


async def _offer_copy(open_session: OpenSession, file: OpenFile) -> None:
    """Offer the copy that was kept when the session could not be saved where it belongs."""
    kept = file.copy.loaded.session if file.copy is not None else None
    if kept is None or kept == open_session.workspace.session:
        return
    text = "Last time not everything could be saved to this file; a copy of all of it was kept."
    if await open_session.app.push_screen_wait(Pick("A copy was kept", COPY_KEPT, explain=text)) == "take":
        open_session.workspace.apply("took the copy that was kept", lambda _: kept)


def _with_lines(session: Session, key: str, lines: list[str]) -> Session:
    for line in lines:
        session = edits.add_to_sort(session, key, line)
    return session
