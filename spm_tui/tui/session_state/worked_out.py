"""A slow result that a screen shows: worked out off the screen's thread, and kept while it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from spm_tui.tui.session_state.open_session import OpenSession

R = TypeVar("R")


class WorkedOut(Generic[R]):
    """The newest result of some slow work, with what it was worked out for.

    `group` names the worker, so that a later question takes the place of an earlier one; `ready` is called
    on the screen's thread each time a result has come.
    """

    def __init__(self, open_session: OpenSession, group: str, ready: Callable[[], None]) -> None:
        self._open_session, self._group, self._ready = open_session, group, ready
        self._found: tuple[Hashable, R] | None = None
        self._asked: Hashable = None

    def of(self, asked: Hashable, work: Callable[[], R]) -> R | None:
        """Return the result for what is asked; None while it is worked out, which begins here."""
        if self._found is not None and self._found[0] == asked:
            return self._found[1]
        if self._asked != asked:
            self._asked = asked
            self._open_session.run(self._work(asked, work), self._group)
        return None

    async def _work(self, asked: Hashable, work: Callable[[], R]) -> None:
        result = await asyncio.to_thread(work)
        self._found = asked, result
        self._ready()
