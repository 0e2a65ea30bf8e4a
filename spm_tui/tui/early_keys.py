"""Keys that came before what the keys in front of them led to: they wait for it.

They get neither lost nor into the line of the screen before, and a burst of them, as after a stalled
connection, does what the same keys do one by one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Final
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.timer import Timer

from spm_tui.tui.textual_internals.app_in_use import is_ending

#: Seconds between two looks whether the screen takes keys by now, and after which it gets them all the same.
LOOK: Final = 0.01
LONGEST: Final = 5.0
#: Seconds after which a key counts as arrived, should its way have been closed.
UNDERWAY: Final = 0.5
#: Turns of the event loop in which what a key began has brought its dialog, or the next one.
TURNS: Final = 6

Early = events.Key | events.Paste


class EarlyKeys:
    """Holds what is typed while the key before is on its way, or until a new screen has something to take it.

    Until then Textual gives keys to the screen itself: letters get lost, or do what they do outside a line.
    """

    def __init__(self, app: App[Any], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._deliver = app, deliver
        self._ready: WeakSet[Screen[Any]] = WeakSet()
        self._held: list[Early] = []
        self._looking = False
        self._timer: Timer | None = None
        self._going_since: float | None = None
        self._since = 0.0

    def takes(self, event: events.Event) -> bool:
        """Take a key or a paste that came too early; return False for all that may go on its way now.

        What comes while the app ends is for nobody.
        """
        if not isinstance(event, Early) or event.is_forwarded:
            return False
        if self._ending:
            return True
        screen = self._app.screen
        if _in_focus(screen):
            self._ready.add(screen)
        waits = self._held or self._going or _leaving(screen)
        if not waits and (screen in self._ready or not _unready(screen)):
            return False
        if not self._held:
            self._since = time.monotonic()
            self._look_soon()
        self._held.append(event)
        return True

    async def send(self, event: events.Event) -> None:
        """Let an event go on its way; where it is a key that does something, those behind it wait for that.

        A key passes from the widget in focus to those around it, each in its own time, and what it does there
        (a row is chosen) comes the same way once more; what follows it both times has come as far. Letters
        that go into a box are taken there in order, and none waits for another.
        """
        path: Sequence[DOMNode] = ()
        if isinstance(event, events.Key) and not event.is_forwarded:
            inside = self._app.focused
            if inside is None or not inside.check_consume_key(event.key, event.character):
                path = (inside or self._app.screen).ancestors_with_self
        await self._deliver(event)
        if path:
            self._going_since = since = time.monotonic()
            self._follow(iter([*path, *path]), since)

    @property
    def _ending(self) -> bool:
        """Whether the app was told to end, or has: its screens go one by one."""
        return is_ending(self._app)

    @property
    def _going(self) -> bool:
        """Whether a key that does something is still on its way."""
        since = self._going_since
        return since is not None and time.monotonic() - since < UNDERWAY

    def _follow(self, path: Iterator[DOMNode], since: float) -> None:
        node = next(path, None)
        if node is None or not node.call_later(self._follow, path, since):
            self._turn(TURNS, since)

    def _turn(self, left: int, since: float) -> None:
        if left:
            asyncio.get_running_loop().call_soon(self._turn, left - 1, since)
        elif self._going_since == since:
            self._going_since = None
            if self._held:
                self._app.call_next(self._look)

    def _look_soon(self) -> None:
        if self._timer is None:
            self._timer = self._app.set_timer(LOOK, self._look_again)

    async def _look_again(self) -> None:
        self._timer = None
        await self._look()

    async def _look(self) -> None:
        if self._looking:
            return
        self._looking = True
        try:
            await self._send_held()
        finally:
            self._looking = False

    async def _send_held(self) -> None:
        while (
            self._held and not self._ending
        ):  # what arrives meanwhile waits behind these, or it would overtake them
            screen = self._app.screen
            waits = self._going or (not _in_focus(screen) and _unready(screen))
            if _leaving(screen) or (waits and time.monotonic() - self._since < LONGEST):
                self._look_soon()
                return
            self._ready.add(screen)
            await self.send(self._held[0])
            self._held.pop(0)
            self._since = time.monotonic()


def _in_focus(screen: Screen[Any]) -> bool:
    """Say whether something on a screen takes keys by now: a box, or a list that has its rows."""
    return screen.focused is not None and bool(getattr(screen.focused, "filled", True))


def _unready(screen: Screen[Any]) -> bool:
    """Say whether a screen where nothing takes keys yet will have something, or leads to one that will."""
    return bool(getattr(screen, "TAKES_KEYS", False))


def _leaving(screen: Screen[Any]) -> bool:
    """Say whether a screen is about to go, and what is typed is for the one that follows."""
    return bool(getattr(screen, "leaving", False))
