"""Looks for answers that are not revealed in all that a person could open or be shown of a session.

Files are read byte by byte; commands run in this process, with the state folder of the app; what a second
terminal shows is looked for in the bytes sent to it.
"""

import re
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from spm_tui.cli.command_table import VIEWS
from spm_tui.storage.open_answers import OPEN_ROUND
from spm_tui.workshop.choices import ANSWER_KEYS
from tests.terminal import Terminal

sys.path.insert(0, str(Path(__file__).parents[1]))

from command_line import spm

#: Where the shapes of a picture lie: figures that say nothing, and may be any.
_MEASURES = re.compile(
    rb'\b(?:x|y|[xy][12]|c[xy]|r[xy]?|d|width|height|points|transform|viewBox|style)="[^"]*"'
)
#: Files that keep the answers of open rounds apart, and nothing once the rounds are locked.
APART = ("rooms",)


def in_files(folder: Path, values: Collection[str], *, locked: bool) -> list[str]:
    """Return the files under a folder that hold a value.

    While a round is open its answers lie in the two files that keep them apart; once it is `locked` in the
    session and its versions, as counts.
    """
    found = []
    for path in folder.rglob("*"):
        apart = path.name == OPEN_ROUND or any(part in APART for part in path.parts)
        if path.is_file() and not (path.suffix == ".toml" if locked else apart):
            data = path.read_bytes()
            if path.suffix in (".html", ".svg"):
                data = _MEASURES.sub(b"", data)
            found += [f"{value} in {path}" for value in values if value.encode() in data]
    return found


def in_commands(session: Path, subject: str, values: Collection[str]) -> list[str]:
    """Return the commands that print a value or write it into a file; `session` is only read."""
    folder = session.parent / "handed-out"
    folder.mkdir(exist_ok=True)
    ballot = folder / "ballot.toml"
    ballot.unlink(missing_ok=True)
    found = []
    for line in _lines(session, subject, ballot):
        ended = spm(*line)
        assert ended.status in (0, 1), (line, ended.err)
        found += [f"{value} from {line}" for value in values if value in ended.out + ended.err]
    ended = spm("export", session, "--to", "all", "-o", folder)
    assert ended.status == 0, ended.err
    found += in_files(folder, values, locked=False)
    shutil.rmtree(folder)
    return found


def _lines(session: Path, subject: str, ballot: Path) -> Iterator[list[object]]:
    yield from (["report", session, "--full"], ["ballot", session, "--as", "CFO", "-o", ballot])
    views = [["map", session, "--view", view] for view in VIEWS if view != "focus"]
    for line in (
        *(["check", session], ["diagnose", session], ["loosen", session], ["history", session]),
        *(["stop", session, subject], ["map", session, "--view", "focus", "--item", subject], *views),
        *(["answer", session, key, "9 people", "--dry-run"] for key in ANSWER_KEYS),
        *(["compare", session, session], ["due", session.parent], ["programme", session.parent]),
        ["merge", session, ballot, "--dry-run"],
    ):
        yield from ([*line, form] for form in ("--json", "--plain"))


def on_second_terminal(session: Path, values: Collection[str], **env: str) -> list[str]:
    """Return the values that `present` sent to a second terminal, as it comes up."""
    with Terminal.spm("present", session.name, cwd=session.parent, size=(50, 15), **env) as terminal:
        terminal.wait(" of 10")
        terminal.settle(0.3)
        sent = terminal.raw
    return [f"{value} on a second terminal" for value in values if value.encode() in sent]
