"""The words of a move in the answer table: both of its ends, or the one that was said."""

from typing import Any

import pytest
from entry_port import PORT, record

from spm_tui.views.record_words import record_words
from spm_tui.workshop.thing_names import names_of


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Re-plan > money > Customs to Pricing", "money, Customs to Pricing"),
        ("Re-plan > money > to Pricing", "money, to Pricing"),
        ("Re-plan > money > from Customs", "money, from Customs"),
        ("Re-plan > money", "money"),
    ],
)
def test_one_end_of_a_move_is_shown_and_says_which_end_it_is(line: str, said: str) -> None:
    made: Any = record("allocation_unit", line)
    assert record_words(made, names_of(PORT)).said == said
