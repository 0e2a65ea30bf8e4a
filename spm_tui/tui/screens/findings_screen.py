"""What we noticed: ten answers, stories, everything, which idea of a portfolio; with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from spm_tui.tui.bindings import bindings_of, key_of
from spm_tui.tui.screens.notes_screen import NO_NOTE, NotesScreen
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.widgets.boxes import Beside
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.answers_page import answer_page
from spm_tui.views.beginnings import NO_IDEA, begin
from spm_tui.views.evidence import evidence
from spm_tui.views.findings import all_rows, answers_and_page_rows, found_by, story_rows
from spm_tui.views.lens_tables import lens_tables
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import EMPTY, Line, Span, paragraph
from spm_tui.views.tab_line import tab_line
from spm_tui.views.to_paste import answer_text, finding_text
from spm_tui.workshop import agreements
from spm_tui.workshop.choices import StanceKind
from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

VIEWS = {"answers": "ten answers", "stories": "stories", "all": "all", "lenses": "ideas of a portfolio"}


#: Keys that do something with a note alone, and the one that leads from it, or from one of the ten answers.
_OF_A_NOTE = ("agree", "dispute", "commit")
_TO_ANSWER = ("jump",)
_ROWS = {"answers": answers_and_page_rows, "stories": story_rows, "all": all_rows}


class FindingsScreen(NotesScreen):
    """The ten answers first, then stories and everything; beside them why, and whether we agree."""

    PLACE = "findings"
    CSS_PATH = "findings_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("findings"),
        Binding("tab", "next_view", "Next view", show=False),
    ]

    title_line = query_one("#title", LinesView)
    side = query_one("#evidence", LinesView)
    lenses = query_one("#lenses", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.view = "answers"
        self._to_top = False  # another view was asked for: its first note is looked at

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Beside(id="body"):
            yield RowsView(id="list")
            yield LinesView(id="evidence")
        yield LinesView(id="lenses")
        yield KeyLine("findings")

    def on_mount(self) -> None:
        self.lenses.can_focus = True
        self._show_parts()

    def wish(self, **wishes: object) -> None:
        """Show one `view`."""
        view = wishes.get("view")
        if isinstance(view, str):
            self.view = view

    # ---- showing

    def _show_parts(self) -> None:
        lenses = self.view == "lenses"
        self.query_one("#body").display = not lenses
        self.lenses.display = lenses
        self.set_class(self.view == "answers", "-answers")
        self._name_keys()
        (self.lenses if lenses else self.rows).focus()
        self.call_after_refresh(self.show_workspace)

    def show_workspace(self) -> None:
        """Show the view that is chosen, as the diagnosis is now."""
        if not self.is_mounted or not self.size.width:
            return
        self._show_title()
        diagnosis = self.workspace.diagnosis
        if diagnosis is None:
            self.rows.show_rows(())
            return
        session, ascii = self.workspace.session, self.host.ascii_only
        if self.view == "lenses":
            self._show_ideas(session, diagnosis)
            self._name_keys()
            return
        width = max(30, self.rows.text_width - 1)  # without the mark of the cursor
        told = _ROWS[self.view](session, diagnosis, width=width, ascii=ascii)
        words = {finding.key: found_by(finding) for finding in diagnosis.findings}
        self.rows.show_rows(
            [
                Row(key or f"#{n}", lines, pick=bool(key), words=words.get(key, ""))
                for n, (key, lines) in enumerate(told)
            ],
            at=next((key for key, _ in told if key), None) if self._to_top else None,
        )
        self._to_top = False
        self._show_evidence()

    def _show_ideas(self, session: Session, diagnosis: Diagnosis) -> None:
        """Show the ideas of a portfolio; before them what to do where none was looked at."""
        width = self.lenses.text_width
        found = lens_tables(session, diagnosis, width=width, ascii=self.host.ascii_only)
        verdicts = {one.verdict for lens in diagnosis.lenses for one in lens.assumptions}
        before = (*begin(NO_IDEA, width), EMPTY) if verdicts <= {"not-examined"} else ()
        self.lenses.show((*before, *found))

    def diagnosis_changed(self) -> None:
        """Show what is noticed now."""
        self.show_workspace()

    def _show_title(self) -> None:
        views = ((view, key_of("findings", f"view('{view}')"), words) for view, words in VIEWS.items())
        self.title_line.show([tab_line("What we noticed", views, self.view, self.title_line.signs)])

    def _name_keys(self) -> None:
        """Have the footer name only keys that do something with what is under the cursor."""
        listing = self.view != "lenses"
        on_note = listing and self.finding is not None
        leads = on_note or (listing and self.answer is not None)
        self.query_one(KeyLine).lead_with(
            without=(*(() if on_note else _OF_A_NOTE), *(() if leads else _TO_ANSWER))
        )

    def _show_evidence(self) -> None:
        self._name_keys()
        width = self.side.text_width
        finding, answer, diagnosis = self.finding, self.answer, self.workspace.diagnosis
        self.side.border_title = "This answer" if answer is not None else "Why, and what may be off"
        lines: tuple[Line, ...]
        if answer is not None and diagnosis is not None:
            lines = answer_page(diagnosis, answer, width=width, ascii=self.host.ascii_only)
            if answer.verdict == "not-asked":
                lines = (*lines, *paragraph("Enter goes to the question, to answer it.", width, "dim"))
        elif finding is None:
            lines = paragraph("Every note says why, what may be off, and what to ask.", width, "dim")
            if diagnosis is not None and diagnosis.next_probe is not None:
                asked = paragraph(diagnosis.next_probe.ask, width)
                lines = (*lines, EMPTY, (Span("Ask next: p answers it", "title"),), *asked)
        else:
            lines = evidence(self.workspace.session, finding, width=width, ascii=self.host.ascii_only)
        self.side.show(lines)
        self.side.scroll_home(animate=False)

    def to_copy(self) -> str:
        """Return the note or the answer under the cursor; the ideas of a portfolio have none."""
        if self.view == "lenses":
            return ""
        if (answer := self.answer) is not None:
            return answer_text(answer)
        return finding_text(self.finding) if self.finding is not None else ""

    def action_scroll_side(self, by: int) -> None:
        """Scroll why, what may be off and what to ask, or the ideas of a portfolio."""
        pane = self.lenses if self.view == "lenses" else self.side
        pane.scroll_relative(y=by * max(1, pane.size.height - 2), animate=False)

    @on(RowsView.Moved, "#list")
    def _moved(self) -> None:
        self._show_evidence()

    @on(RowsView.Chosen, "#list")
    def _chosen(self) -> None:
        self.action_jump()

    # ---- actions

    def action_view(self, view: str) -> None:
        """Show another view."""
        self.view, self._to_top = view, view != self.view
        self._show_parts()

    def action_next_view(self) -> None:
        """Show the next view."""
        order = list(VIEWS)
        self.action_view(order[(order.index(self.view) + 1) % len(order)])

    @work(exclusive=True, group="dialog")
    async def action_stance(self, stance: StanceKind) -> None:
        """Keep what the room thinks of the finding under the cursor."""
        from spm_tui.tui.dialogs.basic import AskLine

        finding = self.finding
        if finding is None:
            self.host.say(NO_NOTE)
            return
        if finding.state == "not-examined":
            self.host.say("This was not asked yet, so there is nothing to agree on. j goes to the question.")
            return
        why: str | None = None
        if stance == "dispute":
            explain = "It stands beside the note wherever the note is shown."
            why = await self.app.push_screen_wait(AskLine("We see it otherwise, because", explain=explain))
            if not why or not why.strip():
                return
        key = finding.key
        words = {"agree": "agreed", "dispute": "disputed", "unsure": "marked as unsure"}
        self.workspace.apply(
            f"{words[stance]} a note",
            lambda s: agreements.take_stance(s, key, stance, why.strip() if why else None),
            place="findings",
        )
        self.host.say(f"Noted: {words[stance]}.")

    @work(exclusive=True, group="dialog")
    async def action_commit(self) -> None:
        """Agree on a next step about the finding under the cursor."""
        from spm_tui.tui.dialogs.next_step import ask_commitment

        if (finding := self.finding) is None:
            self.host.say(NO_NOTE)
        else:
            told = await ask_commitment(self.app, self.workspace, finding)
            if told:
                self.host.say(told)

    async def action_filter(self) -> None:
        """Look among all notes."""
        if self.view != "all":
            self.view = "all"
            self.query_one("#body").display, self.lenses.display = True, False
            self.show_workspace()
        await super().action_filter()
