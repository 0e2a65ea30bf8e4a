"""A choice under the line that is too wide keeps what it chooses; words it only quotes are cut first."""

import pytest

from spm_tui.text import cells
from spm_tui.views.part_lines import shortened_choice


@pytest.mark.parametrize(
    ("text", "width", "left"),
    [
        (
            "Question 2: Motor | in 3 months (by february)",
            60,
            "Question 2: Motor | in 3 months (by february)",
        ),
        (
            "Question 2: Motor | in 3 months (by the end of february at the latest)",
            60,
            "Question 2: Motor | in 3 months (by the end of…t the latest)",
        ),
        (
            "Question 2: Customer Data Platform | we said 8 people back | in 3 months (by february)",
            74,
            "Question 2: Customer Data Platform | we said 8 people back | in 3 months",
        ),
        (
            "Motor: we said 4 people back   (typed: Mootoor with a long tail of words)",
            60,
            "Motor: we said 4 people back   (typed: Mootoo…tail of words)",
        ),
        (
            "Customer Data Platform for the Whole Group: we said 4 people   (a new one)",
            64,
            "Customer Data Pl…the Whole Group: we said 4 people   (a new one)",
        ),
    ],
)
def test_a_choice_keeps_what_decides(text, width, left):
    assert shortened_choice(text, width) == left
    assert cells(left) <= width


@pytest.mark.parametrize("width", [20, 40, 74])
def test_a_choice_of_wide_signs_is_cut_by_its_cells(width):
    text = f"Question 2: {'港' * 40} | in 3 months (bis {'月' * 20})"
    assert len(shortened_choice(text, width)) < len(text)
