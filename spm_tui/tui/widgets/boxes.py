"""Boxes whose lines are all alike: what they hold covers them, so they cost next to nothing to draw."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget


class Even(Widget):
    """Draws one line between its edges and shows it on every row there; it never scrolls.

    It stands behind the class whose style it takes: Textual reads styles by the first base.
    """

    #: How large what is inside is; unlike in Textual's own, another size of it lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the edges and one line between them."""
        width, height = self.outer_size
        top, bottom = self.styles.gutter.top, self.styles.gutter.bottom
        if crop.column_span != (0, width) or height <= top + bottom:
            return super().render_lines(crop)
        lines = super().render_lines(Region(0, 0, width, top + 1))
        lines += lines[-1:] * (height - top - bottom - 1)
        if bottom:
            lines += super().render_lines(Region(0, height - bottom, width, bottom))
        return lines[crop.y : crop.bottom]


class Beside(Horizontal, Even):
    """Holds what stands side by side."""


class Below(Vertical, Even):
    """Holds what stands one below the other."""
