"""The server of a room: where it listens, what it serves, and how it ends.

It runs in the loop of the app, takes no signals, writes no log, and listens on one address of the machine.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from aiohttp import web

from spm_tui.web.guarded_site import GuardedSite
from spm_tui.web.limits import Limits
from spm_tui.web.page_frame import WALL_STYLE
from spm_tui.web.page_streams import Streams
from spm_tui.web.pages import RoomPages
from spm_tui.web.requests import LARGEST_FORM, RefusedRequestError, answer, check, plain_answer
from spm_tui.web.room import Room
from spm_tui.web.wall_page import OnWall, version_of_wall, wall_page

#: Where it listens unless something else does; the next few are tried then.
PORT: Final = 8421
_TRIES: Final = 20
#: Signs of codes and paths: no two of them look alike, and a QR code takes the fewest squares for them.
SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
#: Seconds a connection may be open without a whole request.
IDLE: Final = 15.0


def unguessable(length: int) -> str:
    """Return so many signs at random, five bits each."""
    return "".join(secrets.choice(SIGNS) for _ in range(length))


class RoomPlace:
    """Where a room is reached: address, port, two paths nobody can guess, the code for who types."""

    def __init__(self, address: str, port: int, path: str = "", wall: str = "", code: str = "") -> None:
        self.address, self.port = address, port
        self.path, self.wall = path or unguessable(12), wall or unguessable(12)
        self.code = code or unguessable(6)

    @property
    def advertised(self) -> str:
        """What a browser must have asked for."""
        return self.address if self.port == 80 else f"{self.address}:{self.port}"

    @property
    def phone_address(self) -> str:
        """What the QR code says. In capitals, which browsers take alike: it needs fewer squares."""
        return f"HTTP://{self.advertised.upper()}/{self.path}"

    @property
    def wall_address(self) -> str:
        """Where the wall is."""
        return f"http://{self.advertised}/{self.wall}"


class RoomServer:
    """Serves one room until it is stopped. `kept` is awaited after every change that must not be lost."""

    def __init__(
        self,
        place: RoomPlace,
        room: Room,
        on_wall: Callable[[], OnWall],
        kept: Callable[[], object],
        *,
        limits: Limits | None = None,
    ) -> None:
        self.place, self.room = place, room
        self.streams = Streams()
        self._on_wall = on_wall
        self.limits = limits or Limits(time.monotonic)
        self._pages = RoomPages(place, room, self.limits, self.streams, kept)
        self._runner: web.AppRunner | None = None
        self._connections: GuardedSite | None = None

    async def start(self) -> None:
        """Listen, on the next free port where something else has this one. Raises OSError."""
        app = web.Application(middlewares=[self._guard], client_max_size=LARGEST_FORM)
        app.router.add_get("/" + self.place.wall, self._wall)
        app.router.add_get(f"/{self.place.wall}/follow", self._follow_wall)
        self._pages.add_to(app.router)
        quiet = logging.getLogger("spm_tui.web")
        quiet.propagate, quiet.disabled = False, True
        self._runner = web.AppRunner(
            app,
            handle_signals=False,
            access_log=None,
            logger=quiet,
            keepalive_timeout=IDLE,
            lingering_time=0.0,
            shutdown_timeout=1.0,
            max_line_size=2048,
            max_field_size=4096,
        )
        await self._runner.setup()
        try:
            await self._listen(self._runner)
        except OSError:
            await self.stop()
            raise

    async def _listen(self, runner: web.AppRunner) -> None:
        first = self.place.port
        for port in range(first, first + _TRIES):
            site = GuardedSite(runner, self.place.address, port, self.limits)
            try:
                await site.start()
            except OSError as error:
                with suppress(RuntimeError):
                    await site.stop()
                if error.errno != errno.EADDRINUSE or port == first + _TRIES - 1:
                    raise
                continue
            self.place.port, self._connections = port, site
            return

    async def stop(self) -> None:
        """End the streams, then stop listening and let go of every connection."""
        await self.streams.end()
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    @property
    def listening(self) -> bool:
        """Whether it serves."""
        return self._runner is not None

    def changed(self) -> None:
        """Tell every page that follows that it may show something new."""
        self.streams.changed()

    # ---- what passes before everything else

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], object]
    ) -> web.StreamResponse:
        try:
            check(request, self.place.advertised)
            if not self.limits.requests.take(request.remote or ""):
                raise RefusedRequestError(429, "This page was asked for too often. Wait a moment.")
            served = await handler(request)  # type: ignore[misc]  # aiohttp's handlers are coroutines
        except RefusedRequestError as refused:
            return plain_answer(refused.status, refused.sentence)
        except web.HTTPException as other:
            return plain_answer(other.status, "There is nothing here. Scan the code on the screen again.")
        except asyncio.CancelledError:
            raise
        assert isinstance(served, web.StreamResponse)
        return served

    # ---- the wall

    async def _wall(self, _request: web.Request) -> web.Response:
        return answer(wall_page(self._on_wall()), style=WALL_STYLE)

    async def _follow_wall(self, request: web.Request) -> web.StreamResponse:
        return await self.streams.follow(request, lambda: version_of_wall(self._on_wall()))
