"""Home: the sessions in the folder, and the ways to begin."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.session_folder import Heading, practice_copy
from spm_tui.text import clean
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.app_screen import AppScreen
from spm_tui.tui.session_state.listed_sessions import ListedSessions
from spm_tui.tui.session_state.session_lines import about_session, heads_of_list, session_line
from spm_tui.tui.widgets.boxes import Beside
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.beginnings import begin
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span, cut, paragraph

PRACTICE = "practice"
#: Seconds that the cursor rests on a session before its portfolio is worked out: whoever moves on goes first.
RESTS: Final = 0.3
FIRST_TIME = (
    "First time here? Press Enter: a practice session opens, a copy, ten minutes. "
    "It takes a small made-up portfolio through the ten questions."
)


class HomeScreen(AppScreen):
    """The list of sessions, with what is known of the one under the cursor."""

    PLACE = "home"
    CSS_PATH = "home_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("home")]

    rows = query_one("#sessions", RowsView)
    side = query_one("#about", LinesView)
    top = query_one("#top", LinesView)

    def __init__(self, folder: Path, *, at: str | None = None) -> None:
        super().__init__()
        self.folder = folder
        self._at = at  # the name of the file to stand on first
        self.sessions = ListedSessions(folder, self.host.as_of)

    def compose(self) -> ComposeResult:
        yield LinesView(id="top")
        with Beside(id="body"):
            yield RowsView(id="sessions")
            yield LinesView(id="about")
        yield KeyLine("home")

    def on_mount(self) -> None:
        self.rows.border_title = "Sessions"
        self.sessions.look()
        self.rows.focus()
        self.call_after_refresh(self._read_all)
        self.call_after_refresh(self._tell_waiting)

    def lay_out(self) -> None:
        """Show the list in the room there is."""
        self.show_list()

    def on_screen_resume(self) -> None:
        """No longer keep what a dialog held that was answered or left."""
        self.host.note_draft()

    def _tell_waiting(self) -> None:
        if self.host.unopened.waiting:
            places = dict.fromkeys(place.split(", ")[0] for place in self.host.unopened.waiting)
            self.host.say(f"Typed last time and not finished, back when opened again: {'; '.join(places)}.")

    @work(exclusive=True, group="listing")
    async def _read_all(self) -> None:
        async for _ in self.sessions.read_all():
            self.show_list()
        if self.is_mounted:
            self._show_about()
            self._look_closer()

    @work(exclusive=True, group="portfolio")
    async def _look_closer(self) -> None:
        """Work out the portfolio of the session the cursor rests on, once all that is listed is read."""
        await asyncio.sleep(RESTS)
        if self.is_mounted and await self.sessions.read_portfolio(self.rows.cursor_key) and self.is_mounted:
            self._show_about()

    # ---- showing

    def show_list(self) -> None:
        """Show the sessions with what is known of them by now."""
        if not self.is_mounted or not self.rows.size.width:
            return
        width = max(20, self.rows.text_width - 1)
        folder = str(self.folder) if self.folder.name else self.folder.absolute().name  # a dot says nothing
        where = f"sessions in {clean(folder)}"
        title = "spm-tui   what is really free to move?"
        space = " " * max(2, self.top.size.width - len(title) - len(where))
        self.top.show([(Span(title, "title"), Span(space + where, "dim"))])
        times = Counter(h.title for h in self.sessions.headings)
        shown = [Row("heads", (heads_of_list(width),), pick=False)] if self.sessions.headings else []
        for h in self.sessions.headings:
            known, twice = self.sessions.details.get(h.path.name), times[h.title] > 1
            line = session_line(h, known, width, today=self.host.as_of, with_name=twice)
            shown.append(Row(h.path.name, (line,), words=f"{h.title} {h.path.name}"))
        shown.append(Row(PRACTICE, ((Span(" Practice (a copy, ten minutes)", "dim"),),)))
        self.rows.show_rows(shown, at=self._at)
        self._at = None
        self._share_height(len(shown) + 2)  # with its frame
        self._show_about()

    def _share_height(self, wanted: int) -> None:
        """Under a list in a narrow window, give what is told of a session the lines the list leaves."""
        narrow = self.has_class("-narrow")
        self.side.styles.height = max(8, self.query_one("#body").size.height - wanted) if narrow else None

    def _show_about(self) -> None:
        width = self.side.text_width
        heading = self._here
        if heading is None:
            self.side.border_title = "Begin"
            own = paragraph("n begins a session of your own.", width)
            self.side.show([*begin(FIRST_TIME, width), (Span(""),), *own])
            return
        self.side.border_title = content(cut(heading.title, width))
        name = heading.path.name
        known, portfolio = self.sessions.details.get(name), self.sessions.portfolio(name)
        self.side.show(about_session(name, known, width, portfolio))

    @property
    def _here(self) -> Heading | None:
        """The session under the cursor; None where that is the practice session."""
        return self.sessions.heading(self.rows.cursor_key)

    def _session_here(self) -> Heading | None:
        """Return the session under the cursor, or say that there is none."""
        if self._here is None:
            self.host.say("Put the cursor on a session first.")
        return self._here

    def to_copy(self) -> str:
        """Return the title of the session under the cursor, and where its file is."""
        heading = self._here
        return clean(f"{heading.title}\n{heading.path}", lines=True) if heading is not None else ""

    def action_scroll_side(self, by: int) -> None:
        """Scroll what is told of the session under the cursor."""
        self.side.scroll_relative(y=by * max(1, self.side.size.height - 2), animate=False)

    @on(RowsView.Moved)
    def _moved(self) -> None:
        self._show_about()
        self._look_closer()
        self.side.scroll_home(animate=False)

    @on(RowsView.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    # ---- actions

    def action_open(self) -> None:
        """Open the session under the cursor."""
        key = self.rows.cursor_key
        if key == PRACTICE:
            try:
                self.host.open_file(practice_copy(self.folder))
            except FileTroubleError as trouble:
                self.host.say(trouble.sentence, alarm=True)
        elif key is not None:
            self.host.open_file(self.folder / key)

    def action_new(self) -> None:
        """Begin a new session."""
        self.host.begin_new()

    @work(exclusive=True, group="dialog")
    async def action_cold(self) -> None:
        """Begin from cold: name what might be stopped and see what it would set free."""
        from spm_tui.tui.dialogs.quick_stop import begin_cold

        await begin_cold(self.host, self.folder)

    @work(exclusive=True, group="dialog")
    async def action_compare(self) -> None:
        """Compare the session under the cursor with another sitting."""
        from spm_tui.tui.dialogs.compare_with import ask_compare

        if (here := self._session_here()) is None:
            return
        others = [(h.path, h.title) for h in self.sessions.headings if h is not here]
        chosen = await ask_compare(self.host, here.path, others)
        if chosen is not None:
            from spm_tui.tui.screens.compare_screen import CompareScreen

            self.host.push_screen(CompareScreen(*chosen))

    def action_due(self) -> None:
        """Open the session under the cursor and answer what is due in it."""
        known = self.sessions.details.get(self.rows.cursor_key or "")
        if known is None or not known.due:
            self.host.say("Nothing is due in the session under the cursor.")
            return
        self.action_open()
        self.app.call_later(self.host.action_due)

    @work(exclusive=True, group="dialog")
    async def action_import(self) -> None:
        """Make a session from a map kept elsewhere."""
        from spm_tui.tui.dialogs.import_map import ask_import

        path = await ask_import(self.host, self.folder)
        if path is not None:
            self.host.open_file(path, at="portfolio")

    def action_export(self) -> None:
        """Open the session under the cursor where one chooses what people take away."""
        if (here := self._session_here()) is not None:
            self.host.open_file(here.path, at="export")

    @work(exclusive=True, group="dialog")
    async def action_recover(self) -> None:
        """Bring back a backup or a recovery copy of the session under the cursor."""
        from spm_tui.tui.dialogs.recover import ask_recover

        if (here := self._session_here()) is not None and await ask_recover(self.host, here.path):
            self.sessions.look()
            self._read_all()
