"""Commands given what nobody means to give them: an empty word, a file for a folder, stdin twice."""

import shutil

import pytest
from command_line import spm
from msgspec import structs
from running_app import running, saved, until
from sample_files import FIRST, FOLDER, SECOND, load
from textual import events

from spm_tui.storage.codec import decode, encode
from spm_tui.storage.toml_text import MAX_BYTES
from spm_tui.tui.dialogs.basic import AskLine
from tests.bench.monkey_keys import SENT, _bound
from tests.hostile import CORPUS, foul_text

EARLIER, LATER = (FOLDER / f"{name}.toml" for name in (FIRST, SECOND))
EVERY_COMMAND_WITH_A_DAY = (
    ("compare", EARLIER, LATER),
    ("diagnose", LATER),
    ("due", FOLDER),
    ("export", LATER, "--to", "reviews"),
    ("loosen", LATER),
    ("programme", FOLDER),
    ("report", LATER),
    ("stop", LATER, "live-tracking"),
)


@pytest.mark.parametrize("command", EVERY_COMMAND_WITH_A_DAY, ids=lambda command: command[0])
def test_an_empty_day_is_no_day(command):
    ended = spm(*command, "--as-of", "")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith('--as-of: "" is not a day')


def test_two_sessions_cannot_both_come_from_stdin():
    ended = spm("compare", "-", "-", stdin=EARLIER.read_bytes())
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "Only one of the two sessions can come from stdin.\n"


@pytest.mark.parametrize("words", ["", ",", " "])
def test_no_format_is_said_and_makes_no_folder(words, tmp_path):
    for where in ((), ("-o", tmp_path / "out")):
        ended = spm("export", LATER, "--to", words, *where)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err == "--to names no format; see --help.\n"
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "mine").write_text("mine")
    ended = spm("export", LATER, "--to", "all", "-o", tmp_path / "mine")
    assert (ended.status, ended.out) == (4, "")
    assert ended.err.endswith("mine is a file, not a folder; choose another name.\n")
    assert ended.err.count("\n") == 1


def test_one_file_that_stays_is_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for told in ("1 file (1 new)", "1 file (1 as it was)"):
        assert told in spm("export", LATER, "--to", "reviews", "-o", tmp_path / "out").err


def test_a_file_that_is_too_large_is_given_no_size_that_was_never_read():
    (problem,) = decode(b"x" * (MAX_BYTES + 1)).problems
    assert "more than 8 MB" in problem.message


def test_every_key_of_the_table_is_sent_as_a_terminal_sends_it():
    assert [name for name in _bound(False) if len(name) > 1 and name not in SENT] == []


@pytest.mark.parametrize("title", [text for text in CORPUS if foul_text(text)], ids=ascii)
def test_a_ballot_holds_the_title_as_a_screen_may_show_it(title, tmp_path):
    session = structs.replace(load(SECOND), title=title)
    (tmp_path / "mine.toml").write_bytes(encode(session).encode())
    ended = spm("ballot", tmp_path / "mine.toml", "--as", "CFO")
    assert ended.status == 0
    assert foul_text(ended.out) == []


@pytest.mark.parametrize(
    ("pasted", "text", "owner"),
    [
        ("Who pays\u202e then", "Who pays<U+202E> then", None),
        ("Who pays\u202e then > CFO", "Who pays<U+202E> then", "CFO"),
        ("Tag\U000e0041 it > CFO", "Tag<U+E0041> it", "CFO"),
        ("Who pays>CFO", "Who pays", "CFO"),
    ],
)
async def test_an_unseen_character_names_nobody_who_takes_a_thought_on(pasted, text, owner, tmp_path):
    path = tmp_path / "mine.toml"
    shutil.copyfile(EARLIER, path)
    async with running(path) as (app, pilot):
        await pilot.press("shift+f8")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.focused.post_message(events.Paste(pasted))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, AskLine))
        parked = (await saved(app)).parking[-1]
        assert (parked.text, parked.owner) == (text, owner)
