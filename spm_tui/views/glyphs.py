"""The few signs the pictures draw with, each with its plain ASCII twin; no picture spells a sign itself."""

from msgspec import Struct


class Glyphs(Struct, frozen=True, kw_only=True):
    """One set of signs. Every sign is one cell wide in a terminal."""

    bar: str  # a full bar
    ghost: str  # what is only said, or not sure
    taken: str  # what is held back
    said: str  # what we said
    seen: str  # what it took, what the map shows
    both: str  # said and seen in the same place
    rule: str  # between said and seen
    back: str  # the rule where it points towards "less free"
    track: str  # the empty track of a ruler
    needs: str  # between two things of a chain
    here: str  # the chosen row
    tied: str  # needed directly
    two: str  # needed in two steps
    yes: str  # works
    look: str  # look at, shown
    maybe: str  # look at, worth checking
    part: str  # holds in part
    helps: str  # what would help
    dot: str  # between two short facts
    more: str  # a text that goes on
    corner: str  # all four corners of a box, clockwise from the top left
    joints: str  # where two boxes meet, above and below
    joint: str  # where an axis turns
    across: str
    down: str
    levels: str  # eighths of a column, rising


PRETTY = Glyphs(
    bar="█", ghost="░", taken="▒", said="○", seen="●", both="◉", rule="─", back="◂", track="·", needs="→",
    here="▸", tied="=", two="-", yes="✓", look="!", maybe="?", part="~", helps="▸",
    dot="·", more="…", corner="┌┐┘└", joints="┬┴", joint="└", across="─", down="│", levels=" ▁▂▃▄▅▆▇█",
)  # fmt: skip
ASCII = Glyphs(
    bar="#", ghost=":", taken="=", said="o", seen="*", both="@", rule="-", back="<", track=".", needs=">",
    here=">", tied="=", two="-", yes="+", look="!", maybe="?", part="~", helps=">",
    dot="-", more="..", corner="++++", joints="++", joint="+", across="-", down="|", levels=" ",
)  # fmt: skip


#: Signs of print in texts, each with a sign of ASCII that takes one cell as well.
TYPEWRITTEN = str.maketrans("“”„‘’…–", '"""\'\'~-')


def glyphs(ascii: bool) -> Glyphs:
    """Return the signs to draw with: plain ASCII ones when `ascii`."""
    return ASCII if ascii else PRETTY
