"""What a widget draws itself, as this terminal is to show it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import ANSIToTruecolor
from textual.strip import Strip
from textual.widget import Widget


def apply_line_filters(widget: Widget, strips: Sequence[Strip]) -> list[Strip]:
    """Return a widget's strips without colour where none is wanted.

    Textual's filter for a terminal's own sixteen colours is left out: the looks of a view are none of
    those, and it would copy every line.
    """
    filters = [filter for filter in widget.get_line_filters() if not isinstance(filter, ANSIToTruecolor)]
    if not filters:
        return list(strips)
    _, background = widget.background_colors
    for filter in filters:
        strips = [strip.apply_filter(filter, background) for strip in strips]
    return list(strips)
