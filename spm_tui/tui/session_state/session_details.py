"""What the first screen tells of a session file beside its heading; it takes reading the whole file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, structs

from spm_tui.followup.due_dates import due, due_key, may_come_due
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
        carried_from=session.carried_from,
        held=may_come_due(session),
    )


def without_later(known: Mapping[str, Details]) -> dict[str, Details]:
    """Return what is known of the files of a folder, by name: nothing is due that a later sitting has too."""
    stems = {name.removesuffix(".toml"): name for name in known}
    found = dict(known)
    for stem, name in stems.items():
        later = (other for other in stems if _comes_after(known, stems, other, stem))
        held = frozenset[str]().union(*(known[stems[other]].held for other in later))
        left = tuple(line for line in known[name].due if line.key not in held)
        found[name] = structs.replace(known[name], due=left)
    return found


def _comes_after(known: Mapping[str, Details], stems: Mapping[str, str], later: str, earlier: str) -> bool:
    """Return whether a session was carried on, over some sittings, from an earlier one."""
    met: set[str] = set()
    at = known[stems[later]].carried_from
    while at is not None and at in stems and at not in met:
        if at == earlier:
            return True
        met.add(at)
        at = known[stems[at]].carried_from
    return False


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
    found = Measures(unsealed(session)).whole.portfolio() if session is not None else None
    if session is None or found is None or found.said is None:
        return "", ""
    told = portfolio_line(found, horizon=session.horizon_months, as_of=as_of)
    return told.sentence, told.coverage


def _in_one_line(problem: Problem) -> str:
    key = f"{problem.key} " if problem.key else ""
    return clean(f"line {problem.line}: {key}{problem.message}; {problem.hint}")
