"""Rows of figures: what was measured, beside what, whether it keeps its bar and its committed baseline."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

BASELINE = Path(__file__).with_name("baseline.json")
#: A ratio may be so many times its baseline before it counts as slower: two runs differ by as much.
NOISE = 1.3


class Row(NamedTuple):
    """One measured figure. `beside` is the bare thing's figure of the same run, `most` the bar.

    The bar is on the ratio when `by_ratio`, else on the figure itself, which is in `unit`.
    """

    key: str
    what: str
    figure: float
    beside: float
    most: float
    by_ratio: bool = False
    unit: str = "ms"
    against: str = ""  # what the bare thing is
    samples: int = 0

    @property
    def ratio(self) -> float:
        """The figure as a multiple of the bare thing's."""
        return self.figure / self.beside if self.beside else float("inf")

    @property
    def kept(self) -> bool:
        """Whether the bar is kept."""
        return (self.ratio if self.by_ratio else self.figure) <= self.most

    @property
    def bar(self) -> str:
        """The bar in words."""
        return f"{self.most:g}x" if self.by_ratio else f"{self.most:g} {self.unit}"


def part(values: Sequence[float], percent: float) -> float:
    """Return the value below which so many percent of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def machine() -> str:
    """Return one line on the machine and how busy it is."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} processors, Python {platform.python_version()}, load {load:.1f}"


def read_baseline() -> dict[str, float]:
    """Return the committed ratios by row key; none when there are none yet."""
    if not BASELINE.exists():
        return {}
    ratios: dict[str, float] = json.loads(BASELINE.read_text("utf-8"))["ratios"]
    return ratios


def write_baseline(rows: Iterable[Row]) -> None:
    """Keep the ratios of these rows, and those of the rows not measured this time."""
    ratios = read_baseline() | {row.key: round(row.ratio, 3) for row in rows}
    text = json.dumps({"machine": machine(), "ratios": dict(sorted(ratios.items()))}, indent=1)
    BASELINE.write_text(text + "\n", "utf-8")


def slower(row: Row, baseline: dict[str, float]) -> bool:
    """Say whether a ratio has become clearly worse than its baseline."""
    return row.key in baseline and row.ratio > baseline[row.key] * NOISE


def printed(rows: Iterable[Row], baseline: dict[str, float]) -> str:
    """Return the table as text."""
    lines = [f"{'':7}{'':50}{'measured':>11}{'bare':>9}{'ratio':>8}{'bar':>9}{'baseline':>10}  n"]
    for row in rows:
        before = f"{baseline[row.key]:.2f}x" if row.key in baseline else "-"
        mark = "slower" if slower(row, baseline) else "ok" if row.kept else "missed"
        lines.append(
            f"{mark:7}{row.what:50}{row.figure:8.1f} {row.unit:2}{row.beside:9.1f}{row.ratio:7.2f}x"
            f"{row.bar:>9}{before:>10}  {row.samples or ''} {row.against}".rstrip()
        )
    return "\n".join(lines)
