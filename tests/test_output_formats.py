"""The table of formats: the command and the screens write the same report in every format of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from spm_tui.reports.output_formats import FORMATS, REPORT, REPORTS, Format, format_for, render
from spm_tui.storage.files import load
from spm_tui.storage.output import is_former_output
from spm_tui.tui.dialogs.write_report import write_report
from spm_tui.workshop.session import Session
from tests.command_line import GOLDEN, modules_after, spm
from tests.strategies import every_field

DAY = date(2026, 11, 30)
each_format = pytest.mark.parametrize("to", REPORTS, ids=[one.name for one in REPORTS])


@dataclass
class Written:
    """A session file in a folder, and its session."""

    path: Path
    session: Session


@pytest.fixture
def golden(tmp_path: Path) -> Written:
    path = tmp_path / "golden.toml"
    path.write_bytes(GOLDEN.read_bytes())
    session = load(path).session
    assert session is not None
    return Written(path, session)


def test_no_two_formats_share_a_name_or_a_file_and_no_two_reports_a_suffix() -> None:
    assert len({one.name for one in FORMATS}) == len({one.file for one in FORMATS}) == len(FORMATS)
    assert len({one.suffix for one in REPORTS}) == len(REPORTS)
    assert all(one.suffix.startswith(".") and one.help for one in FORMATS)


def test_the_table_of_formats_loads_nothing_heavy() -> None:
    assert (
        modules_after("import spm_tui.reports.output_formats") & {"networkx", "jinja2", "msgspec", "textual"}
        == set()
    )


@each_format
def test_the_command_and_the_screens_write_the_same_file(to: Format, golden: Written) -> None:
    named = golden.path.with_name("named" + to.suffix)
    assert spm("report", golden.path, "--as-of", DAY, "-o", named).status == 0
    written = write_report(golden.session, DAY, golden.path, to)
    assert written.name == "golden-report" + to.suffix
    assert written.read_bytes() == named.read_bytes()
    assert named.read_text(encoding="utf-8").startswith(render(to, golden.session, DAY).rstrip("\n"))
    assert is_former_output(named.read_bytes()) is (to.comment is not None)


@each_format
def test_a_file_is_written_over_its_own_earlier_one_until_it_is_changed_by_hand(
    to: Format, golden: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(golden.path.with_name("state")))
    named = golden.path.with_name("named" + to.suffix)
    for day in ("2026-11-29", "2026-11-30"):
        assert spm("report", golden.path, "--as-of", day, "-o", named).status == 0
    changed = named.read_bytes().replace(b"e", b"E", 1)
    named.write_bytes(changed)
    assert spm("report", golden.path, "-o", named).status == 4
    assert named.read_bytes() == changed


@each_format
def test_the_name_of_the_file_decides_the_format(to: Format) -> None:
    assert format_for(f"page{to.suffix}") == format_for(f"PAGE{to.suffix.upper()}") == to


def test_another_name_and_stdout_are_the_report() -> None:
    assert format_for("page.txt") == format_for("-") == format_for(None) == REPORT


@pytest.mark.parametrize("to", FORMATS, ids=[one.name for one in FORMATS])
@pytest.mark.parametrize("full", [False, True])
def test_no_format_holds_what_was_said_in_private(to: Format, full: bool) -> None:
    session = every_field()
    text = render(to, session, DAY, full=full)
    assert session.private
    assert not any(note in text for note in session.private.values())
