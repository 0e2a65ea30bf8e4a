"""A figure in the unit its field has, as people write it: `90 min`, `1 year`, `4 FTE`, `50 %`.

The unit stands in the field's `Meta`. A figure in another unit is not taken for one without.
"""

import re
from typing import Final, NamedTuple

from spm_tui.workshop.reading.quantities import quantity


class Amount(NamedTuple):
    """The figure that was understood, or what is wrong with the text and what would be right."""

    value: float | None
    problem: str = ""


#: Unit -> what would be right in a field of it.
EXAMPLES: Final = {
    "people": "4, 2.5 or 4 FTE",
    "months": "3, 2 weeks or 1 year",
    "%": "50, 50 % or half",
    "years": "2, 18 months or a year and a half",
    "minutes": "90, 90 min or 1.5 h",
}
#: Words after a figure that say what is counted in a field without a unit.
_COUNTED = re.compile(
    r"\s*(?:x|times|others?|people|persons?|decisions?|moves?|answers?|of(?: the(?: last)?)? \S+(?: \w+)?)$"
)
_HALF: Final = {"half": 50.0, "all": 100.0, "a third": 33.0, "two thirds": 67.0, "a quarter": 25.0,
                "three quarters": 75.0, "none": 0.0, "nothing": 0.0}  # fmt: skip


def read_amount(text: str, unit: str) -> Amount:
    """Return the figure a text names in this unit; a bare figure is one of the unit itself.

    Weeks, quarters and years come back as months, hours as minutes; of a range the middle.
    """
    plain = " ".join(text.casefold().replace("’", "'").split())
    value = _minutes(plain) if unit == "minutes" else _share(plain) if unit == "%" else None
    if value is None:
        value = _bare(plain)
    if value is None:
        found = quantity(_COUNTED.sub("", plain) if not unit else plain)
        if found is not None and found.unit in ("", unit):
            value = found.value
        elif found is not None and found.unit == "months" and unit == "years":
            value = found.value / 12
    if value is not None:
        return Amount(value)
    asked = {"": "a number is wanted", "%": "a share is wanted"}.get(unit, f"a number of {unit} is wanted")
    return Amount(None, f"{asked}, such as {EXAMPLES[unit]}" if unit in EXAMPLES else asked)


def minutes_in(text: str) -> float | None:
    """Return the minutes a text of words and one figure names, as in `workshop of 90 minutes`."""
    found = re.search(r"(\d+) minutes?\b", text)
    return float(found[1]) if found is not None else None


def _bare(text: str) -> float | None:
    """Return a figure with nothing after it, as a computer would write it too."""
    try:
        return float(text.replace(",", ".")) if re.fullmatch(r"[-+\d.,e]+", text) else None
    except ValueError:
        return None


def _share(text: str) -> float | None:
    return _HALF.get(text.removesuffix(" of it").removesuffix(" of them"))


_NUMBER = r"\d+(?:[.,]\d+)?½?|½|half an?|an?|one|two|three|four|five|six|ten|twenty|thirty|forty-five|ninety"
_HOURS = r"(?:h|hr|hrs|hours?)"
_TIME = re.compile(
    rf"(?:(?P<h>{_NUMBER}) ?{_HOURS}(?P<half> and a half)?)?"
    rf"(?: ?(?:,|and)? ?(?P<m>{_NUMBER}) ?(?:m|min|mins|minutes?)?\.?)?"
)
_WORDS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
                 "twenty": 20, "thirty": 30, "forty-five": 45, "ninety": 90, "½": 0.5, "half a": 0.5,
                 "half an": 0.5}  # fmt: skip
_PARTS_OF_AN_HOUR: Final = {"quarter of an hour": 15.0, "a quarter of an hour": 15.0,
                            "three quarters of an hour": 45.0}  # fmt: skip


def _minutes(text: str) -> float | None:
    if text in _PARTS_OF_AN_HOUR:
        return _PARTS_OF_AN_HOUR[text]
    if (clock := re.fullmatch(r"(\d{1,2}):([0-5]\d)(?: ?h)?", text)) is not None:
        return int(clock[1]) * 60.0 + int(clock[2])
    match = _TIME.fullmatch(text)
    if not text or match is None:
        return None
    hours = _counted(match["h"]) + (0.5 if match["half"] else 0)
    return hours * 60 + _counted(match["m"])


def _counted(text: str | None) -> float:
    if not text:
        return 0.0
    if text in _WORDS:
        return float(_WORDS[text])
    return float(text.removesuffix("½").replace(",", ".")) + (0.5 if text.endswith("½") else 0)
