"""The sessions of a folder as the first screen lists them, and what is known of each by now; no widget."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spm_tui.storage.session_folder import Heading, headings

if TYPE_CHECKING:
    from spm_tui.tui.session_state.session_details import Details


class ListedSessions:
    """Headings at once; details and portfolios, which take reading whole files, as they are asked for."""

    def __init__(self, folder: Path, as_of: date) -> None:
        self.folder = folder
        self._as_of = as_of
        self.headings: tuple[Heading, ...] = ()
        self.details: dict[str, Details] = {}  # by file name, as are the portfolios
        self._portfolios: dict[str, tuple[str, str]] = {}

    def look(self) -> None:
        """List the folder again; the practice session is offered as a copy and is none of them."""
        self.headings = tuple(h for h in headings(self.folder) if h.path.name != "practice.toml")
        self._portfolios.clear()

    def heading(self, name: str | None) -> Heading | None:
        """Return the heading of a file by its name; None where it is not listed."""
        return next((h for h in self.headings if h.path.name == name), None)

    def portfolio(self, name: str) -> tuple[str, str]:
        """Return the portfolio of a file in a sentence and what that covers; both empty until it is read."""
        return self._portfolios.get(name, ("", ""))

    async def read_all(self) -> AsyncIterator[None]:
        """Read one file after the other off this thread, and stop after each, for it to be shown."""
        from spm_tui.tui.session_state.session_details import details, without_later

        for heading in self.headings:
            self.details[heading.path.name] = await asyncio.to_thread(details, heading.path, self._as_of)
            yield
        self.details = without_later(self.details)

    async def read_portfolio(self, name: str | None) -> bool:
        """Work out the portfolio of a file off this thread, once all are read; return whether it did."""
        known = self.details.get(name or "")
        if name is None or known is None or known.problems or len(self.details) < len(self.headings):
            return False
        if name in self._portfolios:
            return False
        from spm_tui.tui.session_state.session_details import portfolio_in

        self._portfolios[name] = await asyncio.to_thread(portfolio_in, self.folder / name, self._as_of)
        return True
