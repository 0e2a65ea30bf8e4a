"""What is asked at the close: the surprise, who tends a vineyard, and closing itself."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from msgspec import Struct, structs
from textual.app import App

from spm_tui.storage import backups
from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.dialogs.form import FormScreen
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.views.close_page import vineyard_to_tend
from spm_tui.workshop import edits
from spm_tui.workshop.meta import Text, about
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.sitting_plan import with_course
from spm_tui.workshop.thing_names import names_of
from spm_tui.workspace import Workspace


class Tending(Struct, frozen=True, kw_only=True):
    """What is asked about a vineyard."""

    tended_by: Annotated[Text | None, about("who tends it", "A role, or nobody.", offers="owners")] = None
    committed_years: Annotated[float | None, about("for how many years", unit="years")] = None


async def write_surprise(app: App[Any], workspace: Workspace) -> str | None:
    """Ask what surprised the room and keep it; return what to tell, None when nothing changed."""
    course = workspace.session.course
    before = course.surprise if course is not None and course.surprise else ""
    explain = "One line, as the room would say it."
    text = await app.push_screen_wait(AskLine("What surprised us?", text=before, explain=explain))
    if text is None or text.strip() == before:
        return None
    words = text.strip() or None
    workspace.apply("wrote down the surprise", lambda s: with_course(s, surprise=words), place="close")
    return "Noted."


async def ask_tending(app: App[Any], workspace: Workspace) -> str | None:
    """Ask who tends the vineyard of the close, and how long; return what to tell, None when it was left."""
    asset = vineyard_to_tend(workspace.session)
    if asset is None:
        return "No thing behaves as a vineyard so far (question 8)."
    given = Tending(tended_by=asset.tended_by, committed_years=asset.committed_years)
    title = f"Who tends {names_of(workspace.session).said(asset.item)}?"
    values = await app.push_screen_wait(FormScreen(title, Tending, given, workspace.session))
    if values is None:
        return None

    def tended(session: Session) -> Session:
        at = records(session, "vineyards").index(asset)
        return edits.replace_record(session, "vineyards", at, structs.replace(asset, **values))

    workspace.apply("said who tends it", tended, place="vineyards")
    return "Noted."


async def close_sitting(host: Host, open_session: OpenSession) -> str:
    """Note the day and the minutes, save, and keep a snapshot; return what to tell."""
    workspace = open_session.workspace
    if open_session.clock.running:
        open_session.toggle_clock()
    open_session.note_minutes()
    workspace.apply("closed the sitting", lambda s: with_course(s, closed_on=host.as_of), place="close")
    return await keep_snapshot(open_session, "Closed. ")


async def keep_snapshot(open_session: OpenSession, before: str = "") -> str:
    """Save, and keep the session as it is now beside it; return what to tell."""
    if not await open_session.settle():
        return f"{before}No snapshot: the session is not saved yet."
    path = str(open_session.autosave.path)
    try:
        data = await asyncio.to_thread(read_bytes, SYSTEM, path)
        kept = await asyncio.to_thread(backups.keep_version, path, data, "snapshot")
    except OSError as error:
        return f"{before}No snapshot could be kept: {because(error)}."
    except FileTroubleError as trouble:
        return f"{before}No snapshot could be kept: {trouble.sentence}"
    if kept is None:
        return f"{before}This is the snapshot kept before."
    return f"{before}A snapshot is kept; c on the first screen compares it with later."
