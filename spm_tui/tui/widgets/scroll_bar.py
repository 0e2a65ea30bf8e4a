"""The scroll bar of a view: Textual's own, drawn without a console and laying nothing out anew."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from spm_tui.tui.widgets.line_filters import apply_line_filters


class Bar(ScrollBar):
    """A vertical scroll bar."""

    #: Unlike in Textual's own, another size of the bar itself lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the bar; cells that are one segment are one strip."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, Style)
        assert bar.style.color is not None
        assert bar.style.bgcolor is not None
        width, height = self.outer_size
        cells = bar.render_bar(
            size=height, virtual_size=bar.virtual_size, window_size=bar.window_size, position=bar.position,
            thickness=width, back_color=bar.style.bgcolor, bar_color=bar.style.color,
        ).segments  # fmt: skip
        drawn = {id(cell): Strip([cell], width) for cell in cells}
        return apply_line_filters(self, [drawn[id(cell)] for cell in cells][crop.y : crop.bottom])
