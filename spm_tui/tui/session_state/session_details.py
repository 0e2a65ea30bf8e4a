"""What the first screen tells of a session file beside its heading; it takes reading the whole file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, structs

from spm_tui.followup.due_dates import due, due_key, may_come_due
from spm_tui.followup.sitting_chains import FolderSitting, held_later
from spm_tui.storage import files
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.problems import Problem
from spm_tui.text import clean
from spm_tui.views.due_words import due_words
from spm_tui.views.question_header import progress_marks


class DueLine(NamedTuple):
    """Something that is due, in words, and what it is about (`due_key`)."""

    key: str
    words: str


class Details(Struct, frozen=True):
    """What takes reading a whole file: one mark a question, counts, what is open, or its problems."""

    marks: str = ""
    things: int = 0
    needs: int = 0
    question: int = 1
    open_commitments: tuple[str, ...] = ()
    due: tuple[DueLine, ...] = ()
    created: date | None = None  # None where the file could not be read
    carried_from: str | None = None
    held: frozenset[str] = frozenset()  # all that may come due here one day
    problems: tuple[str, ...] = ()


def details(path: Path, as_of: date) -> Details:
    """Return what a whole session file holds and what of it is due, or its problems in a line each."""
    try:
        loaded = files.load(path)
    except FileTroubleError as trouble:
        return Details(problems=(trouble.sentence,))
    if loaded.session is None:
        return Details(problems=tuple(map(_in_one_line, loaded.problems)))
    session = loaded.session
    due_now = {due_key(one.kind, one.record): one for one in due(session, as_of)}
    return Details(
        marks=progress_marks(session),
        things=len(session.items),
        needs=len(session.ties),
        question=session.current_question or 1,
        open_commitments=tuple(
            clean(c.what)
            for c in session.commitments
            if not c.closed and due_key("commitment", c.id) not in due_now
        ),
        due=tuple(DueLine(key, due_words(session, one)) for key, one in due_now.items()),
        created=session.created,
        carried_from=session.carried_from,
        held=may_come_due(session),
    )


def without_later(known: Mapping[str, Details]) -> dict[str, Details]:
    """Return what is known of the files of a folder, by name: nothing is due that a later sitting has too."""
    later = held_later(
        FolderSitting(Path(name).stem, one.created, one.carried_from, one.held)
        for name, one in known.items()
        if one.created is not None
    )
    found = {}
    for name, one in known.items():
        held = later.get(Path(name).stem, frozenset())
        found[name] = structs.replace(one, due=tuple(line for line in one.due if line.key not in held))
    return found


def portfolio_in(path: Path, as_of: date) -> tuple[str, str]:
    """Return the portfolio of a session file in one sentence and what that covers; both empty for none.

    This loads the needs graph: it is for one session that somebody looks at, never for a whole folder.
    """
    from spm_tui.entanglement.measures import Measures
    from spm_tui.views.portfolio_line import portfolio_line
    from spm_tui.workshop.ballots import unsealed

    try:
        session = files.load(path).session
    except FileTroubleError:
        return "", ""  # the list says why
    found = Measures(unsealed(session)).portfolio() if session is not None else None
    if session is None or found is None or found.said is None:
        return "", ""
    told = portfolio_line(found, horizon=session.horizon_months, as_of=as_of)
    return told.sentence, told.coverage


def _in_one_line(problem: Problem) -> str:
    key = f"{problem.key} " if problem.key else ""
    return clean(f"line {problem.line}: {key}{problem.message}; {problem.hint}")
