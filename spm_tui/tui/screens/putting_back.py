"""What was typed and not entered when the last sitting ended: back where it was, or offered to be sorted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spm_tui.text import cut
from spm_tui.tui.screens.dialogs import Tell
from spm_tui.workshop import edits
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting


async def offer_back(app: SpmApp, sitting: Sitting, boxes: Mapping[str, str]) -> None:
    """Tell which questions have their line back; offer everything else as lines to sort at this question."""
    lines = {key: text for key, text in boxes.items() if key in ANSWER_KEYS}
    others = {place: text for place, text in boxes.items() if place not in ANSWER_KEYS}
    if lines:
        numbers = ", ".join(str(ANSWER_KEYS.index(key) + 1) for key in lines)
        app.say(f"What was typed and not entered is back in the line (question {numbers}).")
    if not others:
        return
    told = "\n".join(f"{place}: {cut(text, 200)}" for place, text in others.items())
    text = f"Typed last time and not entered:\n{told}\n\nKeep it under 'to sort' at the question we are at?"
    if await app.push_screen_wait(Tell("Not entered", text, yes="keeps it", no="lets it go")):
        key = QUESTIONS[(sitting.workspace.session.current_question or 1) - 1].key
        kept = [line for part in others.values() for line in part.splitlines() if line.strip()]
        sitting.workspace.apply("kept lines to sort", lambda s: _with_lines(s, key, kept), place=key)


def _with_lines(session: Session, key: str, lines: list[str]) -> Session:
    for line in lines:
        session = edits.add_to_sort(session, key, line)
    return session
