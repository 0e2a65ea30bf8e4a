"""The README says what is so: its key table is the key table, its sample file is a session."""

import os
import re
from pathlib import Path

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
