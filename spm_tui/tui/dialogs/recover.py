"""Bringing back an earlier version of a session, or the copy kept when it could not be saved."""

from __future__ import annotations

from pathlib import Path

from spm_tui.storage.backups import history, restore
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.recovery import unsaved_copy
from spm_tui.tui.dialogs.basic import Pick, Tell
from spm_tui.tui.host import Host


async def ask_recover(app: Host, path: Path) -> bool:
    """Offer what is kept of a session; return whether its file was replaced."""
    copy = unsaved_copy(path)
    if copy is not None and copy.loaded.session is not None:
        text = f"When {path.name} could not be saved, a copy was kept at\n{copy.path}\n\nOpen that copy?"
        if await app.push_screen_wait(
            Tell("A copy was kept", text, yes="opens it", no="goes on to the backups")
        ):
            app.open_file(Path(copy.path))
            return False
    versions = history(path)
    if not versions:
        app.say(f"Nothing is kept of {path.name} yet.")
        return False
    choices = [
        (
            str(n),
            f"{version.when.astimezone():%d %b %Y %H:%M}",
            "before it was brought back" if version.kept != "saved" else "",
        )
        for n, version in enumerate(versions)
    ]
    choice = await app.push_screen_wait(
        Pick(f"Bring back {path.name}", choices, explain="What is there now is kept first.")
    )
    if choice is None:
        return False
    try:
        restore(path, versions[int(choice)])
    except FileTroubleError as trouble:
        app.say(trouble.sentence, alarm=True)
        return False
    app.say(f"{path.name} is as it was then; what was there before is kept too.")
    return True
