"""With --ascii no screen draws a sign of its own that is not ASCII: frames, marks, bars and scroll bars."""

import shutil
from pathlib import Path

import pytest
from running_app import TODAY
from test_pictures_screens import ROOT, as_text

from spm_tui.tui.app import SpmApp


@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f6", "f1"])
async def test_a_screen_of_ascii_signs(key: str, tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    shutil.copyfile(ROOT / "sessions" / "harbour-2026-q3.toml", path)
    app = SpmApp(path, folder=tmp_path, action="open", as_of=TODAY, ascii=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        text = as_text(app.screen)
        assert text.isascii(), sorted({sign for sign in text if not sign.isascii()})
