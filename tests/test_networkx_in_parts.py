"""networkx loaded in parts: what is there is networkx's own, and the rest comes when it is asked for."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from spm_tui.networkx_in_parts import TRIED_WITH

DATA = Path(__file__).parent / "data"
#: Everything networkx and its modules hold, in words two processes can compare.
HELD = """
def held():
    return {
        module: {
            name: (type(value).__name__, getattr(value, "__module__", ""), getattr(value, "__qualname__", ""))
            for name, value in sorted(vars(sys.modules[module]).items())
            if not (name.startswith("__") and name.endswith("__"))
        }
        for module in sorted(sys.modules)
        if module.partition(".")[0] == "networkx"
    }
"""
IN_PARTS = "import sys, types, spm_tui.entanglement\nfrom spm_tui import networkx_in_parts as parts\n"
#: Whether names are missing in networkx, asked in a way that loads none.
PARTLY = "isinstance(vars(networkx).get('__getattr__'), parts.Missing)"
#: Whether all of networkx is there, and as an ordinary module.
WHOLE = """
whole = "Missing" not in type(vars(networkx).get("__getattr__")).__name__ and "__dir__" not in vars(networkx)
print(whole and type(networkx) is types.ModuleType, 'networkx.drawing' in sys.modules)
"""


def ran(script: str, *arguments: object, path: tuple[Path, ...] = (), **variables: str) -> str:
    """Return what a script prints in a process of its own, nothing having gone to stderr."""
    env = {**os.environ, **variables, "PYTHONPATH": os.pathsep.join((*map(str, path), *sys.path))}
    ended = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=60, env=env,
    )  # fmt: skip
    assert ended.stderr == ""
    return ended.stdout


def test_this_networkx_is_one_it_was_tried_with():
    assert version("networkx").rpartition(".")[0] in TRIED_WITH


DIAGNOSED = f"""
from datetime import date
from pathlib import Path
from spm_tui.diagnosis.engine import diagnose
from spm_tui.entanglement.measures import Measures
from spm_tui.map_changes.loosening import loosening
from spm_tui.reports.stop_test import stop_test
from spm_tui.storage.codec import decode
import networkx
for name in sys.argv[1:]:
    session = decode(Path(name).read_text("utf-8")).session
    diagnose(session, date(2026, 11, 22))
    m = Measures(session)
    stops = [item.id for item in session.items if m.stoppable([item.id])][:3]
    for mode in ("plan", "retire", "defund"):
        stop_test(m, stops, mode), m.lock_counts(mode), m.concentration(mode)
        dict(m.freed_by_single_stops(mode))
    loosening(m, [[stop] for stop in stops]), m.portfolio(), m.run_load
    m.trade_matrix(), m.curve(stops), m.portfolio_curve(), m.placements(), m.propagation_cost()
print({PARTLY}, "networkx.drawing" in sys.modules)
"""


def test_the_diagnosis_and_every_measure_need_nothing_of_the_rest():
    samples = sorted((DATA.parent.parent / "sessions").glob("*.toml"))
    assert samples
    assert ran(IN_PARTS + DIAGNOSED, DATA / "golden.toml", *samples) == "True False\n"


ASKED_FOR = {
    "a name": "import networkx; networkx.spring_layout",
    "a name of its algorithms": "import networkx; networkx.algorithms.pagerank",
    "a package": "import networkx; networkx.readwrite",
    "a function named like its module": "import networkx.algorithms.bridges as b; assert callable(b)",
    "one name imported": "import networkx; from networkx import pagerank",
    "one name imported of a package": "import networkx; from networkx.algorithms import pagerank",
    "all names": "import networkx; from networkx import *; pagerank, spring_layout",
    "all names of its algorithms": "import networkx; from networkx.algorithms import *; pagerank",
    "a list of the names": "import networkx; assert 'pagerank' in dir(networkx)",
    "a list of its algorithms": "import networkx; assert 'pagerank' in dir(networkx.algorithms)",
    "a name that is not there": "import networkx; hasattr(networkx, 'no_such_thing')",
    "networkx once more": "import importlib, networkx; importlib.reload(networkx); networkx.spring_layout",
    "graphs drawn and read": "import networkx.drawing, networkx.readwrite; networkx.spring_layout",
}  # fmt: skip


@pytest.mark.parametrize("ask", ASKED_FOR.values(), ids=ASKED_FOR)
def test_whatever_asks_for_more_gets_all_of_networkx(ask):
    plain = ran(f"import sys, networkx\n{HELD}\nprint(held())")
    in_parts = f"{IN_PARTS}import networkx\nassert {PARTLY}\n"
    assert ran(f"{HELD}{in_parts}{ask}\n{WHOLE}print(held())") == f"True True\n{plain}"


def test_what_was_there_before_is_the_same_afterwards():
    script = """
import networkx
before = {module: dict(vars(sys.modules[module])) for module in sys.modules if module.startswith("networkx")}
graph = networkx.DiGraph([("a", "b")])
networkx.spring_layout
for module, held in before.items():
    now = vars(sys.modules[module])
    print(*(f"{module}.{name}" for name in held if name[:2] != "__" and now[name] is not held[name]))
print(isinstance(graph, networkx.DiGraph), type(graph) is networkx.classes.digraph.DiGraph)
"""
    assert ran(IN_PARTS + script).split() == ["True", "True"]


def test_a_name_networkx_does_not_have_is_refused_in_its_own_words():
    ask = """
import networkx
for name in ("no_such_thing", "random_tree"):
    try:
        getattr(networkx, name)
    except AttributeError as error:
        print(error)
"""
    assert ran(IN_PARTS + ask) == ran(ask)


def test_threads_that_ask_at_once_all_get_what_they_ask_for():
    script = """
import networkx
from threading import Barrier, Thread
names = ("spring_layout", "pagerank", "read_gml", "laplacian_matrix", "gnp_random_graph", "bipartite")
at_once, found = Barrier(len(names)), []

def ask(name):
    at_once.wait()
    found.append(callable(getattr(networkx, name)) or name == "bipartite")

threads = [Thread(target=ask, args=(name,)) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert found == [True] * len(names)
"""
    assert ran(IN_PARTS + script + WHOLE) == "True True\n"


PLAIN = {
    "networkx was there before": "import networkx\nfrom spm_tui.entanglement.graph import needs_graph\n",
    "a version it was not tried with": IN_PARTS + "parts.TRIED_WITH = ('2.8',)\n",
    "a module that is not there": IN_PARTS + "parts.LEFT_OUT['generators'] = ('classic', 'no_such_module')\n",
    "a function that is not there": IN_PARTS + "parts.USED_OF_FLOW = ('no_such_function',)\n",
    "a package that is not there": IN_PARTS + "parts.LEFT_OUT['no_such_package'] = ('classic',)\n",
    "a version that cannot be read": IN_PARTS + "parts._can_be_in_parts = lambda: 1 / 0\n",
    "an error half way": IN_PARTS + "parts._take_all = lambda *_, **options: 1 / 0\n",
}


@pytest.mark.parametrize("begin", PLAIN.values(), ids=PLAIN)
def test_where_anything_is_in_the_way_it_is_the_plain_import(begin):
    script = f"{begin}import sys, types, networkx\n{HELD}\n{WHOLE}print(held())"
    plain = ran(f"import sys, networkx\n{HELD}\nprint('True True')\nprint(held())")
    assert ran(script) == plain


def test_with_a_backend_installed_it_is_the_plain_import(tmp_path):
    (tmp_path / "other_backend.py").write_text("def info():\n    import networkx\n    return {}\n")
    entry = tmp_path / "other_backend-1.dist-info"
    entry.mkdir()
    (entry / "METADATA").write_text("Metadata-Version: 2.1\nName: other-backend\nVersion: 1\n")
    (entry / "entry_points.txt").write_text(
        "[networkx.backends]\nother = other_backend\n[networkx.backend_info]\nother = other_backend:info\n"
    )
    assert ran(f"{IN_PARTS}import networkx\n{WHOLE}", path=(tmp_path,)) == "True True\n"
    assert ran(f"{IN_PARTS}import networkx\n{WHOLE}") == "False False\n"


def test_networkx_that_is_not_installed_is_missed_as_ever():
    script = """
sys.path = [folder for folder in sys.path if "site-packages" not in folder]
try:
    import networkx
except ModuleNotFoundError as error:
    print(error)
"""
    assert ran(IN_PARTS + script) == "No module named 'networkx'\n"


def test_its_loader_still_knows_the_source_and_the_files():
    script = """
import inspect, pkgutil, importlib.resources, networkx
print(inspect.getsource(networkx).startswith(chr(34) * 3 + chr(10) + "NetworkX"))
print("algorithms" in {module.name for module in pkgutil.iter_modules(networkx.__path__)})
print(importlib.resources.files("networkx").joinpath("convert.py").is_file())
"""
    assert ran(IN_PARTS + script) == "True\nTrue\nTrue\n"
