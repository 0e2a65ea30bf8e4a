"""Fast entry: one typed line makes a record, a tally, a need or a thing; what is not understood is kept.

A line is read as it is spoken (`reading/`). Parts at `>` (arrows and tabs too) are read by the same reader:
the first is what the line is about, the others are told apart by their words, in any order. In a part known
names are taken whole, by id (`#id`), without the word for their kind, or by a beginning that fits one; any
other name is new. Quotes keep a text as it is, `Paym as team` says a kind, `key: value` gives any field, `?`
says that the room does not know. A part nobody understands goes into the note; a line of which nothing is
understood waits "to sort".
"""

from spm_tui.workshop.entry.editing import EnteredMany, enter_many, line_of, reenter, sort_line
from spm_tui.workshop.entry.entering import Entered, enter, enter_need
from spm_tui.workshop.entry.guess_row import numbers_of
from spm_tui.workshop.entry.listing import Listed, list_things
from spm_tui.workshop.entry.previewing import preview_line, preview_list
from spm_tui.workshop.entry.suggesting import Suggestion, suggest, suggest_need
from spm_tui.workshop.reading.list_above import Above

__all__ = [
    "Above", "Entered", "EnteredMany", "Listed", "Suggestion", "enter", "enter_many", "enter_need", "line_of",
    "list_things", "numbers_of", "preview_line", "preview_list", "reenter", "sort_line", "suggest",
    "suggest_need",
]  # fmt: skip
