"""What the screens look like, as text, at the two sizes they are made for; the README shows two of them.

Write them anew with SPM_PICTURES=write after looking at the screens themselves.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from running_app import noticed, running, shown, until
from textual.screen import Screen

from spm_tui.workshop.what_ifs import MapChange

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
SIZES = [(120, 36), (80, 24)]
PLACES = ["question", "portfolio", "map", "stop", "findings", "what-if", "round", "round_revealed", "export"]


def as_text(screen: Screen[object]) -> str:
    """Return what stands on a screen as plain text."""
    lines = [
        "".join(segment.text for segment in strip).rstrip() for strip in screen._compositor.render_strips()
    ]
    return "\n".join(lines) + "\n"


def compare(name: str, text: str) -> None:
    path = PICTURES / name
    if os.environ.get("SPM_PICTURES") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), (
        f"{name} has changed: look at it, then SPM_PICTURES=write"
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", PLACES)
async def test_each_screen_looks_as_it_was_last_seen(
    place: str, size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "harbour.toml"
    shutil.copyfile(ROOT / "sessions" / "harbour-2026-q3.toml", path)
    text = path.read_text(encoding="utf-8").replace("current_question = 10", "current_question = 2")
    path.write_text(text, encoding="utf-8")
    async with running(path, size=size) as (app, pilot):
        open_session = app.open_session
        assert open_session is not None
        await noticed(app, pilot)
        if place == "stop":
            open_session.go("stop", items=("live-tracking",))
            await pilot.pause()
            await pilot.press("enter", "enter")
            while "that is all of it" not in shown(app, "#title"):
                await pilot.press("enter")
        elif place == "what-if":
            change = MapChange("cut", "slot-engine", "position-hub")
            open_session.go(place, change=change)
            await pilot.pause()
            await until(pilot, lambda: "With this" in shown(app, "#trial"))
        elif place.startswith("round"):
            open_session.rounds.time._now = lambda: 0.0
            open_session.go("round", subject="dynamic-pricing")
            await pilot.pause()
            await pilot.press("enter")
            open_session.rounds.time._now = lambda: 130.0
            for who, called in (("cpo", "Chief product officer"), ("cfo", "CFO")):
                open_session.rounds.give(who, called, "keyboard", 8.0)
            open_session.rounds.count({2.0: 1, 4.0: 2, 8.0: 1, 10.0: 1}, 1)
            await pilot.press(*(["l", "v"] if place == "round_revealed" else []))
        else:
            open_session.go(place)
        if place == "export":
            await pilot.pause()
            await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        compare(f"screen_{place}_{size[0]}x{size[1]}.txt", as_text(app.screen))


def test_the_readme_shows_the_screens_as_they_are() -> None:
    readme = ROOT / "README.md"
    wanted = [
        f"```text\n{(PICTURES / name).read_text(encoding='utf-8')}```"
        for name in ("screen_stop_80x24.txt", "screen_question_80x24.txt")
    ]
    text = readme.read_text(encoding="utf-8")
    if os.environ.get("SPM_PICTURES") == "write":
        blocks = iter(wanted)
        text = re.sub(r"```text\n.*?```", lambda _: next(blocks), text, count=2, flags=re.DOTALL)
        readme.write_text(text, encoding="utf-8")
    assert all(picture in text for picture in wanted)
