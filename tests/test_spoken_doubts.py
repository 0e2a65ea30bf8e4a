"""Kinds of speech that state nothing, or less than their words: asked, denied, or about two things."""

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None


def made(key: str, line: str):
    """Return the records a line adds to those of the bank."""
    assert BANK is not None
    after = enter(BANK, key, line).session
    return tuple(one for one in records(after, key) if one not in records(BANK, key))


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("disappearance", "would funding even move"),
        ("disappearance", "does sequencing really change"),
        ("disappearance", "will reporting collapse"),
        ("ownership", "idk who owns strategy"),
        ("ownership", "dunno who decides hiring"),
        ("ownership", "unsure who owns team topology"),
        ("stopping", "It would be wrong to claim that Open Wallet has been stopped."),
        ("stopping", "it's not true that Open Wallet frees 5 people"),
        ("disappearance", "I cannot say that funding would collapse"),
        ("disappearance", "I doubt that funding collapses"),
        ("ownership", "I wouldn't say that the board owns strategy"),
        ("reversibility", "nobody should pretend that Polaris buy is easy, it's untrue that 3 months do"),
    ],
)
def test_what_is_asked_or_denied_as_a_whole_makes_no_record(key: str, line: str) -> None:
    assert made(key, line) == ()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("new hires, portfolio decides, office rent, leadership decides", {"new hires", "office rent"}),
        (
            "on branch hours leadership decides, and on card design portfolio decides",
            {"branch hours", "card design"},
        ),
        ("for new vendors leadership decides but for repairs portfolio decides", {"new vendors", "repairs"}),
        ("audit scope, leadership decides, in the end, portfolio informs", {"audit scope"}),
        ("on hiring portfolio decides and leadership informs", {"hiring"}),
    ],
)
def test_a_row_of_decisions_parts_where_the_next_is_named(line: str, parts: set[str]) -> None:
    assert {one.decision_type for one in made("boundary", line)} == parts


@pytest.mark.parametrize(
    "small", ["not just a few user groups", "not only a few user groups", "not merely a few user groups"]
)
def test_a_small_number_that_is_only_the_beginning_is_a_check_that_fails(small: str) -> None:
    (made_one,) = made("vineyards", f"Polaris has its own revenue, but {small}, tons")
    assert (made_one.passes, made_one.fails) == (("own_revenue",), ("few_user_groups",))


@pytest.mark.parametrize("key", ANSWER_KEYS)
@pytest.mark.parametrize(
    "line", ["only", "the CFO decides, only", "stopping Open Wallet gives 8 people back, only"]
)
def test_a_line_that_breaks_off_behind_only_is_read_without_fail(key: str, line: str) -> None:
    assert enter(BANK, key, line).session is not None
