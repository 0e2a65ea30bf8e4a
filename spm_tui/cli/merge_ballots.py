"""`spm-tui merge FILE BALLOT...`: ballots, or sessions, filled in alone, taken into open rounds as counts."""

from argparse import Namespace
from typing import Any

from spm_tui.cli.console import FILE, FINE, INVALID, USAGE, Halt, put, put_json, say
from spm_tui.cli.source import STDIN, read_bytes, session_in
from spm_tui.imports.alone_ballot import alone_ballot
from spm_tui.imports.ballot_files import BallotFile, BallotTaken, as_json, read_ballot, take
from spm_tui.storage.codec import decode
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.problems import Problem
from spm_tui.storage.session_file import SessionFile
from spm_tui.text import capital_first, clean
from spm_tui.workshop.session import Session
from spm_tui.workshop.words import plural


def run(arguments: Namespace) -> int:
    """Take the ballots and save the session once; return 0, and 3 where one of the files is not a ballot."""
    if [arguments.file, *arguments.ballots].count(STDIN) > 1:
        raise Halt(USAGE, "Only one file can come from stdin.")
    files = [(name, read_bytes(name)) for name in arguments.ballots]
    if arguments.file == STDIN or arguments.dry_run:
        _, rows, status = _taken(session_in(arguments.file), files)
        _show(arguments, rows)
        return status
    try:
        return _save(arguments, files)
    except FileTroubleError as trouble:
        raise Halt(FILE, trouble.sentence) from None


def _save(arguments: Namespace, files: list[tuple[str, bytes]]) -> int:
    session_in(arguments.file)  # a file that is missing or not valid is told as every command tells it
    session_file = SessionFile.at(arguments.file)
    try:
        session = session_file.loaded.session
        if session is None:
            raise Halt(INVALID, *(one.printed(arguments.file) for one in session_file.loaded.problems))
        after, rows, status = _taken(session, files)
        if after != session:
            for note in session_file.save(after):
                say(note)
        _show(arguments, rows)
        return status
    finally:
        session_file.close()


def _taken(session: Session, files: list[tuple[str, bytes]]) -> tuple[Session, list[dict[str, Any]], int]:
    """Return the session with all ballots taken, a row for each, and the status to end with."""
    rows, status = [], FINE
    for name, data in files:
        found = _ballot_in(data, session)
        if isinstance(found, Problem):
            say(found.printed(name))
            rows.append({**as_json(name, BallotTaken(session=session)), "problem": found.message})
            status = INVALID
            continue
        taken = take(session, found)
        session = taken.session
        rows.append({**as_json(name, taken), "problem": None})
    return session, rows, status


def _ballot_in(data: bytes, room: Session) -> BallotFile | Problem:
    """Return the ballot a file holds; a session that was answered alone is one too."""
    found = read_ballot(data)
    if isinstance(found, BallotFile):
        return found
    alone = decode(data).session
    if alone is None:
        return found
    if alone.mode != "self":
        hint = "only a session that one person answered alone is taken as a ballot"
        return Problem(1, "mode", "this is the session of a workshop", hint)
    return alone_ballot(alone, room)


def _show(arguments: Namespace, rows: list[dict[str, Any]]) -> None:
    if arguments.json:
        put_json({"format": 1, "ballots": rows})
        return
    for row in rows:
        if row["problem"] is not None:
            continue
        many = len(row["taken"])
        left = f", {row['left_open']} left open" if row["left_open"] else ""
        put(f"{clean(row['file'])}: {plural(many, 'answer')} taken{left}.")
        for one in row["not_taken"]:
            put(f"  Not taken: {one['asks']} {capital_first(one['why'])}")
