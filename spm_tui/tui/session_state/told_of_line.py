"""What is told of a line once it is entered: what is new, what went into its note, what it lacks; and of a
step back, where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.text import clean, cut
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.session import records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.workshop.entry.entering import Entered
    from spm_tui.workspace import Change


def told_of(entered: Entered, key: str, edited: object = None) -> str:
    """Return what to tell of a line under a question (its key); `edited` is the record it was before."""
    if entered.kind == "to-sort":
        return f"Kept under 'to sort'. {entered.problem}".strip()
    called = names_of(entered.session)
    created = [
        called.case(identity) if table == "cases" else called.label(identity)
        for table, identity in entered.created
    ]
    kinds = {item.id: shown(item.kind) for item in entered.session.items}
    created = [
        f"{name} ({kinds[identity]})" if table == "items" and not name.startswith(kinds[identity]) else name
        for name, (table, identity) in zip(created, entered.created, strict=True)
    ]
    new = f"New: {', '.join(created)}." if created else ""
    note = _new_note(entered, key, edited)
    aside = f"Kept as its note: {cut(clean(note), 80)}." if note else ""
    return " ".join(part for part in ("Noted.", aside, new, entered.notice, entered.problem) if part)


def stepped(way: str, change: Change) -> str:
    """Return what to tell of a step back or again in the history: `Undone at question 2: added a line.`"""
    at = f" at question {ANSWER_KEYS.index(change.place) + 1}" if change.place in ANSWER_KEYS else ""
    return f"{way}{at}: {change.label}."


def _new_note(entered: Entered, key: str, edited: object) -> str:
    """Return the note of the record just made, where this line put words there."""
    if entered.kind != "record" or entered.position is None:
        return ""
    note = records(entered.session, key)[entered.position].note
    return note if note and note != getattr(edited, "note", None) else ""
