"""Keys pressed while a screen is still being put together: they wait for it instead of getting lost."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.screen import Screen

#: Seconds between two looks whether the screen takes keys by now, and after which it gets them all the same.
LOOK: Final = 0.01
LONGEST: Final = 5.0

Early = events.Key | events.Paste


class EarlyKeys:
    """Holds what is typed until a new screen has a box or a list to take it.

    Until then Textual gives keys to the screen itself: letters get lost, or do what they do outside a line.
    """

    def __init__(self, app: App[Any], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._deliver = app, deliver
        self._ready: WeakSet[Screen[Any]] = WeakSet()
        self._held: list[Early] = []
        self._since = 0.0

    def takes(self, event: events.Event) -> bool:
        """Take a key or a paste that came too early; return False for all that may go on its way now."""
        if not isinstance(event, Early) or event.is_forwarded or not self._app.screen_stack:
            return False
        screen = self._app.screen
        if screen.focused is not None:
            self._ready.add(screen)
        if not self._held and (screen in self._ready or not self._unready(screen)):
            return False
        if not self._held:
            self._since = time.monotonic()
            self._app.set_timer(LOOK, self._look)
        self._held.append(event)
        return True

    @staticmethod
    def _unready(screen: Screen[Any]) -> bool:
        """Say whether a screen with nothing in focus will have something; the bare one is on its way out."""
        return type(screen) is Screen or getattr(screen, "TAKES_KEYS", False)

    async def _look(self) -> None:
        screen = self._app.screen
        if screen.focused is None and self._unready(screen) and time.monotonic() - self._since < LONGEST:
            self._app.set_timer(LOOK, self._look)
            return
        self._ready.add(screen)
        held, self._held = self._held, []
        for event in held:
            await self._deliver(event)
