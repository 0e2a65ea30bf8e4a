"""What people take away: choose formats, see each as it would be written, leave out lines that could hurt."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from spm_tui.reports.named_lines import NamedLine, words_of_page
from spm_tui.reports.output_formats import FORMATS
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.text import clean
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.take_away import TakeAway
from spm_tui.tui.widgets.boxes import Beside
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.export_rows import (
    about_lines,
    fate_cells,
    format_line,
    named_row,
    nobody_lines,
    preview_lines,
)
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span, paragraph
from spm_tui.workshop.words import plural

_NAMES = {"roles": "roles named", "nobody": "letters in place of roles", "names": "roles, and who said what"}


class ExportScreen(SessionScreen):
    """The formats of an export with a preview beside them, or the lines of one that name somebody."""

    PLACE = "export"
    CSS_PATH = "export_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("export")]

    title_line = query_one("#title", LinesView)
    rows = query_one("#list", RowsView)
    side = query_one("#preview", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.choice = TakeAway(open_session.autosave.path)
        self.at = FORMATS[0].name  # the format in front
        self.hurting = False  # whether its lines that name somebody are shown
        self._shown_for: object = None

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Beside(id="body"):
            yield RowsView(id="list")
            yield LinesView(id="preview")
        yield KeyLine("export")

    def on_mount(self) -> None:
        self.rows.focus()

    # ---- showing

    def show_workspace(self) -> None:
        """Show the choice as it is; what the session became meanwhile is made anew."""
        if not self.is_mounted or not self.size.width:
            return
        session = self.workspace.session
        if self._shown_for is not session:
            self._shown_for = session
            self._make()
        self._show()

    @work(exclusive=True, group="making")
    async def _make(self) -> None:
        """Make every format as the session is now, beside the screen."""
        self.choice.path = self.open_session.autosave.path
        try:
            made = await asyncio.to_thread(self.choice.make, self.workspace.session, self.host.as_of)
        except FileTroubleError as trouble:
            self.host.say(trouble.sentence, alarm=True)
            return
        self.choice.made = made
        self._show()

    def _show(self) -> None:
        choice = self.choice
        names = Span(f"   {_NAMES[choice.names]}", "dim")
        out = len(choice.dropped)
        left = Span(f"   {plural(out, 'line')} left out" if out else "", "warn")
        if self.hurting:
            title = Span("Who could be hurt by this page?   ", "title")
            self.title_line.show([(title, Span(self._file, "strong"), names, left)])
            self._show_lines()
        else:
            count = Span(f"{len(choice.marked)} of {len(FORMATS)} files", "strong")
            self.title_line.show([(Span("What people take away   ", "title"), count, names, left)])
            self._show_formats()
        self._show_preview()

    @property
    def _file(self) -> str:
        return next(one.file for one in FORMATS if one.name == self.at)

    def _show_formats(self) -> None:
        listed = self.rows.cursor_key in {to.name for to in FORMATS}
        rows = _format_rows(self.choice, max(20, self.rows.size.width - 2))
        self.rows.show_rows(rows, at=None if listed else self.at)

    def _show_lines(self) -> None:
        width = max(20, self.rows.size.width - 3)
        rows = _line_rows(self._lines, self.choice.dropped, width)
        self.rows.show_rows(rows or [Row("#none", nobody_lines(width), pick=False)])

    def _show_preview(self) -> None:
        width = max(10, self.side.size.width - 1)
        self.side.border_title = "As it would be written"
        found = self.choice.made.file(self.at)
        if found is None:
            self.side.show(paragraph("Preparing ...", width, "dim"))
            return
        where = f"in {clean(self.choice.folder.name)}, beside the session"
        lines: list[Line] = [*about_lines(found.to.file, found.to.help, found.why, where, width)]
        self.side.show([*lines, *preview_lines(words_of_page(found.to.reads, found.text), width)])

    @property
    def _lines(self) -> tuple[NamedLine, ...]:
        return self.choice.made.lines.get(self.at, ())

    def to_copy(self) -> str:
        """Return the file in front as it would be written, or the line under the cursor."""
        if self.hurting:
            return self._line.words if self._line is not None else ""
        found = self.choice.made.file(self.at)
        return found.text if found is not None else ""

    @on(RowsView.Moved, "#list")
    def _moved(self, event: RowsView.Moved) -> None:
        if not self.hurting:
            self.at = event.key
            self._show_preview()
            self.side.scroll_home(animate=False)

    @on(RowsView.Chosen, "#list")
    def _chosen(self) -> None:
        self.action_mark()

    # ---- actions

    def action_scroll_side(self, by: int) -> None:
        """Scroll the preview."""
        self.side.scroll_relative(y=by * max(1, self.side.size.height - 2), animate=False)

    def action_mark(self) -> None:
        """Choose the format under the cursor, or leave it; among lines, drop the one under it."""
        key = self.rows.cursor_key
        if self.hurting:
            self.action_drop()
        elif key is not None:
            self.choice.marked ^= {key}
            self._show()

    def action_mark_all(self) -> None:
        """Choose every format, or none where all are."""
        every = {to.name for to in FORMATS}
        self.choice.marked = set() if self.choice.marked == every else every
        self._show()

    def action_names(self) -> None:
        """Name roles, nobody, or also who said what."""
        self.host.say(self.choice.next_names(self.workspace.session))
        self._make()
        self._show()

    def action_full(self) -> None:
        """Have the reports hold everything, or the first pages."""
        self.choice.full = not self.choice.full
        self.host.say("The reports hold everything." if self.choice.full else "The reports hold two pages.")
        self._make()

    def action_hurt(self) -> None:
        """Show the lines of the format under the cursor that name somebody, or the formats again."""
        self.hurting = not self.hurting
        self.rows.sought = ""
        self._show()
        if self.hurting:
            self.rows.action_edge(-1)

    @property
    def _line(self) -> NamedLine | None:
        key = self.rows.cursor_key
        return next((one for one in self._lines if f"line:{one.number}" == key), None)

    def action_drop(self) -> None:
        """Leave the line under the cursor out of the files of this export, or have it back."""
        found = self._line if self.hurting else None
        if found is None:
            self.host.say("Go to a line first: h shows those that name somebody.")
        elif not found.can_go:
            self.host.say("This line holds the file together; leave the file out instead.")
        else:
            count = self.choice.toggle_line(found)
            files = "this file" if count == 1 else f"{count} files"
            out = found.alike in self.choice.dropped
            self.host.say(f"Left out of {files}, for this export only." if out else f"Back in {files}.")
            self._make()
            self._show()

    @work(exclusive=True, group="writing")
    async def action_write(self) -> None:
        """Write the chosen files beside the session."""
        if not self.choice.marked:
            self.host.say("No file is chosen: Enter chooses the one under the cursor.")
            return
        session = self.workspace.session
        try:
            told = await asyncio.to_thread(self.choice.write, session, self.host.as_of)
        except FileTroubleError as trouble:
            self.host.say(clean(trouble.sentence.split("\n")[0]), alarm=True)
            return
        self.choice.dropped.clear()
        self.host.say(clean(told))
        self._make()

    def action_back(self) -> None:
        """Go back from the lines to the formats, from there to what we noticed."""
        if self.hurting:
            self.action_hurt()
        else:
            self.open_session.go("findings")


def _format_rows(choice: TakeAway, width: int) -> list[Row]:
    rows, made = [], {to.name: choice.made.file(to.name) for to in FORMATS}
    fates = {name: found.fate if found else "" for name, found in made.items()}
    fated = fate_cells(fates.values())
    for to in FORMATS:
        marked, fate = to.name in choice.marked, fates[to.name]
        shown = format_line(to.file, to.help, marked=marked, fate=fate, fated=fated, width=width)
        rows.append(Row(to.name, (shown,), words=f"{to.name} {to.file} {to.help}"))
    return rows


def _line_rows(lines: Sequence[NamedLine], dropped: Collection[str], width: int) -> list[Row]:
    rows = []
    for one in lines:
        out = one.alike in dropped
        shown = named_row(one.words, one.names, dropped=out, can_go=one.can_go, width=width)
        rows.append(Row(f"line:{one.number}", shown))
    return rows
