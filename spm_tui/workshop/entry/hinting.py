"""The example shown where a line is typed: in this session's own names, and read as it is meant."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from msgspec import structs

from spm_tui.text import cells, clean
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.question_texts.hints import HINTS, NEW_NAMES
from spm_tui.workshop.reading.frames import FRAMES
from spm_tui.workshop.reading.record_keys import KEY
from spm_tui.workshop.session import Session, records

#: Columns a hint takes at most where there is a name that fits into them.
LONGEST: Final = 72
#: Names tried at most; where none of these is read as meant, a new one stands in their place.
MOST_NAMES: Final = 12


def hint_of(session: Session, key: str) -> str:
    """Return a line of this question in the session's own names, which is read as it is meant.

    Of the names those come first that no line of the question is about yet.
    """
    return _hint(_Same(session, key))


class _Same:
    """A session and a question; equal to another where their names and records are the same ones."""

    __slots__ = ("key", "session")

    def __init__(self, session: Session, key: str) -> None:
        self.session, self.key = session, key

    def _parts(self) -> tuple[int | str, ...]:
        lists = (self.session.items, self.session.cases, records(self.session, self.key))
        return (self.key, *map(id, lists))

    def __hash__(self) -> int:
        return hash(self._parts())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._parts() == other._parts()


@lru_cache(maxsize=32)
def _hint(same: _Same) -> str:
    session, key = same.session, same.key
    lines = (line for line, about in _lines(session, key) if means(session, key, line, about))
    first = ""
    for line in lines:
        if cells(line) <= LONGEST:
            return line
        first = first or line
    return first or next(iter(_new(session, key)))[0]


def means(session: Session, key: str, line: str, about: dict[str, Any]) -> bool:
    """Tell whether a line is read as one record with what its hint says, and with nothing else."""
    entered = enter(session, key, line)
    if entered.position is None or entered.kind == "to-sort" or entered.problem:
        return False
    record = structs.asdict(records(entered.session, key)[entered.position])
    wanted = HINTS[key].means | about
    return all(record[name] == value for name, value in wanted.items())


def _lines(session: Session, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the hint with names of the session, then with new ones, and what the names stand for."""
    yield from _known(session, key)
    yield from _new(session, key)


def _known(session: Session, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    says, year = HINTS[key].says, session.created.year - 1
    spoken_of = {
        value
        for record in records(session, key)
        for name in KEY[key]
        for value in _each(getattr(record, name))
    }

    def fresh(rows: Any) -> list[Any]:
        return sorted(rows, key=lambda row: (row.id in spoken_of, cells(row.name) > 30))[:MOST_NAMES]

    if "{case}" in says:
        for case in fresh(session.cases):
            yield says.format(case=clean(case.name)), {"case": case.id}
    elif "{first}" in says:
        teams = fresh(item for item in session.items if item.kind == "team")
        for one, other in pairwise(teams):
            yield (
                says.format(first=clean(one.name), second=clean(other.name)),
                {"from_": one.id, "to": other.id},
            )
    elif "{item}" in says or "{asset}" in says:
        kinds = FRAMES[key].kinds if "{item}" in says else ("system", "platform", "data")
        for item in fresh(one for one in session.items if one.kind in kinds):
            about = {"items": (item.id,)} if "{item}" in says else {"item": item.id}
            yield says.format(item=clean(item.name), asset=clean(item.name)), about
    else:
        yield says.format(year=year), {}


def _new(session: Session, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    hint = HINTS[key]
    yield (hint.instead or hint.says).format(**NEW_NAMES, year=session.created.year - 1), {}


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
