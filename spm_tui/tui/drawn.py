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
    """Keeps the lines of the records shown last. An edit replaces one record, so one is drawn anew."""

    def __init__(self) -> None:
        self._of: tuple[str, int] = ("", 0)
        self._ground: tuple[object, ...] = ()
        self._last: dict[int, Drawn] = {}

    def of(self, session: Session, key: str, width: int) -> tuple[Drawn, ...]:
        """Return the records of a question as lines of this width."""
        ground = (session.items, session.ties, session.cases)
        same = len(ground) == len(self._ground) and all(map(_is, ground, self._ground))
        last = self._last if same and self._of == (key, width) else {}
        name = naming(session)
        drawn = []
        for record in records(session, key):
            found = last.get(id(record))
            if found is None or found.record is not record:
                lines = table_lines(told(record, name), width, said_too=key not in ONLY_SEEN)
                stays = stays_under(session, record) if isinstance(record, r.Stop) else ()
                found = Drawn(record, lines, tuple(sub_line(one, width) for one in stays))
            drawn.append(found)
        self._of, self._ground = (key, width), ground
        self._last = {id(one.record): one for one in drawn}
        return tuple(drawn)


def _is(one: object, other: object) -> bool:
    return one is other
