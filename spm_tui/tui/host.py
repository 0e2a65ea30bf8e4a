"""The app as all that it shows knows it: the open session, what it says, what it keeps of a text being typed.

Screens and dialogs know this class. The keys and the first screen stand above them, in `app.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.notifications import SeverityLevel

from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.tui.session_state.drafts import DRAFT_AFTER
from spm_tui.tui.session_state.open_session import OpenSession, SessionPlaces
from spm_tui.tui.session_state.session_view import SessionView, view_in_front
from spm_tui.tui.session_state.unopened_drafts import UnopenedDrafts
from spm_tui.tui.shutdown import apology, driver_class
from spm_tui.tui.status import Status
from spm_tui.tui.textual_internals.steady_app import SteadyApp
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workspace import Workspace


class Host(SteadyApp):
    """Holds at most one open session and says sentences in place.

    `places` makes the screens of a session and what it asks the user: those stand above this class. `now`
    is the clock of the workshop, monotonic, in seconds.
    """

    def __init__(
        self,
        folder: Path,
        as_of: date,
        places: SessionPlaces,
        *,
        ascii: bool,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ascii_only = ascii  # first of all: the frames of the style sheet are made of it
        super().__init__(driver_class=driver_class())
        self.folder, self.as_of = folder, as_of
        self._places, self._now = places, now
        self.open_session: OpenSession | None = None
        self.unopened = UnopenedDrafts(self, folder, DRAFT_AFTER)
        self.status = Status(self)

    # ---- the open session

    def open_file(self, path: Path, *, at: str = "question") -> None:
        """Open a session file, or say in one sentence why not; one that is open is left first."""
        from spm_tui.tui.session_state.opening import read_session

        if self.open_session is not None:
            return  # asked for by a key behind the one that opened it

        opened = read_session(path)
        if isinstance(opened, str):
            self.say(opened, alarm=True)
            return
        read_only = opened.file.read_only
        workspace = Workspace(opened.session, path=path, as_of=self.as_of, read_only=read_only)
        open_session = self.show_session(workspace, opened.file, at=at)
        for note in opened.notes:
            self.say(note)
        # Only where there is something: else not even its dialogs are read.
        if opened.file.draft is not None or opened.file.copy is not None:
            open_session.offer_back()

    def show_session(self, workspace: Workspace, file: OpenFile, *, at: str = "question") -> OpenSession:
        """Begin working on a session, leaving the one that was open."""
        if self.open_session is not None:
            self.open_session.rescue()
            self.call_later(self.open_session.let_go)
        self.unopened.close(keep=False)
        self.open_session = made = OpenSession(
            self, workspace, file, now=self._now, say=self.say, places=self._places
        )
        drafts = file.draft.boxes if file.draft is not None else {}
        made.drafts.waiting.update(
            {place: text for place, text in drafts.items() if place not in ANSWER_KEYS}
        )
        made.begin(at, drafts={key: text for key, text in drafts.items() if key in ANSWER_KEYS})
        return made

    def begin(self, workspace: Workspace, path: Path, *, at: str, most: int = 0o7777) -> None:
        """Begin a session that has no file yet: it gets one at once, with no more permissions than `most`."""
        try:
            file = OpenFile.at(path, new=True)
        except FileTroubleError as trouble:
            self.say(trouble.sentence, alarm=True)
            return
        file.most = most
        self.show_session(workspace, file, at=at).save_first()

    def begin_new(self) -> object:
        """Ask for what a new session needs and open it."""
        raise NotImplementedError

    def action_due(self) -> None:
        """Answer what is due in the open session."""
        raise NotImplementedError

    def action_go(self, place: str) -> None:
        """Go to a screen of the open session, or home."""
        raise NotImplementedError

    @property
    def session_screen(self) -> SessionView | None:
        """The screen of the open session that is in front, under any dialog; None once the app is closing."""
        return view_in_front(self)

    def rescue(self) -> None:
        """Put everything on disk at once: the process is about to end."""
        if self.open_session is not None:
            self.open_session.rescue()
        self.unopened.close(keep=True)

    def harmless(self, error: BaseException) -> str:
        """Return the sentence of an edit that was refused: what was asked for no longer fits."""
        return str(error) if isinstance(error, Refused) else ""

    def apology(self, error: BaseException | None) -> str:
        """Return what to print when something unexpected ended the app."""
        return apology(error, self.open_session is not None)

    # ---- text in flight

    def on_app_focus(self) -> None:
        """Look whether the file was changed in another window meanwhile."""
        if self.open_session is not None:
            self.open_session.look_underneath()

    def on_input_changed(self) -> None:
        """Keep what is being typed, wherever it is."""
        self.note_draft()

    def on_text_area_changed(self) -> None:
        """Keep what is being typed, wherever it is."""
        self.note_draft()

    def note_draft(self) -> None:
        """Keep what is typed within a second: with the open session, or before there is one."""
        if self.open_session is not None:
            self.open_session.note_draft()
        else:
            self.unopened.note()

    # ---- saying

    def say(self, sentence: str, *, alarm: bool = False) -> None:
        """Say one sentence, as plain text, on the screen in front."""
        self.status.say(sentence, alarm=alarm)

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002
        severity: SeverityLevel = "information",
        timeout: float | None = None,  # noqa: ARG002
        markup: bool = True,  # noqa: ARG002
    ) -> None:
        """Say in place what Textual or a widget would put over the screen."""
        self.say(message, alarm=severity != "information")
