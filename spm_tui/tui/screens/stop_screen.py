"""The stop screen: pick, guess first, then the bar shrinks one key a step; each step names what holds it."""

from __future__ import annotations

from typing import ClassVar

from msgspec import structs
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from spm_tui.diagnosis.engine import measures_of
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.stop_dialogs import StopDialogs
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.stop_progress import StopProgress
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.stop_pick import pick_rows
from spm_tui.views.styled_lines import Lines, Span
from spm_tui.views.to_paste import thing_text
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import shown


def stoppable(session: Session, progress: StopProgress) -> bool:
    """Return whether what is told to stop still can; it may have become a team, or be gone."""
    return measures_of(session).stoppable(progress.items)


class StopScreen(StopDialogs):
    """What really comes free. The room's own number is taken before the answer shows."""

    PLACE = "stop"
    CSS_PATH = "stop_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("stop")]

    rows = query_one("#pick", RowsView)
    picture = query_one("#picture", LinesView)
    title_line = query_one("#title", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.marked: set[str] = set()

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        yield RowsView(id="pick")
        yield LinesView(id="picture")
        yield KeyLine("stop")

    def on_mount(self) -> None:
        self.picture.can_focus = True
        self._show_parts()

    def wish(self, **wishes: object) -> None:
        """Look at stopping these `items`."""
        items = wishes.get("items")
        if isinstance(items, tuple) and (self.progress is None or items != self.progress.items):
            self.marked, self.progress = set(items), None
            if self.is_mounted:
                self._show_parts()

    # ---- showing

    def _show_parts(self) -> None:
        picking = self.progress is None
        self.rows.display = picking
        self.picture.display = not picking
        for line in self.query("#filter"):  # what is looked for goes with its list, and comes back with it
            line.display = picking and bool(self.rows.sought)
        (self.rows if picking else self.picture).focus()
        self.call_after_refresh(self.show_workspace)

    def show_workspace(self) -> None:
        """Show the things to pick from, or the bar as far as it was told."""
        if not self.is_mounted:
            return
        progress, session = self.progress, self.session
        self._name_keys(progress, session)
        if progress is not None and not stoppable(session, progress):
            self._tell(None)  # one of the things was deleted or turned into a team meanwhile
        elif progress is None:
            self._show_pick()
        elif self.picture.size.width:
            self.title_line.show([progress.title(session)])
            self.picture.show(self._drawn(progress, session))

    def _name_keys(self, progress: StopProgress | None, session: Session) -> None:
        """Have the footer say what comes next once the last step is told."""
        over = progress is not None and stoppable(session, progress) and progress.ended(session)
        after = ("stop-loosen", "stop-curve", "stop-pick", "go-findings", "stop-trade") if over else ()
        loose = progress is not None and progress.loosen
        after = ("stop-what-if", "stop-back", *after) if loose else after
        self.query_one(KeyLine).lead_with(*after, without="stop-next" if over or loose else "")

    def _drawn(self, progress: StopProgress, session: Session) -> Lines:
        """Return the picture for the room there is; beside a scroll bar where that is not enough."""
        width, height = self.picture.text_width, self.picture.size.height
        as_of, ascii = self.workspace.as_of, self.host.ascii_only
        if progress.loosen:
            until = progress.months(session)
            return self.loosen.lines(session, (progress.items,), until, width=width, as_of=as_of, ascii=ascii)
        drawn = progress.picture(session, width=width + 2, height=height, as_of=as_of, ascii=ascii)
        if len(drawn) <= height:
            return drawn
        return progress.picture(session, width=width, height=height, as_of=as_of, ascii=ascii)

    def _show_pick(self) -> None:
        words = (Span("If this stopped ...   ", "title"), Span("Space marks several, Enter goes on", "dim"))
        self.title_line.show([words])
        session = self.session
        at = next(iter(sorted(self.marked)), None) if self.rows.cursor_key is None else None
        self.rows.show_rows(
            pick_rows(session, measures_of(session), self.marked, self.rows.text_width - 1), at=at
        )

    def _tell(self, progress: StopProgress | None) -> None:
        """Show a stop test as far as it was told, or go back to picking."""
        between = (progress is None) != (self.progress is None)
        self.progress = progress
        if between:
            self._show_parts()
        else:
            self.show_workspace()

    # ---- picking and guessing

    def action_mark(self) -> None:
        """Mark the thing under the cursor, to stop several at once."""
        key = self.rows.cursor_key
        if self.progress is None and key is not None:
            self.marked ^= {key}
            self._show_pick()

    @on(RowsView.Chosen, "#pick")
    def _picked(self, event: RowsView.Chosen) -> None:
        self._guess(tuple(sorted(self.marked)) if self.marked else (event.key,))

    @work(exclusive=True, group="dialog")
    async def _guess(self, items: tuple[str, ...]) -> None:
        """Take the room's number before the answer shows, and keep it."""
        from spm_tui.tui.dialogs.room_guess import take_guess

        guesses = await take_guess(self.app, self.workspace, items)
        if guesses is not None:
            self._tell(StopProgress(items=items, guesses=guesses))

    def to_copy(self) -> str:
        """Return the thing under the cursor, or what the stop has come to: at its end the sentence to say.

        The curve is copied as it is shown.
        """
        if self.progress is not None:
            as_of = self.workspace.as_of
            if self.progress.loosen:
                return self.loosen.text(self.session, self.progress.months(self.session), as_of)
            return "" if self.progress.curve else self.progress.text(self.session, as_of)
        return thing_text(self.session, self.rows.cursor_key or "")

    # ---- the bar

    def action_next(self) -> None:
        """Show the next step of the bar; while picking, go on with what is picked."""
        if self.progress is None:
            self.rows.action_choose()
        else:
            self._tell(self.progress.moved(self.session, 1))

    def action_previous(self) -> None:
        """Take the last step back."""
        if self.progress is not None:
            self._tell(self.progress.moved(self.session, -1))

    def action_pick(self) -> None:
        """Choose something else."""
        self.marked = set()
        self._tell(None)

    def action_mode(self) -> None:
        """Show the next meaning of stop."""
        if self.progress is not None:
            self._tell(self.progress.other_meaning())
            self.host.say(f"Stop, here: {shown(self.progress.mode)}.")

    def action_horizon(self) -> None:
        """Change by when it should help."""
        if self.progress is not None:
            self._tell(self.progress.further(self.session))

    def action_curve(self) -> None:
        """Show how many are free by which month, or the bar again."""
        if self.progress is not None:
            self._tell(structs.replace(self.progress, curve=not self.progress.curve, loosen=False))

    def action_loosen(self) -> None:
        """Show what would loosen this stop, or the bar again."""
        if self.progress is not None:
            self._tell(structs.replace(self.progress, loosen=not self.progress.loosen, curve=False))

    def action_scroll_panes(self, by: int) -> None:
        """Show what there was no room for in the panes under the bar."""
        if self.progress is not None and self.progress.loosen:
            self.loosen.move(by)
            self.show_workspace()
        elif self.progress is not None:
            width, height = self.picture.text_width + 2, self.picture.size.height
            self._tell(self.progress.scrolled(self.session, by, width=width, height=height))

    def on_mouse_scroll_down(self) -> None:
        """Scroll the panes under the bar."""
        self.action_scroll_panes(1)

    def on_mouse_scroll_up(self) -> None:
        """Scroll them up again."""
        self.action_scroll_panes(-1)

    def action_back(self) -> None:
        """Go back to the bar where something else shows, else to the question."""
        if self.progress is not None and (self.progress.curve or self.progress.loosen):
            self._tell(structs.replace(self.progress, curve=False, loosen=False))
        else:
            self.host.action_go("question")
