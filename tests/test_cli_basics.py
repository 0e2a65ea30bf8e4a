"""The command line itself: exit statuses, stdin, what is printed where, and what is not imported."""

import os
import sys

import pytest
from command_line import GOLDEN, modules_after, new_process, spm

from spm_tui import __version__
from spm_tui.cli.start_app import copy_of

HEAD = 'format = 1\ntitle = "T"\nmode = "self"\ncreated = 2026-11-22\n'
WRONG = HEAD + '[[items]]\nid = "a"\nname = "A"\nkind = "sistem"\n[[ties]]\nfrom = "a"\nto = "b"\n'


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(WRONG)
    return path


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told(flag):
    assert spm(flag) == (0, f"spm-tui {__version__}\n", "")


def test_a_valid_file_is_said_to_be_valid():
    ended = spm("check", GOLDEN)
    assert (ended.status, ended.err) == (0, "")
    assert "10 things, 12 needs, 2 of 10 questions" in ended.out


def test_every_problem_of_an_invalid_file_goes_to_stderr_with_its_line(wrong):
    ended = spm("check", wrong)
    assert (ended.status, ended.out) == (3, "")
    first, second = ended.err.splitlines()
    assert first.startswith(f"{wrong}:8 items[0].kind: ")
    assert 'did you mean "system"?' in first
    assert second.startswith(f"{wrong}:11 ties[0].to: ")


@pytest.mark.parametrize(
    "command",
    [["diagnose"], ["stop", "a"], ["map"], ["report"], ["diagnose", "--json"], ["stop", "a", "--json"]],
)
def test_a_command_that_reads_an_invalid_file_prints_its_problems_and_no_data(wrong, command):
    ended = spm(command[0], wrong, *command[1:])
    assert (ended.status, ended.out) == (3, "")
    assert ended.err == spm("check", wrong).err


@pytest.mark.parametrize(
    "command", [["check"], ["diagnose"], ["stop", "a"], ["map"], ["report"], ["history"]]
)
def test_a_file_that_is_not_there_is_file_trouble_with_the_nearest_name(tmp_path, command):
    (tmp_path / "payments.toml").write_text(HEAD)
    ended = spm(command[0], tmp_path / "paymnts.toml", *command[1:])
    assert (ended.status, ended.out) == (4, "")
    assert 'did you mean "payments.toml"?' in ended.err


def test_a_folder_is_no_session_file(tmp_path):
    ended = spm("check", tmp_path)
    assert (ended.status, ended.out) == (4, "")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["chek", "x"], 'did you mean "check"?'),
        (["check"], "FILE"),
        (["check", "a", "b"], "unrecognized arguments: b"),
        (["--what"], "unrecognized arguments: --what"),
        (["diagnose", GOLDEN, "--as-of", "tomorrow"], '"tomorrow" is not a day'),
        (["diagnose", GOLDEN, "--fail-on", "gap"], "suspected"),
        (["diagnose", GOLDEN, "--json", "--plain"], "not allowed with"),
        (["stop", GOLDEN], "ITEM"),
        (["stop", GOLDEN, "a", "--mode", "burn"], "retire"),
        (["stop", GOLDEN, "a", "--horizon", "nan"], "months"),
        (["stop", GOLDEN, "a", "--horizon", "-1"], "months"),
        (["stop", GOLDEN, "a", "--horizon", "601"], "months from 0 to 600"),
        (["stop", GOLDEN, "a", "--as-of", "tomorrow"], '"tomorrow" is not a day'),
        (["import", "a.csv"], "usage"),
    ],
)
def test_a_command_line_that_is_not_understood_is_a_usage_error_on_stderr(line, told):
    ended = spm(*line)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err


def test_a_file_without_a_command_says_how_to_open_it():
    ended = spm(GOLDEN)
    assert ended.status == 2
    assert f"spm-tui open {GOLDEN}" in ended.err


def test_help_names_every_command():
    ended = spm("--help")
    assert (ended.status, ended.err) == (0, "")
    for command in (
        "new",
        "open",
        "check",
        "diagnose",
        "stop",
        "loosen",
        "map",
        "report",
        "import",
        "history",
    ):
        assert f"\n    {command} " in ended.out
        assert spm(command, "--help").status == 0


@pytest.mark.parametrize(
    "line",
    [
        ["stop", "a"],
        ["stop", "a", "--json"],
        ["diagnose", "--as-of", "2026-11-30"],
        ["map"],
        ["map", "--json"],
    ],
)
def test_a_session_from_stdin_reads_as_from_a_file(line):
    command, *rest = line
    piped = spm(command, "-", *rest, stdin=GOLDEN.read_bytes())
    named = spm(command, GOLDEN, *rest)
    assert piped.status == named.status == 0
    assert piped.out == named.out.replace('"id": "golden"', '"id": "-"', 1)


def test_a_stop_is_looked_at_on_the_day_that_is_asked_for():
    told = spm("stop", GOLDEN, "a", "--plain", "--as-of", "2027-03-05").out
    assert "useful by June" in told


def test_problems_on_stdin_are_named_by_a_dash():
    ended = spm("check", "-", stdin=WRONG.encode())
    assert ended.status == 3
    assert ended.err.startswith("-:8 items[0].kind: ")


@pytest.mark.parametrize("line", [[], ["."], ["open", str(GOLDEN)], ["new"], ["new", "fresh.toml"]])
def test_screens_without_a_terminal_say_in_one_sentence_what_to_run_instead(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = spm(*line)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "needs a terminal" in ended.err
    assert "run: spm-tui " in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_made_beside_the_file_once_and_taken_up_again(tmp_path):
    original = tmp_path / "practice.toml"
    original.write_text(HEAD)
    copy = copy_of(original)
    assert copy == tmp_path / "practice-copy.toml"
    assert copy.read_text() == HEAD
    copy.write_text(HEAD + 'organization = "worked on"')
    assert copy_of(original) == copy
    assert "worked on" in copy.read_text()
    assert original.read_text() == HEAD


def test_nothing_a_user_typed_can_steer_the_terminal(tmp_path):
    evil = "\x1b[31m\x9b1m\u202e]52;c;eA==\x07"
    path = tmp_path / "evil.toml"
    name = evil.encode("unicode_escape").decode().replace("\\x9b", "\\u009b").replace("\\x", "\\u00")
    path.write_text(HEAD + f'[[items]]\nid = "a"\nname = "{name}"\nkind = "initiative"\n')
    lines = [
        ["check", path], ["check", f"{evil}.toml"], [evil], ["--" + evil], ["check", path, evil],
        ["stop", path, "a"],
        ["stop", path, evil], ["stop", path, "a", "--json"], ["stop", path, evil + "b"], ["map", path],
        ["map", path, "--json"], ["diagnose", path], ["diagnose", path, "--json"], ["report", path],
        ["diagnose", path, "--as-of", evil], ["open", path], ["open", evil],
    ]  # fmt: skip
    for line in lines:
        ended = spm(*line)
        for text in (ended.out, ended.err):
            assert not set(text) & set("\x1b\x9b\u202e\x07\x7f"), line


def test_colour_is_for_terminals_alone_and_no_color_forbids_it():
    pty = pytest.importorskip("pty")
    for environment, coloured in (({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)):
        main_end, other_end = pty.openpty()
        command = [sys.executable, "-m", "spm_tui", "stop", str(GOLDEN), "a"]
        pid = os.fork()
        if pid == 0:  # the child: its stdout is the terminal
            os.dup2(other_end, 1)
            os.execve(sys.executable, command, {**os.environ, "TERM": "xterm", **environment})
        os.close(other_end)
        shown = b""
        while chunk := _read(main_end):
            shown += chunk
        os.waitpid(pid, 0)
        os.close(main_end)
        assert b"Initiative A" in shown
        assert (b"\x1b[" in shown) is coloured


def _read(end):
    try:
        return os.read(end, 65536)
    except OSError:  # Linux reports the closed other end this way
        return b""


@pytest.mark.parametrize("line", [["--version"], ["check", str(GOLDEN)], ["check", str(GOLDEN), "--json"]])
def test_quick_commands_import_neither_textual_nor_networkx(line):
    code = (
        f"from spm_tui.cli import main; import io, sys; sys.stdout = io.StringIO(); status = main({line!r})\n"
    )
    code += "sys.stdout = sys.__stdout__; assert status == 0"
    loaded = modules_after(code)
    assert not loaded & {"textual", "networkx", "rich", "jinja2", "icalendar", "numpy", "scipy"}


def test_quick_commands_import_nothing_that_only_others_need():
    loaded = modules_after(f"from spm_tui.cli import main; assert main(['check', {str(GOLDEN)!r}]) == 0")
    assert not loaded & {"typing_extensions", "inspect", "difflib", "shutil"}
    later = "import typing_extensions, msgspec; assert typing_extensions.get_type_hints"
    assert "typing_extensions" in modules_after(f"from spm_tui.cli import main; main(['--help'])\n{later}")


def test_the_version_needs_no_argument_parser_and_no_records():
    loaded = modules_after("from spm_tui.cli import main; assert main(['--version']) == 0")
    assert not loaded & {"argparse", "msgspec", "spm_tui.text", "spm_tui.cli.command_table"}


def test_commands_on_data_import_no_textual():
    code = "from spm_tui.cli import main\nfor line in {lines!r}: assert main(line) == 0".format(
        lines=[
            ["stop", str(GOLDEN), "a"],
            ["map", str(GOLDEN)],
            ["diagnose", str(GOLDEN)],
            ["report", str(GOLDEN)],
        ]
    )
    assert "textual" not in modules_after(code)


@pytest.mark.parametrize(
    "line", [("map", GOLDEN, "--json"), ("report", GOLDEN), ("check", GOLDEN), ("check", "nowhere.toml")]
)
def test_a_process_ends_with_all_it_had_to_say_and_the_status_of_its_command(line):
    assert new_process(sys.executable, "-m", "spm_tui", *line) == spm(*line)


def test_the_package_runs_as_a_module():
    ended = new_process(sys.executable, "-m", "spm_tui", "--version")
    assert (ended.status, ended.out) == (0, f"spm-tui {__version__}\n")
