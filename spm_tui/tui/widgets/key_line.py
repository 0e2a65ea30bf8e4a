"""The footer: the keys of this screen on one line, clickable, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from spm_tui.text import cells
from spm_tui.tui.bindings import footer_of
from spm_tui.tui.key_table import FILTERING, Key
from spm_tui.tui.widgets.lines_view import LinesView
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.styled_lines import Span


class KeyLine(LinesView):
    """One line of keys and what they do, now: in the line, or in the list. A click does it."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $panel; padding: 0 1; scrollbar-size: 0 0; }
    """

    def __init__(self, place: str) -> None:
        super().__init__(id="keys")
        self._place = place
        self._spots: list[tuple[int, int, str]] = []
        self._first: tuple[str, ...] = ()
        self._without: tuple[str, ...] = ()

    def lead_with(self, *first: str, without: str | tuple[str, ...] = "") -> None:
        """Name the keys with these ids before all others, and those that do nothing now not at all."""
        without = (without,) if isinstance(without, str) else without
        if (first, without) != (self._first, self._without):
            self._first, self._without = first, without
            self.fit()

    def _in_order(self, footer: Sequence[tuple[str, Key]]) -> list[tuple[str, Key]]:
        rank = {name: place for place, name in enumerate(self._first)}
        kept = [(word, key) for word, key in footer if key.id not in self._without]
        return sorted(kept, key=lambda found: rank.get(found[1].id, len(rank)))

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self.fit)

    def on_resize(self) -> None:
        """Fit the keys into the new width."""
        self.fit()

    def fit(self) -> None:
        """Name as many keys as fit, others left out from the end; the way back, help and quit stay."""
        if not self.size.width or self.screen.focused is None:
            return
        listing = isinstance(self.screen.focused, RowsView)
        names = "list" if listing else self._place
        looking = [(key.label, key) for key in FILTERING] if self.screen.focused.id == "sought" else []
        footer = (
            [*looking, *footer_of(self._place, listing)[-1:]] if looking else footer_of(self._place, listing)
        )
        keys = [(k.id, k.shown(names), word, k.action) for word, k in self._in_order(footer)]
        *rest, last = keys
        tail = [key for key in rest if key[0] == "help"] + [last]
        others = [key for key in rest if key[0] != "help"]
        while self._width_of(others + tail) > self.size.width:
            spare = [key for key in others if not key[0].endswith("-back")] or others
            if not spare:
                break
            others.remove(spare[-1])
        spans: list[Span] = []
        self._spots = []
        at = 0
        for _, name, label, action in (*others, *tail):
            end = at + cells(name) + 1 + cells(label)
            self._spots.append((at, end, action))
            spans += [Span(name, "strong"), Span(f" {label}  ")]
            at = end + 2
        self.show([tuple(spans)])

    @staticmethod
    def _width_of(keys: Sequence[tuple[str, str, str, str]]) -> int:
        return sum(cells(name) + cells(label) + 3 for _, name, label, _ in keys) - 2

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        x = event.x - 1
        for left, right, action in self._spots:
            if left <= x < right:
                await self.app.run_action(action, default_namespace=self.screen)
                return
