"""The portfolio: things and what they need, and the casebook; listed quickly, renamed, merged, deleted."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input

from spm_tui.text import clean, cut
from spm_tui.tui.keys import bindings_of
from spm_tui.tui.plain_text import content
from spm_tui.tui.screens.base import SessionScreen
from spm_tui.tui.widgets.entry import Completion, EntryBox, LineBox, Offer
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines import LinesView, RowsView
from spm_tui.views.line import Span
from spm_tui.views.portfolio import case_rows, thing_rows
from spm_tui.workshop import edits
from spm_tui.workshop.entry import preview_need
from spm_tui.workshop.entry.listing import Listed, list_things
from spm_tui.workshop.entry.suggesting import suggest_need
from spm_tui.workshop.references import refers_to
from spm_tui.workshop.session import items_by_id
from spm_tui.workspace import Workspace

THINGS_HINT = "team: Fleet 6, Berth 4     Tracking needs Position hub     Tracking > Fleet 4"
CASES_HINT = "one past decision a line, such as: Mar re-plan"


class PortfolioScreen(SessionScreen):
    """Type a line or paste a list; below it everything by kind, each with what it needs."""

    PLACE = "portfolio"
    CSS_PATH = "portfolio.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("portfolio")]

    title_line = query_one("#title", LinesView)
    box = query_one("#entry", LineBox)
    told = query_one("#told", LinesView)
    rows = query_one("#list", RowsView)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.cases = False

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        with Vertical(id="panel"):
            box = LineBox(id="entry", placeholder=THINGS_HINT)
            yield box
            yield LinesView(id="told")
            yield RowsView(id="list")
        yield Completion(box, self._suggest)
        yield KeyLine("portfolio")

    def on_mount(self) -> None:
        self.box.put(self.sitting.waiting.pop("portfolio", ""))
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
        hint = CASES_HINT if self.cases else THINGS_HINT
        if self.box.placeholder != hint:
            self.box.placeholder = hint
        counts = f"{len(session.items)} things, {len(session.ties)} needs, {len(session.cases)} cases"
        saved, alarm = self.sitting.keeper.words
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
        width = max(30, self.rows.size.width - 2)
        self.rows.show_rows(case_rows(session, width) if self.cases else thing_rows(session, width))

    def show_head(self) -> None:
        """Show whether all is saved."""
        self.show_workspace()

    def tell(self, text: str, style: str = "dim") -> None:
        """Say one thing under the line being typed."""
        self.told.show([(Span(" " + cut(text, max(10, self.told.size.width - 1)), style),)])  # type: ignore[arg-type]

    # ---- typing

    @on(Input.Changed, "#entry")
    def _typed(self, event: Input.Changed) -> None:
        if event.value.strip() and not self.cases:
            self.tell(preview_need(self.workspace.session, event.value))

    @on(Input.Submitted, "#entry")
    def _enter(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._take(event.value)

    @on(EntryBox.Pasted, "#entry")
    def _pasted(self, event: EntryBox.Pasted) -> None:
        self._take(event.text)

    def _take(self, text: str) -> None:
        session = self.workspace.session
        try:
            after, told, left = self._cases_from(text) if self.cases else list_things(session, text)
        except edits.Refused as refused:
            after, told, left = session, str(refused), tuple(text.splitlines())
        if after == session:
            told, left = told or "This could not be read as a thing or a need.", tuple(text.splitlines())
        self.workspace.apply(told, lambda _: after, place="portfolio")
        if left:
            self.box.give_back("; ".join(line for line in left if line.strip()))
        self.tell(told, "good" if not left else "warn")

    def _cases_from(self, text: str) -> Listed:
        session = self.workspace.session
        names = [line.strip(" \t-*") for line in text.splitlines() if line.strip(" \t-*")]
        for name in names:
            session = edits.add_case(session, edits.new_case(session, name))
        return Listed(session, f"{len(names)} case{'s' if len(names) != 1 else ''} listed.", ())

    @on(EntryBox.LeftDown)
    def _to_rows(self) -> None:
        self.rows.focus()

    @on(RowsView.LeftAtTop)
    def _to_box(self) -> None:
        self.box.focus()

    @on(RowsView.Chosen, "#list")
    def _chosen(self) -> None:
        self.action_form()

    # ---- actions

    @property
    def _under_cursor(self) -> tuple[str, str] | None:
        """The kind of row under the cursor (`item`, `tie`, `case`) and its id or position."""
        key = self.rows.cursor_key
        if key is None:
            return None
        kind, _, rest = key.partition(":")
        return kind, rest

    def action_leave_box(self) -> None:
        """Go between the line and the list."""
        (self.rows if self.box.has_focus else self.box).focus()

    def action_cases(self) -> None:
        """Switch between things and cases."""
        self.cases = not self.cases
        self.tell("")
        self.show_workspace()

    @work(exclusive=True, group="dialog")
    async def action_rename(self) -> None:
        """Rename the thing or case under the cursor; everything that refers to it follows."""
        from spm_tui.tui.screens.dialogs import AskLine

        here = self._under_cursor
        if here is None or here[0] == "tie":
            return
        kind, wanted = here
        session = self.workspace.session
        rows = session.cases if kind == "case" else session.items
        before = next(row.name for row in rows if row.id == wanted)
        name = await self.app.push_screen_wait(AskLine("Rename", text=before))
        if name and name.strip() and name.strip() != before:
            rename = edits.rename_case if kind == "case" else edits.rename_item
            self.workspace.apply(
                f"renamed {clean(before)}", lambda s: rename(s, wanted, name), place="portfolio"
            )
            self.tell(f"Now called {name.strip()}.", "good")

    @work(exclusive=True, group="dialog")
    async def action_merge(self) -> None:
        """Put the thing under the cursor into another one."""
        from spm_tui.tui.screens.dialogs import Pick

        here = self._under_cursor
        if here is None or here[0] != "item":
            return
        names = items_by_id(self.workspace.session)
        gone = names[here[1]]
        others = sorted(names.values(), key=lambda i: (i.kind != gone.kind, i.name))
        choices = [(i.id, i.name, i.kind) for i in others if i.id != gone.id]
        keep = await self.app.push_screen_wait(Pick(f"{gone.name} is the same thing as ...", choices))
        if keep is not None:
            self.workspace.apply(
                f"merged {clean(gone.name)}", lambda s: edits.merge_items(s, keep, gone.id), place="portfolio"
            )
            self.tell(f"{clean(gone.name)} is now part of {clean(names[keep].name)}.", "good")

    @work(exclusive=True, group="dialog")
    async def action_remove(self) -> None:
        """Delete what is under the cursor, after showing what refers to it."""
        from spm_tui.tui.screens.dialogs import Tell

        here = self._under_cursor
        if here is None:
            return
        kind, wanted = here
        if kind == "tie":
            self.workspace.apply(
                "deleted a need", lambda s: edits.delete_tie(s, int(wanted)), place="portfolio"
            )
            self.tell("Deleted. Ctrl+Z brings it back.")
            return
        table = "cases" if kind == "case" else "items"
        session = self.workspace.session
        name = next(
            row.name for row in (session.cases if kind == "case" else session.items) if row.id == wanted
        )
        places = refers_to(session, wanted, table)  # type: ignore[arg-type]
        if places:
            text = "It is named here, and these go or lose it:\n" + "\n".join(
                f"- {p.text}" for p in places[:30]
            )
            if len(places) > 30:
                text += f"\n- and {len(places) - 30} more"
            if not await self.app.push_screen_wait(Tell(f"Delete {name}?", text, yes="deletes it")):
                return
        remove = edits.delete_case if kind == "case" else edits.delete_item
        self.workspace.apply(f"deleted {clean(name)}", lambda s: remove(s, wanted), place="portfolio")
        self.tell(f"{clean(name)} is deleted. Ctrl+Z brings it back.")

    @work(exclusive=True, group="dialog")
    async def action_facts(self) -> None:
        """See and change the facts about the session."""
        from spm_tui.tui.screens.facts import ask_facts

        if (told := await ask_facts(self.app, self.workspace)) is not None:
            self.tell(told, "good")

    @work(exclusive=True, group="dialog")
    async def action_form(self) -> None:
        """Open every field of what is under the cursor."""
        from spm_tui.tui.screens.form import edit_case, edit_thing, edit_tie

        here = self._under_cursor
        if here is None:
            return
        kind, wanted = here
        ask = {"item": edit_thing, "case": edit_case, "tie": edit_tie}[kind]
        if (told := await ask(self.app, self.workspace, wanted)) is not None:
            self.tell(told, "good")

    def draft(self) -> dict[str, str]:
        """Return what is typed and not yet entered."""
        return {"portfolio": self.box.value} if self.is_mounted and self.box.value.strip() else {}
