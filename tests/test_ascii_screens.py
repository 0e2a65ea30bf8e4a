"""With --ascii no screen draws a sign of its own that is not ASCII: frames, marks, bars and scroll bars."""

import shutil
from pathlib import Path

import pytest
from running_app import TODAY, at_rest
from test_pictures_screens import ROOT, as_text

from spm_tui.tui.app import SpmApp

#: Each screen and dialog that a session opens, with the keys that lead there from the question.
WAYS = {
    "question": "",
    "map": "f2",
    "stop": "f3",
    "noticed": "f4",
    "things": "f6",
    "help": "f1",
    "opening": "shift+f5",
    "close": "shift+f4",
    "parking lot": "shift+f8",
    "counted round": "ctrl+r enter t 2 space 3 enter l v",
    "run load": "f2 b",
    "what if": "f2 w i",
    "loosen a stop": "f3 enter enter l",
    "what people take away": "f4 r down down enter",
    "what could hurt": "f4 r down down enter h",
    "two sittings": "f10 down c enter",
    "another session": "f10 n",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_a_screen_of_ascii_signs(way: str, tmp_path: Path) -> None:
    for name in ("harbour-2026-q3.toml", "harbour-2026-q4.toml"):
        shutil.copyfile(ROOT / "sessions" / name, tmp_path / name)
    path = tmp_path / "harbour-2026-q3.toml"
    app = SpmApp(path, folder=tmp_path, action="open", as_of=TODAY, ascii=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in way.split():
            await pilot.press(key)
            await at_rest(pilot)
        text = as_text(app.screen)
        assert text.isascii(), (sorted({sign for sign in text if not sign.isascii()}), text)
