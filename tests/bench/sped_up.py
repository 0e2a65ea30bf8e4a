"""`python -m tests.bench.sped_up TIMES PLACE`: the app, with a workshop clock that runs TIMES as fast.

Only the clock of questions, opening and close is another one; what waits, saves or blinks does so as ever.
"""

import sys
import time
from datetime import date
from pathlib import Path

from spm_tui.tui import process_settings


def main() -> None:
    """Show the sessions of a folder, or open a file."""
    times, place = float(sys.argv[1]), Path(sys.argv[2])
    process_settings.begin()
    from spm_tui.tui.app import SpmApp

    file = place.is_file()
    app = SpmApp(
        place if file else None,
        folder=place.parent if file else place,
        action="open" if file else "home",
        as_of=date.today(),
        now=lambda: time.monotonic() * times,
    )
    app.run()


if __name__ == "__main__":
    main()
