"""The map: columns by kind, one thing in focus, rulers and the matrix. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from spm_tui.diagnosis.engine import measures_of
from spm_tui.text import cells
from spm_tui.tui.bindings import bindings_of, key_of
from spm_tui.tui.screens.profile_scroll import ProfileScroll
from spm_tui.tui.screens.worked_out_views import WORKED_OUT, WorkedOutViews
from spm_tui.tui.session_state.open_session import OpenSession
from spm_tui.tui.widgets.filter_line import Filtered, NameFilter
from spm_tui.tui.widgets.key_line import KeyLine
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.views.beginnings import NO_MAP, begin, map_hint
from spm_tui.views.map_choice import next_in_column, next_thing
from spm_tui.views.map_columns import columns, cut_kind_at, thing_at
from spm_tui.views.map_views import VIEWS, map_view
from spm_tui.views.styled_lines import EMPTY, Line, Span, width_of
from spm_tui.views.tab_line import tab_line
from spm_tui.views.to_paste import thing_text
from spm_tui.workshop.session import Session

#: Views longer than the screen by nature: the arrow keys scroll them.
SCROLLING = ("rulers", "trade", "run")
#: Views that mark the chosen thing.
MARKING = ("columns", "focus", "profile", "matrix")
#: Views that show which thing is chosen, so that `stop this` says what it stops.
SHOWING = (*MARKING, "curve")
#: Views that show what there is room for around the chosen thing: the wheel goes through the things.
FOLLOWING = ("columns", "matrix")
#: Things a page key goes further by, where what is shown follows the chosen one.
PAGE = 10


class Picture(LinesView, can_focus=True):
    """The view of the map that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.unfilter", "Show all", show=False)]


class MapScreen(WorkedOutViews):
    """What needs what. Arrow keys choose a thing; the view shows it in its surroundings."""

    PLACE = "map"
    CSS_PATH = "map_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("map"),
        Binding("up", "choose(0, -1)", "Up", show=False),
        Binding("down", "choose(0, 1)", "Down", show=False),
        Binding("left", "choose(-1, 0)", "Left", show=False),
        Binding("right", "choose(1, 0)", "Right", show=False),
        Binding("enter", "enter", "Focus", show=False),
        Binding("tab", "next_view", "Next view", show=False),
    ]

    title_line = query_one("#title", LinesView)
    picture = query_one("#picture", Picture)

    def __init__(self, open_session: OpenSession) -> None:
        super().__init__(open_session)
        self.profile_scroll = ProfileScroll()
        self.name_filter = NameFilter(self._show_found)

    def compose(self) -> ComposeResult:
        yield LinesView(id="title")
        yield Picture(id="picture")
        yield KeyLine("map")

    def on_mount(self) -> None:
        self.picture.focus()

    def wish(self, **wishes: object) -> None:
        """Show one thing: `item` is its id, `view` one of VIEWS."""
        item, view = wishes.get("item"), wishes.get("view")
        if isinstance(item, str):
            self.chosen, self.name_filter.sought = item, ""  # it is seen, whatever was looked for before
        self.view = view if isinstance(view, str) else self.view

    def show_workspace(self) -> None:
        """Draw the view that is chosen."""
        if not self.is_mounted or not self.picture.size.width:
            return
        session = self.shown_session
        known = [item.id for _, things in columns(session, self.only) for item in things]
        if self.chosen not in known:
            self.chosen = known[0] if known else None
        self._show_title(len(session.items))
        self.query_one(KeyLine).lead_with(without="" if self.view in SHOWING else "map-stop")
        if self.view == "profile":
            self.profile_scroll.fit(
                session, self.chosen, self.only, width=self.picture.text_width, height=self._room(session)
            )
        self.picture.show(self._lines())
        self.name_filter.count(len(known), len(session.items))

    # ---- looking for things by their names

    @property
    def only(self) -> frozenset[str] | None:
        """The things that are called what is looked for; None for all."""
        return self.name_filter.only((item.id, item.name) for item in self.workspace.session.items)

    def filtered(self) -> tuple[Filtered, Widget]:
        """Return what `/` looks with: it leaves the things of a name in each of the views."""
        return self.name_filter, self.picture

    def _show_found(self) -> None:
        self.profile_scroll.past = 0
        self.show_workspace()

    def _show_title(self, count: int) -> None:
        views = ((view, key_of("map", f"view('{view}')"), view) for view in VIEWS)
        width = self.title_line.size.width
        told = tab_line("Map", views, self.view, self.title_line.signs, width=width)
        counts = f"   {count} things, {len(self.workspace.session.ties)} needs"
        if width_of(told) + cells(counts) <= width:
            told = (*told, Span(counts, "dim"))
        self.title_line.show([told])

    def _lines(self) -> tuple[Line, ...]:
        session = self.shown_session
        if not session.items:
            return begin(NO_MAP, self.picture.text_width)
        if self.view in WORKED_OUT:
            return self.worked_out(session, self.picture.text_width, self.only)
        drawn = map_view(
            self.view,
            session,
            measures_of(session),
            width=self.picture.text_width,
            height=None if self.view == "focus" else self._room(session),
            chosen=self.chosen,
            only=self.only,
            past=self.profile_scroll.past,
            ascii=self.host.ascii_only,
        )
        return (*drawn, *self._hint(session))

    def _hint(self, session: Session) -> tuple[Line, ...]:
        """Return what to do where a view has little to show, a blank line before it; else nothing."""
        hint = map_hint(self.view, session, self.picture.text_width)
        return (EMPTY, *hint) if hint else ()

    def _room(self, session: Session) -> int:
        """Return the lines there are for the view itself, above what to do."""
        return max(6, self.picture.size.height - len(self._hint(session)))

    def to_copy(self) -> str:
        """Return the thing that is chosen, or the change; views that mark neither are copied whole."""
        if self.view == "loosen":
            session = self.shown_session
            return self.loosen.text(session, session.horizon_months, self.workspace.as_of)
        if self.chosen is None or self.view not in MARKING:
            return ""
        return thing_text(self.shown_session, self.chosen, needed_by=True)

    # ---- actions

    def action_view(self, view: str) -> None:
        """Go to another view of the same map."""
        self.view = view
        self.profile_scroll.follow_again()
        self.picture.scroll_home(animate=False)
        self.show_workspace()

    def action_next_view(self) -> None:
        """Go to the next view."""
        self.action_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def action_enter(self) -> None:
        """Put the chosen thing in focus, or go back to all of them."""
        self.action_view("columns" if self.view == "focus" else "focus")

    def action_choose(self, across: int, down: int) -> None:
        """Choose the next thing in the column, or the column beside it."""
        if self.view == "loosen":
            self.loosen.move(down)
            self.show_workspace()
        elif self.view in SCROLLING:
            self.picture.scroll_relative(y=down * 3, animate=False)
        else:
            session = self.workspace.session
            self._choose(
                next_thing(session, self.view, self.chosen, across=across, down=down, only=self.only)
            )

    def _choose(self, item: str | None) -> None:
        if item is not None:
            self.chosen = item
            self.show_workspace()

    def action_page(self, pages: int) -> None:
        """Go on by a screenful, where there is more than there is room for."""
        if self.view == "profile":
            self._scroll(pages * max(1, self._room(self.shown_session) - 6))
        elif self.view in FOLLOWING:
            self.action_choose(0, PAGE * pages)

    def _scroll(self, lines: int) -> None:
        self.profile_scroll.past += lines
        self.show_workspace()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on: in the column under the mouse, where it is cut, else in that of the chosen thing."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        kind = self._at(event, cut_kind_at) if self.view == "columns" else None
        if self.view == "profile":
            self._scroll(2 * step)
        elif kind is not None:
            session = self.workspace.session
            self._choose(next_in_column(session, self.chosen, kind, down=step, only=self.only))
        elif self.view in FOLLOWING:
            self.action_choose(0, step)

    def _at(self, event: events.MouseEvent, what: Callable[..., str | None]) -> str | None:
        """Return what the columns show where the mouse is: `thing_at` or `cut_kind_at`."""
        at = event.get_content_offset(self.picture)
        if at is None:
            return None
        width, height = self.picture.text_width, self.picture.size.height
        return what(
            self.shown_session, at.x, at.y, width=width, height=height, chosen=self.chosen, only=self.only
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the thing under the mouse; a click on the chosen one puts it in focus."""
        thing = self._at(event, thing_at) if self.view == "columns" else None
        if thing is not None and thing == self.chosen:
            self.action_enter()
        else:
            self._choose(thing)
