"""How long a thing is tended is no change, and how it is spoken of was not seen."""

from typing import Any

import pytest
from entry_port import given_fields, record


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Position hub: the board tends it for 2 years", {"tended_by": "board", "committed_years": 2.0}),
        (
            "Position hub is tended by the CTO for the next 3 years",
            {"tended_by": "CTO", "committed_years": 3.0},
        ),
        ("nobody has tended the Position hub for 2 years", {"tended_by": "nobody"}),
        (
            "Position hub: vineyard, 30 months, nobody tends it",
            {"fits": "vineyard", "months_to_change": 30.0, "tended_by": "nobody"},
        ),
        ("Position hub, vineyard, they say", {"spoken_as": "vineyard"}),
        ("Position hub: stock, they say, really a vineyard", {"spoken_as": "stock", "fits": "vineyard"}),
    ],
)
def test_years_of_tending_are_no_change_and_what_they_say_was_not_seen(
    line: str, fields: dict[str, Any]
) -> None:
    found = given_fields(record("vineyards", line))
    found.pop("note", None)
    assert found == {"item": "position-hub", **fields}
