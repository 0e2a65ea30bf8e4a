"""Saving now, and saving somewhere else while a file's own place cannot be written."""

from __future__ import annotations

import os
from pathlib import Path

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.tui.dialogs.basic import AskLine
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession


async def save_or_move(app: Host, open_session: OpenSession) -> None:
    """Save, and say so; where that is not possible ask for another place and go on there."""
    autosave = open_session.autosave
    if not open_session.workspace.read_only and await open_session.settle():
        app.say(f"All is saved in {autosave.path}.")
        return
    trouble = autosave.trouble or f"{autosave.path} is open for writing elsewhere."
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
            autosave.move_to(path)
        except FileTroubleError as error:
            trouble = error.sentence
            continue
        if await open_session.settle():
            app.say(f"Saved; this session now lives in {path}.")
            return
        trouble = autosave.trouble
