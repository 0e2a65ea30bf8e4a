"""The second screen: follows a saved session without its lock, and shows what is meant for all."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.files import load
from spm_tui.storage.round_clock_file import OpenSince, noted_open_since
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.storage.timer_file import NotedTimer, noted_timer
from spm_tui.tui import shutdown
from spm_tui.tui.base_screen import BaseScreen
from spm_tui.tui.textual_internals.laid_out_at_once import PaintsInFront
from spm_tui.tui.textual_internals.steady_app import SteadyApp
from spm_tui.tui.theme import DARK, PROJECTOR, THEMES
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.glyphs import glyphs
from spm_tui.views.question_header import clock
from spm_tui.views.styled_lines import Line, Span, paragraph
from spm_tui.views.wall_lines import clock_words, wall_lines
from spm_tui.views.wall_sheet import WallSheet, wall_sheet
from spm_tui.workshop.ballots import unsealed

#: Seconds between two looks at the file; what is shown follows within one.
EVERY = 0.5
READING = "Reading ..."
BEFORE = "The file does not load as it is now; this is how it was before."


def sheet_of(path: str, as_of: date) -> WallSheet | None:
    """Return what a session file shows to all, None where it does not load. It is only read."""
    from spm_tui.diagnosis.engine import diagnose

    try:
        loaded = load(path)
    except FileTroubleError:
        return None
    if loaded.session is None:
        return None
    session = unsealed(loaded.session)
    return wall_sheet(session, diagnose(session, as_of))


class PresentScreen(PaintsInFront, BaseScreen):
    """The question, what there is to see of it, and the clock."""

    sheet = query_one("#sheet", LinesView)

    def __init__(self, path: str, *, ascii: bool) -> None:
        super().__init__()
        self._path, self._signs = path, glyphs(ascii)
        self._shown: WallSheet | None = None
        self._seen: tuple[int, int, int] | None = None
        self._timer: NotedTimer | None = None
        self._open_since = OpenSince()
        self._behind = False

    def compose(self) -> ComposeResult:
        yield LinesView(id="sheet")

    def on_mount(self) -> None:
        """Look at once, and then again and again."""
        self._look()
        self.set_interval(EVERY, self._look)

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        found = await asyncio.to_thread(sheet_of, self._path, date.today())
        self._behind = found is None
        self._shown = found or self._shown
        self.lay_out()

    def _look(self) -> None:
        seen = None
        with suppress(OSError):
            found = os.stat(self._path)
            seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        if seen != self._seen:
            self._seen = seen
            self._read()
        self._timer, self._open_since = noted_timer(self._path), noted_open_since(self._path)
        self.lay_out()

    def _open_for(self) -> str:
        """Return how long the round in front has been open; empty where that is not known."""
        sheet = self._shown
        if sheet is None or sheet.stage != "open":
            return ""
        seconds = self._open_since.seconds(sheet.round, SYSTEM.now())
        return clock(seconds) if seconds is not None else ""

    def lay_out(self) -> None:
        """Show it in the room there is."""
        size = self.sheet.size
        if not size.width:
            return
        if self._shown is None:
            lines: tuple[Line, ...] = paragraph(BEFORE if self._behind else READING, size.width, "dim")
        else:
            timer = self._timer
            seconds = timer.seconds(SYSTEM.now()) if timer is not None else None
            time = clock_words(seconds or None, timer.planned if timer is not None else None)
            room = size.height - (2 if self._behind else 0)
            lines = wall_lines(self._shown, time, size.width, room, self._signs, self._open_for())
            if self._behind:
                lines = (*lines, (Span(""),), *paragraph(BEFORE, size.width, "dim")[:1])
        self.sheet.show(lines)


class PresentApp(SteadyApp):
    """Shows one session file and takes no other keys than to leave and to change the theme."""

    TITLE = "spm-tui"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "Leave", show=False, priority=True),
        Binding("f12,t", "projector", "Projector", show=False),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: str, *, ascii: bool = False) -> None:
        super().__init__(driver_class=shutdown.driver_class())
        self._path, self._ascii = path, ascii
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> PresentScreen:
        """Return the one screen there is."""
        return PresentScreen(self._path, ascii=self._ascii)

    def on_mount(self) -> None:
        """End as asked from outside."""
        shutdown.watch(lambda number: self.exit(return_code=128 + number), self.failed)

    def harmless(self, error: BaseException) -> str:  # noqa: ARG002
        """Return nothing: no edit is made here that could be refused."""
        return ""

    def apology(self, error: BaseException | None) -> str:
        """Return what to print when something unexpected ended it."""
        return shutdown.apology(error, False)

    def action_leave(self) -> None:
        """Leave."""
        self.exit(0)

    def action_projector(self) -> None:
        """Switch between dark and black on white."""
        self.theme = PROJECTOR.name if self.theme == DARK.name else DARK.name


def show(path: str, *, ascii: bool) -> int:
    """Show a session file until it is left; return the exit status."""
    app = PresentApp(path, ascii=ascii)
    app.run()
    return app.return_code or 0
