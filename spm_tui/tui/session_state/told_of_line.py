"""What is told of a line once it is entered: what is new, what went into its note, what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.text import clean, cut
from spm_tui.workshop.session import records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import shown

if TYPE_CHECKING:
    from spm_tui.workshop.entry import Entered


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


def _new_note(entered: Entered, key: str, edited: object) -> str:
    """Return the note of the record just made, where this line put words there."""
    if entered.kind != "record" or entered.position is None:
        return ""
    note = records(entered.session, key)[entered.position].note
    return note if note and note != getattr(edited, "note", None) else ""
