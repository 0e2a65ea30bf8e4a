"""The line in which one types what to look for in a list; the list follows at every key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar, Final, Protocol

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.widget import Widget

from spm_tui.tui.widgets.boxes import Beside
from spm_tui.tui.widgets.entry_box import EntryBox
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.filtering import names_found
from spm_tui.views.styled_lines import Span, fit


class Filtered(Protocol):
    """What can show only a part of what it holds."""

    #: What is looked for now; empty when all is shown.
    sought: str
    #: How many things are shown, and how many there are.
    counts: tuple[int, int]
    #: Called when something else is shown, or another number of things.
    counted: Callable[[], None] | None

    def filter_by(self, text: str) -> None:
        """Show only what holds all words of a text; with none, all of it."""


class NameFilter:
    """What is looked for among named things that are no list of rows; `show` shows those that are left."""

    def __init__(self, show: Callable[[], None]) -> None:
        self._show = show
        self.sought = ""
        self.counts = (0, 0)
        self.counted: Callable[[], None] | None = None

    def filter_by(self, text: str) -> None:
        """Leave only the things whose names hold all words of a text; with none, all of them."""
        self.sought = text
        self._show()

    def only(self, things: Iterable[tuple[str, str]]) -> frozenset[str] | None:
        """Return the ids of those (id, name) that are called what is looked for; None for all."""
        return names_found(things, self.sought)

    def count(self, shown: int, of: int) -> None:
        """Note how many are shown by now, and tell of it."""
        self.counts = shown, of
        if self.counted is not None:
            self.counted()


class FilterBox(EntryBox):
    """The box in the line: Enter keeps what is found and goes to the list, Esc shows all of it again."""

    COMMANDS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, line: FilterLine) -> None:
        super().__init__(placeholder="any part of a name", id="sought")
        self._line = line

    @property
    def filled(self) -> bool:
        """Whether keys find something to act on by now; see early_keys."""
        return self._line.filled

    async def takes_key(self, event: events.Key) -> bool:
        """Give a key to the line; a `/` more, as one that opened it, is not looked for."""
        if self._line.key(event.key) or (event.character == "/" and not self.value):
            return True
        return await super().takes_key(event)

    def paste(self, text: str) -> None:
        """Look for the words of a pasted text, whatever its lines."""
        super().paste(" ".join(text.split()))

    def watch_value(self, value: str) -> None:
        """Have the list follow what is typed."""
        self._line.look(value)


class FilterLine(Beside):
    """`/ words   12 of 340`, for one list: what it shows, and the widget that has the focus meanwhile."""

    DEFAULT_CSS = """
    FilterLine { height: 1; background: $panel; }
    FilterLine #filter-sign { width: 3; height: 1; }
    FilterLine #sought { width: 1fr; padding: 0; }
    FilterLine #filter-count { width: 16; height: 1; }
    """

    def __init__(self, filtered: Filtered, view: Widget, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.view = view
        self._filtered = filtered
        self.box = FilterBox(self)

    def compose(self) -> ComposeResult:
        yield LinesView(id="filter-sign")
        yield self.box
        yield LinesView(id="filter-count")

    def on_mount(self) -> None:
        self._filtered.counted = self.count
        self.query_one("#filter-sign", LinesView).show([(Span(" / ", "key"),)])

    def open(self) -> None:
        """Take what is looked for; what was kept from before can be typed on."""
        self.display = True
        self.box.cursor_position = len(self.box.value)
        self.screen.set_focus(self.box)
        self.count()

    @property
    def filled(self) -> bool:
        """Whether what it leads has its rows."""
        return True

    def look(self, text: str) -> None:
        """Have the list show what holds these words."""
        if text != self._filtered.sought:
            self._filtered.filter_by(text)
        self.count()

    def count(self) -> None:
        """Say how many are shown; an empty line where the list shows all of it again by itself."""
        if self.box.value and not self._filtered.sought:
            self.box.value = ""
            self.display = self.box.has_focus
        found, of = self._filtered.counts
        for view in self.query("#filter-count").results(LinesView):
            view.show([(Span(fit(f"{found} of {of}", 15, "right"), "dim"),)])

    def key(self, key: str) -> bool:
        """Do what a key means here besides typing; return whether it meant anything."""
        if key == "escape" or (key in ("enter", "down") and not self.box.value.strip()):
            self.close()
        elif key in ("enter", "down"):
            self.screen.set_focus(self.view)
        return key in ("escape", "enter", "down", "up")

    def close(self) -> None:
        """Show all of the list again, and go to it."""
        self.box.value = ""
        self.screen.set_focus(self.view)
        self.display = False


#: What the keys that move do in the list while one types.
_MOVES: Final[dict[str, Callable[[RowsView], None]]] = {
    "up": lambda rows: rows.action_move(-1),
    "down": lambda rows: rows.action_move(1),
    "pageup": lambda rows: rows.action_page(-1),
    "pagedown": lambda rows: rows.action_page(1),
    "home": lambda rows: rows.action_edge(-1),
    "end": lambda rows: rows.action_edge(1),
    "enter": lambda rows: rows.action_choose(),
}


class PickLine(FilterLine):
    """The line over choices: always there, and what moves and chooses does so in the list below."""

    def __init__(self, rows: RowsView, *, numbered: bool = False) -> None:
        """With `numbered`, a digit chooses the row of its place, as long as nothing is looked for."""
        super().__init__(rows, rows, id="filter")
        self._rows, self._numbered = rows, numbered

    @property
    def filled(self) -> bool:
        """Whether the list below has its rows."""
        return self._rows.filled

    def key(self, key: str) -> bool:
        """Move or choose in the list; Esc shows all choices again, and with all shown leaves."""
        if key == "escape" and self.box.value:
            self.box.value = ""
            return True
        if self._numbered and key in "123456789" and not self.box.value:
            self._rows.choose(int(key) - 1)
            return True
        if (move := _MOVES.get(key)) is not None:
            with suppress(SkipAction):  # all choices are in view
                move(self._rows)
        return move is not None
