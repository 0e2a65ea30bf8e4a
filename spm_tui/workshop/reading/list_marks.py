"""The sign before a line of a list, which is no word of it: `- needs Fleet`, `2. Berth stopped`."""

import re
from typing import Final

#: A dash before a figure may be one who gave no answer, and stays.
_MARK: Final = re.compile(r"\s*(?:[-–](?!\s+\d)\s+|[*•·▪‣]\s+|\d{1,3}[.)]\s+)(?:\[[ xX]?\]\s+)?(?=\S)")


def without_list_mark(line: str) -> str:
    """Return a line without the sign of a list before it; a line of nothing else stays."""
    return _MARK.sub("", line, count=1) if _MARK.match(line) else line
