"""The full form of a record, a thing, a case or a need, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import structs
from textual.app import App

from spm_tui.text import clean, cut
from spm_tui.tui.dialogs.edit_things import Kind, listed, tie_at
from spm_tui.tui.dialogs.form import FormScreen, Values
from spm_tui.tui.session_state.answer_editor import STANDS
from spm_tui.workshop import edits
from spm_tui.workshop.records import Case, Item, Tie
from spm_tui.workshop.session import RECORD_LISTS, Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workspace import Workspace


async def edit_record(app: App[Any], workspace: Workspace, key: str, row: str | None) -> str | None:
    """Show the form of a record of this question (a new one without `row`) and apply what comes back."""
    kind, _, rest = (row or "").partition(":")
    there = records(workspace.session, key)
    if kind == "record" and int(rest) >= len(there):
        return None
    given = there[int(rest)] if kind == "record" else None
    struct = RECORD_LISTS[key][1]
    title = "Every field" if given is not None else "A new line, every field"

    def keep(session: Session, values: Values) -> Session:
        record = struct(**values)
        if given is None:
            return edits.add_record(session, key, record)
        position = next((n for n, other in enumerate(records(session, key)) if other is given), None)
        if position is None:
            raise edits.Refused("That line is no longer there, or was changed meanwhile.")
        return edits.replace_record(session, key, position, record)

    form = FormScreen(title, struct, given, workspace.session, refuse=lambda v: refusal(workspace, keep, v))
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    before = workspace.session
    label = "added a line" if given is None else "changed a line"
    workspace.apply(label, lambda s: keep(s, values), place=key)
    if workspace.session == before:
        return STANDS
    return "Added." if given is None else "Changed."


def refusal(workspace: Workspace, keep: Callable[[Session, Values], Session], values: Values) -> str:
    """Return why an edit cannot be made with these values, "" when it can; nothing is changed."""
    try:
        keep(workspace.session, values)
    except edits.Refused as refused:
        return clean(str(refused))
    return ""


async def edit_listed(app: App[Any], workspace: Workspace, kind: Kind, wanted: str) -> str | None:
    """Show the form of a thing, case or need of the portfolio's list; its id stays. Return what to tell."""
    session = workspace.session
    given = listed(session, kind, wanted)
    if given is None:
        return None

    def keep(session: Session, changed: Any) -> Session:
        if isinstance(given, Item):
            return edits.replace_item(session, given.id, changed)
        if isinstance(given, Case):
            return edits.replace_case(session, given.id, changed)
        at = tie_at(session, wanted)
        if at is None:
            raise edits.Refused("That need is no longer there.")
        return edits.replace_tie(session, at, changed)

    return await _edit(app, workspace, given, title=_title(session, given), keep=keep)


def _title(session: Session, given: Item | Case | Tie) -> str:
    called = names_of(session)
    if isinstance(given, Tie):
        return f"{called.label(given.from_)} needs {called.label(given.to)}"
    return called.label(given.id) if isinstance(given, Item) else called.case(given.id)


async def _edit(
    app: App[Any],
    workspace: Workspace,
    given: Any,
    *,
    title: str,
    keep: Callable[[Session, Any], Session],
) -> str | None:
    def kept(session: Session, values: Values) -> Session:
        return keep(session, structs.replace(given, **values))

    form = FormScreen(
        title, type(given), given, workspace.session, skip=frozenset({"id"}),
        refuse=lambda values: refusal(workspace, kept, values),
    )  # fmt: skip
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    before = workspace.session
    workspace.apply(f"changed {cut(title, 40)}", lambda s: kept(s, values), place="portfolio")
    return f"Changed: {cut(title, 60)}." if workspace.session != before else STANDS
