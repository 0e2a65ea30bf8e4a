"""How marked text looks: in reverse, so that it shows with no colour and on every ground."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def marked(strip: Strip, start: int, end: int) -> Strip:
    """Return a strip with the cells from `start` to `end` (not included) marked; what is in reverse turns."""
    start, end = max(0, start), min(strip.cell_length, end)
    if start >= end:
        return strip
    turned = [
        Segment(text, (style or Style()) + Style(reverse=not (style and style.reverse)), control)
        for text, style, control in strip.crop(start, end)
    ]
    return Strip.join([strip.crop(0, start), Strip(turned, end - start), strip.crop(end)])
