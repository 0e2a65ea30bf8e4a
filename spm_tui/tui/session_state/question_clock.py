"""The workshop clock: time spent on the question in front. It informs and never forces."""

from __future__ import annotations

from collections.abc import Callable


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
