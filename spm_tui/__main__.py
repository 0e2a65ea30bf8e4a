"""`spm-tui`, and `python -m spm_tui`: one command line in a process of its own."""

import gc
import os
import sys

from spm_tui.cli import main


def program() -> None:
    """Run the process's own command line and end the process with its exit status.

    A command is over in a moment, so nothing is looked through for garbage, and the system takes all
    memory back at once; where screens were shown the process ends in Python's own, slower way.
    """
    gc.disable()
    status = main()
    if "textual" in sys.modules:
        sys.exit(status)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    program()
