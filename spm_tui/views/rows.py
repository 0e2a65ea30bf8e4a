"""A row of a list: what every list on the screen is made of."""

from collections.abc import Sequence
from typing import NamedTuple

from spm_tui.views.styled_lines import Line


class Row(NamedTuple):
    """One thing in a list: the key it is known by and the lines that show it.

    Rows are equal when they show the same; how many lines there are is known before they are drawn.
    """

    key: str
    lines: Sequence[Line]
    pick: bool = True  # headings are shown but never picked
    words: str = ""  # what it is found by; without, all that its lines show
    follows: bool = False  # stands under the row before it, and comes and goes with it
