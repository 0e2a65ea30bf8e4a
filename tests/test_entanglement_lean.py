"""The measures need no numpy, no scipy, and no networkx before somebody asks for it."""

import subprocess
import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "data" / "golden.toml"

SCRIPT = """
import sys, tomllib
for blocked in ("numpy", "scipy", "networkx"):
    sys.modules[blocked] = None
import msgspec
from spm_tui.entanglement.measures import Measures
from spm_tui.workshop.session import Session
m = Measures(msgspec.convert(tomllib.loads(open(sys.argv[1]).read()), Session))
m.triples(["a"]), m.trade_matrix(), m.curve(["a"]), m.portfolio_curve(), m.placements(), m.concentration()
m.propagation_cost(), m.locks, m.needs("a"), m.needed_by("t1"), dict(m.freed_by_single_stops("defund"))
assert "textual" not in sys.modules
print(m.stop(["a"]).people.useful)
"""


def test_every_measure_works_with_numpy_scipy_and_networkx_blocked():
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(GOLDEN)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.stdout.strip(), run.stderr) == ("2.5", "")
