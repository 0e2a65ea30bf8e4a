"""The facilitator's drawer begins with what was prepared for this moment."""

from spm_tui.views.facilitator import drawer
from spm_tui.views.styled_lines import plain
from spm_tui.workshop.questions import QUESTIONS


def test_private_notes_come_before_what_is_the_same_in_every_workshop() -> None:
    told = plain(drawer(QUESTIONS[1], "Ask the harbour master first", width=60))
    assert told.index("Ask the harbour master first") < told.index("Probes")
    assert "in no export" in plain(drawer(QUESTIONS[1], "", width=60))
