"""What the first screen tells of a session file beside its heading; it takes reading the whole file."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from spm_tui.followup.due_dates import due
from spm_tui.storage import files
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.problems import Problem
from spm_tui.text import clean
from spm_tui.views.due_words import due_words
from spm_tui.views.question_header import progress_marks


class Details(Struct, frozen=True):
    """What takes reading a whole file: one mark a question, counts, what is open, or its problems."""

    marks: str = ""
    things: int = 0
    needs: int = 0
    question: int = 1
    open_commitments: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
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
    return Details(
        marks=progress_marks(session),
        things=len(session.items),
        needs=len(session.ties),
        question=session.current_question or 1,
        open_commitments=tuple(clean(c.what) for c in session.commitments if c.state in (None, "open")),
        due=tuple(due_words(session, one) for one in due(session, as_of)),
    )


def _in_one_line(problem: Problem) -> str:
    key = f"{problem.key} " if problem.key else ""
    return clean(f"line {problem.line}: {key}{problem.message}; {problem.hint}")
