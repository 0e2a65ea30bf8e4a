"""Editing a text in the user's own $EDITOR, in a private file that goes away afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App


def edit_text(app: App[None], text: str) -> str:
    """Suspend the app, let $VISUAL or $EDITOR (else vi) edit the text, and return it as it was left.

    When the editor cannot be started or the app cannot be suspended, the user is told and the text
    comes back unchanged.
    """
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory(prefix="spm-tui-") as folder:
        path = Path(folder) / "words.txt"
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                subprocess.run([*editor, str(path)], check=True)
            return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        except (OSError, subprocess.CalledProcessError) as trouble:
            app.notify(f"The editor could not be used: {trouble}", severity="warning", markup=False)
            return text
