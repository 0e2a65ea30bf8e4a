"""What the round screen shows: the fields, who has answered, and what, once it is revealed."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.getters import query_one

from spm_tui.text import cells
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.screens.round_header import round_header
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.round_seats import seat_rows
from spm_tui.tui.session_state.session_view import view_in_front
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.beginnings import begin
from spm_tui.views.round_picture import choice_lines, field_key, field_row, reveal_lines
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Lines, line, paragraph, plain
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.round_fields import RoundField, fields_offered
from spm_tui.workshop.session import Session

#: The keys that do something in each state, the most wanted first; the others are not named then.
_LEADS: dict[str, tuple[str, ...]] = {
    "": ("round-choose",),
    "open": ("round-lock", "round-tally", "round-keyboard", "round-choose", "round-field"),
    "locked": ("round-reveal", "round-late", "round-field"),
    "revealed": ("round-second", "round-group", "round-record", "round-field"),
}


class RoundShown(SessionScreen):
    """A screen with the round in front of a session's desk, or the fields to choose one from."""

    title_line = query_one("#title", LinesView)
    rows = query_one("#pick", RowsView)
    picture = query_one("#picture", LinesView)
    below = query_one("#below", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.desk = open_session.rounds
        self._subject: str | None = None

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        yield RowsView(id="pick")
        yield LinesView(id="picture")
        yield LinesView(id="below")
        yield KeyLine("round")

    def on_mount(self) -> None:
        self.picture.can_focus = True
        self._leave_desk = self.desk.listen(self.workspace_changed)
        self._second = self.set_interval(1.0, self._tick, pause=True)
        self.focus_part()

    def on_unmount(self) -> None:
        self._leave_desk()

    def wish(self, **wishes: object) -> None:
        """Ask about the question in front; about this `subject` first, where a field is about it."""
        subject = wishes.get("subject")
        self._subject = subject if isinstance(subject, str) else None
        found = self.desk.round
        if found is not None and found.question != self.question_key:
            self.desk.show(None)
        if self.is_mounted:
            self.focus_part()

    # ---- what is in front

    @property
    def session(self) -> Session:
        """The session without what is not revealed."""
        return unsealed(self.workspace.session)

    @property
    def question_key(self) -> str:
        """The key of the question in front."""
        return question_in_front(self.workspace.session).key

    @property
    def state(self) -> str:
        """`` while a field is chosen, else the state of the round in front."""
        found = self.desk.round
        return found.state if found is not None and self.desk.field is not None else ""

    def offered(self) -> list[RoundField]:
        """Return what this question's round may be on; what is under way or asked for comes first."""
        session = self.session
        offered = list(fields_offered(session, self.question_key))
        under_way = {
            (r.question, r.field, r.subject, r.toward) for r in session.rounds if r.state != "revealed"
        }
        return sorted(
            offered, key=lambda f: (f.place not in under_way, f.subject != self._subject or not f.subject)
        )

    # ---- showing

    def focus_part(self) -> None:
        """Show the list or the picture, whichever the round in front needs, and put the focus on it."""
        with suppress(SkipAction):
            self.action_unfilter()  # the words looked for are of another list
        listing = self.state in ("", "open")
        self.rows.display, self.picture.display = listing, not listing
        (self.rows if listing else self.picture).focus()
        self.call_after_refresh(self.show_workspace)

    def show_workspace(self) -> None:
        """Show the fields to choose from, who has answered, or the answers once they are revealed."""
        if not self.is_mounted or not self.title_line.size.width:
            return
        listing = self.state in ("", "open")
        if listing != self.rows.display:
            self.focus_part()
            return
        leads = _LEADS[self.state]
        others = {name for names in _LEADS.values() for name in names} - set(leads)
        self.query_one(KeyLine).lead_with(*leads, without=tuple(sorted(others)))
        if self.state == "open":
            self._second.resume()
        else:
            self._second.pause()
        self._show_around(self.title_line, round_header(self.open_session, self.title_line.size.width))
        self._show_around(self.below, self._below())
        if not listing:
            self.picture.show(self._picture())
        elif self.rows.size.width:
            seats = self.state == "open"
            rows = seat_rows(self.desk, self.workspace.session) if seats else self._fields()
            self.rows.show_rows(rows)
            if not seats:
                self._show_around(self.below, self._below())

    @staticmethod
    def _show_around(view: LinesView, lines: Lines) -> None:
        """Show a few lines in as much room as they take."""
        view.styles.height = max(1, len(lines))
        view.show(lines)

    def _tick(self) -> None:
        if view_in_front(self.app) is self:
            self.show_head()

    def show_head(self) -> None:
        """Show the time again."""
        if self.is_mounted and self.title_line.size.width:
            self._show_around(self.title_line, round_header(self.open_session, self.title_line.size.width))

    def _below(self) -> Lines:
        """Return what stands under the list: what can be answered, and how a phone joins."""
        field, width = self.desk.field, max(20, self.below.size.width)
        if not self.state:
            return self._would_ask(width)
        if field is None or self.state != "open":
            return ()
        lines: list[Line] = [*choice_lines(field, width)]
        if self.desk.phones is not None:
            lines.append(line((f"Join: {self.desk.phones.join_line}", "strong")))
        promise = (
            "Nobody's answer is kept under a name. Once locked there are only counts, in no order and "
            "without times."
        )
        return (*lines, *paragraph(promise, width, "dim"))

    def _would_ask(self, width: int) -> Lines:
        """Return what is asked about the field under the cursor, and what can be answered."""
        at = self.rows.cursor_key
        field = next((one for one in self.offered() if field_key(one) == at), None)
        return (*paragraph(field.asks, width, "strong"), *choice_lines(field, width)) if field else ()

    @on(RowsView.Moved, "#pick")
    def _moved(self) -> None:
        if not self.state:
            self._show_around(self.below, self._below())

    def _fields(self) -> list[Row]:
        session, offered = self.session, self.offered()
        longest = max((cells(field.about) for field in offered), default=0)
        wide = min(longest, max(12, self.rows.size.width // 3))
        rows = [field_row(session, field, wide) for field in offered]
        if rows:
            return rows
        text = "Nothing to ask about yet. Note a thing or a case first (F6), or a line of this question."
        return [Row("none", begin(text, self.rows.text_width - 1), pick=False)]

    def _picture(self) -> Lines:
        found, field = self.desk.round, self.desk.field
        if found is None or field is None:
            return ()
        if found.state == "revealed":
            return reveal_lines(
                self.session,
                found,
                field,
                width=self.picture.text_width,
                ascii=self.host.ascii_only,
            )
        return (
            line(""),
            line(("v reveals the answers. o opens the round again for who comes late.", "strong")),
        )

    def to_copy(self) -> str:
        """Return what is asked, or the answers once they are revealed."""
        field = self.desk.field
        if field is None:
            return ""
        return plain([line(field.asks), *self._picture()]) if self.state == "revealed" else field.asks
