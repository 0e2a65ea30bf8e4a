"""A remark on who finds something out, or that it comes later: for the parking lot, and no answer."""

from typing import Final

from spm_tui.workshop.reading.tokens import tokens_of

_FINDING_OUT: Final = frozenset(
    (
        "check", "checks", "verify", "verifies", "ask", "asks", "clarify", "clarifies", "confirm", "confirms",
        "investigate", "investigates", "find", "finds", "look", "looks", "dig", "digs", "follow", "follows",
        "counts", "recount", "recounts", "report", "reports", "chase", "chases", "prüft", "fragt", "klärt",
    )
)  # fmt: skip
_WHEN: Final = frozenset(("by", "until", "before", "after", "next", "on", "tomorrow", "later", "bis", "am"))
_PARKING: Final = (
    ("park",), ("let's", "park"), ("lets", "park"), ("parking", "lot"), ("take", "offline"), ("action",),
    ("todo",), ("to", "do"), ("follow", "up"), ("come", "back", "to"), ("open", "point"),
)  # fmt: skip
#: A name, a role, and what stands between it and its verb: `the head of operations will check`.
_LONGEST_NAME: Final = 6


def says_who_follows_up(line: str) -> bool:
    """Tell whether a line says that somebody finds something out by a time, or that it is to be parked."""
    words = [token.norm for token in tokens_of(line) if token.kind not in ("break", "sign")]
    if not words or "?" in line:
        return False
    if any(tuple(words[: len(start)]) == start for start in _PARKING):
        return True
    verb = next((n for n, word in enumerate(words[: _LONGEST_NAME + 1]) if word in _FINDING_OUT), None)
    return verb is not None and bool(_WHEN & set(words[verb + 1 :]))
