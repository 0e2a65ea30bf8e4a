"""Runs spm-tui for the tests: in this process where the result matters, in a new one where imports matter."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from spm_tui.cli import main

DATA = Path(__file__).parent / "data"
GOLDEN = DATA / "golden.toml"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


@contextmanager
def _stdin(data: bytes) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def spm(*arguments: object, stdin: bytes = b"") -> Ended:
    """Run one command line in this process; stdout and stderr are no terminals."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with _stdin(stdin), redirect_stdout(out), redirect_stderr(err):
        status = main([str(argument) for argument in arguments])
    out.flush()
    return Ended(status, out.buffer.getvalue().decode("utf-8", "backslashreplace"), err.getvalue())


def new_process(*command: object, stdin: bytes = b"", **environment: str) -> Ended:
    """Run a command in a new process with this Python's environment."""
    done = subprocess.run(
        [str(part) for part in command],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def modules_after(code: str) -> set[str]:
    """Return the names of all modules a new process has imported after running some code."""
    ended = new_process(sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))")
    assert ended.status == 0, ended.err
    return set(ended.out.split())
