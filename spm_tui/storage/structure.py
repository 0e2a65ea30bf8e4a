"""Convert a TOML table to a Session, or list every value of the wrong type; references: `consistency.py`."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, structs

from spm_tui.storage.problems import Found, Path, quoted
from spm_tui.text import did_you_mean, slug
from spm_tui.workshop import session as model
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import FieldSpec, fields_of
from spm_tui.workshop.session import RECORD_LISTS, Session

Table = dict[str, Any]
#: Tables a list may hold.
MAX_ROWS = 50_000
#: How deep the tables and lists of `[extra]` may lie in one another.
MAX_DEPTH = 16


@cache
def hints_of(struct: type[Struct]) -> dict[str, Any]:
    """Return the annotated type of each attribute of a Struct."""
    return get_type_hints(struct, include_extras=True)


def rows(table: object, key: str) -> Iterator[tuple[int, Table]]:
    """Yield position and table of what is a table in the list under `key`; anything else is passed over."""
    found = table.get(key) if isinstance(table, dict) else None
    if isinstance(found, list):
        for position, row in enumerate(found):
            if isinstance(row, dict):
                yield position, row


def tables_of(data: Table) -> Iterator[tuple[Path, type[Struct], Table]]:
    """Yield path, Struct type and table of every record there is: top lists first, then the answers'."""
    for name, struct in top_lists().items():
        for position, row in rows(data, name):
            yield (name, position), struct, row
    answers = data.get("answers")
    if isinstance(answers, dict):
        for key in ANSWER_KEYS:
            name, record = RECORD_LISTS[key]
            for position, row in rows(answers.get(key), name):
                yield ("answers", key, name, position), record, row


@cache
def top_lists() -> dict[str, type[Struct]]:
    """Return the record lists at the top of the file, with what each holds."""
    found: dict[str, type[Struct]] = {}
    for field in structs.fields(Session):
        inner = get_args(field.type)
        if get_origin(field.type) is tuple and issubclass(inner[0], Struct):
            found[field.encode_name] = inner[0]
    return found


def dates_to_text(data: Table) -> None:
    """Turn TOML dates into ISO text, in place, where a field takes words or a date."""
    consent = data.get("consent")
    if isinstance(consent, dict):
        _dates_to_text(consent, model.Consent)
    answers = data.get("answers")
    if isinstance(answers, dict):
        for key, (name, struct) in RECORD_LISTS.items():
            for _, row in rows(answers.get(key), name):
                _dates_to_text(row, struct)


def _dates_to_text(row: Table, struct: type[Struct]) -> None:
    for key in _words_or_dates(struct):
        if isinstance(row.get(key), date):
            row[key] = row[key].isoformat()


@cache
def _words_or_dates(struct: type[Struct]) -> tuple[str, ...]:
    return tuple(spec.key for spec in fields_of(struct) if spec.or_date)


def to_session(data: Table) -> Session | None:
    """Return the Session of a table that fits, else None."""
    try:
        return msgspec.convert(data, Session)
    except (msgspec.ValidationError, OverflowError, RecursionError):
        return None


def misfits(data: Table) -> Iterator[Found]:
    """Yield every unknown key, missing key and value that does not fit, over the whole file."""
    yield from _struct_misfits(data, Session, ())


def _bare(hint: Any) -> Any:
    """Return a type without Annotated and None."""
    while get_args(hint):
        if hasattr(hint, "__metadata__"):
            hint = get_args(hint)[0]
            continue
        rest = [one for one in get_args(hint) if one is not type(None)]
        if get_origin(hint) in (tuple, dict) or len(rest) != 1:
            return hint
        hint = rest[0]
    return hint


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _struct_misfits(value: object, struct: type[Struct], path: Path) -> Iterator[Found]:
    if not isinstance(value, dict):
        header = ".".join(str(step) for step in path if isinstance(step, str))
        yield Found(path, f"{quoted(value)} stands where a table belongs", f"write [{header}] and its keys")
        return
    specs = {spec.key: spec for spec in fields_of(struct)}
    for key in value:
        if key not in specs:
            yield Found(
                (*path, key),
                "no such key" if path else "no such key or table",
                did_you_mean(key, specs) or f"known here: {', '.join(specs)}",
            )
    for key, spec in specs.items():
        if key in value:
            yield from _value_misfits(value[key], spec, hints_of(struct)[spec.name], (*path, key))
        elif spec.required:
            takes = _takes(spec, _number_too(hints_of(struct)[spec.name]))
            example = f"write {key} = {'[...]' if spec.many else '...'} ({takes})"
            yield Found((*path, key), "is missing", example)


def _value_misfits(value: object, spec: FieldSpec, hint: Any, path: Path) -> Iterator[Found]:
    bare = _bare(hint)
    if _is_struct(bare):
        yield from _struct_misfits(value, bare, path)
    elif get_origin(bare) is tuple:
        yield from _list_misfits(value, spec, get_args(bare)[0], hint, path)
    elif get_origin(bare) is dict:
        yield from _mapping_misfits(value, get_args(bare), path)
    elif not _fits(value, hint) and not _left_to_references(value, spec):
        yield _misfit(value, spec, path, _number_too(hint))


def _left_to_references(value: object, spec: FieldSpec) -> bool:
    """Return whether the look-up of ids says more about this value than its spelling would."""
    return bool(spec.ref and value and isinstance(value, str))


def _list_misfits(value: object, spec: FieldSpec, inner: Any, hint: Any, path: Path) -> Iterator[Found]:
    if not isinstance(value, list):
        wanted = f"[[{'.'.join(map(str, path))}]]" if _is_struct(inner) else f"[{quoted(value)}]"
        yield Found(path, f"{quoted(value)} stands where a list belongs", f"write {wanted}")
        return
    if len(value) > MAX_ROWS:
        yield Found(path, f"has {len(value):,} entries", f"at most {MAX_ROWS:,}")
        return
    before = len(value)
    for position, one in enumerate(value):
        if _is_struct(inner):
            yield from _struct_misfits(one, inner, (*path, position))
        elif not _fits(one, inner):
            before = -1
            if not _left_to_references(one, spec):
                yield _misfit(one, spec, (*path, position))
    if before == 0 and not _fits(value, hint):
        yield Found(path, "is empty", "name at least one")
    elif before > 0 and not _is_struct(inner) and not _fits(value, hint):
        yield Found(path, f"has {before:,} entries", "split it over several records")


def _mapping_misfits(value: object, kinds: Iterable[Any], path: Path) -> Iterator[Found]:
    key_type, inner = kinds
    if not isinstance(value, dict):
        yield Found(path, f"{quoted(value)} stands where a table belongs", f"write [{path[-1]}] and its keys")
        return
    for key, one in value.items():
        if not _fits(key, key_type):
            hint = did_you_mean(key, ANSWER_KEYS) or f"one of {', '.join(ANSWER_KEYS)}"
            yield Found((*path, key), "is not the key of a question", hint)
        elif not _fits(one, inner):
            takes = "text in quotes" if _bare(inner) is str else "a number of minutes from 0 to 1440"
            yield Found((*path, key), f"{quoted(one)} does not fit", f"write {takes}")


def _fits(value: object, hint: Any) -> bool:
    try:
        msgspec.convert(value, hint)
    except (msgspec.ValidationError, OverflowError, RecursionError):
        return False
    return True


_TAKES = {
    "text": "text in quotes",
    "number": "a number",
    "whole": "a whole number",
    "date": "a date without quotes, such as 2026-11-22",
    "flag": "true or false",
    "table": "a table",
}


def _takes(spec: FieldSpec, number_too: bool = False) -> str:
    """Return what a field takes, in words."""
    if number_too:
        return "a number, or text in quotes"
    if spec.choices:
        return f"one of {', '.join(spec.choices)}"
    if spec.pairs:
        return "two ids joined by >, such as slot-engine>position-hub"
    if spec.ref or spec.key == "id":
        return "an id: small letters, digits and hyphens"
    takes = _TAKES[spec.form]
    if spec.or_flag:
        takes += ", true or false"
    if spec.low is not None and spec.high is not None:
        takes += f" from {spec.low:g} to {spec.high:,g}"
    return takes


def _number_too(hint: Any) -> bool:
    """Return whether a field takes a number as well as text (a silent answer does)."""
    return float in get_args(_bare(hint))


def _misfit(value: object, spec: FieldSpec, path: Path, number_too: bool = False) -> Found:
    """Return why one value does not fit its field, and what would fit."""
    hint = f"write {_takes(spec, number_too)}"
    if isinstance(value, str):
        if not value:
            return Found(path, "is empty", "leave the key out where nothing was answered")
        if spec.choices:
            return Found(
                path, f"{quoted(value)} is not a word for this", did_you_mean(value, spec.choices) or hint
            )
        if spec.ref or spec.key == "id":
            return Found(path, f"{quoted(value)} is not an id", f"{hint}, such as {slug(value)}")
        if spec.form == "text" and len(value) > (spec.longest or 0) > 0:
            return Found(path, f"has {len(value):,} characters", f"at most {spec.longest:,}")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and spec.form in ("number", "whole") and spec.low is not None:
        return Found(path, f"{quoted(value)} is outside what is possible here", hint)
    return Found(path, f"{quoted(value)} does not fit", hint)
