"""Broken session files through reading, check, diagnosis and report: told in words, at once, left alone."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.markdown import page as report
from spm_tui.storage.codec import decode, encode
from spm_tui.workshop.ballots import unsealed
from tests.command_line import spm
from tests.hostile import foul_text
from tests.mutants import mutants
from tests.sample_files import FOLDER
from tests.strategies import every_field

COUNT = int(os.environ.get("SPM_FUZZ", "150"))
#: Seconds after which a command hangs.
HANGS = 5.0
TODAY = date(2026, 11, 22)


def sources() -> list[bytes]:
    """The samples, and the session in which every field is answered."""
    samples = [path.read_bytes() for path in sorted(FOLDER.glob("*.toml"))]
    return [*samples, encode(every_field()).encode()]


def test_no_broken_file_ends_a_command_keeps_it_busy_or_is_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.toml"
    valid, slowest = 0, 0.0
    for number, data in enumerate(mutants(sources(), COUNT, seed=6)):
        path.write_bytes(data)
        begun = time.perf_counter()
        checked = spm("check", path)
        loaded = decode(data)
        assert (loaded.session is None) == bool(loaded.problems), number
        assert checked.status == (3 if loaded.session is None else 0), number
        assert foul_text(checked.out + checked.err) == [], number
        if loaded.session is None:
            for command in ("diagnose", "report", "map"):
                ended = spm(command, path)
                assert (ended.status, ended.out) == (3, ""), (number, command)
                assert ended.err == checked.err, (number, command)
        else:
            valid += 1
            session = unsealed(loaded.session)
            text = report(session, diagnose(session, TODAY), Measures(session), TODAY, full=True)
            assert foul_text(text) == [], number
            assert spm("diagnose", path, "--json", "--as-of", "2026-11-22").status == 0, number
        took = time.perf_counter() - begun
        slowest = max(slowest, took)
        assert took < HANGS, (number, took)
        assert path.read_bytes() == data, number
    with capsys.disabled():
        if COUNT > 150:
            print(f"\n{COUNT} mutants, {valid} of them valid sessions; the slowest took {slowest:.2f} s")
    assert 0 < valid < COUNT
