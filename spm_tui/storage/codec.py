"""TOML text <-> Session: every problem at once on the way in, the same bytes each time on the way out."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from msgspec import NODEFAULT, Struct, structs

from spm_tui.storage.consistency import contradictions
from spm_tui.storage.problems import MOST_LISTED, MOST_SOUGHT, Found, Problem, key_of, listed_once, quoted
from spm_tui.storage.structure import dates_to_text, misfits, to_session, top_lists
from spm_tui.storage.toml_text import NotTomlError, has_comments, read_toml
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.session import RECORD_LISTS, Session, answer

#: The format this program reads and writes.
FORMAT = 1
#: Said once when a file with comments is opened for writing.
COMMENTS_NOTE = "This file holds comments; saving drops them. The original is kept as a backup."


class Loaded(Struct, frozen=True):
    """What a text holds: a session, or the problems that keep it from being one (never both)."""

    session: Session | None
    problems: tuple[Problem, ...] = ()
    had_comments: bool = False
    content_hash: str = ""  # of the file's bytes; empty unless it was read from a file and has a session


def decode(data: bytes | str) -> Loaded:
    """Return the session in a TOML text, or every problem in it with its line, key path and a hint.

    A syntax error or a newer format is one problem. Nothing is half-loaded.
    """
    try:
        table, text = read_toml(data)
    except NotTomlError as refused:
        return Loaded(None, (refused.problem,))
    newer = _newer(table)
    if newer:
        return Loaded(None, _placed([newer], text))
    dates_to_text(table)
    session = to_session(table)
    found = [] if session else list(islice(misfits(table), MOST_SOUGHT))
    found += islice(contradictions(table), MOST_SOUGHT - len(found))
    if session is None or found:
        return Loaded(None, _placed(found or [Found((), "the file does not fit format 1")], text))
    return Loaded(session, (), has_comments(text))


def _newer(table: Mapping[str, Any]) -> Found | None:
    given = table.get("format")
    if isinstance(given, int) and not isinstance(given, bool) and given > FORMAT:
        return Found(
            ("format",),
            f"format {quoted(given)} is newer than this program, which reads format {FORMAT}",
            "open it with a newer spm-tui",
        )
    return None


def _placed(found: list[Found], text: str) -> tuple[Problem, ...]:
    """Return the problems in the order of their lines, at most `MOST_LISTED` and then how many more."""
    from spm_tui.storage.locate import Lines  # most files have no problems

    lines = Lines(text)
    once = listed_once(found)
    once.sort(key=lambda one: (lines.of(one.path), [(isinstance(step, str), step) for step in one.path]))
    placed = [Problem(lines.of(one.path), key_of(one.path), one.message, one.hint) for one in once]
    if len(placed) > MOST_LISTED:
        more = len(placed) - MOST_LISTED
        least = "at least " if len(found) >= MOST_SOUGHT else ""
        last = Problem(placed[MOST_LISTED].line, "", f"and {least}{more:,} more from here on", "")
        placed = [*placed[:MOST_LISTED], last]
    return tuple(placed)


class _Column(Struct, frozen=True):
    """How one field of a record is written."""

    name: str
    key: str
    empty_says_nothing: bool  # a list that is empty unless told otherwise


@cache
def _columns(struct: type[Struct], *left_out: str) -> tuple[_Column, ...]:
    defaults = {field.name: field.default for field in structs.fields(struct)}
    return tuple(
        _Column(spec.name, spec.key, defaults[spec.name] == () and defaults[spec.name] is not NODEFAULT)
        for spec in fields_of(struct)
        if spec.name not in left_out
    )


def _plain(value: Any) -> Any:
    """Return a value as it is written: a whole figure without its point."""
    if type(value) is float and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def _body(record: Struct, *left_out: str) -> dict[str, Any]:
    """Return what is answered in a record, in file order."""
    body: dict[str, Any] = {}
    for column in _columns(type(record), *left_out):
        value = getattr(record, column.name)
        if value is None or (column.empty_says_nothing and value == ()):
            continue
        body[column.key] = _plain(value)
    return body


_TABLES = ("consent", "plan", "private", "practices", "course")
_BEFORE_ANSWERS = ("participants", "items", "ties", "cases")


def _blocks(session: Session) -> Iterator[tuple[str, Struct, tuple[str, ...]]]:
    """Yield header, record and the fields left out of it for every table, in file order."""
    lists = top_lists()
    yield "", session, (*_TABLES, *lists, "answers", "extra")
    if session.consent:
        yield "[consent]\n", session.consent, ()
    for name in ("plan", "private"):
        if getattr(session, name):
            yield f"[{name}]\n", session, (name,)
    if session.practices:
        yield "[practices]\n", session.practices, ()
    if session.course:
        yield "[course]\n", session.course, ()
    for name in _BEFORE_ANSWERS:
        yield from ((f"[[{name}]]\n", record, ()) for record in getattr(session, name))
    for key in ANSWER_KEYS:
        given = answer(session, key)
        if given is not None:
            name = RECORD_LISTS[key][0]
            yield f"[answers.{key}]\n", given, (name,)
            yield from ((f"[[answers.{key}.{name}]]\n", record, ()) for record in getattr(given, name))
    for name in lists:
        if name not in _BEFORE_ANSWERS:
            yield from ((f"[[{name}]]\n", record, ()) for record in getattr(session, name))


def _by_question(given: Mapping[Any, Any]) -> dict[str, Any]:
    """Return `plan` or `private` in the order of the questions."""
    return {key: _plain(given[key]) for key in ANSWER_KEYS if key in given}


class _Written:
    """The tables of the session written last, by the records they came from.

    Records are frozen and an edit keeps all but one, so a save after an edit writes one table anew.
    """

    def __init__(self) -> None:
        self._last: dict[int, tuple[Struct, str, str]] = {}

    def tables(self, session: Session) -> list[str]:
        """Return the text of every table but `[extra]`, in file order."""
        from tomli_w import dumps  # not needed to read

        last, now, texts = self._last, {}, []
        for header, record, left_out in _blocks(session):
            if record is session and header:
                texts.append(header + dumps(_by_question(getattr(session, left_out[0]))))
                continue
            found = last.get(id(record))
            if found is None or found[0] is not record or found[1] != header:
                body = _body(record, *left_out)
                found = (record, header, header + (dumps(body) if body else ""))
            now[id(record)] = found
            texts.append(found[2])
        self._last = now
        return texts


_written = _Written()


def encode(session: Session) -> str:
    """Return a session as TOML text in format 1: the same session, the same bytes.

    Half characters (lone surrogates) a keyboard may have left become U+FFFD, for UTF-8 has no place for them.
    """
    texts = _written.tables(session)
    if session.extra:
        from tomli_w import dumps

        texts.append(dumps({"extra": session.extra}))
    return storable("\n".join(texts))


def storable(text: str) -> str:
    """Return text that UTF-8 can hold: halves of a character joined, a lone half as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
