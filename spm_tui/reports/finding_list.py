"""What was noticed as CSV, a row for each note, never without what was said against it."""

from spm_tui.reports.csv_text import csv_text
from spm_tui.reports.output_formats import Export
from spm_tui.views.marks import dissent, state_words
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import PEOPLE_LINE, listed, shown

_HEAD = (
    "What we noticed", "More", "State", "Kind", "About", "How we know", "Size", "Unit", "Disputed",
    "May be off", "Ask", "Key", "Note",
)  # fmt: skip


def write(export: Export) -> str:
    """Return the notes that are shown or worth checking, in their order."""
    called = names_of(export.session)
    rows = (
        (
            one.headline,
            one.detail,
            state_words(one),
            shown(one.tone),
            listed(map(called.label, one.items)),
            one.known,
            one.size.value if one.size else None,
            one.size.unit if one.size else None,
            "; ".join(dissent(one)),
            one.could_be_wrong,
            one.ask,
            one.key,
            PEOPLE_LINE,
        )
        for one in export.diagnosis.fired
    )
    return csv_text(_HEAD, rows, mark=True)
