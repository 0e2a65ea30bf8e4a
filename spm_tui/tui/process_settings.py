"""How the process shares its time: frames, looking for garbage, and how long a working thread may hold on.

Imports nothing heavy, for it is asked before textual is imported.
"""

import gc
import os
import sys
from typing import Final

from spm_tui.tui.without_openssl import import_without_openssl

#: Seconds a thread that works (saving, diagnosing) may go on while the screen's own waits for its turn.
YIELD: Final = 0.0005
#: New objects after which Python looks for garbage among them (its own default is 700).
NEW_OBJECTS: Final = 10_000
#: Frames a second at most. Textual paints a first change at once and the one after it up to two frames
#: later, which at its own 60 is 17 to 33 ms: what a key brings second (offers, notes) would wait for that.
FRAMES: Final = "240"


def begin() -> None:
    """Start: nothing made while starting is garbage, so it is not looked for; what takes long is left out."""
    import_without_openssl()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    gc.disable()
    sys.setswitchinterval(YIELD)


def started() -> None:
    """The first screen is painted: what is there by now stays, and is never looked through again."""
    if os.environ.get("TEXTUAL_FPS") == FRAMES:
        del os.environ["TEXTUAL_FPS"]  # it was read; an editor started from here keeps its own pace
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
