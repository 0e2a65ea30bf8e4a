"""`spm-tui answer FILE QUESTION [LINE...]`: lines as they were spoken, taken as the question screen takes them."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import msgspec

from spm_tui.cli.console import FILE, FINE, INVALID, USAGE, Halt, put, put_json, say
from spm_tui.cli.source import STDIN, session_in
from spm_tui.storage.sitting import Sitting
from spm_tui.storage.trouble import FileTroubleError
from spm_tui.text import clean, did_you_mean
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry import Entered, enter, list_things
from spm_tui.workshop.reading.reader import labelled
from spm_tui.workshop.session import RECORD_LISTS, Session, records

THINGS = "things"


def run(arguments: Namespace) -> int:
    """Take the lines and save the session; return 0, also where lines wait to be sorted."""
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
    sitting = Sitting.at(arguments.file)
    try:
        session = sitting.loaded.session
        if session is None:
            raise Halt(INVALID, *(problem.printed(arguments.file) for problem in sitting.loaded.problems))
        after, rows = _taken(session, key, lines)
        if after != session:
            for note in sitting.save(after):
                say(note)
        _show(arguments, rows)
    finally:
        sitting.close()


def _question(given: str) -> str:
    """Return the key of a question, or `things`. Halts when it is none."""
    if given.isdecimal() and 1 <= int(given) <= len(ANSWER_KEYS):
        return ANSWER_KEYS[int(given) - 1]
    plain = given.replace("-", "_").casefold()
    if plain == THINGS or plain in ANSWER_KEYS:
        return plain
    begins = [key for key in ANSWER_KEYS if key.startswith(plain)]
    if len(begins) == 1:
        return begins[0]
    near = did_you_mean(plain, (*ANSWER_KEYS, THINGS))
    raise Halt(USAGE, f'"{clean(given)}" is no question: 1 to 10, {", ".join(ANSWER_KEYS)}, or {THINGS}.', *([near] if near else []))


def _from_stdin(file: str) -> list[str]:
    if file == STDIN:
        raise Halt(USAGE, "The session comes from stdin; write the lines behind the question.")
    return sys.stdin.read().splitlines()


def _taken(session: Session, key: str, lines: list[str]) -> tuple[Session, list[dict[str, Any]]]:
    """Return the session with all lines taken, and a row for each."""
    rows: list[dict[str, Any]] = []
    if key == THINGS:
        for line in lines:
            listed = list_things(session, line)
            rows.append(_row(session, listed.session, line, listed.told if listed.left else "", sorted_out=bool(listed.left)))
            session = listed.session
        return session, rows
    last = None
    for line in lines:
        entered = enter(session, key, line, last)
        last = entered.last
        row = _row(session, entered.session, line, entered.problem, sorted_out=entered.kind in ("to-sort", "refused"))
        row["records"] = _records(key, session, entered)
        row["read"] = _read(key, line, entered)
        row["notice"] = entered.notice
        rows.append(row)
        session = entered.session
    return session, rows


def _row(before: Session, after: Session, line: str, why: str, *, sorted_out: bool) -> dict[str, Any]:
    had_items, had_cases = {item.id for item in before.items}, {case.id for case in before.cases}
    rounds = [one for one in after.rounds if one not in before.rounds]
    ballots = [one for one in after.ballots if one not in before.ballots]
    about = rounds[-1] if rounds else next((r for r in after.rounds if ballots and r.id == ballots[-1].round), None)
    return {
        "line": line,
        "taken": not sorted_out,
        "to_sort": sorted_out,
        "why": why,
        "records": [],
        "items": [item.id for item in after.items if item.id not in had_items],
        "cases": [case.id for case in after.cases if case.id not in had_cases],
        "ties": [_plain(tie) for tie in after.ties if tie not in before.ties],
        "round": {**_plain(about), "counts": {str(b.value): b.count or 1 for b in after.ballots if b.round == about.id}} if about else None,
        "read": [{"text": line, "field": None}],
        "notice": "",
    }  # fmt: skip


def _records(key: str, before: Session, entered: Entered) -> list[dict[str, Any]]:
    old = records(before, key)
    return [_plain(record) for record in records(entered.session, key) if record not in old]


def _plain(value: Any) -> dict[str, Any]:
    return {name: one for name, one in msgspec.to_builtins(value).items() if one not in (None, [], ())}


def _read(key: str, line: str, entered: Entered) -> list[dict[str, Any]]:
    struct = RECORD_LISTS[key][1]

    def file_key(name: str) -> str | None:
        if not name:
            return None
        return next((spec.encode_name for spec in msgspec.structs.fields(struct) if spec.name == name), name)

    return [{"text": line[part.start : part.end].strip(), "field": file_key(part.field)} for part in labelled(line, entered.parts)]


def _show(arguments: Namespace, rows: list[dict[str, Any]]) -> None:
    if arguments.json:
        put_json([{name: value for name, value in row.items() if name != "notice"} for row in rows])
        return
    for row in rows:
        put(f"{row['line']}")
        for text in _told(row):
            put(f"  {text}")


def _told(row: dict[str, Any]) -> Iterator[str]:
    if row["to_sort"]:
        yield f"To sort: {row['why']}"
        return
    for record in row["records"]:
        yield "Taken: " + ", ".join(f"{name} {_words(value)}" for name, value in record.items())
    for tie in row["ties"]:
        yield "Need: " + ", ".join(f"{name} {_words(value)}" for name, value in tie.items())
    if row["round"]:
        yield "Hands: " + ", ".join(f"{value} {count}" for value, count in row["round"]["counts"].items())
    new = [*row["items"], *row["cases"]]
    if new:
        yield f"New: {', '.join(new)}"
    if not (row["records"] or row["ties"] or row["round"] or new):
        yield "Taken."
    yield from (text for text in (row["notice"], row["why"]) if text)


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


