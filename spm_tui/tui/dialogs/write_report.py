"""Writing the report beside the session's file, while the room is still together."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from spm_tui.reports.output_formats import REPORT, Format, render
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.output import ExistsError, stats_of, with_checksum, write_output
from spm_tui.text import clean
from spm_tui.tui.dialogs.basic import Pick
from spm_tui.tui.host import Host
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.workshop.session import Session

_PAGES, _FULL, _MORE = "pages", "full", "more"
#: How much a report may hold: its key, its name and what is in it.
_EXTENTS: Final = (
    (_PAGES, "Two pages", "The first page, ten answers, stories, what was agreed and what is open."),
    (_FULL, "Everything", "The two pages, then every note with its trail, the answers and the map."),
    (
        _MORE,
        "Other files",
        "One page, HTML, lists for trackers, a calendar, data; with a look at each.",
    ),
)


async def hand_out(app: Host, open_session: OpenSession) -> None:
    """Ask how much, write the report of the session as it is then into a new file, and say where it is."""
    extent = await app.push_screen_wait(Pick("Write the report", _EXTENTS))
    if extent is None:
        return
    if extent == _MORE:
        open_session.go("export")
        return
    path, session = open_session.autosave.path, open_session.workspace.session
    try:
        written = await asyncio.to_thread(write_report, session, app.as_of, path, full=extent == _FULL)
    except FileTroubleError as trouble:
        app.say(trouble.sentence, alarm=True)
        return
    app.say(f"The report is in {clean(str(written))}, ready to hand out.")


def write_report(
    session: Session, as_of: date, beside: Path, to: Format = REPORT, *, full: bool = False
) -> Path:
    """Write the report into a new file beside a session's file; return its path.

    `NAME-report.md`, else `NAME-report-2.md` and so on: nothing is written over. Raises FileTroubleError.
    """
    data = with_checksum(render(to, session, as_of, full=full), to.comment).encode()
    made_from = stats_of(str(beside))
    for number in count(1):
        name = f"{beside.stem}-report" + ("" if number == 1 else f"-{number}") + to.suffix
        path = beside.with_name(name)
        with suppress(ExistsError):
            write_output(path, data, made_from=made_from, new=True)
            break
    return path
