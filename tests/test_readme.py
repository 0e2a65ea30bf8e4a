"""The README says what is so: its key table is the key table, its sample file is a session."""

import argparse
import os
import re
from pathlib import Path

import pytest

from spm_tui.cli import console
from spm_tui.cli.command_table import COMMANDS
from spm_tui.storage.codec import decode
from spm_tui.tui.key_table import EVERYWHERE, PLACES, SCREENS, Key, key_name

README = Path(__file__).parents[1] / "README.md"


def _row(where: str, key: Key) -> str:
    typed = " ".join(key_name(k) for k in key.keys.split(",") if k)
    plain = " ".join(key_name(k) for k in key.plain.split(",") if k)
    return f"| {where} | `{key.id}` | {typed} | {plain.replace('|', chr(92) + '|')} | {key.help} |"


def key_table() -> str:
    rows = [_row("everywhere", key) for key in EVERYWHERE]
    rows += [_row("in a session", key) for key in PLACES]
    rows += [_row(screen, key) for screen, keys in SCREENS.items() for key in keys]
    head = "| where | id | while typing | else also | what it does |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])


def test_the_key_table_of_the_readme_is_the_key_table_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("SPM_PICTURES") == "write":
        pattern = r"@@KEYS@@|\| where \| id \|.*?\n\n"
        text = re.sub(pattern, lambda _: key_table() + "\n\n", text, count=1, flags=re.DOTALL)
        README.write_text(text, encoding="utf-8")
    assert key_table() in text


def test_the_sample_file_of_the_readme_is_a_session() -> None:
    sample = re.search(r"```toml\n(format = 1.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert sample is not None
    assert decode(sample[1]).problems == ()


def test_the_table_of_commands_in_the_readme_names_every_command() -> None:
    rows = re.findall(r"^\| `spm-tui (.*?)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    named = {"home" if row.startswith("[") else row.split()[0] for row in rows}
    assert named == set(COMMANDS)


ROWS = [
    (row.split()[0], row.replace("\\|", "|").split(" ", 1)[-1])
    for row in re.findall(r"^\| `spm-tui ([a-z].*?)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)
]
IN_PROSE = [
    line
    for line in re.findall(
        r"\bspm-tui ([a-z]+ [^`|)#\n]+)",
        re.sub(r"(?m)^\| `spm-tui.*$", "", README.read_text(encoding="utf-8")),
    )
    if line.split()[0] in COMMANDS
]


def parser_of(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(exit_on_error=False)
    COMMANDS[command].arguments(parser)
    return parser


@pytest.mark.parametrize(("command", "usage"), ROWS, ids=[command for command, _ in ROWS])
def test_a_row_of_the_table_of_commands_shows_what_the_command_takes(command: str, usage: str) -> None:
    parser = parser_of(command)
    taken = {option for action in parser._actions for option in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--?[a-z-]+", usage)) <= taken
    least = re.sub(r"\[[^\[\]]*\]", "", re.sub(r"\[[^\[\]]*\]", "", usage))  # without what may be left out
    words = [re.sub(r"\|.*|\.\.\.", "", word) for word in least.split() if word != command]
    parser.parse_args(words)


@pytest.mark.parametrize("line", IN_PROSE)
def test_a_command_line_in_the_text_is_one_that_is_taken(line: str) -> None:
    command, *words = line.split()
    if words != ["--help"]:
        parser_of(command).parse_args(words)


def test_the_readme_names_the_commands_that_print_json_and_plain_text() -> None:
    sentence = re.search(r"text without any styling: (.*?) take both", README.read_text("utf-8"), re.DOTALL)
    assert sentence is not None
    both = {"--json", "--plain"}
    takes = {name for name in COMMANDS if both <= parser_of(name)._option_string_actions.keys()}
    assert set(re.findall(r"`(\w+)`", sentence[1])) == takes


def test_the_readme_names_every_exit_status() -> None:
    statuses = re.findall(r"^\| (\d) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    ours = (console.FINE, console.FOUND, console.USAGE, console.INVALID, console.FILE)
    assert [int(status) for status in statuses] == list(ours)
