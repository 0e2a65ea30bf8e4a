"""Kill the app with SIGKILL while it is typed into, again and again: `python -m tests.bench.kill 500`.

Every word typed is one of a kind, so that afterwards each is either in the session file or in what is kept of
boxes that were not entered, or it was lost. What counts is how long before the kill the oldest lost word was
typed. Between the kills the session grows, is opened again and takes back what was kept.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spm_tui.storage.files import load
from spm_tui.storage.recovery import read_recovery
from spm_tui.storage.session_file import SessionFile
from tests.terminal import KEYS, Terminal

SESSION = Path(__file__).parent.parent / "data" / "golden.toml"
#: Seconds of typing that may be lost.
PROMISED = 2.0
#: A new folder after this many kills: nobody's workshop is a thousand lines of noise.
FRESH_AFTER = 20


class Typed(NamedTuple):
    """One word and when it was typed."""

    word: str
    at: float


class Result(NamedTuple):
    """What one kill left: seconds of typing lost, is the file whole, unfinished files, words typed."""

    lost: float
    oldest: str
    whole: bool
    strays: int
    words: int


class Raw(Terminal):
    """A terminal that only takes what is sent: emulating a screen would slow down what is measured."""

    def take(self, seconds: float, until: bytes = b"") -> bool:
        """Read for some seconds, or until some bytes came; return whether they did."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(min(left, 0.05))
            if until and until in self.raw:
                return True
        return False

    def until_quiet(self) -> None:
        """Read until nothing more arrives."""
        while self._read(0.3):  # shorter than a blinking cursor
            pass


class _NoScreen:
    def feed(self, _data: bytes) -> None:
        """Show nothing."""


def _keys(chance: random.Random, number: int) -> Iterator[tuple[str, str]]:
    """Yield what is typed, for ever: (keys, the word in them if there is one).

    No key here opens a list to choose from (as F8 does under the things): what is typed at one is in no box.
    """
    count = 0
    while True:
        for _ in range(chance.randint(1, 7)):
            count += 1
            word = f"w{number}x{count}z"
            yield word + chance.choice((" ", " ", " ", " > ")), word
        yield chance.choice(
            [
                (KEYS["enter"], ""),
                (KEYS["enter"], ""),
                (KEYS["enter"], ""),
                (KEYS["enter"] + KEYS["pagedown"], ""),
                (KEYS["f7"], ""),  # the room's words
                (KEYS["f6"], ""),  # the line under the things
                (KEYS["ctrl+s"], ""),
                (KEYS["f5"], ""),
                (KEYS["ctrl+o"], ""),  # a form
            ]
        )


def kill_once(folder: Path, number: int, chance: random.Random) -> Result:
    """Open the session, type for a while, kill, and look at what is there."""
    path = folder / "session.toml"
    state = folder / "state"
    typed: list[Typed] = []
    with Raw.spm("open", path.name, cwd=folder, XDG_STATE_HOME=str(state)) as terminal:
        terminal._stream = _NoScreen()  # type: ignore[assignment]
        assert terminal.take(30, b"Answer: one line each"), terminal.raw[-2000:]
        terminal.until_quiet()
        if b"Not entered" in terminal.raw:  # what is typed while it asks would be an answer, not a text
            terminal.send("enter")
            terminal.until_quiet()
        end = time.monotonic() + chance.uniform(0.1, 5.0)
        pressed = []
        for keys, word in _keys(chance, number):
            pressed.append((time.monotonic(), keys))
            terminal.write(keys.encode())
            if word:
                typed.append(Typed(word, time.monotonic()))
            left = end - time.monotonic()
            if left <= 0:
                break
            terminal.take(min(left, chance.choice((0.02, 0.08, 0.15, 0.4))))
        terminal.kill(signal.SIGKILL)
        killed = time.monotonic()
        terminal.finish()
    result = _found(path, state, typed, killed)
    if result.lost > PROMISED:
        print([(round(killed - at, 2), keys) for at, keys in pressed])
    return result


def _found(path: Path, state: Path, typed: list[Typed], killed: float) -> Result:
    places = str(state / "spm-tui")
    strays = sum(name.endswith(".spm-tmp") for name in os.listdir(path.parent))
    whole = load(path).session is not None
    draft = read_recovery(path, state_dir=places)
    kept = path.read_text() + "\n".join(draft.boxes.values() if draft else ())
    lost = [(killed - one.at, one.word) for one in typed if one.word not in kept]
    session_file = SessionFile.at(path, state_dir=places)
    whole = whole and not session_file.read_only and session_file.loaded.session is not None
    session_file.close()
    return Result(*max(lost, default=(0.0, "")), whole, strays, len(typed))


def run(times: int, seed: int) -> Iterator[Result]:
    """Kill it so many times; yield what each kill left."""
    chance = random.Random(seed)
    done = 0
    while done < times:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copyfile(SESSION, folder / "session.toml")
            for _ in range(min(FRESH_AFTER, times - done)):
                yield kill_once(folder, done, chance)
                done += 1


def main() -> int:
    """Run as many times as the command line says, print figures, return 1 when the promise does not hold."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    results: list[Result] = []

    for result in run(times, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        results.append(result)
        if not result.whole or result.lost > PROMISED:
            print(f"kill {len(results)}: {result}", flush=True)
    lost = sorted(result.lost for result in results)
    print(
        f"{len(results)} kills, {sum(r.words for r in results)} words typed; "
        f"files that do not load: {sum(not r.whole for r in results)}; "
        f"unfinished files left and cleaned up: {sum(r.strays for r in results)}; "
        f"typing lost: median {lost[len(lost) // 2]:.2f} s, at most {lost[-1]:.2f} s"
    )
    return int(lost[-1] > PROMISED or not all(r.whole for r in results))


if __name__ == "__main__":
    sys.exit(main())
