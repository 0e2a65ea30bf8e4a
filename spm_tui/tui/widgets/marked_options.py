"""Textual's own lists of options with the cursor of our lists: its sign before the option it stands on."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from spm_tui.views.glyphs import glyphs


def _option_of(strip: Strip) -> int | None:
    """Return the number of the option a line belongs to, as Textual notes it in the line."""
    return next((s.style.meta.get("option") for s in strip if s.style is not None and s.style.meta), None)


class MarkedOptions(OptionList):
    """Options that are set in by a cell or more, where the sign of the cursor stands.

    It stands behind the list whose style it takes: Textual reads styles by the first base.
    """

    def render_line(self, y: int) -> Strip:
        """Draw a line, the first one of the option under the cursor with its sign."""
        strip, here = super().render_line(y), self.highlighted
        if (
            here is None
            or _option_of(strip) != here
            or (y and _option_of(super().render_line(y - 1)) == here)
        ):
            return strip
        sign = glyphs(bool(getattr(self.app, "ascii_only", False))).here
        return Strip.join([Strip([Segment(sign, next(iter(strip)).style)], 1), strip.crop(1)])
