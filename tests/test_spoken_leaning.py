"""Facts that lean on the one before them in a line, and words with a name between them."""

from typing import Any

import pytest

from spm_tui.storage.files import load
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN

BANK = load(SPOKEN / "bank" / "base.toml").session
assert BANK is not None

_UNITS = (
    "in the March freeze the unit was the team, 11 months to show, "
    "in the Cards split it was flow and it needed two"
)
_LEVERS = "allocation gets decided by finance, org design by the executive team"
_ASSET = "we talk about Polaris like a stock when it is a vineyard"


def _given(key: str, line: str, *fields: str) -> list[Any]:
    made = records(enter(BANK, key, line).session, key)
    return [tuple(getattr(one, field) for field in fields) for one in made]


@pytest.mark.parametrize(
    ("key", "line", "fields", "given"),
    [
        ("vineyards", "Polaris is a brand, Core Ledger a stock", ("fits",), [("brand",), ("stock",)]),
        ("vineyards", _ASSET, ("spoken_as", "fits"), [("stock", "vineyard")]),
        ("ownership", _LEVERS, ("decided_by",), [("finance",), ("executive-team",)]),
        ("allocation_unit", _UNITS, ("unit", "months_to_effect"), [("team", 11), ("flow", 2)]),
    ],
)
def test_what_has_no_verb_of_its_own_takes_that_of_the_fact_before(
    key: str, line: str, fields: tuple[str, ...], given: list[Any]
) -> None:
    assert _given(key, line, *fields) == given


@pytest.mark.parametrize(
    ("key", "line", "field", "value"),
    [
        (
            "redesign_frequency",
            "March freeze took nothing more than reprioritising",
            "took_what",
            "reprioritised",
        ),
        ("redesign_frequency", "March freeze took a new team, 5 mhts", "months", 5),
        ("disappearance", "reporting is missed by nobody", "if_gone", "nobody-misses"),
        ("stopping", "Open Wallet is being closed down, we expect three people back", "said_people", 3),
        ("vineyards", "Polaris, version 3, we talk about as a stock", "spoken_as", "stock"),
        ("reversibility", "only the CEO can take the March freeze back", "who_can_undo", "ceo"),
    ],
)
def test_words_a_room_says_around_a_fact_are_read_with_it(
    key: str, line: str, field: str, value: object
) -> None:
    assert _given(key, line, field) == [(value,)]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("stopping", "the presses of Open Wallet are being closed"),
        ("stopping", "a stop of Open Wallet was last discussed 6 months ago"),
    ],
)
def test_what_is_only_under_way_or_talked_of_waits(key: str, line: str) -> None:
    assert enter(BANK, key, line).kind == "to-sort"
