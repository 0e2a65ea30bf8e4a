"""An open session on disk: its autosave, what is typed and not entered, and who else writes its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App

from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.tui.session_state.autosave import Autosave
from spm_tui.tui.session_state.drafts import Drafts
from spm_tui.tui.session_state.file_watch import FileWatch
from spm_tui.tui.session_state.front_view import Say
from spm_tui.tui.session_state.session_view import SessionView
from spm_tui.tui.session_state.taking_over import TakenOver
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.worker import Worker


class SessionOnDisk:
    """Saves what is entered, keeps what is typed, and asks when something else changed the file.

    `show_head` shows whether all is saved, `settle_difference` asks which of two versions counts, and
    `offer_back` offers what another window left behind.
    """

    def __init__(
        self,
        app: App[Any],
        workspace: Workspace,
        file: OpenFile,
        screens: Mapping[str, SessionView],
        *,
        say: Say,
        show_head: Callable[[], None],
        settle_difference: Callable[[], Worker[None]],
        offer_back: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._say, self._show_head = say, show_head
        self._settle_difference, self._offer_back = settle_difference, offer_back
        self._settling: Worker[None] | None = None
        self.autosave = Autosave(
            workspace,
            file,
            tell=show_head,
            warn=lambda sentence: say(sentence, alarm=True),
            differs=self._differs,
        )
        self.drafts = Drafts(app, screens, self.autosave)
        self._file_watch = FileWatch(
            app, workspace, self.autosave, differs=self._differs, taken_over=self._taken_over
        )

    def edited(self) -> None:
        """Save soon, off the screen's thread, and keep what is being typed as well."""
        self.autosave.edited()
        self.note_draft()

    def note_draft(self) -> None:
        """Keep what is being typed within a second, off the screen's thread."""
        if not self._workspace.read_only:
            self.drafts.note()

    def look_underneath(self) -> None:
        """Notice a file that something else changed while nothing is being saved; costs one `stat`."""
        self._file_watch.look()

    def _differs(self) -> None:
        if self._settling is None or self._settling.is_finished:  # else it is being asked already
            self._settling = self._settle_difference()

    def _taken_over(self, told: TakenOver) -> None:
        """Say that this window writes from now on, and save what was entered in it."""
        for sentence in told.sentences:
            self._say(sentence)
        self.autosave.edited()
        self._show_head()
        if told.left:
            self.drafts.waiting.update(told.boxes)
            self._offer_back()

    def end(self) -> None:
        """Keep what is typed now, at once, and give the file back."""
        self._file_watch.end()
        self.drafts.end()
        self.autosave.file.close()
