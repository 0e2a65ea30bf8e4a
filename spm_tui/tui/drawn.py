"""The records of a question as lines, each drawn once for as long as nothing it shows has changed."""

from __future__ import annotations

from typing import NamedTuple

from spm_tui.views.line import Line
from spm_tui.views.records import ONLY_SEEN, naming, stays_under, sub_line, table_lines, told
from spm_tui.workshop import records as r
from spm_tui.workshop.session import Session, records


class Drawn(NamedTuple):
    """One record: its own lines, and one line for each thing that stays under it."""

    record: r.AnswerRecord
    lines: tuple[Line, ...]
    stays: tuple[Line, ...]


class DrawnRecords:
    """Keeps the lines of each question's records as shown last. An edit replaces one, so one is drawn anew.

    All of it is for one width and one map: another width, or a thing renamed, and it is drawn again.
    """

    def __init__(self) -> None:
        self._width = -1
        self._ground: tuple[object, ...] = ()
        self._last: dict[str, dict[int, Drawn]] = {}

    def of(self, session: Session, key: str, width: int) -> tuple[Drawn, ...]:
        """Return the records of a question as lines of this width."""
        ground = (session.items, session.ties, session.cases)
        if width != self._width or not all(map(_is, ground, self._ground)):
            self._width, self._ground, self._last = width, ground, {}
        last = self._last.get(key, {})
        name = naming(session)
        drawn = []
        for record in records(session, key):
            found = last.get(id(record))
            if found is None or found.record is not record:
                lines = table_lines(told(record, name), width, said_too=key not in ONLY_SEEN)
                stays = stays_under(session, record) if isinstance(record, r.Stop) else ()
                found = Drawn(record, lines, tuple(sub_line(one, width) for one in stays))
            drawn.append(found)
        self._last[key] = {id(one.record): one for one in drawn}
        return tuple(drawn)


def _is(one: object, other: object) -> bool:
    return one is other
