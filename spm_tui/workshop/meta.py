"""How a field of the file describes itself: label, help, unit, range, and whether it is said or seen.

Every field of `records.py` and `session.py` carries one `msgspec.Meta` made here; the form, the
validation, the documentation and the JSON Schema are all derived from it (see `fields.py`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final

from msgspec import Meta

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
#: Two ids joined by `>`.
PAIR_PATTERN = r"^[a-z0-9][a-z0-9-]*>[a-z0-9][a-z0-9-]*$"

#: Characters of one text in the file.
LONGEST_TEXT: Final = 20_000

Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=120)]
Pair = Annotated[str, Meta(pattern=PAIR_PATTERN, max_length=241)]
Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]
People = Annotated[float, Meta(ge=0, le=100_000, extra={"unit": "people"})]
Months = Annotated[float, Meta(ge=0, le=600, extra={"unit": "months"})]
Percent = Annotated[float, Meta(ge=0, le=100, extra={"unit": "%"})]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Day = date


def _describe(label: str, help: str, extra: Mapping[str, Any]) -> Meta:
    return Meta(title=label, description=help, extra=dict(extra))


def claim(label: str, help: str = "", **extra: Any) -> Meta:
    """Describe a field that holds what the room says or assumes (it stays in the firm session).

    `extra` is what `FieldSpec` knows beyond label, help, unit and range. A claim or evidence that no rule,
    measure, view or report names has to say why in `only_listed`.
    """
    return _describe(label, help, {"evidence": False, **extra})


def evidence(label: str, help: str = "", **extra: Any) -> Meta:
    """Describe a field that holds what happened or was seen (a gut feel loses it in the firm session)."""
    return _describe(label, help, {"evidence": True, **extra})


def about(label: str, help: str = "", **extra: Any) -> Meta:
    """Describe a field about the record or the session itself: neither claim nor evidence."""
    return _describe(label, help, {"evidence": False, "about": True, **extra})
