"""Leaving the open session: everything is saved first, and whoever cannot save decides whether to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spm_tui.tui.stack import put_in_place

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting

ONLY_HERE = "This window only reads: what was entered is in no file. Ctrl+S saves it elsewhere."


async def left(app: SpmApp) -> bool:
    """Save and end the open session, if there is one; return False when the user stays."""
    sitting = app.sitting
    if sitting is None:
        return True
    sitting.leaving = True
    goes = False
    try:
        goes = await _may_go(app, sitting)
    finally:
        sitting.leaving = goes
    if goes:
        sitting.end()
        app.sitting = None
    return goes


async def _may_go(app: SpmApp, sitting: Sitting) -> bool:
    saved = await sitting.settle()
    only_here = sitting.workspace.read_only and sitting.workspace.edited
    if saved and not only_here:
        return True
    from spm_tui.tui.screens.dialogs import Tell

    text = f"{sitting.keeper.trouble}\n\nLeave all the same? The recovery copy keeps everything."
    ask = Tell("Not saved", ONLY_HERE if only_here else text, yes="leaves", no="stays here")
    if not await app.push_screen_wait(ask):
        return False
    sitting.rescue()
    return True


async def go_home(app: SpmApp) -> None:
    """Leave the open session for the list of sessions."""
    from spm_tui.tui.screens.home import HomeScreen

    sitting = app.sitting
    if sitting is not None and await left(app):
        put_in_place(app, HomeScreen(app.folder))
        app.unopened.open()
        app.call_later(sitting.let_go)
