"""A line under questions it was not typed at: which are asked, and what is made before the first key."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_files import FOLDER
from spoken import SPOKEN

from spm_tui.storage.files import load
from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.entry.belonging import belongs_elsewhere, destinations_of
from spm_tui.workshop.entry.entering import enter
from spm_tui.workshop.reading.other_questions import is_whole, may_be_whole
from spm_tui.workshop.reading.reader import read_line

COMPANY = load(FOLDER / "practice.toml").session


@pytest.mark.parametrize("name", ["bank", "hospital", "press"])
def test_a_question_that_reads_all_of_a_line_is_never_passed_over(name: str) -> None:
    session = load(SPOKEN / name / "base.toml").session
    lines = [json.loads(text)["line"] for text in (SPOKEN / name / "corpus.jsonl").read_text().splitlines()]
    passed = [
        (key, line) for line in lines[::3] for key in ANSWER_KEYS if not may_be_whole(session, key, line)
    ]
    assert len(passed) > len(lines[::3])  # of ten questions one at least is not asked
    assert not [(key, line) for key, line in passed if is_whole(read_line(session, key, line))]


def test_a_line_that_names_nothing_is_read_by_one_question_alone() -> None:
    asked = [key for key in ANSWER_KEYS if may_be_whole(COMPANY, key, "the weather was rather bad")]
    assert asked == ["boundary"]  # whose decision may be called anything


@pytest.mark.parametrize(
    "line",
    [
        "stopping home delivery would give us 8 people back in two months",
        "HR decides hiring",
        "Anna checks the figures by Friday",
        "the weather was fine",
        "home delivery is a vineyard",
    ],
)
def test_a_preview_says_that_places_are_asked_for_where_enter_asks(line: str) -> None:
    for key in ANSWER_KEYS:
        entered = enter(COMPANY, key, line)
        places = destinations_of(COMPANY, key, line, None, entered)
        assert belongs_elsewhere(COMPANY, key, line, None, entered) == bool(places)


ONE_KEY = """
import asyncio, sys
from datetime import date
from pathlib import Path
from spm_tui.tui.app import SpmApp
from spm_tui.tui.session_state import reader_loading

async def look(path):
    app = SpmApp(path, folder=path.parent, action="open", as_of=date(2026, 11, 22))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        from spm_tui.workshop.reading.phrase_index import phrases_of
        print(phrases_of.cache_info().currsize)
        app.screen.box.insert_text_at_cursor("s")
        async with asyncio.timeout(20):
            while not reader_loading.phrases_made():
                await pilot.pause()
        print(phrases_of.cache_info().currsize)

asyncio.run(look(Path(sys.argv[1])))
"""


def test_the_phrases_of_all_questions_are_made_beside_the_first_key(tmp_path: Path) -> None:
    path = shutil.copyfile(FOLDER / "practice.toml", tmp_path / "bakery.toml")
    command = [sys.executable, "-c", ONE_KEY, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told == f"1\n{len(ANSWER_KEYS)}\n"
