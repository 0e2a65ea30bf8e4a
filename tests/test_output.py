"""What leaves the program is written whole or not at all, over no session, and is read by nobody new."""

import errno
import os
import stat
from pathlib import Path

import pytest

from spm_tui.cli.console import Halt
from spm_tui.cli.target import deliver
from spm_tui.reports.output_formats import REPORT as REPORT_FORMAT
from spm_tui.storage.codec import encode
from spm_tui.storage.file_errors import FileTroubleError
from spm_tui.storage.output import ExistsError, is_former_output, stats_of, with_checksum, write_output
from spm_tui.storage.session_detection import resembles_session
from tests.command_line import DATA, GOLDEN, spm
from tests.disks import FaultySystem, KilledError
from tests.every_command import WRITERS, lay_out, line_of
from tests.sample_files import FOLDER
from tests.strategies import every_field

COMMENT = REPORT_FORMAT.comment
SESSION = GOLDEN.read_bytes()
HEAD = 'format = 1\ntitle = "T"\nmode = "self"\ncreated = 2026-11-22\n'
#: Sessions as they lie about: whole, broken in every way, of a later format, of another encoding.
SESSIONS = {
    "whole": SESSION,
    "every field": encode(every_field()).encode(),
    "a word that is none": SESSION.replace(b'kind = "system"', b'kind = "sistem"'),
    "no TOML": SESSION + b"\n[[[",
    "cut off": HEAD[:32].encode(),
    "begun by hand": b'title = "Half"\nmode = "workshop"\n',
    "newer": SESSION.replace(b"format = 1", b"format = 99"),
    "Windows": b"\xef\xbb\xbf" + SESSION.replace(b"\n", b"\r\n"),
    "old Mac": SESSION.replace(b"\n", b"\r"),
    "UTF-16": SESSION.decode().encode("utf-16"),
    "only things": b'[[items]]\nid = "a"\n',
    "only an answer": b'[answers.stopping]\nstatus = "open"\n',
    "bytes that are no text": HEAD.encode() + b'organization = "\xff\xfe"\n',
    "more than a session may have": SESSION + b"#" * 9_000_000,
}
#: What somebody may have called report.md.
OTHERS = {
    "notes": b"# My notes\n",
    "settings": b'[project]\nname = "x"\nversion = "1"\n',
    "no text": bytes(range(256)),
    "a link": b"[items]: https://example.org\n",
    "a report changed since": with_checksum("# Report\n", COMMENT).encode() + b"\nMy own line.\n",
    "a report with a word changed": with_checksum("# Report\n", COMMENT)
    .replace("Report", "Rapport")
    .encode(),
    "a checksum alone": with_checksum("# Report\n", COMMENT).encode().splitlines()[-1],
}
REPORT = with_checksum("# Report\n", COMMENT).encode()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, with what commands read in it."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


@pytest.mark.parametrize("data", [*SESSIONS.values()], ids=[*SESSIONS])
@pytest.mark.parametrize("name", WRITERS)
def test_no_command_writes_over_a_session_whatever_it_is_called(name: str, data: bytes, folder: Path) -> None:
    for called in ("other.toml", "report.md", "other"):
        target, hard, soft = folder / called, folder / f"{called}.hard", folder / f"{called}.soft"
        target.write_bytes(data)
        hard.hardlink_to(target)
        soft.symlink_to(called)
        for out in (target, hard, soft):
            for more in ([], ["--force"]):
                ended = spm(*line_of(name, out=str(out)), *more)
                assert (ended.status, ended.out) == (4, "")
                assert ended.err.endswith(
                    "holds a session, and nothing is written over one; choose another name.\n"
                )
                assert target.read_bytes() == data


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("data", [*OTHERS.values()], ids=[*OTHERS])
def test_what_somebody_else_wrote_or_changed_is_written_over_only_when_forced(
    name: str, data: bytes, folder: Path
) -> None:
    target = folder / "report.md"
    target.write_bytes(data)
    line = line_of(name, out="report.md")
    ended = spm(*line)
    assert (ended.status, ended.out) == (4, "")
    assert "--force" in ended.err
    assert ended.err.count("\n") == 1
    assert target.read_bytes() == data
    assert spm(*line, "--force").status == 0
    assert target.read_bytes() != data


@pytest.mark.parametrize("name", WRITERS)
def test_a_former_output_and_an_empty_file_are_written_over(name: str, folder: Path) -> None:
    for data in (REPORT, b""):
        (folder / "out").write_bytes(data)
        assert spm(*line_of(name, out="out")).status == 0
        assert (folder / "out").read_bytes() not in (REPORT, b"")


def test_a_report_is_written_over_the_one_before_until_somebody_adds_to_it(folder: Path) -> None:
    line = ("report", "golden.toml", "-o", "report.md", "--as-of")
    assert spm(*line, "2026-11-22").status == 0
    assert spm(*line, "2026-11-23").status == 0
    report = folder / "report.md"
    assert "23 November 2026" in report.read_text()
    report.write_text(report.read_text() + "Said by the board: yes.\n")
    assert spm(*line, "2026-11-24").status == 4
    assert report.read_text().endswith("Said by the board: yes.\n")


def test_a_report_somebody_made_read_only_stays(folder: Path) -> None:
    (folder / "report.md").write_bytes(REPORT)
    (folder / "report.md").chmod(0o444)
    ended = spm("report", "golden.toml", "-o", "report.md", "--force")
    assert ended == (4, "", "report.md is read-only; choose another name.\n")
    assert (folder / "report.md").read_bytes() == REPORT


def test_a_report_that_went_through_a_pipe_is_known_again(folder: Path) -> None:
    (folder / "report.md").write_text(spm("report", "golden.toml").out)
    assert is_former_output((folder / "report.md").read_bytes())
    assert spm("report", "golden.toml", "-o", "report.md").status == 0


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_written_over_what_it_is_made_from(name: str, folder: Path) -> None:
    for read in ("golden.toml", "nodes.csv", "edges.csv"):
        if read not in line_of(name):
            continue
        (folder / "soft").unlink(missing_ok=True)
        (folder / "hard").unlink(missing_ok=True)
        (folder / "soft").symlink_to(read)
        (folder / "hard").hardlink_to(folder / read)
        before = (folder / read).read_bytes()
        for out in (read, f"../{folder.name}/{read}", "soft", "hard"):
            ended = spm(*line_of(name, out=out), "--force")
            assert (ended.status, ended.out) == (4, "")
            assert "is what this is made from" in ended.err
            assert (folder / read).read_bytes() == before


def test_a_session_from_stdin_is_not_written_over_either(folder: Path) -> None:
    ended = spm("report", "-", "-o", "golden.toml", "--force", stdin=SESSION)
    assert ended.status == 4
    assert (folder / "golden.toml").read_bytes() == SESSION


@pytest.mark.parametrize("name", WRITERS)
def test_a_place_that_takes_no_file_is_one_sentence_and_leaves_nothing_behind(
    name: str, folder: Path
) -> None:
    os.mkfifo(folder / "pipe")
    before = sorted(os.listdir(folder))
    for out in (".", "nowhere/out.md", "golden.toml/out.md", "out/", "x" * 300, "pipe", "/dev/full"):
        ended = spm(*line_of(name, out=out))
        assert (ended.status, ended.out) == (4, ""), out
        assert ended.err.count("\n") == 1, out
    assert sorted(os.listdir(folder)) == before


@pytest.mark.parametrize("name", WRITERS)
def test_stdout_and_the_null_device_are_written_to_by_name(name: str, folder: Path) -> None:
    printed = spm(*line_of(name), "-o", "-")
    assert printed.out
    for out in ("/dev/stdout", "/dev/fd/1"):
        assert spm(*line_of(name), "-o", out) == printed
    assert spm(*line_of(name), "-o", "/dev/null").status == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_pipe_that_is_read_from_takes_the_output(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_output(folder / "pipe", b"# Report\n")
    assert os.read(reader, 100) == b"# Report\n"
    os.close(reader)


def test_a_full_disk_leaves_the_old_report_whole_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "report.md").write_bytes(REPORT)
    before = sorted(os.listdir(folder))

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    ended = spm("report", "golden.toml", "-o", "report.md")
    assert ended == (4, "", "report.md cannot be written: the disk is full.\n")
    assert (folder / "report.md").read_bytes() == REPORT
    assert sorted(os.listdir(folder)) == before


def test_output_that_fails_or_is_killed_at_any_call_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    target, new = tmp_path / "report.md", with_checksum("# Another\n", COMMENT).encode()
    counting = FaultySystem()
    target.write_bytes(REPORT)
    write_output(target, new, system=counting)
    for number in range(len(counting.calls)):
        for fault in ({"error": errno.ENOSPC}, {"kill": True}):
            target.write_bytes(REPORT)
            system = FaultySystem(number, **fault)  # type: ignore[arg-type]
            told = ""
            try:
                write_output(target, new, system=system)
            except FileTroubleError as trouble:
                told = trouble.sentence
            except KilledError:
                told = "killed"
            done = "replace" in system.calls[:number] or not told
            assert system.hit
            assert target.read_bytes() == (new if done else REPORT), (number, system.calls)


def test_what_comes_to_be_there_while_it_is_written_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "report.md"

    class Meanwhile(FaultySystem):
        def fsync(self, fd: int) -> None:
            target.write_bytes(SESSION)
            super().fsync(fd)

    for options in ({}, {"force": True}, {"new": True}):
        target.unlink(missing_ok=True)
        with pytest.raises(ExistsError):
            write_output(target, REPORT, system=Meanwhile(), **options)
        assert target.read_bytes() == SESSION
        assert os.listdir(tmp_path) == ["report.md"]


def test_a_symlink_and_a_mode_are_kept(folder: Path) -> None:
    (folder / "real.md").write_bytes(REPORT)
    (folder / "real.md").chmod(0o640)
    (folder / "link.md").symlink_to("real.md")
    assert spm("report", "golden.toml", "-o", "link.md").status == 0
    assert (folder / "link.md").is_symlink()
    assert mode_of(folder / "real.md") == 0o640
    assert (folder / "real.md").read_text().startswith("# Golden portfolio\n")


@pytest.mark.parametrize(
    ("session", "report"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644), (0o400, 0o600)]
)
def test_a_report_is_read_by_nobody_who_may_not_read_its_session(
    session: int, report: int, folder: Path
) -> None:
    (folder / "golden.toml").chmod(session)
    (folder / "old.md").write_bytes(REPORT)
    for out in ("new.md", "old.md"):
        assert spm("report", "golden.toml", "-o", out).status == 0
        assert mode_of(folder / out) == report


def test_an_import_is_read_by_nobody_who_may_not_read_the_map(folder: Path) -> None:
    (folder / "edges.csv").chmod(0o600)
    assert spm("import", "nodes.csv", "edges.csv", "-o", "new.toml").status == 0
    assert mode_of(folder / "new.toml") == 0o600


def test_a_group_that_may_not_read_the_session_gets_no_more_than_others(folder: Path) -> None:
    (folder / "golden.toml").chmod(0o640)
    (found,) = stats_of("golden.toml")
    foreign = os.stat_result((*found[:5], found.st_gid + 1, *found[6:10]))
    write_output(folder / "new.md", REPORT, made_from=[foreign])
    assert mode_of(folder / "new.md") == 0o600


CSV = b"note,state,people\nFleet,shown,4.5\n"


def no_folder(path: Path) -> str:
    path.write_bytes(b"")
    return str(path / "state")


def test_a_table_without_a_checksum_is_written_over_until_somebody_changes_it(tmp_path: Path) -> None:
    target, state = tmp_path / "notes.csv", str(tmp_path / "state")
    for number in range(3):
        write_output(target, CSV + b"Berth,shown,%d\n" % number, state_dir=state)
        assert target.read_bytes().endswith(b"%d\n" % number)
    edited = target.read_bytes().replace(b"4.5", b"4")
    target.write_bytes(edited)
    with pytest.raises(ExistsError, match="not as spm-tui wrote it"):
        write_output(target, CSV, state_dir=state)
    assert target.read_bytes() == edited
    write_output(target, CSV, force=True, state_dir=state)
    write_output(target, CSV, state_dir=state)
    assert sorted(os.listdir(tmp_path)) == ["notes.csv", "state"]
    assert mode_of(next((tmp_path / "state").rglob("output.sha256"))) == 0o600


@pytest.mark.parametrize(
    "theirs",
    [
        CSV.splitlines(keepends=True)[0], CSV + b"Berth,shown,2\n", CSV[:-1], CSV.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + CSV, b"note,state,people\nCustoms,shown,1\n",
    ],
    ids=["no rows", "a row more", "no last line feed", "saved by a spreadsheet", "with a mark", "other rows"],
)  # fmt: skip
def test_a_table_of_the_same_headings_is_not_ours(theirs: bytes, tmp_path: Path) -> None:
    target, state = tmp_path / "notes.csv", str(tmp_path / "state")
    write_output(target, CSV, state_dir=state)
    target.write_bytes(theirs)
    with pytest.raises(ExistsError):
        write_output(target, CSV, state_dir=state)
    assert target.read_bytes() == theirs


def test_what_was_written_to_one_path_says_nothing_of_another(tmp_path: Path) -> None:
    state = str(tmp_path / "state")
    write_output(tmp_path / "notes.csv", CSV, state_dir=state)
    (tmp_path / "mine.csv").write_bytes(CSV)
    with pytest.raises(ExistsError):
        write_output(tmp_path / "mine.csv", CSV, state_dir=state)
    (tmp_path / "link.csv").symlink_to("notes.csv")
    write_output(tmp_path / "link.csv", CSV + b"Berth,shown,2\n", state_dir=state)
    assert (tmp_path / "notes.csv").read_bytes().endswith(b"Berth,shown,2\n")


def test_where_nothing_can_be_noted_a_table_is_written_once_and_then_kept(tmp_path: Path) -> None:
    target, state = tmp_path / "notes.csv", no_folder(tmp_path / "no folder")
    write_output(target, CSV, state_dir=state)
    assert target.read_bytes() == CSV
    with pytest.raises(ExistsError):
        write_output(target, CSV, state_dir=state)


def test_what_was_noted_lets_nothing_write_over_a_session(tmp_path: Path) -> None:
    target, state = tmp_path / "notes.csv", str(tmp_path / "state")
    write_output(target, SESSION, state_dir=state)
    for options in ({}, {"force": True}):
        with pytest.raises(ExistsError, match="holds a session"):
            write_output(target, CSV, state_dir=state, **options)
    assert target.read_bytes() == SESSION


def test_a_command_writes_its_own_table_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    for rows in ("a\n", "b\n"):
        assert deliver(f"note\n{rows}", "notes.csv", made_from=["golden.toml"])
        assert (folder / "notes.csv").read_text() == f"note\n{rows}"
    (folder / "notes.csv").write_text("note\nmine\n")
    with pytest.raises(Halt, match="--force"):
        deliver("note\nc\n", "notes.csv", made_from=["golden.toml"])
    assert (folder / "notes.csv").read_text() == "note\nmine\n"


@pytest.mark.parametrize("path", [*FOLDER.glob("*.toml"), *DATA.glob("*.toml")], ids=lambda path: path.name)
def test_every_session_is_known_as_one(path: Path) -> None:
    assert resembles_session(path.read_bytes())


def test_no_report_of_a_session_is_taken_for_one() -> None:
    for path in FOLDER.glob("*.toml"):
        text = spm("report", path).out
        assert not resembles_session(text.encode())
        assert is_former_output(text.encode())
