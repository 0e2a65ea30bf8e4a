"""Consistency of a session file: ids, references, ties, ballots; the types of values are not checked here."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache

from msgspec import Struct

from spm_tui.storage.problems import Found, Path, quoted
from spm_tui.storage.structure import MAX_DEPTH, Table, rows, tables_of
from spm_tui.text import did_you_mean, fold
from spm_tui.workshop.choices import FUNCTIONS, LEVERS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import Round
from spm_tui.workshop.what_ifs import JOINS

#: Tables whose rows have an id.
WITH_ID = ("participants", "items", "cases", "rounds", "commitments", "what_ifs")
#: Names compared in the search for near ones; a file with more unknown ids has another trouble.
_MOST_COMPARED = 100_000
_NAMED_BY = {"participants": "role", "items": "name", "cases": "name", "rounds": "field"}


@cache
def _refs(struct: type[Struct]) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in fields_of(struct) if spec.ref)


@cache
def _pair_lists(struct: type[Struct]) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in fields_of(struct) if spec.pairs)


@cache
def _people(struct: type[Struct]) -> frozenset[str]:
    return frozenset(spec.key for spec in fields_of(struct) if spec.unit == "people")


def _ids(data: Table, table: str) -> set[str]:
    return {row["id"] for _, row in rows(data, table) if isinstance(row.get("id"), str)}


def contradictions(data: Table) -> Iterator[Found]:
    """Yield everything that does not go together in a table whose values may or may not fit their fields."""
    checks: tuple[Callable[[Table], Iterator[Found]], ...] = (
        _double_ids, _references, _pairs, _numbers, _ties, _carried, _stops, _ballots, _extra,
    )  # fmt: skip
    for check in checks:
        yield from check(data)


def _double_ids(data: Table) -> Iterator[Found]:
    for table in WITH_ID:
        first: dict[str, int] = {}
        for position, row in rows(data, table):
            given = row.get("id")
            if not isinstance(given, str):
                continue
            path: Path = (table, position, "id")
            if given.endswith("\n"):
                yield Found(path, f"{quoted(given)} ends in a line break", "remove it")
            if given in first:
                yield Found(
                    path,
                    f"{quoted(given)} is already the id of {table}[{first[given]}]",
                    "give each its own id",
                )
            first.setdefault(given, position)


class _Near:
    """Finds what an unknown id may have meant, among the ids and the names of a table."""

    def __init__(self, data: Table) -> None:
        self._data = data
        self._known: dict[str, dict[str, str]] = {}
        self._hints: dict[tuple[str, str], str] = {}
        self._compared = 0

    def _names(self, table: str) -> dict[str, str]:
        if table not in self._known:
            found: dict[str, str] = {}
            for _, row in rows(self._data, table):
                given, name = row.get("id"), row.get(_NAMED_BY[table])
                if isinstance(given, str):
                    found.setdefault(fold(given), given)
                    if isinstance(name, str):
                        found.setdefault(fold(name), given)
            self._known[table] = found
        return self._known[table]

    def hint(self, table: str, wanted: str) -> str:
        """Return `did you mean "hub"?`, or an empty string when nothing is near."""
        key = (table, wanted)
        if key not in self._hints:
            names = self._names(table)
            near = ""
            if fold(wanted) in names:
                near = f'did you mean "{names[fold(wanted)]}"?'
            elif self._compared + len(names) <= _MOST_COMPARED and len(wanted) <= 200:
                self._compared += len(names)
                near = did_you_mean(wanted, names)
                if near:
                    near = self._by_id(near, names)
            self._hints[key] = near
        return self._hints[key]

    @staticmethod
    def _by_id(near: str, names: dict[str, str]) -> str:
        named = near.removeprefix('did you mean "').removesuffix('"?')
        found = names.get(named)
        return near if found in (None, named) else f'did you mean "{found}" ({named})?'


def _is_subject(given: object, row: Table, known: Mapping[str, Collection[str]]) -> bool:
    """A round may also be about a decision, a lever or a job: `funding: collapse 2, moves 5`."""
    words = {"ownership": LEVERS, "disappearance": FUNCTIONS}.get(str(row.get("question")), ())
    return given in words or given in known["cases"]


def _references(data: Table) -> Iterator[Found]:
    known = {table: _ids(data, table) for table in _NAMED_BY}
    near = _Near(data)
    for path, struct, row in tables_of(data):
        for spec in _refs(struct):
            given = row.get(spec.key)
            if given is None:
                continue
            if not spec.many:
                if struct is Round and spec.name == "subject" and _is_subject(given, row, known):
                    continue
                if isinstance(given, str) and given not in known[spec.ref]:
                    yield _unknown((*path, spec.key), spec, given, near)
            elif isinstance(given, list):
                for position, one in enumerate(given):
                    if isinstance(one, str) and one not in known[spec.ref]:
                        yield _unknown((*path, spec.key, position), spec, one, near)


def _pairs(data: Table) -> Iterator[Found]:
    """Both ids of a pair are things, and two of them."""
    known, near = _ids(data, "items"), _Near(data)
    for path, struct, row in tables_of(data):
        for spec in _pair_lists(struct):
            given = row.get(spec.key)
            for position, pair in enumerate(given if isinstance(given, list) else ()):
                if not isinstance(pair, str) or pair.count(JOINS) != 1:
                    continue  # said where its spelling is looked at
                where, ends = (*path, spec.key, position), pair.split(JOINS)
                if ends[0] == ends[1]:
                    yield Found(where, f"{quoted(pair)} names one thing twice", "name two things")
                for end in dict.fromkeys(ends):
                    if end not in known:
                        hint = near.hint("items", end) or "leave this pair out"
                        yield Found(where, f"{quoted(end)} is not among the ids of [[items]]", hint)


def _unknown(path: Path, spec: FieldSpec, given: str, near: _Near) -> Found:
    otherwise = f"add it to [[{spec.ref}]]" + ("" if spec.required else " or leave the key out")
    hint = near.hint(spec.ref, given) or otherwise
    return Found(path, f"{quoted(given)} is not among the ids of [[{spec.ref}]]", hint)


def _numbers(data: Table) -> Iterator[Found]:
    """NaN and infinity anywhere; people with more than one decimal."""
    plan = data.get("plan")
    answers = data.get("answers")
    places: list[tuple[Path, Table]] = [((), data), (("plan",), plan if isinstance(plan, dict) else {})]
    if isinstance(answers, dict):
        places += [(("answers", key), one) for key, one in answers.items() if isinstance(one, dict)]
    for path, row in places:
        for key, value in row.items():
            if type(value) is float and value - value != 0:
                yield Found(
                    (*path, key), f"{quoted(value)} is no figure", "leave the key out where it is unknown"
                )
    for path, struct, row in tables_of(data):
        for key, value in row.items():
            if type(value) is not float:
                continue
            if value - value != 0:
                yield Found(
                    (*path, key), f"{quoted(value)} is no figure", "leave the key out where it is unknown"
                )
            elif key in _people(struct) and abs(value) < 1e9 and abs(value * 10 - round(value * 10)) > 1e-6:
                yield Found(
                    (*path, key), f"{quoted(value)} has more than one decimal", f"write {round(value, 1):g}"
                )


def _ties(data: Table) -> Iterator[Found]:
    first: dict[tuple[str, str], int] = {}
    for position, row in rows(data, "ties"):
        start, end = row.get("from"), row.get("to")
        if not (isinstance(start, str) and isinstance(end, str)):
            continue
        if start == end:
            yield Found(("ties", position, "to"), f"{quoted(start)} cannot need itself", "name another thing")
        elif (start, end) in first:
            yield Found(
                ("ties", position),
                f"{quoted(start)} needs {quoted(end)} is already said in ties[{first[start, end]}]",
                "keep one of the two",
            )
        first.setdefault((start, end), position)


def _carried(data: Table) -> Iterator[Found]:
    pairs = {(row.get("from"), row.get("to")) for _, row in rows(data, "ties") if _hashable(row)}
    for position, row in rows(data, "ties"):
        carrier, team = row.get("carried_by"), row.get("to")
        if isinstance(carrier, str) and isinstance(team, str) and (carrier, team) not in pairs:
            yield Found(
                ("ties", position, "carried_by"),
                f"no tie from {quoted(carrier)} to {quoted(team)} could hold these people",
                "add that tie or leave carried_by out",
            )


def _hashable(row: Table) -> bool:
    return isinstance(row.get("from"), str) and isinstance(row.get("to"), str)


def _stops(data: Table) -> Iterator[Found]:
    answers = data.get("answers")
    stopping = answers.get("stopping") if isinstance(answers, dict) else None
    first: dict[frozenset[str], int] = {}
    for position, row in rows(stopping, "stops"):
        given = row.get("items")
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            continue
        stopped = frozenset(given)
        if stopped in first:
            yield Found(
                ("answers", "stopping", "stops", position, "items"),
                f"the same things are stopped in stops[{first[stopped]}]",
                "keep one record for them",
            )
        first.setdefault(stopped, position)


def _ballots(data: Table) -> Iterator[Found]:
    for position, row in rows(data, "ballots"):
        if row.get("participant") is None and row.get("count") is None:
            yield Found(
                ("ballots", position),
                "has neither participant nor count",
                "say who answered, or how many did",
            )


def _extra(data: Table) -> Iterator[Found]:
    """`[extra]` holds anything, but within bounds that saving can keep."""
    waiting: list[tuple[Path, object]] = [(("extra",), data.get("extra"))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**63:
            yield Found(path, "a whole number with more than 64 bits", "write it as text in quotes")
        if not isinstance(value, dict | list):
            continue
        if len(path) > MAX_DEPTH:
            yield Found(path[:4], "is nested too deeply", f"at most {MAX_DEPTH} levels")
            return
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [((*path, step), one) for step, one in inside]
