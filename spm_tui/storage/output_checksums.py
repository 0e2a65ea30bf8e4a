"""Checksums of outputs whose format has no comments, such as CSV: in the user's state folder, one a path."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

from spm_tui.storage.atomic import hash_of, read_bytes
from spm_tui.storage.side_folders import put_in, side_folders
from spm_tui.storage.system_calls import System

#: Its name in the folder that belongs to a path.
_NAME: Final = "output.sha256"


def remember(system: System, path: str, data: bytes, state_dir: str | None = None) -> None:
    """Note what was written to a path. Where that cannot be noted the file counts as somebody else's."""
    with suppress(OSError):
        put_in(system, (side_folders(system, path, state_dir).away,), _NAME, hash_of(data).encode())


def is_remembered(system: System, path: str, data: bytes, state_dir: str | None = None) -> bool:
    """Return whether the bytes at a path are those that were written there last, to the last one."""
    with suppress(OSError):
        noted = os.path.join(side_folders(system, path, state_dir).away, _NAME)
        return read_bytes(system, noted, 100) == hash_of(data).encode()
    return False
