"""The workshop clock: time spent on the question, opening or close in front. It informs, never forces."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App

from spm_tui.tui.session_state.timer_note import TimerNote
from spm_tui.workshop import edits
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.session import answer
from spm_tui.workshop.sitting_plan import Around, with_time
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer


class Clock:
    """Counts seconds while it runs. `now` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._started: float | None = None
        self._before = 0.0

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._started is not None

    @property
    def used(self) -> bool:
        """Whether any time was counted since the last reset."""
        return self.running or self._before > 0

    @property
    def seconds(self) -> float:
        """Seconds counted since the last reset."""
        return self._before + (self._now() - self._started if self._started is not None else 0.0)

    def toggle(self) -> bool:
        """Start or hold the clock; return whether it runs now."""
        if self._started is None:
            self._started = self._now()
        else:
            self._before, self._started = self.seconds, None
        return self.running

    def reset(self) -> float:
        """Begin at zero, still running if it ran; return the seconds counted until now."""
        counted = self.seconds
        self._before = 0.0
        if self._started is not None:
            self._started = self._now()
        return counted


class QuestionTime:
    """The clock of the question in front, which ticks on the screen, and where its minutes are noted."""

    def __init__(
        self, app: App[Any], workspace: Workspace, *, now: Callable[[], float], tell: Callable[[], None]
    ) -> None:
        self.clock = Clock(now)
        self._part: Around | None = None  # where the time goes while no question is in front
        self._app = app
        self._workspace = workspace
        self._tell = tell
        self._tick: Timer | None = None
        self._note = TimerNote(app, workspace)

    def toggle(self) -> None:
        """Start or hold the clock, and tell of it once a second while it runs."""
        running = self.clock.toggle()
        if self._tick is None:
            self._tick = self._app.set_interval(1.0, self._tell, pause=not running)
        elif running:
            self._tick.resume()
        else:
            self._tick.pause()
        self._note.note(self.clock.seconds, running=running)
        self._tell()

    def come_to(self, place: str) -> None:
        """Count for the opening, the close or the questions from now on; other places change nothing."""
        if place not in ("opening", "close", "question"):
            return
        part: Around | None = "opening" if place == "opening" else "close" if place == "close" else None
        if part != self._part:
            self.note_minutes()
            self._part = part

    def note_minutes(self) -> None:
        """Add what was counted to the minutes of the part in front, and count from zero again."""
        if not self.clock.used:
            return
        minutes = round(self.clock.reset() / 60, 1)
        self._note.note(0.0, running=self.clock.running)
        if not minutes:
            return
        if self._part is not None:
            part = self._part
            self._workspace.mark(lambda s: with_time(s, part, minutes))
            return
        key = question_in_front(self._workspace.session).key
        given = answer(self._workspace.session, key)
        before = given.minutes if given and given.minutes else 0.0
        self._workspace.mark(lambda s: edits.set_answer(s, key, minutes=round(before + minutes, 1)))

    def end(self) -> None:
        """Tick no more."""
        if self._tick is not None:
            self._note.note(self.clock.seconds, running=False)
            self._tick.stop()
