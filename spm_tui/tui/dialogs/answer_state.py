"""Skipping a question with a reason, marking it as not applicable, coming back to it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from spm_tui.tui.dialogs.basic import AskLine, Pick
from spm_tui.workshop import edits
from spm_tui.workshop.questions import Question
from spm_tui.workshop.session import answer
from spm_tui.workspace import Workspace

CHOICES = (
    ("skipped", "Skip it today", "It is named in the report with the reason."),
    ("not-applicable", "It does not apply to us", "It is named in the report with the reason."),
    ("answered", "It is answered", "Nothing more to add."),
    ("open", "Open again", "We come back to it."),
)
BECAME = {
    "skipped": "is skipped today",
    "not-applicable": "does not apply",
    "answered": "is answered",
    "open": "is open again",
}


async def ask_state(app: App[Any], workspace: Workspace, question: Question) -> str | None:
    """Ask for the state of a question and apply it; return what to tell, None when nothing changed."""
    given = answer(workspace.session, question.key)
    current = given.status if given else "open"
    title = f"Question {question.number}: {question.short}"
    choices = CHOICES if current != "open" else [choice for choice in CHOICES if choice[0] != "open"]
    status = await app.push_screen_wait(Pick(title, choices, at=current if current != "open" else None))
    if status is None:
        return None
    reason: str | None = None
    if status in ("skipped", "not-applicable"):
        before = given.reason if given and given.reason else ""
        explain = "One line, as the room would say it."
        reason = await app.push_screen_wait(AskLine("Why?", text=before, explain=explain))
        if reason is None:
            return None
    workspace.apply(
        f"set question {question.number} to {status}",
        lambda s: edits.set_answer(s, question.key, status=status, reason=(reason or "").strip() or None),
        place=question.key,
    )
    return f"Question {question.number} {BECAME[status]}."
