"""Streams that are closed, full or unread, and pipes and devices for files: a sentence, and no waiting."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from spm_tui.cli.command_table import COMMANDS
from tests.command_line import Ended, spm
from tests.every_command import INPUTS, inputs_of, lay_out, line_of

LINES = [["--version"], ["--help"], *([name, "--help"] for name in COMMANDS), *map(line_of, COMMANDS)]
SCREENS = ("home", "new", "open", "serve", "present")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a session in it, to run in; a command that waits for ever is ended."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "80")

    def late(*_: object) -> None:
        raise AssertionError("the command waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    yield tmp_path
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def shell(line: list[str], redirected: str) -> Ended:
    """Run a command as a shell does, with its streams redirected."""
    done = subprocess.run(
        ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "spm_tui", *line],
        input=b"", capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def unread(line: list[str]) -> Ended:
    """Run a command whose output nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "spm_tui", *line],
        stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    os.close(writer)
    return Ended(done.returncode, "", done.stderr.decode())


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_output_that_cannot_be_written_is_one_sentence_and_file_trouble(line: list[str]) -> None:
    usual = spm(*line)
    for ended, why in (
        (shell(line, ">&-"), "it is closed"),
        (shell(line, "> /dev/full"), "the disk is full"),
        (unread(line), "its reader has gone"),
    ):
        if usual.out:
            assert ended == (4, "", f"The output cannot be written: {why}.\n")
        elif why == "it is closed" and line[0] in SCREENS:
            assert ended.status == 4
            assert ended.err.startswith("stdout is closed; ")
        else:
            assert ended == usual


@pytest.mark.parametrize("name", COMMANDS)
def test_a_stdin_that_is_closed_matters_only_to_who_reads_it(name: str) -> None:
    ended, usual = shell(line_of(name), "<&-"), spm(*line_of(name))
    if name in SCREENS:
        assert (ended.status, ended.out) == (4, "")
        assert ended.err == f"stdin is closed; spm-tui {name} draws screens and needs a terminal.\n"
    else:
        assert ended == usual


READS_ONE = [
    name
    for name in COMMANDS
    if name not in (*SCREENS, "history") and any(metavar != "DIR" for _, metavar in inputs_of(name)[:1])
]


@pytest.mark.parametrize("name", READS_ONE)
def test_a_session_from_a_closed_stdin_is_file_trouble(name: str) -> None:
    argument = inputs_of(name)[0][0]
    ended = shell(line_of(name, **{argument: "-"}), "<&-")
    assert (ended.status, ended.out, ended.err) == (4, "", "stdin cannot be read: it is closed.\n")


@pytest.mark.parametrize("line", [*map(line_of, COMMANDS), ["check"], ["check", "none.toml"]], ids=" ".join)
def test_messages_that_nobody_takes_change_nothing_else(line: list[str]) -> None:
    usual = spm(*line)
    for redirected in ("2>&-", "2> /dev/full"):
        ended = shell(line, redirected)
        assert (ended.status, ended.out) == (usual.status, usual.out)
        assert ended.err == ""


def test_with_every_stream_closed_no_file_takes_the_place_of_one(folder: Path) -> None:
    before = (folder / "golden.toml").read_bytes()
    for name in COMMANDS:
        assert shell(line_of(name), "<&- >&- 2>&-").status in (0, 4)
    assert (folder / "golden.toml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == [
        "ballot.toml",
        "edges.csv",
        "golden.toml",
        "nodes.csv",
    ]


def test_what_was_closed_says_so_while_data_already_written_stays(folder: Path) -> None:
    assert shell(["report", "golden.toml", "-o", "report.md"], ">&-").status == 0
    assert (folder / "report.md").read_text().startswith("# Golden portfolio\n")


@pytest.mark.parametrize(("line", "into"), [
    (["report", "golden.toml"], "golden.toml"), (["map", "golden.toml", "--json"], "golden.toml"),
    (["import", "nodes.csv", "edges.csv", "-o", "-"], "edges.csv"), (["check", "-"], "golden.toml"),
])  # fmt: skip
def test_nothing_is_printed_into_the_file_it_is_made_from(line: list[str], into: str, folder: Path) -> None:
    before = (folder / into).read_bytes()
    ended = shell(line, f">> {into} < golden.toml")
    named = "stdin" if "-" in line[:2] else into
    assert (ended.status, ended.err) == (4, f"stdout leads into {named} itself; send it elsewhere.\n")
    assert (folder / into).read_bytes() == before


@pytest.mark.parametrize(("name", "argument", "metavar"), INPUTS)
def test_what_is_no_file_is_refused_at_once_wherever_a_file_is_read(
    name: str, argument: str, metavar: str, folder: Path
) -> None:
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.toml")
        others = ["pipe.toml", "socket.toml", "/dev/zero", "/dev/null", "/dev/full"]
        for given in others if metavar == "DIR" else [*others, "folder.toml"]:
            ended = spm(*line_of(name, **{argument: given}))
            assert (ended.status, ended.out) == (4, ""), given
            assert ended.err.count("\n") == 1, given
            assert given in ended.err


def test_a_pipe_is_read_from_stdin_alone(folder: Path) -> None:
    golden = (folder / "golden.toml").read_bytes()
    assert spm("check", "-", stdin=golden).status == 0
    ended = shell(["check", "/dev/fd/3"], "3<&0")  # stdin is a pipe here
    assert (ended.status, ended.err) == (4, "/dev/fd/3 is not a file but a pipe.\n")
