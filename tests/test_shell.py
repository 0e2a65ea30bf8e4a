"""Completions and the manual page: made from the table of commands, in the package, working in shells."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from spm_tui.cli.command_table import COMMANDS
from spm_tui.cli.command_words import arguments_of
from spm_tui.cli.man_page import page
from spm_tui.cli.shell_completion import SHELLS, bash, fish, zsh
from tests.command_line import spm

TOP = Path(__file__).parents[1]
FILES = {"spm-tui.bash": bash, "_spm-tui": zsh, "spm-tui.fish": fish, "spm-tui.1": page}


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_the_package_are_what_the_table_of_commands_makes(name: str) -> None:
    path = TOP / "spm_tui" / "shell" / name
    if os.environ.get("SPM_PICTURES") == "write":
        path.write_text(FILES[name](), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == FILES[name](), "SPM_PICTURES=write makes it anew"


def test_the_wheel_puts_each_where_its_reader_looks() -> None:
    wheel = tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["shared-data"] == {
        "spm_tui/shell/spm-tui.bash": "share/bash-completion/completions/spm-tui",
        "spm_tui/shell/_spm-tui": "share/zsh/site-functions/_spm-tui",
        "spm_tui/shell/spm-tui.fish": "share/fish/vendor_completions.d/spm-tui.fish",
        "spm_tui/shell/spm-tui.1": "share/man/man1/spm-tui.1",
    }


def test_the_commands_print_them() -> None:
    assert [spm("completion", shell).out for shell in SHELLS] == [made() for made in SHELLS.values()]
    assert spm("man").out == page()


@pytest.mark.parametrize("made", FILES.values(), ids=list(FILES))
def test_every_command_and_every_option_is_in_each(made: object) -> None:
    assert callable(made)
    text = str(made()).replace("\\-", "-")
    for name in COMMANDS:
        assert re.search(rf"\b{name}\b", text)
        for one in arguments_of(name):
            for option in one.names:
                bare = option.lstrip("-")
                in_fish = f"-l {bare} " in text or f"-s {bare} " in text
                assert option in text or in_fish or bare in ("h", "help"), (name, option)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("h.toml", "a b.toml", "other.txt"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    return tmp_path


OFFERS = [
    (["st"], {"stop"}),
    (["stop", "h.toml", "--mode", ""], {"plan", "retire", "defund"}),
    (["check", ""], {"h.toml", "a b.toml", "sub"}),
    (["answer", "h.toml", "re"], {"reversibility", "reallocate_or_reshape", "redesign_frequency"}),
    (["export", "h.toml", "--to", "graph-g"], {"graph-graphml", "graph-gexf"}),
    (["export", "h.toml", "-o", ""], {"sub"}),
    (["diagnose", "--as-of", "2026-11-30", "h"], {"h.toml"}),
    (["completion", "f"], {"fish"}),
    (["report", "--fu"], {"--full"}),
]
offers = pytest.mark.parametrize(("typed", "wanted"), OFFERS, ids=[" ".join(typed) for typed, _ in OFFERS])


def offered(program: str, script: str, folder: Path) -> set[str]:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"there is no {program}")
    command = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[program]
    done = subprocess.run(
        [found, *command, "-c", script], cwd=folder, capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stderr == ""
    return {line.split("\t")[0].rstrip("/") for line in done.stdout.splitlines()}


@offers
def test_bash_offers_what_fits(typed: list[str], wanted: set[str], folder: Path) -> None:
    words = " ".join(f"'{word}'" for word in ("spm-tui", *typed))
    script = f"{bash()}\nCOMP_WORDS=({words}) COMP_CWORD={len(typed)}\n_spm_tui\n"
    assert offered("bash", script + 'printf "%s\\n" "${COMPREPLY[@]}"', folder) == wanted


@offers
def test_fish_offers_what_fits(typed: list[str], wanted: set[str], folder: Path) -> None:
    line = " ".join(["spm-tui", *typed])
    found = offered("fish", f"{fish()}\ncomplete -C '{line}'", folder)
    assert found == wanted or (typed[0] == "check" and found == {*wanted, "other.txt"})  # sessions come first


def test_zsh_reads_its_function_and_hands_on_what_a_command_takes(folder: Path) -> None:
    stubs = "compdef() { : }; _describe() { print -l $commands }; _files() { : }\n"
    stubs += "_arguments() { print -l -- $@ }\n"
    asked = stubs + zsh() + "\nwords=(spm-tui stop h.toml) CURRENT=3\n_spm-tui"
    specs = offered("zsh", asked, folder)
    assert '1:FILE:_files -g "*.toml"' in specs
    assert any(spec.startswith("--mode[") and spec.endswith(":MODE:(plan retire defund)") for spec in specs)
    commands = offered("zsh", stubs + zsh() + "\nwords=(spm-tui '') CURRENT=2\n_spm-tui", folder)
    assert {one.partition(":")[0] for one in commands} == set(COMMANDS)


def test_the_manual_page_is_laid_out_without_a_warning() -> None:
    program = shutil.which("groff")
    if program is None:
        pytest.skip("there is no groff")
    laid_out = subprocess.run(
        [program, "-man", "-ww", "-Tutf8", "-P-c"], input=page(), capture_output=True, text=True, check=True
    )
    assert laid_out.stderr == ""
    text = re.sub(".\x08", "", laid_out.stdout)
    assert "EXIT STATUS" in text
    assert "spm-tui stop FILE ITEM ..." in " ".join(text.replace("\u2010", "-").split())


def test_the_manual_page_has_no_line_that_runs_as_a_request_by_accident() -> None:
    known = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".br"}
    begun = {line.split()[0] for line in page().splitlines() if line.startswith((".", "'"))}
    assert begun <= known
