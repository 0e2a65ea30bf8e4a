"""`spm-tui answer FILE QUESTION [LINE...]`: lines as they were spoken, taken as the question screen takes
them.
"""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import msgspec

from spm_tui.cli.console import FILE, FINE, INVALID, USAGE, Halt, put, put_json, say
from spm_tui.cli.source import STDIN, read_bytes, session_in
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.session_file import SessionFile
from spm_tui.text import capital_first, clean, did_you_mean
from spm_tui.views.record_words import record_words, said_head
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.entering import Entered, enter
from spm_tui.workshop.entry.listing import list_things
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.reading.line_reading import labelled
from spm_tui.workshop.reading.list_above import Above
from spm_tui.workshop.records import AnswerRecord
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Ballot, Session, answer, records
from spm_tui.workshop.thing_names import names_of
from spm_tui.workshop.words import answer_words, figure, shown

THINGS = "things"
_OWN = ("said_unit", "moved_work", "reshaped", "said_percent")


def run(arguments: Namespace) -> int:
    """Take the lines and save the session; return 0, also where lines wait to be sorted.

    Halts for a question there is not, and where the session cannot be read, is not valid, or cannot be saved.
    """
    key = _question(arguments.question)
    lines = [line for line in (arguments.lines or _from_stdin(arguments.file)) if line.strip()]
    if not lines:
        raise Halt(USAGE, "There is no line to take.")
    if arguments.file == STDIN or arguments.dry_run:
        _, rows = _taken(session_in(arguments.file), key, lines)
        _show(arguments, rows)
        return FINE
    try:
        _save(arguments, key, lines)
    except FileTroubleError as trouble:
        raise Halt(FILE, trouble.sentence) from None
    return FINE


def _save(arguments: Namespace, key: str, lines: list[str]) -> None:
    session_in(arguments.file)  # a file that is missing or not valid is told as every command tells it
    session_file = SessionFile.at(arguments.file)
    try:
        session = session_file.loaded.session
        if session is None:
            raise Halt(
                INVALID, *(problem.printed(arguments.file) for problem in session_file.loaded.problems)
            )
        after, rows = _taken(session, key, lines)
        if after != session:
            for note in session_file.save(after):
                say(note)
        _show(arguments, rows)
    finally:
        session_file.close()


def _question(given: str) -> str:
    """Return the key of a question, or `things`. Halts for any other word."""
    if given.isdecimal() and 1 <= int(given) <= len(ANSWER_KEYS):
        return ANSWER_KEYS[int(given) - 1]
    plain = given.replace("-", "_").casefold()
    if plain == THINGS or plain in ANSWER_KEYS:
        return plain
    begins = [key for key in ANSWER_KEYS if key.startswith(plain)]
    if len(begins) == 1:
        return begins[0]
    near = did_you_mean(plain, (*ANSWER_KEYS, THINGS))
    raise Halt(
        USAGE,
        f'"{clean(given)}" is no question: 1 to 10, {", ".join(ANSWER_KEYS)}, or {THINGS}.',
        *([near] if near else []),
    )


def _from_stdin(file: str) -> list[str]:
    if file == STDIN:
        raise Halt(USAGE, "The session comes from stdin; write the lines behind the question.")
    return read_bytes(STDIN).decode(errors="replace").splitlines()


def _taken(session: Session, key: str, lines: list[str]) -> tuple[Session, list[dict[str, Any]]]:
    """Return the session with all lines taken, and a row for each."""
    rows: list[dict[str, Any]] = []
    if key == THINGS:
        above = Above()
        for line in lines:
            listed = list_things(session, line, above)
            above = listed.above
            why = listed.told if listed.left else ""
            row = _row(session, listed.session, line, why, sorted_out=bool(listed.left))
            row["told"] = [
                *([_sentence(listed.told)] if listed.told and not listed.left else ()),
                *_ties(session, listed.session),
            ]
            rows.append(row)
            session = listed.session
        return session, rows
    last = None
    for line in lines:
        entered = enter(session, key, line, last)
        last = entered.last
        waits = entered.kind in ("to-sort", "refused")
        row = _row(session, entered.session, line, entered.problem, sorted_out=waits)
        row["records"] = [_plain(record) for record in _new_records(key, session, entered)]
        row["read"] = _read(key, line, entered)
        row["told"] = [*_told(key, session, entered), *(text for text in (entered.notice,) if text)]
        rows.append(row)
        session = entered.session
    return session, rows


def _row(before: Session, after: Session, line: str, why: str, *, sorted_out: bool) -> dict[str, Any]:
    had_items, had_cases = {item.id for item in before.items}, {case.id for case in before.cases}
    rounds = [one for one in after.rounds if one not in before.rounds]
    ballots = [one for one in after.ballots if one not in before.ballots]
    about = (
        rounds[-1]
        if rounds
        else next((r for r in after.rounds if ballots and r.id == ballots[-1].round), None)
    )
    return {
        "line": line,
        "taken": not sorted_out,
        "to_sort": sorted_out,
        "why": why,
        "records": [],
        "items": [item.id for item in after.items if item.id not in had_items],
        "cases": [case.id for case in after.cases if case.id not in had_cases],
        "ties": [_plain(tie) for tie in after.ties if tie not in before.ties],
        "round": {
            **_plain(about),
            "counts": {str(b.value): b.count or 1 for b in after.ballots if b.round == about.id},
        }
        if about
        else None,
        "read": [{"text": line, "field": None}],
        "told": [],
    }


def _new_records(key: str, before: Session, entered: Entered) -> list[AnswerRecord]:
    old = records(before, key)
    return [record for record in records(entered.session, key) if record not in old]


def _plain(value: Any) -> dict[str, Any]:
    return {name: one for name, one in msgspec.to_builtins(value).items() if one not in (None, [], ())}


def _read(key: str, line: str, entered: Entered) -> list[dict[str, Any]]:
    struct = RECORD_LISTS[key][1]

    def file_key(name: str) -> str | None:
        if not name:
            return None
        return next((spec.encode_name for spec in msgspec.structs.fields(struct) if spec.name == name), name)

    return [
        {"text": line[part.start : part.end].strip(), "field": file_key(part.field)}
        for part in labelled(line, entered.parts)
    ]


def _show(arguments: Namespace, rows: list[dict[str, Any]]) -> None:
    if arguments.json:
        put_json([{name: value for name, value in row.items() if name != "told"} for row in rows])
        return
    for row in rows:
        put(clean(row["line"]))
        waits = [f"To sort: {row['why']}"] if row["to_sort"] else [*(row["told"] or ["Taken."]), row["why"]]
        for text in waits:
            if text:
                put(f"  {text}")


def _told(key: str, before: Session, entered: Entered) -> Iterator[str]:
    """Yield what a line became, in the words of the screens."""
    after = entered.session
    called = names_of(after)
    for record in _new_records(key, before, entered):
        words = record_words(record, called)
        pieces = (
            clean(words.subject),
            f"{said_head(record).capitalize()}: {clean(words.said)}" if words.said else "",
            f"Seen: {clean(words.seen)}" if words.seen else "",
            f"How we know: {words.basis}" if words.basis else "",
        )
        yield ". ".join(piece for piece in pieces if piece) + "."
    yield from _ties(before, after)
    yield from _hands(before, after)
    yield from _own(key, before, after)
    for table, identity in entered.created:
        kind = next((item.kind for item in after.items if item.id == identity), "case")
        name = called.label(identity) if table == "items" else called.case(identity)
        yield f"New: {clean(name)} ({kind if table == 'items' else 'case'})."


def _ties(before: Session, after: Session) -> list[str]:
    called = names_of(after)
    found = []
    for tie in after.ties:
        if tie not in before.ties:
            people = f" ({figure(tie.people, 'people')})" if tie.people is not None else ""
            inside = f", kept running inside {clean(called.said(tie.carried_by))}" if tie.carried_by else ""
            found.append(
                f"{clean(called.label(tie.from_))} needs {clean(called.said(tie.to))}{people}{inside}."
            )
    return found


def _hands(before: Session, after: Session) -> Iterator[str]:
    for one in after.rounds:
        ballots = [ballot for ballot in after.ballots if ballot.round == one.id]
        if one not in before.rounds or ballots != [b for b in before.ballots if b.round == one.id]:
            counts = ", ".join(_counted(b) for b in ballots)
            yield f"Hands: {counts}." + (f" No answer: {one.abstained}." if one.abstained else "")


def _counted(ballot: Ballot) -> str:
    """Return `flow 3`, or `4 (3x)` where two figures beside each other could be taken for one."""
    words, count = answer_words(ballot.value), ballot.count or 1
    if isinstance(ballot.value, str):
        return f"{words} {count}"
    return f"{words} ({count}x)" if count > 1 else words


def _own(key: str, before: Session, after: Session) -> Iterator[str]:
    """Yield the figures of the answer itself that a line changed."""
    old, new = answer(before, key), answer(after, key)
    for spec in fields_of(ANSWER_TYPES[key]):
        value = getattr(new, spec.name, None)
        if spec.name in _OWN and value is not None and value != getattr(old, spec.name, None):
            words = figure(value, spec.unit) if isinstance(value, (int, float)) else shown(str(value))
            yield f"{capital_first(spec.label)}: {words}."


def _sentence(text: str) -> str:
    return f"{capital_first(text)}."
