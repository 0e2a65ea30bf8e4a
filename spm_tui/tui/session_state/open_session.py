"""One open session with its screens, its clock, its autosave and its live diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import structs
from textual.app import App

from spm_tui.memo import forget
from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.tui.session_state.front_view import FrontView, Say
from spm_tui.tui.session_state.live_diagnosis import LiveDiagnosis
from spm_tui.tui.session_state.question_clock import QuestionTime
from spm_tui.tui.session_state.round_desk import RoundDesk
from spm_tui.tui.session_state.screens_made import ScreensMade
from spm_tui.tui.session_state.session_on_disk import SessionOnDisk
from spm_tui.tui.session_state.session_view import SessionView
from spm_tui.tui.session_state.told_of_line import stepped
from spm_tui.workshop.questions import QUESTIONS
from spm_tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.worker import Worker

    from spm_tui.tui.session_state.room_phones import RoomPhones


class SessionPlaces(Protocol):
    """The screens of a session by name, and what it asks the user; they are handed in, for they know it."""

    def make_screen(self, place: str, open_session: OpenSession) -> SessionView:
        """Return a new screen for a place of the key table; KeyError where there is none."""

    def offer_back(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Offer what was typed and not entered, and a copy that could not be saved."""

    def settle_difference(self, open_session: OpenSession) -> Coroutine[Any, Any, None]:
        """Ask what to do about a file that was changed by something else."""


class OpenSession:
    """Holds what belongs to the open session and nothing else; it ends when the session is left.

    Its screens, what they ask and its workers know it, and end with it. While it is `leaving` its screens
    take no keys.
    """

    def __init__(
        self,
        app: App[Any],
        workspace: Workspace,
        file: OpenFile,
        *,
        now: Callable[[], float],
        say: Say,
        places: SessionPlaces,
    ) -> None:
        self.app = app
        self.say = say
        self._places = places
        self.workspace = workspace
        self._screens = ScreensMade(app, lambda place: places.make_screen(place, self))
        self._front = FrontView(app, say)
        self._time = QuestionTime(app, workspace, now=now, tell=self._front.show_head)
        self.clock = self._time.clock
        self._disk = SessionOnDisk(
            app,
            workspace,
            file,
            self._screens.by_place,
            say=say,
            show_head=self._front.show_head,
            settle_difference=lambda: self.run(places.settle_difference(self), "dialog"),
            offer_back=self.offer_back,
        )
        self.autosave, self.drafts = self._disk.autosave, self._disk.drafts
        self.live_diagnosis = LiveDiagnosis(app, workspace)
        self.rounds = RoundDesk(workspace)
        self.leaving = False
        self._ended = False
        self._phones: RoomPhones | None = None
        self._workers: list[Worker[None]] = []
        self._seen = workspace.version
        self._stop_listening = workspace.listen(self._changed)

    # ---- screens

    def go(self, place: str, **wishes: object) -> None:
        """Bring one of the session's screens to the front; `wishes` are passed to its `wish`.

        Not from under a dialog, and not once the session is left: that was asked for by a key that came late.
        """
        if not self._ended and self._front.uncovered:
            self.begin(place, **wishes)

    def begin(self, place: str, **wishes: object) -> None:
        """Bring one of the session's screens to the front, whatever is there now."""
        self._time.come_to(place)
        self._screens.bring(place, **wishes)
        self.look_underneath()
        self.live_diagnosis.look_first()

    def screen(self, place: str) -> SessionView | None:
        """Return a screen of this session if it was made."""
        return self._screens.by_place.get(place)

    def end(self) -> None:
        """End everything that runs; what was asked and not answered yet goes, what was typed is kept."""
        if self._ended:
            return
        self.leaving = self._ended = True
        self._stop_listening()
        self.live_diagnosis.end()
        self._time.end()
        if self._phones is not None:
            self._phones.end()
        self._disk.end()
        for worker in self._workers:
            worker.cancel()
        self._screens.end_workers()
        forget()

    def run(self, work: Coroutine[Any, Any, None], group: str) -> Worker[None]:
        """Run something that ends with the session, in place of what runs in this group."""
        worker = self.app.run_worker(work, group=group, exclusive=True)
        self._workers = [other for other in self._workers if not other.is_finished] + [worker]
        return worker

    async def let_go(self) -> None:
        """Remove the screens of this session, once another one is in front."""
        await self._screens.remove()

    # ---- phones and the wall

    @property
    def phones(self) -> RoomPhones:
        """The phones of the room, which are off until somebody turns them on."""
        if self._phones is None:
            from spm_tui.tui.session_state.room_phones import RoomPhones

            self._phones = RoomPhones(
                self.workspace,
                self.clock,
                self.rounds,
                warn=lambda sentence: self.say(sentence, alarm=True),
                changed=lambda: self._front.show(lambda screen: screen.phones_changed()),
            )
        return self._phones

    async def let_phones_go(self) -> None:
        """Turn phones off, if they are on, before the session is left; they find the room again today."""
        if self._phones is not None:
            await self._phones.turn_off(forget=False)

    # ---- changes

    def _changed(self, workspace: Workspace) -> None:
        if workspace.version != self._seen:
            self._seen = workspace.version
            self._disk.edited()
            self.live_diagnosis.look_again()
            self._front.show(lambda screen: screen.workspace_changed())
        else:
            self._front.show(lambda screen: screen.diagnosis_changed())

    def save_first(self) -> None:
        """Write a new session to its file for the first time."""
        self.workspace.version += 1
        self.autosave.edited(at_once=True)

    async def settle(self) -> bool:
        """Note the time spent and wait until everything is saved; return whether it is."""
        self._time.note_minutes()
        return await self.autosave.settle()

    def step_back(self) -> None:
        """Undo, and say what was undone."""
        change = self.workspace.undo()
        self._front.tell(stepped("Undone", change) if change else "There is nothing to undo.")

    def step_again(self) -> None:
        """Redo, and say what was done again."""
        change = self.workspace.redo()
        self._front.tell(stepped("Done again", change) if change else "There is nothing to do again.")

    def look_underneath(self) -> None:
        """Notice a file that something else changed while nothing is being saved; costs one `stat`."""
        self._disk.look_underneath()

    def offer_back(self) -> None:
        """Offer what was typed here, or in another window, and was not entered or not saved."""
        self.run(self._places.offer_back(self), "dialog")

    # ---- text in flight

    def note_draft(self) -> None:
        """Keep what is being typed within a second, off the screen's thread."""
        self._disk.note_draft()

    def rescue(self) -> None:
        """Put everything on disk at once and end: the process is about to."""
        if not self._ended:
            self.autosave.save_now()
            self.end()

    # ---- the question in front, and its time

    def at_question(self, number: int) -> None:
        """Go to a question by its number; before the first is the opening, after the last the close."""
        if number < 1:
            self.go("opening")
        elif number > len(QUESTIONS):
            self.go("close")
        if not 1 <= number <= len(QUESTIONS):
            return
        self._time.note_minutes()
        screen = self.screen("question")
        if screen is not None:
            screen.leave_question()
        self.workspace.mark(lambda s: structs.replace(s, current_question=number))
        if screen is None or screen is not self.app.screen:
            self.go("question")
        if screen is not None:
            screen.show_new_question()

    def note_minutes(self) -> None:
        """Note what the clock counted for the part in front, and count from zero again."""
        self._time.note_minutes()

    def toggle_clock(self) -> None:
        """Start or hold the clock of the question in front."""
        self._time.toggle()
        if self._phones is not None:
            self._phones.wall_changed()
