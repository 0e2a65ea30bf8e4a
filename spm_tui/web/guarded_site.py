"""The listening socket: who connects too often, or holds too many connections, is dropped unread."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from aiohttp import web

from spm_tui.web.limits import Limits


def host_of(transport: asyncio.BaseTransport | None) -> str:
    """Return the address at the other end, or an empty string once it is gone."""
    peer = transport.get_extra_info("peername") if transport is not None else None
    return str(peer[0]) if peer else ""


class _Guarded(asyncio.Protocol):
    """Stands before aiohttp's protocol until the connection is let in; counts it while it is open."""

    def __init__(self, site: GuardedSite) -> None:
        self._site = site
        self._address: str | None = None
        self._inner: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        address = host_of(transport)
        if not self._site.lets_in(address):
            transport.abort()  # type: ignore[attr-defined]  # every stream transport has it
            return
        self._address = address
        self._site.open[address] += 1
        self._inner = self._site.inner()
        self._inner.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._address is not None:
            self._site.open[self._address] -= 1
            if not self._site.open[self._address]:
                del self._site.open[self._address]
        if self._inner is not None:
            self._inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._inner is not None:
            self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        if self._inner is not None:
            self._inner.eof_received()
        return None

    def pause_writing(self) -> None:
        if self._inner is not None:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        if self._inner is not None:
            self._inner.resume_writing()


class GuardedSite(web.BaseSite):
    """A TCP socket on one address of this machine, within limits."""

    __slots__ = ("_address", "_limits", "_port", "open")

    def __init__(self, runner: web.AppRunner, address: str, port: int, limits: Limits) -> None:
        super().__init__(runner)
        self._address, self._port, self._limits = address, port, limits
        self.open: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """The address and port it listens on."""
        return f"http://{self._address}:{self._port}"

    def lets_in(self, address: str) -> bool:
        """Return whether a new connection from this address is served."""
        return (
            self.open[address] < self._limits.OPEN_EACH
            and self.open.total() < self._limits.OPEN
            and self._limits.connections.take(address)
        )

    def inner(self) -> Any:
        """Return a new protocol of the server."""
        server = self._runner.server
        assert server is not None
        return server()

    async def start(self) -> None:
        """Listen. Raises OSError where the address or the port cannot be had."""
        await super().start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Guarded(self), self._address, self._port, backlog=128, reuse_address=True
        )
