"""The app itself: its first screen, its keys, and what lies over a screen. What it shows knows `host.py`."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Event, Key, MouseDown, Resize
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender

from spm_tui.tui import leaving, process_settings, shutdown, starting
from spm_tui.tui.base_screen import BaseScreen
from spm_tui.tui.bindings import bindings_of
from spm_tui.tui.command_palette import KeyCommands, Palette, ThemeCommands
from spm_tui.tui.dialogs.too_small import TooSmall
from spm_tui.tui.early_keys import EarlyKeys
from spm_tui.tui.host import Host
from spm_tui.tui.keymap import Keymap, config_file, read_keymap
from spm_tui.tui.resizing import Resizing
from spm_tui.tui.screens.app_screen import WIDE, AppScreen, BlankScreen
from spm_tui.tui.session_screens import SessionScreens
from spm_tui.tui.starting import Action
from spm_tui.tui.textual_internals.screen_stack import take_away
from spm_tui.tui.theme import THEMES, PlainBar
from spm_tui.tui.theme_choice import ThemeChoice, kept_theme, look_file

Answer = TypeVar("Answer")


class SpmApp(Host):
    """One window: home, and the screens of at most one open session."""

    TITLE = "spm-tui"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own
    COMMANDS: ClassVar[set[type[Provider]]] = {KeyCommands, ThemeCommands}  # type: ignore[assignment]
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
        look: Path | None = None,
    ) -> None:
        super().__init__(folder, as_of, SessionScreens(), ascii=ascii)
        ScrollBar.renderer = PlainBar if ascii else ScrollBarRender
        kept = kept_theme(look)
        for theme in (*THEMES, kept):
            self.register_theme(theme)
        self.set_reactive(App.theme, kept.name)  # here: a theme set later reads every style anew
        self.stylesheet.set_variables(self.get_css_variables())
        self.target, self.first, self.last = target, action, last
        self.own_keys = Keymap({}, ())
        self.themes = ThemeChoice(self, look, self.say)
        self.early_keys = EarlyKeys(self, super().on_event)
        self._resizing = Resizing(self)

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables and the kind of frame: of ASCII signs where no others are wanted."""
        return {**super().get_css_variables(), "frame": "ascii" if self.ascii_only else "round"}

    def get_default_screen(self) -> BlankScreen:
        """Return the screen under all others."""
        return BlankScreen(id="_default")

    def on_mount(self) -> None:
        """Show the screen that was asked for."""
        shutdown.watch(self.ended_by, self.failed)
        self.set_keymap(self.own_keys.keys)
        for problem in self.own_keys.problems:
            self.say(problem, alarm=True)
        self.call_after_refresh(process_settings.started)
        starting.show_first(self, self.first, self.target)

    @work(exclusive=True, group="dialog")
    async def begin_new(self) -> None:
        """Ask for what a new session needs and open it."""
        await starting.begin_new(self, self.target, self.last)

    def ended_by(self, number: int) -> None:
        """Put everything on disk and leave with the status a signal gives."""
        self.rescue()
        self.exit(return_code=128 + number)

    # ---- actions

    def action_go(self, place: str) -> None:
        """Go to a screen of the open session, or home."""
        if place == "home":
            self._go_home()
        elif self.open_session is not None:
            self.open_session.go(place)

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
        from spm_tui.tui.dialogs.save_elsewhere import save_or_move

        if self.open_session is not None:
            self.open_session.run(save_or_move(self, self.open_session), "dialog")

    def action_report(self) -> None:
        """Write the report beside the session's file."""
        from spm_tui.tui.dialogs.write_report import hand_out

        if self.open_session is not None:
            self.open_session.run(hand_out(self, self.open_session), "report")

    def action_park(self) -> None:
        """Put something in the parking lot, from whichever screen is in front."""
        from spm_tui.tui.dialogs.notes import park_anywhere

        if self.open_session is not None:
            self.open_session.run(park_anywhere(self, self.open_session), "dialog")

    def action_due(self) -> None:
        """Answer what was promised or predicted for today."""
        from spm_tui.tui.dialogs.answer_due import answer_due

        if self.open_session is not None:
            self.open_session.run(answer_due(self, self.open_session), "dialog")

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.open_session is not None:
            self.open_session.step_back()

    def action_redo(self) -> None:
        """Do the undone change again."""
        if self.open_session is not None:
            self.open_session.step_again()

    def action_copy(self) -> None:
        """Copy what is marked, else what the cursor stands on."""
        if isinstance(self.screen, BaseScreen):
            self.screen.action_copy_text()

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the user's clipboard, and here for Ctrl+V; no text leaves both as they are."""
        if text:
            self.keep_clipboard(text)
            self._copy(text)

    @work(exclusive=True, group="copying")
    async def _copy(self, text: str) -> None:
        from spm_tui.tui.clipboard import copy

        self.say(await copy(self, text))

    def action_projector(self) -> None:
        """Switch between black on white and the theme that was chosen."""
        self.themes.switch_projector()

    def action_next_theme(self) -> None:
        """Go to the next theme and keep it."""
        self.themes.use_next()

    def action_command_palette(self) -> None:
        """Show the command palette, but not over the notice, which goes away by itself."""
        if not isinstance(self.screen, Palette | TooSmall):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Explain this screen and its keys."""
        from spm_tui.tui.dialogs.help import HelpScreen

        if isinstance(self.screen, AppScreen):
            self.push_screen(HelpScreen(self.screen.PLACE))

    async def on_event(self, event: Event) -> None:
        """Let keys wait for a screen that is still being put together."""
        if isinstance(event, Key | MouseDown) and not event.is_forwarded:
            self.status.pressed()
        if not self.early_keys.takes(event):
            await self.early_keys.send(event)

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

    def on_resize(self, event: Resize) -> None:
        """Show the new size at once."""
        self._resizing.take(event.size)


def run(
    target: Path | None,
    *,
    folder: Path,
    action: Action,
    last: Path | None = None,
    ascii: bool = False,
) -> int:
    """Run the app until it is left; return its exit status (128 + N when signal N ended it)."""
    app = SpmApp(
        target, folder=folder, action=action, as_of=date.today(), last=last, ascii=ascii, look=look_file()
    )
    app.own_keys = read_keymap(config_file())
    app.run()
    return app.return_code or 0
