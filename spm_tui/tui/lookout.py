"""The live diagnosis, off the screen's thread: what is quick at once, what is slow once nothing changes."""

from __future__ import annotations

import asyncio
from typing import Final

from textual.app import App

from spm_tui.workspace import Workspace

#: Seconds without a change before the slow measures are worked out.
QUIET: Final = 0.04


class Lookout:
    """Diagnoses a workspace again after every change, one run at a time.

    What a run found for an older version is dropped and the newest version looked at next, so that however
    fast changes come at most one run is in vain.
    """

    def __init__(self, app: App[int], workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._wanted = self._looking = self._ended = False

    def look_again(self) -> None:
        """Have the workspace diagnosed as it is now."""
        self._wanted = True
        if not self._looking:
            self._looking = True
            self._app.run_worker(self._look(), group="diagnosis")

    def end(self) -> None:
        """Look no more; what is still being worked out is dropped."""
        self._ended = True

    async def _look(self) -> None:
        try:
            while self._wanted and not self._ended:
                self._wanted = False
                await self._diagnose(flow=False)
                if not self._wanted:
                    await asyncio.sleep(QUIET)
                if not self._wanted:
                    await self._diagnose(flow=True)
        finally:
            self._looking = False

    async def _diagnose(self, *, flow: bool) -> None:
        version = self._workspace.version
        diagnosis = await asyncio.to_thread(self._workspace.diagnose, flow=flow)
        if not self._ended:
            self._workspace.take_diagnosis(diagnosis, version)
