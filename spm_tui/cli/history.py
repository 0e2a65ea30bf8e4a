"""`spm-tui history FILE`: the earlier versions kept of a session, and bringing one back."""

import os
import stat
from argparse import Namespace
from contextlib import suppress

from spm_tui.cli.console import FILE, FINE, USAGE, Halt, put, put_json, say
from spm_tui.cli.source import STDIN, missing
from spm_tui.storage.backups import Version, history, restore
from spm_tui.storage.file_errors import FileTroubleError, no_file
from spm_tui.text import clean

WHY_KEPT = {
    "saved": "as it was before a sitting",
    "original": "with its comments",
    "theirs": "written by someone else meanwhile",
    "unfinished": "found unfinished",
    "unread": "did not load",
    "snapshot": "a snapshot, to compare with",
}


def run(arguments: Namespace) -> int:
    """List the versions kept of a session file, newest first, or put one of them back; return 0.

    Halts for stdin, for a file of which there is nothing, and where a version cannot be put back.
    """
    name = arguments.file
    if name == STDIN:
        raise Halt(USAGE, "Earlier versions are kept of files; stdin has none.")
    try:
        versions = history(name)
        there = _mode(name)
        if there is None and not versions:
            raise Halt(FILE, missing(name))
        if there is not None and not stat.S_ISREG(there):
            raise no_file(name, there)
        if arguments.restore is not None:
            return _put_back(name, versions, arguments.restore)
    except FileTroubleError as trouble:
        raise Halt(FILE, trouble.sentence) from None
    if arguments.json:
        put_json({"format": 1, "versions": [_plain(at, one) for at, one in enumerate(versions, 1)]})
        return FINE
    for number, version in enumerate(versions, 1):
        day = version.when.astimezone().strftime("%Y-%m-%d %H:%M")
        put(f"{number:>3}  {day}  {WHY_KEPT[version.kept]}")
    if versions:
        say(f"To bring one back: spm-tui history {clean(name)} --restore NUMBER")
    else:
        say(f"No earlier versions are kept of {clean(name)} yet.")
    return FINE


def _mode(name: str) -> int | None:
    with suppress(OSError, ValueError):
        return os.stat(name).st_mode
    return None


def _plain(number: int, version: Version) -> dict[str, object]:
    return {
        "number": number, "when": version.when.isoformat(), "kept": version.kept, "path": version.path,
    }  # fmt: skip


def _put_back(name: str, versions: tuple[Version, ...], given: str) -> int:
    if not given.isdecimal() or not 1 <= int(given) <= len(versions):
        raise Halt(USAGE, f'--restore: "{clean(given)}" is none of the {len(versions)} versions kept.')
    restore(name, versions[int(given) - 1])
    say(f"{clean(name)} is back as it was then; what it held until now is kept as well.")
    return FINE
