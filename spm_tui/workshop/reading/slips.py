"""Whether one word is a slip of the finger for another, and not a word of its own."""

from spm_tui.workshop.reading.edit_distance import Levenshtein

_ROWS = ("qwertzuiop", "asdfghjkl", "yxcvbnm", "qwertyuiop", "zxcvbnm")
_ALIKE = ("aeiouy", "cksxz", "td", "fv", "mn", "gj", "vw", "bp", "bd", "ao")


def slipped(typed: str, meant: str, *, name: bool = False) -> bool:
    """Tell whether one word is a slip for another: letters left out, doubled, turned, alike, or beside
    each other.

    `halted` is a word of its own and no slip for `halved`: `t` is neither like `v` nor beside it. Of a
    name any
    letter too many is one.
    """
    edits = Levenshtein.editops(typed, meant)
    added = [meant[edit.dest_pos] for edit in edits if edit.tag == "insert"]
    for edit in edits:
        letter = typed[edit.src_pos : edit.src_pos + 1]
        if edit.tag == "replace" and not _close_keys(letter, meant[edit.dest_pos]):
            return False
        beside = typed[max(0, edit.src_pos - 1) : edit.src_pos] + typed[edit.src_pos + 1 : edit.src_pos + 2]
        if (
            edit.tag == "delete"
            and not name
            and letter not in added
            and not any(letter == one or _close_keys(letter, one) for one in beside)
        ):
            return False
    return True


def _close_keys(one: str, other: str) -> bool:
    if any(one in group and other in group for group in _ALIKE):
        return True
    return any(one in row and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _ROWS)


def is_within(word: str, other: str) -> bool:
    """Tell whether a word is another with letters left out: `workd`."""
    letters = iter(other)
    return all(letter in letters for letter in word)


_ENDINGS = frozenset(("s", "es", "d", "ed", "r", "er", "rs", "ers", "ing", "ings", "ly"))


def inflected(word: str, other: str) -> bool:
    """Tell whether one word is the other with an ending: `release` is no slip for `released`."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS
