"""The cursor looks the same wherever it stands: one sign before it, and one ground under it."""

from pathlib import Path

import pytest
from rich.color import Color
from running_app import TODAY, noticed, running, until
from textual.pilot import Pilot

from spm_tui.tui.app import SpmApp
from spm_tui.tui.command_palette import Palette
from spm_tui.tui.dialogs.basic import Pick

#: The screen or dialog, the keys that lead to it from the question, and how many cursors stand there.
PLACES = [
    ("the list of a question", ("escape",), 2),  # the list, and the mark of the question one is at
    ("the offers of a line", ("T", "r"), 2),
    ("the things", ("f6", "escape"), 1),
    ("what we noticed", ("f4",), 2),  # the list, and the name of the view
    ("the map in columns", ("f2",), 2),
    ("the map in focus", ("f2", "o"), 1),
    ("the profile", ("f2", "down", "p"), 2),
    ("the matrix", ("f2", "down", "x"), 2),
    ("what to stop", ("f3",), 1),
    ("the first screen", ("f10",), 1),
    ("the command palette", ("escape", "ctrl+p"), 1),
    ("a choice", ("f9",), 1),
    ("a form", ("escape", "f"), 1),
]


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    sample = Path(__file__).parents[1] / "sessions" / "harbour-2026-q4.toml"
    path = tmp_path / "harbour.toml"
    text = sample.read_text(encoding="utf-8").replace("current_question = 10", "current_question = 2")
    path.write_text(text, encoding="utf-8")
    return path


def cursors(app: SpmApp) -> list[str]:
    """Return the texts that stand on the ground of the cursor, the lines of one row as one text."""
    ground = Color.parse(app.theme_variables["block-cursor-background"])
    found: list[str] = []
    for strip in app.screen._compositor.render_strips():
        pieces = [s.text if s.style and s.style.bgcolor == ground else "\0" for s in strip]
        found += [run for run in "".join(pieces).split("\0") if run]
    rows: list[str] = []
    for run in found:
        if rows and run.startswith(" "):
            rows[-1] += run  # a further line of the same row
        else:
            rows.append(run)
    return rows


async def reach(app: SpmApp, pilot: Pilot[int], keys: tuple[str, ...], count: int, sign: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await until(pilot, lambda: len(cursors(app)) == count)
    assert all(text.startswith(sign) for text in cursors(app)), cursors(app)


@pytest.mark.parametrize(("place", "keys", "count"), PLACES, ids=[place for place, _, _ in PLACES])
async def test_the_cursor_is_one_sign_on_one_ground(
    place: str, keys: tuple[str, ...], count: int, harbour: Path
) -> None:
    async with running(harbour) as (app, pilot):
        await noticed(app, pilot)
        await reach(app, pilot, keys, count, "▸")
        assert isinstance(app.screen, Palette) == (place == "the command palette")
        assert isinstance(app.screen, Pick) == (place == "a choice")


async def test_where_only_ascii_is_shown_the_sign_is_one_of_it(harbour: Path) -> None:
    app = SpmApp(harbour, folder=harbour.parent, action="open", as_of=TODAY, ascii=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await reach(app, pilot, ("f2",), 2, ">")
