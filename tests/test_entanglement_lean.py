"""What the measures need and what they leave to networkx: no numpy, no scipy, and any backend of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).parent / "data"
GOLDEN = DATA / "golden.toml"

MEASURES = """
import sys, tomllib
import msgspec
from spm_tui.entanglement.measures import Measures
from spm_tui.reports.stop_test import stop_test
from spm_tui.workshop.session import Session
m = Measures(msgspec.convert(tomllib.loads(open(sys.argv[1]).read()), Session))
told = [stop_test(m, ["a"]), m.trade_matrix(), m.curve(["a"]), m.portfolio_curve(), m.placements()]
told += [m.lock_counts()]
told += [m.concentration(), m.concentration("plan"), m.propagation_cost()]
told += [dict(m.freed_by_single_stops("defund"))]
told += [m.things(["a", "w"], "plan").orphaned, m.works_on("s1"), m.works_reach("s2", 1)]
told += [sorted(m.needs("a")), sorted(m.needed_by("t1")), m.things(["a"]).somebody_runs]
assert "textual" not in sys.modules
"""

BLOCKED = "import sys\nfor blocked in ('numpy', 'scipy'):\n    sys.modules[blocked] = None\n"

BACKEND = '''
"""A networkx backend that runs networkx's own code on graphs of its own kind, and says what it was asked."""
import networkx as nx


class SecondGraph(nx.Graph):
    __networkx_backend__ = "second"


class SecondDiGraph(nx.DiGraph):
    __networkx_backend__ = "second"


class Backend:
    asked = set()

    def __getattr__(self, name):
        try:
            plain = nx.utils.backends._registered_algorithms[name].orig_func
        except KeyError:
            raise AttributeError(name) from None

        def run(*args, **options):
            self.asked.add(name)
            return plain(*args, **options)

        return run

    def can_run(self, name, args, kwargs):
        return True

    def should_run(self, name, args, kwargs):
        return True

    @staticmethod
    def convert_from_nx(graph, **options):
        return (SecondDiGraph if graph.is_directed() else SecondGraph)(graph)

    @staticmethod
    def convert_to_nx(result, **options):
        return result


backend = Backend()
'''


def ran(script, *, path=(), **variables):
    """Run a script on a copy of the golden session; return what it printed, nothing having gone to stderr."""
    env = {**os.environ, **variables}
    env["PYTHONPATH"] = os.pathsep.join((*map(str, path), *sys.path))
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", script, shutil.copy(GOLDEN, folder)],
            capture_output=True, text=True, check=False, timeout=60, env=env,
        )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_every_measure_works_with_numpy_and_scipy_blocked():
    assert ran(BLOCKED + MEASURES + "print(told[0].people.useful)") == "2.5\n"


def test_every_measure_is_the_same_through_a_second_networkx_backend(tmp_path):
    (tmp_path / "second_backend.py").write_text(BACKEND)
    entry = tmp_path / "second_backend-1.dist-info"
    entry.mkdir()
    (entry / "METADATA").write_text("Metadata-Version: 2.1\nName: second-backend\nVersion: 1\n")
    (entry / "entry_points.txt").write_text("[networkx.backends]\nsecond = second_backend:backend\n")
    asked = "\nfrom second_backend import backend\nprint(*sorted(backend.asked))"
    plain = ran(MEASURES + "print(told)")
    use = {"NETWORKX_AUTOMATIC_BACKENDS": "second", "NETWORKX_WARNINGS_TO_IGNORE": "cache"}
    second = ran(MEASURES + "print(told)" + asked, path=[tmp_path], **use)
    *told, names = second.splitlines()
    assert told == plain.splitlines()
    expected = {"immediate_dominators", "bfs_edges", "biconnected_components", "maximum_flow"}
    assert expected <= set(names.split())


SCREENS = """
import asyncio, sys
from datetime import date
from pathlib import Path
from spm_tui.tui.app import SpmApp

async def look(path):
    app = SpmApp(path, folder=Path(sys.argv[1]).parent, action="open", as_of=date(2026, 11, 22))
    async with app.run_test(size=(120, 36)):
        print(type(app.screen).__name__, "networkx" in sys.modules)

asyncio.run(look(None))
asyncio.run(look(Path(sys.argv[1])))
"""


def test_the_first_screen_is_there_before_networkx_is_loaded():
    assert ran(SCREENS).splitlines() == ["HomeScreen False", "QuestionScreen False"]


def test_modes_and_results_are_known_without_networkx():
    script = "import spm_tui.entanglement.modes, spm_tui.entanglement.results, sys"
    assert ran(f"{script}\nprint('networkx' in sys.modules)") == "False\n"


TYPED_AT_ONCE = """
import asyncio, sys
from datetime import date
from pathlib import Path
from threading import current_thread
from spm_tui.tui.app import SpmApp
from spm_tui.tui.session_state import reader_loading

made_by = set()
def watch():
    from spm_tui.workshop.reading.phrase_table import PhraseTable
    make = PhraseTable.__init__
    def made(self, *phrases):
        made_by.add(current_thread().name)
        make(self, *phrases)
    PhraseTable.__init__ = made

async def type_at_once(path):
    app = SpmApp(path, folder=path.parent, action="open", as_of=date(2026, 11, 22))
    async with app.run_test(size=(120, 36)) as pilot:
        print("rapidfuzz" in sys.modules, reader_loading.loaded())
        watch()
        app.screen.box.insert_text_at_cursor("a > back 8")
        while not (read := [span.text for line in app.screen.preview_line.lines for span in line]):
            await pilot.pause()
        print(app.screen.box.value, reader_loading.loaded(), *read)
        print("on the screen's thread" if "MainThread" in made_by else "beside it", len(made_by) > 0)

asyncio.run(type_at_once(Path(sys.argv[1])))
"""


def test_a_line_typed_before_what_reads_it_is_loaded_is_read_once_it_is():
    first, then = ran(TYPED_AT_ONCE).split("\n", 1)
    assert first == "False False"
    assert then.startswith("a > back 8 True ")
    assert "To sort: it fits question 2." in then
    assert then.endswith("beside it True\n")
