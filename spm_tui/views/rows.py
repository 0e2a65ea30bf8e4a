"""A row of a list: what every list on the screen is made of."""

from typing import NamedTuple

from spm_tui.views.line import Line


class Row(NamedTuple):
    """One thing in a list: the key it is known by and the lines that show it."""

    key: str
    lines: tuple[Line, ...]
    pick: bool = True  # headings are shown but never picked
