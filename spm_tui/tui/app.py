"""The app: which screen is in front, and who keeps the open session saved and diagnosed."""

from __future__ import annotations

import asyncio
import time
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.events import Event, Key, MouseDown, Resize
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.worker import WorkerFailed

from spm_tui.storage.session_file import SessionFile as OpenFile
from spm_tui.storage.trouble import FileTroubleError
from spm_tui.tui import ending, leaving, pace
from spm_tui.tui.commands import KeyCommands, Palette
from spm_tui.tui.early_keys import EarlyKeys
from spm_tui.tui.ending import driver_class
from spm_tui.tui.keymap import Keymap, config_file, read_keymap
from spm_tui.tui.keys import bindings_of
from spm_tui.tui.resizing import Resizing
from spm_tui.tui.screens.base import WIDE, Ground, SessionScreen
from spm_tui.tui.screens.marking import Marking
from spm_tui.tui.screens.small import TooSmall
from spm_tui.tui.sitting import DRAFT_AFTER, Sitting
from spm_tui.tui.stack import take_away
from spm_tui.tui.status import Status
from spm_tui.tui.theme import DARK, PROJECTOR, THEMES, PlainBar
from spm_tui.tui.unopened import Unopened
from spm_tui.workshop.answer_edits import Refused
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workspace import Workspace

Action = Literal["home", "open", "new"]
Answer = TypeVar("Answer")


class SpmApp(App[int]):
    """One window: home, and the screens of at most one open session."""

    TITLE = "spm-tui"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own
    COMMANDS: ClassVar[set[type[KeyCommands]]] = {KeyCommands}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("")]

    def __init__(
        self,
        target: Path | None,
        *,
        folder: Path,
        action: Action,
        as_of: date,
        last: Path | None = None,
        ascii: bool = False,
    ) -> None:
        self.ascii_only = ascii  # first of all: the frames of the style sheet are made of it
        super().__init__(driver_class=driver_class())
        ScrollBar.renderer = PlainBar if ascii else ScrollBarRender
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, DARK.name)  # here: a theme set later reads every style anew
        self.stylesheet.set_variables(self.get_css_variables())
        self.target, self.folder, self.first, self.last = target, folder, action, last
        self.as_of = as_of
        self.own_keys = Keymap({}, ())
        self.sitting: Sitting | None = None
        self.unopened = Unopened(self, folder, DRAFT_AFTER)
        self.status = Status(self)
        self._early = EarlyKeys(self, super().on_event)
        self._resizing = Resizing(self)

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables and the kind of frame: of ASCII signs where no others are wanted."""
        return {**super().get_css_variables(), "frame": "ascii" if self.ascii_only else "round"}

    def get_default_screen(self) -> Ground:
        """Return the screen under all others."""
        return Ground(id="_default")

    def on_mount(self) -> None:
        """Show the screen that was asked for."""
        ending.watch(self._end_by_signal, self._handle_exception)
        self.set_keymap(self.own_keys.keys)
        for problem in self.own_keys.problems:
            self.say(problem, alarm=True)
        self.call_after_refresh(pace.started)
        if self.first == "open" and self.target is not None:
            self.open_file(self.target)
            if self.sitting is not None:
                return
        from spm_tui.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.folder, at=self.target.name if self.target is not None else None))
        if self.first == "new":
            self.begin_new()

    # ---- sessions

    def open_file(self, path: Path, *, at: str = "question") -> None:
        """Open a session file, or say in one sentence why not; one that is open is left first."""
        from spm_tui.tui.opening import open_session

        if self.sitting is not None:
            return  # asked for by a key behind the one that opened it

        opened = open_session(path)
        if isinstance(opened, str):
            self.say(opened, alarm=True)
            return
        read_only = opened.file.read_only
        workspace = Workspace(opened.session, path=path, as_of=self.as_of, read_only=read_only)
        self.sit(workspace, opened.file, at=at)
        for note in opened.notes:
            self.say(note)
        # Only where there is something: else not even its dialogs are read.
        if opened.file.draft is not None or opened.file.copy is not None:
            from spm_tui.tui.screens.putting_back import offer_back

            if self.sitting is not None:
                self.sitting.run(offer_back(self, self.sitting, opened.file), "dialog")

    def sit(self, workspace: Workspace, file: OpenFile, *, at: str = "question") -> None:
        """Begin working on a session, leaving the one that was open."""
        if self.sitting is not None:
            self.sitting.rescue()
            self.call_later(self.sitting.let_go)
        self.unopened.close(keep=False)
        self.sitting = Sitting(self, workspace, file, now=time.monotonic)
        drafts = file.draft.boxes if file.draft is not None else {}
        self.sitting.waiting = {place: text for place, text in drafts.items() if place not in ANSWER_KEYS}
        self.sitting.begin(at, drafts={key: text for key, text in drafts.items() if key in ANSWER_KEYS})

    def begin(self, workspace: Workspace, path: Path, *, at: str, most: int = 0o7777) -> None:
        """Begin a session that has no file yet: it gets one at once, with no more permissions than `most`."""
        try:
            file = OpenFile.at(path, new=True)
        except FileTroubleError as trouble:
            self.say(trouble.sentence, alarm=True)
            return
        file.most = most
        self.sit(workspace, file, at=at)
        if self.sitting is not None:
            self.sitting.save_first()

    @work(exclusive=True, group="dialog")
    async def begin_new(self) -> None:
        """Ask for what a new session needs and open it."""
        from spm_tui.tui.screens.beginning import ask_new

        made = await ask_new(self, self.folder, self.target, self.last)
        if made is not None:
            workspace, path, note, most = made
            self.begin(workspace, path, at="portfolio", most=most)
            if note:
                self.say(note)

    def _end_by_signal(self, number: int) -> None:
        """Put everything on disk and leave with the status a signal gives."""
        self._rescue()
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """Put everything on disk before the app goes down with an error nobody expected.

        An edit that was refused is none: what was asked for no longer fits, and nothing was changed.
        """
        met = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(met, Refused) and met is not error:
            self.say(str(met), alarm=True)
            return
        try:
            self._rescue()
        finally:
            super()._handle_exception(met if isinstance(met, Exception) else error)

    def _rescue(self) -> None:
        if self.sitting is not None:
            self.sitting.rescue()
        self.unopened.close(keep=True)

    def _fatal_error(self) -> None:
        """Say in plain words that something went wrong; no values, since they are the room's own words."""
        from rich.text import Text

        self._exit_renderables.append(Text(ending.apology(self._exception, self.sitting is not None)))
        self._close_messages_no_wait()

    # ---- actions

    def action_go(self, place: str) -> None:
        """Go to a screen of the open session, or home."""
        if place == "home":
            self._go_home()
        elif self.sitting is not None:
            self.sitting.go(place)

    @work(exclusive=True, group="leaving")
    async def _go_home(self) -> None:
        await leaving.go_home(self)

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Save and leave."""
        if await leaving.left(self):
            self.unopened.close(keep=True)
            self.exit(0)

    async def action_quit(self) -> None:
        """Leave by whatever asks to quit."""
        self.action_leave()

    def action_save(self) -> None:
        """Save now, or somewhere else while this place cannot be written."""
        from spm_tui.tui.screens.saving import save_or_move

        if self.sitting is not None:
            self.sitting.run(save_or_move(self, self.sitting), "dialog")

    def action_report(self) -> None:
        """Write the report beside the session's file."""
        from spm_tui.tui.screens.handing_out import hand_out

        if self.sitting is not None:
            self.sitting.run(hand_out(self, self.sitting), "report")

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.sitting is not None:
            self.sitting.step_back()

    def action_redo(self) -> None:
        """Do the undone change again."""
        if self.sitting is not None:
            self.sitting.step_again()

    def action_copy(self) -> None:
        """Copy what is marked, else what the cursor stands on."""
        if isinstance(self.screen, Marking):
            self.screen.action_copy_text()

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the user's clipboard, and here for Ctrl+V; no text leaves both as they are."""
        if text:
            self._clipboard = text
            self._copy(text)

    @work(exclusive=True, group="copying")
    async def _copy(self, text: str) -> None:
        from spm_tui.tui.clipboard import copy

        self.say(await copy(self, text))

    def action_projector(self) -> None:
        """Switch between dark and black on white."""
        self.theme = PROJECTOR.name if self.theme == DARK.name else DARK.name

    def action_command_palette(self) -> None:
        """Show the command palette, but not over the notice, which goes away by itself."""
        if not isinstance(self.screen, Palette | TooSmall):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Explain this screen and its keys."""
        from spm_tui.tui.screens.base import AppScreen
        from spm_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, AppScreen):
            self.push_screen(HelpScreen(self.screen.PLACE))

    def _watch_app_focus(self, _focus: bool) -> None:
        """Leave what is in focus as it is while another window has the keys.

        Textual takes the focus away, and gives it back only if no other screen came to the front meanwhile.
        """
        self.screen.update_node_styles()

    def on_app_focus(self) -> None:
        """Look whether the file was changed in another window meanwhile."""
        if self.sitting is not None:
            self.sitting.look_underneath()

    def on_input_changed(self) -> None:
        """Keep what is being typed, wherever it is."""
        self.note_draft()

    def on_text_area_changed(self) -> None:
        """Keep what is being typed, wherever it is."""
        self.note_draft()

    def note_draft(self) -> None:
        """Keep what is typed within a second: with the open session, or before there is one."""
        if self.sitting is not None:
            self.sitting.note_draft()
        else:
            self.unopened.note()

    async def on_event(self, event: Event) -> None:
        """Let keys wait for a screen that is still being put together."""
        if isinstance(event, Key | MouseDown) and not event.is_forwarded:
            self.status.pressed()
        if not self._early.takes(event):
            await self._early.send(event)

    # ---- what lies over a screen

    async def push_screen_wait(self, screen: Screen[Answer], *, mode: str | None = None) -> Answer:  # type: ignore[override]
        """Ask with a screen and wait for its answer; when who asks ends before that, the screen goes too."""
        try:
            return await super().push_screen_wait(screen, mode=mode)
        except asyncio.CancelledError:
            if self.is_running:
                take_away(self, screen)
            raise

    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Bring a screen to the front, but under the notice that the terminal is too small."""
        pushed = super().push_screen(*args, **options)
        if not isinstance(self.screen, TooSmall):
            self._resizing.notice(self.size)
        return pushed

    # ---- telling

    def say(self, sentence: str, *, alarm: bool = False) -> None:
        """Tell the user one sentence, as plain text, on the screen in front."""
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

    def on_resize(self, event: Resize) -> None:
        """Show the new size at once."""
        self._resizing.take(event.size)

    def _check_resize(self) -> None:
        """Show the last of several sizes in a row; if it is the one shown, the terminal lost that."""
        if self._resize_event is not None and self._resize_event.size == self.screen.outer_size:
            self.screen.refresh()
        super()._check_resize()

    @property
    def session_screen(self) -> SessionScreen | None:
        """The screen of the open session that is in front, under any dialog; None once the app is closing."""
        for screen in reversed(self.screen_stack if self.is_running else ()):
            if isinstance(screen, SessionScreen):
                return screen
        return None


def run(
    target: Path | None,
    *,
    folder: Path,
    action: Action,
    last: Path | None = None,
    ascii: bool = False,
) -> int:
    """Run the app until it is left; return its exit status (128 + N when signal N ended it)."""
    app = SpmApp(target, folder=folder, action=action, as_of=date.today(), last=last, ascii=ascii)
    app.own_keys = read_keymap(config_file())
    app.run()
    return app.return_code or 0
