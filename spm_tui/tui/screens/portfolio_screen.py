"""The portfolio: things and what they need, and the casebook; listed quickly, renamed, merged, deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, cast

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Input

from spm_tui.text import cut
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.dialogs.edit_things import Kind
from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.session_state.answer_editor import STANDS
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.widgets.boxes import Below
from spm_tui.tui.widgets.completion import Completion, CoveredRows, Offer
from spm_tui.tui.widgets.entry_box import EntryBox, LineBox
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.tui.widgets.wrapped_line import WrappedLine
from spm_tui.views.case_wall import case_rows
from spm_tui.views.portfolio import thing_rows
from spm_tui.views.styled_lines import Span
from spm_tui.views.to_paste import case_text, need_text, thing_text
from spm_tui.workshop import edits
from spm_tui.workshop.entry.listing import Listed, list_cases, list_things
from spm_tui.workshop.entry.previewing import preview_list
from spm_tui.workshop.entry.suggesting import suggest_need
from spm_tui.workshop.example_lines import THINGS_EXAMPLE
from spm_tui.workshop.reading.list_above import Above
from spm_tui.workshop.words import plural
from spm_tui.workspace import Workspace

Ask = Callable[[App[Any], Workspace, "Kind", str], Awaitable[str | None]]

UNDER = "A heading: what follows is of the kind {}, until another heading such as Systems:"
CASES_HINT = "One past decision a line, for instance: Mar re-plan"


class PortfolioScreen(SessionScreen):
    """Type a line or paste a list; below it everything by kind, each with what it needs."""

    PLACE = "portfolio"
    CSS_PATH = "portfolio_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("portfolio")]

    title_line = query_one("#title", LinesView)
    box = query_one("#entry", LineBox)
    told = query_one("#told", WrappedLine)
    rows = query_one("#list", CoveredRows)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.cases = False
        self._above = Above()  # the heading under which the next lines stand
        self._other_line = ""  # typed among the things while the cases are in front, or the other way round

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Below(id="panel"):
            yield LineBox(id="entry")
            yield WrappedLine(id="told")
            yield CoveredRows(id="list")
        yield KeyLine("portfolio")

    def on_mount(self) -> None:
        Completion(self.box, self.rows, self._suggest)
        self.box.taken_by = self._take
        self.box.put(self.open_session.drafts.waiting.pop("portfolio", ""))
        self.box.focus()

    def _suggest(self, line: str, cursor: int) -> tuple[Offer, ...]:
        return () if self.cases else suggest_need(self.workspace.session, line, cursor)

    # ---- showing

    def show_workspace(self) -> None:
        """Show everything by kind, or the cases."""
        if not self.is_mounted or not self.rows.size.width:
            return
        session = self.workspace.session
        panel = self.query_one("#panel")
        panel.border_title = (
            "Cases: past decisions, one a line" if self.cases else "Things and what they need: one line each"
        )
        hint = CASES_HINT if self.cases else THINGS_EXAMPLE
        if self.box.placeholder != hint:
            self.box.placeholder = hint
        counted = (("thing", session.items), ("need", session.ties), ("case", session.cases))
        counts = ", ".join(plural(len(rows), word) for word, rows in counted)
        saved, alarm = self.open_session.autosave.words
        title = content(session.title).plain
        self.title_line.show(
            [
                (
                    Span(cut(title, 50), "title"),
                    Span(f"   {counts}   "),
                    Span(saved, "warn" if alarm else "dim"),
                )
            ]
        )
        width = max(30, self.rows.text_width - 1)
        self.rows.show_rows(case_rows(session, width) if self.cases else thing_rows(session, width))

    def show_head(self) -> None:
        """Show whether all is saved."""
        self.show_workspace()

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing under the line being typed."""
        self.told.tell(text, style)  # type: ignore[arg-type]

    # ---- typing

    @on(Input.Changed, "#entry")
    def _typed(self) -> None:
        text = self.box.value  # now: the message may be of a line that was entered since
        if text.strip() and not self.cases:
            self.told.tell(preview_list(self.workspace.session, text, self._above), typing=True)

    @on(EntryBox.Pasted, "#entry")
    def _pasted(self, event: EntryBox.Pasted) -> None:
        self._take(event.text)

    def _take(self, text: str) -> None:
        session = self.workspace.session
        try:
            listed = list_cases(session, text) if self.cases else list_things(session, text, self._above)
        except edits.Refused as refused:
            listed = Listed(session, str(refused), tuple(text.splitlines()))
        after, told, left, readings, self._above = listed
        if after == session and not left:
            under = UNDER.format(self._above.heading) if self._above.heading and not told else STANDS
            told = told if self._above.asked else under
        self.workspace.apply(told, lambda _: after, place="portfolio")
        if left:
            # With the sign that parts lines, so that what is typed next is a line of its own.
            self.box.give_back("".join(f"{line}; " for line in left if line.strip()))
        self.tell(told, "good" if not left else "warn")
        if readings and len(left) == 1:
            self.ask_which(self.box, left[0], readings, self._take)

    @on(EntryBox.LeftDown)
    def _to_rows(self) -> None:
        self.rows.focus()

    @on(RowsView.LeftAtTop)
    def _to_box(self) -> None:
        self.box.focus()

    @on(RowsView.Chosen, "#list")
    def _chosen(self) -> None:
        self.action_form()

    def to_copy(self) -> str:
        """Return the thing, need or case under the cursor."""
        kind, rest = self._under_cursor or ("", "")
        session = self.workspace.session
        if kind == "tie":
            at = edits.tie_position(session, *rest.split(">", 1))
            return need_text(session, session.ties[at]) if at is not None else ""
        if kind == "case":
            return next((case_text(case) for case in session.cases if case.id == rest), "")
        return thing_text(session, rest)

    # ---- actions

    @property
    def _under_cursor(self) -> tuple[Kind, str] | None:
        """The kind of row under the cursor (`item`, `tie`, `case`) and its id or position."""
        key = self.rows.cursor_key
        if key is None:
            return None
        kind, _, rest = key.partition(":")
        return cast("Kind", kind), rest

    def action_leave_box(self) -> None:
        """Go between the line and the list."""
        (self.rows if self.box.has_focus else self.box).focus()

    def action_cases(self) -> None:
        """Switch between things and cases."""
        typed, self.box.value = self.box.value, self._other_line
        self.box.cursor_position = len(self.box.value)
        self._other_line = typed
        self.cases = not self.cases
        self.tell("")
        self.show_workspace()

    @work(exclusive=True, group="dialog")
    async def action_rename(self) -> None:
        """Rename the thing or case under the cursor; everything that refers to it follows."""
        from spm_tui.tui.dialogs.edit_things import ask_rename

        await self._ask(ask_rename)

    @work(exclusive=True, group="dialog")
    async def action_merge(self) -> None:
        """Put the thing under the cursor into another one."""
        from spm_tui.tui.dialogs.edit_things import ask_merge

        await self._ask(ask_merge)

    @work(exclusive=True, group="dialog")
    async def action_remove(self) -> None:
        """Delete what is under the cursor, after showing what refers to it."""
        from spm_tui.tui.dialogs.edit_things import ask_delete

        await self._ask(ask_delete)

    @work(exclusive=True, group="dialog")
    async def action_form(self) -> None:
        """Open every field of what is under the cursor."""
        from spm_tui.tui.dialogs.record_forms import edit_listed

        await self._ask(edit_listed)

    async def _ask(self, ask: Ask) -> None:
        """Have something asked about the row under the cursor, and tell what came of it."""
        here = self._under_cursor
        if here is not None:
            await self.tell_of(ask(self.app, self.workspace, *here))

    @work(exclusive=True, group="dialog")
    async def action_facts(self) -> None:
        """See and change the facts about the session."""
        from spm_tui.tui.dialogs.session_facts import ask_facts

        await self.tell_of(ask_facts(self.app, self.workspace))

    def draft(self) -> dict[str, str]:
        """Return what is typed and not yet entered."""
        if not self.is_mounted:
            return {}
        lines = {"portfolio": self.box.value, "cases": self._other_line}
        if self.cases:
            lines = {"portfolio": self._other_line, "cases": self.box.value}
        return {place: text for place, text in lines.items() if text.strip()}
