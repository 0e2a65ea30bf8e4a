"""The house itself: layers, what the rooms may import, what lies at the top, and that README and CI agree."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import GOLDEN, modules_after, new_process

TOP = Path(__file__).parent.parent
CORE = [
    "text",
    "workshop",
    "entanglement",
    "diagnosis",
    "followup",
    "views",
    "reports",
    "storage",
    "imports",
    "cli",
]
DOCUMENTS = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
AGREED = {"pyproject.toml", "spm_tui", "sessions", "tests", *DOCUMENTS}


def modules_of(room: str) -> list[str]:
    """Return the dotted names of all modules in a room of the package."""
    found = [TOP / "spm_tui" / f"{room}.py", *(TOP / "spm_tui" / room).rglob("*.py")]
    paths = [path.relative_to(TOP).with_suffix("") for path in found if path.exists()]
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_the_core_rooms_import_no_textual():
    names = [name for room in CORE for name in modules_of(room)] + modules_of("workspace")
    assert len(names) > 30
    loaded = modules_after("\n".join(f"import {name}" for name in names))
    assert {"textual", "textual_autocomplete", "rich"} & loaded == set()


def test_what_leaves_the_program_goes_through_one_door():
    direct = re.compile(
        r"\bprint\(|std(out|err)\.write|\.write_(text|bytes)\(|\bshutil\.(copy|move)|\bopen\(\"w"
    )
    doors = {"cli/streams.py", "tui/external_editor.py"}  # the streams themselves; a private file for $EDITOR
    found = {
        path.relative_to(TOP / "spm_tui").as_posix()
        for path in (TOP / "spm_tui").rglob("*.py")
        if direct.search(path.read_text(encoding="utf-8"))
    }
    assert found == doors


def test_everything_works_without_numpy_and_scipy():
    code = """
import sys
sys.modules["numpy"] = sys.modules["scipy"] = None  # importing either now raises ImportError
from spm_tui.cli import main
for mode in ("plan", "retire", "defund"):
    assert main(["stop", sys.argv[1], "a", "--mode", mode]) == 0
assert main(["diagnose", sys.argv[1]]) == 0
"""
    ended = new_process(sys.executable, "-c", code, GOLDEN)
    assert (ended.status, ended.err) == (0, "")


def test_the_layers_hold():
    ended = new_process(
        Path(sys.executable).parent / "lint-imports", "--no-cache", "--config", TOP / "pyproject.toml"
    )
    assert ended.status == 0, ended.out
    assert " 0 broken" in ended.out


def tracked() -> list[str]:
    """Return the names of the files that belong to the project."""
    git = shutil.which("git")
    if git is None or not (TOP / ".git").exists():
        pytest.skip("not a git repository")
    listing = [git, "-C", str(TOP), "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(listing, capture_output=True, text=True, check=True).stdout.splitlines()


def test_the_top_level_holds_only_what_was_agreed():
    names = {name.partition("/")[0] for name in tracked()}
    assert {name for name in names if not name.startswith(".")} == AGREED
    assert {name for name in names if name.startswith(".")} == {".ci", ".gitignore"}


def commands_in(document: str) -> list[str]:
    text = (TOP / document).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def test_ci_runs_the_test_command_of_the_readme():
    command = re.search(r'^TESTS="(.*)"$', (TOP / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert command is not None
    assert command[1] in commands_in("README.md")
    assert command[1] in commands_in("CONTRIBUTING.md")


def test_the_readme_opens_a_sample_that_is_there():
    opens = [line for line in commands_in("README.md") if " open " in line]
    assert len(opens) == 1
    assert opens[0].startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/spm-tui open "
    )
    assert (TOP / opens[0].split()[-1]).is_file()


def test_ci_is_a_script_that_bash_reads():
    script = TOP / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert new_process("bash", "-n", script) == (0, "", "")


def test_no_other_place_to_get_packages_from_is_named():
    for name in ("pyproject.toml", ".ci/run", "README.md", "CONTRIBUTING.md"):
        assert not re.search(r"index-url|--find-links|extra-index", (TOP / name).read_text(encoding="utf-8"))


def names_met_twice(names: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that stand in more than one place, with these places."""
    places: dict[str, list[str]] = {}
    for name, place in names:
        places.setdefault(name, []).append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


PACKAGE = sorted((TOP / "spm_tui").rglob("*.py"))


def test_no_two_modules_share_a_name():
    modules = [path for path in PACKAGE if path.stem != "__init__"]
    rooms = [path.parent for path in PACKAGE if path.stem == "__init__"]
    assert len(modules) > 300
    assert names_met_twice([(path.stem, str(path)) for path in modules + rooms]) == {}


def test_no_two_classes_share_a_name():
    classes = [
        (node.name, str(path))
        for path in PACKAGE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert len(classes) > 300
    assert names_met_twice(classes) == {}


def test_every_module_says_what_lives_there():
    for path in PACKAGE:
        text = path.read_text(encoding="utf-8")
        assert text == "" or text.startswith('"""'), path
