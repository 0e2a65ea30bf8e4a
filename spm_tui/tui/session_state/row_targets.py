"""What the rows of the answer table stand for; each is looked up as the session is now, and may be gone.

A row is known by `record:3` (a record), `sort:0` (a line still to sort), `tally:id` (a round typed as a
tally), `own:field` (a figure of the answer itself) or `stays:3:0` (what stays under a stop). The first two
are looked up here; `answer_rows.py` makes them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from spm_tui.text import clean
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session, answer, records

if TYPE_CHECKING:  # reading a line is imported with the first one, after the first screen
    from spm_tui.workshop.entry.entering import Entered


class RowTarget(NamedTuple):
    """What a row stands for, a record or a line to sort, and its position among those."""

    position: int
    what: r.AnswerRecord | str


def lines_to_sort(session: Session, key: str) -> tuple[str, ...]:
    """Return the lines to sort of the question with this key."""
    given = answer(session, key)
    return given.to_sort if given else ()


def target_of(session: Session, key: str, row: str) -> RowTarget | None:
    """Return what a row of a question stands for and where it is now; None where it is gone, or neither."""
    kind, _, rest = row.partition(":")
    things: Sequence[r.AnswerRecord | str] = ()
    if kind in ("record", "sort"):
        things = records(session, key) if kind == "record" else lines_to_sort(session, key)
    return RowTarget(int(rest), things[int(rest)]) if things and int(rest) < len(things) else None


def newest_row(session: Session, key: str) -> str | None:
    """Return the row of the newest record, or None."""
    count = len(records(session, key))
    return f"record:{count - 1}" if count else None


def row_of(entered: Entered) -> str | None:
    """Return the row that a line became, or None."""
    if entered.position is None:
        return None
    return f"{'sort' if entered.kind == 'to-sort' else 'record'}:{entered.position}"


def row_text(session: Session, key: str, row: str | None) -> str:
    """Return a row as text to paste; empty where there is none."""
    found = target_of(session, key, row or "")
    if found is None:
        return ""
    if isinstance(found.what, str):
        return clean(found.what)
    from spm_tui.views.to_paste import record_text  # the graph with it, which no first screen needs

    return record_text(session, found.what)
