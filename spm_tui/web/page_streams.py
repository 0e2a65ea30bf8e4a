"""Streams that tell a page when there is something new; they end before the server does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from aiohttp import web

from spm_tui.web.page_frame import HEADERS

#: Seconds between two signs of life, by which a stream that nobody reads any more is found.
SIGN: Final = 20.0
#: Seconds one write may take.
_WRITE: Final = 5.0


async def _write(response: web.StreamResponse, text: str) -> None:
    async with asyncio.timeout(_WRITE):
        await response.write(text.encode())


class Streams:
    """The streams that are open. `changed` wakes them; each then sends its version if it is another one."""

    def __init__(self) -> None:
        self._wake = asyncio.Event()
        self._open: set[asyncio.Task[None]] = set()
        self._ended = False

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self._open)

    def changed(self) -> None:
        """Have every stream look whether what its page shows is another one now."""
        self._wake.set()
        self._wake = asyncio.Event()

    async def follow(self, request: web.Request, version: Callable[[], str | None]) -> web.StreamResponse:
        """Tell the version of a page whenever it changes, until the page is left.

        `version` returns None once the page is no longer for whoever follows it.
        """
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        task = asyncio.current_task()
        if self._ended or task is None:
            return response
        await response.prepare(request)
        self._open.add(task)
        try:
            await self._tell(response, version)
        except (ConnectionError, TimeoutError):
            pass  # whoever followed is gone
        finally:
            self._open.discard(task)
        return response

    async def _tell(self, response: web.StreamResponse, version: Callable[[], str | None]) -> None:
        told: str | None = ""
        while not self._ended and told is not None:
            wake, now = self._wake, version()
            if now != told:
                told = now
                await _write(response, f"data: {now or 'gone'}\n\n")
                continue
            try:
                async with asyncio.timeout(SIGN):
                    await wake.wait()
            except TimeoutError:
                await _write(response, ": here\n\n")

    async def end(self) -> None:
        """End every stream and wait until they are."""
        self._ended = True
        self.changed()
        if self._open:
            await asyncio.wait(tuple(self._open), timeout=_WRITE)
