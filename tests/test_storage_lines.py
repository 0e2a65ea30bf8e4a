"""Every key of a file is found on the line where it stands."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spm_tui.storage.codec import encode
from spm_tui.storage.locate import Lines
from spm_tui.storage.problems import Path as KeyPath
from tests.strategies import every_field

GOLDEN = (Path(__file__).parent / "data" / "golden.toml").read_text()
ODD = '''# a comment with [[items]] = 1
"quoted key" = """
two = 2
lines"""
a.b.c = 1 # dotted
'literal' = \'\'\'
x = """ \'\'\'
list = [ # of things
  { id = "one", tags = [ "]", "}" ] },

  { id = "two" },
]
day = 2026-11-22 10:00:00
[table . inner]
esc\u005f = 1

  [[table.rows]]
k = 1.5
[table.rows.deeper]
q = "\\"]"
[[table.rows]]
k = 2
'''.replace("esc\u005f", '"esc\\u005f"')


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path to something in a table."""
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inside:
            yield (*path, step)
            yield from paths(one, (*path, step))


@pytest.mark.parametrize("text", [GOLDEN, encode(every_field())], ids=["golden", "every field"])
def test_a_key_is_found_on_the_line_where_it_stands(text: str) -> None:
    lines, written = Lines(text), text.split("\n")
    for path in paths(tomllib.loads(text)):
        key = next(step for step in reversed(path) if isinstance(step, str))
        line = written[lines.of(path) - 1]
        if isinstance(path[-1], str):
            assert key in line, path


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("quoted key",), 2),
        (("a", "b", "c"), 5),
        (("literal",), 6),
        (("list",), 8),
        (("list", 0), 9),
        (("list", 0, "tags", 1), 9),
        (("list", 1, "id"), 11),
        (("day",), 13),
        (("table", "inner"), 14),
        (("table", "inner", "esc_"), 15),
        (("table", "rows", 0), 17),
        (("table", "rows", 0, "k"), 18),
        (("table", "rows", 0, "deeper", "q"), 20),
        (("table", "rows", 1, "k"), 22),
        (("table", "rows", 1, "not there"), 21),
        (("nowhere",), 1),
    ],
)
def test_lines_are_found_in_every_way_toml_can_be_written(path: KeyPath, line: int) -> None:
    tomllib.loads(ODD)
    assert Lines(ODD).of(path) == line


def test_reading_a_session_loads_nothing_that_only_screens_graphs_and_reports_need() -> None:
    golden = str(Path(__file__).parent / "data" / "golden.toml")
    code = (
        "import sys; from spm_tui.storage.files import load; load(sys.argv[1]);"
        "print(sorted({'textual', 'rich', 'networkx', 'jinja2', 'icalendar', 'tomli_w', 'filelock',"
        "'platformdirs'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, golden], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
