"""Saving now, and saving somewhere else while a file's own place cannot be written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.storage.trouble import FileTroubleError
from spm_tui.tui.screens.dialogs import AskLine

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting


async def save_or_move(app: SpmApp, sitting: Sitting) -> None:
    """Save, and say so; where that is not possible ask for another place and go on there."""
    keeper = sitting.keeper
    if not sitting.workspace.read_only and await sitting.settle():
        app.say(f"All is saved in {keeper.path}.")
        return
    trouble = keeper.trouble or f"{keeper.path} is open for writing elsewhere."
    text = ""
    while True:
        explain = f"{trouble}\nWhere else should this session go? A path to a file that is not there yet."
        given = await app.push_screen_wait(AskLine("Save somewhere else", text=text, explain=explain))
        if not given or not given.strip():
            return
        text = given
        path = Path(os.path.expanduser(text.strip()))
        path = path if path.suffix else path.with_suffix(".toml")
        try:
            keeper.move_to(path)
        except FileTroubleError as error:
            trouble = error.sentence
            continue
        if await sitting.settle():
            app.say(f"Saved; this session now lives in {path}.")
            return
        trouble = keeper.trouble
