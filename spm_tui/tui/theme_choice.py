"""Which theme is on: chosen by the user and kept for the next time, or the projector's for a while."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from textual.app import App
from textual.theme import Theme

from spm_tui.storage.atomic import put, read_bytes
from spm_tui.storage.file_errors import FileTroubleError, because
from spm_tui.storage.side_folders import make_folder
from spm_tui.storage.system_calls import SYSTEM
from spm_tui.tui.keymap import config_file
from spm_tui.tui.theme import DARK, PROJECTOR

_MOST_BYTES: Final = 4096
_KEPT: Final = re.compile(r'^theme = "([a-z0-9-]{1,60})"$', re.MULTILINE)


def look_file() -> Path:
    """Return where the chosen theme is kept."""
    return config_file().with_name("look.toml")


def kept_name(path: Path | None) -> str:
    """Return the name of the theme kept in a file; empty where there is none to be read."""
    try:
        data = read_bytes(SYSTEM, str(path), _MOST_BYTES) if path is not None else b""
    except (OSError, FileTroubleError):
        return ""  # one sees which theme is on, and chooses it again
    found = _KEPT.search(data.decode("utf-8", "replace"))
    return found[1] if found else ""


def kept_theme(path: Path | None) -> Theme:
    """Return the theme kept in a file, else the dark one."""
    name = kept_name(path)
    if name in ("", DARK.name):
        return DARK
    from spm_tui.tui.textual_themes import named

    return named(name) or DARK


class ThemeChoice:
    """Switches the theme of an app. `path` is where the choice is kept; None keeps it nowhere."""

    def __init__(self, app: App[Any], path: Path | None, say: Callable[[str], None]) -> None:
        self._app, self._path, self._say = app, path, say
        self._chosen = app.theme
        self._offered: tuple[Theme, ...] = ()

    def offered(self) -> tuple[Theme, ...]:
        """Return the themes one can choose; the first time that takes a moment."""
        from spm_tui.tui.textual_themes import offered

        self._offered = self._offered or offered()
        return self._offered

    def switch_projector(self) -> None:
        """Go to black on white, or from it back to the theme that was chosen."""
        chosen = self._chosen if self._chosen != PROJECTOR.name else DARK.name
        self._app.theme = chosen if self._app.theme == PROJECTOR.name else PROJECTOR.name

    def use_next(self) -> None:
        """Go to the next theme, and from the last one to the first."""
        themes = self.offered()
        at = next((n for n, theme in enumerate(themes) if theme.name == self._app.theme), -1)
        self.use(themes[(at + 1) % len(themes)])

    def use(self, theme: Theme) -> None:
        """Go to a theme and keep that it was chosen."""
        self._app.register_theme(theme)
        self._app.theme = self._chosen = theme.name
        trouble = self._keep(theme.name)
        self._say(f"Theme: {theme.name}." + (f" It is not kept: {trouble}." if trouble else ""))

    def _keep(self, name: str) -> str:
        """Write down which theme was chosen; return why that was not possible, or an empty text."""
        if self._path is None:
            return ""
        try:
            make_folder(SYSTEM, str(self._path.parent))
            put(SYSTEM, str(self._path), f'theme = "{name}"\n'.encode())
        except OSError as error:
            return because(error)
        return ""
