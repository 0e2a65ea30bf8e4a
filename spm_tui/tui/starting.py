"""What the app shows first: the session that was asked for, the first screen, or the way to a new session."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from spm_tui.tui.host import Host

Action = Literal["home", "open", "new", "serve"]


def show_first(app: Host, action: Action, target: Path | None) -> None:
    """Open the session `target` where that was asked for, else show the first screen."""
    if action in ("open", "serve") and target is not None:
        app.open_file(target, at="phones" if action == "serve" else "question")
        if app.open_session is not None:
            return
    from spm_tui.tui.screens.home_screen import HomeScreen

    app.push_screen(HomeScreen(app.folder, at=target.name if target is not None else None))
    if action == "new":
        app.begin_new()


async def begin_new(app: Host, target: Path | None, last: Path | None) -> None:
    """Ask for what a new session needs, carried on from `last` where there is one, and open it."""
    from spm_tui.tui.dialogs.new_session import ask_new

    made = await ask_new(app, app.folder, target, last)
    if made is None:
        return
    app.begin(made.workspace, made.path, at="opening" if made.stop is None else "stop", most=made.most)
    if made.stop is not None and app.open_session is not None:
        app.open_session.go("stop", items=(made.stop,))
    if made.note:
        app.say(made.note)
