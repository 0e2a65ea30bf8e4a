"""Bytes of a sheet to text, in the encodings spreadsheets write; what the text says is not asked here."""

import codecs

from spm_tui.imports.faults import Fault, UnreadError
from spm_tui.imports.formats import binary_format
from spm_tui.storage.toml_text import MAX_BYTES

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE = "save the sheet as CSV UTF-8 if a name looks odd"
_PROBED = 2_000


def decoded(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text of a file and what had to be guessed about it. Raises UnreadError without a text."""
    if len(data) > MAX_BYTES:
        raise UnreadError(f"has more than {MAX_BYTES // 2**20} MB", "import reads no larger file")
    if named := binary_format(data):
        raise UnreadError(f"is {named}")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        if encoding != "utf-8" and not data.startswith(codecs.BOM_UTF8):
            raise UnreadError("is not the UTF-16 text that its first bytes say") from error
        return _guessed(data, data.count(b"\n", 0, error.start) + 1)


def _unmarked(data: bytes) -> str:
    """Return the encoding of a file without a mark: UTF-8, or UTF-16 where every other byte is 0."""
    probe = data[: _PROBED // 2 * 2]
    if b"\x00" not in probe:
        return "utf-8"
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = probe[first::2], probe[1 - first :: 2]
        if zeros.count(0) > 0.6 * len(zeros) and others.count(0) == 0:
            return encoding
    raise UnreadError("is not text")


def _guessed(data: bytes, line: int) -> tuple[str, list[Fault]]:
    """Read bytes that are not UTF-8: as UTF-8 with a few damaged, or as what Windows wrote in the West."""
    text = data.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for character in text if not character.isascii()) - damaged
    if whole >= damaged:  # letters of Windows-1252 hardly ever make a whole one of UTF-8
        what = "holds bytes that are not UTF-8, shown as \ufffd"
    else:
        text, what = data.decode("cp1252", errors="replace"), "is not UTF-8 and was read as Windows-1252"
    return text, [Fault(line, "", what, _SAVE, row_lost=False)]
