"""A user's own keys are taken by their ids, and what is wrong with them is told in a sentence."""

from pathlib import Path

from sitting import running

from spm_tui.tui.keymap import read_keymap
from spm_tui.tui.screens.question import QuestionScreen


def test_a_key_of_ones_own_does_what_its_id_says(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('next = "ctrl+right"\nnxt = "x"\nback = 3\n', encoding="utf-8")
    keys, problems = read_keymap(path)
    assert keys == {"next": "ctrl+right"}
    assert len(problems) == 2
    assert 'did you mean "next"?' in problems[0]


def test_no_file_is_no_trouble_and_a_broken_one_is_told(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "none.toml") == ({}, ())
    broken = tmp_path / "keys.toml"
    broken.write_text("next = \n", encoding="utf-8")
    assert "is not used" in read_keymap(broken).problems[0]


async def test_the_screen_follows_the_keymap(tmp_path: Path) -> None:
    session = tmp_path / "one.toml"
    session.write_text('format = 1\ntitle = "t"\nmode = "self"\ncreated = 2026-11-22\n', encoding="utf-8")
    async with running(session) as (app, pilot):
        app.set_keymap({"next": "f8"})
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen.question.number == 2
