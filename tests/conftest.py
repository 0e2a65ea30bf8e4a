"""Settings every test shares: examples come in the same order each run, so that a failure comes back.

`HYPOTHESIS_PROFILE=wide` tries many other examples; what it finds becomes a test of its own.
"""

import itertools
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


_NUMBERS = itertools.count()


TOP = Path(__file__).parents[1]


def kept_beside_our_files() -> set[str]:
    """Return what the program keeps beside the samples of the repository: tests work on copies of them."""
    return {str(path) for folder in ("sessions", "tests/data") for path in (TOP / folder).glob(".*")}


@pytest.fixture(scope="session")
def users_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder for what the program keeps of its user while the tests run."""
    before = kept_beside_our_files()
    yield tmp_path_factory.mktemp("users")
    assert kept_beside_our_files() == before


@pytest.fixture(autouse=True)
def _folders_of_its_own(users_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own folders for state, settings and cache, empty, and no terminal's size."""
    own = users_folders / str(next(_NUMBERS))
    for kind in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(own / kind.lower()))
    for size in ("COLUMNS", "LINES"):  # they would stand above the size of every terminal a test makes
        monkeypatch.delenv(size, raising=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was left out, and what is missing on this machine to run it."""
    left = Counter(
        report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else "?"
        for report in terminalreporter.stats.get("skipped", ())
    )
    for reason, count in left.items():
        terminalreporter.write_line(f"left out: {count} test{'' if count == 1 else 's'}: {reason}")
