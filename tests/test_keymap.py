"""A user's own keys are taken by their ids, and what is wrong with them is told in a sentence."""

import os
import re
from pathlib import Path

import pytest
from running_app import running

from spm_tui.tui.key_table import EVERYWHERE, PLACES, SCREENS, key_name
from spm_tui.tui.keymap import read_keymap
from spm_tui.tui.screens.question_screen import QuestionScreen


def test_a_key_of_ones_own_does_what_its_id_says(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('next = "ctrl+right"\nnxt = "x"\nback = 3\n', encoding="utf-8")
    keys, problems = read_keymap(path)
    assert keys == {"next": "ctrl+right"}
    assert len(problems) == 2
    assert 'did you mean "next"?' in problems[0]


def test_every_key_is_named_as_it_is_printed_on_keyboards() -> None:
    keys = [*EVERYWHERE, *PLACES, *(key for own in SCREENS.values() for key in own)]
    names = {key_name(one) for key in keys for one in f"{key.keys},{key.plain}".split(",") if one}
    printed = (
        r"((Ctrl|Shift)\+)*(F\d+|PgDn|PgUp|Enter|Esc|Tab|Up|Down|Del|Backspace|Space|[A-Z])|[a-zA-Z0-9/?\[\]]"
    )
    assert [name for name in names if not re.fullmatch(printed, name)] == []


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


HOSTILE = {
    "nested": "a = " + "[" * 20_000,
    "closed and nested": "a = " + "[" * 9_000 + "]" * 9_000,
    "dotted": ".".join("abcdefghijklmnopqrstuvwxyz" * 40) + ' = "x"',
    "huge": 'next = "x"\n' * 10_000,
    "one long line": "#" * 9_000_000,
    "digits": "next = " + "9" * 9_000,
    "no text": "next = '\udcff'",
    "zero bytes": "\0" * 100,
    "twice": 'next = "x"\nnext = "y"\n',
}


@pytest.mark.parametrize("text", [*HOSTILE.values()], ids=[*HOSTILE])
def test_a_hostile_file_of_keys_is_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    keys, (problem,) = read_keymap(path)
    assert keys == {}
    assert problem.startswith(f"{path} is not used: ")
    assert len(problem) < len(str(path)) + 120
    assert problem.count("\n") == 0


def test_a_pipe_a_device_or_a_folder_for_a_file_of_keys_is_one_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (
        tmp_path / "pipe",
        tmp_path,
        Path("/dev/zero"),
        Path("/dev/full"),
        tmp_path / "pipe" / "keys.toml",
    ):
        keys, (problem,) = read_keymap(path)
        assert keys == {}
        assert str(path) in problem
        assert problem.endswith(".")


def test_many_wrong_keys_are_counted_and_not_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    wrong = [f'"{"x" * 900}{n}" = "f8"' for n in range(50)]
    path.write_text("\n".join(['next = "f8"', 'back = "\\u001b]52;c;eA==\\u0007"', 'undo = ","', *wrong]))
    keys, problems = read_keymap(path)
    assert keys == {"next": "f8"}
    assert len(problems) == 4
    assert problems[-1] == "keys.toml: and 49 more like these."
    assert max(map(len, problems)) < 120
