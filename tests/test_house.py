"""The house itself: layers, what the rooms may import, what lies at the top, and that README and CI agree."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from command_line import GOLDEN, modules_after, new_process

TOP = Path(__file__).parent.parent
CORE = [
    "text",
    "workshop",
    "entanglement",
    "map_changes",
    "diagnosis",
    "followup",
    "views",
    "reports",
    "storage",
    "imports",
    "web",
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


def test_what_the_package_imports_is_what_it_declares() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[><=]", one)[0].replace("-", "_") for one in project["dependencies"]}
    imported = {
        name.partition(".")[0]
        for path in PACKAGE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert imported - sys.stdlib_module_names - {"spm_tui"} == declared


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


#: The one package that imports a module of its own: it is there before there is a second thread.
THERE_BEFORE_THREADS = {"spm_tui.cli"}


def imported_at_once(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield what a module imports while it is imported itself, and not later or for the type checker."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If):
            yield from imported_at_once(
                node.orelse if "TYPE_CHECKING" in ast.unparse(node.test) else node.body + node.orelse
            )
        elif isinstance(node, ast.ClassDef | ast.With | ast.Try):
            yield from imported_at_once(node.body)


def import_graph(paths: list[Path], top: Path) -> nx.DiGraph:
    """Return which module waits for which: for those it imports, and for the packages it lies in."""
    names = {".".join(path.relative_to(top).with_suffix("").parts): path for path in paths}
    modules = {name.removesuffix(".__init__"): path for name, path in names.items()}
    graph = nx.DiGraph()
    for module, path in modules.items():
        graph.add_edges_from([(module, module.rpartition(".")[0])] if "." in module else [])
        for node in imported_at_once(ast.parse(path.read_text(encoding="utf-8")).body):
            if isinstance(node, ast.Import):
                asked = [alias.name for alias in node.names]
            else:
                asked = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            graph.add_edges_from((module, name) for name in asked if name in modules)
    return graph


def test_modules_import_each_other_in_no_circle_so_that_threads_may_import_at_once():
    """Where two threads wait for each other's modules, Python hands out one that is half made: ImportError.

    Who imports a module locks it, then the packages it lies in, then what these import.
    """
    graph = import_graph([path for path in PACKAGE if "cli" not in path.parts], TOP)
    assert graph.number_of_edges() > 2000
    assert list(nx.simple_cycles(graph)) == []
    circles = list(nx.simple_cycles(import_graph(PACKAGE, TOP)))
    assert {name for circle in circles for name in circle if name in THERE_BEFORE_THREADS} == {"spm_tui.cli"}
    assert all(THERE_BEFORE_THREADS & set(circle) for circle in circles)


def test_a_package_that_imports_its_own_modules_is_found(tmp_path: Path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "__init__.py").write_text("from room.one import x\n")
    (tmp_path / "room" / "one.py").write_text("x = 1\n")
    assert [
        sorted(circle) for circle in nx.simple_cycles(import_graph([*tmp_path.rglob("*.py")], tmp_path))
    ] == [["room", "room.one"]]


@pytest.mark.parametrize("seed", [1, 2])
def test_three_threads_import_everything_at_once_in_any_order(seed: int):
    modules = [
        ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")
        for path in PACKAGE
        if path.stem != "__main__"
    ]
    code = f"""
import random, sys, threading
from importlib import import_module
import spm_tui.tui.app
sys.setswitchinterval(1e-5)
failed = []
def take(seed):
    for name in random.Random(seed).sample({modules}, {len(modules)}):
        try:
            import_module(name)
        except ImportError as error:
            failed.append(error)
threads = [threading.Thread(target=take, args=({seed} * 10 + number,)) for number in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(failed)
"""
    ended = new_process(sys.executable, "-c", code)
    assert (ended.status, ended.out, ended.err) == (0, "[]\n", "")


#: What may be kept outside `memo.py`, by the reason. Everything else goes to `memo.py`, which drops it when a
#: session is left.
KEPT_ELSEWHERE = {
    "made of a type, never of a session": {
        "diagnosis/map_dependencies.py _names_things",
        "diagnosis/without_gut_feel.py _evidence",
        "storage/codec.py _columns",
        "storage/consistency.py _pair_lists",
        "storage/consistency.py _people",
        "storage/consistency.py _refs",
        "storage/structure.py _words_or_dates",
        "storage/structure.py hints_of",
        "storage/structure.py top_lists",
        "views/field_words.py is_left_out",
        "views/record_words.py _specs",
        "views/record_words.py shown_fields",
        "workshop/fields.py fields_of",
        "workshop/references.py ref_fields",
    },
    "made of our own words and files, never of a session": {
        "imports/relations.py default_table",
        "reports/html_page.py _environment",
        "reports/markdown.py template",
        "storage/kept_summaries.py _made_by",
        "text.py _measure",
        "tui/screens/question_screen.py _tallest",
        "workshop/reading/labelled_parts.py _pattern",
        "workshop/reading/labelled_parts.py labels_of",
        "workshop/reading/phrase_index.py _by_consonants",
        "workshop/reading/phrase_index.py _shared",
        "workshop/reading/phrase_index.py phrases_of",
        "workshop/reading/vocabulary.py _owner_words",
        "workshop/reading/vocabulary.py _words",
    },
    "goes with the map it was worked out on, which `memo.py` keeps": {
        "entanglement/in_time.py InTime.__init__",
        "entanglement/topology.py Topology.__init__",
        "entanglement/topology.py Trades.__init__",
        "entanglement/topology.py Workforce.__init__",
        "map_changes/cuts.py Bridges.__init__",
        "map_changes/loosening.py _LoosenedStop.__init__",
    },
    "goes with an index of names; few of them are kept, by the lists they were made of": {
        "workshop/reading/names.py _recent",
    },
    "words of lines, few, and a hint for one list of things": {
        "workshop/reading/counting.py counted_word",
        "workshop/reading/line_marks.py _norms",
        "workshop/reading/near_names.py _spelt",
        "workshop/reading/phrase_index.py Phrases.longer",
        "workshop/reading/phrase_index.py Phrases.mended",
        "workshop/reading/phrase_index.py Phrases.short_mended",
        "workshop/reading/phrase_index.py Phrases.taken_apart",
        "workshop/reading/shorthand.py consonants",
    },
    "a state of the process, not a result": {"cli/streams.py _CLOSED"},
}
EMPTY = re.compile(r"(\w+\.)?(dict|list|set|\w*[dD]ict|Counter|deque)\(.*\)|\{\}|\[\]")


def kept_in(body: list[ast.stmt], within: str = "") -> Iterator[str]:
    """Yield what a module or a class keeps between two calls: by functools, or in a global of its own."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from kept_in(node.body, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if any(
                getattr(one, "id", getattr(one, "attr", "")) in ("cache", "lru_cache")
                for one in ast.walk(node)
            ):
                yield within + node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if within and isinstance(node, ast.AnnAssign) and "ClassVar" not in ast.unparse(node.annotation):
                continue  # the default of a field, one for each value
            if EMPTY.fullmatch(ast.unparse(node.value)):
                yield within + ast.unparse(target)


def test_results_are_kept_in_one_module() -> None:
    kept = {
        f"{path.relative_to(TOP / 'spm_tui').as_posix()} {name}"
        for path in PACKAGE
        if path.stem != "memo"
        for name in kept_in(ast.parse(path.read_text(encoding="utf-8")).body)
    }
    assert kept == set().union(*KEPT_ELSEWHERE.values())


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("@lru_cache(maxsize=4)\ndef one(text): ...", "one"),
        ("@functools.cache\ndef one(text): ...", "one"),
        (
            "class Names:\n    def __init__(self):\n        self.one = lru_cache(4)(self.two)",
            "Names.__init__",
        ),
        ("_last: dict[str, int] = {}", "_last"),
        ("_last = defaultdict(list)", "_last"),
        ("class Names:\n    last: ClassVar[dict[str, int]] = {}", "Names.last"),
    ],
)
def test_what_is_kept_is_found(source: str, name: str) -> None:
    assert list(kept_in(ast.parse(source).body)) == [name]


def test_the_way_into_the_reader_of_lines_is_found_at_its_room():
    from spm_tui.workshop import entry
    from spm_tui.workshop.entry.entering import enter

    assert entry.enter is enter
    with pytest.raises(AttributeError, match="leave"):
        _ = entry.leave
