"""Leaving the open session: everything is saved first, and whoever cannot save decides whether to go."""

from __future__ import annotations

from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.textual_internals.screen_stack import put_in_place

ONLY_HERE = "This window only reads: what was entered is in no file. Ctrl+S saves it elsewhere."


async def left(app: Host) -> bool:
    """Save and end the open session, if there is one; return False when the user stays."""
    open_session = app.open_session
    if open_session is None:
        return True
    open_session.leaving = True
    goes = False
    try:
        goes = await _may_go(app, open_session)
    finally:
        open_session.leaving = goes
    if goes:
        await open_session.let_phones_go()
        open_session.end()
        app.open_session = None
    return goes


async def _may_go(app: Host, open_session: OpenSession) -> bool:
    saved = await open_session.settle()
    only_here = open_session.workspace.read_only and open_session.workspace.edited
    if saved and not only_here:
        return True
    from spm_tui.tui.dialogs.basic import Tell

    text = f"{open_session.autosave.trouble}\n\nLeave all the same? The recovery copy keeps everything."
    ask = Tell("Not saved", ONLY_HERE if only_here else text, yes="leaves", no="stays here")
    if not await app.push_screen_wait(ask):
        return False
    open_session.rescue()
    return True


async def go_home(app: Host) -> None:
    """Leave the open session for the list of sessions."""
    from spm_tui.tui.screens.home_screen import HomeScreen

    open_session = app.open_session
    if open_session is not None and await left(app):
        put_in_place(app, HomeScreen(app.folder))
        app.unopened.open()
        app.call_later(open_session.let_go)
