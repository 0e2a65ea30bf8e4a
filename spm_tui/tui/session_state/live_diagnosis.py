"""The live diagnosis: what is quick at once, what is slow off the screen's thread once nothing changes."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from math import inf
from time import thread_time
from typing import TYPE_CHECKING, Final

from textual.app import App

from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis

#: Seconds without a change before the slow measures are worked out.
QUIET: Final = 0.04
#: Seconds of work up to which the quick part is done before the screen is painted, so that an answer and
#: what it changed appear together; one frame.
AT_ONCE: Final = 0.016
#: Things up to which that is done at all: on a larger map one edit may take ten times as long as another.
FEW: Final = 600
#: Seconds from asking for the first screen to the first diagnosis: whoever types at once goes first.
FIRST_LOOK: Final = 0.15


class LiveDiagnosis:
    """Diagnoses a workspace again after every change, one run at a time.

    Where one of the last three quick runs was quick indeed (the garbage collector may have stood in the way
    of another) the next one is done at once, else off the screen's thread.

    What a run found for an older version is dropped and the newest version looked at next, so that however
    fast changes come at most one run is in vain.
    """

    def __init__(self, app: App[int], workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._wanted = self._looking = self._ended = self._begun = False
        self._took = deque([inf], maxlen=3)  # seconds of work of the last quick runs
        self._glanced_at = -1  # the version that was last looked at for what is quick

    def look_first(self) -> None:
        """Have the workspace diagnosed once the first screen is there and takes keys; later on do nothing."""
        if self._begun:
            return
        self._begun = self._wanted = self._looking = True
        self._app.run_worker(self._look(FIRST_LOOK), group="diagnosis")

    def look_again(self) -> None:
        """Have the workspace diagnosed as it is now."""
        if self._ended:
            return
        self._begun = True
        if min(self._took) <= AT_ONCE and len(self._workspace.session.items) <= FEW:
            self._workspace.take_diagnosis(self._quickly(), self._workspace.version)
        self._wanted = True
        if not self._looking:
            self._looking = True
            self._app.run_worker(self._look(), group="diagnosis")

    def end(self) -> None:
        """Look no more; what is still being worked out is dropped."""
        self._ended = True

    async def _look(self, after: float = 0.0) -> None:
        try:
            await asyncio.sleep(after)
            while self._wanted and not self._ended:
                self._wanted = False
                if self._glanced_at != self._workspace.version:
                    await self._diagnose(self._quickly)
                if not self._wanted:
                    await asyncio.sleep(QUIET)
                if not self._wanted:
                    await self._diagnose(self._slowly)
        finally:
            self._looking = False

    async def _diagnose(self, look: Callable[[], Diagnosis]) -> None:
        version = self._workspace.version
        diagnosis = await asyncio.to_thread(look)
        if not self._ended:
            self._workspace.take_diagnosis(diagnosis, version)

    def _quickly(self) -> Diagnosis:
        begun, version = thread_time(), self._workspace.version
        diagnosis = self._workspace.diagnose(flow=False)
        self._took.append(thread_time() - begun)
        self._glanced_at = version
        return diagnosis

    def _slowly(self) -> Diagnosis:
        return self._workspace.diagnose(flow=True)
