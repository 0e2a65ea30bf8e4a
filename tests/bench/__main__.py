"""`python -m tests.bench`: measure, print a table, compare with the committed ratios.

Ends with status 1 when a ratio is clearly worse than its baseline. A missed bar is said and no more.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from tests.bench import inside, loosen, outside
from tests.bench.table import Row, machine, printed, read_baseline, slower, write_baseline

PARTS = {**outside.PARTS, **inside.PARTS, **loosen.PARTS}


def main() -> int:
    """Run the parts that are asked for and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", default="", metavar="REGEX", help=f"of the parts: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="a fifth of the samples: a first impression")
    parser.add_argument("--write-baseline", action="store_true", help="keep the ratios as the new baseline")
    given = parser.parse_args()
    print(machine(), flush=True)
    rows: list[Row] = []
    broken = False
    with tempfile.TemporaryDirectory(prefix="spm-bench-") as folder:
        for name, measure in PARTS.items():
            if re.search(given.only, name):
                print(f"... {name}", file=sys.stderr, flush=True)
                try:
                    rows += measure(Path(folder), 0.2 if given.quick else 1.0)
                except (EOFError, TimeoutError) as ended:  # the other parts can still be measured
                    broken = True
                    print(f"{name} could not be measured: {ended}", file=sys.stderr)
    baseline = read_baseline()
    print(printed(rows, baseline))
    if given.write_baseline:
        write_baseline(rows)
    return int(broken or any(slower(row, baseline) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
