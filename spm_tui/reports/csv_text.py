"""Rows as CSV that a spreadsheet shows as text: cleaned, one line a row, and never taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from spm_tui.text import clean

#: What a spreadsheet takes for the beginning of a formula, full-width forms too.
_FORMULA: Final = tuple("=+-@|%＝＋－＠｜％")
#: Tells a spreadsheet that the file is UTF-8.
MARK: Final = "\ufeff"


def cell(value: object) -> str:
    """Return a value as a cell holds it: figures as they are, nothing for None, text that is only text.

    What would begin a formula gets an apostrophe in front, behind blanks too. Controls become visible.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = clean(value)
    return f"'{text}" if text.lstrip(" '\"\u00a0").startswith(_FORMULA) else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]], *, mark: bool = False) -> str:
    """Return a table as CSV with its headings; with `mark` it begins with the mark spreadsheets look for."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return (MARK if mark else "") + into.getvalue()
