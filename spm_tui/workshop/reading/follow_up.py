"""A remark on who finds something out, or that it comes later: for the parking lot, and no answer."""

from typing import Final

from spm_tui.workshop.reading.tokens import tokens_of

_FINDS_OUT: Final = frozenset(
    (
        "checks", "verifies", "asks", "clarifies", "confirms", "investigates", "finds", "looks", "digs",
        "follows", "recounts", "reports", "chases", "prüft", "fragt", "klärt",
    )
)  # fmt: skip
_FIND_OUT: Final = frozenset(
    (
        "check", "verify", "ask", "clarify", "confirm", "investigate", "find", "look", "dig", "follow",
        "recount", "report", "chase",
    )
)  # fmt: skip
#: Before a verb without an ending: `Marek will check`, `finance to confirm`.
_HELPING: Final = frozenset(("will", "to", "can", "shall", "must", "should", "going"))
_WHEN: Final = frozenset(("by", "until", "before", "next", "tomorrow", "bis"))
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
    verbs = (
        n
        for n, word in enumerate(words[: _LONGEST_NAME + 1])
        if n and (word in _FINDS_OUT or (word in _FIND_OUT and words[n - 1] in _HELPING))
    )
    verb = next(verbs, None)
    return verb is not None and bool(_WHEN & set(words[verb + 1 :]))
