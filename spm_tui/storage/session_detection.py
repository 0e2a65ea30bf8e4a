"""Detect whether bytes are a session file, valid or not, or a ballot; they are not decoded here."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

from spm_tui.workshop.choices import ANSWER_KEYS

#: The keys every session has, and the tables hardly anything else has.
_HEAD: Final = ("format", "title", "mode", "created")
_KEY: Final = re.compile(rf"^[ \t]*(?:\"|')?({'|'.join(_HEAD)})(?:\"|')?[ \t]*=", re.MULTILINE)
_TABLE: Final = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?:items|ties)[ \t]*\]\]|\[\[?[ \t]*answers\.(?:{'|'.join(ANSWER_KEYS)})\b)",
    re.MULTILINE,
)

_BALLOT: Final = re.compile(r"^ballot[ \t]*=", re.MULTILINE)


def resembles_ballot(data: bytes) -> bool:
    """Return whether the first lines of a file are those of a ballot that somebody fills in."""
    text = data.decode("utf-8-sig", "replace").replace("\r", "\n")
    return _BALLOT.search(text.partition("\n[")[0]) is not None


def ballot_at(path: Path) -> bool:
    """Return whether a file is a ballot, which may lie beside its session; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return resembles_ballot(file.read(8192))
    except OSError:
        return False


def resembles_session(data: bytes) -> bool:
    """Return whether bytes are a session, or were meant to be one: broken, newer or in another encoding.

    Two of the four keys that a session begins with, or one of its tables, are enough.
    """
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace").replace("\r", "\n")
    return len(set(_KEY.findall(text))) >= 2 or _TABLE.search(text) is not None
