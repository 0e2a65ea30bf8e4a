"""Autosave: an edit starts a save of the open session, off the screen's thread; how it went is told."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from spm_tui.storage.file_errors import ChangedError, FileTroubleError
from spm_tui.storage.files import checked, keep_copy
from spm_tui.storage.recovery import ScreenDraft
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.text import clean
from spm_tui.workspace import Workspace

#: Seconds without an edit before a save begins: what an edit shows is painted and diagnosed by then.
QUIET: Final = 0.25
#: Seconds from the first edit that is not saved to the save, however fast edits follow; a third of what may
#: be lost when the power goes.
LONGEST: Final = 0.6


class Autosave:
    """Saves one workspace to its file. One save runs at a time; changes made meanwhile are saved next.

    An edit alone starts a save, once no other has followed for QUIET seconds, LONGEST at most.

    `tell` is called whenever the words for the head line changed, `warn` with one sentence when something
    needs the user, `differs` when the file on disk is no longer the one that was read.
    """

    def __init__(
        self,
        workspace: Workspace,
        file: OpenFile,
        *,
        tell: Callable[[], None],
        warn: Callable[[str], None],
        differs: Callable[[], None],
    ) -> None:
        self.workspace = workspace
        self.file = file
        self.trouble = ""
        self.saved_at: datetime | None = None
        self._tell, self._warn, self._differs = tell, warn, differs
        self._over: str | None = None
        self._task: asyncio.Task[None] | None = None
        self._edited_at = 0.0
        self._hurry = asyncio.Event()

    @property
    def path(self) -> Path:
        """The session file."""
        return Path(self.file.path)

    @property
    def words(self) -> tuple[str, bool]:
        """The words for the head line, and whether they are an alarm."""
        if self.workspace.read_only:
            return "READ ONLY", True
        if self.trouble:
            return "NOT SAVED", True
        if self.workspace.dirty:
            return "saving", False
        return (f"saved {self.saved_at:%H:%M}" if self.saved_at else "saved"), False

    def edited(self, *, at_once: bool = False, over: str | None = None) -> None:
        """Save soon, or `at_once`; `over` is the hash of a changed file that ours shall replace."""
        self._over = over or self._over
        if self.workspace.read_only or not self.workspace.dirty:
            return
        self._edited_at = time.monotonic()
        if at_once:
            self._hurry.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._save())

    async def _quiet(self) -> None:
        """Wait until no edit has followed for a while, or somebody waits for the save."""
        begun = time.monotonic()
        while (left := min(self._edited_at + QUIET, begun + LONGEST) - time.monotonic()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), left)
                break
        self._hurry.clear()

    async def _save(self) -> None:
        while self.workspace.dirty:
            await self._quiet()
            version, session = self.workspace.version, self.workspace.session
            over, self._over = self._over, None
            try:
                notes = await asyncio.to_thread(self.file.save, session, over=over)
            except ChangedError as changed:
                self._stuck(changed.sentence)
                self._differs()
                return
            except FileTroubleError as error:
                self._stuck(error.sentence)
                return
            self._kept(version)
            for note in notes:
                self._warn(note)
        self._tell()

    def _stuck(self, sentence: str) -> None:
        news = sentence != self.trouble
        self.trouble = sentence
        self._tell()
        if news:
            self._warn(sentence)

    def _kept(self, version: int) -> None:
        self.trouble = ""
        self.saved_at = datetime.now()
        self.workspace.saved_version = version

    async def settle(self) -> bool:
        """Wait until everything is saved, or could not be; return whether it is."""
        self.edited(at_once=True)
        if self._task is not None:
            await self._task
        return not self.workspace.dirty or self.workspace.read_only

    def changed_underneath(self) -> bool:
        """Say whether something else changed the file since it was read or saved; not while we save it."""
        if self._task is not None and not self._task.done():
            return False
        with suppress(FileTroubleError):  # what cannot be read now is told when it is saved
            return self.file.changed_underneath() is not None
        return False

    def settle_on(self, over: str | None) -> None:
        """Save what is in this window, whichever side it came from, over the file with this hash."""
        self.trouble = ""
        self.workspace.saved_version = -1
        self.edited(at_once=True, over=over)

    def move_to(self, path: Path) -> None:
        """Go on in another file, which must not be there yet; what is open is saved into it next.

        Raises FileTroubleError when the file is there already or its place cannot be used.
        """
        if os.path.exists(path):  # unlike Path.exists, False for a name that is too long
            raise FileTroubleError(
                f"{clean(str(path))} is there already; nothing is written over.", str(path)
            )
        if not os.path.isdir(path.parent):
            raise FileTroubleError(f"There is no folder {clean(str(path.parent))}.", str(path))
        file = OpenFile.at(path, new=True)
        file.most = self.file.most
        self.file.close()
        self.file = file
        self.trouble = ""
        self.workspace.path = path
        self.workspace.read_only = file.read_only
        self.workspace.saved_version = -1

    def save_now(self) -> None:
        """Save on this thread, as when the process is about to end; trouble leaves a recovery copy."""
        if self.workspace.dirty and not self.workspace.read_only:
            try:
                self.file.save(self.workspace.session)
                self._kept(self.workspace.version)
            except ChangedError:  # nobody is left to ask which of the two to take: theirs stays, ours is kept
                keep_copy(self.file.path, checked(self.workspace.session)[0])
            except FileTroubleError as error:
                self.trouble = error.sentence

    def keep_draft(self, boxes: dict[str, str]) -> None:
        """Keep what is typed and not yet entered; empty boxes drop what was kept."""
        with suppress(FileTroubleError):  # the next one may find room again; the session itself is safe
            self.file.keep_draft(ScreenDraft(at=time.time(), boxes=boxes))
