"""Putting a text on the user's clipboard: with the tool of their desktop, else through the terminal.

Over SSH the desktop is another machine's, so there the terminal is asked (OSC 52). tmux hears that only
where it was told to; it is given the text by its own command and hands it on to the terminal outside.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, Final

from textual.app import App

from spm_tui.text import clean
from spm_tui.tui.textual_internals.app_in_use import write_to_terminal
from spm_tui.views.styled_lines import cut

#: Seconds a tool has; one that waits for a desktop that is gone would never end.
PATIENCE: Final = 2.0
#: Bytes terminals take in one sequence; what is longer many of them drop, or show as text.
MOST_BYTES: Final = 74_994

_WAYLAND: Final = ("wl-copy",)
_X11: Final = (("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input"))


def tool(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """Return the command that takes a text for the clipboard on its standard input, or an empty tuple."""
    remote = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    wanted: list[tuple[str, ...]] = []
    if not remote:
        if platform == "darwin":
            wanted.append(("pbcopy",))
        if environment.get("WAYLAND_DISPLAY"):
            wanted.append(_WAYLAND)
        if environment.get("DISPLAY"):
            wanted += _X11
    if environment.get("TMUX"):
        wanted.append(("tmux", "load-buffer", "-w", "-"))
    path = environment.get("PATH")
    return next((command for command in wanted if shutil.which(command[0], path=path)), ())


def hand_over(command: tuple[str, ...], text: str) -> bool:
    """Give a text to a tool and return whether it took it; waits for it, so call it in a thread."""
    try:
        # In a session of its own: what such a tool leaves behind holds the text after this terminal is gone.
        ended = subprocess.run(
            command, input=text.encode("utf-8", "replace"), timeout=PATIENCE, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def sequence(text: str) -> str:
    """Return what has a terminal take a text; empty where it is longer than terminals take."""
    data = text.encode("utf-8", "replace")
    return f"\x1b]52;c;{b64encode(data).decode()}\a" if 0 < len(data) <= MOST_BYTES else ""


async def copy(app: App[Any], text: str) -> str:
    """Put a text on the clipboard, without holding the app up; return the sentence to tell."""
    command = tool(os.environ)
    taken = await asyncio.to_thread(hand_over, command, text) if command else False
    if not taken:
        asked = sequence(text)
        if not asked:
            return f"{len(text):,} characters are more than a terminal's clipboard takes: mark less of it."
        write_to_terminal(app, asked)
    first, *more = text.strip().splitlines() or [""]
    rest = f" and {len(more)} more line{'s' * (len(more) != 1)}" if more else ""
    return f'Copied: "{cut(clean(first.strip()), 60, "...")}"{rest}'
