"""Keys pressed while a screen is still being put together, or while the key that leads to it is on its way.

They wait for it instead of getting lost or into the line of the screen before.
"""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Container, Iterator
from typing import Any, Final
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

#: Seconds between two looks whether the screen takes keys by now, and after which it gets them all the same.
LOOK: Final = 0.01
LONGEST: Final = 5.0
#: Seconds after which a key that leads elsewhere counts as arrived, should its way have been closed.
UNDERWAY: Final = 0.5
#: Keys that may bring another screen, another question or the line of a filter to the front. A widget that
#: gives the focus away at others names them in `LEAVING`.
_GOING: Final = re.compile(r"f\d+|page(up|down)|escape|slash")

Early = events.Key | events.Paste


class EarlyKeys:
    """Holds what is typed until a new screen has a box or a list to take it.

    Until then Textual gives keys to the screen itself: letters get lost, or do what they do outside a line.
    """

    def __init__(self, app: App[Any], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._deliver = app, deliver
        self._ready: WeakSet[Screen[Any]] = WeakSet()
        self._held: list[Early] = []
        self._going_since: float | None = None
        self._since = 0.0

    def takes(self, event: events.Event) -> bool:
        """Take a key or a paste that came too early; return False for all that may go on its way now."""
        if not isinstance(event, Early) or event.is_forwarded or not self._app.screen_stack:
            return False
        screen = self._app.screen
        if screen.focused is not None:
            self._ready.add(screen)
        waits = self._held or self._going
        if not waits and (screen in self._ready or not self._unready(screen)):
            return False
        if not self._held:
            self._since = time.monotonic()
            self._app.set_timer(LOOK, self._look)
        self._held.append(event)
        return True

    async def send(self, event: events.Event) -> None:
        """Let an event go on its way; where a key may lead elsewhere, those behind it wait until it has.

        A key passes from the widget in focus to those around it, each in its own time; what follows it the
        same way has come as far.
        """
        goes = isinstance(event, events.Key) and not event.is_forwarded and self._goes(event.key)
        path = iter((self._app.focused or self._app.screen).ancestors_with_self) if goes else None
        await self._deliver(event)
        if path is not None:
            self._going_since = time.monotonic()
            self._follow(path)

    def _goes(self, key: str) -> bool:
        leaving: Container[str] = getattr(self._app.focused, "LEAVING", ())
        return bool(_GOING.fullmatch(key)) or key in leaving

    @property
    def _going(self) -> bool:
        """Whether a key that may lead elsewhere is still on its way."""
        since = self._going_since
        return since is not None and time.monotonic() - since < UNDERWAY

    def _follow(self, path: Iterator[DOMNode]) -> None:
        node = next(path, None)
        if node is None or not node.call_later(self._follow, path):
            self._going_since = None

    @staticmethod
    def _unready(screen: Screen[Any]) -> bool:
        """Say whether a screen with nothing in focus will have something, or leads to one that will."""
        return bool(getattr(screen, "TAKES_KEYS", False))

    async def _look(self) -> None:
        while self._held:  # what arrives meanwhile waits behind these, or it would overtake them
            screen = self._app.screen
            waits = self._going or (screen.focused is None and self._unready(screen))
            if waits and time.monotonic() - self._since < LONGEST:
                self._app.set_timer(LOOK, self._look)
                return
            self._ready.add(screen)
            await self.send(self._held[0])
            self._held.pop(0)
