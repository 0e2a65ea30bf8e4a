"""Fast entry: one typed line makes a record, a tally, a need or a thing; what is not understood is kept.

A line is read as it is spoken (`reading/`). Parts at `>` (arrows and tabs too) are read by the same reader:
the first is what the line is about, the others are told apart by their words, in any order. In a part known
names are taken whole, by id (`#id`), without the word for their kind, or by a beginning that fits one; any
other name is new. Quotes keep a text as it is, `Paym as team` says a kind, `key: value` gives any field, `?`
says that the room does not know. A part nobody understands goes into the note; a line of which nothing is
understood waits "to sort".
"""

from typing import Any


def __getattr__(name: str) -> Any:
    """Give `enter`, the way into this room, which is imported when somebody asks for it.

    A package that imports its own modules is met half made by a second thread that imports one of them.
    """
    if name != "enter":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from spm_tui.workshop.entry.entering import enter

    return enter
