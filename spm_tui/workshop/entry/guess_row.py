"""A row of guesses and a span of time as one line: `5 6 8 8 10 > 1 month`."""

import re

from spm_tui.workshop.reading.quantities import Quantity, quantities

#: A dash at one side of a figure or between the only two: a span, a card without a number, or a minus.
_TWO_WAYS = re.compile(r"(?<!\S)[-–−]\d|\d[-–−]\s+\d|^\s*\d\S*\s+[-–−]\s+\d\S*\s*$")
_NO_CARD = re.compile(r"(?<!\S)[-–−?](?!\S)")
#: What to write instead.
DASHES = "A dash alone is a card without a number; a span is 4-6, without blanks."


def reads_two_ways(text: str) -> bool:
    """Tell whether a row of cards holds a dash that could mean two things."""
    return _TWO_WAYS.search(text.partition(">")[0]) is not None


def numbers_of(text: str) -> tuple[tuple[float, ...], float | None]:
    """Return every figure of people in a row of guesses, and the months where a span of time is given.

    `5 6 8 8 10 > 1 month` gives five guesses and 1 month, `8 in 1 month` one. Words in between are passed
    over, and so is a dash alone: a card without a number.
    """
    found: tuple[Quantity, ...] = ()
    for part in _NO_CARD.sub(" ", text).split(">"):
        found += quantities(part) or tuple(
            one for word in re.split(r"[\s,;/]+", part) for one in quantities(word)
        )
    people = tuple(one.value for one in found if one.unit in ("", "people"))
    return people, next((one.value for one in found if one.unit == "months"), None)
