"""Choosing the sitting that another one is compared with."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from spm_tui.followup.differences import Sitting
from spm_tui.storage import files
from spm_tui.storage.backups import history
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.text import clean
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.host import Host
from spm_tui.views.spoken import day
from spm_tui.workshop.ballots import unsealed


async def ask_compare(
    host: Host, path: Path, others: Sequence[tuple[Path, str]]
) -> tuple[Sitting, Sitting] | None:
    """Ask which other session (path, title) a session is compared with; return both, the earlier first.

    None when it was left, or one of them cannot be read, which is said.
    """
    now = await asyncio.to_thread(_sitting, path)
    if isinstance(now, str):
        host.say(now, alarm=True)
        return None
    before = f"{now.session.carried_from}.toml" if now.session.carried_from else None
    choices = [(other.name, title, clean(other.name)) for other, title in others]
    choices += [
        (one.path, f"Snapshot of {snapshot_day(one.when)}", "The same session as it was then.")
        for one in await asyncio.to_thread(history, path)
        if one.kept == "snapshot"
    ]
    if not choices:
        host.say("There is no other sitting and no snapshot to compare it with.")
        return None
    chosen = await host.push_screen_wait(
        Pick(
            "Compare it with which sitting?",
            choices,
            at=before if before in {c[0] for c in choices} else None,
        )
    )
    if chosen is None:
        return None
    then = await asyncio.to_thread(_sitting, path.parent / chosen)  # a snapshot names its whole path
    if isinstance(then, str):
        host.say(then, alarm=True)
        return None
    return (then, now) if then.as_of <= now.as_of else (now, then)


def snapshot_day(when: datetime) -> str:
    """Return when a snapshot was kept, in local time: `8 December 2026, 16:40`."""
    local = when.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def _sitting(path: Path) -> Sitting | str:
    """Return the session in a file on its own day, without what is sealed; else why it cannot be read."""
    try:
        loaded = files.load(path)
    except FileTroubleError as trouble:
        return trouble.sentence
    if loaded.session is None:
        return loaded.problems[0].printed(path.name)
    return Sitting(path.stem, unsealed(loaded.session), loaded.session.created)
