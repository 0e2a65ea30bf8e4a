"""Fast entry: one typed line makes a record, a tally, a need or a thing; what is not understood is kept.

A line is made of parts at `>` (arrows and tabs too; `;` or commas where there is none). The first part is
what it is about; the others are told apart by their words, in any order. Known names are taken whole, by id
(`#id`), without the word for their kind, or by a beginning that fits one; any other name is new. Quotes keep
a text as it is, `Paym as team` says a kind, `key: value` gives any field, `?` says that the room does not
know. Words nobody understands go into the note; a line of which nothing is understood waits "to sort".
"""

from spm_tui.workshop.entry.editing import EnteredMany, enter_many, line_of, reenter, sort_line
from spm_tui.workshop.entry.entering import Entered, enter, enter_need
from spm_tui.workshop.entry.listing import Listed, list_things
from spm_tui.workshop.entry.suggesting import Suggestion, suggest, suggest_need
from spm_tui.workshop.entry.tallies import numbers_of
from spm_tui.workshop.entry.telling import preview, preview_need

__all__ = [
    "Entered", "EnteredMany", "Listed", "Suggestion", "enter", "enter_many", "enter_need", "line_of",
    "list_things", "numbers_of", "preview", "preview_need", "reenter", "sort_line", "suggest", "suggest_need",
]  # fmt: skip
