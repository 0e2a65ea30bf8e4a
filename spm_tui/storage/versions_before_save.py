"""What is kept of an open session file before a save replaces it."""

from spm_tui.storage import backups, files, recovery
from spm_tui.storage.atomic import read_bytes
from spm_tui.storage.codec import decode
from spm_tui.storage.file_errors import FileTroubleError, SaveError, because
from spm_tui.storage.system_calls import System
from spm_tui.text import clean
from spm_tui.workshop.session import Session


class VersionsBeforeSave:
    """Keeps, once, what the file held when this process opened it, and always what somebody else wrote.

    `anew` is set where there was no file: backups and drafts of an earlier file of this name are not its own.
    """

    def __init__(self, path: str, system: System, state_dir: str | None) -> None:
        self._path = path
        self._system = system
        self._state_dir = state_dir
        self._backed_up = False
        self.anew = False

    def leave_behind(self) -> tuple[str, ...]:
        """Set aside, once, what was kept of an earlier file of this name; return sentences to show."""
        if not self.anew:
            return ()
        self.anew = False
        return recovery.leave_behind(self._path, system=self._system, state_dir=self._state_dir)

    def keep_first(self, *, had_comments: bool) -> tuple[str, ...]:
        """Keep what the file held before the first save of this process; return sentences to show."""
        if self._backed_up:
            return ()
        self._backed_up = True
        kept: backups.Kept = "original" if had_comments else "saved"
        try:
            backups.back_up(self._path, kept, system=self._system, state_dir=self._state_dir)
        except (OSError, FileTroubleError) as error:
            reason = because(error) if isinstance(error, OSError) else str(error)
            return (f"The version before this sitting could not be kept: {reason}.",)
        return ()

    def keep_theirs(self, session: Session) -> None:
        """Back up what someone else wrote, which `session` is to replace.

        Raises SaveError where that is not possible; a copy of `session` is kept then.
        """
        try:
            data = read_bytes(self._system, self._path)
            if decode(data).session is not None:
                backups.keep_version(
                    self._path, data, "theirs", system=self._system, state_dir=self._state_dir
                )
                return
            reason = "what it holds now does not load, and such a file is never written over"
        except OSError as error:
            reason = f"what it holds now could not be kept: {because(error)}"
        mine, _ = files.checked(session)
        copy = files.keep_copy(self._path, mine, system=self._system, state_dir=self._state_dir)
        raise SaveError(f"{clean(self._path)} was left alone: {reason}.", self._path, copy)
