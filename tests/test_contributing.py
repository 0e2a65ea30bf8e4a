"""CONTRIBUTING.md is true: what it names is there, and a typed line takes the walk it describes."""

import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from running_app import enter, noticed, running, saved

from spm_tui.workshop.session import records

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "spm_tui"
TEXT = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILES = [
    path.relative_to(TOP).as_posix()
    for folder in ("spm_tui", "tests")
    for path in sorted((TOP / folder).rglob("*"))
    if path.is_file() and "__pycache__" not in path.parts
]
#: Files of the maps that `SPM_REAL_MAPS` names, which are not ours.
ELSEWHERE = {"rust/", "kubernetes/", "govuk/", "nodes.csv", "edges.csv"}


def quoted(text: str) -> set[str]:
    """Return what stands between backticks, outside the blocks of code."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))


def test_every_file_and_folder_it_names_is_there() -> None:
    named = {one for one in quoted(TEXT) if re.fullmatch(r"[\w./-]*\w+(\.(py|tcss|csv)|/)", one)} - ELSEWHERE
    assert len(named) > 60
    places = "\n".join(f"/{name}" for name in FILES)
    assert [one for one in sorted(named) if f"/{one}" not in places] == []


def test_every_name_of_the_code_it_uses_is_a_word_of_the_code() -> None:
    named = {one for one in quoted(TEXT) if re.fullmatch(r"[A-Za-z_]\w*", one)}
    assert len(named) > 50
    words = {
        word
        for name in FILES
        if name.endswith((".py", ".toml"))
        for word in re.findall(r"\w+", f"{name} {(TOP / name).read_text(encoding='utf-8')}")
    }
    assert sorted(named - words) == []


def test_the_modules_it_speaks_of_at_the_top_of_each_room_are_all_there_are() -> None:
    rooms = set(re.findall(r"^\| `(\w+(?:/|\.py))` \|", TEXT.partition("| in `tui/` |")[0], re.MULTILINE))
    there = {f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert rooms == there


@contextmanager
def called() -> Iterator[set[str]]:
    """Note the files of the package whose functions are called, on every thread."""
    found: set[str] = set()

    def note(frame: FrameType, event: str, _arg: Any) -> None:
        if event == "call":
            found.add(frame.f_code.co_filename)

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


async def test_a_typed_line_takes_the_walk_that_is_described(tmp_path: Path) -> None:
    walk = TEXT.partition("### The walk of one typed line")[2].partition("\n### ")[0]
    assert len(re.findall(r"^\d+\. ", walk, re.MULTILINE)) == 10
    named = {one for one in quoted(walk) if one.endswith(".py")} - {"workshop/records.py"} | {"workspace.py"}
    path = tmp_path / "harbour.toml"
    shutil.copyfile(TOP / "sessions" / "harbour-2026-q3.toml", path)
    path.write_text(path.read_text("utf-8").replace("current_question = 10", "current_question = 2"), "utf-8")
    with called() as found:
        async with running(path) as (app, pilot):
            await noticed(app, pilot)
            found.clear()
            await enter(app, pilot, "Live tracking > back 7 > 2 months")
            await noticed(app, pilot)
            session = await saved(app)
    (stop,) = [one for one in records(session, "stopping") if one.items == ("live-tracking",)]
    assert (stop.said_people, stop.said_months) == (7, 2)
    assert (PACKAGE / "workshop" / "records.py").samefile(sys.modules[type(stop).__module__].__file__ or "")
    passed = {Path(name).as_posix() for name in found}
    assert [one for one in sorted(named) if not any(name.endswith(f"/{one}") for name in passed)] == []
