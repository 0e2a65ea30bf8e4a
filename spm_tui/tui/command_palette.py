"""The command palette: every key of the screen in front, by its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from spm_tui.tui.dialogs.overlay import Overlay
from spm_tui.tui.key_table import Key, keys_of
from spm_tui.tui.screens.app_screen import AppScreen


class Palette(CommandPalette, Overlay):
    """Textual's palette, in step with the size of the terminal."""


class KeyCommands(Provider):
    """Offers what the keys of the current screen do."""

    def _keys(self) -> tuple[Key, ...]:
        screen = self.screen
        return keys_of(screen.PLACE) if isinstance(screen, AppScreen) else keys_of("")

    def _run(self, key: Key) -> Callable[[], Any]:
        return partial(self.app.run_action, key.action, self.screen)

    async def discover(self) -> Hits:
        """Yield every key before anything is typed."""
        for key in self._keys():
            yield DiscoveryHit(f"{key.label} ({key.shown()})", self._run(key), help=key.help)

    async def search(self, query: str) -> Hits:
        """Yield the keys whose words match what is typed."""
        matcher = self.matcher(query)
        for key in self._keys():
            words = f"{key.label} ({key.shown()}): {key.help}"
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), self._run(key), help=key.help)
