"""One session file that this process has open: its lock, first backup, saves, and changes from outside."""

import os
import stat
import threading
from contextlib import suppress

from msgspec import structs

from spm_tui.storage import files, locks, open_answers, recovery, stale_files
from spm_tui.storage.codec import Loaded
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.system_calls import SYSTEM, System
from spm_tui.storage.versions_before_save import VersionsBeforeSave
from spm_tui.text import clean
from spm_tui.workshop.session import Session


class ReadOnlyError(FileTroubleError):
    """Someone else has the file open for writing."""


class SessionFile:
    """A session file held open by this process. Make it with `SessionFile.at`, give it back with `close`.

    `loaded` is what the file held when it was opened or last read again, `holder` who has it when it is
    read-only here, `notes` sentences to show once, `draft` text in flight and `copy` an unsaved session an
    earlier one left. Saving may happen on a worker thread; one at a time.
    """

    def __init__(self, path: str, system: System, state_dir: str | None) -> None:
        self.path = path
        self.holder: locks.Holder | None = None
        self.notes: list[str] = []
        self.loaded = Loaded(None)
        self.draft: recovery.ScreenDraft | None = None
        self.copy: recovery.Copy | None = None
        self._system = system
        self._state_dir = state_dir
        self._lock: locks.Lock | None = None
        self._hash: str | None = None
        self._before = VersionsBeforeSave(path, system, state_dir)
        self._open = False  # answers of open rounds are kept beside
        self._glance: tuple[int, int, int] | None = None
        #: No file saved here permits others more than the file did when it was last seen.
        self.most = 0o7777
        self._one_at_a_time = threading.Lock()

    @classmethod
    def at(
        cls,
        path: str | os.PathLike[str],
        *,
        new: bool = False,
        system: System = SYSTEM,
        state_dir: str | None = None,
    ) -> "SessionFile":
        """Open a file and return it: take the lock (or find who has it), clean up after dead processes, read.

        A file that is not there yet gives an empty `loaded` and can be saved. Raises FileTroubleError when
        the file cannot be read, or is there although it should be `new`.
        """
        opened = cls(os.fspath(path), system, state_dir)
        taken = locks.take(opened.path, system=system, state_dir=state_dir)
        if isinstance(taken, locks.Holder):
            opened.holder = taken
            opened.notes.append(taken.sentence())
        else:
            opened._lock = taken
        try:
            opened._begin(new)
        except BaseException:
            opened.close()
            raise
        return opened

    def _begin(self, new: bool) -> None:
        there = files.content_hash(self.path, self._system) is not None
        if there and new:
            raise FileTroubleError(
                f"{clean(self.path)} is there already; nothing is written over.", self.path
            )
        if not self.read_only:
            self._clean_up()
        if files.content_hash(self.path, self._system) is None:
            self._before.anew = True
            return
        if not self.read_only:
            self._find_kept()
        self.read_again()

    def _clean_up(self) -> None:
        """Clean up after dead processes."""
        found = stale_files.clean_stale_files(self.path, system=self._system, state_dir=self._state_dir)
        self.notes += [stray.sentence() for stray in found]

    def _find_kept(self) -> None:
        """Find what an earlier process left: text in flight, and a session it could not save."""
        self.draft = recovery.read_recovery(self.path, system=self._system, state_dir=self._state_dir)
        self.copy = recovery.unsaved_copy(self.path, system=self._system, state_dir=self._state_dir)

    @property
    def read_only(self) -> bool:
        """Return whether someone else may write this file and we may not."""
        return self._lock is None

    def take_over(self) -> bool:
        """Take the lock if nobody holds it now; return whether this process may write to the file.

        `notes`, `draft` and `copy` are then what whoever had it left; `loaded` stays what was read here.
        """
        taken = locks.take(self.path, system=self._system, state_dir=self._state_dir)
        if isinstance(taken, locks.Holder):
            return False
        self._lock, self.holder, self.notes = taken, None, []
        self._clean_up()
        self._find_kept()
        return True

    def read_again(self) -> Loaded:
        """Read the file as it is now, in place of what was loaded, and return it. Raises FileTroubleError."""
        self._glance = self._look()
        self.loaded = files.load(self.path, self._system)
        self._hash = self.loaded.content_hash or None
        if self.loaded.session is not None:
            kept = open_answers.read_open_answers(self.path, self._system, self._state_dir)
            if kept is not None:
                whole = open_answers.put_together(self.loaded.session, kept)
                self.loaded, self._open = structs.replace(self.loaded, session=whole), True
        return self.loaded

    def save(self, session: Session, *, over: str | None = None) -> tuple[str, ...]:
        """Save a session and return sentences to show, usually an empty tuple.

        `over` is the content hash of a changed file that this session replaces; what it holds is kept as a
        version first. Raises ReadOnlyError, ChangedError (nothing written), SaveError (a copy is kept).
        """
        with self._one_at_a_time:
            if self.read_only:
                raise ReadOnlyError(f"{clean(self.path)} is open for writing elsewhere.", self.path)
            session, still_open = open_answers.kept_apart(self.path, session, self._system, self._state_dir)
            notes = self._before.leave_behind()
            if over:
                self._before.keep_theirs(session)
            else:
                notes += self._before.keep_first(had_comments=self.loaded.had_comments)
            expected = over or self._hash
            self._hash = files.save(
                self.path, session, expected, most=self.most, system=self._system, state_dir=self._state_dir
            )
            self._glance = self._look()
            if self._open and not still_open:
                open_answers.drop_open_answers(self.path, self._system, self._state_dir)
            self._open = still_open
            if self.copy is not None:
                recovery.drop_unsaved(self.path, system=self._system, state_dir=self._state_dir)
                self.copy = None
            return notes

    def _look(self) -> tuple[int, int, int] | None:
        with suppress(OSError):
            found = self._system.stat(self.path)
            self.most = stat.S_IMODE(found.st_mode) | 0o700
            return (found.st_mtime_ns, found.st_size, found.st_ino)
        return None

    def changed_underneath(self) -> str | None:
        """Return the content hash of the file if it is no longer what this process read or saved, else None.

        Costs one `stat` while nothing happened. Raises FileTroubleError when it cannot be read any more.
        """
        glance = self._look()
        if glance == self._glance or glance is None:
            return None
        found = files.content_hash(self.path, self._system)
        if found in (self._hash, None):
            self._glance = glance
            return None
        return found

    def keep_draft(self, draft: recovery.ScreenDraft) -> None:
        """Write a draft, or remove it when every box is empty. Raises FileTroubleError."""
        if not self.read_only:
            self._before.leave_behind()
            recovery.write_recovery(self.path, draft, system=self._system, state_dir=self._state_dir)

    def close(self) -> None:
        """Give the file back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
