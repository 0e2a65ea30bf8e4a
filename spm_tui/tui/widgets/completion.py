"""What is offered while a line is typed, laid over the list below it: a key lays nothing out anew.

The offers stand below the rows where there is room. Where there is not, some lines of the list stay in sight
above them, those of the newest row and of the row written about first. A covered line is covered in its whole
width, and a rule above and below parts offers from rows: no offer stands among the words of a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from textual import events
from textual.strip import Strip

from spm_tui.text import cells, clean
from spm_tui.tui.widgets.entry_box import LineBox
from spm_tui.tui.widgets.rows_view import RowsView
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Line, Span, fit


class Offer(Protocol):
    """A completion: the text it puts in place of `start`..`end`, and what it is."""

    @property
    def text(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Suggest = Callable[[str, int], Sequence[Offer]]


#: Offers that have room before a row has, on a screen that is not very low.
FEWEST: Final = 4


class CoveredRows(RowsView):
    """A list whose lower lines can be covered for a while by others; what is under them stays."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._laid: tuple[Line, ...] = ()
        self._above: tuple[int, ...] = ()  # the numbers of the lines in sight above what covers
        self._marked = 0
        self._column = 0
        #: Called with the number of a covering line that was clicked, or with None for a click beside them.
        self.clicked: Callable[[int | None], None] | None = None
        #: Called while it is covered and there is other room.
        self.room_changed: Callable[[], None] | None = None

    @property
    def cover_lines(self) -> tuple[Line, ...]:
        """The lines that cover the list now; none when it is not covered."""
        return self._laid[self._rules_above : -1]

    @property
    def cover_from(self) -> int:
        """The line of the widget that the first covering line stands on."""
        return len(self._above) + self._rules_above

    @property
    def _rules_above(self) -> int:
        return 1 if self._laid and self._above else 0

    def cover_room(self, count: int) -> int:
        """Return how many of `count` lines there is room for: some rows stay in sight."""
        left = self._left_above(count)
        return max(1, self.size.height - left - (2 if left else 1))

    def _left_above(self, count: int) -> int:
        """Return how many lines of the list stay in sight above `count` lines that cover it."""
        height = self.size.height
        if not any(row.pick for row in self.shown_rows):
            return 0  # only words on how to begin
        least = min(count, max(1, min(max(FEWEST, height // 2), height - 4)))
        return max(0, min(self.total_lines(), height - 2 - least))

    def cover(
        self, lines: Sequence[Line], *, column: int = 0, marked: int = 0, keep: Sequence[str] = ()
    ) -> None:
        """Cover the list from a column on, `marked` with the cursor; with no lines, uncover it.

        The rows with the keys to `keep` stay in sight, the last of them first; else the one under the cursor.
        """
        new = tuple(lines)
        width = max((sum(cells(span.text) for span in line) for line in new), default=0)
        before = self._drawn()
        self._column = max(0, min(column, self.size.width - width))
        self._above = self._in_sight(self._left_above(len(new)), keep) if new else ()
        self._laid = (*((self._rule,) if self._above else ()), *new, self._rule) if new else ()
        self._marked = marked + self._rules_above
        pairs = enumerate(zip(before, self._drawn(), strict=True))
        if changed := [y for y, (was, is_now) in pairs if was != is_now]:
            self.refresh_lines(changed[0] + self.scroll_offset.y, changed[-1] - changed[0] + 1)

    def _drawn(self) -> list[tuple[object, ...]]:
        """Return what each line in sight shows: a line of the list, or one that covers it, and how."""
        height, top = self.size.height, self.scroll_offset.y
        drawn: list[tuple[object, ...]] = [(number,) for number in self._above] if self._laid else []
        drawn += [(line, self._column, place == self._marked) for place, line in enumerate(self._laid)]
        below = range(len(drawn), height)
        drawn += [()] * len(below) if self._laid and self._above else [(y + top,) for y in below]
        return drawn[:height]

    def _in_sight(self, room: int, keep: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of the lines that stay in sight: those shown now, with the rows to keep."""
        places = {row.key: index for index, row in enumerate(self.shown_rows)}
        kept = [self._lines_of(places[key]) for key in keep if key in places]
        kept = [lines for lines in kept or [self._lines_of(self._cursor)] if lines][-2:]
        top = max(0, min(self.scroll_offset.y, self.total_lines() - room))
        shown = range(top, top + room)
        if all(lines.start in shown and lines.stop <= shown.stop for lines in kept):
            return tuple(shown)
        newest = kept[-1][: max(1, room - (len(kept) - 1))]
        start = max(0, min(newest.stop - room, self.total_lines() - room))
        about = kept[0][: room - len(newest)]
        if not about or about.start >= start:
            return tuple(range(start, start + room))
        return (*about, *range(newest.stop - room + len(about), newest.stop))

    def _lay_out(self, rows: tuple[Row, ...], key: str | None) -> None:
        """Show these rows; lines above what covers them may be others than where they stand."""
        super()._lay_out(rows, key)
        if self._laid:
            self._above = tuple(number for number in self._above if number < self.total_lines())
            self.refresh()

    @property
    def _rule(self) -> Line:
        """The line between rows and what covers them."""
        return (Span(self.signs.across * self.size.width, "dim"),)

    def render_line(self, y: int) -> Strip:
        """Draw what covers this line in place of the line."""
        if not self._laid:
            return super().render_line(y)
        above = len(self._above)
        if y < above:
            return super().render_line(self._above[y] - self.scroll_offset.y)
        ground, width = self.look(""), self.size.width
        place = y - above
        if place >= len(self._laid):
            return super().render_line(y) if not above else Strip.blank(width, ground)
        if place == len(self._laid) - 1 or place < self._rules_above:
            return self.strip_of(self._laid[place]).adjust_cell_length(width, ground)
        over = self.strip_of(self._laid[place], "cursor" if place == self._marked else "offer")
        return Strip.join([Strip.blank(self._column, ground), over]).adjust_cell_length(width, ground)

    def on_resize(self) -> None:
        """Have what covers fit the room there is now."""
        if self._laid and self.room_changed is not None:
            self.room_changed()

    def allow_focus(self) -> bool:
        """Leave the focus in the line while offers cover the list, so that one of them can be clicked."""
        return super().allow_focus() and not self._laid

    def on_click(self, event: events.Click) -> None:
        """Take the covering line that was clicked; a click beside them is one on the list."""
        if not self._laid or self.clicked is None:
            return
        column = event.x - self._column
        lines = self.cover_lines
        place = event.y - self.cover_from
        over = 0 <= place < len(lines) and 0 <= column < sum(cells(s.text) for s in lines[place])
        self.clicked(place if over else None)
        if over:
            event.prevent_default()
        else:
            self.focus()


class Completion:
    """The offers for the line in a box: at most eight, made by the grammar and never filtered again.

    Tab takes one; Enter takes one only after the arrow keys chose it, otherwise it adds the line.
    """

    def __init__(
        self,
        box: LineBox,
        over: CoveredRows,
        suggest: Suggest,
        keep: Callable[[str], Sequence[str]] = lambda _line: (),
    ) -> None:
        self._box, self._over, self._suggest = box, over, suggest
        self._keep = keep  # the rows that stay in sight while a line is typed
        self._offers: tuple[Offer, ...] = ()
        self._asked: tuple[str, int] | None = None
        self._marked = 0
        self._chosen = False
        box.completion = self
        over.clicked = self._clicked
        over.room_changed = self._show

    @property
    def shown(self) -> bool:
        """Whether anything is offered now."""
        return bool(self._offers)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered now, best first."""
        return self._offers

    def ask(self) -> None:
        """Ask what to offer for the line as it is now, and show it."""
        state = (self._box.value, self._box.cursor_position)
        if state == self._asked:
            return
        self._asked = state
        self._marked, self._chosen = 0, False
        text, cursor = state
        # While a word is typed, and after a `>` what may follow.
        wanted = self._box.has_focus and (text[:cursor].rsplit(">", 1)[-1].strip() or ">" in text)
        self._offers = tuple(self._suggest(text, cursor)) if wanted else ()
        self._show()

    def hide(self) -> None:
        """Offer nothing until something else is typed."""
        self._asked = (self._box.value, self._box.cursor_position)
        self._offers, self._chosen = (), False
        self._show()

    def key(self, key: str) -> bool:
        """Do what a key means for the offers; return whether it meant anything."""
        if not self._offers:
            return False
        if key in ("down", "up"):
            self._chosen = True
            self._marked = (self._marked + (1 if key == "down" else -1)) % len(self._offers)
            self._show()
        elif key == "tab" or (key == "enter" and self._chosen):
            self._take(self._marked)
        elif key == "escape":
            self.hide()
        else:
            return False
        return True

    def _take(self, number: int) -> None:
        """Put an offer in place of what it completes."""
        offer, line = self._offers[number], self._box.value
        self._box.value = line[: offer.start] + offer.text + line[offer.end :]
        self._box.cursor_position = offer.start + len(offer.text)
        self.hide()

    def _clicked(self, number: int | None) -> None:
        if number is None:
            self.hide()
        else:
            self._take(self._first + number)

    @property
    def _first(self) -> int:
        """The number of the uppermost offer there is room for, so that the marked one is in sight."""
        return max(0, self._marked - self._room + 1)

    @property
    def _room(self) -> int:
        """How many offers there is room for."""
        return self._over.cover_room(len(self._offers))

    def _show(self) -> None:
        if not self._offers:
            self._over.cover(())
            return
        first, room = self._first, self._room
        names = [clean(offer.text) for offer in self._offers]
        details = [clean(offer.detail) for offer in self._offers]
        most = self._over.size.width - 3
        wide = min(max(map(cells, names)), most)
        rest = min(max(map(cells, details)), max(0, most - wide))
        lines = [
            (
                Span(f"{self._over.signs.here if n == self._marked else ' '}{fit(name, wide)} "),
                Span(f" {fit(detail, rest)}" if rest else "", "dim"),
            )
            for n, (name, detail) in enumerate(zip(names, details, strict=True))
        ]
        start = min(offer.start for offer in self._offers)
        column = self._box.column_of(start) - self._over.content_region.x - 1
        self._over.cover(
            lines[first : first + room],
            column=column,
            marked=self._marked - first,
            keep=self._keep(self._box.value),
        )
