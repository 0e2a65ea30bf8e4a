"""Why something needs something, said behind the need: `Claims needs Polaris because it holds the rates`."""

import re
from typing import Final

_BECAUSE: Final = re.compile(
    r"\s*[,;]?\s+(?:because(?: of)?|cos|coz|cuz|weil|wegen)\b:?\s+(?=\S)", re.IGNORECASE
)


def without_reason(line: str) -> tuple[str, str]:
    """Return a line of a list up to the first `because` outside quotes, and the reason behind it.

    The reason is empty where the line gives none, or nothing stands before it.
    """
    for match in _BECAUSE.finditer(line):
        before = line[: match.start()]
        if before.strip() and before.count('"') % 2 == 0 and ">" not in before:
            return before.strip(), line[match.end() :].strip()
    return line, ""
