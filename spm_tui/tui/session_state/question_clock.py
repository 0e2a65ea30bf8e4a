"""The workshop clock: time spent on the question, opening or close in front. It informs, never forces."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from spm_tui.tui.session_state.timer_note import TimerNote
from spm_tui.workshop.questions import question_in_front
from spm_tui.workshop.sitting_plan import Around, took, with_minutes_taken
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer


#: Seconds after which what was counted is noted while the clock goes on: a crash loses no more of it.
NOTED_EVERY: Final = 60.0


class Clock:
    """Counts seconds of one part of a sitting while it runs. `now` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._started: float | None = None
        self._earlier = 0.0
        self._before = 0.0
        self.part = ""

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._started is not None

    @property
    def used(self) -> bool:
        """Whether any time was counted since this part was come to."""
        return self.running or self._before > 0

    @property
    def seconds(self) -> float:
        """Seconds counted for this part, those of earlier visits too; 0 until it is `used`."""
        since = self._now() - self._started if self._started is not None else 0.0
        return self._earlier + self._before + since if self.used else 0.0

    def toggle(self) -> bool:
        """Start or hold the clock; return whether it runs now."""
        if self._started is None:
            self._started = self._now()
        else:
            self._before, self._started = self._before + self._now() - self._started, None
        return self.running

    def come_to(self, part: str, earlier: float) -> None:
        """Count for another part from now on, after the seconds it had `earlier`; still running if it ran."""
        self.part, self._earlier, self._before = part, earlier, 0.0
        if self._started is not None:
            self._started = self._now()


class PartTime:
    """The clock of the part in front, which ticks on the screen, and where its minutes are noted."""

    def __init__(
        self, app: App[Any], workspace: Workspace, *, now: Callable[[], float], tell: Callable[[], None]
    ) -> None:
        self.clock = Clock(now)
        self._around: Around | None = None  # where the time goes while no question is in front
        self._exact: dict[str, float] = {}  # seconds by part, of which the session has a tenth of a minute
        self._app = app
        self._workspace = workspace
        self._tell = tell
        self._tick: Timer | None = None
        self._note = TimerNote(app, workspace)
        self._noted_at = 0.0
        self._begin_part()

    def toggle(self) -> None:
        """Start or hold the clock, and tell of it once a second while it runs."""
        running = self.clock.toggle()
        if self._tick is None:
            self._tick = self._app.set_interval(1.0, self.tick, pause=not running)
        elif running:
            self._tick.resume()
        else:
            self._tick.pause()
        self._write_down()
        self._tell()

    def tick(self) -> None:
        """Tell of the clock, and once a minute note what it has counted."""
        if self.clock.seconds - self._noted_at >= NOTED_EVERY and not self._workspace.read_only:
            self.note_minutes()
        self._tell()

    def come_to(self, place: str) -> None:
        """Count for the opening, the close or the question in front from now on, once a place is come to.

        Other places change nothing: who looks at the map is still at the question.
        """
        if place in ("opening", "close", "question"):
            self._around = "opening" if place == "opening" else "close" if place == "close" else None
            self.look()

    def look(self) -> None:
        """Count for the part that is in front by now, with the minutes of the one before noted."""
        if self._part != self.clock.part:
            self.note_minutes()
            self._begin_part()

    def note_minutes(self) -> None:
        """Note the minutes counted for the part in front; the clock goes on."""
        if not self.clock.used:
            return
        part, seconds = self.clock.part, self.clock.seconds
        self._exact[part] = self._noted_at = seconds
        minutes = round(seconds / 60, 1)
        if minutes:
            self._workspace.mark(lambda s: with_minutes_taken(s, {part: minutes}), seen=True)

    def _write_down(self) -> None:
        self._note.note(self.clock.seconds, running=self.clock.running, part=self.clock.part)

    @property
    def _part(self) -> str:
        return self._around or question_in_front(self._workspace.session).key

    def _begin_part(self) -> None:
        part = self._part
        noted = took(self._workspace.session, part) or 0.0
        exact = self._exact.get(part, 0.0)
        self._noted_at = exact if round(exact / 60, 1) == noted else noted * 60
        self.clock.come_to(part, self._noted_at)
        if self.clock.running:
            self._write_down()

    def end(self) -> None:
        """Tick no more."""
        if self._tick is not None:
            if self.clock.running:
                self.clock.toggle()
            self._write_down()
            self._tick.stop()
