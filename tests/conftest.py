"""Settings every test shares: examples come in the same order each run, so that a failure comes back.

`HYPOTHESIS_PROFILE=wide` tries many other examples; what it finds becomes a test of its own.
"""

import os
from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was left out, and what is missing on this machine to run it."""
    left = Counter(
        report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else "?"
        for report in terminalreporter.stats.get("skipped", ())
    )
    for reason, count in left.items():
        terminalreporter.write_line(f"left out: {count} test{'' if count == 1 else 's'}: {reason}")
