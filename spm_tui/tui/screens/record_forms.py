"""The full form of a record, a thing, a case or a need, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import structs
from textual.app import App

from spm_tui.text import clean, cut
from spm_tui.tui.answering import STANDS
from spm_tui.tui.screens.form import FormScreen, Values
from spm_tui.workshop import edits
from spm_tui.workshop.session import RECORD_LISTS, Session, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workspace import Workspace


async def edit_record(app: App[Any], workspace: Workspace, key: str, row: str | None) -> str | None:
    """Show the form of a record of this question (a new one without `row`) and apply what comes back."""
    kind, _, rest = (row or "").partition(":")
    position = int(rest) if kind == "record" else None
    given = records(workspace.session, key)[position] if position is not None else None
    struct = RECORD_LISTS[key][1]
    title = "Every field" if given is not None else "A new line, every field"

    def keep(session: Session, values: Values) -> Session:
        record = struct(**values)
        if position is None:
            return edits.add_record(session, key, record)
        return edits.replace_record(session, key, position, record)

    form = FormScreen(title, struct, given, workspace.session, refuse=lambda v: refusal(workspace, keep, v))
    values = await app.push_screen_wait(form)
    if values is None:
        return None
    before = workspace.session
    label = "added a line" if position is None else "changed a line"
    workspace.apply(label, lambda s: keep(s, values), place=key)
    if workspace.session == before:
        return STANDS
    return "Added." if position is None else "Changed."


def refusal(workspace: Workspace, keep: Callable[[Session, Values], Session], values: Values) -> str:
    """Return why an edit cannot be made with these values, "" when it can; nothing is changed."""
    try:
        keep(workspace.session, values)
    except edits.Refused as refused:
        return clean(str(refused))
    return ""


async def edit_listed(app: App[Any], workspace: Workspace, kind: str, wanted: str) -> str | None:
    """Show the form of a thing, case or need of the portfolio's list; return what to tell."""
    ask = {"item": edit_thing, "case": edit_case, "tie": edit_tie}[kind]
    return await ask(app, workspace, wanted)


async def edit_thing(app: App[Any], workspace: Workspace, item_id: str) -> str | None:
    """Show the form of one thing and apply what comes back; its id stays."""
    item = next(i for i in workspace.session.items if i.id == item_id)
    return await _edit(
        app,
        workspace,
        item,
        title=names_of(workspace.session).label(item.id),
        keep=lambda session, changed: edits.replace_item(session, item_id, changed),
    )


async def edit_case(app: App[Any], workspace: Workspace, case_id: str) -> str | None:
    """Show the form of one case and apply what comes back; its id stays."""
    case = next(c for c in workspace.session.cases if c.id == case_id)
    return await _edit(
        app,
        workspace,
        case,
        title=names_of(workspace.session).case(case.id),
        keep=lambda session, changed: edits.replace_case(session, case_id, changed),
    )


async def edit_tie(app: App[Any], workspace: Workspace, position: str) -> str | None:
    """Show the form of one need and apply what comes back."""
    tie = workspace.session.ties[int(position)]
    called = names_of(workspace.session)
    title = f"{called.label(tie.from_)} needs {called.label(tie.to)}"
    return await _edit(
        app,
        workspace,
        tie,
        title=title,
        keep=lambda session, changed: edits.replace_tie(session, int(position), changed),
    )


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
