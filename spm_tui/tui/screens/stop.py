"""The stop screen: pick, guess first, then the bar shrinks one key a step; each step names what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import ClassVar

from msgspec import structs
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from spm_tui.diagnosis.engine import measures_of
from spm_tui.entanglement.graph import MODES
from spm_tui.entanglement.measures import Measures
from spm_tui.text import clean
from spm_tui.tui.keys import bindings_of
from spm_tui.tui.screens.base import SessionScreen
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines import LinesView, RowsView
from spm_tui.views.curve import curve_picture
from spm_tui.views.line import Line, Span, paragraph
from spm_tui.views.rows import Row
from spm_tui.views.stop import last_step, step_row, stop_picture
from spm_tui.workshop import edits
from spm_tui.workshop.ballots import tally, unsealed
from spm_tui.workshop.records import Stop
from spm_tui.workshop.session import Session, items_by_id
from spm_tui.workshop.words import PEOPLE_LINE, figure, listed, shown
from spm_tui.workspace import Workspace

HORIZONS = (1, 3, 6, 12, 18)


class StopScreen(SessionScreen):
    """What really comes free. The room's own number is taken before the answer shows."""

    PLACE = "stop"
    CSS_PATH = "stop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("stop"),
        Binding("space", "mark", "Choose several", show=False),
        Binding("backspace", "previous", "Step back", show=False),
    ]

    rows = query_one("#pick", RowsView)
    picture = query_one("#picture", LinesView)
    title_line = query_one("#title", LinesView)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.items: tuple[str, ...] = ()
        self.marked: set[str] = set()
        self.step: int | None = None  # None while picking
        self.mode_index = MODES.index("retire")
        self.horizon: float | None = None
        self.guesses: tuple[float, ...] = ()
        self.curve = False

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
        if isinstance(items, tuple) and items != self.items:
            self.marked = set(items)
            self.items, self.step, self.curve, self.guesses = (), None, False, ()
            if self.is_mounted:
                self._show_parts()

    # ---- showing

    @property
    def _measures(self) -> Measures:
        return measures_of(unsealed(self.workspace.session))

    def _stoppable(self) -> list[str]:
        measures = self._measures
        return [item.id for item in self.workspace.session.items if measures.stoppable([item.id])]

    def _show_parts(self) -> None:
        picking = self.step is None
        self.rows.display = picking
        self.picture.display = not picking
        (self.rows if picking else self.picture).focus()
        self.call_after_refresh(self.show_workspace)

    def show_workspace(self) -> None:
        """Show the things to pick from, or the bar as far as it was told."""
        if not self.is_mounted:
            return
        known = {item.id for item in self.workspace.session.items}
        if any(item not in known for item in self.items):
            self.items, self.step = (), None
            self._show_parts()
        if self.step is None:
            self._show_pick()
        elif self.picture.size.width:
            self._show_picture()

    def _show_pick(self) -> None:
        names = items_by_id(self.workspace.session)
        self.title_line.show(
            [(Span("If this stopped ...   ", "title"), Span("Space marks several, Enter goes on", "dim"))]
        )
        rows: list[Row] = []
        kind = ""
        for item_id in sorted(self._stoppable(), key=lambda i: self._order(names[i].kind)):
            item = names[item_id]
            if item.kind != kind:
                kind = item.kind
                rows.append(Row(f"kind:{kind}", ((Span(f" {kind.upper()}", "dim"),),), pick=False))
            mark = "[x]" if item_id in self.marked else "[ ]"
            stage = f"  {shown(item.stage)}" if item.stage else ""
            rows.append(Row(item_id, ((Span(f" {mark} {clean(item.name)}", "strong"), Span(stage, "dim")),)))
        if not rows:
            text = " Nothing to stop yet: list the things first (F6), or name one in question 2."
            rows = [Row("none", ((Span(text, "dim"),),), pick=False)]
        at = next(iter(self.marked), None)
        self.rows.show_rows(rows, at=at if self.rows.cursor_key is None else None)

    @staticmethod
    def _order(kind: str) -> int:
        from spm_tui.workshop.choices import ITEM_KINDS

        return ITEM_KINDS.index(kind)

    def _show_picture(self) -> None:
        session = unsealed(self.workspace.session)
        measures, mode = self._measures, MODES[self.mode_index]
        self.title_line.show([self._steps_line(session, measures)])
        width, height = self.picture.size.width, self.picture.size.height
        ascii = self.spm.ascii_only
        lines: Sequence[Line]
        if self.curve:
            lines = curve_picture(
                session, measures, self.items, width=width, height=height, mode=mode, ascii=ascii
            )
            lines = (*lines, (Span(""),), *paragraph(PEOPLE_LINE, width, "dim"))
        else:
            lines = stop_picture(
                session, measures, self.items, width=width, height=height, mode=mode, horizon=self.horizon,
                step=self.step, guesses=self.guesses, as_of=self.workspace.as_of, ascii=ascii,
            )  # fmt: skip
        self.picture.show(lines)

    def _steps_line(self, session: Session, measures: Measures) -> Line:
        last = last_step(session, measures, self.items, mode=MODES[self.mode_index], horizon=self.horizon)
        step = min(self.step or 0, last)
        horizon = session.horizon_months if self.horizon is None else self.horizon
        more = "Enter: next step" if step < last else "that is all of it"
        return (
            Span(f"Step {step + 1} of {last + 1}", "strong"),
            Span(f"   should help within {figure(horizon, 'months')}   {more}", "dim"),
        )

    # ---- picking and guessing

    def action_mark(self) -> None:
        """Mark the thing under the cursor, to stop several at once."""
        key = self.rows.cursor_key
        if self.step is None and key is not None:
            self.marked ^= {key}
            self._show_pick()

    @on(RowsView.Chosen, "#pick")
    def _picked(self, event: RowsView.Chosen) -> None:
        self.items = tuple(sorted(self.marked)) if self.marked else (event.key,)
        self._guess()

    @work(exclusive=True, group="dialog")
    async def _guess(self) -> None:
        """Take the room's number before the answer shows, and keep it."""
        from spm_tui.tui.screens.dialogs import AskLine

        session = self.workspace.session
        record = self._record(session)
        before = ""
        if record is not None and record.said_people is not None:
            months = f" > {figure(record.said_months, 'months')}" if record.said_months is not None else ""
            before = f"{figure(record.said_people)}{months}"
        names = items_by_id(session)
        title = f"Guess first: {listed(names[i].name for i in self.items)}"
        explain = "How many people would come back, and in how many months? One guess each, from the cards."
        text = await self.app.push_screen_wait(
            AskLine(title, text=before, explain=explain, placeholder="5 6 8 8 10 > 1 month")
        )
        if text is None:
            self.items = ()
            return
        if text.strip() and text.strip() != before:
            self._keep_guess(text)
        self.step = 0
        self._show_parts()

    def _record(self, session: Session) -> Stop | None:
        wanted = set(self.items)
        given = session.answers.stopping
        return next((s for s in given.stops if set(s.items) == wanted), None) if given else None

    def _keep_guess(self, text: str) -> None:
        from spm_tui.workshop.entry import numbers_of

        people, months = numbers_of(text)
        if not people:
            self.spm.say(f'"{text}" holds no number; the bar starts without a guess.')
            return
        self.guesses = tuple(people) if len(people) > 1 else ()
        said = round(float(median(people)), 1)
        items = self.items

        def keep(session: Session) -> Session:
            given = session.answers.stopping
            stops = given.stops if given else ()
            at = next((n for n, s in enumerate(stops) if set(s.items) == set(items)), None)
            record = stops[at] if at is not None else Stop(items=items)
            record = structs.replace(
                record, said_people=said, said_months=months if months is not None else record.said_months
            )
            if len(people) > 1 and len(items) == 1:
                counts = {value: people.count(value) for value in sorted(set(people))}
                session = tally(session, "stopping", "said_people", counts, subject=items[0])
            if at is None:
                return edits.add_record(session, "stopping", record)
            return edits.replace_record(session, "stopping", at, record)

        self.workspace.apply("took the room's guess", keep, place="stopping")

    # ---- the bar

    def _move(self, by: int) -> None:
        if self.step is None:
            return
        session = unsealed(self.workspace.session)
        last = last_step(
            session, self._measures, self.items, mode=MODES[self.mode_index], horizon=self.horizon
        )
        self.step = max(0, min(last, self.step + by))
        self.curve = False
        self.show_workspace()

    def action_next(self) -> None:
        """Show the next step of the bar."""
        self._move(1)

    def action_previous(self) -> None:
        """Take the last step back."""
        self._move(-1)

    def action_pick(self) -> None:
        """Choose something else."""
        self.items, self.step, self.guesses, self.marked = (), None, (), set()
        self._show_parts()

    def action_mode(self) -> None:
        """Show the next meaning of stop."""
        if self.step is not None:
            self.mode_index = (self.mode_index + 1) % len(MODES)
            self.show_workspace()
            self.spm.say(f"Stop, here: {shown(MODES[self.mode_index])}.")

    def action_horizon(self) -> None:
        """Change by when it should help."""
        if self.step is None:
            return
        now = self.workspace.session.horizon_months if self.horizon is None else self.horizon
        later = [months for months in HORIZONS if months > now]
        self.horizon = float(later[0] if later else HORIZONS[0])
        self.show_workspace()

    def action_curve(self) -> None:
        """Show how many are free by which month, or the bar again."""
        if self.step is not None:
            self.curve = not self.curve
            self.show_workspace()

    @work(exclusive=True, group="dialog")
    async def action_why(self) -> None:
        """Name, for everything that stays, the chain of needs that holds it."""
        if self.step is None:
            return
        from spm_tui.tui.screens.dialogs import Tell

        names = items_by_id(self.workspace.session)
        things = self._measures.things(self.items, MODES[self.mode_index])
        told = [
            f"{names[kept.item].name}: " + " needs ".join(names[i].name for i in kept.chain)
            if len(kept.chain) > 1
            else f"{names[kept.item].name}: there for its own sake"
            for kept in things.kept
        ]
        text = "\n".join(told) if told else "Nothing stays: everything it needs is needed by nothing else."
        await self.app.push_screen_wait(Tell("What stays, and who holds it", text, yes="closes", no="closes"))

    @work(exclusive=True, group="dialog")
    async def action_ask(self) -> None:
        """Answer what was not asked yet; the bar follows."""
        if self.step is None:
            return
        from spm_tui.tui.screens.asking import answer_step

        session = unsealed(self.workspace.session)
        mode = MODES[self.mode_index]
        row = step_row(session, self._measures, self.items, self.step, mode=mode, horizon=self.horizon)
        if not row.ask:
            self.spm.say("Nothing is missing at this step.")
            return
        trade = self._measures.trade(self.items, mode, self.horizon)
        booked = self._measures.people(self.items, mode)
        told = await answer_step(self.app, self.workspace, self.items, row, booked, trade)
        if told:
            self.spm.say(told)

    @work(exclusive=True, group="dialog")
    async def action_trade(self) -> None:
        """Stop this, grow that: choose what should grow and see what would fit."""
        if self.step is None or len(self.items) != 1:
            return
        from spm_tui.tui.screens.dialogs import Pick, Tell
        from spm_tui.views.matrix import trade_words

        session = unsealed(self.workspace.session)
        wanting = [item for item in session.items if item.wants is not None and item.id not in self.items]
        if not wanting:
            self.spm.say("No other work says yet how many people it is still short of.")
            return
        choices = [(i.id, i.name, f"still short of {figure(i.wants, 'people')}") for i in wanting]
        grow = await self.app.push_screen_wait(Pick("What should grow?", choices))
        if grow is not None:
            pair = self._measures.pair_trade(self.items[0], grow, MODES[self.mode_index], self.horizon)
            text = trade_words(session, pair)
            await self.app.push_screen_wait(Tell("Stop this, grow that", text, yes="closes", no="closes"))
