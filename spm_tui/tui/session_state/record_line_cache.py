"""Cache of the lines of a question's records: each is put into words once while nothing it says has changed.

One screen owns it and it goes with that screen; results kept of a session are in `memo.py`.
Records are kept one by one here, since 500 of them are to be shown anew within one frame.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import is_
from typing import NamedTuple

from spm_tui.views.answer_table import ONLY_SEEN, RecordLines, sub_line
from spm_tui.views.record_words import RecordWords, SubRow, record_words, staying
from spm_tui.views.styled_lines import Line
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session, records
from spm_tui.workshop.thing_names import names_of


class RecordShown(NamedTuple):
    """One record in words and as lines, and a line for each thing that stays under it."""

    record: r.AnswerRecord
    words: RecordWords
    under: tuple[SubRow, ...]
    lines: RecordLines
    stays: tuple[Line, ...]


class RecordLineCache:
    """Keeps the records of each question as shown last. An edit replaces one, so one is put into words anew.

    At another width the words are laid out anew; with another map (a thing renamed) they are found anew.
    """

    def __init__(self) -> None:
        self._ground: tuple[object, ...] = ()
        self._last: dict[str, tuple[int, dict[int, RecordShown]]] = {}

    def of(self, session: Session, key: str, width: int) -> tuple[RecordShown, ...]:
        """Return the records of a question as lines of this width."""
        ground = (session.items, session.ties, session.cases)
        if not all(map(is_, ground, self._ground)):
            self._last = {}
        self._ground = ground
        before, last = self._last.get(key, (width, {}))
        words = _StayingRows(session)
        drawn = []
        for record in records(session, key):
            found = last.get(id(record))
            if found is None or found.record is not record:
                under = words.stays(record) if isinstance(record, r.Stop) else ()
                found = _laid_out(key, record, record_words(record, names_of(session)), under, width)
            elif width != before:
                found = _laid_out(key, record, found.words, found.under, width)
            drawn.append(found)
        self._last[key] = width, {id(one.record): one for one in drawn}
        return tuple(drawn)


class _StayingRows:
    """What it takes to put records of a session into words, made when the first one is."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def stays(self) -> Callable[[r.Stop], tuple[SubRow, ...]]:
        return staying(self._session)


def _laid_out(
    key: str, record: r.AnswerRecord, words: RecordWords, under: tuple[SubRow, ...], width: int
) -> RecordShown:
    lines = RecordLines(words, width, said_too=key not in ONLY_SEEN)
    return RecordShown(record, words, under, lines, tuple(sub_line(one, width) for one in under))
