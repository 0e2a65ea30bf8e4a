"""What if: changes tried beside the map, with what each stop gives today and then. The map stays as it is."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from spm_tui.diagnosis.engine import measures_of
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.trial_measures import Trial, trial
from spm_tui.memo import SameParts
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.screens.app_screen import SessionScreen
from spm_tui.tui.screens.loosen_pane import stops_of_room
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.session_state.worked_out import WorkedOut
from spm_tui.tui.widgets.boxes import Beside
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.styled_lines import Lines, Span, paragraph
from spm_tui.views.trial_words import NOTHING_TRIED, change_key, change_label, trial_lines, trial_rows
from spm_tui.workshop import what_ifs
from spm_tui.workshop.ballots import unsealed
from spm_tui.workshop.session import Session, WhatIf
from spm_tui.workshop.trials import tried
from spm_tui.workshop.what_ifs import MapChange, changes_of


class WhatIfScreen(SessionScreen):
    """The what ifs of the session with their changes; beside them, of the chosen one, today and then."""

    PLACE = "what-if"
    CSS_PATH = "what_if_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("what-if")]

    title_line = query_one("#title", LinesView)
    rows = query_one("#list", RowsView)
    side = query_one("#trial", LinesView)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.items: tuple[str, ...] = ()  # looked at beside the stops the room spoke of
        self.horizon: float | None = None
        self.came_from = "map"
        self._at: str | None = None
        self._worked_out = WorkedOut[Trial](open_session, "trial", self.show_workspace)

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Beside(id="body"):
            yield RowsView(id="list")
            yield LinesView(id="trial")
        yield KeyLine("what-if")

    def on_mount(self) -> None:
        self.rows.border_title = "Tried beside the map"
        self.side.border_title = "Today and then"
        self.rows.focus()
        self.call_after_refresh(self.show_workspace)

    def wish(self, **wishes: object) -> None:
        """Try a `change`; look at the stop of these `items` too, within a `horizon`; go back to `back`."""
        items, horizon, change = wishes.get("items"), wishes.get("horizon"), wishes.get("change")
        self.came_from = str(wishes.get("back", "map"))
        self.items = items if isinstance(items, tuple) else ()
        self.horizon = horizon if isinstance(horizon, float) else None
        if isinstance(change, MapChange):
            self._try(change)

    @property
    def session(self) -> Session:
        """The session without what is not revealed."""
        return unsealed(self.workspace.session)

    @property
    def chosen(self) -> WhatIf | None:
        """The what if under the cursor, or the one whose change is."""
        key = (self.rows.cursor_key or "").partition(" ")[0]
        return next((one for one in self.workspace.session.what_ifs if one.id == key), None)

    @property
    def change(self) -> MapChange | None:
        """The change under the cursor; None where a whole what if is."""
        key, what_if = self.rows.cursor_key, self.chosen
        rows = changes_of(what_if) if what_if is not None else ()
        return next((one for one in rows if what_if and change_key(what_if, one) == key), None)

    # ---- showing

    def show_workspace(self) -> None:
        """Show what is tried, and of the chosen one today and then."""
        if not self.is_mounted or not self.rows.size.width:
            return
        words = "what would it give? The map and what we noticed stay as they are."
        self.title_line.show([(Span("What if   ", "title"), Span(words, "dim"))])
        self.rows.show_rows(trial_rows(self.session, max(20, self.rows.size.width - 3)), at=self._at)
        self._at = None
        self._show_side()

    def _show_side(self) -> None:
        self.side.show(self._lines(self.side.text_width))

    def _stops(self, session: Session) -> tuple[tuple[str, ...], ...]:
        measures = measures_of(session)
        room = stops_of_room(session, measures.stoppable) or ()
        own = (self.items,) if measures.stoppable(self.items) else ()
        return tuple(dict.fromkeys(tuple(sorted(one)) for one in (*own, *room)))

    def _lines(self, width: int) -> Lines:
        session, what_if = self.session, self.chosen
        if what_if is None:
            return paragraph(NOTHING_TRIED, width, "dim")
        stops, until = self._stops(session), measures_of(session).horizon(self.horizon)
        asked = (SameParts(session.items, session.ties, session.answers), what_if, stops, until)

        def work_out() -> Trial:
            then = Measures(tried(session, changes_of(what_if)))
            return trial(measures_of(session), then, stops, until)

        found = self._worked_out.of(asked, work_out)
        if found is None:
            return paragraph("Working it out ...", width, "dim")
        return trial_lines(
            session, what_if, found, width=width, horizon=until, as_of=self.workspace.as_of,
            ascii=self.host.ascii_only,
        )  # fmt: skip

    @on(RowsView.Moved, "#list")
    def _moved(self) -> None:
        self._show_side()
        self.side.scroll_home(animate=False)

    def to_copy(self) -> str:
        """Return nothing of its own: what stands side by side is copied whole."""
        return "\n".join("".join(span.text for span in row).rstrip() for row in self.side.lines)

    # ---- trying

    def _edit(self, label: str, what_if: WhatIf, at: str | None = None) -> None:
        self._at = at or what_if.id
        self.workspace.apply(label, lambda session: what_ifs.keep(session, what_if), place="what-if")

    def _try(self, change: MapChange) -> None:
        """Try one change by itself: as the what if that holds only this one, else as a new one."""
        session = self.workspace.session
        same = next((one for one in session.what_ifs if changes_of(one) == (change,)), None)
        if same is not None:
            self._at = same.id
            return
        label = change_label(unsealed(session), change)
        self._edit(f"tried {label}", what_ifs.begun(session, label, [change]))

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        """Add a change to the what if under the cursor; without one, begin it."""
        await self._ask_change(self.chosen)

    @work(exclusive=True, group="dialog")
    async def action_new(self) -> None:
        """Begin another what if."""
        await self._ask_change(None)

    async def _ask_change(self, what_if: WhatIf | None) -> None:
        from spm_tui.tui.dialogs.which_change import ask_change

        session = self.session
        had = changes_of(what_if) if what_if is not None else ()
        stops = self._stops(session)
        change = await ask_change(self.host, session, had, stops, self.horizon)
        if change is None:
            return
        if what_if is None:
            self._try(change)
        else:
            more = what_ifs.with_changes(what_if, [*had, change])
            label = f"tried {change_label(session, change)}"
            self._edit(label, more, change_key(more, change))
        self.show_workspace()

    @work(exclusive=True, group="dialog")
    async def action_rename(self) -> None:
        """Give the what if under the cursor a name of its own."""
        from msgspec import structs

        from spm_tui.tui.dialogs.basic import AskLine

        if (what_if := self.chosen) is None:
            return
        name = await self.app.push_screen_wait(AskLine("What to call it", text=what_if.name))
        if name and name.strip():
            self._edit("named a what if", structs.replace(what_if, name=name.strip()))

    def action_drop(self) -> None:
        """Take back the change under the cursor, or the whole what if."""
        what_if, change = self.chosen, self.change
        if what_if is None:
            return
        if change is None:
            label, gone = f"took back {what_if.name}", what_if.id
            self.workspace.apply(label, lambda session: what_ifs.drop(session, gone), place="what-if")
        else:
            rest = [one for one in changes_of(what_if) if one != change]
            self._edit("took back a change", what_ifs.with_changes(what_if, rest))

    def action_scroll_side(self, by: int) -> None:
        """Scroll what stands side by side."""
        self.side.scroll_relative(y=by * max(1, self.side.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Go back to where this was asked from."""
        self.open_session.go(self.came_from)
