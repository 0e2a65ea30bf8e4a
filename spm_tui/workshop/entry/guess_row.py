"""A row of guesses and a span of time as one line: `5 6 8 8 10 > 1 month`."""

import re

from spm_tui.workshop.reading.quantities import Quantity, quantities


def numbers_of(text: str) -> tuple[tuple[float, ...], float | None]:
    """Return every figure of people in a row of guesses, and the months where a span of time is given.

    `5 6 8 8 10 > 1 month` gives five guesses and 1 month, `8 in 1 month` one. Words in between are passed
    over.
    """
    found: tuple[Quantity, ...] = ()
    for part in text.split(">"):
        found += quantities(part) or tuple(
            one for word in re.split(r"[\s,;/]+", part) for one in quantities(word)
        )
    people = tuple(one.value for one in found if one.unit in ("", "people"))
    return people, next((one.value for one in found if one.unit == "months"), None)
