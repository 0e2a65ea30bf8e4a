"""`spm-tui answer`: lines as they were said, what became of them, and what is printed."""

import json
import shutil

import pytest
from command_line import spm

from spm_tui.storage.files import load
from spm_tui.workshop.session import records
from tests.spoken import SPOKEN


@pytest.fixture
def bank(tmp_path):
    path = tmp_path / "bank.toml"
    shutil.copy(SPOKEN / "bank" / "base.toml", path)
    return path


def test_lines_are_taken_and_told_in_words(bank):
    ended = spm("answer", bank, "stopping", "stop Lending 2.0: 6 people back in 2 months", "no, five")
    assert ended.status == 0
    assert ended.out == (
        "stop Lending 2.0: 6 people back in 2 months\n"
        "  Lending 2.0. We said: 6 people, in 2 months.\n"
        "no, five\n"
        "  Lending 2.0. We said: 5 people, in 2 months.\n"
        "  Lending 2.0: we said, people: 5 people, no longer 6 people.\n"
    )
    (stop,) = records(load(bank).session, "stopping")
    assert stop.said_people == 5


def test_a_dry_run_changes_nothing(bank):
    before = bank.read_bytes()
    assert spm("answer", bank, "6", "--dry-run", "the CEO owns the budget").status == 0
    assert bank.read_bytes() == before


def test_a_line_that_waits_says_what_it_lacks(bank):
    ended = spm("answer", bank, "ownership", "the CFO has it")
    assert ended.out.startswith("the CFO has it\n  To sort: Which lever? strategy, ")


def test_hands_things_and_needs_are_told(bank):
    assert "Hands: project 4, flow 3." in spm("answer", bank, "1", "project 4, flow 3").out
    told = spm("answer", bank, "boundary", "clarity 1 2 2 4 - -").out
    assert "Hands: 1, 2 (2x), 4. No answer: 2." in told
    assert "Core Exit needs Polaris." in spm("answer", bank, "things", "Core Exit needs Polaris").out


def test_a_dash_before_a_figure_is_no_hand(bank):
    before = bank.read_bytes()
    for line in ("clarity 1 2 2 -3", "1 -2 2 3 4", "clarity 4 4 4 -5"):
        assert "Hands" not in spm("answer", bank, "boundary", line, "--dry-run").out
    assert bank.read_bytes() == before


def test_json_gives_what_each_line_became(bank):
    ended = spm("answer", bank, "disappearance", "--json", "reporting: nobody misses it", "coffee?")
    taken, waits = json.loads(ended.out)
    assert taken["records"] == [{"function": "reporting", "if_gone": "nobody-misses"}]
    assert (taken["taken"], waits["to_sort"], waits["why"]) == (True, True, "It is a question.")


def test_lines_come_from_stdin_too(bank):
    ended = spm("answer", bank, "reallocate", stdin=b"8 moved work, 2 reshaped\n")
    assert "  Moved work: 8.\n" in ended.out


def test_an_unknown_question_names_what_there_is(bank):
    ended = spm("answer", bank, "stoping", "x")
    assert ended.status == 2
    assert 'did you mean "stopping"?' in ended.err
