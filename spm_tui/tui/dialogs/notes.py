"""What is written down beside the answers: the room's own words, private notes, the parking lot."""

from __future__ import annotations

import re
from typing import Any, Final

from textual.app import App

from spm_tui.tui.dialogs.basic import AskLine, AskText
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.workshop import agreements, edits
from spm_tui.workshop.choices import AnswerKey
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import answer
from spm_tui.workspace import Workspace

#: The sign before who takes it on; the one that ends a note on an unseen character (`<U+202E>`) is none.
_OWNER: Final = re.compile(r"(?<!<U\+[0-9A-F]{4})(?<!<U\+[0-9A-F]{5})>")


async def write_words(app: App[Any], workspace: Workspace, key: AnswerKey) -> str | None:
    """Ask for the room's own words on a question and keep them; return what to tell, or None."""
    given = answer(workspace.session, key)
    before = given.words if given and given.words else ""
    text = await app.push_screen_wait(AskText("The room's words", text=before))
    if text is None or text.strip() == before:
        return None
    words = text.strip() or None
    workspace.apply("wrote down the room's words", lambda s: edits.set_answer(s, key, words=words), place=key)
    return "The room's words are noted."


async def write_notes(app: App[Any], workspace: Workspace, key: AnswerKey) -> None:
    """Ask for private notes on a question and keep them."""
    before = workspace.session.private.get(key, "")
    text = await app.push_screen_wait(AskText("Private notes (in no export)", text=before))
    if text is not None and text != before:
        workspace.apply("wrote private notes", lambda s: agreements.with_notes(s, key, text), place=key)


async def park_anywhere(host: Host, open_session: OpenSession) -> None:
    """Ask what to put in the parking lot, under the question we are at, and say that it is there."""
    workspace = open_session.workspace
    key = question_in_front(workspace.session).key
    parked = await park(host, workspace, key, "")
    if parked is not None:
        host.say(parked[1])


async def park(app: App[Any], workspace: Workspace, key: AnswerKey, typed: str) -> tuple[str, str] | None:
    """Ask what to put in the parking lot, `typed` to begin with; return it as typed and what to tell."""
    explain = "It keeps its place in the report. > and a role at its end: who takes it on."
    text = await app.push_screen_wait(AskLine("Parking lot", text=typed, explain=explain))
    if not text or not text.strip():
        return None
    what, owner = (part.strip() for part in (*_OWNER.split(text, 1), "")[:2])
    if not what:  # a `>` with nothing before it names nobody: it is kept as it was written
        what, owner = text.strip(), ""
    workspace.apply(
        "parked a thought",
        lambda s: agreements.park(s, what, owner=owner or None, question=key),
        place=key,
    )
    return text, f"Parked: {what}"
