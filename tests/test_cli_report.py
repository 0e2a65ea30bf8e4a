"""`spm-tui report`: where it is written, and what it is never written over."""

import os
import shutil

from command_line import GOLDEN, spm


def test_a_report_goes_to_stdout_or_to_the_file_named(tmp_path):
    printed = spm("report", GOLDEN, "--as-of", "2026-11-30")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out.startswith("# Golden portfolio\n")
    assert "30 November 2026" in printed.out
    out = tmp_path / "report.md"
    written = spm("report", GOLDEN, "--as-of", "2026-11-30", "-o", out)
    assert (written.status, written.out) == (0, "")
    assert out.read_text(encoding="utf-8") == printed.out
    assert spm("report", GOLDEN, "--as-of", "2026-11-30", "-o", "-").out == printed.out


def test_a_report_is_never_written_over_its_session(tmp_path):
    path, link = tmp_path / "golden.toml", tmp_path / "link.toml"
    shutil.copy(GOLDEN, path)
    os.symlink(path, link)
    for out in (path, link):
        ended = spm("report", path, "-o", out)
        assert (ended.status, ended.out) == (4, "")
        assert "is what this is made from" in ended.err
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_a_report_that_cannot_be_written_is_file_trouble(tmp_path):
    ended = spm("report", GOLDEN, "-o", tmp_path / "nowhere" / "report.md")
    assert (ended.status, ended.out) == (4, "")
    assert "report.md cannot be written" in ended.err
