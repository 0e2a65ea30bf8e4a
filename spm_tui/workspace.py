"""One open session: apply an edit, undo and redo it, save it, diagnose it again and tell who listens.

It knows no screen and no thread; whoever drives it decides where the slow parts run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from spm_tui.workshop.session import Session

if TYPE_CHECKING:
    from spm_tui.diagnosis.changes import Changes
    from spm_tui.diagnosis.engine import Diagnosis

Edit = Callable[[Session], Session]
Listener = Callable[["Workspace"], None]

#: How many steps back undo reaches. Sessions share what did not change, so a step costs little.
LONGEST_HISTORY: Final = 1000


class Change(NamedTuple):
    """One step of the history: what was done, where, and the session before it and right after it."""

    label: str
    place: str
    before: Session
    after: Session


Steps = deque[Change] | list[Change]


class Workspace:
    """An open session with its history and its newest diagnosis.

    `version` grows with every change of the session, undo and redo included; a result worked out for an
    older version is refused by `take_diagnosis`, so that a slow worker never shows stale figures.
    """

    def __init__(self, session: Session, *, path: Path | None, as_of: date, read_only: bool = False) -> None:
        self.session = session
        self.path = path
        self.as_of = as_of
        self.read_only = read_only
        self.version = 0
        self.saved_version = 0
        self.diagnosis: Diagnosis | None = None
        self.changes: Changes | None = None
        self._before: Diagnosis | None = None
        self._undo: deque[Change] = deque(maxlen=LONGEST_HISTORY)
        self._redo: list[Change] = []
        self._listeners: list[Listener] = []

    @property
    def dirty(self) -> bool:
        """Whether the session holds something its file does not."""
        return self.saved_version != self.version

    @property
    def edited(self) -> bool:
        """Whether there is anything to undo: something was entered or changed since it was opened."""
        return bool(self._undo)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change of the session or its diagnosis; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, label: str, edit: Edit, *, place: str = "") -> bool:
        """Apply a pure edit as one step of the history; return whether it changed anything.

        `label` says what was done in the past tense ("added Tracking"), `place` where (a question's key).
        """
        after = edit(self.session)
        if after == self.session:
            return False
        self._undo.append(Change(label, place, self.session, after))
        self._redo.clear()
        self._become(after, self.diagnosis)
        return True

    def mark(self, edit: Edit, *, seen: bool = False) -> None:
        """Apply an edit that is no step of the history: where the workshop is, minutes spent.

        With `seen`, what the last answer changed is told on: nothing was said since.
        """
        after, before = edit(self.session), self._before
        if after != self.session:
            self._become(after, before if seen else self.diagnosis)

    def undo(self) -> Change | None:
        """Take the last step back; return it, or None when there is none."""
        return self._step(self._undo, self._redo)

    def take_back(self) -> None:
        """Take the last step back as if it had never been: there is nothing to redo."""
        self._step(self._undo, deque())

    def redo(self) -> Change | None:
        """Take the last undone step again; return it, or None when there is none."""
        return self._step(self._redo, self._undo)

    def _step(self, source: Steps, target: Steps) -> Change | None:
        if not source:
            return None
        change = source.pop()
        back, there = self._with_sealed(change), self.session
        target.append(change._replace(before=there, after=back))
        self._become(_with_course_of(back, there), self.diagnosis)
        return change

    def _with_sealed(self, change: Change) -> Session:
        """Return where a step leads back to; what was answered unheard since stays."""
        if all(round_.state == "revealed" for round_ in self.session.rounds):
            return change.before
        from spm_tui.workshop.sealed_history import with_sealed_of

        return with_sealed_of(change.before, self.session, change.after)

    def _become(self, session: Session, before: Diagnosis | None) -> None:
        self.session = session
        self.version += 1
        self._before = before
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener(self)

    def diagnose(self, *, flow: bool) -> Diagnosis:
        """Return the diagnosis of the session as it is now, without keeping it.

        Without `flow` the findings that wait for the slow measures are carried over from the last one.
        """
        from spm_tui.diagnosis.engine import diagnose

        return diagnose(self.session, self.as_of, flow=flow, previous=self.diagnosis)

    def take_diagnosis(self, diagnosis: Diagnosis, version: int) -> bool:
        """Keep a diagnosis worked out for `version` and tell the listeners; refuse it when it is stale."""
        if version != self.version:
            return False
        from spm_tui.diagnosis.changes import changed

        self.changes = changed(self._before, diagnosis)
        self.diagnosis = diagnosis
        self._tell()
        return True


def _with_course_of(session: Session, there: Session) -> Session:
    """Return a session of the history where the workshop is by now: at its question, with its minutes."""
    from spm_tui.workshop.sitting_plan import with_minutes_of

    return with_minutes_of(replace(session, current_question=there.current_question), there)
