"""Renaming, merging and deleting what the portfolio lists; what refers to it is shown before it goes."""

from __future__ import annotations

from typing import Any, Literal

from textual.app import App

from spm_tui.text import clean
from spm_tui.tui.dialogs.basic import AskLine, Pick, Tell
from spm_tui.workshop import edits
from spm_tui.workshop.records import Case, Item, Tie
from spm_tui.workshop.references import refers_to
from spm_tui.workshop.session import Session
from spm_tui.workshop.thing_names import names_of
from spm_tui.workspace import Workspace

Kind = Literal["item", "case", "tie"]


def listed(session: Session, kind: Kind, wanted: str) -> Item | Case | Tie | None:
    """Return what a row stands for: a thing or case by its id, a need by `from>to`; None when it is gone."""
    if kind == "tie":
        at = tie_at(session, wanted)
        return session.ties[at] if at is not None else None
    rows: tuple[Item | Case, ...] = session.cases if kind == "case" else session.items
    return next((row for row in rows if row.id == wanted), None)


def tie_at(session: Session, wanted: str) -> int | None:
    """Return the position of the need `from>to`, None when it is gone."""
    return edits.tie_position(session, *wanted.split(">", 1))


def _called(session: Session, kind: Kind, wanted: str) -> str:
    called = names_of(session)
    return called.case(wanted) if kind == "case" else called.label(wanted)


async def ask_rename(app: App[Any], workspace: Workspace, kind: Kind, wanted: str) -> str | None:
    """Ask for another name of a thing or case; everything that refers to it follows. Return what to tell."""
    thing = listed(workspace.session, kind, wanted)
    if thing is None or isinstance(thing, Tie):
        return None
    before, called = thing.name, _called(workspace.session, kind, wanted)
    title = "Rename" if called == clean(before) else f"Rename {called}"
    name = await app.push_screen_wait(AskLine(title, text=before))
    if not name or not name.strip() or name.strip() == before:
        return None
    rename = edits.rename_case if kind == "case" else edits.rename_item
    workspace.apply(f"renamed {called}", lambda s: rename(s, wanted, name), place="portfolio")
    return f"Now called {_called(workspace.session, kind, wanted)}."


async def ask_merge(app: App[Any], workspace: Workspace, kind: Kind, wanted: str) -> str | None:
    """Ask which other thing this one is the same as, and make one of them. Return what to tell."""
    gone = listed(workspace.session, kind, wanted)
    if not isinstance(gone, Item):
        return None
    called = names_of(workspace.session)
    others = sorted(workspace.session.items, key=lambda i: (i.kind != gone.kind, i.name))
    choices = [(i.id, called.label(i.id), i.kind) for i in others if i.id != gone.id]
    keep = await app.push_screen_wait(Pick(f"{called.label(gone.id)} is the same thing as ...", choices))
    if keep is None:
        return None
    workspace.apply(
        f"merged {called.label(gone.id)}", lambda s: edits.merge_items(s, keep, gone.id), place="portfolio"
    )
    return f"{called.label(gone.id)} is now part of {called.said(keep)}."


async def ask_delete(app: App[Any], workspace: Workspace, kind: Kind, wanted: str) -> str | None:
    """Delete a need at once, a thing or case after showing what refers to it. Return what to tell."""
    session = workspace.session
    thing, at = listed(session, kind, wanted), tie_at(session, wanted) if kind == "tie" else None
    if at is not None:
        workspace.apply("deleted a need", lambda s: edits.delete_tie(s, at), place="portfolio")
        return "Deleted. Ctrl+Z brings it back."
    if thing is None or isinstance(thing, Tie):
        return None
    name = _called(session, kind, wanted)
    places = refers_to(session, wanted, "cases" if kind == "case" else "items")
    if places:
        told = (f"- {place.text}" for place in places)
        text = "\n".join(("It is named here, and these go or lose it:", *told))
        if not await app.push_screen_wait(Tell(f"Delete {name}?", text, yes="deletes it")):
            return None
    remove = edits.delete_case if kind == "case" else edits.delete_item
    workspace.apply(f"deleted {name}", lambda s: remove(s, wanted), place="portfolio")
    return f"{name} is deleted. Ctrl+Z brings it back."
