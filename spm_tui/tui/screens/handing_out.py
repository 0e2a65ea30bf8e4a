"""Writing the report beside the session's file, while the room is still together."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.storage.trouble import because
from spm_tui.text import clean
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.tui.app import SpmApp
    from spm_tui.tui.sitting import Sitting


async def hand_out(app: SpmApp, sitting: Sitting) -> None:
    """Write the report of the session as it is now into a new file, and say where it is or why it is not."""
    path = sitting.keeper.path
    try:
        written = await asyncio.to_thread(write_report, sitting.workspace.session, app.as_of, path)
    except OSError as error:
        app.say(f"The report cannot be written beside {path}: {because(error)}.", alarm=True)
        return
    app.say(f"The report is in {clean(str(written))}, ready to hand out.")


def write_report(session: Session, as_of: date, beside: Path) -> Path:
    """Write the report (Markdown) into a new file beside a session's file; return its path.

    `NAME-report.md`, else `NAME-report-2.md` and so on: nothing is written over. Raises OSError.
    """
    from spm_tui.diagnosis.engine import diagnose, measures_of
    from spm_tui.reports.markdown import report
    from spm_tui.workshop.ballots import unsealed

    session = unsealed(session)
    text = report(session, diagnose(session, as_of), measures_of(session), as_of)
    number = 1
    while True:
        name = f"{beside.stem}-report.md" if number == 1 else f"{beside.stem}-report-{number}.md"
        path = beside.with_name(name)
        try:
            file = path.open("x", encoding="utf-8")
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(text)
        except OSError:  # half a report is none
            path.unlink(missing_ok=True)
            raise
        return path
