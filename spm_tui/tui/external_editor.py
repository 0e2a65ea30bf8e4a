"""Editing a text in the user's own $EDITOR, in a private file that goes away afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from spm_tui.text import clean


def edit_text(app: App[None], text: str) -> str:
    """Suspend the app, let $VISUAL or $EDITOR (else vi) edit the text, and return it as it was left.

    When the editor cannot be started or the app cannot be suspended, the user is told and the text
    comes back unchanged.
    """
    with tempfile.TemporaryDirectory(prefix="spm-tui-") as folder:
        path = Path(folder) / "words.txt"
        path.write_text(text, encoding="utf-8")
        try:
            trouble = _edit(app, path)
        except SuspendNotSupported:
            trouble = "this terminal cannot be lent to it"
        if not trouble:
            return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
    app.notify(f"The editor could not be used: {trouble}.", severity="warning", markup=False)
    return text


def _edit(app: App[None], path: Path) -> str:
    """Run the editor on a file while the app steps aside; return what went amiss, if anything did."""
    with app.suspend():  # nothing may be raised in here: Textual would not take the terminal back
        try:
            editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
            status = subprocess.run([*editor, str(path)], check=False).returncode
        except (OSError, ValueError) as error:
            return clean(str(error))
        return f"it ended with status {status}" if status else ""
