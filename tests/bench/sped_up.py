"""`python -m tests.bench.sped_up TIMES FOLDER`: the app, with a workshop clock that runs TIMES as fast.

Only the clock of questions, opening and close is another one; what waits, saves or blinks does so as ever.
"""

import sys
import time
from datetime import date
from pathlib import Path

from spm_tui.tui import process_settings


def main() -> None:
    """Show the sessions of a folder, as `spm-tui FOLDER` does."""
    times, folder = float(sys.argv[1]), Path(sys.argv[2])
    process_settings.begin()
    from spm_tui.tui.app import SpmApp

    SpmApp(None, folder=folder, action="home", as_of=date.today(), now=lambda: time.monotonic() * times).run()


if __name__ == "__main__":
    main()
