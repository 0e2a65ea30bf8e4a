"""A view with a scroll bar of our own, which scrolls at once when there is more to show."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar


class OwnScrollBar(ScrollView):
    """A scroll view whose vertical bar is made by `make_bar`.

    Textual makes its own bar (Widget.vertical_scrollbar) and offers no way to give it another. It takes a
    new virtual size for the bar (Widget._scroll_update) only when it lays the whole screen out.
    """

    def make_bar(self) -> ScrollBar:
        """Return a new vertical bar."""
        raise NotImplementedError

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = self.make_bar()
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def scroll_through(self, height: int) -> None:
        """Scroll through this many lines from now on."""
        self.virtual_size = Size(1, height)  # one cell wide: lines are made for the width they are shown in
        self._scroll_update(self.virtual_size)
