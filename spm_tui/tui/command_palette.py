"""The command palette: every key of the screen in front, by its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator

from spm_tui.tui.bindings import keys_of
from spm_tui.tui.dialogs.overlay import Overlay
from spm_tui.tui.key_table import Key
from spm_tui.tui.screens.app_screen import AppScreen
from spm_tui.tui.theme_choice import ThemeChoice
from spm_tui.tui.widgets.marked_options import MarkedOptions

ASKS: Final = "What would you like to do?"


class MarkedCommands(CommandList, MarkedOptions, can_focus=False):
    """The list of the palette, with the cursor of every list."""


class Palette(CommandPalette, Overlay):
    """Textual's palette, in step with the size of the terminal."""

    def compose(self) -> ComposeResult:
        """Yield what Textual's own yields, with our cursor in the list."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield CommandInput(placeholder=ASKS, select_on_focus=False)
            with Vertical(id="--results"):
                yield MarkedCommands()
                yield LoadingIndicator()


def what_it_does(key: Key, screen: str) -> str:
    """Return what a key of a screen does, as one reads it in a list: `Go to the next question (PgDn)`."""
    return f"{key.help.removesuffix('.')} ({key.shown(screen)})"


class KeyCommands(Provider):
    """Offers what the keys of the current screen do."""

    @property
    def _place(self) -> str:
        return self.screen.PLACE if isinstance(self.screen, AppScreen) else ""

    def _keys(self) -> tuple[Key, ...]:
        return keys_of(self._place)

    def _run(self, key: Key) -> Callable[[], Any]:
        return partial(self.app.run_action, key.action, self.screen)

    async def discover(self) -> Hits:
        """Yield every key before anything is typed."""
        for key in self._keys():
            yield DiscoveryHit(what_it_does(key, self._place), self._run(key))

    async def search(self, query: str) -> Hits:
        """Yield the keys whose words match what is typed."""
        matcher = self.matcher(query)
        for key in self._keys():
            words = what_it_does(key, self._place)
            score = max(matcher.match(words), matcher.match(key.label))  # the footer's word finds it too
            if score > 0:
                yield Hit(score, matcher.highlight(words), self._run(key))


class ThemeCommands(Provider):
    """Offers the themes one can choose, by their names."""

    @property
    def _choice(self) -> ThemeChoice:
        choice: ThemeChoice = self.app.themes  # type: ignore[attr-defined]
        return choice

    async def startup(self) -> None:
        """Work out which themes can be read from the back of a room."""
        self._themes = self._choice.offered()

    def _named(self) -> list[tuple[str, Callable[[], Any]]]:
        kinds = {True: "dark", False: "light"}
        return [
            (f"Use the theme {theme.name} ({kinds[theme.dark]})", partial(self._choice.use, theme))
            for theme in self._themes
        ]

    async def discover(self) -> Hits:
        """Yield every theme, after the keys."""
        for words, run in self._named():
            yield DiscoveryHit(words, run)

    async def search(self, query: str) -> Hits:
        """Yield the themes whose words match what is typed."""
        matcher = self.matcher(query)
        for words, run in self._named():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), run)
