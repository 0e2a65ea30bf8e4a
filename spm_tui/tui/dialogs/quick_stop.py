"""Beginning from cold: one thing that might be stopped, who is on it, what it needs; then the stop screen."""

from __future__ import annotations

from pathlib import Path

from spm_tui.tui.dialogs.basic import AskLine, AskText
from spm_tui.tui.dialogs.new_session import free_path
from spm_tui.tui.host import Host
from spm_tui.workshop import edits
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.session import Session
from spm_tui.workspace import Workspace


async def begin_cold(app: Host, folder: Path) -> None:
    """Ask for one thing and what is known of it, and open the stop screen on a new session."""
    name = await app.push_screen_wait(
        AskLine("Quick stop", explain="What might be stopped?", placeholder="Live tracking")
    )
    if not name or not name.strip():
        return
    session = Session(
        format=1, title=f"Quick stop: {name.strip()}", mode="workshop", created=app.as_of, current_question=2
    )
    thing = edits.new_item(session, name, "initiative")
    session = edits.add_item(session, thing)
    begin = f"{thing.name} > "
    text = await app.push_screen_wait(AskText("Who is on it, what does it need? ('Fleet team 4')"))
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    told = "\n".join(line if ">" in line or " needs " in line else begin + line for line in lines)
    if told:
        session = list_things(session, told)[0]
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, session.title)
    app.begin(Workspace(session, path=path, as_of=app.as_of), path, at="stop")
    if app.open_session is not None:
        app.open_session.go("stop", items=(thing.id,))
